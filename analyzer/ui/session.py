"""What one browser tab holds: the analysis it looks at, whether names are hidden, whom its links mean."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

import dataframely as dy
import polars as pl
import streamlit as st

from analyzer import worker
from analyzer.analysis import Analysis, judge_anew
from analyzer.charts import Look
from analyzer.errors import ExportError, HandfulError
from analyzer.export import Code, Source, copy_of, is_table, same_owner, unfold
from analyzer.mapping import map_network
from analyzer.network import Layout, Network
from analyzer.norms import GroupSummary, Summary, measure_export
from analyzer.reports import Theme
from analyzer.schemas import People
from analyzer.settings import Settings
from analyzer.text import LANGUAGES, Naming, Words, load_words
from analyzer.ui import hearing, making
from analyzer.ui.hosting import in_turn, user
from analyzer.ui.hosting.gate import SINCE, USER, WINDOW
from analyzer.ui.keys import Key
from analyzer.ui.uploading import let_go

LAUNCHED_WITH: tuple[Path, ...] = ()
"""The export `handful app EXPORT` was started with; read at the first visit."""

LANGUAGE_AT_START: str | None = None
"""The language asked for on the command line, if any."""

NORMS_AT_HAND: Summary | None = None
"""What may be shown of the cohort the server was started with, in every window."""

_SECRET: Final = secrets.token_bytes(16)
_ANALYSIS: Final = "analysis"
_BASE: Final = "base"
_GIVEN: Final = "given"
_BESIDE: Final = "other_export"
_OLDER: Final = "older"
_REFS: Final = "refs"
_LOOKED_AT: Final = "person_looked_at"
_ANEW: Final = "anew"
_UPLOADS: Final = "uploads"
_SWITCHED: Final = "switched"
_STOOD: Final = "stood"
_LAUNCHED: Final = "launched"
_REFUSAL: Final = "refusal"
_REFUSALS: Final = "refusals"
_TOPS: Final = "tops"
_TOAST: Final = "toast_next"
_CHOSEN_NEXT: Final = "chosen_next"
SPOKEN: Final = "language_chosen"
"""Says that the language was chosen in this tab, and not only found."""

_FORGOTTEN: Final = "forgotten"
_PSEUDONYMS: Final = "pseudonyms"
_NORMS: Final = "norms"
CLIENT: Final = "client"
"""Names the client whose file is open in this tab, if any."""

TURN: Final = "turn"
"""Counts what was decided and taken back in this tab, as `turns` does: an export that goes does not begin it anew."""

TOUR: Final = "tour"
"""How far the tour is in this tab, if it was begun and not left."""

TOUR_WISHED: Final = "tour_wished"
"""Says that it begins once what was chosen is read."""

_LOOK: Final = "look"
RESTORED: Final = "restored"
"""Says that the remembered export was looked for in this tab."""
_EDITION: Final = "edition"
_REF_BYTES: Final = 6


def words() -> Words:
    """Give the sentences of the app, in the language of this tab."""
    return load_words(language())


def language() -> str:
    """Tell the language of this tab: the one chosen in it, else of its link, of the start, of the browser."""
    browsers = (st.context.locale or "").partition("-")[0]
    asked = (st.session_state.get(Key.LANGUAGE), st.query_params.get("lang"), LANGUAGE_AT_START, browsers)
    return next((one for one in asked if one in LANGUAGES), next(iter(LANGUAGES)))


def words_at_start() -> Words:
    """Give the sentences of what starts the app, before there is a tab."""
    return load_words(LANGUAGE_AT_START or next(iter(LANGUAGES)))


def theme() -> Theme:
    """Tell whether the page is light or dark."""
    return Theme.DARK if st.context.theme.type == "dark" else Theme.LIGHT


def look() -> Look:
    """Tell how the charts of the page look and speak."""
    return Look(theme(), words())


def hold(
    sources: tuple[Source, ...],
    watch: Callable[[str], None],
    accept: Callable[[Analysis], None] = lambda _: None,
    note: Callable[[Analysis], object] = lambda _: None,
) -> Analysis:
    """Read an export and look at it from now on; what was held before is let go.

    Where it is the other archive of the request that is held, the two are read as one, and so are single tables that
    come after what they belong to. Another export of the same person, dropped with it or held before, is kept beside
    it.

    Args:
        sources: What was given.
        watch: Told the name of each stage as its turn comes.
        accept: Raises where what was read is not to be looked at.
        note: Done as soon as it is looked at, before any click is heard.

    Raises:
        HandfulError: it cannot be read, or is not accepted; what was held before stays.
    """
    before, held_before = _given(), base()
    limits = Settings().limits
    given = tuple(one for each in sources for one in unfold(each, limits))
    try:
        joined = _add_tables(before, held_before, given, watch)
        if joined is not None:
            given, held_before = (*before, *given), None
            read, analysis = given, joined
        else:
            read, analysis = given, _analyze(given, watch, first=False)
        if held_before is not None and _one_request(held_before, analysis):
            # What was chosen comes first: it is what the others are read around.
            others = tuple(read[place] for place in analysis.facts.apart)
            given = (*given, *before)
            read = (*(one for one in read if one not in others), *before, *others)
            analysis = _analyze(read, watch, first=True)
        accept(analysis)
    finally:
        kept = let_go(given)
    apart = [one for one in (read[place] for place in analysis.facts.apart) if one in kept]
    if held_before is not None and _another_time(held_before, analysis):
        apart.extend(before)
    refused = {finding.table for finding in analysis.facts.findings if finding.code is Code.NO_ARCHIVE}
    whole = len(kept) == len(given)  # what was too large to be kept cannot be read again with what comes later
    with hearing.whole():
        look_at(analysis)
        st.session_state[_GIVEN] = tuple(one for one in kept if whole and one not in apart and one.label not in refused)
        st.session_state[_BESIDE] = tuple(apart)
        note(analysis)
    return analysis


def _add_tables(
    before: tuple[Source, ...], held: Analysis | None, tables: tuple[Source, ...], watch: Callable[[str], None]
) -> Analysis | None:
    """Read single tables with what is held; None where they are no addition to it but something of their own.

    A table under the name of one that is held, or whose owner is another one, is of another export. Where what is held
    was too large to be kept, nothing can be added to it.
    """
    names = {copy_of(one.label)[0].casefold() for one in before}
    of_its_own = not all(is_table(one) and copy_of(one.label)[0].casefold() not in names for one in tables)
    if not before or held is None or of_its_own:
        return None
    with suppress(ExportError):
        analysis = _analyze((*before, *tables), watch, first=True)
        lost = {file.table for file in held.facts.files} - {file.table for file in analysis.facts.files}
        if not lost and not analysis.facts.apart and _still_theirs(held, analysis):
            return analysis
    return None


def _still_theirs(held: Analysis, analysis: Analysis) -> bool:
    """Tell whether an export with more tables has the owner it had, or has one now."""
    before, now = held.facts.ego, analysis.facts.ego
    return before is None or (now is not None and same_owner(before, now))


def beside() -> tuple[Source, ...]:
    """Give the other export of the same person that was dropped with this one, or looked at before it."""
    other: tuple[Source, ...] = st.session_state.get(_BESIDE, ())
    return other


def _given() -> tuple[Source, ...]:
    given: tuple[Source, ...] = st.session_state.get(_GIVEN, ())
    return given


def _analyze(sources: tuple[Source, ...], watch: Callable[[str], None], *, first: bool) -> Analysis:
    today = date.today()  # noqa: DTZ011 - as on the command line: nothing dated, so any day will do
    task = worker.Analyze(sources, as_of=None, otherwise=today, first=first)
    member = user()
    with in_turn(member.key if member else "", watch):
        return worker.run(task, watch)


def _one_request(one: Analysis, other: Analysis) -> bool:
    """Tell whether two archives answer one request: of one person, of about one day, and not the same archive again."""
    apart = _days_apart(one, other)
    near = apart is not None and apart <= one.settings.limits.same_request_days
    return near and one.facts.files != other.facts.files


def _another_time(one: Analysis, other: Analysis) -> bool:
    """Tell whether two exports are of one person at two times."""
    apart = _days_apart(one, other)
    return apart is not None and apart > one.settings.limits.same_request_days


def _days_apart(one: Analysis, other: Analysis) -> int | None:
    """Days between two exports of one person; None where they are not known to be that."""
    if one.facts.ego is None or other.facts.ego is None or not same_owner(one.facts.ego, other.facts.ego):
        return None
    if one.facts.exported_on is None or other.facts.exported_on is None:
        return None
    return abs((one.facts.exported_on - other.facts.exported_on).days)


def older() -> Analysis | None:
    """Read the export beside this one, where that is an older one of the same person; once for each."""
    analysis, sources = held(), beside()
    if analysis is None or not sources:
        return None
    kept: tuple[object, Analysis | None] | None = st.session_state.get(_OLDER)
    if kept is None or kept[0] != sources:
        said, place = words(), st.empty()

        def watch(stage: str) -> None:
            # To show it is also where a click elsewhere, or a tab that is closed, ends this run, and so the reading.
            place.caption(said.say(f"stage.{stage}") + " …")

        with st.spinner(said.say("stage.older") + " …"):
            kept = (sources, _read_older(analysis, sources, watch))
        place.empty()
        st.session_state[_OLDER] = kept
    return kept[1]


def older_people() -> dy.DataFrame[People] | None:
    """Give who stands in the older export beside this one, None where there is none."""
    other = older()
    return other.people if other else None


def _read_older(analysis: Analysis, sources: tuple[Source, ...], watch: Callable[[str], None]) -> Analysis | None:
    with suppress(HandfulError):
        other = _analyze(sources, watch, first=False)
        then, now = other.facts.exported_on, analysis.facts.exported_on
        if then and now and then < now and _days_apart(other, analysis) is not None:
            return other
    return None


def look_at(analysis: Analysis) -> None:
    """Look at an analysis from now on; what was held before is let go."""
    forget()
    st.session_state[_ANALYSIS] = analysis
    st.session_state[_BASE] = analysis


def base() -> Analysis | None:
    """Give the analysis as the rules alone reached it, before anybody's word was heeded."""
    analysis: Analysis | None = st.session_state.get(_BASE) or held()
    return analysis


