"""What the network tells, part by part: circles, everybody, bridges and last links, doors, breadth, what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import polars as pl
import streamlit as st

from analyzer.habits import find_wished_companies
from analyzer.network import (
    Network,
    Shared,
    Structure,
    check_targets,
    find_doors,
    find_introducers,
    find_last_links,
)
from analyzer.reports import last_link_name, value_name
from analyzer.store import Wish
from analyzer.text import (
    Words,
    community_name,
    last_exchange,
    layoff_sentence,
    named_field,
    shared_with,
    target_sentence,
)
from analyzer.ui import components, keeping, session
from analyzer.ui.escaping import plain
from analyzer.ui.keys import Key

_SUGGESTED: Final = 40
"""Employers suggested for the list of doors: as many as one would look through."""


def circles(network: Network, names: Mapping[int, str], words: Words) -> None:
    """List the circles; a choice lists who is in one."""
    place = session.names().place
    bare = {row["community"]: community_name(row, words, place, years=False) for row in network.communities.to_dicts()}
    large = network.communities.filter(pl.col("size") >= network.settings.community_people)
    if large.is_empty():
        st.markdown(words.say("network.no_circles", least=network.settings.community_people))
        return
    st.markdown(words.say("network.circles_says"))
    column = st.column_config
    shown = large.select(
        pl.col("community").replace_strict(bare, return_dtype=pl.String).alias("circle"),
        "size",
        "could_call",
        "living",
        pl.format("{}–{}", pl.col("grew_from").dt.year(), pl.col("grew_to").dt.year()).alias("grew"),
        "heard_from_you",
    )
    picked = components.table(
        shown,
        Key.CIRCLES,
        {
            "circle": column.TextColumn(words.say("network.column_circle"), width=385),
            "size": _count("network.column_people", "number.there", words),
            "could_call": _count("network.column_callable", "number.callable", words),
            "living": _count("network.column_living", "number.living", words),
            "grew": column.TextColumn(words.say("network.column_grew"), width=84),
            "heard_from_you": column.DateColumn(
                words.say("network.column_heard"), format=words.form("table_day"), width=110
            ),
        },
        height=components.table_height(large.height),
        version=session.apart(),
    )
    small = network.communities.height - large.height
    if small:
        st.caption(words.say("network.small_circles", small, least=network.settings.community_people))
    if picked is not None:
        number = large["community"][picked]
        st.markdown(f"**{plain(names[number])}**")
        people(network.memberships.filter(community=number).select("person_id"), network, names, Key.MEMBERS, words)


def _count(label: str, means: str, words: Words) -> Any:  # noqa: ANN401 - Streamlit's column type has no public name
    return components.number_column(words.say(label), means, words, width=66)


def people(chosen: pl.DataFrame, network: Network, names: Mapping[int, str], key: Key, words: Words) -> None:
    """List people with their circle, the closest first; a row that is ticked offers its person below."""
    naming = session.names()
    people = network.shares.alters.join(chosen, on="person_id", how="semi", maintain_order="left").join(
        network.memberships, on="person_id", how="left", maintain_order="left"
    )
    shown = people.select(
        naming.column(people["name"]),
        components.tier_names(pl.col("tier"), words),
        circle=pl.col("community").replace_strict(names, default=None, return_dtype=pl.String),
        field=_named("field", words),
        level=_named("level", words),
        company=pl.col("company").fill_null(""),
        connected_on="connected_on",
    )
    column = st.column_config
    st.markdown(words.say("network.people_says"))
    unsaid = [name for name, gone in (("company", naming.hidden), ("circle", key is Key.MEMBERS)) if gone]
    picked = components.table(
        shown.drop(unsaid),
        key,
        {
            "name": column.TextColumn(words.say("people.column_name"), width=160),
            "tier": column.TextColumn(words.say("people.column_tier"), width=110),
            "circle": column.TextColumn(words.say("network.column_circle"), width=330),
            "field": column.TextColumn(words.say("network.column_field"), width=170),
            "level": column.TextColumn(words.say("network.column_level"), width=130),
            "company": column.TextColumn(words.say("people.column_company"), width=160),
            "connected_on": column.DateColumn(
                words.say("people.column_linked"), format=words.form("table_day"), width=104
            ),
        },
        height=components.table_height(people.height),
        version=people["person_id"].to_list(),
    )
    if picked is not None:
        components.offer_person(people["person_id"][picked], key, words)


def _named(name: str, words: Words) -> pl.Expr:
    labels = {key: words.say(f"{name}.{key}") for key in words.section(name)}
    return pl.col(name).cast(pl.String).replace_strict(labels, default=None, return_dtype=pl.String)


def bridges(network: Network, names: Mapping[int, str], words: Words) -> None:
    """List bridges and last links."""
    naming = session.names()
    people = network.shares.alters.select("person_id", "name")
    column = st.column_config
    st.markdown(words.say("network.bridges_says"))
    bridges = network.bridges.join(people, on="person_id", maintain_order="left")
    if bridges.is_empty():
        st.markdown(f":gray[{words.say('network.no_bridges')}]")
    else:
        shown = bridges.select(
            naming.column(bridges["name"]),
            pl.col("community").replace_strict(names, return_dtype=pl.String).alias("circle"),
            "size",
            "living",
        )
        picked = components.table(
            shown,
            Key.BRIDGES,
            {
                "name": column.TextColumn(words.say("people.column_name"), width=160),
                "circle": column.TextColumn(words.say("network.column_leads_to"), width=360),
                "size": _count("network.column_people", "number.there", words),
                "living": _count("network.column_living", "number.living", words),
            },
            version=session.apart(),
        )
        if picked is not None:
            components.offer_person(bridges["person_id"][picked], Key.BRIDGES, words)
    st.markdown(words.say("network.last_links_says"))
    last = find_last_links(network, targets()).join(people, on="person_id", maintain_order="left")
    if last.is_empty():
        st.markdown(f":gray[{words.say('network.no_last_links')}]")
        return
    labels = [last_link_name(row, names, words, naming.place) for row in last.to_dicts()]
    shown = last.select(
        naming.column(last["name"]),
        pl.col("kind").cast(pl.String).replace_strict(words.section("reach"), default=None, return_dtype=pl.String),
        pl.Series("what", labels),
        "size",
    )
    picked = components.table(
        shown,
        Key.LAST_LINKS,
        {
            "name": column.TextColumn(words.say("network.column_only"), width=160),
            "kind": column.TextColumn(words.say("network.column_kind"), width=110),
            "what": column.TextColumn(words.say("network.column_what"), width=360),
            "size": _count("network.column_people", "number.there", words),
        },
        version=(session.targets(), session.apart()),
    )
    if picked is not None:
        components.offer_person(last["person_id"][picked], Key.LAST_LINKS, words)


def doors(network: Network, words: Words) -> None:
    """Look for a door, and keep a list of places one would like a door to."""
    if session.names().hidden:  # what is typed here names a place
        st.markdown(words.say("network.doors_hidden"))
        return
    sought_column, job_column = st.columns([3, 2], vertical_alignment="bottom")
    with sought_column:
        sought = st.text_input(
            words.say("network.door"),
            key=session.scoped(Key.DOOR),
            persist_state="session",
            placeholder=words.say("network.door_hint"),
        )
    with job_column:
        for_a_job = st.toggle(
            words.say("network.for_a_job"), key=session.scoped(Key.FOR_A_JOB), persist_state="session"
        )
    if for_a_job:
        st.caption(words.say("network.for_a_job_why"))
    if sought.strip():
        _door_table(network, sought, words, for_a_job=for_a_job)
    st.multiselect(
        words.say("network.targets"),
        _suggested(network, words),
        key=session.scoped(Key.TARGETS),
        persist_state="session",
        accept_new_options=True,
        select_all=False,
        placeholder=words.say("network.targets_hint"),
        on_change=keeping.keep_choice,
        args=(Wish.TARGETS,),
        help=words.say("network.targets_help"),
    )
    names = dict(network.shares.alters.select("person_id", "name").iter_rows())
    for row in check_targets(network, targets()).to_dicts():
        named = words.section("field").get(row["target"], row["target"])
        said = target_sentence(row, names.get(row["nearest"]), words)
        st.markdown(f"- **{plain(named)}**: {plain(said)}")


def targets() -> list[str]:
    """Give the list of doors wished for: a field by its key, whatever it was called, everything else as typed."""
    return [named_field(typed) for typed in session.targets()]


def _suggested(network: Network, words: Words) -> list[str]:
    """Suggest what may stand on the list: where its owner has shown an interest, every field, the employers of most."""
    analysis = session.held()
    wished = find_wished_companies(analysis)[:_SUGGESTED] if analysis is not None else []
    shared = network.shares.things.filter(kind=Shared.EMPLOYER.value).sort("size", "label", descending=[True, False])
    fields = sorted(words.section("field").values())
    return list(dict.fromkeys([*wished, *fields, *shared["label"].head(_SUGGESTED).to_list()]))


def _door_table(network: Network, sought: str, words: Words, *, for_a_job: bool) -> None:
    naming = session.names()
    doors = find_doors(network.shares, sought, for_a_job=for_a_job)
    if doors.is_empty():
        st.markdown(words.say("network.doors_none"))
        return
    st.markdown(f"**{words.say('network.doors_found', doors.height)}**")
    alters = network.shares.alters
    names = dict(zip(alters["person_id"], naming.column(alters["name"]), strict=True))
    met = find_introducers(network.shares, network.memberships, doors["person_id"], network.settings)
    introducers: dict[str, list[str]] = {}
    for person_id, introducer, kind in met.select("person_id", "introducer", "kind").iter_rows():
        introducers.setdefault(person_id, []).append(shared_with(names[introducer], kind, words))
    people = doors.join(alters.drop("tier"), on="person_id", maintain_order="left")
    rows = people.to_dicts()
    shown = people.select(
        naming.column(people["name"]),
        components.tier_names(pl.col("tier"), words),
        pl.col("why").cast(pl.String).replace_strict(words.section("door"), default=None, return_dtype=pl.String),
        pl.Series("last", [last_exchange(row, words) for row in rows]),
        pl.Series("through", [", ".join(introducers.get(row["person_id"], [])) for row in rows], dtype=pl.String),
        pl.col("position", "company").fill_null(""),
    )
    column = st.column_config
    picked = components.table(
        shown.drop("position", "company") if naming.hidden else shown,
        Key.DOORS,
        {
            "name": column.TextColumn(words.say("people.column_name"), width=160),
            "tier": column.TextColumn(words.say("people.column_tier"), width=110),
            "why": column.TextColumn(words.say("network.column_why"), width=140),
            "last": column.TextColumn(words.say("network.column_last"), width=250),
            "through": column.TextColumn(
                words.say("network.column_through"), help=words.say("network.help_through"), width=220
            ),
            "position": column.TextColumn(words.say("people.column_job"), width=160),
            "company": column.TextColumn(words.say("people.column_company"), width=140),
        },
        height=components.table_height(doors.height),
        version=(sought, for_a_job, session.apart()),
    )
    if picked is not None:
        components.offer_person(doors["person_id"][picked], Key.DOORS, words)


def breadth(network: Network, names: Mapping[int, str], words: Words) -> None:
    """Set how varied everybody is beside how varied the handful is."""
    naming = session.names()
    for row in network.layoff.to_dicts():
        st.markdown(plain(layoff_sentence(row, words, naming.place)))
    st.markdown(words.say("network.breadth_says"))
    everybody = network.breadth.filter(~pl.col("handful"))
    handful = network.breadth.filter("handful")
    both = everybody.join(handful, on="dimension", suffix="_handful", maintain_order="left")
    tops = [
        words.say(
            "network.top_of",
            top=value_name(row["dimension"], row["top_handful"], network, names, words, naming.place),
            people=row["top_people_handful"],
            known=row["known_handful"],
        )
        if row["top_handful"]
        else "–"
        for row in both.to_dicts()
    ]
    shown = both.select(
        pl.col("dimension").cast(pl.String).replace_strict(words.section("breadth"), return_dtype=pl.String),
        "kinds",
        pl.col("effective").round(1),
        "kinds_handful",
        pl.col("effective_handful").round(1),
        pl.Series("top", tops),
    )
    column = st.column_config
    components.table(
        shown,
        Key.BREADTH,
        {
            "dimension": column.TextColumn(words.say("network.column_dimension"), width=170),
            "kinds": _count("network.column_all", "number.kinds", words),
            "effective": _varied(words.say("network.column_effective"), words),
            "kinds_handful": components.number_column(
                words.say("network.column_handful"), "number.kinds_handful", words, width=100
            ),
            "effective_handful": _varied(words.say("network.column_effective_handful"), words),
            "top": column.TextColumn(words.say("network.column_top"), width=184),
        },
        selectable=False,
    )


def _varied(label: str, words: Words) -> Any:  # noqa: ANN401 - as above
    return components.number_column(label, "network.help_effective", words, form=words.form("table_decimal"), width=150)


def rests_on(network: Network, words: Words) -> None:
    """Say what the network rests on: coverage, inferred structure, spellings taken for one."""
    people = network.shares.alters.filter("is_connection")
    if people.height:
        field, employer, chapter = (
            words.share(people.height - people[name].null_count(), people.height)
            for name in ("field", "employer", "chapter")
        )
        st.markdown(words.say("network.coverage", field=field, employer=employer, chapter=chapter))
    if network.shares.chapters.is_empty():
        st.markdown(words.say("network.no_positions"))
    st.markdown(words.say("network.structure_says"))
    lines = [
        _structure_line(words.say("network.of_living"), network.living_structure),
        _structure_line(words.say("network.of_all"), network.structure),
    ]
    column = st.column_config
    components.table(
        pl.DataFrame(lines),
        Key.STRUCTURE,
        {
            "who": column.TextColumn(words.say("network.column_who"), width=200),
            "alters": _count("network.column_people", "number.alters", words),
            "ties": components.number_column(words.say("network.column_inferred"), "number.inferred", words, width=170),
            "effective": components.number_column(
                words.say("network.column_effective_size"),
                "number.effective_size",
                words,
                form=words.form("table_decimal"),
                width=110,
            ),
            "constraint": components.number_column(
                words.say("network.column_constraint"),
                "number.constraint",
                words,
                form=words.form("table_fine"),
                width=110,
            ),
        },
        selectable=False,
    )
    if session.names().hidden:
        return
    merges = network.shares.merges
    if merges.is_empty() and not session.apart():
        return
    st.markdown(words.say("network.merges_says", merges.height))
    st.multiselect(
        words.say("network.apart"),
        sorted({*merges["company"].to_list(), *session.apart()}),
        key=session.scoped(Key.APART),
        persist_state="session",
        placeholder=words.say("network.apart_hint"),
        on_change=keeping.keep_choice,
        args=(Wish.APART,),
        select_all=False,
    )
    if merges.height:
        components.table(
            merges.select("company", "label", "people"),
            Key.MERGES,
            {
                "company": column.TextColumn(words.say("network.column_written"), width=260),
                "label": column.TextColumn(words.say("network.column_taken_for"), width=260),
                "people": _count("network.column_people", "number.written", words),
            },
            height=components.table_height(merges.height),
            selectable=False,
        )


def _structure_line(who: str, structure: Structure) -> dict[str, Any]:
    return {
        "who": who,
        "alters": structure.alters,
        "ties": structure.ties,
        "effective": round(structure.effective_size, 1) if structure.alters else None,
        "constraint": None if structure.constraint is None else round(structure.constraint, 3),
    }
