"""The pieces pages are made of: escaped text, a heading, the tier strip, a person's card, a chart with its table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import Any, Final, Literal

import dataframely as dy
import plotly.graph_objects as go
import polars as pl
import streamlit as st

from analyzer.analysis import Analysis
from analyzer.asking import Lines
from analyzer.errors import HandfulError
from analyzer.reports import TIER_COLOURS
from analyzer.schemas import Said, Tier, Verdict
from analyzer.settings import Settings
from analyzer.store import Act, verdict
from analyzer.text import Words, chips, own_lines_sentence, reason_sentence
from analyzer.ui import address, hosting, keeping, session, turns
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key

_DOTS: Final = {
    Tier.COULD_CALL: ":green[●]",
    Tier.WARM: ":orange[●]",
    Tier.DORMANT: ":blue[●]",
    Tier.SHALLOW: ":gray[●]",
    Tier.NO_EVIDENCE: ":gray[○]",
}
"""The tiers' colours in running text, as the theme names them; the hollow one is the quietest."""

_LONG_TABLE: Final = 460
"""Height of a long table, in pixels: half of a laptop's screen."""

_FEW_ROWS: Final = 12
"""Rows that fit into it without scrolling, at Streamlit's 35 pixels each and one for the head."""


def heading(title: str, lead: str = "") -> None:
    """Draw a page's question and one quiet sentence under it; then what could not be kept at the last click, if any."""
    with st.container():  # one place, however much of it there is: what follows keeps its own
        st.title(title, anchor=False)
        if lead:
            st.markdown(f":gray[{lead}]")
        tell(keeping.trouble())


def day(value: date | None, words: Words) -> str:
    """Write a day in the one form used everywhere, or a dash."""
    return words.show(value) if value else "–"


def tier_strip(counts: Mapping[str, int], words: Words) -> None:
    """Draw all connections as one bar, and the same numbers as words beneath it."""
    colours = TIER_COLOURS[session.theme()]
    total = sum(counts.values())
    if not total:
        return
    x, parts = 0.0, []
    for tier in Tier:
        wide = 1000 * counts[tier.value] / total
        shown = max(wide - 2, 2.0) if counts[tier.value] else 0.0
        parts.append(f'<rect x="{x:.1f}" y="0" width="{shown:.1f}" height="14" fill="{colours[tier]}"/>')
        x += wide
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="14" viewBox="0 0 1000 14" preserveAspectRatio="none">{"".join(parts)}</svg>'
    st.image(picture, width="stretch", alt=words.say("handful.strip_alt"))
    with st.container(horizontal=True, gap="medium"):
        for tier in Tier:
            count = f"**{words.show(counts[tier.value])}** :gray[{words.say(f'tier.{tier}')}]"
            st.markdown(f"{_DOTS[tier]} {count}", width="content")


def person_card(tie: Mapping[str, Any], place: str, words: Words) -> None:
    """Draw a person with the reason, what else speaks for them, and the ways on."""
    naming = session.names()
    with st.container(border=True, gap="small", key=f"{Key.CARD}-{place}"):
        job = job_of(tie)
        title = f"**{plain(naming.of(tie))}**" + (f"  \n:gray[{plain(job)}]" if job and not naming.hidden else "")
        st.markdown(title)
        st.markdown(reason_sentence(tie, words))
        badges(chips(tie, words))
        with st.container(horizontal=True, gap="small"):
            look = words.say("handful.open_card")
            if st.button(look, key=f"{Key.CARD}-open-{place}"):
                show_person(str(tie["person_id"]))
            profile_link(tie, words)


def offer_person(person_id: str, place: str, words: Words) -> None:
    """Draw the card of somebody chosen in a table, with the ways on: a choice made by the keyboard leads nowhere yet."""
    analysis = session.held()
    if analysis is not None:
        person_card(analysis.ties.row(by_predicate=pl.col("person_id") == person_id, named=True), place, words)


