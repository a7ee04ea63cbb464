"""The report: one model, a PDF others can read, a page that needs nothing, and no name where names are hidden."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from functools import cache
from pathlib import Path

import numpy as np
import openpyxl
import polars as pl
import pypdf
import pypdfium2
import pytest
from PIL import Image

from analyzer.analysis import Analysis, analyze, read_export
from analyzer.comparison import compare
from analyzer.followups import find_follow_ups
from analyzer.mapping import map_network
from analyzer.reports import (
    TIER_COLOURS,
    Report,
    Theme,
    ToDo,
    as_xlsx,
    make_report,
    make_sheets,
    render_first_page,
    render_html,
    render_pdf,
)
from analyzer.samples import SAMPLES
from analyzer.schemas import Tier
from analyzer.text import Naming, load_words
from tests.builders import ExportBuilder

WORDS = load_words()
SHOWN = Naming(hidden=False, words=WORDS)
HIDDEN = Naming(hidden=True, words=WORDS, secret=bytes(range(16)))
NASTY = [
    "$x$ `emph[Bold]`",
    "<script>alert(1)</script>",
    "![x](http://outside.test/a.png)",
    "=HYPERLINK(1)",
    "@ref *star* _under_",
    "\u202eBackwards",
]
SCRIPTS = [
    "Zoë Ångström-Łukasiewicz",
    "Ελένη Παπαδοπούλου",
    "Алёна Ёлкина",
    "李小龍",
    "山田花子",
    "김민준",
    "محمد العربي",
    "דוד כהן",
]


@cache
def _analysis(persona: str) -> Analysis:
    return analyze(read_export(next(one for one in SAMPLES if one.persona == persona).path))


def _report(analysis: Analysis, naming: Naming = SHOWN, by: str = "", note: str = "") -> Report:
    return make_report(analysis, map_network(analysis), find_follow_ups(analysis), naming, by=by, note=note)


def _callable(*names: str) -> ExportBuilder:
    export = ExportBuilder()
    for name in names:
        export.link(name, company="Acme", position="Engineer").talk(name, 9, last="2026-02-20")
    return export


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage() for page in document]
        text = " ".join(" ".join(page.get_text_bounded().split()) for page in pages)
        for page in pages:
            page.close()
        return text
    finally:
        document.close()


@pytest.mark.parametrize("persona", [one.persona for one in SAMPLES])
def test_the_pdf_is_a_document_others_can_read(persona: str) -> None:
    """Four to eight pages of A4, tagged, in one language, with bookmarks, page numbers and every font embedded."""
    report = _report(_analysis(persona))
    printed = render_pdf(report)
    assert printed.complete
    read = pypdf.PdfReader(io.BytesIO(printed.content))
    assert 4 <= len(read.pages) <= 8
    root = read.root_object
    marked = root["/MarkInfo"].get_object()
    assert isinstance(marked, pypdf.generic.DictionaryObject)
    assert str(marked["/Marked"]) == "True"
    assert str(root["/Lang"]) == "en"
    assert "/StructTreeRoot" in root
    assert read.metadata is not None
    assert read.metadata.title == report.title
    marks = [str(one["/Title"]) for one in read.outline if not isinstance(one, list)]
    assert marks[1:] == [section.title for section in report.sections]
    for number, page in enumerate(read.pages, start=1):
        assert f"Page {number} of {len(read.pages)}" in page.extract_text()
    for page in read.pages:
        embedded, outside = page._get_fonts()  # noqa: SLF001 - the only way pypdf gives to it
        assert embedded
        assert not outside


@pytest.mark.parametrize("persona", ["collector", "job-seeker"])
def test_every_dot_is_drawn_by_whatever_reads_the_pdf(persona: str) -> None:
    """As much of each colour in the picture as the page's own preview has: no reader leaves dots out."""
    report = _report(_analysis(persona))
    preview = np.asarray(Image.open(io.BytesIO(render_first_page(report))).convert("RGB")).astype(int)
    document = pypdfium2.PdfDocument(render_pdf(report).content)
    page = document[0]
    read = page.render(scale=preview.shape[1] / page.get_width()).to_numpy()[..., ::-1].astype(int)
    page.close()
    document.close()
    for tier in (Tier.COULD_CALL, Tier.WARM, Tier.DORMANT):
        colour = np.array([int(TIER_COLOURS[Theme.LIGHT][tier][place : place + 2], 16) for place in (1, 3, 5)])
        drawn, seen = ((np.abs(one - colour).sum(axis=2) < 30).sum() for one in (preview, read))
        assert seen > 0.85 * drawn, tier


@pytest.mark.parametrize("persona", [one.persona for one in SAMPLES])
def test_every_page_has_something_on_it(persona: str) -> None:
    """No page is empty, and nothing is printed over its edge."""
    document = pypdfium2.PdfDocument(render_pdf(_report(_analysis(persona))).content)
    try:
        for page in document:
            picture = page.render(scale=0.5, grayscale=True).to_numpy()
            page.close()
            ink = picture < 200
            assert ink.mean() > 0.002
            assert not ink[:, :18].any()
            assert not ink[:, -18:].any()
    finally:
        document.close()


