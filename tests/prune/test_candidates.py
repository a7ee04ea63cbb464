"""Who is up and who never is: each reason planted, each protection beside it."""

from __future__ import annotations

import polars as pl
import pytest

from analyzer.analysis import Analysis, analyze, read_export
from analyzer.prune import (
    PRESETS,
    Candidates,
    Criteria,
    PruneReason,
    Shield,
    choose_candidates,
    count_candidates,
    fill_card,
    find_pending,
    sort_out,
)
from analyzer.schemas import Kind, Tier
from analyzer.text import between_sentence, load_words
from tests.builders import MESSAGES, PROFILE, TODAY, ExportBuilder, rows_to_csv, slug_of

PITCH = "Dear Me, our clients in your field save 12 hours every month. Would you like a demo?"
COPY = "Our choir sings at the old mill on Sunday and everybody who likes to listen is welcome there."


def base() -> ExportBuilder:
    """Give an export in which something speaks for one person, so that silence means something."""
    return ExportBuilder().link("Near Friend").talk("Near Friend", 9, last="2026-02-01")


def why(builder: ExportBuilder) -> dict[str, str]:
    """Give who is up, and why, in their order."""
    analysis = builder.analyze()
    named = sort_out(analysis).candidates.join(
        analysis.ties.select("person_id", "name"), on="person_id", maintain_order="left"
    )
    return dict(named.select("name", "why").iter_rows())


def shields(builder: ExportBuilder) -> dict[str, str]:
    """Give who is never up, and why."""
    analysis = builder.analyze()
    named = sort_out(analysis).shields.join(analysis.ties.select("person_id", "name"), on="person_id")
    return dict(named.select("name", "shield").iter_rows())


def test_a_pitch_nobody_answered() -> None:
    """Who sells and was never answered is up, and first."""
    builder = base().link("Cold Caller").link("Silent Link", "2012-01-01").hear("Cold Caller", "2020-05-05", PITCH)
    assert list(why(builder).items()) == [
        ("Cold Caller", PruneReason.PITCHED),
        ("Silent Link", PruneReason.NEVER_A_WORD),
    ]


def test_the_same_words_from_several() -> None:
    """A text that others sent too is a mass sending, whatever the greeting; a canned congratulation is not."""
    builder = base().link("One Sender").link("Two Sender").link("Kind Soul").link("Other Soul")
    builder.hear("One Sender", "2020-05-05", "Hi Me, " + COPY).hear(
        "Two Sender", "2021-05-05", "Hello Me Owner,\n" + COPY
    )
    canned = "Congrats on your work anniversary! Hope you are doing well these days."
    builder.hear("Kind Soul", "2020-05-05", canned).hear("Other Soul", "2020-06-05", canned)
    assert why(builder) == {
        "One Sender": PruneReason.SENT_TO_MANY,
        "Two Sender": PruneReason.SENT_TO_MANY,
        "Kind Soul": PruneReason.NEVER_ANSWERED,
        "Other Soul": PruneReason.NEVER_ANSWERED,
    }


def test_every_other_reason() -> None:
    """Each way in which nothing speaks for somebody has its own reason."""
    builder = base()
    for name in ("They Wrote", "You Wrote", "In Group", "Got Copy", "Undated Soul", "Clicked Once", "Silent Link"):
        builder.link(name)
    builder.hear("They Wrote", "2020-05-05").write("You Wrote", "2020-05-05")
    builder.write(["In Group", "Near Friend"], "2020-05-05", thread="g").hear("Near Friend", "2020-05-06", thread="g")
    for number, name in enumerate(("Got Copy", "Near Friend", *(f"Copy N{n}" for n in range(5)))):
        builder.write(
            name, f"2021-05-{number + 1:02}", "I am looking for a new flat near the river, do you know of anything?"
        )
    row = ["2020/01/02 10:00:00 UTC", "Gardening", "Clicked", "Once", PROFILE + "clicked-once", "ACCEPTED"]
    header = "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status"
    builder.file("Endorsement_Received_Info.csv", rows_to_csv(header, [row]))
    assert why(builder) == {
        "They Wrote": PruneReason.NEVER_ANSWERED,
        "Silent Link": PruneReason.NEVER_A_WORD,
        "Undated Soul": PruneReason.NEVER_A_WORD,
        "Clicked Once": PruneReason.ONLY_CLICKS,
        "In Group": PruneReason.ONLY_IN_GROUPS,
        "Got Copy": PruneReason.COPY_OF_YOURS,
        "You Wrote": PruneReason.ONLY_YOU_WROTE,
    }


