"""Communities, things people share, doors and last links with their numbers → what they are called and what is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from analyzer.text.words import LANGUAGES, Words, load_words

Shown = Callable[[str], str]
"""Writes the name of an employer, school or domain on screen: as it is, or hidden."""


def named_field(typed: str) -> str:
    """Give the key of a field that is called so in any language; anything else as it was typed."""
    folded = typed.strip().casefold()
    for code in LANGUAGES:
        for key, label in load_words(code).section("field").items():
            if folded == label.casefold():
                return key
    return typed


def as_written(name: str) -> str:
    """Show a name as it is."""
    return name


def community_name(community: Mapping[str, Any], words: Words, shown: Shown = as_written, *, years: bool = True) -> str:
    """Name a community by what sets its members apart, with the years in which it grew.

    Args:
        community: One row of `network.Communities`.
        words: The language.
        shown: Writes the name of a place.
        years: Whether to add when it grew.
    """
    field, kind = community["field"], community["place_kind"]
    place = _place(kind, community["place_label"], words, shown) if kind else ""
    if field and kind:
        name = words.say(f"circle.field_{kind}", people=words.say(f"field_people.{field}"), place=place)
    elif field:
        name = words.say(f"field_people.{field}")
    elif kind:
        name = words.say(f"circle.{kind}", place=place)
    else:
        name = words.say("circle.mixed")
    if years:
        name = _with_years(name, community, words)
    if years and community["alike"]:
        name = words.say("circle.another", name=name, number=community["alike"] + 1)
    return name


def community_short_names(
    communities: Sequence[Mapping[str, Any]], words: Words, shown: Shown = as_written
) -> list[str]:
    """Name communities in two or three words each, for the picture: by field, else by place.

    Two that would be called the same are told apart: by their places where they have any, else by their years.
    """
    names = [_short_name(community, words, shown) for community in communities]
    for told in (_by_place, _with_years):
        often = Counter(names)
        names = [
            name if often[name] == 1 else told(name, community, words, shown)
            for name, community in zip(names, communities, strict=True)
        ]
    return names


def _by_place(name: str, community: Mapping[str, Any], words: Words, shown: Shown) -> str:
    if community["field"] and community["place_kind"] not in (None, "group", "burst"):
        return _place(community["place_kind"], community["place_label"], words, shown)
    return name


def _with_years(name: str, community: Mapping[str, Any], words: Words, _: Shown = as_written) -> str:
    if community["place_kind"] == "burst" or not community["named_from"]:
        return name
    first, last = community["named_from"].year, community["named_to"].year
    key = "circle.year" if first == last else "circle.years"
    return words.say(key, name=name, first=str(first), last=str(last))


def _short_name(community: Mapping[str, Any], words: Words, shown: Shown) -> str:
    if community["field"]:
        return words.say(f"field_people.{community['field']}")
    kind = community["place_kind"]
    if kind == "group":
        return words.say("circle.group")
    if kind == "burst":
        return words.say("circle.linked", place=_place(kind, community["place_label"], words, shown))
    return _place(kind, community["place_label"], words, shown) if kind else words.say("circle.mixed")


def thing_name(thing: Mapping[str, Any], words: Words, shown: Shown = as_written) -> str:
    """Say what people share.

    Args:
        thing: One row of `network.Things`.
        words: The language.
        shown: Writes the name of a place.
    """
    kind = thing["kind"]
    if kind == "field":
        return words.say(f"field.{thing['label']}")
    if kind == "group":
        when = words.month(thing["last_on"]) if thing["last_on"] else words.day(None)
        return words.say("thing.group", people=words.count("people", thing["size"]), when=when)
    return words.say(f"thing.{kind}", place=_place(kind, thing["label"], words, shown))


def _place(kind: str, label: str, words: Words, shown: Shown) -> str:
    """Write a place: a burst is its event or its day, a group has no name of its own."""
    if kind == "burst":
        with suppress(ValueError):
            return words.day(date.fromisoformat(label))
    return "" if kind == "group" else shown(label)


def shared_by(near: Iterable[tuple[str, str]], words: Words) -> str:
    """Say with whom something rare is shared, and what: kind by kind.

    Args:
        near: Kind and name, as it is shown, the nearest first.
        words: The language.
    """
    kinds: dict[str, list[str]] = {}
    for kind, name in near:
        kinds.setdefault(kind, []).append(name)
    return "; ".join(words.say(f"shared_by.{kind}", names=", ".join(names)) for kind, names in kinds.items())


def shared_with(name: str, kind: str, words: Words) -> str:
    """Name somebody with what is shared with them.

    Args:
        name: As it is shown.
        kind: Of the weightiest thing that is shared; a field or a chapter goes without saying.
        words: The language.
    """
    return words.say(f"shared.{kind}", name=name) if kind not in {"field", "chapter"} else name


def last_exchange(alter: Mapping[str, Any], words: Words) -> str:
    """Say when the two last wrote, and who wrote last.

    Args:
        alter: One row of `network.Alters`.
        words: The language.
    """
    if not alter["last_contact"]:
        return words.say("door.never")
    return words.say("door.you_last" if alter["you_wrote_last"] else "door.they_last", day=alter["last_contact"])


def target_sentence(target: Mapping[str, Any], nearest: str | None, words: Words) -> str:
    """Say who of ego's is at a place they would like a door to.

    Args:
        target: One row of `network.Targets`.
        nearest: The name of whom ego could ask first, as it is shown; None where there is nobody.
        words: The language.
    """
    people, living = target["people"], target["living"]
    key = {0: "target_asleep", 1: "target_last"}.get(living, "target_living") if people else "target_none"
    said = [words.say(f"reach.{key}", people, living=living)]
    if target["once"]:
        said.append(words.say("reach.target_once", target["once"]))
    if nearest:
        said.append(words.say("reach.target_nearest", name=nearest))
    return " ".join(said)


def layoff_sentence(layoff: Mapping[str, Any], words: Words, shown: Shown = as_written) -> str:
    """Say how many of the handful sit where ego works now.

    Args:
        layoff: One row of `network.Layoff`.
        words: The language.
        shown: Writes the name of a place.
    """
    callable_people, place = layoff["could_call"], shown(layoff["label"])
    if not callable_people:
        return words.say("reach.layoff_none", place=place)
    return words.say("reach.layoff", callable_people, callable=callable_people, place=place)
