"""Coaching: what is said and agreed is kept field by field, and a newer export shows what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import networkx as nx
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.analysis import Analysis
from analyzer.coaching import (
    Client,
    Commitment,
    ConsentTo,
    Session,
    Standing,
    ask_among,
    begin_session,
    change_client,
    change_session,
    check_commitments,
    choose_ten,
    find_prompts,
    read_client,
    read_sessions,
)
from analyzer.followups import find_follow_ups
from analyzer.schemas import Said
from analyzer.store import Store, make_vault, open_vault
from tests.builders import TODAY, ExportBuilder
from tests.coaching.makers import note, write

NOON = datetime(2026, 1, 26, 12, tzinfo=UTC)
MADE = date(2026, 1, 26)


@pytest.fixture
def vault(tmp_path: Path) -> Store:
    """Give a client's vault."""
    return make_vault(tmp_path, "Anna")[1]


def agreed(person: str, by: str = "2026-02-10") -> Commitment:
    """Agree on somebody."""
    name = person.replace("-", " ").title()
    return Commitment(
        person, name, "Ask how the move went", "The address of a good doctor", date.fromisoformat(by), MADE
    )


def test_a_client_is_kept_and_changes_field_by_field(vault: Store) -> None:
    """What they said yes to, until when, and what was changed later."""
    assert read_client(vault) == Client()
    client = Client(
        (ConsentTo.RESULTS, ConsentTo.NOTES),
        MADE,
        date(2026, 12, 31),
        coach="Carla",
        next_on=date(2026, 3, 9),
        hide_names=True,
    )
    note(vault, client, NOON)
    assert read_client(vault) == client
    note(vault, replace(client, next_on=None), NOON + timedelta(days=1))
    assert read_client(vault) == replace(client, next_on=None)


def test_a_yes_has_its_end() -> None:
    """On the last day it holds, the day after it does not."""
    client = Client((ConsentTo.RESULTS,), MADE, date(2026, 3, 9))
    assert client.allows(ConsentTo.RESULTS, date(2026, 3, 9))
    assert not client.allows(ConsentTo.NOTES, date(2026, 3, 9))
    assert client.is_over(date(2026, 3, 10))
    assert not client.allows(ConsentTo.RESULTS, date(2026, 3, 10))
    assert not Client().is_over(TODAY)


def test_a_session_is_kept_as_it_is_said(tmp_path: Path) -> None:
    """Field after field, and all of it is there when the vault is opened again."""
    made, store = make_vault(tmp_path, "Anna", "a phrase of theirs")
    begun = begin_session(store, NOON)
    session = replace(
        begun,
        importance=5,
        rating=2,
        names=("Zoë", "Bert"),
        surprised="How few.",
        ten=("a", "b", "c"),
        pairs=frozenset({("a", "b")}),
        commitments=(agreed("steady-friend"),),
        shared="Good.",
        private="Tired today.",
        next_on=date(2026, 3, 9),
    )
    write(store, session, NOON + timedelta(minutes=20))
    ended = write(store, replace(session, ended=NOON + timedelta(hours=1)), NOON + timedelta(hours=1))
    second = begin_session(store, NOON + timedelta(days=42))
    assert read_sessions(open_vault(made, "a phrase of theirs")) == [second, ended]


def test_two_tabs_do_not_write_over_each_other(vault: Store) -> None:
    """Both drew the same session; each keeps the field it changed, and both stay."""
    session = begin_session(vault, NOON)
    change_session(vault, session.uid, NOON, private="From one.")
    change_session(vault, session.uid, NOON, surprised="From the other.")
    change_session(vault, session.uid, NOON, next_on=date(2026, 3, 9))
    (held,) = read_sessions(vault)
    assert (held.private, held.surprised, held.next_on) == ("From one.", "From the other.", date(2026, 3, 9))
    with pytest.raises(LookupError):
        change_session(vault, "no such session", NOON, shared="x")


def test_a_yes_that_was_taken_back_stays_taken_back(vault: Store) -> None:
    """Another tab that notes the next date says nothing of the consent."""
    note(vault, Client((ConsentTo.RESULTS, ConsentTo.NOTES)), NOON)
    change_client(vault, NOON, consents=())
    change_client(vault, NOON, next_on=date(2026, 3, 9))
    assert read_client(vault).consents == ()


def _later() -> Analysis:
    """The export of 9 March: who was written to since 26 January, and who answered."""
    export = ExportBuilder()
    for name in ("Steady Friend", "Silent Sue", "Late Leo", "Early Edith"):
        export.link(name).talk(name, 2, last="2025-06-01")
    return (
        export.write("Steady Friend", "2026-02-02", "I thought of you.")
        .hear("Steady Friend", "2026-02-04", "How kind.")
        .write("Silent Sue", "2026-01-26", "On the very day.")
        .write("Early Edith", "2026-01-20", "Before it was agreed.")
        .hear("Early Edith", "2026-02-20", "An answer to what came before.")
        .analyze()
    )


