"""What if: the list before and after, side by side, and what would be left without anyone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import polars as pl
import streamlit as st

from analyzer.network import find_last_links
from analyzer.prune import Place, WhatIf, gone_of, hold_back, look_ahead
from analyzer.reports import last_link_name, render_network
from analyzer.text import list_names
from analyzer.ui import making, network_parts, session
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key
from analyzer.ui.pruning.board import Board, choose, circle_names
from analyzer.ui.pruning.confirming import named_of

_NOTABLE: Final = 2
"""People from which an employer that is left without anyone is named: to lose a place with one link is no news."""


def what_if(board: Board) -> None:
    """Draw before and after."""
    words = board.words
    chosen = choose(board)
    st.markdown(words.say("prune.what_if_says"))
    gone = gone_of(board.said)
    with_choice = st.toggle(
        words.say("prune.what_if_with", chosen.height), key=session.scoped(Key.WHAT_IF), persist_state="session"
    )
    if with_choice:
        people = chosen.sort("strength", "rank")["person_id"]
        stay = hold_back(board.reaches, gone, people)
        gone = pl.concat([gone, people.filter(~people.is_in(stay.implode()))]).unique()
        if stay.len():
            names = named_of(board.analysis, stay, words)
            st.caption(plain(words.say("prune.held_back", stay.len(), names=names)))
    here = board.network.shares.alters.filter("is_connection")["person_id"]
    gone = gone.filter(gone.is_in(here.implode()))
    if gone.is_empty():
        st.info(words.say("prune.what_if_nobody"))
        return
    last_links = find_last_links(board.network, network_parts.targets())
    ahead = look_ahead(board.network, gone, last_links)
    if not ahead.after.connections:
        st.warning(words.say("prune.whole_list"))
    _numbers(board, ahead)
    _emptied(board, ahead)
    _pictures(board, ahead, frozenset(gone))


def _numbers(board: Board, ahead: WhatIf) -> None:
    words = board.words
    names = ("links", "never", "living", "communities", "fields", "employers")
    columns = []
    for one in (ahead.before, ahead.after):
        share = words.share(one.never_spoken, one.connections) if one.connections else "–"
        counts = (one.connections, share, one.living, one.communities, one.fields, one.employers)
        columns.append([words.show(value) for value in counts])
    table = pl.DataFrame(
        {"what": [words.say(f"prune.row_{name}") for name in names], "now": columns[0], "after": columns[1]}
    )
    column = st.column_config
    st.dataframe(
        table,
        hide_index=True,
        height="content",
        key=Key.WHAT_IF + "-numbers",
        column_config={
            "what": column.TextColumn(words.say("prune.column_what"), width=212),
            "now": column.TextColumn(words.say("prune.column_now"), width=66, alignment="right"),
            "after": column.TextColumn(words.say("prune.column_after"), width=66, alignment="right"),
        },
    )


def _emptied(board: Board, ahead: WhatIf) -> None:
    words, naming = board.words, session.names()
    most = board.analysis.settings.prune.named
    circles = circle_names(board)
    if ahead.emptied.is_empty():
        st.markdown(words.say("prune.emptied_none"))
    for place in Place:
        rows = ahead.emptied.filter(pl.col("place") == place.value)
        if rows.is_empty():
            continue
        names = [_called(row, circles, board) for row in rows.to_dicts()]
        if place is Place.EMPLOYER:
            names = names[: rows.filter(pl.col("people") >= _NOTABLE).height][:most]
            key = "prune.emptied_employer_named" if names else "prune.emptied_employer"
            said = words.say(key, rows.height, names=", ".join(names))
        else:
            said = words.say(f"prune.emptied_{place}", rows.height, names=list_names(names, most, words))
        st.markdown(plain(said))
    if ahead.last_links.is_empty():
        st.markdown(words.say("prune.no_last_links"))
        return
    people = dict(board.network.shares.alters.select("person_id", "name").iter_rows())
    lost = [
        f"{naming.of({'name': people[row['person_id']]})} ({last_link_name(row, circles, words, naming.place)})"
        for row in ahead.last_links.to_dicts()
    ]
    st.warning(plain(words.say("prune.last_links", len(lost), names=list_names(lost, most, words))))


def _called(row: Mapping[str, str], circles: Mapping[int, str], board: Board) -> str:
    if row["place"] == Place.COMMUNITY:
        return circles[int(row["what"])]
    if row["place"] == Place.FIELD:
        return board.words.say(f"field.{row['what']}")
    return session.names().place(row["label"] or row["what"])


def _pictures(board: Board, ahead: WhatIf, gone: frozenset[str]) -> None:
    before, after = st.columns(2)
    with before:
        _picture(board, "now", frozenset(), ahead.before.connections)
    with after:
        _picture(board, "after", gone, ahead.after.connections)


def _picture(board: Board, name: str, without: frozenset[str], people: int) -> None:
    words, theme = board.words, session.theme()
    when = words.say(f"prune.picture_{name}")
    alt = words.say("prune.picture_alt", when=when.lower(), n=people)
    picture = making.made_aside(
        f"picture-{name}",
        (theme, words.code, without, session.layout(), tuple(session.apart())),
        lambda: render_network(board.network, theme, alt, words.say("app.you"), without),
    )
    st.image(picture, alt=alt, width="stretch")
    st.caption(f"{when}: {words.count('links', people)}")