def badges(said: list[str]) -> None:
    """Draw short words of ours as small labels."""
    if said:
        st.markdown(" ".join(f":gray-badge[{word}]" for word in said))


def profile_link(tie: Mapping[str, Any], words: Words) -> None:
    """Draw the link to the profile, unless names are hidden: an address is a name."""
    if tie["profile_url"] and not session.names().hidden:
        st.link_button(words.say("handful.profile"), tie["profile_url"], type="tertiary", icon=":material/open_in_new:")


def show_person(person_id: str) -> None:
    """Go to a person's page; the way back from it leads to where one came from."""
    from analyzer.ui.pages import PERSON  # noqa: PLC0415 - the pages are made of these pieces

    st.switch_page(PERSON.page(), query_params={"person": session.ref_of(person_id)})


def go_to_prune() -> None:
    """Go to pruning."""
    from analyzer.ui.pages import PRUNE  # noqa: PLC0415 - as above

    st.switch_page(PRUNE.page())


def chart(figure: go.Figure, key: Key, alt: str, twin: pl.DataFrame, words: Words, columns: Mapping[str, Any]) -> None:
    """Draw a chart, and the table that says the same."""
    st.plotly_chart(figure, key=key, alt=alt, config={"displayModeBar": False}, theme=None)
    with st.expander(words.say("handful.as_table")):
        st.dataframe(twin, hide_index=True, column_config=dict(columns), key=f"{key}-table")


def table(
    rows: pl.DataFrame,
    key: Key,
    columns: Mapping[str, Any],
    *,
    version: object = "",
    height: int | Literal["content"] = "content",
    selectable: bool = True,
) -> int | None:
    """Draw a table; give the number of the row that is chosen in it, by the mouse or the keyboard.

    A choice belongs to the rows it was made in: with another `version` of them nothing is chosen yet.
    """
    how: dict[str, Any] = {"on_select": "rerun", "selection_mode": ["single-row", "single-cell"]} if selectable else {}
    event: Any = st.dataframe(
        rows,
        hide_index=True,
        placeholder="–",
        height=height,
        key=f"{key}-{session.digest(version)}",
        column_config=dict(columns),
        **how,
    )
    if not selectable:
        return None
    chosen = [*event["selection"]["rows"], *(row for row, _ in event["selection"]["cells"])]
    return int(chosen[0]) if chosen and chosen[0] < rows.height else None


def number_column(
    label: str,
    means: str,
    words: Words,
    *,
    form: str = "localized",
    width: int | Literal["small", "medium", "large"] | None = None,
) -> Any:  # noqa: ANN401 - Streamlit's column type has no public name
    """Make a column of numbers, which says what they mean where one points at its head.

    Args:
        label: What stands above it.
        means: Key of the sentence on what is counted, and how.
        words: The language.
        form: As Streamlit has it; "localized" separates thousands as the browser does.
        width: In pixels, or a size of Streamlit's.
    """
    return st.column_config.NumberColumn(label, help=words.say(means), format=form, width=width)


def year_column(words: Words) -> Any:  # noqa: ANN401 - as above
    """Make a column of years."""
    return st.column_config.NumberColumn(words.say("handful.column_year"), format="%d")


def table_height(rows: int) -> int | Literal["content"]:
    """Give the height of a table in pixels: a long one scrolls within, so that the page stays short."""
    return _LONG_TABLE if rows > _FEW_ROWS else "content"


def choose_part(words: Words, page: str, parts: Iterable[str], key: Key) -> str:
    """Ask which part of a page is wanted; the first one, as long as nobody chose and no link says.

    Args:
        words: The language.
        page: The section of the page's words: each part is named there as `part_…`.
        parts: What the parts are called in the code.
        key: Of the choice.
    """
    offered = list(parts)
    linked = address.asked("part")
    if linked is not None:
        st.session_state[key] = linked if linked in offered else offered[0]
    elif key not in st.session_state:
        st.session_state[key] = offered[0]
    chosen = st.segmented_control(
        words.say(f"{page}.parts"),
        offered,
        format_func=lambda one: words.say(f"{page}.part_{one}"),
        key=key,
        persist_state="session",
        label_visibility="collapsed",
        required=True,
    )
    part = chosen or offered[0]
    address.tell("part", part if part != offered[0] else "")
    return part


