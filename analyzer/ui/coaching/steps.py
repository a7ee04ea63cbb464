"""A session step by step: each a question or two, why it is asked, and what this client's numbers give to ask about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.asking import find_recalled
from analyzer.coaching import (
    OUTSIDE,
    Client,
    Commitment,
    Session,
    Step,
    ask_among,
    change_session,
    choose_ten,
    find_prompts,
    find_session,
)
from analyzer.errors import StoreError
from analyzer.reports import Entry, make_session_sheet, render_calendar, render_pdf, summary
from analyzer.schemas import Tier
from analyzer.store import Store
from analyzer.text import Words
from analyzer.ui import components, keeping, making, session
from analyzer.ui.coaching.since import say_agreed
from analyzer.ui.escaping import plain
from analyzer.ui.following_up.open_ones import open_ones
from analyzer.ui.keys import Key

_MANY: Final = 5
"""Commitments from which it is said that more are seldom kept. Prior, as the exercise has it."""

_FIRST_DAY: Final = timedelta(days=21)
"""Days ahead that are proposed for a commitment: half of the usual six weeks."""

_SESSION_EVERY: Final = timedelta(days=42)
"""Days to the next session that are proposed: six weeks."""

_FURTHEST: Final = timedelta(days=378)
"""Days ahead up to which a next date is offered: nine times as long."""

_OFFERED: Final = (Tier.COULD_CALL.value, Tier.WARM.value, Tier.DORMANT.value)
"""Tiers of those who are offered for a commitment: the others are strangers by what the export shows."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """What each step looks at.

    Attributes:
        analysis: The client's export.
        opened: The client.
        client: What is noted of them.
        now: The session as it stands.
        before: The one before, if any.
        words: The language.
    """

    analysis: Analysis
    opened: keeping.OpenClient
    client: Client
    now: Session
    before: Session | None
    words: Words

    def key(self, name: str) -> str:
        """Give the key of a widget of this session alone."""
        return f"{Key.SESSION}-{self.now.uid}-{name}"

    def keep(self, **changes: Any) -> bool:  # noqa: ANN401 - any field of a session
        """Keep what was said; tell whether it was kept."""
        return self.change(lambda _: changes)

    def change(self, of: Callable[[Session], dict[str, Any]]) -> bool:
        """Keep what follows from the session as it stands at this moment, other tabs' doings included."""

        def write() -> None:
            store = keeping.vault_store()
            change_session(store, self.now.uid, keeping.now(), **of(self.as_it_stands(store)))

        return keeping.managed(write)

    def as_it_stands(self, store: Store) -> Session:
        """Give the session as it is kept at this moment.

        Raises:
            StoreError: it cannot be read, or another client's file is open by now.
        """
        try:
            return find_session(store, self.now.uid)
        except LookupError:
            raise StoreError("left_behind") from None

    def keep_from(
        self, name: str, of: Callable[[Any], Any] = lambda value: value, field: str = ""
    ) -> Callable[[], None]:
        """Give what keeps a widget's value in the field of its name; `field` is the widget's key, where it is another."""

        def keep() -> None:
            self.change(lambda _: {name: of(keeping.typed(field or self.key(name)))})

        return keep


def show_step(sitting: Sitting) -> None:
    """Draw the session: the clock, the steps, and the one that is up."""
    words = sitting.words
    began = keeping.here(sitting.now.began)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":gray[{words.say('coaching.began', day=began.date(), time=f'{began:%H:%M}')}]", width="content")
        _timer()(data={"began": sitting.now.began.isoformat()}, key=Key.TIMER)
    if sitting.key("step") not in st.session_state:
        st.session_state[sitting.key("step")] = Step.OPENING.value
    step = st.segmented_control(
        words.say("coaching.step"),
        [one.value for one in Step],
        format_func=lambda one: words.say(f"coaching.step_{one}"),
        key=sitting.key("step"),
        label_visibility="collapsed",
        required=True,
        on_change=session.begin_at_top,
    )
    chosen = step or Step.OPENING.value
    with st.expander(words.say("coaching.why")):
        st.markdown(words.say(f"coaching.why_{chosen}"))
    questions = [
        plain(words.say(f"coach_prompt.{prompt.key}", prompt.n, **prompt.values))
        for prompt in find_prompts(sitting.analysis, open_ones(sitting.analysis, keeping.said(sitting.analysis)))
        if prompt.step.value == chosen
    ]
    if questions:
        st.info("  \n".join(questions), icon=":material/forum:")
    _STEPS[Step(chosen)](sitting)
    steps = list(Step)
    following = steps.index(Step(chosen)) + 1
    if following < len(steps):
        st.button(
            words.say("coaching.next_step", step=words.say(f"coaching.step_{steps[following]}")),
            key=sitting.key(f"next-{chosen}"),
            on_click=_go_to,
            args=(sitting, steps[following]),
        )


