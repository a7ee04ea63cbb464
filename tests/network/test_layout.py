"""Where everybody lies: nobody on top of another, circles beside each other, the handful's nearest to you."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as hyp
from hypothesis.extra.numpy import arrays

from analyzer.analysis import Analysis
from analyzer.mapping import map_network
from analyzer.network import Layout
from analyzer.network.layout import _pack_discs
from tests.builders import ExportBuilder


@given(arrays(np.float64, hyp.integers(1, 40), elements=hyp.floats(0.5, 30)))
def test_no_disc_covers_another(radii: np.ndarray) -> None:
    """However large the discs and in whatever order, none overlaps, and the first lies in the middle."""
    middles = _pack_discs(radii)
    apart = np.hypot(*(middles[:, None, :] - middles[None, :, :]).transpose(2, 0, 1))
    needed = radii[:, None] + radii[None, :]
    np.fill_diagonal(apart, np.inf)
    assert (apart >= needed - 1e-6).all()
    assert tuple(middles[0]) == (0, 0)


@pytest.mark.parametrize("layout", Layout)
def test_everybody_lies_within_the_circle_and_twice_in_the_same_place(collector: Analysis, layout: Layout) -> None:
    """Radius 1 and no more, no two people in one place, the same at every run."""
    one, other = (map_network(collector, layout=layout).places for _ in range(2))
    assert one.equals(other)
    assert np.hypot(one["x"], one["y"]).max() <= 1 + 1e-5
    spots = one.select("x", "y").unique()
    assert spots.height == one.height
    assert one["person_id"].to_list() == collector.ties["person_id"].to_list()


def test_circles_with_callable_people_lie_nearest_to_you() -> None:
    """Of two circles of one size, the one with somebody ego could call is nearer to the middle."""
    builder = ExportBuilder()
    for circle, year in (("Far", 2012), ("Near", 2018)):
        for number in range(10):
            builder.link(f"{circle} N{number}", f"{year}-0{1 + number % 9}-10", company=f"{circle} House")
    builder.talk("Near N0", 9, last="2026-02-01")
    network = builder.network()
    reach = network.places.with_columns(reach=(network.places["x"] ** 2 + network.places["y"] ** 2) ** 0.5)
    near, far = (reach.filter(reach["person_id"].str.starts_with(circle))["reach"].mean() for circle in ("near", "far"))
    assert isinstance(near, float)
    assert isinstance(far, float)
    assert near < far


def test_nobody_one_could_call_lies_at_the_rim() -> None:
    """In a small circle or in none, the handful lies further in than whoever shares nothing."""
    builder = ExportBuilder()
    for number in range(30):
        builder.link(f"P N{number}", f"{1990 + number}-01-01")
    builder.talk("P N3", 9, last="2026-02-01").talk("P N4", 9, last="2026-01-01")
    builder.write(["P N4", "P N5"], "2024-01-01", thread="walk")
    builder.message("P N5", ["Me Owner", "P N4"], "2024-01-02", thread="walk")
    network = builder.network()
    reach = {one: float(np.hypot(x, y)) for one, x, y in network.places.iter_rows()}
    rim = min(far for one, far in reach.items() if one not in {"p-n3", "p-n4", "p-n5"})
    assert max(reach["p-n3"], reach["p-n4"]) < rim
