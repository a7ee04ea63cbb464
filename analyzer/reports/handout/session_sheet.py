"""A session → the one page to take away: what was asked, what was agreed, what is next. Nothing private is on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from analyzer.reports.handout.model import Block, Grid, Prose, Report, Subtitle, ToDo, ToDos
from analyzer.text import Naming, Words


class Agreed(Protocol):
    """What the page needs of a commitment, as `coaching.Commitment` has it."""

    @property
    def person_id(self) -> str:
        """Whom it is about."""
        ...

    @property
    def name(self) -> str:
        """What they are called."""
        ...

    @property
    def purpose(self) -> str:
        """What for."""
        ...

    @property
    def give(self) -> str:
        """What is brought."""
        ...

    @property
    def by(self) -> date:
        """Until when."""
        ...


class Sat(Protocol):
    """What the page needs of a session, as `coaching.Session` has it."""

    @property
    def goal(self) -> str:
        """What the client is after."""
        ...

    @property
    def importance(self) -> int | None:
        """The first answer."""
        ...

    @property
    def rating(self) -> int | None:
        """The second answer."""
        ...

    @property
    def surprised(self) -> str:
        """What surprised the client."""
        ...

    @property
    def commitments(self) -> Sequence[Agreed]:
        """What was agreed on."""
        ...

    @property
    def shared(self) -> str:
        """Notes for both."""
        ...

    @property
    def next_on(self) -> date | None:
        """When they meet next."""
        ...


def commitment_steps(commitments: Iterable[Agreed], naming: Naming) -> list[ToDo]:
    """Give what was agreed on as things to do; what was written about somebody is left out while names are hidden."""
    words = naming.words
    return [
        ToDo(
            words.say("sheet_page.by", day=one.by),
            naming.of({"name": one.name}),
            "" if naming.hidden else _says(one, words),
            one.person_id,
        )
        for one in commitments
    ]


def _says(commitment: Agreed, words: Words) -> str:
    give = words.say("sheet_page.give", give=commitment.give) if commitment.give else ""
    return " · ".join(part for part in (commitment.purpose, give) if part)


def make_session_sheet(session: Sat, held_on: date, naming: Naming, *, by: str = "") -> Report:
    """Write the page of a session.

    Args:
        session: What was said and agreed; its private notes stay where they are.
        held_on: Its day, on the calendar of those who sat there.
        naming: How people are called; free text is left out while names are hidden, since it may name anybody.
        by: Who hands it over.
    """
    words = naming.words
    asked = words.say("coaching.not_asked")
    answers = (
        (words.say("coaching.importance"), words.show(session.importance) if session.importance else asked),
        (words.say("coaching.rating"), words.show(session.rating) if session.rating else asked),
    )
    blocks: list[Block] = [
        Grid((words.say("sheet_page.question"), words.say("sheet_page.answer")), answers, (False, True)),
        Subtitle(words.say("coaching.agreed")),
        ToDos(tuple(commitment_steps(session.commitments, naming)))
        if session.commitments
        else Prose(words.say("coaching.agreed_none")),
    ]
    for title, text in (("goal", session.goal), ("surprised", session.surprised), ("shared", session.shared)):
        if text and not naming.hidden:
            blocks += [Subtitle(words.say(f"coaching.{title}")), Prose(text)]
    if session.next_on:
        blocks += [Subtitle(words.say("coaching.next_date")), Prose(words.day(session.next_on))]
    return Report(
        language=words.code,
        title=words.say("sheet_page.title"),
        headline=(
            words.say("sheet_page.headline", day=held_on),
            words.say("sheet_page.agreed", len(session.commitments)),
        ),
        lead=words.say("sheet_page.lead"),
        cover=tuple(blocks),
        by=by,
        note="",
        sections=(),
        footer=words.say("sheet_page.title"),
        page_of=words.say("report.page_of", page="{page}", pages="{pages}"),
    )
