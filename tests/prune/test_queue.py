"""The queue: who is decided about, put off, spoken for or the last link anywhere is not up; nothing is left without anyone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import dataframely as dy
import polars as pl
from hypothesis import given
from hypothesis import strategies as hyp

from analyzer.analysis import Analysis
from analyzer.mapping import map_network
from analyzer.network import Network, find_last_links
from analyzer.people import find_moved, follow_moves
from analyzer.prune import (
    Outcome,
    Place,
    Queue,
    Reaches,
    Shield,
    Sorted,
    carried_out,
    check_outcomes,
    find_reaches,
    gone_of,
    hold_back,
    last_links,
    look_ahead,
    queue,
    sort_out,
)
from analyzer.schemas import KEEP_TAG, Known, LastWords, People, Said, Topic, Verdict
from tests.builders import ExportBuilder, slug_of

MIDNIGHT = datetime(2026, 3, 9, tzinfo=UTC)


def said(*rows: tuple[str, Topic, str, str], when: datetime = MIDNIGHT) -> dy.DataFrame[Said]:
    """Give what holds: person, topic, detail, value."""
    schema = dict(Said.create_empty().schema)
    table = [
        {
            "person_id": person,
            "topic": topic.value,
            "detail": detail,
            "value": value,
            "at": when,
            "act": "a",
            "order": int(when.timestamp() * 1000) + number,
        }
        for number, (person, topic, detail, value) in enumerate(rows)
    ]
    return Said.validate(pl.DataFrame(table, schema=schema), cast=True)


def decided(person: str, verdict: Verdict, when: datetime = MIDNIGHT) -> dy.DataFrame[Said]:
    """Give one verdict."""
    return said((person, Topic.VERDICT, "", verdict.value), when=when)


def three() -> tuple[Sorted, Network]:
    """Three silent links and a friend, without anything shared."""
    builder = ExportBuilder().link("Near Friend").talk("Near Friend", 9, last="2026-02-01")
    for number, name in enumerate(("Ann One", "Bea Two", "Cle Three")):
        builder.link(name, f"201{number}-01-01")
    return sort_out(builder.analyze()), builder.network()


def up(everybody: Sorted, what: dy.DataFrame[Said], reaches: dy.DataFrame[Reaches] | None = None) -> Queue:
    """Give the queue."""
    return queue(everybody, reaches if reaches is not None else Reaches.create_empty(), what, MIDNIGHT)


def test_whoever_is_decided_about_is_not_up() -> None:
    """Keep, let go and reach out are answers; the rest stay in their order."""
    everybody, _ = three()
    assert up(everybody, said()).waiting["person_id"].to_list() == ["ann-one", "bea-two", "cle-three"]
    for verdict in (Verdict.KEEP, Verdict.LET_GO, Verdict.REACH_OUT):
        found = up(everybody, decided("bea-two", verdict))
        assert found.waiting["person_id"].to_list() == ["ann-one", "cle-three"]
        assert found.decided == 1


def test_later_is_tomorrow_behind_everybody_else() -> None:
    """Put off today, somebody is not up today; put off before, they come last."""
    everybody, _ = three()
    today = up(everybody, decided("ann-one", Verdict.LATER, MIDNIGHT + timedelta(hours=20)))
    assert (today.waiting["person_id"].to_list(), today.put_off) == (["bea-two", "cle-three"], 1)
    tomorrow = up(everybody, decided("ann-one", Verdict.LATER, MIDNIGHT - timedelta(minutes=1)))
    assert (tomorrow.waiting["person_id"].to_list(), tomorrow.put_off) == (["bea-two", "cle-three", "ann-one"], 0)


def test_a_note_a_label_or_the_tag_keep_speaks_for_somebody() -> None:
    """Whatever was answered; another tag does not."""
    everybody, _ = three()
    spoken = said(
        ("ann-one", Topic.NOTE, "", "met at the fair"),
        ("ann-one", Topic.TAG, KEEP_TAG, "yes"),
        ("bea-two", Topic.LABEL, "", "no"),
        ("cle-three", Topic.TAG, "Keep", "yes"),
    )
    found = up(everybody, spoken)
    assert found.waiting.is_empty()
    shields = dict(found.shields.select("person_id", "shield").iter_rows())
    assert shields["ann-one"] == Shield.NOTED
    assert shields["bea-two"] == Shield.LABELLED
    assert shields["cle-three"] == Shield.TAGGED
    assert up(everybody, said(("ann-one", Topic.TAG, "choir", "yes"))).waiting.height == 3


def house(people: int) -> ExportBuilder:
    """So many silent links at one house, and a friend."""
    builder = ExportBuilder().link("Near Friend").talk("Near Friend", 9, last="2026-02-01")
    for number in range(people):
        builder.link(f"House N{number}", f"201{number}-03-0{number + 1}", company="Litware")
    return builder


def test_the_last_link_to_a_circle_is_not_up() -> None:
    """Of five in one circle four may go; the last one stays, and it is said why."""
    builder = house(5)
    everybody, reaches = sort_out(builder.analyze()), find_reaches(builder.network())
    four = said(*((f"house-n{number}", Topic.VERDICT, "", "let_go") for number in range(4)))
    found = up(everybody, four, reaches)
    assert found.waiting.is_empty()
    assert dict(found.shields.select("person_id", "shield").iter_rows())["house-n4"] == Shield.LAST_LINK
    assert up(everybody, said(), reaches).waiting.height == 5


def test_the_only_link_to_a_place_on_the_list_is_not_up() -> None:
    """One at a house one would like a door to is the door."""
    builder = house(1)
    everybody, network = sort_out(builder.analyze()), builder.network()
    assert up(everybody, said(), find_reaches(network)).waiting.height == 1
    assert up(everybody, said(), find_reaches(network, ["litware"])).waiting.is_empty()
    assert last_links(find_reaches(network, ["litware"]), gone_of(said())).to_list() == ["house-n0"]


reach = hyp.lists(hyp.tuples(hyp.sampled_from("abcdef"), hyp.sampled_from("xyz")), unique=True, max_size=14)


@given(reach, hyp.sets(hyp.sampled_from("abcdef")), hyp.permutations(list("abcdef")))
def test_letting_many_go_leaves_nothing_without_anyone(
    rows: list[tuple[str, str]], gone: set[str], order: list[str]
) -> None:
    """Whoever is chosen: where somebody led before, somebody still leads."""
    table = [{"person_id": person, "leads": "target", "what": what} for person, what in rows]
    reaches = Reaches.validate(pl.DataFrame(table, schema=dict(Reaches.create_empty().schema)), cast=True)
    before = pl.Series(sorted(gone), dtype=pl.String)
    chosen = pl.Series([one for one in order if one not in gone][:4], dtype=pl.String)
    stay = set(hold_back(reaches, before, chosen))
    assert stay <= set(chosen)
    left = {what for person, what in rows if person not in gone}
    after = {what for person, what in rows if person not in gone and (person not in set(chosen) or person in stay)}
    assert after == left


def test_what_if_counts_both_sides_and_names_what_is_emptied() -> None:
    """Links, silence, circles, fields and employers, before and after; the only nurse takes the field with them."""
    builder = house(5).link("Only Nurse", "2012-05-05", company="Ward", position="Registered Nurse")
    network = builder.network()
    gone = pl.Series([*(f"house-n{number}" for number in range(5)), "only-nurse"])
    ahead = look_ahead(network, gone, find_last_links(network))
    assert (ahead.before.connections, ahead.after.connections) == (7, 1)
    assert (ahead.before.never_spoken, ahead.after.never_spoken) == (6, 0)
    assert (ahead.before.living, ahead.after.living) == (1, 1)
    assert (ahead.before.communities, ahead.after.communities) == (1, 0)
    emptied = {(row["place"], row["label"] or row["what"]): row["people"] for row in ahead.emptied.to_dicts()}
    assert emptied[Place.EMPLOYER, "Litware"] == 5
    assert emptied[Place.EMPLOYER, "Ward"] == 1
    assert emptied[Place.FIELD, "nursing"] == 1
    assert [place for place, _ in emptied].count(Place.COMMUNITY) == 1
    assert ahead.last_links.is_empty()


def test_what_if_warns_of_a_last_link() -> None:
    """A living tie that alone reaches a place on the list is named when it would go."""
    builder = ExportBuilder().link("Near Friend", company="Litware").talk("Near Friend", 9, last="2026-02-01")
    network = builder.network()
    ahead = look_ahead(network, pl.Series(["near-friend"]), find_last_links(network, ["litware"]))
    assert ahead.last_links["person_id"].to_list() == ["near-friend"]


def test_letting_nobody_go_changes_nothing(collector: Analysis) -> None:
    """Before is after."""
    network = map_network(collector)
    ahead = look_ahead(network, pl.Series([], dtype=pl.String), find_last_links(network))
    assert ahead.before == ahead.after
    assert ahead.emptied.is_empty()


def people(*names: str, connected: bool = True) -> dy.DataFrame[People]:
    """Give the people of an export."""
    return _linked({name: date(2020, 1, 1) for name in names}, connected=connected)


def _linked(names: dict[str, date], *, connected: bool = True) -> dy.DataFrame[People]:
    rows = [
        {
            "person_id": slug_of(name), "name": name, "first_name": None, "profile_url": None, "company": None,
            "position": None, "email": None, "connected_on": day, "is_connection": connected, "by_name_only": False,
        }
        for name, day in names.items()
    ]  # fmt: skip
    return People.validate(pl.DataFrame(rows, schema=dict(People.create_empty().schema)))


def outcome(what: dy.DataFrame[Said], here: dy.DataFrame[People], exported_on: date | None) -> str | None:
    """Give what became of Ann."""
    known = Known.validate(people("Ann One").select(Known.column_names()))
    found = check_outcomes(what, known, here, exported_on, pl.Series([], dtype=pl.String))
    assert found["name"].to_list() in ([], ["Ann One"])
    return found["outcome"][0] if found.height else None


DAY, LATER = MIDNIGHT.date(), date(2026, 5, 1)
LET_GO = ("ann-one", Topic.VERDICT, "", "let_go")
HERE, GONE = ("Ann One", "Bea Two"), ("Bea Two",)


def then(*what: dy.DataFrame[Said]) -> dy.DataFrame[Said]:
    """Say one thing after another, a day apart."""
    spread = [one.with_columns(pl.col("order") + number * 1_000_000) for number, one in enumerate(what)]
    return Said.validate(pl.concat(spread))


def test_a_decision_is_to_do_until_a_newer_export_tells() -> None:
    """An export of the day of the decision, an older one or an undated one holds nothing against it."""
    for exported_on in (DAY, date(2025, 1, 1), None):
        assert outcome(said(LET_GO), people(*HERE), exported_on) == Outcome.TO_DO
        assert outcome(said(LET_GO), people(*GONE), exported_on) == Outcome.TO_DO
    assert outcome(said(), people(*HERE), LATER) is None


def test_the_next_export_confirms_or_reminds() -> None:
    """Gone is confirmed, still there is listed, a tick is believed until an export says otherwise."""
    ticked = then(said(LET_GO), said(("ann-one", Topic.DONE, "", "let_go")))
    no_link = People.validate(pl.concat([people("Ann One", connected=False), people(*GONE)]))
    assert outcome(said(LET_GO), people(*GONE), LATER) == Outcome.REMOVED
    assert outcome(said(LET_GO), no_link, LATER) == Outcome.REMOVED
    assert outcome(said(LET_GO), people(*HERE), LATER) == Outcome.STILL_HERE
    assert outcome(ticked, people(*HERE), DAY) == Outcome.TICKED
    assert outcome(ticked, people(*GONE), DAY) == Outcome.TICKED
    assert outcome(ticked, people(*HERE), LATER) == Outcome.TICKED_BUT_HERE
    assert outcome(ticked, people(*GONE), LATER) == Outcome.REMOVED


def test_an_export_without_connections_confirms_nothing() -> None:
    """An empty Connections.csv says of nobody that they are gone."""
    assert outcome(said(LET_GO), people(), LATER) == Outcome.TO_DO


def test_who_came_back_is_flagged_until_it_is_done_again() -> None:
    """Confirmed as gone in one export and there in a later one; a tick since then is believed again."""
    confirmed = then(said(LET_GO), said(("ann-one", Topic.REMOVED, "", LATER.isoformat())))
    autumn = date(2026, 9, 1)
    assert outcome(confirmed, people(*HERE), autumn) == Outcome.CAME_BACK
    assert outcome(confirmed, people(*GONE), LATER) == Outcome.REMOVED
    assert outcome(confirmed, people(*HERE), date(2026, 4, 1)) == Outcome.REMOVED, "an older export, opened once more"
    tick = said(("ann-one", Topic.DONE, "", "let_go"), when=datetime(2026, 9, 2, tzinfo=UTC))
    assert outcome(then(confirmed, tick), people(*HERE), autumn) == Outcome.TICKED


def test_what_was_done_belongs_to_the_verdict_before_it() -> None:
    """Ticks and confirmations of an earlier verdict say nothing about a new one."""
    old = [("ann-one", Topic.DONE, "", "let_go"), ("ann-one", Topic.REMOVED, "", "2026-05-01")]
    again = then(said(*old), said(LET_GO, when=datetime(2026, 6, 1, tzinfo=UTC)))
    assert outcome(again, people(*HERE), date(2026, 5, 15)) == Outcome.TO_DO
    assert outcome(again, people(*HERE), date(2026, 9, 1)) == Outcome.STILL_HERE
    reach = ("ann-one", Topic.VERDICT, "", "reach_out")
    written = ("ann-one", Topic.DONE, "", "reach_out")
    assert carried_out(then(said(reach), said(written)), Verdict.REACH_OUT).height == 1
    assert carried_out(then(said(written), said(reach)), Verdict.REACH_OUT).is_empty()


def test_who_may_have_moved_is_in_question_and_not_called_gone() -> None:
    """Same name, same day of linking, another address: asked about first."""
    known = Known.validate(people("Ann One").select(Known.column_names()))
    here = people("Ann One").with_columns(person_id=pl.lit("ann-new"))
    moved = find_moved(known, People.validate(here), said(LET_GO))
    assert moved.select("before", "now").rows() == [("ann-one", "ann-new")]
    found = check_outcomes(said(LET_GO), known, People.validate(here), LATER, moved["before"])
    assert found["outcome"].to_list() == [Outcome.MOVED]


def test_an_answer_about_an_address_is_not_asked_for_again() -> None:
    """Neither yes nor no; and two who could be meant are nobody."""
    known = Known.validate(people("Ann One").select(Known.column_names()))
    here = People.validate(people("Ann One").with_columns(person_id=pl.lit("ann-new")))
    for answer in ("yes", "no"):
        assert find_moved(known, here, said(("ann-one", Topic.SAME_PERSON, "ann-new", answer))).is_empty()
    twice = pl.concat([here, here.with_columns(person_id=pl.lit("ann-other"))])
    assert find_moved(known, People.validate(twice), said()).is_empty()
    assert find_moved(known, people("Ann One"), said()).is_empty()
    assert find_moved(known, _linked({"Ann One": date(2021, 1, 1)}), said()).height == 0


def test_what_was_said_follows_a_person_to_a_new_address_and_back() -> None:
    """After a yes it holds for the address of this export, the later of two words wins, and a no changes nothing."""

    def at_address(*ids: str, answer: str = "yes", taken_back: bool = False) -> dict[str, str]:
        first = said(LET_GO, ("ann-one", Topic.SAME_PERSON, "ann-new", answer), ("ann-one", Topic.TAG, "keep", "yes"))
        second = said(("ann-new", Topic.NOTE, "", "hello"), ("ann-new", Topic.TAG, "keep", "yes"))
        nothing = pl.when(pl.lit(value=taken_back)).then(None).otherwise("value").alias("value")
        what = pl.concat([first.filter(pl.col("topic") != "tag"), then(first, second)[-2:].with_columns(nothing)])
        here = pl.concat([people("Ann One").with_columns(person_id=pl.lit(one)) for one in ids])
        followed = follow_moves(LastWords.validate(what), People.validate(here))
        told = followed.filter(~pl.col("topic").cast(pl.String).is_in(["same_person", "tag"]))
        return {
            f"{person}:{topic}": value
            for person, topic, value in told.select("person_id", "topic", "value").iter_rows()
        }

    assert at_address("ann-new") == {"ann-new:verdict": "let_go", "ann-new:note": "hello"}
    assert at_address("ann-one") == {"ann-one:verdict": "let_go", "ann-one:note": "hello"}
    assert at_address("ann-new", answer="no") == {"ann-one:verdict": "let_go", "ann-new:note": "hello"}
    assert at_address("ann-one", "ann-new") == {"ann-one:verdict": "let_go", "ann-new:note": "hello"}
    assert at_address("ann-new", taken_back=True) == {"ann-new:verdict": "let_go"}
    assert at_address("somebody-else") == {"ann-one:verdict": "let_go", "ann-new:note": "hello"}


def test_everybody_is_in_one_place(collector: Analysis) -> None:
    """Everybody is somewhere: up, decided, put off or never up."""
    network = map_network(collector)
    everybody = sort_out(collector)
    some = everybody.candidates["person_id"].head(300).to_list()
    what = said(
        *((one, Topic.VERDICT, "", "let_go") for one in some[:200]),
        *((one, Topic.VERDICT, "", "later") for one in some[200:]),
    )
    found = queue(everybody, find_reaches(network), what, MIDNIGHT)
    connections = collector.ties.filter("is_connection").height
    assert found.waiting.height + found.decided + found.put_off + found.shields.height == connections
    assert not set(found.waiting["person_id"]) & set(some)
