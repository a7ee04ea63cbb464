"""Records of a damaged table: what a missing quotation mark costs, and what it does not."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from analyzer.export import Code
from analyzer.export.records import read_records

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=8)
ROWS = st.lists(st.tuples(CELL, CELL).map(lambda cells: ["05 Mar 2024", *cells]), max_size=8)
LINES = st.text(st.characters(codec="utf-8", exclude_characters="\r\0,"), max_size=8)
LONGEST = 1000


def written(rows: list[list[str]]) -> str:
    """Write a table."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def records(text: str, dated: int | None = None) -> list[list[str] | Code]:
    """Read its records."""
    return list(read_records(text.encode(), ",", 3, LONGEST, dated))


@given(rows=ROWS, place=st.integers(0, 8), stray=st.sampled_from(['"', 'a,"b', '"a,b,c', 'a,b,"c,d']))
def test_a_quotation_mark_that_is_missing_costs_its_row_alone(rows: list[list[str]], place: int, stray: str) -> None:
    """Every row before it and behind it is read as if it were not there."""
    before, behind = rows[:place], rows[place:]
    text = written(before) + stray + "\n" + written(behind)
    assert records(text, dated=0) == [*before, Code.BROKEN_QUOTES, *behind]


@given(rows=st.lists(st.lists(LINES, min_size=3, max_size=3), max_size=8))
def test_a_sound_table_is_read_as_the_csv_module_reads_it(rows: list[list[str]]) -> None:
    """Line breaks within fields and all."""
    text = written(rows)
    assert records(text) == list(csv.reader(io.StringIO(text, newline="")))


def test_a_long_field_is_read_while_another_table_is_through() -> None:
    """Two are read at once; how long a field may be holds until the last of them is read, and not beyond."""
    usual = csv.field_size_limit()
    long = "x" * (usual + 10)
    one = read_records(b"a,b,c\nd,e,f\n", ",", 3, 2 * usual)
    other = read_records(f"a,b,c\n{long},e,f\n".encode(), ",", 3, 2 * usual)
    assert next(one) == next(other) == ["a", "b", "c"]
    assert list(one) == [["d", "e", "f"]]
    assert list(other) == [[long, "e", "f"]]
    assert csv.field_size_limit() == usual


def test_lone_carriage_returns_part_records_too() -> None:
    """As the csv module has it, outside of quotation marks."""
    assert records('a,b,c\rd,e,f\n"g\rh",i,j\n') == [["a", "b", "c"], ["d", "e", "f"], ["g\rh", "i", "j"]]


def test_what_is_no_row_is_named() -> None:
    """Too many fields, far too many, a field that is too long, and a last one that never closes."""
    long = "x" * (LONGEST + 1)
    assert records(f'a,b,c,d\n{"," * 100_001}\n{long},b,c\na,b,c\na,b,"c\n') == [
        Code.RAGGED_ROWS,
        Code.RAGGED_ROWS,
        Code.BROKEN_QUOTES,
        ["a", "b", "c"],
        Code.BROKEN_QUOTES,
    ]


def test_without_a_date_a_whole_record_is_taken_as_it_is() -> None:
    """A description that holds what looks like a row; one that never closes gives way to the row behind it."""
    assert records('a,"b\nC, C++, Rust\nc",d\ne,f,g\n') == [["a", "b\nC, C++, Rust\nc", "d"], ["e", "f", "g"]]
    assert records('a,"b\ne,f,g\n') == [Code.BROKEN_QUOTES, ["e", "f", "g"]]


def test_a_field_that_is_too_long_is_one_record_whatever_is_in_it() -> None:
    """Its lines are not taken for rows of their own."""
    prose = "a line of prose, with commas\n" * 100
    text = f'05 Mar 2024,b,"{prose}"\n05 Mar 2024,e,f\n'
    assert records(text, dated=0) == [Code.BROKEN_QUOTES, ["05 Mar 2024", "e", "f"]]


def test_of_two_columns_no_line_is_told_for_a_row() -> None:
    """A sentence has one comma often: a field of several lines stays one."""
    assert list(read_records(b'a,"b\nc,d\ne"\n', ",", 2, LONGEST)) == [["a", "b\nc,d\ne"]]
