"""The older exports at hand → the comparison with one of them, made once."""

from __future__ import annotations

from datetime import date

from analyzer.analysis import Analysis
from analyzer.coaching import ConsentTo
from analyzer.comparison import Comparison, compare
from analyzer.ui import keeping, making, session


def days_at_hand(analysis: Analysis) -> list[date]:
    """Give the days of the older exports at hand, the newest first: the one beside this one, and those remembered.

    Raises:
        StoreError: the store cannot be read.
    """
    if not keeping.may(ConsentTo.COMPARE):
        return []
    beside = session.older()
    days = {beside.as_of} if beside else set()
    return sorted(days | set(keeping.remembered_days(analysis)), reverse=True)


def compared_with(analysis: Analysis, day: date) -> Comparison | None:
    """Compare with the older export of a day; None where it can no longer be read.

    Raises:
        StoreError: the store cannot be read.
        ComparisonError: the two cannot be compared.
    """
    rests_on = (day, days_at_hand(analysis), session.digest(keeping.said(analysis).rows()))
    return making.made("compared", rests_on, lambda: _compare(analysis, day))


def _compare(analysis: Analysis, day: date) -> Comparison | None:
    old = _on(day)
    if old is None:
        return None
    between = [one for one in days_at_hand(analysis) if one != day]
    others = [keeping.judged(found) for one in between if (found := _on(one)) is not None]
    return compare(keeping.judged(old), analysis, keeping.said(analysis), others)


def _on(day: date) -> Analysis | None:
    beside = session.older()
    return beside if beside is not None and beside.as_of == day else keeping.remembered(day)
