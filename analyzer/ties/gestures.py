"""The words of one-to-one messages → what each side said and did in them, and the last lines between two people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

import dataframely as dy
import polars as pl

from analyzer.cues import cues_for, find_phrases
from analyzer.schemas import Gestures, LastLines, Sign
from analyzer.settings import Settings

_QUOTED: Final = 240
"""Characters of a line that are kept: enough to know again what it was about."""

_LINES: Final = 4
"""Messages with a person that are kept: an exchange or two."""

_EVERYWHERE: Final[Mapping[Sign, tuple[bool, ...]]] = {
    Sign.THANKS: (True, False),
    Sign.ASK: (True, False),
    Sign.OFFER: (True, False),
    Sign.INTRODUCTION: (True, False),
    Sign.CONGRATULATION: (True, False),
    Sign.HELP: (True, False),
    Sign.SETTLED: (True, False),
    Sign.GRATITUDE: (True, False),
    Sign.PROMISE: (True, False),
    Sign.REFUSAL: (False,),
}
"""Signs that matter wherever they stand, and whose: True is ego's."""

_OF_LATE: Final[Mapping[Sign, tuple[bool, ...]]] = {Sign.QUESTION: (True, False), Sign.PITCH: (False,)}
"""Signs that matter in the months that are recalled only: an old question was answered or forgotten."""


def find_gestures(words: pl.DataFrame, as_of: date, settings: Settings) -> dy.DataFrame[Gestures]:
    """Search the words of messages for what is asked, offered, promised and thanked for.

    Args:
        words: `person_id`, `conversation`, `turn`, `at`, `given`, `content`: the one-to-one messages that count.
        as_of: The day judged from.
        settings: How far back questions are recalled, and how long an answer is.
    """
    ordered = _in_order(words)
    recalled = days_before(as_of, round(settings.follow_ups.recalled_months * settings.days_per_month))
    late = ordered.filter(pl.col("at").dt.date() >= recalled)
    found = [
        _search(rows, sign, whose)
        for rows, signs in ((ordered, _EVERYWHERE), (late, _OF_LATE))
        for sign, whose in signs.items()
    ]
    everything = pl.concat(found)
    everything = pl.concat([everything, _answers(ordered, everything, settings.follow_ups.answer_characters)])
    order = ["person_id", "at", "conversation", "turn", "sign"]
    return Gestures.validate(everything.sort(order).select(Gestures.column_names()), cast=True)


def days_before(day: date, days: int) -> date:
    """Give the day so many days earlier, the first of all days where there is none."""
    return day - min(timedelta(days=days), day - date.min)


def last_lines(words: pl.DataFrame) -> dy.DataFrame[LastLines]:
    """Give the beginnings of the last messages with each person, as `find_gestures` takes them."""
    text = pl.col("content").str.replace_all(r"\s+", " ").str.strip_chars()
    short = (
        pl.when(text.str.len_chars() <= _QUOTED)
        .then(text)
        .otherwise(text.str.head(_QUOTED).str.replace(r"\s\S*$", "") + " …")
    )
    last = _in_order(words).with_columns(place=_from_the_end()).filter(pl.col("place") < _LINES)
    lines = last.select("person_id", "place", "at", "given", quote=pl.when(text != "").then(short))
    return LastLines.validate(lines.sort("person_id", "place"), cast=True)


def _answers(ordered: pl.DataFrame, found: pl.DataFrame, characters: int) -> pl.DataFrame:
    """Find what ego wrote at length after a promise of theirs, where it asks nothing: likely what was promised."""
    text = pl.col("content").str.replace_all(r"\s+", " ").str.strip_chars()
    long = ordered.filter(
        pl.col("given") & (text.str.len_chars() >= characters) & ~text.str.contains("?", literal=True)
    )
    thread = ["person_id", "conversation"]
    promised = pl.col("given") & (pl.col("sign") == Sign.PROMISE.value)
    begun = found.filter(promised).group_by(thread).agg(begun=pl.col("turn").min())
    after = long.join(begun, on=thread).filter(pl.col("turn") > pl.col("begun"))
    quote, sign = text.str.head(_QUOTED), pl.lit(Sign.ANSWER.value, pl.Enum(Sign))
    return after.select("person_id", "conversation", "turn", "at", "given", quote=quote, sign=sign)


def _in_order(words: pl.DataFrame) -> pl.DataFrame:
    return words.sort("person_id", "at", "conversation", "turn")


def _from_the_end() -> pl.Expr:
    return pl.int_range(pl.len()).reverse().over("person_id")


def _search(words: pl.DataFrame, sign: Sign, whose: tuple[bool, ...]) -> pl.DataFrame:
    rows = words if len(whose) > 1 else words.filter(given=whose[0])
    said = rows.with_columns(quote=find_phrases(rows["content"], cues_for(sign))).filter(pl.col("quote").is_not_null())
    return said.select(
        "person_id", "conversation", "turn", "at", "given", "quote", sign=pl.lit(sign.value, pl.Enum(Sign))
    )