def _go_to(sitting: Sitting, step: Step) -> None:
    st.session_state[sitting.key("step")] = step.value
    session.begin_at_top()


@st.cache_resource
def _timer() -> Any:  # noqa: ANN401 - Streamlit gives its renderer no public type
    script = Path(__file__).with_name("timer.js").read_text(encoding="utf-8")
    return st.components.v2.component("handful.timer", js=script)


def _opening(sitting: Sitting) -> None:
    words = sitting.words
    if sitting.before and sitting.before.commitments:
        agreed = ", ".join(session.names().of({"name": one.name}) for one in sitting.before.commitments)
        st.info(plain(words.say("coaching.agreed_last", names=agreed)), icon=":material/history:")
    _text(sitting, "goal")
    for name in ("importance", "rating"):
        st.markdown(f"**{words.say(f'coaching.{name}')}**  \n:gray[{words.say(f'coaching.{name}_ends')}]")
        st.segmented_control(
            words.say(f"coaching.{name}"),
            list(range(1, 6)),
            default=getattr(sitting.now, name),
            key=sitting.key(name),
            on_change=sitting.keep_from(name),
            label_visibility="collapsed",
        )
    if sitting.before:
        asked = words.say("coaching.not_asked")
        importance, rating = sitting.before.importance or asked, sitting.before.rating or asked
        st.caption(words.say("coaching.last_time", importance=importance, rating=rating))


def _names(sitting: Sitting) -> None:
    words = sitting.words
    if session.names().hidden:
        st.markdown(words.say("coaching.names_hidden"))
        return
    st.markdown(f"**{words.say('coaching.names_ask')}**")
    st.text_area(
        words.say("coaching.names"),
        value="\n".join(sitting.now.names),
        height=280,
        key=sitting.key("names"),
        on_change=sitting.keep_from("names", lambda text: tuple(filter(None, map(str.strip, text.splitlines())))),
    )
    if not sitting.now.names:
        return
    became = find_recalled(sitting.analysis.ties, sitting.now.names)
    callable_ = became.found.filter(pl.col("tier") == Tier.COULD_CALL.value).height
    st.markdown(
        words.say("coaching.names_known", len(sitting.now.names), found=became.found.height, callable=callable_)
    )
    tiers = words.section("tier")
    for row in became.found.join(sitting.analysis.ties.select("person_id", written="name"), on="person_id").to_dicts():
        said = tiers[row["tier"]]
        if row["name"] != row["written"]:  # a beginning is enough: whom it was taken to mean is seen
            said = f"{words.say('coaching.names_for', typed=row['name'])} {said}"
        st.markdown(f"{plain(row['written'])} :gray[{plain(said)}]")
    meant = [f"{name} ({written})" for name, written in became.meant]
    for key, some in (("several", became.several), ("meant", meant), ("other", became.no_trace)):
        if some:
            st.markdown(plain(words.say(f"coaching.names_{key}", names=", ".join(some))))
    if became.forgotten.len():
        with st.expander(words.say("coaching.forgotten", became.forgotten.len())):
            forgotten = sitting.analysis.ties.filter(pl.col("person_id").is_in(became.forgotten.implode()))
            st.markdown(plain(", ".join(forgotten["name"])))


def _picture(sitting: Sitting) -> None:
    words, counts = sitting.words, summary(sitting.analysis)
    links = words.say("handful.headline_links", connections=words.count("connections", counts["connections"]))
    called = words.say("handful.headline_callable", counts["tiers"]["could_call"])
    st.header(f"{links} :green[{called}]", anchor=False)
    components.tier_strip(counts["tiers"], words)
    if st.button(words.say("coaching.see_handful"), key=sitting.key("see")):
        from analyzer.ui.pages import HANDFUL  # noqa: PLC0415 - the list of pages is made of this one

        st.switch_page(HANDFUL.page())
    _text(sitting, "surprised")


def _text(sitting: Sitting, name: str, hint: str | None = None) -> None:
    """Ask for some words; while names are hidden they are not shown, since they may name anybody."""
    if session.names().hidden:
        st.caption(sitting.words.say("coaching.names_hidden"))
        return
    st.text_area(
        sitting.words.say(f"coaching.{name}"),
        value=getattr(sitting.now, name),
        help=hint,
        key=sitting.key(name),
        on_change=sitting.keep_from(name),
    )