def judge(labels: pl.DataFrame, settings: Settings | None) -> None:
    """Reach the verdicts anew, with the owner's word; what was made of the former ones is made anew."""
    analysis = base()
    if analysis is None:
        return
    st.session_state[_BASE] = analysis
    st.session_state[_ANALYSIS] = judge_anew(analysis, labels, settings)
    making.unmake()


def network() -> Network:
    """Give the network of the analysis this tab looks at, made once for each set of wishes.

    Raises:
        LookupError: no analysis is held.
    """
    analysis = held()
    if analysis is None:
        raise LookupError
    wishes = (layout(), tuple(apart()))
    return making.made_aside("network", wishes, lambda: map_network(analysis, wishes[1], wishes[0]))


def open_norms(summary: Summary | None) -> None:
    """Compare with a cohort from now on, or with none; it stays when another export is looked at."""
    st.session_state[_NORMS] = summary
    st.session_state.pop(Key.COHORT_GROUP, None)


def norms() -> Summary | None:
    """Give the cohort this tab compares with."""
    summary: Summary | None = st.session_state.get(_NORMS, NORMS_AT_HAND)
    return summary


def norms_group() -> GroupSummary | None:
    """Give the group of the cohort this tab compares with."""
    summary = norms()
    if summary is None:
        return None
    place = int(st.session_state.get(Key.COHORT_GROUP) or 0)
    return summary.groups[place] if place < len(summary.groups) else summary.everybody


