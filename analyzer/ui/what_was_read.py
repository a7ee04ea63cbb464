"""What was made of an export, file by file: read, odd, missing, left unread, unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl
import streamlit as st

from analyzer.analysis import ExportFacts
from analyzer.export import FileRead, recognise
from analyzer.reports import diagnostics, missing_tables, sort_files
from analyzer.text import Words, finding_sentence, rows_sentence
from analyzer.ui import session
from analyzer.ui.escaping import plain


def account_for(facts: ExportFacts, words: Words) -> None:
    """Draw all of it."""
    st.header(words.say("start.what_was_read"), anchor=False)
    needed, beside = sort_files(facts)
    _files(needed, words)
    if beside:
        with st.expander(words.say("start.further_files", len(beside))):
            _files(beside, words)
    _findings(facts, words)
    _missing(facts, words)
    with st.popover(words.say("start.diagnostics")):
        st.caption(words.say("start.diagnostics_says"))
        st.code(diagnostics(facts), language=None)
    file, why = (words.say(f"start.column_{name}") for name in ("file", "why"))
    hidden = session.names().hidden  # a path may say whom or what something is about
    if facts.ignored:
        with st.expander(words.say("start.not_used")):
            reasons = [words.say(f"ignored.{reason}") for _, reason in facts.ignored]
            _table({file: [plain(_path(path, hidden=hidden)) for path, _ in facts.ignored], why: reasons})
    if facts.unknown:
        with st.expander(words.say("start.unknown")):
            _table({file: [plain(_path(path, hidden=hidden)) for path in facts.unknown]})


def _path(path: str, *, hidden: bool) -> str:
    """Write a path of the archive; while names are hidden, LinkedIn's own name for the file, else its ending alone."""
    name = path.rpartition("/")[2]
    if hidden:
        return name if recognise(name) is not None else f"….{name.rpartition('.')[2]}"
    return path


def _files(files: Sequence[FileRead], words: Words) -> None:
    """List files that were read, by what they hold."""
    hidden = session.names().hidden
    what = [f"{words.say(f'table.{one.table}')} :gray[{plain(_path(one.file, hidden=hidden))}]" for one in files]
    columns = {
        words.say("start.column_what"): what,
        words.say("start.column_rows"): _aligned([file.rows for file in files], words),
    }
    if any(file.set_aside for file in files):
        columns[words.say("start.column_set_aside")] = _aligned([file.set_aside for file in files], words)
    _table(columns)


def _aligned(counts: Sequence[int], words: Words) -> list[str]:
    """Write whole numbers so that their digits stand below each other in cells of text."""
    shown = [words.show(count) for count in counts]
    longest = max(shown, key=len, default="")
    blank = ["\N{FIGURE SPACE}" if sign.isdigit() else "\N{PUNCTUATION SPACE}" for sign in longest]
    return ["".join(blank[: len(longest) - len(one)]) + one for one in shown]


def _findings(facts: ExportFacts, words: Words) -> None:
    """List what was odd, each with its rows by number."""
    if not facts.findings:
        return
    st.header(words.say("start.what_was_odd"), anchor=False)
    for finding in facts.findings:
        file = _path(finding.table, hidden=session.names().hidden) if finding.table else None
        said = finding_sentence(finding.code, file, finding.rows, words, finding.names)
        where = rows_sentence(finding.examples, finding.rows, words)
        st.markdown(f"- {plain(said)}" + (f" :gray[{where}]" if where else ""))
    if any(finding.examples for finding in facts.findings):
        st.caption(words.say("start.rows_counted"))


def _missing(facts: ExportFacts, words: Words) -> None:
    """List what the export does not have, and say how to ask for it."""
    st.header(words.say("start.what_is_missing"), anchor=False)
    missing, further = missing_tables(facts)
    if missing:
        what, unlocks = ([words.say(f"{section}.{name}") for name in missing] for section in ("table", "unlocks"))
        _table({words.say("start.column_what"): what, words.say("start.column_unlocks"): unlocks})
    else:
        st.markdown(words.say("start.nothing_missing"))
    if further:
        named = ", ".join(words.say(f"table.{name}") for name in further)
        st.caption(words.say("start.further_missing", tables=named))
    st.caption(words.say("start.missing_how"))


def _table(columns: Mapping[str, Sequence[str]]) -> None:
    """Draw a table whose cells break into lines, so that all of it stands on a phone; its text is markdown."""
    st.table(pl.DataFrame(columns), hide_index=True, border="horizontal")
