"""What participants have in common → groups that may be shown: nothing made of them is about fewer than ten.

Whatever is told is told of unions of blocks, and each block holds ten participants or more. What anybody works out from
it, by intersecting, subtracting, or solving for what is left, is about unions of blocks too (docs/cohort.md).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

FLOOR: Final = 10
"""Participants under any number that is shown, and between any two groups that are. Fixed by what Handful promises."""

_TOGETHER: Final = 2
"""Attributes that are combined: of more there are hardly ten."""

Cell = tuple[str, ...]
"""A value of each attribute, empty where none is given: what one participant has."""

Block = tuple[str | None, ...]
"""A value of each attribute; None where its participants do not share one."""


@dataclass(frozen=True, slots=True)
class Group:
    """Some participants.

    Attributes:
        values: Attribute → value; nothing for everybody.
        cells: What its participants have: a value of each attribute.
        whole: Whether nobody of these values was left out because too few are like them otherwise.
    """

    values: Mapping[str, str]
    cells: frozenset[Cell]
    whole: bool


def form_blocks(sizes: Mapping[Cell, int], floor: int = FLOOR) -> dict[Cell, Block]:
    """Put all who have the same values into a block, together with others until each holds ten or more.

    Who shares all values with nine others is in a block with them. Others are joined by fewer and fewer values, the
    first ones held longest; who is left over is put to a block that shares most of their first values.

    Args:
        sizes: Values → how many participants have them.
        floor: Participants of the smallest block.

    Returns:
        Values → the block: what all in it share, None in place of what they do not. Empty where there are not enough
        participants for one.
    """
    if not sizes or sum(sizes.values()) < floor:
        return {}
    width = len(next(iter(sizes)))
    waiting = dict(sizes)
    block_of: dict[Cell, Block] = {}
    for held in range(width, -1, -1):
        alike: defaultdict[Cell, list[Cell]] = defaultdict(list)
        for cell in waiting:
            alike[cell[:held]].append(cell)
        for begin, together in alike.items():
            if sum(waiting[cell] for cell in together) >= floor:
                block_of |= dict.fromkeys(together, (*begin, *[None] * (width - held)))
                for cell in together:
                    del waiting[cell]
    if waiting:
        _take_in(list(waiting), block_of, sizes)
    return block_of


def form_groups(sizes: Mapping[Cell, int], attributes: Sequence[str]) -> list[Group]:
    """Form the groups that may be shown: everybody, each value, and each pair of values, as far as blocks make them up.

    Args:
        sizes: Values → how many participants have them.
        attributes: What the values are of.
    """
    blocks = form_blocks(sizes)
    if not blocks:
        return []
    groups = [Group({}, frozenset(sizes), whole=True)]
    for many in range(1, min(_TOGETHER, len(attributes)) + 1):
        for places in combinations(range(len(attributes)), many):
            groups += _of_values(places, blocks, attributes)
    return groups


def _of_values(places: tuple[int, ...], blocks: Mapping[Cell, Block], attributes: Sequence[str]) -> list[Group]:
    inside: defaultdict[Block, set[Cell]] = defaultdict(set)
    for cell, block in blocks.items():
        inside[tuple(block[place] for place in places)].add(cell)
    all_of = Counter(tuple(cell[place] for place in places) for cell in blocks)
    return [
        Group(
            {attributes[place]: str(value) for place, value in zip(places, values, strict=True)},
            frozenset(cells),
            whole=len(cells) == all_of[tuple(str(value) for value in values)],
        )
        for values, cells in sorted(inside.items(), key=lambda item: [str(value) for value in item[0]])
        if all(values) and len(cells) < len(blocks)
    ]


def _take_in(rest: list[Cell], block_of: dict[Cell, Block], sizes: Mapping[Cell, int]) -> None:
    """Join the last few to blocks, each to one it has the first values in common with, which then stands for these."""
    for cell in rest:
        people: Counter[Block] = Counter()
        for other, block in block_of.items():
            people[block] += sizes[other]
        host = min(people, key=lambda block: (-_in_common(cell, block), _told(block), people[block], str(block)))
        key: Block = tuple(mine if mine == its else None for mine, its in zip(cell, host, strict=True))
        joined = [other for other, block in block_of.items() if block == host]
        block_of |= dict.fromkeys([*joined, cell], key)  # where another block bears that name already, they become one


def _in_common(cell: Cell, block: Block) -> int:
    """Count the values that are the same, up to the first that is not."""
    return next((place for place, value in enumerate(cell) if block[place] != value), len(cell))


def _told(block: Block) -> int:
    return sum(value is not None for value in block)