def _among(sitting: Sitting) -> None:
    words = sitting.words
    known = {row["person_id"]: row for row in sitting.analysis.people.select("person_id", "name").iter_rows(named=True)}
    before = sitting.before if sitting.before and not sitting.now.ten else sitting.now
    ten = [one for one in before.ten if one in known or one.startswith(OUTSIDE)] or _own_ten(sitting)
    if len(ten) < 2:  # noqa: PLR2004 - a tie takes two
        st.markdown(words.say("coaching.too_few"))
        return
    named = {one: known.get(one, {"name": one.removeprefix(OUTSIDE)}) for one in ten}
    names = {one: session.names().of(row) for one, row in named.items()}
    pairs = before.pairs
    st.markdown(words.say("coaching.among_whom"))

    def kept(one: str) -> None:
        chosen = set(st.session_state[sitting.key(f"knows-{session.ref_of(one)}")] or [])
        asked = {_pair(one, other) for other in ten[ten.index(one) + 1 :]}
        said = {_pair(one, other) for other in chosen}
        sitting.change(
            lambda held: {
                "ten": tuple(ten),
                "pairs": frozenset(((held.pairs if held.ten else pairs) - asked) | said),
            }
        )

    for place, one in enumerate(ten[:-1]):
        others = ten[place + 1 :]
        st.pills(
            plain(words.say("coaching.knows", name=names[one])),
            others,
            selection_mode="multi",
            default=[other for other in others if _pair(one, other) in pairs],
            format_func=lambda other: plain(names[other]),
            key=sitting.key(f"knows-{session.ref_of(one)}"),
            on_change=kept,
            args=(one,),
        )
    if not pairs:
        st.caption(words.say("coaching.among_unasked"))
        return
    became = ask_among(ten, pairs)
    structure = became.structure
    st.markdown(
        words.say(
            "coaching.among_says",
            len(ten),
            ties=int(structure.ties),
            all=len(ten) * (len(ten) - 1) // 2,
            effective=round(structure.effective_size, 1),
            constraint=words.number(structure.constraint or 0.0, 2),
        )
    )
    for key, whom in (("among_apart", became.apart), ("among_most", became.most)):
        if whom:
            told = ", ".join(names[one] for one in whom)
            st.markdown(plain(words.say(f"coaching.{key}", names=told)))


def _own_ten(sitting: Sitting) -> list[str]:
    """Give the people the client named, those outside of the export too, filled up with the nearest."""
    became = find_recalled(sitting.analysis.ties, sitting.now.names)
    return choose_ten(sitting.analysis, became.found["person_id"].to_list(), became.no_trace)


def _pair(one: str, other: str) -> tuple[str, str]:
    return (min(one, other), max(one, other))


def _commitments(sitting: Sitting) -> None:
    words, now = sitting.words, sitting.now
    today = keeping.day_of(keeping.now())
    people = sitting.analysis.ties.filter(pl.col("tier").cast(pl.String).is_in(_OFFERED)).select("person_id", "name")
    rows = people.to_dicts()
    st.markdown(f"**{words.say('coaching.agreed')}**")
    if not now.commitments:
        st.markdown(words.say("coaching.agreed_none"))
    for place, one in enumerate(now.commitments):
        with st.container(
            border=True,
            horizontal=True,
            vertical_alignment="center",
            horizontal_alignment="distribute",
            key=sitting.key(f"agreed-{place}"),
        ):
            st.markdown(f"**{plain(session.names().of({'name': one.name}))}**  \n{say_agreed(one, words)}")
            st.button(
                words.say("coaching.remove"),
                key=sitting.key(f"remove-{session.ref_of(one.person_id)}"),
                on_click=_agree,
                args=(sitting,),
                kwargs={"without": one.person_id},
            )
    if len(now.commitments) >= _MANY:
        st.caption(words.say("coaching.agreed_enough"))
    with st.form(sitting.key("form"), clear_on_submit=True):
        st.selectbox(
            words.say("coaching.whom"),
            range(len(rows)),
            index=None,
            placeholder=words.say("coaching.whom_hint"),
            format_func=lambda place: session.names().of(rows[place]),
            key=sitting.key("whom"),
        )
        st.text_input(words.say("coaching.purpose"), key=sitting.key("purpose"))
        st.text_input(words.say("coaching.give"), key=sitting.key("give"))
        st.date_input(
            words.say("coaching.by"),
            value=today + _FIRST_DAY,
            min_value=today,
            format=words.form("field_day"),
            key=sitting.key("by"),
        )
        asked = st.form_submit_button(
            words.say("coaching.agree"), type="primary", on_click=_agree_as_written, args=(sitting, rows, today)
        )
        if asked and _as_written(sitting, rows, today) is None:
            st.error(words.say("coaching.whom_first"))