def measures() -> dict[str, float | None]:
    """Give the numbers of the export this tab looks at, circles left out: those of a cohort's row.

    They are what the rules alone came to, as a cohort's are: nobody's own word moves them against others.

    Raises:
        LookupError: no analysis is held.
    """
    analysis = base()
    if analysis is None:
        raise LookupError
    return making.made_aside("measures", None, lambda: measure_export(analysis, None))


def layout() -> Layout:
    """Tell how the network is laid out."""
    chosen: Layout | None = st.session_state.get(scoped(Key.LAYOUT))
    return chosen or Layout.PACKED


def targets() -> list[str]:
    """Give the companies and fields this tab's owner would like a door to."""
    return list(st.session_state.get(scoped(Key.TARGETS)) or [])


def apart() -> list[str]:
    """Give the spellings of companies that are to stay employers of their own."""
    return list(st.session_state.get(scoped(Key.APART)) or [])


def begin_anew() -> None:
    """Let go of rows that are ticked in tables: they were decided about."""
    st.session_state[_ANEW] = anew() + 1


def anew() -> int:
    """Tell how often tables began anew."""
    return int(st.session_state.get(_ANEW, 0))


def renew(what: str) -> None:
    """Draw a field anew, since it was said elsewhere what stands in it.

    To write it into the field does not do: the browser still has what stood there, and says it again.

    Args:
        what: The field's key without its edition, or the ref of whom it is about.
    """
    st.session_state[f"{_EDITION}-{what}"] = edition(what) + 1


