"""Bad input: one sentence and a hint, or findings with the rest read; never a traceback, a cell, or a computer gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from analyzer import ExportError, HandfulError, Settings, analyze, read_export
from analyzer.analysis import Analysis
from analyzer.export import Source, nothing
from analyzer.text import finding_sentence, load_words
from analyzer.worker.running import run
from analyzer.worker.tasks import Analyze
from tests.export.bad_inputs import BAD, HOSTILE, MEGA, PLANTED

REFUSED: Final = {
    "zip bomb": "unpacks to far more",
    "overlapping entries": "files overlap",
    "size said too small": "is damaged",
    "size said too large": "is damaged",
    "size said to be four gigabytes": "unpacks to far more",
    "200,000 members": "holds 200,001 files",
    "zip in a zip in a zip": "zips within zips",
    "encrypted": "locked with a password",
    "packed by deflate64": "packed in a way LinkedIn does not use",
    "packed by something unknown": "packed in a way LinkedIn does not use",
    "cut off in the middle": "cut off or damaged",
    "cut off at the start": "damaged, or not safe",
    "no bytes": "is empty",
    "zip without members": "is empty",
    "random bytes": "not a zip",
    "random bytes behind a zip's first ones": "cut off or damaged",
    "gzip instead of a zip": "gzip-compressed",
    "sign-in page instead of a zip": "a web page, not a zip",
    "a million columns": "far more columns",
    "100 MB of line ends": "more memory",
    "field that packs too well": "unpacks to far more",
    "empty list": "is empty",
    "list of blank lines": "is empty",
    "spreadsheet as a table": "an Excel workbook under another name",
    "old spreadsheet as a table": "an Excel workbook under another name",
    "facebook's export": "an export of Facebook",
    "google's export": "an export of Google",
    "instagram's export": "an export of Instagram",
    "x's export": "an export of X",
    "whatsapp's chat": "an export of WhatsApp",
    "linkedin's analytics": "LinkedIn's analytics of your posts",
    "a workbook": "an Excel workbook, not",
    "somebody's photos": "none of its files",
    "another program's tables": "none of its files",
}
"""What is refused, and what is said."""

READ: Final = {
    "path that climbs out": (2, {"unknown_header": 0}),
    "absolute path": (2, {"unknown_header": 0}),
    "windows path": (2, {"unknown_header": 0}),
    "member that is a link": (2, {}),
    "two members of one name": (2, {"duplicate_member": 1, "no_rows": 0}),
    "zip in a zip": (2, {}),
    "a million columns in a row": (2, {"ragged_rows": 1, "no_rows": 0}),
    "field of 100 MB": (2, {"broken_quotes": 1, "no_rows": 0}),
    "quoted field of 10 MB beside a ragged row": (2, {"ragged_rows": 1, "broken_quotes": 1, "no_rows": 0}),
    "line of 100 MB": (2, {"unknown_header": 0}),
    "100 MB of quotes": (2, {"broken_quotes": 1, "no_rows": 0}),
    "100 MB of commas": (2, {"ragged_rows": 1, "no_rows": 0}),
    "quote that never closes": (2, {"incomplete_messages": 50, "no_rows": 0}),
    "quote that never closes in the list": (1, {"broken_quotes": 1, "duplicate_rows": 1}),
    "NULs in the list": (2, {}),
    "nothing but NULs": (2, {"empty_file": 0}),
    "random bytes as a table": (2, {"not_a_table": 0}),
    "gzip as a table": (2, {"compressed_file": 0}),
    "sign-in page as a table": (2, {"web_page": 0}),
    "rows of other widths": (3, {"ragged_rows": 1, "missing_date": 1}),
    "header twice": (1, {"repeated_header": 1, "duplicate_rows": 1}),
    "column twice": (1, {"repeated_column": 0}),
    "header and no row": (0, {"no_rows": 0}),
    "hostile names": (len(HOSTILE), {}),
    "dates from another world": (2, {"impossible_date": 1}),
}
"""What is read all the same: how many people, and what is found odd."""

HEAVY: Final = tuple(name for name in BAD if "00 MB" in name or "200,000" in name or "bomb" in name)
"""What has to be kept from taking time and memory."""


def read(name: str, *, apart: bool) -> Analysis:
    """Read one of them, in a process of its own with ten seconds and a gigabyte, or here."""
    data, today, usual = BAD[name](), date(2026, 3, 9), Settings()
    if not apart:
        return analyze(read_export(data), today)
    tight = replace(usual, limits=replace(usual.limits, seconds=10, memory_bytes=1024 * MEGA))
    return run(Analyze((Source(data, "export.zip"),), None, today, settings=tight), nothing)


def test_every_bad_input_has_its_answer() -> None:
    """None is left out, and none has two."""
    assert REFUSED.keys() | READ.keys() == BAD.keys()
    assert not REFUSED.keys() & READ.keys()


@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.worker) for name in HEAVY])
def test_what_is_heavy_is_answered_in_ten_seconds_and_a_gigabyte(name: str) -> None:
    """The process it is read in has no more of either."""
    check(name, apart=True)


@pytest.mark.parametrize("name", [name for name in BAD if name not in HEAVY])
def test_bad_input_is_answered(name: str) -> None:
    """In one sentence and a hint, or by what could be read and what was odd."""
    check(name, apart=False)


def check(name: str, *, apart: bool) -> None:
    """Compare what comes of it with what should, and look for cells in what is said."""
    if name in REFUSED:
        with pytest.raises(HandfulError, match=REFUSED[name]) as caught:
            read(name, apart=apart)
        said = f"{caught.value} {caught.value.hint}"
        assert caught.value.hint
        assert isinstance(caught.value, ExportError)
    else:
        people, found = READ[name]
        analysis = read(name, apart=apart)
        assert analysis.people.height == people
        findings = analysis.facts.findings
        assert {one.code.value: one.rows for one in findings} == found
        words = load_words()
        said = " ".join(finding_sentence(one.code, one.table, one.rows, words, one.names) for one in findings)
    assert PLANTED not in said
