"""A person: the verdict, what each thing adds, the months of contact."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.charts import draw_rhythm
from analyzer.habits import count_months
from analyzer.network import nearest_people
from analyzer.reports import community_names
from analyzer.schemas import Reason
from analyzer.text import (
    Words,
    chips,
    evidence_lines,
    mark_sentences,
    place_sentence,
    reason_sentence,
    rule_sentence,
    shared_by,
    step_sentence,
)
from analyzer.ties import measure_ranks, next_step
from analyzer.ui import address, components, making, own_words, session
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key

_WHAT, _MEASURED, _ADDS = 150, 130, 56
"""Least widths of the evidence's columns in pixels: all three stand on a phone, and share what there is elsewhere."""

_NEAR = 5
"""People named with whom something rare is shared: the innermost of Dunbar's layers."""


def render() -> None:
    """Draw the page of the person the address means."""
    words = session.words()
    analysis = components.held_or_say(words.say("people.title"), words)
    if analysis is None:
        return
    person_id = session.person_looked_at(analysis, st.query_params.get("person"))
    _way_back(words)
    if person_id is None:
        components.heading(words.say("people.title"))
        st.warning(words.say("people.unknown"))
        return
    _show(analysis, person_id, words)


def _way_back(words: Words) -> None:
    from analyzer.ui.pages import PAGES, PEOPLE  # noqa: PLC0415 - the list of pages is made of this one

    before = address.before()
    page = next((one for one in PAGES if before and one.address == before), PEOPLE)
    said = words.say("people.back_to", page=words.say(page.label))
    if st.button(said, key=Key.BACK, type="tertiary", icon=":material/arrow_back:"):
        st.switch_page(page.page())


def _show(analysis: Analysis, person_id: str, words: Words) -> None:
    tie = analysis.ties.row(by_predicate=pl.col("person_id") == person_id, named=True)
    naming = session.names()
    job = "" if naming.hidden else components.job_of(tie)
    components.heading(plain(naming.of(tie)), plain(job))
    st.header(words.say(f"tier.{tie['tier']}"), anchor=False)
    st.markdown(plain(reason_sentence(tie, words)))
    if tie["reason_key"] not in {Reason.OWN_YES, Reason.OWN_NO, Reason.NEVER_A_WORD}:  # whose reason says it all
        st.caption(words.say(f"tier_meaning.{tie['tier']}"))
    if tie["active_days"]:
        st.caption(plain(rule_sentence(tie, asdict(analysis.settings), words)))
    components.badges(chips(tie, words))
    components.profile_link(tie, words)
    firm = "people.firm" if tie["firm"] else "people.not_firm"
    lowest, highest = (words.say(f"tier.{tie[name]}") for name in ("tier_lowest", "tier_highest"))
    sure = words.say("people.sure", evidence=words.say(f"evidence.{tie['evidence']}"))
    st.markdown(f":gray[{sure} {words.say(firm, lowest=lowest, highest=highest)}]")
    components.meaning(words, "handful", "firm")
    _step_and_place(analysis, tie, words)
    if tie["by_name_only"]:
        st.markdown(f":gray[{words.say('people.by_name')}]")
    _circle(person_id, words)
    _marks(analysis, person_id, words)
    own_words.say_yourself(analysis, tie, words)
    evidence, months = st.columns([3, 2], gap="medium")
    with evidence:
        st.header(words.say("people.evidence"), anchor=False)
        lines = evidence_lines(tie, analysis.settings.extras_strength_most, words)
        columns = [words.say(f"people.column_{name}") for name in ("what", "measured", "adds")]
        widths = dict(zip(columns, (_WHAT, _MEASURED, _ADDS), strict=True))
        config = {name: st.column_config.TextColumn(name, width=width) for name, width in widths.items()}
        table = pl.DataFrame(lines, schema=columns, orient="row")
        st.dataframe(table, hide_index=True, height="content", column_config=config)
        phrases = (
            []
            if naming.hidden
            else analysis.calls.filter(person_id=person_id).sort("at", descending=True).head(3).to_dicts()
        )
        for call in phrases:
            said = words.say("evidence_line.phrase", phrase=call["phrase"])
            st.caption(plain(f"{said} {words.say('evidence_line.on', day=call['at'].date())}"))
        st.caption(words.say("people.cannot_know"))
        components.meaning(words, "person", "contact")
    with months:
        _months(analysis, person_id, naming.of(tie), words)


def _step_and_place(analysis: Analysis, tie: dict[str, Any], words: Words) -> None:
    """Say what would move the person up, and which place they have."""
    step = next_step(tie, analysis.settings, analysis.as_of)
    ranks = making.made_aside("ranks", None, lambda: measure_ranks(analysis.ties, analysis.settings))
    place = ranks.row(by_predicate=pl.col("person_id") == tie["person_id"], named=True)
    said = []
    if step is not None:
        said.append(f"{words.say('step.title')}: {step_sentence(asdict(step), words)}")
    if tie["current"]:  # of those of whom there is nothing, none is closer than another
        said.append(place_sentence(place, ranks.height, words))
    if said:
        st.markdown(f":gray[{plain(' '.join(said))}]")


def _circle(person_id: str, words: Words) -> None:
    """Say where the person hangs together with others, and with whom they share something rare."""
    network = session.network()
    naming = session.names()
    number = network.memberships.filter(person_id=person_id)["community"]
    if number.is_empty():
        return
    name = community_names(network, words, naming.place)[number[0]]
    said = words.say("people.circle", circle=name)
    near = nearest_people(network.inferred, network.shares.alters, person_id, _NEAR)
    names = dict(network.shares.alters.select("person_id", "name").iter_rows())
    if near.height:
        shown = [(row["kind"], naming.of({"name": names[row["person_id"]]})) for row in near.to_dicts()]
        said += " " + words.say("people.shares_with", shared=shared_by(shown, words))
    st.markdown(f":gray[{plain(said)}]")


def _marks(analysis: Analysis, person_id: str, words: Words) -> None:
    """Say what their owner did about them on LinkedIn that they never saw."""
    marks = analysis.marks.filter(person_id=person_id)
    if session.names().hidden:
        marks = marks.with_columns(text=pl.lit(""))
    for line in mark_sentences(marks.to_dicts(), words):
        st.markdown(f":gray[{plain(line)}]")


def _months(analysis: Analysis, person_id: str, name: str, words: Words) -> None:
    st.header(words.say("people.months"), anchor=False)
    rhythm = count_months(analysis, person_id)
    if rhythm.is_empty():
        st.markdown(f":gray[{words.say('people.months_none')}]")
        return
    first, last = rhythm["month"][0], rhythm["month"][-1]
    given, received = words.say("people.given"), words.say("people.received")
    components.chart(
        draw_rhythm(rhythm, session.look(), given, received),
        Key.RHYTHM,
        words.say(
            "people.months_alt",
            name=name,
            given=int(rhythm["given"].sum()),
            received=int(rhythm["received"].sum()),
            first=words.month(first),
            last=words.month(last),
        ),
        rhythm,
        words,
        {
            "month": st.column_config.DateColumn(words.say("people.column_month"), format=words.form("table_month")),
            "given": components.number_column(given, "number.month_given", words),
            "received": components.number_column(received, "number.month_received", words),
        },
    )
