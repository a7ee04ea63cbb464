"""What a report is made of: sections of blocks, each a few plain values that paper and screen show alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A word on a picture.

    Attributes:
        x: Its place as a share of the width, from the left.
        y: Its place as a share of the height, from the top.
        text: The word.
        light: Whether it stands on a dark ground.
        side: Where it stands to that place: in its middle (0), to the right (1) or to the left (-1).
    """

    x: float
    y: float
    text: str
    light: bool = False
    side: int = 0


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; a quiet one says what the others cannot tell."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Subtitle:
    """A heading within a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One person: the name, what they do, why they stand here, and in a word each what else speaks for them."""

    name: str
    about: str
    says: str
    chips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """People."""

    people: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        head: Names of the columns.
        rows: The cells.
        numbers: Whether a column stands at the right.
        dots: A colour for each row, shown as a dot before it; none if empty.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[bool, ...]
    dots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Strips:
    """Named bars: name, length as a share of the longest possible, the number as written."""

    rows: tuple[tuple[str, float, str], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture without a word in it, and the words that stand on it.

    Attributes:
        svg: A whole SVG document.
        alt: What it says.
        labels: The words.
        width: Its share of the line's width.
        ratio: Height by width.
    """

    svg: str
    alt: str
    labels: tuple[Label, ...]
    width: float
    ratio: float


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something to do: by when, what, and why or how; with whom, where it is with one of the people of the export."""

    when: str
    what: str
    says: str
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class ToDos:
    """Things to do, each with a box to tick."""

    rows: tuple[ToDo, ...]


Block = Prose | Subtitle | Cards | Grid | Strips | Picture | ToDos


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is beneath it, and whether it begins a page."""

    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A report.

    Attributes:
        language: ISO 639-1.
        title: What the document is called.
        headline: The sentence, in two halves: what there is, and whom one could call.
        lead: What it rests on.
        cover: What stands on the first page beneath it.
        by: Who made it, empty where nobody is named.
        note: A word of theirs, empty where there is none.
        sections: The rest.
        footer: What stands at the foot of each page, before its number.
        page_of: "Page {page} of {pages}" in the language.
    """

    language: str
    title: str
    headline: tuple[str, str]
    lead: str
    cover: tuple[Block, ...]
    by: str
    note: str
    sections: tuple[Section, ...]
    footer: str
    page_of: str