def test_whoever_something_speaks_for_is_never_up() -> None:
    """A word back, a recommendation, the address book, a fresh link: each alone is enough."""
    builder = base().link("Word Back").link("Stood Up").link("Number Known").link("Mail Known", email="mk@host.example")
    builder.link("Fresh Link", "2026-01-15").hear("Word Back", "2015-03-03").write("Word Back", "2015-03-04")
    builder.recommend("Stood Up", "3/14/15, 9:26 AM")
    contacts = [["Number", "", "Known", "", "+44 7700 900123", ""], ["", "", "", "mk@host.example", "", ""]]
    header = "FirstName,MiddleName,LastName,Emails,PhoneNumbers,CreatedAt"
    builder.file("ImportedContacts.csv", rows_to_csv(header, contacts))
    assert why(builder) == {}
    assert shields(builder) == {
        "Near Friend": Shield.CLOSER,
        "Stood Up": Shield.CLOSER,
        "Number Known": Shield.CLOSER,
        "Word Back": Shield.TWO_WAY,
        "Mail Known": Shield.ADDRESS_BOOK,
        "Fresh Link": Shield.YOUNG,
    }


def test_an_address_without_a_number_lifts_no_tier() -> None:
    """It keeps somebody off the queue, and says nothing about strength."""
    header = "FirstName,MiddleName,LastName,Emails,PhoneNumbers,CreatedAt"
    builder = base().link("Mail Known")
    builder.file("ImportedContacts.csv", rows_to_csv(header, [["Mail", "", "Known", "mk@host.example", "", ""]]))
    tie = builder.tie("Mail Known")
    assert (tie["tier"], tie["imported_phone"]) == (Tier.NO_EVIDENCE, False)
    assert builder.analyze().interactions.filter(kind=Kind.IMPORTED_ADDRESS).height == 1


def test_a_word_back_long_after_a_copy_is_a_word_back() -> None:
    """Both wrote, though the copy counts as no contact: nobody who answered is up."""
    builder = base().link("Late Answer")
    text = "I am looking for a new flat near the river, do you know of anything?"
    for number in range(6):
        builder.link(f"Copy N{number}").write(f"Copy N{number}", f"2021-05-{number + 1:02}", text)
    builder.write("Late Answer", "2021-05-07", text).hear("Late Answer", "2021-09-07")
    assert not builder.tie("Late Answer")["two_way"]
    assert shields(builder)["Late Answer"] == Shield.TWO_WAY


def test_a_note_is_a_word() -> None:
    """An invitation's note and a message back, either way round, are an exchange; a note alone is a greeting."""
    builder = base().invite("Replied Gladly", "1/1/20, 9:00 AM", "We met in Oslo.").hear("Replied Gladly", "2020-01-03")
    builder.link("Replied Gladly", "2020-01-02").link("Was Answered", "2020-01-02").link("Only Noted", "2020-01-02")
    builder.invite("Was Answered", "1/1/20, 9:00 AM", "We met in Oslo.", by_ego=False).write(
        "Was Answered", "2020-01-03"
    )
    builder.invite("Only Noted", "1/1/20, 9:00 AM", "We met in Oslo.", by_ego=False)
    assert shields(builder)["Replied Gladly"] == shields(builder)["Was Answered"] == Shield.TWO_WAY
    assert why(builder) == {"Only Noted": PruneReason.ONLY_A_GREETING}


def test_a_table_of_messages_without_rows_tells_nothing() -> None:
    """A header and no rows: silence means nothing there either."""
    builder = ExportBuilder().link("Silent Link").file("messages.csv", MESSAGES + "\n")
    assert not sort_out(builder.analyze()).knowable


def test_people_who_are_no_connection_are_not_sorted() -> None:
    """There is no link to let go of."""
    builder = base().hear("Not Linked", "2020-01-01")
    assert "Not Linked" not in {**why(builder), **shields(builder)}


@pytest.mark.parametrize("messages", [True, False])
def test_without_messages_silence_means_nothing(messages: bool) -> None:  # noqa: FBT001 - a parameter of a test
    """An export without messages, or one that does not tell whose it is, puts nobody up."""
    builder = ExportBuilder().link("Silent Link")
    if messages:
        builder.talk("Silent Link", 2, last="2020-01-01").link("Other Link").hear("Other Link", "2020-01-01")
    assert sort_out(builder.analyze()).knowable is messages