def job_of(tie: Mapping[str, Any]) -> str:
    """Give the job title and the employer of an alter in one line, empty where neither is known."""
    return ", ".join(part for part in (tie["position"], tie["company"]) if part)


def tier_names(tier: pl.Expr, words: Words) -> pl.Expr:
    """Name the tiers of a column."""
    names = {one.value: words.say(f"tier.{one}") for one in Tier}
    return tier.cast(pl.String).replace_strict(names, return_dtype=pl.String)


_KEYS: Final = {Verdict.KEEP: "k", Verdict.LET_GO: "l", Verdict.REACH_OUT: "o", Verdict.LATER: "j"}
"""The key that decides, where one person is up at a time. Streamlit keeps C and R for itself."""


def verdict_buttons(analysis: Analysis, person_id: str, words: Words, *, with_keys: bool = False) -> None:
    """Draw the verdicts one can reach about a person, and the way back.

    With keys somebody is up after somebody, and it leads back to whoever was up before; else it is about the person.
    """
    ref = session.ref_of(person_id)
    with st.container(horizontal=True, gap="small", key=Key.DECIDING if with_keys else None):
        for one, key in _KEYS.items():
            turns.button(
                words.say(f"verdict.{one}"),
                f"{Key.VERDICT}-{one}-{ref}",
                key if with_keys else None,
                partial(decide, analysis, [person_id], one),
            )
        undo_button(analysis, words, with_key=with_keys, about=None if with_keys else person_id)


def undo_button(analysis: Analysis, words: Words, *, with_key: bool = True, about: str | None = None) -> None:
    """Draw the button that takes the last decision back; where somebody is named, only if it was about them."""
    turns.button(
        words.say("verdict.undo"),
        Key.UNDO,
        "u" if with_key else None,
        partial(_undo, analysis, words, about),
        disabled=not keeping.attempt(lambda: keeping.can_undo(analysis, about=about)),
    )


def decide(analysis: Analysis, people: list[str], decided: Verdict) -> None:
    """Keep a verdict; a second click on the same button decides nothing anew.

    Args:
        analysis: The export looked at.
        people: The person_id of those it is about.
        decided: The verdict.
    """
    keeping.attempt(lambda: keeping.say_once(analysis, verdict(people, decided), Act.DECIDE))


def _undo(analysis: Analysis, words: Words, about: str | None) -> None:
    undone = keeping.attempt(lambda: keeping.undo(analysis, about=about))
    if undone is None:
        st.toast(words.say("undone.nothing" if about is None else "undone.of_others"))
        return
    people, values = undone.statements["person_id"], undone.statements["value"].drop_nulls()
    whom = words.count("people", people.len())
    if people.len() == 1:
        named = analysis.people.filter(pl.col("person_id") == people[0])
        whom = session.names().of(named.row(0, named=True)) if named.height else whom
    if values.len():
        st.toast(plain(words.say(f"undone.{values[0]}", whom=whom)))


def said_or_say(analysis: Analysis) -> dy.DataFrame[Said] | None:
    """Give what was said; where it cannot be read, say why."""
    said = keeping.attempt(lambda: keeping.said(analysis))
    if said is None:
        tell(keeping.trouble())
    return said