def test_what_came_of_it_is_shown_by_its_days() -> None:
    """Answered, kept, late and open, each with the days; what was written before the session is no keeping."""
    people = ["steady-friend", "silent-sue", "late-leo", "early-edith"]
    rows = check_commitments([agreed(one) for one in people], _later(), Said.create_empty(), TODAY)
    assert rows.select("person_id", "standing", "wrote_on", "answered_on").rows() == [
        ("steady-friend", Standing.ANSWERED, date(2026, 2, 2), date(2026, 2, 4)),
        ("silent-sue", Standing.KEPT, date(2026, 1, 26), None),
        ("late-leo", Standing.LATE, None, None),
        ("early-edith", Standing.LATE, None, None),
    ]
    (still,) = check_commitments([agreed("late-leo", "2026-03-09")], _later(), Said.create_empty(), TODAY).to_dicts()
    assert still["standing"] == Standing.OPEN


def test_what_was_ticked_by_hand_is_kept_too() -> None:
    """A call leaves no trace in an export; a tick on or after the day counts, an earlier one does not."""
    said = Said.validate(
        pl.DataFrame(
            {
                "person_id": ["late-leo", "early-edith"],
                "topic": ["contact", "contact"],
                "detail": ["2026-02-01", "2026-01-25"],
                "value": ["yes", "yes"],
                "order": [1, 2],
                "at": [NOON, NOON],
                "act": ["a", "b"],
            }
        ),
        cast=True,
    )
    rows = check_commitments([agreed("late-leo"), agreed("early-edith")], _later(), said, TODAY)
    assert rows["standing"].to_list() == [Standing.KEPT, Standing.LATE]
    assert rows["wrote_on"].to_list() == [date(2026, 2, 1), None]


def test_an_export_made_before_can_tell_nothing() -> None:
    """It is said that it does not reach that far."""
    before = ExportBuilder().link("Steady Friend").analyze(date(2026, 1, 1))
    (row,) = check_commitments([agreed("steady-friend")], before, Said.create_empty(), TODAY).to_dicts()
    assert not row["known"]
    assert row["standing"] == Standing.OPEN, "what cannot be known is not held against anybody"


@given(
    st.integers(1, 10).flatmap(
        lambda n: st.tuples(st.just(n), st.sets(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))))
    )
)
def test_the_numbers_of_the_ten_are_burts(case: tuple[int, set[tuple[int, int]]]) -> None:
    """Constraint and effective size are networkx's own, for any answers."""
    many, drawn = case
    people = [f"p{one}" for one in range(many)]
    pairs = {(people[min(pair)], people[max(pair)]) for pair in drawn if pair[0] != pair[1]}
    among = ask_among(people, pairs | {("p0", "somebody who is not asked about")})
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(pairs)
    graph.add_edges_from(("ego", one) for one in people)
    assert among.structure.constraint == pytest.approx(nx.constraint(graph, ["ego"])["ego"])
    assert among.structure.effective_size == pytest.approx(many - 2 * len(pairs) / many)
    assert set(among.apart) == {one for one in people if not any(one in pair for pair in pairs)}


def test_the_ten_are_those_with_words(collector: Analysis) -> None:
    """The nearest ten with whom a word was exchanged; fewer where there are fewer."""
    assert choose_ten(collector) == collector.ties["person_id"].head(10).to_list()
    assert choose_ten(ExportBuilder().link("Never Nell").analyze()) == []


def test_whom_one_wrote_to_is_not_who_wrote() -> None:
    """The question about the handful counts one's own letters of the last year alone."""
    export = ExportBuilder().link("Ada Any").talk("Ada Any", 9, last="2025-01-02").hear("Ada Any", "2026-03-01")
    asked = {one.key: one for one in find_prompts(export.analyze(), find_follow_ups(export.analyze()))}
    assert (asked["written"].n, asked["written"].values["written"]) == (1, 0)


def test_questions_follow_from_the_data(collector: Analysis) -> None:
    """Each with its own number, and none that the export gives no ground for."""
    asked = {one.key: one for one in find_prompts(collector, find_follow_ups(collector))}
    assert asked["written"].n == 9
    assert asked["written"].values["written"] <= 9
    assert asked["never"].n == collector.ties.filter("is_connection")["first_contact"].null_count()
    assert asked["dormant"].n == 58
    empty = ExportBuilder().analyze()
    assert [one.key for one in find_prompts(empty, find_follow_ups(empty))] == ["nobody"]


def test_a_session_of_nothing_is_a_session() -> None:
    """Nothing asked yet is no answer."""
    session = Session("x", NOON)
    assert (session.importance, session.rating, session.commitments) == (None, None, ())