def _as_written(sitting: Sitting, rows: Sequence[Mapping[str, Any]], today: date) -> Commitment | None:
    """Give what the form holds; None where it says of nobody, or no day."""
    chosen, purpose, give, by = (st.session_state[sitting.key(name)] for name in ("whom", "purpose", "give", "by"))
    if not isinstance(chosen, int) or not isinstance(by, date):
        return None
    row = rows[chosen]
    return Commitment(row["person_id"], row["name"], purpose.strip(), give.strip(), by, today)


def _agree_as_written(sitting: Sitting, rows: Sequence[Mapping[str, Any]], today: date) -> None:
    agreed = _as_written(sitting, rows, today)
    if agreed is not None:
        _agree(sitting, agreed, without=agreed.person_id)


def _agree(sitting: Sitting, *agreed: Commitment, without: str) -> None:
    """Keep a commitment in place of what was agreed about the same person, or take that away."""
    sitting.change(
        lambda held: {"commitments": (*(one for one in held.commitments if one.person_id != without), *agreed)}
    )


def _closing(sitting: Sitting) -> None:
    words, now = sitting.words, sitting.now
    _text(sitting, "shared", words.say("coaching.shared_help"))
    with st.expander(words.say("coaching.private")):
        if session.names().hidden:
            st.markdown(words.say("coaching.private_hidden"))
        else:
            st.caption(words.say("coaching.private_says"))
            st.text_area(
                words.say("coaching.private_label"),
                value=now.private,
                key=sitting.key("private"),
                on_change=sitting.keep_from("private"),
            )
    today = keeping.day_of(keeping.now())
    proposed = today + _SESSION_EVERY
    if now.next_on is None and st.button(
        words.say("coaching.in_six_weeks", day=proposed),
        key=sitting.key("six_weeks"),
        on_click=_propose,
        args=(sitting, proposed),
    ):
        st.rerun()
    field = f"{sitting.key('next_on')}-{session.edition(sitting.key('next_on'))}"
    st.session_state.setdefault(field, now.next_on)
    st.date_input(
        words.say("coaching.next_date"),
        value=None,
        min_value=min(today, now.next_on or today),
        max_value=today + _FURTHEST,
        format=words.form("field_day"),
        key=field,
        on_change=sitting.keep_from("next_on", field=field),
    )
    with st.container(horizontal=True):
        sheet = make_session_sheet(
            now,
            keeping.day_of(now.began),
            session.names(),
            by=words.say("report.by", name=sitting.client.coach) if sitting.client.coach else "",
        )
        printed = making.made_aside("session_sheet", sheet, lambda: render_pdf(sheet))
        if not printed.complete:
            st.caption(words.say("report.incomplete"))
        components.offer_file(
            words.say("coaching.sheet"),
            data=lambda: printed.content,
            file_name="session.pdf",
            mime="application/pdf",
            key=sitting.key("sheet"),
        )
        entries = _entries(sitting)
        moment = keeping.now()
        components.offer_file(
            words.say("coaching.calendar"),
            data=lambda: render_calendar(entries, moment),
            file_name="session.ics",
            mime="text/calendar",
            key=sitting.key("ics"),
            disabled=not entries,
        )
        st.button(words.say("coaching.end"), key=sitting.key("end"), type="primary", on_click=_end, args=(sitting,))


def _end(sitting: Sitting) -> None:
    def note() -> None:
        keeping.note_client(next_on=sitting.as_it_stands(keeping.vault_store()).next_on)

    if sitting.keep(ended=keeping.now()) and keeping.managed(note):
        session.toast_next(sitting.words.say("coaching.ended"))


def _propose(sitting: Sitting, day: date) -> None:
    if sitting.keep(next_on=day):
        session.renew(sitting.key("next_on"))


def _entries(sitting: Sitting) -> list[Entry]:
    """Give the days that go into a calendar: the next session, and until when what was agreed is to be done."""
    words, naming = sitting.words, session.names()
    label = keeping.label_of(sitting.opened.vault)
    entries = [
        Entry(
            f"commitment {sitting.now.uid} {one.person_id}",
            one.by,
            words.say("coaching.entry_due", name=naming.of({"name": one.name})),
            "" if naming.hidden else one.purpose,
        )
        for one in sitting.now.commitments
    ]
    if sitting.now.next_on:
        entries.append(
            Entry(f"session {sitting.now.uid}", sitting.now.next_on, words.say("coaching.entry_client", name=label))
        )
    return entries


_STEPS: Final[dict[Step, Callable[[Sitting], None]]] = {
    Step.OPENING: _opening,
    Step.NAMES: _names,
    Step.PICTURE: _picture,
    Step.AMONG: _among,
    Step.COMMITMENTS: _commitments,
    Step.CLOSING: _closing,
}
