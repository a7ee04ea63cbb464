"""Ties and links → who was never greeted, whose silence is long for the two of you, and who is worth waking."""

from __future__ import annotations

import polars as pl

from analyzer.followups.kinds import Cause
from analyzer.followups.letters import Letters, day
from analyzer.network import Level, classify_titles
from analyzer.people.employers import employer_key
from analyzer.schemas import Kind, Occupation, Tier
from analyzer.ties import NOTE, is_greeting

_RANKS = {
    level.value: rank
    for rank, level in enumerate(
        (Level.JUNIOR, Level.PROFESSIONAL, Level.SENIOR, Level.MANAGER, Level.HEAD, Level.EXECUTIVE)
    )
}
"""Levels from the lowest to the highest."""


def find_never_greeted(letters: Letters) -> pl.DataFrame:
    """Find new connections with whom not a word was exchanged yet; a personal note counts as one of ego's."""
    analysis = letters.analysis
    fresh = analysis.ties.lazy().filter(
        pl.col("is_connection") & (pl.col("connected_on") >= letters.days_before(letters.settings.greeting_days))
    )
    # A lone greeting on the day of the link is no contact to a verdict, and a greeting all the same.
    of_note = (pl.col("kind") == Kind.INVITATION.value) & (pl.col("what") == NOTE)
    greeting = (pl.col("kind") == Kind.MESSAGE.value) & (pl.col("counts") | is_greeting())
    words = analysis.interactions.lazy().filter(of_note | greeting).select("person_id", "given")
    spoken = words.group_by("person_id").agg(greeted=pl.col("given").any(), heard=(~pl.col("given")).any())
    quotes = analysis.first_words.lazy().filter(~pl.col("given").fill_null(value=True)).select("person_id", "quote")
    new = (
        fresh.join(letters.rows.select("person_id").unique(), on="person_id", how="anti")
        .join(spoken, on="person_id", how="left")
        .filter(~pl.col("greeted").fill_null(value=False))
        .join(quotes, on="person_id", how="left")
    )
    heard = pl.col("heard").fill_null(value=False)
    cause = pl.when(heard).then(pl.lit(Cause.THEY_GREETED.value)).otherwise(pl.lit(Cause.JUST_LINKED.value))
    return new.select("person_id", "quote", on="connected_on", cause=cause, what="position").collect()


def find_overdue(letters: Letters) -> pl.DataFrame:
    """Find with whom the silence is long by the measure of the two: over eight times their usual gap."""
    settings = letters.settings
    days = letters.rows.select("person_id", on=day()).unique().sort("person_id", "on")
    gaps = days.group_by("person_id").agg(
        pl.col("on").max(),
        days=pl.len(),
        gap=(pl.col("on").max() - pl.col("on").min()).dt.total_days() / (pl.len() - 1),
    )
    usual = pl.max_horizontal("gap", pl.lit(settings.overdue_gap_days))
    silent = (pl.lit(letters.analysis.as_of) - pl.col("on")).dt.total_days()
    alive = letters.analysis.ties.lazy().filter(
        pl.col("tier").is_in([Tier.COULD_CALL.value, Tier.WARM.value]) & pl.col("two_way")
    )
    return (
        gaps.filter(pl.col("days") >= settings.overdue_days)
        .with_columns(usual_days=usual)
        .filter(silent > settings.overdue_times * pl.col("usual_days"))
        .join(alive.select("person_id"), on="person_id", how="semi")
        .select("person_id", "on", "usual_days", cause=pl.lit(Cause.OVER_RHYTHM.value))
        .collect()
    )


def find_dormant(letters: Letters) -> pl.DataFrame:
    """Find who was close once, the familiar and the novel taking turns, each kind the strongest first.

    Novel is who works for an employer that was never ego's, on a higher level or in another field than ego: people
    prefer to wake the familiar ones, and get more from the others (Levin, Walter and Murnighan 2011).
    """
    analysis = letters.analysis
    asleep = analysis.ties.filter(pl.col("tier") == Tier.DORMANT.value).filter(pl.col("last_contact").is_not_null())
    jobs = analysis.careers.filter(occupation=Occupation.WORK.value)
    employers = jobs.select(employer_key(pl.col("place"))).to_series().drop_nulls().to_list()
    own = jobs.filter(pl.col("finished_on").is_null()).sort("started_on")["title"].drop_nulls().tail(1)
    told = classify_titles(pl.concat([asleep["position"], own.alias("position")]))
    ranked = told.with_columns(
        rank=pl.col("level").cast(pl.String).replace_strict(_RANKS, default=None, return_dtype=pl.Int8)
    )
    mine = ranked.filter(pl.col("position").is_in(own.to_list())).to_dicts()
    rank, field = (mine[0]["rank"], mine[0]["field"]) if mine else (None, None)
    rank = _RANKS[Level.PROFESSIONAL.value] if rank is None else rank  # of whom no rank is known
    higher = (pl.col("rank") > pl.lit(rank, pl.Int8)).fill_null(value=False)
    elsewhere = (pl.col("field").cast(pl.String) != pl.lit(field, pl.String)).fill_null(value=False)
    another = (~employer_key(pl.col("company")).is_in(employers)).fill_null(value=False)
    shared = employer_key(pl.col("company")).is_in(employers).fill_null(value=False)
    same_field = (pl.col("field").cast(pl.String) == pl.lit(field, pl.String)).fill_null(value=False)
    cause = (
        pl.when(another & (higher | elsewhere))
        .then(pl.lit(Cause.NOVEL.value))
        .when(shared | same_field)
        .then(pl.lit(Cause.FAMILIAR.value))
        .otherwise(pl.lit(Cause.ONCE_CLOSE.value))
    )
    rows = asleep.join(ranked, on="position", how="left", maintain_order="left").with_columns(cause=cause)
    turn = pl.int_range(pl.len()).over("cause", order_by=[pl.col("strength").neg(), pl.col("person_id")])
    kinds = {Cause.FAMILIAR.value: 0, Cause.NOVEL.value: 1, Cause.ONCE_CLOSE.value: 2}
    place = pl.col("cause").replace_strict(kinds, return_dtype=pl.Int8)
    taking_turns = rows.with_columns(turn=turn).sort("turn", place, "person_id")
    return taking_turns.select("person_id", "cause", on="last_contact", what="company")
