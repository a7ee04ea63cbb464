"""Messages laid to their alters → which of them are contact, and why the others are not."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import polars as pl

from analyzer.cues import normal_form, tail_keys
from analyzer.schemas import Kind, WhyNot
from analyzer.settings import Settings

_PLACE: Final = "place"
_WHY: Final = pl.Enum(WhyNot)
_HALF_A_SECOND: Final = timedelta(milliseconds=500)
"""More than the microseconds by which messages of one second are set apart, and less than to the next second."""


def judge_messages(told: pl.DataFrame, invited: pl.DataFrame, people: pl.DataFrame, settings: Settings) -> pl.DataFrame:
    """Judge every message: advertising, copies to many, invitation notes and lone greetings are no contact.

    Sponsored threads and undated rows go first, then mass messages nobody answered; of what they leave, a note from
    the invitation that re-appears as the first message of its thread, and a single message on the day the link was
    made, if it is all there is in its thread. A word back to a note is an answer: with it the thread has two messages.

    Args:
        told: `person_id`, `given`, `group_size`, `conversation`, `at`, `turn`, `content`, `sponsored`.
        invited: `person_id`, `given`, `note`: the invitations.
        people: `person_id`, `name`, `first_name`, `connected_on`.
        settings: The constants.

    Returns:
        The same rows with `counts`, `why_not` and `copied` in place of `sponsored`.
    """
    rows = told.with_row_index(_PLACE).with_columns(
        why_not=pl.when(pl.col("at").is_null())
        .then(pl.lit(WhyNot.NO_DATE.value, _WHY))
        .when("sponsored")
        .then(pl.lit(WhyNot.SPONSORED.value, _WHY))
    )
    copies, answered = _find_copies(_left(rows), people, settings)
    copied = pl.repeat(value=False, n=rows.height, dtype=pl.Boolean, eager=True).scatter(copies, pl.Series([True]))
    rows = _judge(
        rows.with_columns(copied=copied), copies.filter(~copies.is_in(answered.implode())), WhyNot.MASS_MESSAGE
    )
    notes, greetings = _repeated_notes(_left(rows), invited), _lone_greetings(_left(rows), people)
    rows = _judge(rows, greetings, WhyNot.ACCEPTANCE_GREETING)
    rows = _judge(rows, notes, WhyNot.INVITATION_NOTE)
    return rows.with_columns(counts=pl.col("why_not").is_null()).drop(_PLACE, "sponsored")


def is_letter() -> pl.Expr:
    """Tell of a row of Interactions whether it is a one-to-one message that counts."""
    return (pl.col("kind") == Kind.MESSAGE.value) & pl.col("counts") & (pl.col("group_size") == 1)


def is_greeting() -> pl.Expr:
    """Tell whether it is a lone message on the day of the link: no contact to a verdict, and a greeting all the same."""
    return (pl.col("why_not") == WhyNot.ACCEPTANCE_GREETING.value).fill_null(value=False)


def _judge(rows: pl.DataFrame, places: pl.Series, why: WhyNot) -> pl.DataFrame:
    if places.is_empty():
        return rows
    return rows.with_columns(rows["why_not"].scatter(places, pl.Series([why.value], dtype=_WHY)))


def _left(rows: pl.DataFrame) -> pl.LazyFrame:
    """Keep the one-to-one messages that no former rule has taken."""
    return rows.lazy().filter(pl.col("why_not").is_null() & (pl.col("group_size") == 1))


def _find_copies(left: pl.LazyFrame, people: pl.DataFrame, settings: Settings) -> tuple[pl.Series, pl.Series]:
    """Find ego's near-identical messages to several people within a month, and those of them that were answered."""
    window = timedelta(days=settings.mass_window_days)
    sent = (
        left.filter(pl.col("given") & (pl.col("content").str.len_bytes() >= settings.mass_text_characters))
        .select(_PLACE, "person_id", "conversation", "at", "turn", "content")
        .with_columns(period=pl.col("at").dt.epoch("d") // settings.mass_window_days)
        .collect()
    )
    sent = sent.with_columns(key=tail_keys(sent["content"]).hash())
    likely = sent.join(_frequent(sent, settings), on=["key", "period"], how="semi")
    if likely.is_empty():
        return pl.Series(dtype=pl.UInt32), pl.Series(dtype=pl.UInt32)
    names = people.lazy().select(
        "person_id", pl.col("name").str.to_lowercase(), pl.col("first_name").str.to_lowercase()
    )
    copies = (
        likely.lazy()
        .join(names, on="person_id")
        .with_columns(text=normal_form(pl.col("content"), pl.col("name"), pl.col("first_name").fill_null("")))
        .filter(pl.col("text").str.len_chars() >= settings.mass_text_characters)
        .with_columns(text=pl.col("text").hash())
        .sort("text", "at", _PLACE)
        .with_columns(
            person=pl.col("person_id").rank("dense"),
            # A rolling count sees one row of each moment: messages of one second are set microseconds apart.
            moment=pl.col("at") + pl.duration(microseconds=pl.int_range(pl.len()).over("text", "at")),
        )
        .with_columns(
            reached=pl.col("person")
            .n_unique()
            .rolling(index_column="moment", period=window + _HALF_A_SECOND, closed="both")
            .over("text")
        )
        # A message is one of many if a window that ends at it or after it, and still holds it, reached enough people.
        .with_columns(full_at=pl.when(pl.col("reached") >= settings.mass_people).then("at"))
        .with_columns(pl.col("full_at").fill_null(strategy="backward").over("text"))
        .filter(pl.col("full_at") - pl.col("at") <= window)
        .collect()
    )
    if copies.is_empty():
        return pl.Series(dtype=pl.UInt32), pl.Series(dtype=pl.UInt32)
    answers = left.filter(~pl.col("given")).select("person_id", "conversation", answered="at", answer_turn="turn")
    within = timedelta(days=settings.answer_window_days)
    later = (pl.col("answered") > pl.col("at")) | (
        (pl.col("answered") == pl.col("at")) & (pl.col("answer_turn") > pl.col("turn"))
    )
    answered = (
        copies.lazy()
        .select(_PLACE, "person_id", "conversation", "at", "turn")
        .join(answers, on=["person_id", "conversation"])
        .filter(later & (pl.col("answered") - pl.col("at") <= within))
        .select(pl.col(_PLACE).unique())
        .collect()
        .to_series()
    )
    return copies[_PLACE], answered


def _frequent(sent: pl.DataFrame, settings: Settings) -> pl.DataFrame:
    """Find the endings that went to enough people within two neighbouring periods: a first, cheap sieve.

    A window of so many days lies within two periods of that length, so no mass message is lost.
    """
    often = sent.lazy().filter(pl.len().over("key") >= settings.mass_people)
    people = pl.col("person_id").n_unique().alias("people")
    reached = often.group_by("key", "period").agg(people).sort("key", "period").collect()
    beside = [
        pl.when(
            (pl.col("key") == pl.col("key").shift(step))
            & ((pl.col("period") - pl.col("period").shift(step)).abs() == 1)
        )
        .then(pl.col("people").shift(step))
        .otherwise(0)
        for step in (1, -1)
    ]
    enough = pl.col("people") + pl.max_horizontal(beside) >= settings.mass_people
    return reached.filter(enough)


def _repeated_notes(left: pl.LazyFrame, invited: pl.DataFrame) -> pl.Series:
    """Find first messages that are the note of the invitation over again, stamped with the moment of acceptance."""
    notes = invited.filter(pl.col("note").is_not_null()).select("person_id", "given", text=_one_line(pl.col("note")))
    if notes.is_empty():
        return pl.Series(dtype=pl.UInt32)
    first = (
        left.join(notes.lazy().select("person_id").unique(), on="person_id", how="semi")
        .sort("at", "turn")
        .unique(["person_id", "conversation"], keep="first", maintain_order=True)
        .with_columns(text=_one_line(pl.col("content")))
    )
    return first.join(notes.lazy(), on=["person_id", "given", "text"], how="semi").select(_PLACE).collect().to_series()


def _one_line(text: pl.Expr) -> pl.Expr:
    """Invitations.csv flattens the line breaks that messages.csv keeps."""
    return text.str.replace_all(r"\s+", " ").str.strip_chars()


def _lone_greetings(left: pl.LazyFrame, people: pl.DataFrame) -> pl.Series:
    """Find threads of one message, written on the day the link was made and never answered."""
    linked = people.lazy().filter(pl.col("connected_on").is_not_null()).select("person_id", "connected_on")
    return (
        left.group_by("person_id", "conversation")
        .agg(pl.len().alias("n"), pl.col(_PLACE).first(), pl.col("at").first())
        .filter(pl.col("n") == 1)
        .join(linked, on="person_id")
        .filter(pl.col("at").dt.date() == pl.col("connected_on"))
        .select(_PLACE)
        .collect()
        .to_series()
    )
