"""Signals → tier, the rule that decided it, and whether other cut-offs would say the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl

from analyzer.schemas import Evidence, Reason, Tier
from analyzer.settings import Settings

_TIER: Final = pl.Enum(Tier)
_REASON: Final = pl.Enum(Reason)
_ORDER: Final = tuple(Tier)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The conditions of the tiers under one set of constants."""

    strong: pl.Expr
    some: pl.Expr
    vouched: pl.Expr
    recommended: pl.Expr
    phone: pl.Expr
    call: pl.Expr
    often: pl.Expr
    vouched_months: pl.Expr


def _rules(settings: Settings, as_of: date) -> _Rules:
    days, months = pl.col("active_days"), pl.col("active_months")
    recommended = (
        (pl.col("recommendations_given") + pl.col("recommendations_received")) > 0
    ) & settings.recommendation_counts
    phone = pl.col("imported_phone") & settings.phone_counts
    call = pl.col("arranged_call") & settings.arranged_call_counts
    often = (days >= settings.strong_days) & (months >= settings.strong_months)
    backed = (days >= settings.strong_days_with_evidence) & (phone | recommended | call)
    lasting = (months >= settings.some_months) & (pl.col("span_days") >= settings.some_span_days)
    vouched_on = pl.max_horizontal(
        pl.when(recommended).then("recommended_on"), pl.when(phone).then("imported_on"), "last_contact"
    )
    return _Rules(
        strong=pl.col("two_way") & (often | backed),
        some=pl.col("two_way") & ((days >= settings.some_days) | lasting),
        vouched=recommended | phone,
        recommended=recommended,
        phone=phone,
        call=call,
        often=often,
        vouched_months=(pl.lit(as_of) - vouched_on).dt.total_days() / settings.days_per_month,
    )


def tier_under(settings: Settings, as_of: date) -> pl.Expr:
    """Give the tier under some constants, as an expression over the signals."""
    return _tier(settings, _rules(settings, as_of))


def _tier(settings: Settings, rules: _Rules) -> pl.Expr:
    """The first rule that fits, from the top. Exactly 24 months is not less than 24."""
    silent = pl.col("silent_months")
    return (
        pl.when(rules.strong & (silent < settings.callable_silent_months))
        .then(pl.lit(Tier.COULD_CALL.value, _TIER))
        .when((rules.strong | rules.some) & (silent < settings.warm_silent_months))
        .then(pl.lit(Tier.WARM.value, _TIER))
        .when(rules.vouched & (rules.vouched_months < settings.warm_silent_months).fill_null(value=False))
        .then(pl.lit(Tier.WARM.value, _TIER))
        .when(rules.strong | rules.some | rules.vouched)
        .then(pl.lit(Tier.DORMANT.value, _TIER))
        .when(pl.col("last_contact").is_not_null())
        .then(pl.lit(Tier.SHALLOW.value, _TIER))
        .otherwise(pl.lit(Tier.NO_EVIDENCE.value, _TIER))
    )


