"""Asking the one who knows: names from memory, twenty people one at a time, and how often Handful is right."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from functools import partial
from typing import Any, Final

import polars as pl
import streamlit as st

from analyzer.analysis import Analysis, judge_anew
from analyzer.asking import (
    FEWEST,
    Agreement,
    Fit,
    Lines,
    Share,
    compare_answers,
    draw_people,
    find_recalled,
    refit,
)
from analyzer.schemas import Answer
from analyzer.settings import Settings
from analyzer.store import Act, Wish, label
from analyzer.text import Words, list_names, own_lines_sentence, reason_sentence
from analyzer.ui import components, keeping, session, turns
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key

_MOST_NAMES: Final = 10
"""Names asked for from memory: as many as come to mind before one begins to search."""

_LINES_HEIGHT: Final = 260
"""Of the field they are written into, in pixels: ten lines."""

_NAMED: Final = 12
"""Callable people named whom nobody remembered: as many as one reads."""

_KEYS: Final = {Answer.YES: "y", Answer.NO: "n", Answer.DO_NOT_KNOW: "d"}
"""The key of each answer."""


def recall(analysis: Analysis, words: Words) -> None:
    """Ask for names before anything is shown, then set them beside the export.

    Raises:
        StoreError: the store cannot be read.
    """
    kept: list[str] = list(keeping.wishes(analysis).get(Wish.RECALLED) or [])
    field = session.scoped(Key.RECALLED)
    with st.form(Key.RECALLED + "-form", border=False):
        typed = st.text_area(
            words.say("check.recall_ask"),
            value="\n".join(kept),
            key=field,
            height=_LINES_HEIGHT,
            help=words.say("check.recall_help"),
        )
        asked = st.form_submit_button(
            words.say("check.recall_done"), type="primary", on_click=_keep_recalled, args=(analysis, field, words)
        )
    if kept:
        _what_became_of(analysis, kept, words)
    elif asked and not typed.strip():
        st.info(words.say("check.recall_none"))


def _keep_recalled(analysis: Analysis, field: str, words: Words) -> None:
    def keep() -> None:
        names = [" ".join(line.split()) for line in str(keeping.typed(field)).splitlines() if line.strip()]
        if names or keeping.wishes(analysis).get(Wish.RECALLED):
            keeping.wish(analysis, Wish.RECALLED, names[:_MOST_NAMES])
        if len(names) > _MOST_NAMES:
            session.toast_next(words.say("check.recall_most", most=_MOST_NAMES))

    keeping.managed(keep)


def _what_became_of(analysis: Analysis, names: list[str], words: Words) -> None:
    became = find_recalled(analysis.ties, names)
    people = dict(analysis.ties.select("person_id", "name").iter_rows())
    tiers = {tier: rows["name"].to_list() for (tier,), rows in became.found.partition_by("tier", as_dict=True).items()}
    for tier in analysis.ties["tier"].dtype.categories:  # type: ignore[attr-defined]
        if tier in tiers:
            said = words.say("check.recall_tier", tier=words.say(f"tier.{tier}"), names=", ".join(tiers[tier]))
            st.markdown(f"- {plain(said)}")
    for typed, name in became.meant:
        st.markdown(f"- {plain(words.say('check.recall_meant', typed=typed, name=name))}")
    for key, listed in (("several", became.several), ("no_trace", became.no_trace)):
        if listed:
            st.markdown(f"- {plain(words.say(f'check.recall_{key}', names=', '.join(listed)))}")
    if became.forgotten.len():
        shown = list_names([people[one] for one in became.forgotten], _NAMED, words)
        st.markdown(f"- {plain(words.say('check.recall_forgotten', names=shown))}")


def answer(analysis: Analysis, words: Words) -> None:
    """Ask about one person at a time, without showing the verdict.

    Raises:
        StoreError: the store cannot be read.
    """
    drawn: list[str] = list(keeping.wishes(analysis).get(Wish.DRAWN) or [])
    base = session.base() or analysis
    here = set(base.ties["person_id"])
    drawn = [one for one in drawn if one in here] or draw_people(base.ties)
    answered = set(keeping.labels(analysis)["person_id"])
    if not drawn:
        st.markdown(words.say("check.answer_nobody"))
        return
    left = [one for one in drawn if one not in answered]
    if "messages" in analysis.facts.missing:
        st.caption(words.say("check.without_messages"))
    st.markdown(words.say("check.answer_says_near" if _hard(base, drawn) else "check.answer_says", len(drawn)))
    st.progress((len(drawn) - len(left)) / len(drawn))
    if not left:
        st.markdown(f"**{words.say('check.answer_done', len(drawn))}**")
    else:
        tie = base.ties.row(by_predicate=pl.col("person_id") == left[0], named=True)
        st.caption(words.say("check.answer_left", len(left)))
        _ask(analysis, tie, drawn, words)
    turns.button(
        words.say("verdict.undo"),
        f"{Key.ANSWER}-undo",
        "u",
        partial(_undo, analysis),
        disabled=not answered,
    )


def _hard(base: Analysis, people: Collection[str]) -> bool:
    """Tell whether about half of some people are near a line."""
    near = base.ties.filter(pl.col("person_id").is_in(list(people)) & ~pl.col("firm")).height
    return near * 3 >= len(people)  # with a third it is "about half", as chance fills up


def _ask(analysis: Analysis, tie: dict[str, Any], drawn: list[str], words: Words) -> None:
    ref = session.ref_of(tie["person_id"])
    with st.container(horizontal=True, gap="small"):
        for one, key in _KEYS.items():
            turns.button(
                words.say(f"check.answer_{one}"),
                f"{Key.ANSWER}-{one}-{ref}",
                key,
                partial(keep_answer, analysis, tie["person_id"], one, drawn),
            )
    with st.container(border=True, key=f"{Key.ANSWER}-card"):
        st.header(plain(tie["name"]), anchor=False)
        job = components.job_of(tie)
        if job:
            st.markdown(f":gray[{plain(job)}]")
        st.markdown(words.say("check.answer_ask"))


def keep_answer(analysis: Analysis, person_id: str, given: Answer, drawn: list[str]) -> None:
    """Keep an answer about somebody who was not answered about yet, and whom else is to be asked about."""

    def keep() -> None:
        if person_id not in set(keeping.labels(analysis)["person_id"]):  # else it was given in another window
            if keeping.wishes(analysis).get(Wish.DRAWN) != drawn:
                keeping.wish(analysis, Wish.DRAWN, drawn)
            keeping.say(analysis, label(person_id, given), Act.LABEL)
        keeping.heed(analysis)

    keeping.attempt(keep)


def _undo(analysis: Analysis) -> None:
    def undo() -> None:
        keeping.undo(analysis, Act.LABEL)
        keeping.heed(analysis)

    keeping.attempt(undo)


def agreement(analysis: Analysis, words: Words) -> None:
    """Say how often the rules agree with the answers, where they do not, and whether other lines would do better.

    Raises:
        StoreError: the store cannot be read.
    """
    answers, base = keeping.labels(analysis), session.base() or analysis
    own = keeping.lines(analysis)
    nobody = answers.clear()
    alone = judge_anew(base, nobody, own)
    found = compare_answers(alone.ties, answers)
    if not found.answered:
        st.markdown(words.say("check.nothing_yet"))
        if own is not None:
            _way_back(analysis, own, words)
        return
    st.markdown(_said_shares(found, words))
    said = [words.say("check.unknown", found.unknown)] if found.unknown else []
    said += [words.say("check.hard")] if _hard(base, answers["person_id"].to_list()) else []
    if said:
        st.caption(plain(" ".join(said)))
    st.markdown(words.say("check.word_wins"))
    _wrong(alone, found, words)
    _offer_lines(analysis, base, answers, words, own)


def _said_shares(found: Agreement, words: Words) -> str:
    def said(key: str, share: Share) -> str:
        low, high = (f"{100 * end:.0f}" for end in (share.low, share.high))
        return "- " + words.say(f"check.{key}", part=share.part, whole=share.whole, low=low, high=high)

    shares = (("agree", found.agree), ("precision", found.precision), ("recall", found.recall))
    return "\n".join(said(key, share) for key, share in shares if share.whole)


def _wrong(alone: Analysis, found: Agreement, words: Words) -> None:
    if found.wrong.is_empty():
        return
    st.markdown(f"**{words.say('check.wrong')}**")
    for row in found.wrong.to_dicts():
        tie = alone.ties.row(by_predicate=pl.col("person_id") == row["person_id"], named=True)
        said = words.say(f"check.wrong_{row['answer']}", name=tie["name"], tier=words.say(f"tier.{row['tier']}"))
        st.markdown(f"- {plain(said)} :gray[{plain(reason_sentence(tie, words))}]")


def _offer_lines(analysis: Analysis, base: Analysis, answers: pl.DataFrame, words: Words, own: Settings | None) -> None:
    """Offer lines that fit better, or the way back from them."""
    fit = refit(base.ties, answers, base.as_of, base.settings)
    if own is not None:
        _way_back(analysis, own, words)
        if fit is not None:
            fair = {"then": fit.right_then, "answers": fit.answers, "now": fit.right_now}
            st.caption(words.say("check.lines_fitted", **fair))
        return
    if fit is None:
        st.caption(words.say("check.lines_few", fewest=FEWEST))
        return
    if not fit.helps:
        st.caption(words.say("check.lines_none"))
        return
    lines, now = fit.lines, Lines.of(base.settings)
    st.markdown(
        words.say(
            "check.lines_offer",
            days=words.count("days", lines.strong_days),
            months=words.count("months", lines.strong_months),
            silent=lines.callable_silent_months,
            days_now=words.count("days", now.strong_days),
            months_now=words.count("months", now.strong_months),
            silent_now=now.callable_silent_months,
            best=fit.right_best,
            then=fit.right_then,
            now=fit.right_now,
            answers=fit.answers,
        )
    )
    st.button(words.say("check.lines_use"), key=f"{Key.LINES}-use", on_click=_use_lines, args=(analysis, fit))


def _way_back(analysis: Analysis, own: Settings, words: Words) -> None:
    st.markdown(plain(own_lines_sentence(asdict(Lines.of(own)), words)))
    st.button(words.say("check.lines_back"), key=f"{Key.LINES}-back", on_click=_use_lines, args=(analysis, None))


def _use_lines(analysis: Analysis, fit: Fit | None) -> None:
    def use() -> None:
        keeping.wish(analysis, Wish.LINES, asdict(fit.lines) if fit else None)
        keeping.heed(analysis)

    keeping.attempt(use)