def offer_to_remember(analysis: Analysis, words: Words) -> None:
    """Offer to remember an export on this machine, unless it is.

    Raises:
        StoreError: the store cannot be read.
    """
    if (
        keeping.client() is not None or keeping.remembers(analysis)[1]
    ):  # of a client it was asked when the file was made
        return
    with st.container(border=True, key=f"{Key.REMEMBER}-offer"):
        st.markdown(words.say("data.remember_offer"))
        st.button(
            words.say("data.remember"),
            key=Key.REMEMBER,
            on_click=_remember,
            args=(analysis, words),
        )


def _remember(analysis: Analysis, words: Words) -> None:
    if keeping.managed(lambda: keeping.remember(analysis)):
        session.toast_next(words.say("data.remembered_now"))


def offer_file(label: str, data: Callable[[], bytes | str], **options: Any) -> None:  # noqa: ANN401 - as Streamlit has them
    """Offer a file, made when it is asked for. It is asked for without a run: so who asks is looked at again."""
    st.download_button(label, keeping.guarded(data), on_click="ignore", **options)


_FOR_WHOEVER_RUNS_IT: Final = frozenset(
    {
        "database_unreachable",
        "file_not_kept",
        "no_backup",
        "no_data_folder",
        "not_a_store",
        "not_all_client_deleted",
        "not_all_deleted",
        "purge_raced",
        "store_closed",
        "store_damaged",
        "store_disk",
        "store_full",
        "store_newer",
        "store_readonly",
        "vault_not_copied",
        "vault_not_kept",
        "vaults_unreadable",
        "labels_unhidable",
        "lock_unchanged",
    }
)
"""Errors whose hint speaks of files and folders of the machine: at a server for many it is not theirs."""


def tell(error: HandfulError | None) -> None:
    """Say what went wrong, and what to do about it."""
    if error is not None:
        run, words = hosting.current(), session.words()
        message, hint = error.told(words)
        if run is not None and error.code in _FOR_WHOEVER_RUNS_IT:
            hint = words.say("hosting.ask", contact=run.contact)
        st.error(f"**{plain(message)}** {plain(hint)}")


def own_lines(analysis: Analysis, words: Words) -> None:
    """Say where the lines between the tiers are, where the owner's answers drew them elsewhere."""
    lines = Lines.of(analysis.settings)
    if lines != Lines.of(Settings()):
        st.caption(plain(own_lines_sentence(asdict(lines), words)))


def meaning(words: Words, *places: str) -> None:
    """Draw what the numbers of a place mean, for whoever asks there; and the way to how they are reached.

    Args:
        words: The language.
        places: Of `pages.method.ABOUT`; the first gives the key, and is what the way leads to.
    """
    first = places[0]
    with st.popover(words.say("app.method"), key=f"{Key.METHOD}-{first}", type="tertiary", icon=":material/menu_book:"):
        for place in places:
            st.markdown(f"**{words.say(f'method.{place}_title')}**  \n{words.say(f'method.{place}')}")
        if st.button(words.say("page.method"), key=f"{Key.METHOD}-{first}-whole", type="tertiary"):
            from analyzer.ui.pages import METHOD  # noqa: PLC0415 - as above

            st.switch_page(METHOD.page(), query_params={"about": first})


def held_or_say(title: str, words: Words, *, of_somebody: bool = False) -> Analysis | None:
    """Give the analysis a page needs; without one, say under its title that there is none, and where to get it.

    Args:
        title: Of the page.
        words: The language.
        of_somebody: Whether the page is nothing without at least one person in the export.
    """
    analysis = session.held()
    if analysis is not None and not (of_somebody and analysis.ties.is_empty()):
        return analysis
    from analyzer.ui.pages import START  # noqa: PLC0415 - as above

    heading(title)
    tell(session.refusal() if analysis is None else None)
    st.markdown(words.say("app.nothing_yet" if analysis is None else "app.nobody"))
    if analysis is not None and analysis.unnamed_connections:
        st.markdown(words.say("handful.unnamed", analysis.unnamed_connections))
    if st.button(words.say("app.go_to_start"), key=Key.GO_TO_START, type="primary"):
        st.switch_page(START.page())
    return None