def edition(what: str) -> int:
    """Tell how often what stands in a field was said elsewhere."""
    return int(st.session_state.get(f"{_EDITION}-{what}", 0))


def held() -> Analysis | None:
    """Give the analysis this tab looks at."""
    analysis: Analysis | None = st.session_state.get(_ANALYSIS)
    return analysis


def forget(*, asked: bool = False) -> None:
    """Let go of the export, everything found in it, and the file in the drop zone; remember only that it was asked."""
    kept = {
        Key.HIDE_NAMES.value,
        Key.LANGUAGE.value,
        SPOKEN,
        TOUR,
        _CHOSEN_NEXT,
        _SWITCHED,
        _STOOD,
        TURN,
        _UPLOADS,
        _LAUNCHED,
        RESTORED,
        CLIENT,
        _LOOK,
        _TOAST,
        USER,
        WINDOW,
        SINCE,
        _NORMS,
        Key.COHORT_GROUP.value,
        switch_of(Key.HIDE_NAMES),
        switch_of(Key.LANGUAGE),
    }
    making.unmake()
    for name in list(st.session_state):
        if str(name) not in kept:
            del st.session_state[name]
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1
    st.session_state[_FORGOTTEN] = asked


def just_forgotten() -> bool:
    """Tell whether the export was let go because somebody asked."""
    return bool(st.session_state.get(_FORGOTTEN))


def refuse(error: HandfulError) -> None:
    """Keep why the last export could not be read, and let go of the file in the drop zone; what is held stays."""
    st.session_state[_REFUSAL] = error
    st.session_state[_REFUSALS] = refusals() + 1
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1


def begin_at_top() -> None:
    """See to it that the page is shown from its top: something else stands on it now."""
    st.session_state[_TOPS] = tops() + 1


def tops() -> int:
    """Count what was to be shown from the top of its page in this tab."""
    return int(st.session_state.get(_TOPS, 0))


def refusals() -> int:
    """Count what could not be read in this tab."""
    return int(st.session_state.get(_REFUSALS, 0))


def refusal() -> HandfulError | None:
    """Give why the last export could not be read."""
    error: HandfulError | None = st.session_state.get(_REFUSAL)
    return error


def scoped(key: Key) -> str:
    """Give the key of a widget whose choices belong to one export: the next export starts with fresh ones.

    The drop zone has such a key too, so that it does not hold a file in memory once it is read.
    """
    return f"{key}-{st.session_state.get(_UPLOADS, 0)}"


def launched_with() -> tuple[Source, ...]:
    """Give the export the app was started with, once."""
    if st.session_state.get(_LAUNCHED):
        return ()
    st.session_state[_LAUNCHED] = True
    return tuple(Source(path) for path in LAUNCHED_WITH)


def names() -> Naming:
    """Tell how people are named now."""
    secret: bytes = st.session_state.get(_PSEUDONYMS) or _own_secret()
    return Naming(bool(st.session_state.get(Key.HIDE_NAMES)), words(), secret)