def _reason(settings: Settings, rules: _Rules) -> pl.Expr:
    """The rule that decided, told so that text/ can make the sentence."""
    silent = pl.col("silent_months")
    tier = pl.col("tier")
    written = rules.strong | rules.some
    # Where both vouch, the later one is the reason; where neither is dated, the recommendation is.
    later = pl.col("imported_on") > pl.col("recommended_on")
    only_phone_dated = pl.col("imported_on").is_not_null() & pl.col("recommended_on").is_null()
    by_recommendation = rules.recommended & ~(rules.phone & (later.fill_null(value=False) | only_phone_dated))
    evidence = (
        pl.when(rules.recommended)
        .then(_key(Reason.WRITTEN_AND_RECOMMENDED))
        .when(rules.phone)
        .then(_key(Reason.WRITTEN_AND_PHONE))
        .otherwise(_key(Reason.WRITTEN_AND_CALL))
    )
    warm = (
        pl.when(rules.strong & (silent < settings.warm_silent_months))
        .then(_key(Reason.COOLING))
        .when(rules.some & (silent < settings.warm_silent_months))
        .then(_key(Reason.WRITTEN_SOME))
        .when(by_recommendation)
        .then(_key(Reason.RECOMMENDED))
        .otherwise(_key(Reason.PHONE_ON_FILE))
    )
    dormant = (
        pl.when(rules.strong)
        .then(_key(Reason.ONCE_STRONG))
        .when(written)
        .then(_key(Reason.ONCE_SOME))
        .when(by_recommendation)
        .then(_key(Reason.ONCE_RECOMMENDED))
        .otherwise(_key(Reason.ONCE_PHONE_ON_FILE))
    )
    shallow = (
        pl.when("two_way")
        .then(_key(Reason.BRIEF_EXCHANGE))
        .when(pl.col("received") > 0)
        .then(_key(Reason.ONLY_THEY_WROTE))
        .when(pl.col("sent") > 0)
        .then(_key(Reason.ONLY_YOU_WROTE))
        .otherwise(_key(Reason.ONLY_IN_GROUPS))
    )
    silence = (
        pl.when(pl.col("mass_messages") > 0)
        .then(_key(Reason.ONLY_MASS_MESSAGE))
        .when(pl.col("greetings") > 0)
        .then(_key(Reason.ONLY_GREETING))
        .when(pl.col("endorsements_given") + pl.col("endorsements_received") > 0)
        .then(_key(Reason.ONLY_CLICKS))
        .when(pl.col("undated_messages") > 0)
        .then(_key(Reason.ONLY_UNDATED))
        .when(pl.col("advertisements") > 0)
        .then(_key(Reason.ONLY_ADVERTISING))
        .otherwise(_key(Reason.NEVER_A_WORD))
    )
    return (
        pl.when((tier == Tier.COULD_CALL.value) & rules.often)
        .then(_key(Reason.WRITTEN_OFTEN))
        .when(tier == Tier.COULD_CALL.value)
        .then(evidence)
        .when(tier == Tier.WARM.value)
        .then(warm)
        .when(tier == Tier.DORMANT.value)
        .then(dormant)
        .when(tier == Tier.SHALLOW.value)
        .then(shallow)
        .otherwise(silence)
    )


def _key(reason: Reason) -> pl.Expr:
    return pl.lit(reason.value, _REASON)


def classify(measured: pl.DataFrame, as_of: date, settings: Settings) -> pl.DataFrame:
    """Add tier, reason, firmness and how much evidence there is.

    Args:
        measured: The signals and `kinds_of_extras`.
        as_of: The day the silence is counted to.
        settings: The constants.

    Returns:
        The same rows with `tier`, `reason_key`, `strong`, `some`, `vouched`, `firm`, `tier_lowest`, `tier_highest`,
        `evidence`. A tie is firm where none of the other constants of `Settings.variants` changes its tier.
    """
    rules = _rules(settings, as_of)
    others = [tier_under(other.settings, as_of).to_physical() for other in settings.variants()]
    weight = pl.col("active_days") + pl.col("kinds_of_extras")
    named = pl.col("tier").to_physical()
    return (
        measured.lazy()
        .with_columns(
            _tier(settings, rules).alias("tier"),
            rules.strong.alias("strong"),
            rules.some.alias("some"),
            rules.vouched.alias("vouched"),
            pl.min_horizontal(others).alias("best"),
            pl.max_horizontal(others).alias("worst"),
            pl.when(weight >= settings.evidence_high)
            .then(pl.lit(Evidence.HIGH.value))
            .when(weight >= settings.evidence_medium)
            .then(pl.lit(Evidence.MEDIUM.value))
            .otherwise(pl.lit(Evidence.LOW.value))
            .cast(pl.Enum(Evidence))
            .alias("evidence"),
        )
        .with_columns(
            _reason(settings, rules).alias("reason_key"),
            pl.min_horizontal("best", named).alias("best"),
            pl.max_horizontal("worst", named).alias("worst"),
        )
        .with_columns(
            (pl.col("best") == pl.col("worst")).alias("firm"),
            _tier_at("best").alias("tier_highest"),
            _tier_at("worst").alias("tier_lowest"),
        )
        .drop("best", "worst")
        .collect()
    )


def _tier_at(place: str) -> pl.Expr:
    return pl.col(place).replace_strict(range(len(_ORDER)), [tier.value for tier in _ORDER], return_dtype=_TIER)
