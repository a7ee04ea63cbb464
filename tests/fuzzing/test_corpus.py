"""The kept corpus: what the fuzzer found to reach furthest is tried again on every run, without the fuzzer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzzing.targets import TARGETS

CORPUS = Path(__file__).with_name("corpus")


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_kept_breaks_anything(name: str) -> None:
    """Whatever the bytes do, only ExportError comes out, and none of the claims within the target fails."""
    kept = sorted((CORPUS / name).iterdir())
    assert kept
    for path in kept:
        TARGETS[name](path.read_bytes())


@given(data=st.binary(max_size=200))
def test_any_bytes_are_sniffed(data: bytes) -> None:
    """Short ones, drawn anew each time."""
    TARGETS["sniffer"](data)


NAMES = st.sampled_from(
    (
        "Connections.csv",
        "messages.csv",
        "a/../Connections.csv",
        "Profile.csv",
        "x.zip",
        "Shares_1.csv",
        "\\a\\Notes.csv",
    )
)
TEXTS = st.one_of(
    st.binary(max_size=60),
    st.lists(
        st.sampled_from(
            ("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n", '"', ",,,,,,05 Mar 2024\n", "\n")
        ),
        max_size=6,
    ).map(lambda lines: "".join(lines).encode()),
)


@given(members=st.lists(st.tuples(NAMES, TEXTS), max_size=4))
def test_any_members_are_opened(members: list[tuple[str, bytes]]) -> None:
    """Names of every kind, contents of every kind, twice the same among them."""
    TARGETS["members"](b"\0".join(part for name, text in members for part in (name.encode(), text.replace(b"\0", b""))))