def test_without_an_owner_nobody_is_up() -> None:
    """Who wrote to whom is not known then."""
    builder = ExportBuilder().link("Silent Link")
    del builder.extra["Profile.csv"]
    analysis = builder.analyze()
    assert analysis.facts.ego is None
    assert not sort_out(analysis).knowable


def test_planted_people_with_a_past_are_never_up(collector: Analysis) -> None:
    """On the sample nobody whom anything speaks for is among the candidates, and everybody else is, in one order."""
    found = sort_out(collector)
    ties = collector.ties.filter("is_connection")
    up = ties.join(found.candidates, on="person_id", how="semi")
    assert not up["two_way"].any()
    assert (up["recommendations_given"] + up["recommendations_received"]).sum() == 0
    assert set(up["tier"]) <= {Tier.SHALLOW, Tier.NO_EVIDENCE}
    assert found.candidates.height + found.shields.height == ties.height
    assert found.candidates["rank"].to_list() == list(range(found.candidates.height))
    assert found.candidates["why"].cast(pl.Enum(PruneReason)).is_sorted()


def test_the_order_of_rows_changes_nothing(collector: Analysis, collector_zip: object) -> None:
    """Equal exports give equal queues."""
    again = analyze(read_export(str(collector_zip)))
    assert sort_out(again).candidates.equals(sort_out(collector).candidates)


def chosen(analysis: Analysis, criteria: Criteria) -> list[str]:
    """Give the names of those who fit."""
    fits = choose_candidates(sort_out(analysis).candidates, criteria, analysis.as_of, analysis.settings)
    return fits.join(analysis.ties.select("person_id", "name"), on="person_id", maintain_order="left")["name"].to_list()


def test_each_wish_leaves_out_what_it_says() -> None:
    """Years, employer, endorsement, note, busy day, reason: one at a time."""
    builder = base().career(("Litware", "Jan 2010", ""))
    builder.link("Old Link", "2010-03-09").link("New Link", "2025-03-10").link("Same House", company="Litware Inc.")
    builder.link("With Note", "2025-08-01").invite("With Note", "8/1/25, 9:00 AM", "We met at the fair.", by_ego=False)
    for number in range(8):
        builder.link(f"Wave N{number}", "2019-06-06")
    analysis = builder.analyze()
    everyone = chosen(analysis, Criteria())
    assert set(everyone) - set(chosen(analysis, Criteria(years=1))) == {"New Link", "With Note"}
    assert "Old Link" in chosen(analysis, Criteria(years=16))
    assert "Old Link" not in chosen(analysis, Criteria(years=17))
    assert set(everyone) - set(chosen(analysis, Criteria(no_shared_employer=True))) == {"Same House"}
    assert set(everyone) - set(chosen(analysis, Criteria(no_note=True))) == {"With Note"}
    assert set(chosen(analysis, Criteria(wave=True))) == {f"Wave N{number}" for number in range(8)}
    assert chosen(analysis, Criteria(whys=frozenset({PruneReason.PITCHED}))) == []


def test_endorsed_people_can_be_left_out(collector: Analysis) -> None:
    """Only those without a click stay."""
    fits = choose_candidates(
        sort_out(collector).candidates, Criteria(no_endorsements=True), collector.as_of, collector.settings
    )
    assert fits["endorsements"].sum() == 0
    assert 0 < fits.height < sort_out(collector).candidates.height


def test_the_usual_wishes_find_somebody(collector: Analysis) -> None:
    """Each preset but one has people on the sample, none more than everyone."""
    counts = {
        name: choose_candidates(sort_out(collector).candidates, criteria, collector.as_of, collector.settings).height
        for name, criteria in PRESETS.items()
    }
    up = sort_out(collector).candidates
    assert count_candidates(up, PRESETS, collector.as_of, collector.settings) == counts, "counted in one pass, too"
    assert counts["everyone"] == max(counts.values())
    assert min(counts[name] for name in ("pitches", "never", "waves")) > 0


def test_a_wish_is_kept_and_read_again() -> None:
    """As plain values, and what is none is refused with a sentence."""
    wish = Criteria(frozenset({PruneReason.PITCHED}), 3, no_shared_employer=True, wave=True)
    assert Criteria.from_plain(wish.as_plain()) == wish
    for broken in ({}, {**wish.as_plain(), "whys": ["no such"]}, {**wish.as_plain(), "years": "x"}):
        with pytest.raises(Exception, match="cannot be read"):
            Criteria.from_plain(broken)


