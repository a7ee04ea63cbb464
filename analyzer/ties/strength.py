"""Signals → strength without recency, warmth, and their product."""

from __future__ import annotations

import polars as pl

from analyzer.settings import Settings


def strength_columns(settings: Settings) -> list[list[pl.Expr]]:
    """Give the expressions of the model, in steps that build on each other.

        breadth  = ln(1 + active_days + group_days) + ln(1 + active_months)
        core     = breadth * (1 if both wrote, else one_sided_share)
                           * (1 - uneven_share + uneven_share * min(sent, received) / max(sent, received))
        strength = core + extras
        warmth   = floor + (1 - floor) * 2 ** (-silent_months / half_life); floor where nobody ever wrote
        current  = strength * warmth

    Source: docs/method.md, with the measurements behind each term.
    """
    most = pl.max_horizontal("sent", "received")
    even = pl.when(most > 0).then(pl.min_horizontal("sent", "received") / most).otherwise(1.0)
    given, received = (pl.col(f"recommendations_{way}") > 0 for way in ("given", "received"))
    skills = pl.col("endorsements_given") + pl.col("endorsements_received")
    fading = 2.0 ** (-pl.col("silent_months") / settings.half_life_months)
    floor = settings.warmth_floor
    extras = {
        "recommendation_strength": settings.recommendation_strength * (given.cast(pl.Float64) + received),
        "imported_phone_strength": settings.imported_phone_strength * pl.col("imported_phone"),
        "arranged_call_strength": settings.arranged_call_strength * pl.col("arranged_call"),
        "invitation_note_strength": settings.invitation_note_strength * pl.col("invitation_note"),
        "shared_employer_strength": settings.shared_employer_strength * pl.col("shared_employer"),
        "endorsement_strength": (settings.endorsement_strength * skills.log1p()).clip(
            upper_bound=settings.endorsement_strength_most
        ),
        "years_known_strength": pl.when(pl.col("active_days") > 0)
        .then(settings.years_known_strength * pl.col("years_known").log1p())
        .fill_null(0.0)
        .fill_nan(0.0),
    }
    return [
        [
            ((pl.col("active_days") + pl.col("group_days")).log1p() + pl.col("active_months").log1p()).alias("breadth"),
            *(value.cast(pl.Float64).alias(name) for name, value in extras.items()),
            (floor + (1 - floor) * fading).fill_null(floor).alias("warmth"),
        ],
        [
            (
                pl.col("breadth")
                * pl.when("two_way").then(1.0).otherwise(settings.one_sided_share)
                * (1 - settings.uneven_share + settings.uneven_share * even)
            ).alias("core"),
            pl.sum_horizontal(*extras).clip(upper_bound=settings.extras_strength_most).alias("extras"),
            pl.sum_horizontal(*(pl.col(name) > 0 for name in extras)).alias("kinds_of_extras"),
        ],
        [(pl.col("core") + pl.col("extras")).alias("strength")],
        [(pl.col("strength") * pl.col("warmth")).alias("current")],
    ]
