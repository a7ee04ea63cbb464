"""Start: what did LinkedIn give you?"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analyzer.analysis import Analysis
from analyzer.errors import ExportError
from analyzer.export import Source
from analyzer.reports import summary
from analyzer.samples import SAMPLES, is_invented
from analyzer.text import Words
from analyzer.ui import components, guide, hosting, keeping, reading, session, tour, what_was_read
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key
from analyzer.ui.uploading import show_drop_zone


def render() -> None:
    """Draw the page: the ways in, and once an export is read, what was in it."""
    words = session.words()
    analysis = session.held()
    components.heading(words.say("start.title"), words.say("start.lead") if analysis is None else "")
    progress = st.container()
    # Parts that say now more and now less have places of their own: Streamlit goes by the place, and would leave what
    # follows where it was and draw it once more beside it, until all is drawn.
    with st.container():
        components.tell(session.refusal())
    if analysis is None:
        sources = _ways_in(words, opened=True)
    else:
        above, read, between, account, below = (st.container() for _ in range(5))
        with read:
            _what_was_read(analysis, words)
        with account:
            what_was_read.account_for(analysis.facts, words)
        of_client = keeping.client() is not None  # whose next export is what one comes here for
        fold = above if of_client else between if analysis.ties.is_empty() else below
        with fold, _fold(words, opened=fold is between):
            sources = _ways_in(words, opened=False)
        sources = sources or _the_other_one(words)
    if sources:
        with progress:
            reading.read(sources, words)


def _fold(words: Words, *, opened: bool = False) -> DeltaGenerator:
    """Fold the ways in to another export: shut once one is read, open while what was given could not be."""
    opened = opened or session.refusal() is not None
    return st.expander(words.say("start.another"), expanded=opened, key=session.scoped(Key.ANOTHER))


def _the_other_one(words: Words) -> tuple[Source, ...]:
    """Offer the other export of the same person, where there is one."""
    other = session.beside()
    if not other:
        return ()
    with st.container(border=True):
        hidden = session.names().hidden  # a file may be called after whose it is
        named = words.count("files", len(other)) if hidden else ", ".join(one.label for one in other)
        st.markdown(plain(words.say("start.beside", len(other), file=named)))
        return other if st.button(words.say("start.beside_look"), key=Key.BESIDE) else ()


def _ways_in(words: Words, *, opened: bool) -> tuple[Source, ...]:
    """Offer the ways in, and give what was chosen just now."""
    of_client = keeping.client() is not None  # whose own export alone is to be read
    chosen = show_drop_zone(words, session.scoped(Key.UPLOAD))
    _promise(words)
    chosen = chosen if of_client else _samples(words) or chosen
    if hosting.current() is None:
        chosen = _a_place(words) or chosen
    if opened:
        with st.expander(words.say("start.how"), expanded=True):
            guide.show(words)
    return chosen


def _promise(words: Words) -> None:
    """Say where what is dropped in stays: on this machine, or at whose server."""
    run = hosting.current()
    if run is None:
        st.caption(words.say("start.promise" if keeping.client() is None else "start.promise_client"))
        return
    whose = plain(words.say("hosting.whose", operator=run.operator, contact=run.contact))
    st.caption(f"{whose} {words.say('hosting.who_reads')}")


def _a_place(words: Words) -> tuple[Source, ...]:
    """Ask for a path on this machine."""
    with st.form(Key.PATH + "-form"):
        path = st.text_input(
            words.say("start.path_label"),
            key=Key.PATH,
            help=words.say("start.path_help"),
            placeholder=words.say("start.path_example"),
        )
        asked = st.form_submit_button(words.say("start.path_button"), key=Key.READ_PATH)
    if asked and not path.strip():
        session.refuse(ExportError("no_path"))
        st.rerun()
    return (Source(_as_path(path)),) if asked else ()


def _samples(words: Words) -> tuple[Source, ...]:
    """Offer the invented exports."""
    chosen: tuple[Source, ...] = ()
    st.markdown(f"**{words.say('start.samples')}**")
    for column, sample in zip(st.columns(len(SAMPLES)), SAMPLES, strict=True):
        with column, st.container(border=True, height="stretch"):
            if st.button(
                words.say(f"start.sample_{sample.persona}"), key=f"{Key.SAMPLE}-{sample.persona}", width="stretch"
            ):
                chosen = (Source(sample.path),)
                tour.wish()
            st.caption(words.say(f"start.sample_{sample.persona}_says"))
    return chosen


def _as_path(typed: str) -> Path:
    """Take a path as people paste it: in quotes, or as an address of a file."""
    return Path(typed.strip().strip("\"'").removeprefix("file://"))


def _what_was_read(analysis: Analysis, words: Words) -> None:
    counts, facts = summary(analysis), analysis.facts
    links = words.say("start.headline_links", connections=words.count("connections", counts["connections"]))
    st.header(f"{links} :green[{words.say('start.headline_callable', counts['tiers']['could_call'])}]", anchor=False)
    ego = facts.ego
    known = ego and (ego.name or ego.person_id)
    if session.names().hidden and keeping.client() is not None:
        known = None  # the banner names the client: another invented name would be somebody else
    whose = words.say("start.of_whom", name="\0", day=words.day(facts.exported_on)) if known else ""
    shown = session.names().of({"name": known}) if known else ""
    said = whose.replace("\0", plain(shown)) or words.say("start.of_nobody", day=words.day(facts.exported_on))
    if ego and is_invented(ego.name, ego.slug):
        said += f" {words.say('start.invented')}"
    st.markdown(f":gray[{said}]")
    if analysis.ties.height:
        _ways_on(words)
    if not analysis.ties.height and not analysis.unnamed_connections:
        st.info(f"{words.say('no_rows.message')} {words.say('no_rows.hint')}")
    elif "messages" in facts.missing:
        st.info(f"{words.say('no_messages.message')} {words.say('no_messages.hint')}")
    if analysis.ties.height:
        keeping.attempt(lambda: components.offer_to_remember(analysis, words))


def _ways_on(words: Words) -> None:
    from analyzer.ui.pages import CHECK, COACHING, HANDFUL  # noqa: PLC0415 - the list of pages is made of this one

    opened = keeping.client()
    with st.container(horizontal=True, gap="small"):
        if opened is not None:
            name = plain(keeping.label_of(opened.vault))
            if st.button(words.say("start.to_client", name=name), key=Key.TO_CLIENT, type="primary"):
                st.switch_page(COACHING.page())
        if st.button(
            words.say("start.see_handful"), key=Key.SEE_HANDFUL, type="primary" if opened is None else "secondary"
        ):
            st.switch_page(HANDFUL.page())
        if st.button(words.say("start.ask_first"), key=Key.ASK_FIRST):
            st.switch_page(CHECK.page())
        components.meaning(words, "handful", "contact")
        if opened is None:
            tour.offer_again(words)
