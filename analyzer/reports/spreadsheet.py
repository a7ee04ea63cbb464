"""A table → a workbook in which no cell is a formula or a link."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import polars as pl
from xlsxwriter import Workbook

_TEXT_ONLY: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDEST: Final = 32_000
"""Characters of a cell; a workbook holds 32,767."""


def as_xlsx(table: pl.DataFrame, sheet: str) -> bytes:
    """Write a table as a workbook of one sheet, its head fixed; texts stay texts, whatever they begin with.

    Args:
        table: Any table.
        sheet: Name of the sheet, up to 31 characters.
    """
    content = BytesIO()
    texts = [pl.col(name).str.head(_WIDEST) for name, dtype in table.schema.items() if dtype == pl.String]
    with Workbook(content, _TEXT_ONLY) as book:
        table.with_columns(texts).write_excel(
            book, worksheet=sheet, freeze_panes=(1, 0), autofit=True, dtype_formats={pl.Date: "yyyy-mm-dd"}
        )
    return content.getvalue()
