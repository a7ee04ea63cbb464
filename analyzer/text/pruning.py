"""What stands on a card, and what a choice would change → the sentences a person decides by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from analyzer.text.words import Words


class CardFacts(Protocol):
    """What a card has to tell; see `prune.Card`."""

    @property
    def tie(self) -> dict[str, Any]:
        """Their row of the ties."""

    @property
    def week_links(self) -> int:
        """Links made around the day of theirs, their own included."""

    @property
    def invited(self) -> bool | None:
        """Whether ego sent the invitation."""

    @property
    def received(self) -> int:
        """Messages from them."""

    @property
    def sent(self) -> int:
        """Messages to them."""

    @property
    def first_on(self) -> date | None:
        """Day of the first."""

    @property
    def last_on(self) -> date | None:
        """Day of the last."""

    @property
    def groups(self) -> int:
        """Group conversations both are in."""

    @property
    def quote(self) -> str | None:
        """The first words."""

    @property
    def quote_given(self) -> bool | None:
        """Whether they are ego's."""

    @property
    def quote_is_note(self) -> bool:
        """Whether they came with the invitation."""

    @property
    def pitch(self) -> str | None:
        """The sentence by which a message of theirs is a pitch."""

    @property
    def alike(self) -> int:
        """Others who sent a near-identical text."""

    @property
    def looked_up(self) -> int:
        """How often ego looked for their name."""

    @property
    def unfollowed_on(self) -> date | None:
        """Day on which ego ceased to follow them."""

    @property
    def employer(self) -> str | None:
        """Where they are."""

    @property
    def colleagues(self) -> int:
        """Others of ego's there."""

    @property
    def living_colleagues(self) -> int:
        """Of these, the living ties."""


def linked_sentence(card: CardFacts, words: Words) -> str:
    """Say when the link was made, in which company, and who asked."""
    day = card.tie["connected_on"]
    if day is None:
        said = words.say("pruning.linked_undated")
    elif card.week_links > 1:
        said = words.say("pruning.linked_week", day=day, links=words.count("links", card.week_links))
    else:
        said = words.say("pruning.linked_alone", day=day)
    if card.invited is None:
        return said
    return f"{said}; {words.say('pruning.you_invited' if card.invited else 'pruning.they_invited')}"


def began_sentence(card: CardFacts, words: Words) -> str | None:
    """Quote the first words; None where there were none."""
    if not card.quote:
        return words.say("pruning.words_let_go") if card.quote is not None else None
    key = ("your_note" if card.quote_given else "their_note") if card.quote_is_note else None
    key = key or ("your_words" if card.quote_given else "their_words")
    return words.say(f"pruning.{key}", quote=" ".join(card.quote.split()))


def pitch_sentence(card: CardFacts, words: Words) -> str | None:
    """Quote the sentence that sells, where the first words do not hold it; None where nothing does."""
    if not card.pitch or card.pitch in (card.quote or ""):
        return None
    return words.say("pruning.their_words", quote=" ".join(card.pitch.split()))


def between_sentence(card: CardFacts, words: Words) -> str:
    """Say what went between the two."""
    when = _when(card.first_on, card.last_on, words)
    if card.received and card.sent:
        received, sent = (words.count("messages", n) for n in (card.received, card.sent))
        said = [words.say("pruning.from_both", received=received, sent=sent, when=when)]
    elif card.received:
        said = [words.say("pruning.from_them", messages=words.count("messages", card.received), when=when)]
    elif card.sent:
        said = [words.say("pruning.from_you", messages=words.count("messages", card.sent), when=when)]
    else:
        said = [words.say("pruning.no_message")]
    skills = card.tie["endorsements_given"] + card.tie["endorsements_received"]
    more = (("alike", card.alike), ("groups", card.groups), ("skills", skills), ("looked_up", card.looked_up))
    said.extend(words.say(f"pruning.{key}", n) for key, n in more if n)
    if card.unfollowed_on is not None:
        said.append(words.say("pruning.unfollowed", day=card.unfollowed_on))
    return " ".join(said)


def _when(first: date | None, last: date | None, words: Words) -> str:
    if first is None or last is None:
        return words.say("pruning.undated")
    first_month, last_month = words.month(first), words.month(last)
    if first_month == last_month:
        return words.say("pruning.in_month", month=last_month)
    return words.say("pruning.in_months", first=first_month, last=last_month)


def goes_sentence(card: CardFacts, words: Words, employer: str | None) -> str:
    """Say what would go with them.

    Args:
        card: The card.
        words: The language.
        employer: What the employer is called on this screen.
    """
    if not employer:
        return words.say("pruning.goes_unknown")
    if card.colleagues:
        living = ""
        if card.living_colleagues:
            one = card.colleagues == 1
            living = (
                words.say("pruning.goes_living_only")
                if one
                else words.say("pruning.goes_living", card.living_colleagues)
            )
        said = words.say("pruning.goes_nothing", card.colleagues, employer=employer, living=living)
    else:
        said = words.say("pruning.goes_only", employer=employer)
    return f"{said} {words.say('pruning.goes_shared')}" if card.tie["shared_employer"] else said


def list_names(names: Sequence[str], most: int, words: Words) -> str:
    """Name some and count the rest."""
    shown = ", ".join(names[:most])
    return words.say("prune.and_more", names=shown, n=len(names) - most) if len(names) > most else shown