def _own_secret() -> bytes:
    """Give what this window draws with: at a server for many another one for each user, which nobody else can know."""
    member = user()
    return hashlib.blake2b(member.key.encode(), key=_SECRET, digest_size=len(_SECRET)).digest() if member else _SECRET


def draw_pseudonyms_with(secret: bytes) -> None:
    """Draw pseudonyms with a secret that was kept, so that everybody has the one they had."""
    st.session_state[_PSEUDONYMS] = secret


def digest(what: object) -> str:
    """Give what stands for something in a key: equal for equal things, and telling nothing of them."""
    return _hashed(repr(what))


def ref_of(person_id: str) -> str:
    """Give what stands for a person in an address: nothing of their name, and nothing another server could read.

    With another client's file open the same person has another one: an address leads from none to the other.
    """
    return _hashed(person_id)


def look_apart(place: str) -> None:
    """Keep addresses and keys from now on apart from those of before: another client is looked at."""
    st.session_state[_LOOK] = place


def _hashed(what: str) -> str:
    apart: str = st.session_state.get(_LOOK, "")
    return hashlib.blake2b(f"{apart} {what}".encode(), key=_own_secret(), digest_size=_REF_BYTES).hexdigest()


def person_of(analysis: Analysis, ref: str | None) -> str | None:
    """Give the person a ref means in this analysis, or None."""
    if not ref:
        return None
    if _REFS not in st.session_state:
        st.session_state[_REFS] = {ref_of(person_id): person_id for person_id in analysis.ties["person_id"].to_list()}
    found: str | None = st.session_state[_REFS].get(ref)
    return found


def person_looked_at(analysis: Analysis, ref: str | None) -> str | None:
    """Give the person an address means; where it names none, the one looked at last in this tab."""
    found = person_of(analysis, ref or st.session_state.get(_LOOKED_AT))
    if found is not None:
        st.session_state[_LOOKED_AT] = ref_of(found)
    return found


class Switch(NamedTuple):
    """A switch of the menu, and how it stands where it is drawn first."""

    key: str
    stood: Any


def switch(what: Key, *, told: object) -> Switch:
    """Give the switch of what the session tells, such as that names are hidden: another one, if it stands otherwise.

    To move the one that is there does not do: the browser still has where it stood, and says so with a click already on
    its way; and what is set by a key goes to the browser once, and is lost where that page was ended for the next click.
    """
    stood: dict[str, object] = st.session_state.setdefault(_STOOD, {})
    key = switch_of(what)
    if st.session_state.get(key, stood.get(key, told)) != told:
        st.session_state[_SWITCHED] = {**_switched(), what.value: _switched().get(what.value, 0) + 1}
        key = switch_of(what)
    return Switch(key, stood.setdefault(key, told))


def switch_of(what: Key) -> str:
    """Give the key of the switch that tells something: another one for each client that is looked at."""
    return f"{what}-switch-{_hashed(what)}-{_switched().get(what.value, 0)}"


def _switched() -> dict[str, int]:
    """Tell how often each switch was drawn anew."""
    switched: dict[str, int] = st.session_state.get(_SWITCHED, {})
    return switched


def choose_next(key: Key, value: object) -> None:
    """Set a widget that is drawn already at the next run."""
    st.session_state.setdefault(_CHOSEN_NEXT, {})[key] = value


def choose_now() -> None:
    """Set such widgets, before any of them is drawn."""
    for key, value in st.session_state.pop(_CHOSEN_NEXT, {}).items():
        st.session_state[key] = value


def toast_next(said: str) -> None:
    """Say something at the next run of the whole page: a dialog may not draw outside of itself."""
    st.session_state[_TOAST] = said


def toast_now() -> None:
    """Say what was to be said at this run."""
    said = st.session_state.pop(_TOAST, None)
    if said:
        st.toast(said)


def apologise(_error: Exception) -> bool:
    """Say that something broke, without its words."""
    st.error(words().say("app.bug"))
    return True
