"""One run of the app: the menu, and the page that was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import streamlit as st

from analyzer.errors import StoreError
from analyzer.reports import TEXT, TIER_COLOURS, Theme
from analyzer.schemas import Tier
from analyzer.text import LANGUAGES, Words
from analyzer.ui import address, components, hosting, keeping, reading, session, tour
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key
from analyzer.ui.options import OPTIONS
from analyzer.ui.pages import PAGES, menu_of

_ICON: Final = Path(__file__).with_name("handful.svg")


def draw() -> None:
    """Draw the app."""
    session.choose_now()
    words = session.words()
    st.set_page_config(page_title=words.say("app.name"), page_icon=str(_ICON), layout="wide")
    try:
        refusal = hosting.let_in()
    except StoreError as error:
        components.tell(error)
        return
    if refusal is not None:
        doors = [
            st.Page(
                lambda: hosting.draw_door(refusal, words),
                title=words.say("app.name"),
                url_path=page.address or None,
                default=not page.address,
            )
            for page in PAGES  # whatever page a bookmark asks for
        ]
        st.navigation(doors, position="hidden").run()
        session.toast_now()
        return
    closed = keeping.do_as_asked()
    keeping.restore()
    words = session.words()  # what was remembered may say which
    current = st.navigation(menu_of(hosting.user(), words), expanded=True)
    st.logo(_wordmark(words.say("app.name"), session.theme()), size="large", icon_image=str(_ICON))
    with st.sidebar:
        hides = session.switch(Key.HIDE_NAMES, told=session.names().hidden)
        st.toggle(
            words.say("app.hide_names"),
            hides.stood,
            key=hides.key,
            help=words.say("app.hide_names_help"),
            on_change=keeping.keep_hidden,
            args=(hides.key,),
        )
        st.session_state.setdefault(Key.LANGUAGE, words.code)  # a link's language stays when its page is left
        speaks = session.switch(Key.LANGUAGE, told=words.code)
        st.segmented_control(
            words.say("app.language"),
            list(LANGUAGES),
            format_func=lambda code: plain(LANGUAGES[code]),
            default=speaks.stood,
            key=speaks.key,
            required=True,
            label_visibility="collapsed",
            on_change=keeping.keep_language,
            args=(speaks.key,),
        )
        if hosting.current() is None:
            st.caption(words.say("app.private"))
        hosting.draw_whose(words, hidden=session.names().hidden)
        seen = (session.refusals(), session.tops())  # a refusal is told on top, wherever the file was given
        place = f"{current.url_path} {st.query_params.get('person', '')} {seen}"
        colours = {
            "accent": [TIER_COLOURS[theme][Tier.COULD_CALL] for theme in (Theme.LIGHT, Theme.DARK)],
            "paper": [OPTIONS[f"theme.{theme}.backgroundColor"] for theme in (Theme.LIGHT, Theme.DARK)],
            "line": [OPTIONS[f"theme.{theme}.borderColor"] for theme in (Theme.LIGHT, Theme.DARK)],
        }
        around: dict[str, Any] = {"place": place, "language": words.code, "colours": colours}
        around |= {
            name: words.say(f"app.{name}")
            for name in ("past", "upload", "each", "enter", "enter_sends", "lost", "lost_says")
        }
        _page()(data=around, key=Key.PAGE)
    session.toast_now()
    # One place for all that may stand above a page: whatever comes or goes here, the page keeps its own.
    with st.container():
        components.tell(closed)
        draw_banner(words)
        if session.names().hidden:
            st.caption(f":material/visibility_off: {words.say('app.names_hidden')}")
        if session.held() is not None:
            tour.draw(current.url_path, words)
    reading.read_at_start(words)
    in_menu = next(page.in_menu for page in PAGES if page.address == current.url_path)
    address.arrive(current.url_path, in_menu=in_menu)
    current.run()


def draw_banner(words: Words) -> None:
    """Say on top of every page whose file is open, and offer to close it."""
    opened = keeping.client()
    if opened is None:
        return
    name = plain(words.say("coaching.banner", name=keeping.label_of(opened.vault)))
    with st.container(horizontal=True, vertical_alignment="center", key=Key.CLIENT_BANNER):
        st.warning(f"**{name}**", icon=":material/person:")
        st.button(words.say("coaching.close"), key=f"{Key.CLIENT_BANNER}-close", on_click=keeping.ask_to_close)


@st.cache_resource
def _page() -> Any:  # noqa: ANN401 - Streamlit gives its renderer no public type
    return st.components.v2.component(
        "handful.page", js=Path(__file__).with_name("page.js").read_text(encoding="utf-8")
    )


def _wordmark(name: str, theme: Theme) -> str:
    """Give the icon with the name beside it."""
    icon = _ICON.read_text(encoding="utf-8").replace("<svg ", '<svg x="0" y="2" width="28" height="28" ', 1)
    word = f'<text x="38" y="23" font-family="sans-serif" font-weight="700" font-size="20" fill="{TEXT[theme]}">{name}</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 140 32" width="140" height="32">{icon}{word}</svg>'