def test_the_numbers_are_those_of_the_analysis(collector: Analysis) -> None:
    """The sentence, everybody in the handful with the reason, and no other: the same on paper and as a page."""
    report = _report(collector, by="Handed over by Carla", note="Well begun.")
    pdf, page = _text(render_pdf(report).content), re.sub(r"\s+", " ", render_html(report))
    for text in (pdf, page):
        assert "2,376 connections." in text
        assert "Handed over by Carla" in text
        assert "Well begun." in text
        for name in collector.ties.filter(tier="could_call")["name"]:
            assert name in text


def test_names_of_most_scripts_are_drawn() -> None:
    """Latin with accents, Greek, Cyrillic, Chinese, Japanese, Korean, Arabic, Hebrew: every letter has a glyph."""
    printed = render_pdf(_report(_callable(*SCRIPTS).analyze()))
    assert printed.complete
    text = _text(printed.content)
    for name in SCRIPTS[:6]:
        assert name in text


def test_a_letter_no_font_has_is_told() -> None:
    """The report is printed all the same, and says that it is not complete."""
    printed = render_pdf(_report(_callable("สมชาย ใจดี").analyze()))
    assert not printed.complete
    assert printed.content.startswith(b"%PDF")


def test_pictures_in_a_name_are_left_out() -> None:
    """An emoji is no reason for a document that is not complete."""
    printed = render_pdf(_report(_callable("Rita Rocket 🚀", "Vera Star 🧑🏽⭐️").analyze()))
    assert printed.complete
    assert "Rita Rocket" in _text(printed.content)


def test_nobodys_name_is_read_as_markup() -> None:
    """Markup of three languages, a formula and a change of direction stay the letters they are."""
    report = _report(_callable(*NASTY).analyze(), note="#import <b>x</b>")
    pdf = _text(render_pdf(report).content)
    assert "$x$ `emph[Bold]`" in pdf
    assert "#import <b>x</b>" in pdf
    page = render_html(report)
    assert "<script" not in page
    assert "<b>x" not in page
    assert "&lt;script&gt;" in page


def test_the_page_asks_for_nothing_from_outside(collector: Analysis) -> None:
    """No address, no script, no import: one file is all there is."""
    page = render_html(_report(collector))
    assert "http" not in page
    assert "url(" not in page
    assert "@import" not in page
    assert "<script" not in page


def _planted(analysis: Analysis) -> list[str]:
    people = analysis.people
    values = [*people["name"], *people["company"].drop_nulls(), *people["person_id"]]
    return [value for value in values if len(value) > 4]


def test_hidden_names_stand_in_no_form_of_the_report() -> None:
    """No name, company or address of anybody is in the PDF, the page or the workbook, and the pseudonyms agree."""
    analysis = _analysis("job-seeker")
    report = _report(analysis, HIDDEN)
    sheets = make_sheets(analysis, map_network(analysis), find_follow_ups(analysis), HIDDEN)
    cells = " ".join(str(cell) for table in sheets.values() for row in table.iter_rows() for cell in row)
    texts = _text(render_pdf(report).content), render_html(report), cells
    for text in texts:
        assert [name for name in _planted(analysis) if name in text] == []
    first = HIDDEN.of(analysis.ties.row(0, named=True))
    assert all(first in text for text in texts)


def test_what_was_agreed_comes_first() -> None:
    """Commitments head the next six weeks, and an earlier export's changes have their section."""
    old = _callable("Anna Ally", "Bert Buddy")
    new = _callable("Anna Ally", "Bert Buddy").link("New Nora", "2026-03-01")
    before, after = old.analyze(old_day := (new.analyze().as_of - timedelta(days=42))), new.analyze()
    assert before.as_of == old_day
    report = make_report(
        after,
        map_network(after),
        find_follow_ups(after),
        SHOWN,
        compared=compare(before, after),
        commitments=[ToDo("By 1 April", "Anna Ally", "Thank her for the book.")],
    )
    text = _text(render_pdf(report).content)
    plan = text[text.index("The next six weeks") :]
    assert plan.index("Anna Ally") < plan.index("Weeks 5 and 6")
    assert "New on your list: 1. Gone from it: 0." in text[text.index("What changed") :]


def test_the_workbook_holds_text_and_no_formula() -> None:
    """Each sheet has its table; a name that looks like a formula stays a name."""
    analysis = _callable(*NASTY).analyze()
    sheets = make_sheets(analysis, map_network(analysis), find_follow_ups(analysis), SHOWN)
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(sheets)))
    assert (
        book.sheetnames
        == list(sheets)
        == ["People", "Keep in touch", "Circles", "Give and take", "Give and take by person"]
    )
    people = book["People"]
    assert people.max_row == 1 + len(NASTY)
    assert {cell.value for cell in people["A"][1:]} == set(analysis.ties["name"])
    assert all(cell.data_type != "f" and cell.hyperlink is None for row in people.iter_rows() for cell in row)


def test_an_empty_export_has_a_report_too(tmp_path: Path) -> None:
    """Nobody, no messages: the report says so, in both forms."""
    analysis = ExportBuilder().analyze()
    report = _report(analysis)
    (tmp_path / "report.pdf").write_bytes(render_pdf(report).content)
    assert "0 connections." in _text((tmp_path / "report.pdf").read_bytes())
    assert "0 connections." in render_html(report)
    assert all(
        isinstance(table, pl.DataFrame)
        for table in make_sheets(analysis, map_network(analysis), find_follow_ups(analysis), SHOWN).values()
    )