def test_candidates_of_an_empty_list_are_none() -> None:
    """A header and no rows."""
    assert sort_out(ExportBuilder().hear("Not Linked", "2020-01-01").analyze()).candidates.equals(
        Candidates.create_empty()
    )


def test_invitations_that_wait_are_listed() -> None:
    """Sent over 90 days ago to somebody who is no connection; accepted, fresh and received ones are not."""
    builder = base().invite("Near Friend", "1/1/26, 9:00 AM").invite("Long Waiting", "1/1/25, 9:00 AM", "Hello!")
    builder.invite("Just Asked", "3/1/26, 9:00 AM").invite("They Asked", "1/1/25, 9:00 AM", by_ego=False)
    pending = find_pending(builder.analyze())
    assert pending.select("name", "days", "with_note").rows() == [("Long Waiting", 432, True)]


def test_the_card_tells_what_there_is() -> None:
    """How it began, what went between, who else is there: counted, and quoted once."""
    builder = (
        base()
        .link("Cold Caller", "2019-05-14", company="Tailspin Toys")
        .link("Other One", "2019-05-16", company="Tailspin Toys")
    )
    builder.link("Warm One", "2013-01-01", company="Tailspin Toys").talk("Warm One", 5, last="2025-12-01")
    builder.hear("Cold Caller", "2021-06-01", PITCH).hear("Cold Caller", "2021-06-20", "Did you see my message?")
    analysis, network = builder.analyze(), builder.network()
    card = fill_card(analysis, network, slug_of("Cold Caller"))
    assert (card.week_links, card.invited, card.received, card.sent) == (2, None, 2, 0)
    assert (card.first_on, card.last_on) == (TODAY.replace(2021, 6, 1), TODAY.replace(2021, 6, 20))
    assert (card.employer, card.colleagues, card.living_colleagues) == ("Tailspin Toys", 2, 1)
    assert (card.quote, card.quote_given, card.quote_is_note) == (PITCH, False, False)
    assert card.pitch
    bare = fill_card(analysis, network, slug_of("Near Friend"))
    assert (bare.employer, bare.community, bare.quote) == (None, None, None)


def test_whom_ego_noted_something_about_is_never_up() -> None:
    """A note on LinkedIn is a word about them, though not to them."""
    notes = f"Connection Profile URL,Note,Created On\n{PROFILE}silent-link,Knows owls.,2024-01-05\n"
    builder = base().link("Silent Link").link("Other Link").file("Notes.csv", notes)
    assert shields(builder)["Silent Link"] == Shield.NOTED
    assert list(why(builder)) == ["Other Link"]


def test_the_card_tells_what_ego_did_unseen() -> None:
    """How often their name was looked for, and the day they were followed no more."""
    builder = base().link("Silent Link").link("Other Link")
    builder.file("SearchQueries.csv", "Time,Search Query\n2024/01/05 09:10:11 UTC,Silent Link\n")
    builder.file("Member_Follows.csv", "Date,Status,FullName\n2024-02-05 09:10:11,Unfollow,Silent Link\n")
    card = fill_card(builder.analyze(), builder.network(), slug_of("Silent Link"))
    assert (card.looked_up, card.unfollowed_on) == (1, TODAY.replace(2024, 2, 5))
    said = between_sentence(card, load_words())
    assert said.endswith("You looked for their name once. You ceased to follow them on 5 February 2024.")
    again = "Date,Status,FullName\n2024-02-05 09:10:11,Unfollow,Silent Link\n2025-02-05 09:10:11,Active,Silent Link\n"
    builder.file("Member_Follows.csv", again)
    assert fill_card(builder.analyze(), builder.network(), slug_of("Silent Link")).unfollowed_on is None
    other = fill_card(builder.analyze(), builder.network(), slug_of("Other Link"))
    assert (other.looked_up, other.unfollowed_on) == (0, None)


def test_the_note_of_an_invitation_is_how_it_began() -> None:
    """Theirs or yours, shortened; a longer letter is cut with a mark."""
    builder = base().link("Asked Me", "2026-01-02").invite("Asked Me", "1/1/26, 9:00 AM", "We met " * 60, by_ego=False)
    builder.hear("Asked Me", "2026-01-02", "Another word.")
    card = fill_card(builder.analyze(), builder.network(), slug_of("Asked Me"))
    assert card.quote_is_note
    assert card.invited is False
    assert card.quote is not None
    assert card.quote.endswith(" …")
    assert len(card.quote) < 250
