"""People → cards for a telephone's address book: vCard 4.0, RFC 6350."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.schemas import Said, Topic

_NAMES: Final = uuid.UUID("0d6c3c36-93a4-4be6-8d0f-3d9bb1a4cf1b")
"""Namespace of the ids of cards, drawn once: a card taken in again replaces the one before."""

_LINE: Final = 75
"""Bytes of a line after which the next begins, RFC 6350 3.2."""

_SAFE: Final = "https://"


@dataclass(frozen=True, slots=True)
class Contact:
    """One person as an address book wants them.

    Attributes:
        person_id: Who they are.
        name: Their name as shown.
        first_name: Its first part, where it is known apart.
        company: Where they work.
        position: What they do there.
        url: Their profile.
        email: Their address, where they let it be exported.
        note: The owner's own words.
    """

    person_id: str
    name: str
    first_name: str | None = None
    company: str | None = None
    position: str | None = None
    url: str | None = None
    email: str | None = None
    note: str = ""


def contacts_of(analysis: Analysis, said: dy.DataFrame[Said], tiers: Collection[str]) -> list[Contact]:
    """Give the people of some tiers as contacts, the closest first, with the owner's notes and what their story is.

    Args:
        analysis: As `analyze` gives it.
        said: What holds of what the owner said.
        tiers: Which ones.
    """
    people = analysis.people.select("person_id", "first_name", "email")
    rows = analysis.ties.filter(pl.col("tier").is_in(list(tiers))).join(people, on="person_id", maintain_order="left")
    own = said.filter(pl.col("topic").is_in([Topic.STORY.value, Topic.NOTE.value])).sort("topic", descending=True)
    notes: dict[str, list[str]] = {}
    for person_id, words in own.select("person_id", "value").iter_rows():
        notes.setdefault(person_id, []).append(words)
    return [
        Contact(
            person_id=row["person_id"],
            name=row["name"],
            first_name=row["first_name"],
            company=row["company"],
            position=row["position"],
            url=row["profile_url"],
            email=row["email"],
            note="\n".join(notes.get(row["person_id"], [])),
        )
        for row in rows.iter_rows(named=True)
    ]


def render_contacts(contacts: Iterable[Contact]) -> str:
    """Write one card after another; lines end and fold as the standard wants it."""
    return "".join(_card(contact) for contact in contacts)


def _card(contact: Contact) -> str:
    first = contact.first_name or ""
    last = contact.name.removeprefix(first).strip() if first else ""
    given, family = (first, last) if last else (contact.name, "")
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        f"UID:urn:uuid:{uuid.uuid5(_NAMES, contact.person_id)}",
        f"FN:{_text(contact.name)}",
        f"N:{_text(family)};{_text(given)};;;",
    ]
    lines += [
        f"{name}:{_text(value)}" for name, value in (("TITLE", contact.position), ("ORG", contact.company)) if value
    ]
    if contact.email and not set(contact.email) & set(" \r\n\t"):
        lines.append(f"EMAIL:{_text(contact.email)}")
    if contact.url and contact.url.startswith(_SAFE):
        lines.append(f"URL:{_one_line(contact.url)}")
    if contact.note:
        lines.append(f"NOTE:{_text(contact.note)}")
    lines.append("END:VCARD")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _text(value: str) -> str:
    """Write a value so that none of its characters ends it: RFC 6350 3.4. Control characters drop out."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    marked = [_one_line(line).replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;") for line in lines]
    return "\\n".join(marked)


def _one_line(value: str) -> str:
    kept = (" " if letter.isspace() else letter for letter in value)
    return "".join(letter for letter in kept if letter.isprintable())


def _folded(line: str) -> str:
    """Break a long line where no letter is cut in two; what goes on begins with a blank."""
    parts, part, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LINE:
            parts.append(part)
            part, size = "", 1
        part += letter
        size += width
    return "\r\n ".join([*parts, part])
