"""A seed → chance for igraph, so that two runs say the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let igraph draw from a seed of ours; its state is that of the whole library, so it is given back."""
    import igraph  # noqa: PLC0415 - only the network needs it

    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - communities and places, not secrets
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)
