"""Tables → a workbook in which no cell is a formula or a link."""

from __future__ import annotations

from collections.abc import Mapping
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
XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What a browser calls a workbook."""

_WIDEST: Final = 32_000
"""Characters of a cell; a workbook holds 32,767."""


def as_xlsx(sheets: Mapping[str, pl.DataFrame]) -> bytes:
    """Write tables as a workbook of a sheet each, their heads fixed; texts stay texts, whatever they begin with.

    Args:
        sheets: Tables by the name of their sheet, up to 31 characters.
    """
    content = BytesIO()
    with Workbook(content, _TEXT_ONLY) as book:
        for name, table in sheets.items():
            texts = [pl.col(one).str.head(_WIDEST) for one, dtype in table.schema.items() if dtype == pl.String]
            table.with_columns(texts).write_excel(
                book,
                worksheet=name,
                freeze_panes=(1, 0),
                autofit=True,
                dtype_formats={pl.Date: "yyyy-mm-dd", pl.Float64: "0.00"},
            )
    return content.getvalue()
