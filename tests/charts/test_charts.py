"""Charts: everybody has a place in their ring, and a chart's numbers are the frame's."""

from __future__ import annotations

import numpy as np
import pytest

from analyzer.analysis import Analysis
from analyzer.charts import Look, draw_collecting, draw_rhythm
from analyzer.habits import count_links_and_talk, count_months
from analyzer.reports import Theme, place_people
from analyzer.reports.rings_layout import RINGS
from analyzer.schemas import Tier
from analyzer.text import load_words
from tests.builders import TODAY, ExportBuilder


def test_everybody_lies_in_the_ring_of_their_tier(collector: Analysis) -> None:
    """The distance from the middle says the tier; equal ties give equal places."""
    positions = place_people(collector.ties)
    assert positions["person_id"].equals(collector.ties["person_id"])
    distance = np.hypot(positions["x"].to_numpy(), positions["y"].to_numpy())
    for tier in Tier:
        inner, outer = RINGS[tier]
        members = (positions["tier"] == tier.value).to_numpy()
        assert np.all(distance[members] >= inner - 0.04)
        assert np.all(distance[members] <= outer + 0.04)
    assert place_people(collector.ties).equals(positions)


def test_only_the_handful_is_named(collector: Analysis) -> None:
    """Names stand beside the callable, and beside fifteen of them at most."""
    positions = place_people(collector.ties)
    assert set(positions.filter("named")["tier"]) == {Tier.COULD_CALL.value}
    assert positions["named"].sum() <= 15


def test_nobody_is_a_picture_too() -> None:
    """An empty export gives an empty circle and no error."""
    analysis = ExportBuilder().analyze()
    assert place_people(analysis.ties).is_empty()
    assert count_links_and_talk(analysis).is_empty()


@pytest.mark.parametrize("theme", Theme)
def test_the_curve_shows_the_running_totals(theme: Theme) -> None:
    """Links rise with each year, people spoken to follow, and a word before the link counts from the link."""
    builder = ExportBuilder().link("A B", "2020-05-01").link("C D", "2022-05-01").link("E F", "2022-06-01")
    builder.hear("A B", "2023-01-01").hear("C D", "2021-01-01")
    years = count_links_and_talk(builder.analyze())
    by_year = {row["year"]: (row["links"], row["spoken"]) for row in years.to_dicts()}
    assert by_year == {2020: (1, 0), 2021: (1, 0), 2022: (3, 1), 2023: (3, 2), 2024: (3, 2), 2025: (3, 2), 2026: (3, 2)}
    chart = draw_collecting(years, Look(theme, load_words()), "Links", "Spoken to")
    assert [list(line.y) for line in chart.data] == [years["links"].to_list(), years["spoken"].to_list()]


@pytest.mark.parametrize("theme", Theme)
def test_the_months_show_both_directions(theme: Theme) -> None:
    """Given upward, received downward, a bar a month with contact."""
    builder = (
        ExportBuilder().link("A B").write("A B", "2025-01-05").write("A B", "2025-01-06").hear("A B", "2025-03-05")
    )
    months = count_months(builder.analyze(), "a-b")
    assert months.rows() == [(TODAY.replace(2025, 1, 1), 2, 0), (TODAY.replace(2025, 3, 1), 0, 1)]
    given, received = draw_rhythm(months, Look(theme, load_words()), "from you", "from them").data
    assert (list(given.y), list(received.y)) == ([2, 0], [0, -1])
