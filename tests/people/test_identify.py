"""Who is who: one id per person, under every spelling, and never two people in one."""

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer import analyze, read_export
from analyzer.export import Ego
from analyzer.people import identify
from analyzer.people.employers import employer_key
from analyzer.people.keys import profile_urls, slugs_of
from tests.builders import ME, TODAY, ExportBuilder, rows_to_csv, zip_of


def test_percent_encoded_and_raw_slugs_are_one_person() -> None:
    """Connections.csv writes zo%C3%AB, messages.csv writes zoë: the messages are hers."""
    tie = ExportBuilder().link("Zoë Example").talk("Zoë Example", 9, last="2026-02-01").tie("Zoë Example")
    assert (tie["person_id"], tie["active_days"]) == ("zoë-example", 9)


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://www.linkedin.com/in/zo%C3%AB-example-1a", "zoë-example-1a"),
        ("https://www.linkedin.com/in/" + unicodedata.normalize("NFD", "zoë"), "zoë"),
        ("www.linkedin.com/in/Ada/", "ada"),
        ("http://de.linkedin.com/in/ada?trk=x#y", "ada"),
        ("https://www.linkedin.com/pub/jane-doe/1/2b/3c", "jane-doe/1/2b/3c"),
        ("urn:li:member:123", None),
        ("https://example.org/in/ada", None),
        ("", None),
        (None, None),
    ],
)
def test_a_slug_is_read_from_every_spelling_of_an_address(url: str | None, slug: str | None) -> None:
    """Scheme, sub-domain, case, encoding, trailing slash and query do not matter."""
    assert slugs_of(pl.Series([url], dtype=pl.String)).to_list() == [slug]


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20).map(str.lower))
def test_an_address_made_of_a_slug_gives_the_slug_back(slug: str) -> None:
    """profile_urls and slugs_of undo each other."""
    slug = unicodedata.normalize("NFC", slug).lower()
    slug = unicodedata.normalize("NFC", slug)
    assert slugs_of(profile_urls(pl.Series([slug]))).to_list() == [slug]


def test_two_profiles_with_one_name_stay_two_people() -> None:
    """Namesakes with two addresses are two people, each with their own messages."""
    builder = ExportBuilder().link("Jo Doe", slug="jo-1").link("Jo Doe", slug="jo-2")
    builder.message("Jo Doe", ME, "2026-01-05", sender_slug="jo-1")
    ties = builder.ties()
    assert dict(zip(ties["person_id"], ties["received"], strict=True)) == {"jo-1": 1, "jo-2": 0}


def test_namesakes_without_addresses_are_told_apart_by_company_and_day() -> None:
    """Where a file has no addresses, company, then day, then number tell namesakes apart."""
    rows = [
        ["Jo", "Doe", "", "Contoso", "", "05 Mar 2020"],
        ["Jo", "Doe", "", "Litware", "", "05 Mar 2020"],
        ["Al", "Poe", "", "X", "", "05 Mar 2020"],
        ["Al", "Poe", "", "X", "", "06 Mar 2020"],
    ]
    text = rows_to_csv("First Name,Last Name,Email Address,Company,Position,Connected On", rows)
    people = analyze(read_export(zip_of({"Connections.csv": text})), TODAY).ties
    assert sorted(people["person_id"].to_list()) == [
        "name:al poe|x|2020-03-05",
        "name:al poe|x|2020-03-06",
        "name:jo doe|contoso",
        "name:jo doe|litware",
    ]
    assert people["by_name_only"].all()


OLD_CONNECTIONS = "First Name,Last Name,Email Address,Company,Position,Connected On"
NINE_COLUMNS = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER"
ZOE, MY = "https://www.linkedin.com/in/zoë-e", "https://www.linkedin.com/in/me"


def nine(*rows: tuple[str, str, str, str]) -> str:
    """Write messages as of 2022: sender, sender's address, recipients, day."""
    return rows_to_csv(
        NINE_COLUMNS,
        [
            ["2-" + "x" * len(to), "", sender, url, to, f"{day} 12:00:00 UTC", "", f"Words on {day}", "INBOX"]
            for sender, url, to, day in rows
        ],
    )


def test_a_connection_without_address_takes_the_one_its_name_has_in_the_messages() -> None:
    """Exports before 2023 are joined by exact name; the address found beside it in the messages becomes the id."""
    links = rows_to_csv(
        OLD_CONNECTIONS, [["Zoë ", "Example", "", "", "", "05 Mar 2020"], ["Ann", "Silent", "", "", "", "05 Mar 2020"]]
    )
    text = nine(
        ("Zoë Example", ZOE, "Me", "2022-01-05"),
        ("Me", MY, "Zoë Example", "2022-01-06"),
        ("Me", MY, "Bo Stranger", "2022-01-06"),
    )
    analysis = analyze(read_export(zip_of({"Connections.csv": links, "messages.csv": text})), date(2022, 10, 1))
    ties = {row["person_id"]: row for row in analysis.ties.to_dicts()}
    assert analysis.facts.ego is not None
    assert analysis.facts.ego.person_id == "me"
    assert ties["zoë-e"]["sent"] == ties["zoë-e"]["received"] == 1
    assert ties["zoë-e"]["profile_url"] == "https://www.linkedin.com/in/zo%C3%AB-e"
    assert ties["name:ann silent"]["profile_url"] is None
    assert (ties["name:bo stranger"]["is_connection"], ties["name:bo stranger"]["sent"]) == (False, 1)


def test_a_name_that_several_bear_is_laid_to_nobody() -> None:
    """A message to a name that two connections bear counts for neither, and is counted as unclear."""
    links = rows_to_csv(
        OLD_CONNECTIONS,
        [
            ["Jo", "Doe", "", "Contoso", "", "05 Mar 2020"],
            ["Jo", "Doe", "", "Litware", "", "05 Mar 2020"],
            ["Zoë", "Example", "", "", "", "05 Mar 2020"],
        ],
    )
    text = nine(("Me", MY, "Jo Doe", "2022-01-06"), ("Zoë Example", ZOE, "Me", "2022-01-05"))
    analysis = analyze(
        read_export(
            zip_of({"Connections.csv": links, "messages.csv": text, "Profile.csv": "First Name,Last Name\nMe,\n"})
        ),
        date(2022, 10, 1),
    )
    assert analysis.ties.filter(pl.col("name") == "Jo Doe")["sent"].to_list() == [0, 0]
    assert "ambiguous_name" in {finding.code for finding in analysis.facts.findings}


def test_linkedin_member_is_never_a_person() -> None:
    """Deleted and hidden members share one name and are nobody."""
    builder = ExportBuilder().link("A B").talk("A B", 2, last="2026-01-01")
    row = [
        "2-z",
        "",
        "LinkedIn Member",
        "",
        ME,
        "https://www.linkedin.com/in/me-owner",
        "2026-01-05 12:00:00 UTC",
        "",
        "Hello",
        "INBOX",
        "",
    ]
    builder.messages.append(row)
    analysis = builder.analyze()
    assert "linkedin" not in " ".join(analysis.people["person_id"]).lower()
    assert {finding.code.value: finding.rows for finding in analysis.facts.findings}["no_profile"] == 1


def test_who_talks_with_ego_is_listed_even_without_a_link() -> None:
    """A person who wrote and is no connection is listed and marked; one who only got an invitation is not."""
    builder = ExportBuilder().link("A B").hear("Recruiter One", "2026-01-05").invite("Pending Two", "1/9/26, 2:37 PM")
    ties = builder.ties()
    assert dict(zip(ties["name"], ties["is_connection"], strict=True)) == {"A B": True, "Recruiter One": False}


def ego_of(files: dict[str, str | bytes]) -> str | None:
    """Give the owner's id."""
    ego = read_export(zip_of(files)).ego
    return ego.person_id if ego else None


def test_the_owner_is_the_one_party_to_every_message() -> None:
    """Nobody has to say who ego is: it is the one who sends or receives everything, even in an inbox of adverts."""
    builder = (
        ExportBuilder()
        .link("A B")
        .link("C D")
        .hear("A B", "2026-01-01")
        .hear("C D", "2026-01-02")
        .hear("C D", "2026-01-03")
    )
    files = builder.files()
    del files["Profile.csv"]
    assert ego_of(files) == "me-owner"


def test_with_one_correspondent_the_owner_is_the_one_who_is_no_connection() -> None:
    """Two people are party to every message; the owner is never among the connections."""
    files = ExportBuilder().link("A B").talk("A B", 3, last="2026-01-01").files()
    del files["Profile.csv"]
    assert ego_of(files) == "me-owner"


def test_without_messages_invitations_tell_the_owner() -> None:
    """The inviter of what went out and the invitee of what came in is ego."""
    files = (
        ExportBuilder()
        .link("A B")
        .invite("A B", "1/9/26, 2:37 PM")
        .invite("C D", "1/9/26, 2:37 PM", by_ego=False)
        .files()
    )
    assert ego_of(files) == "me-owner"


def test_invitations_without_addresses_tell_the_owners_name() -> None:
    """In exports before 2023 the one who invited and was invited is known by name."""
    rows = [
        ["Me Owner", "A B", "1/9/22, 2:37 PM", "", "OUTGOING"],
        ["C D", "Me Owner", "1/9/22, 2:37 PM", "", "INCOMING"],
    ]
    assert ego_of({"Invitations.csv": rows_to_csv("From,To,Sent At,Message,Direction", rows)}) == "name:me owner"


def test_an_owner_known_by_profile_only_has_the_name_as_id() -> None:
    """Without any address the profile's name is the owner's id; without a profile there is no owner, and no error."""
    files = ExportBuilder().link("A B").files()
    assert ego_of(files) == "name:me owner"
    del files["Profile.csv"]
    assert ego_of(files) is None


def test_where_no_name_is_in_every_row_the_profile_tells_the_owner() -> None:
    """An inbox of 2020 with a stray row still belongs to the one the profile names."""
    text = rows_to_csv(
        "FROM,TO,DATE,SUBJECT,CONTENT,FOLDER",
        [
            ["Me", "A B", "2020-01-05T12:00:00", "", "Hi", ""],
            ["A B", "Me", "2020-01-06T12:00:00", "", "Hi you", ""],
            ["X Y", "Z W", "2020-01-07T12:00:00", "", "Stray", ""],
        ],
    )
    files: dict[str, str | bytes] = {
        "messages.csv": text,
        "Connections.csv": rows_to_csv(OLD_CONNECTIONS, [["A", "B", "", "", "", "05 Mar 2019"]]),
        "Profile.csv": "First Name,Last Name\nMe,\n",
    }
    assert ego_of(files) == "name:me"
    assert analyze(read_export(zip_of(files)), TODAY).ties["active_days"].to_list()[0] == 2


def test_in_exports_of_2018_the_direction_tells_the_owner() -> None:
    """Whoever sent what went out is ego."""
    rows = [
        ["Me", "A B", "11/3/18, 5:43 PM", "", "Hi", "OUTGOING", "SENT"],
        ["A B", "Me", "11/3/18, 6:43 PM", "", "Hi", "INCOMING", "INBOX"],
    ]
    files: dict[str, str | bytes] = {"Messages.csv": rows_to_csv("From,To,Date,Subject,Content,Direction,Folder", rows)}
    assert ego_of(files) == "name:me"


def test_a_profile_whose_name_nobody_bears_in_the_messages_is_still_the_owner() -> None:
    """A changed name finds no address, and keeps its own."""
    builder = ExportBuilder().file("Profile.csv", "First Name,Last Name\nNew,Name\n")
    builder.message("A B", ["C D"], "2026-01-01").message("E F", ["G H"], "2026-01-01")
    assert ego_of(builder.files()) == "name:new name"


def test_an_unknown_owner_is_said_and_invents_nobody() -> None:
    """Where nothing tells who ego is, the messages count nothing and the export says so."""
    builder = ExportBuilder().talk("A B", 3, last="2026-01-01")
    files = {**builder.files(), "Connections.csv": "First Name,Last Name,URL,Connected On\nX,Y,,01 Jan 2020\n"}
    del files["Profile.csv"]
    analysis = analyze(read_export(zip_of(files)), TODAY)
    assert analysis.facts.ego is None
    assert "ego_unknown" in {finding.code for finding in analysis.facts.findings}
    assert analysis.ties["tier"].to_list() == ["no_evidence"]


def test_ego_is_left_out_even_of_their_own_connections() -> None:
    """The owner is no alter, whatever the files say."""
    analysis = (
        ExportBuilder()
        .link(ME)
        .link("A B")
        .link("C D")
        .talk("A B", 3, last="2026-01-01")
        .hear("C D", "2026-01-01")
        .analyze()
    )
    assert analysis.people["person_id"].to_list() == ["a-b", "c-d"]


def test_one_address_in_connections_twice_is_one_person() -> None:
    """A repeated address is one connection, with the earlier day."""
    ties = ExportBuilder().link("A B", "2021-01-01").link("A B", "2020-01-01").ties()
    assert ties["connected_on"].to_list() == [date(2020, 1, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Contoso, Ltd.", "CONTOSO"),
        ("S.A.P. SE", "SAP"),
        ("Müller GmbH & Co. KG", "Muller & Co"),
        ("The Widget Company", "Widget"),
        ("Contoso (acquired by Fabrikam)", "www.contoso.com"),
    ],
)
def test_an_employer_spelled_differently_is_one(one: str, other: str) -> None:
    """Case, accents, punctuation and legal form do not make another employer."""
    keys = pl.select(one=employer_key(pl.lit(one)), other=employer_key(pl.lit(other)))
    assert keys["one"][0] == keys["other"][0] is not None


@pytest.mark.parametrize("name", ["Vitamin E", "Plan Y", "Johnson & Johnson", "Ernst and"])
def test_a_letter_or_an_and_at_the_end_is_part_of_the_name(name: str) -> None:
    """Only what goes with a legal form drops out."""
    assert pl.select(employer_key(pl.lit(name))).item() == name.lower()


@pytest.mark.parametrize("entry", ["Self-employed", "Freelance", "Retired", " ", "N/A", "Selbstständig"])
def test_to_work_for_oneself_is_to_share_an_employer_with_nobody(entry: str) -> None:
    """What names no employer has no key."""
    assert pl.select(employer_key(pl.lit(entry))).item() is None


def test_a_recommendation_goes_to_the_one_of_that_name_or_of_that_company() -> None:
    """A name borne by one is that person; borne by several it is the one at that company; else nobody, counted."""
    builder = (
        ExportBuilder()
        .link("Jo Doe", slug="jo-1", company="Contoso, Ltd.")
        .link("Jo Doe", slug="jo-2", company="Litware")
    )
    builder.recommend("Jo Doe", "10/26/25, 11:56 PM", company="Contoso").recommend(
        "Jo Doe", "10/26/25, 11:56 PM", company="Elsewhere", received=False
    )
    analysis = builder.analyze()
    by_id = {row["person_id"]: row for row in analysis.ties.to_dicts()}
    assert (by_id["jo-1"]["recommendations_received"], by_id["jo-2"]["recommendations_received"]) == (1, 0)
    assert analysis.ties["recommendations_given"].sum() == 0
    assert {finding.code.value: finding.rows for finding in analysis.facts.findings}["ambiguous_name"] == 1


def test_the_address_book_is_matched_by_email_before_name() -> None:
    """An e-mail address decides between namesakes; a name alone that two bear decides nothing."""
    builder = ExportBuilder().link("Jo Doe", slug="jo-1", email="jo@example.org").link("Jo Doe", slug="jo-2")
    builder.file(
        "ImportedContacts.csv",
        "FirstName,LastName,Emails,PhoneNumbers,CreatedAt\nJoanna,D,JO@example.org,+44 7700 900123,\nJo,Doe,,+44 7700 900124,\n",
    )
    analysis = builder.analyze()
    assert dict(zip(analysis.ties["person_id"], analysis.ties["imported_phone"], strict=True)) == {
        "jo-1": True,
        "jo-2": False,
    }


def test_messages_without_a_thread_beside_messages_with_one() -> None:
    """Two files, of which one has no codes of threads: in it the names are the thread, and its calls are found."""
    builder = ExportBuilder().link("Ada Ash").link("Bo Birch")
    for name in ("Ada Ash", "Bo Birch"):
        builder.hear(name, "2026-01-01 10:00:00", "Shall we speak?")
        builder.write(name, "2026-01-01 11:00:00", "I will call you tomorrow at ten.")
    builder.write(["Ada Ash", "Bo Birch"], "2026-01-02", "To both of you.")
    builder.hear("Ada Ash", "2026-01-02 13:00:00", "Thanks")
    files = dict(builder.files())
    rows = list(csv.reader(io.StringIO(str(files["messages.csv"]))))
    assert rows[0][0] == "CONVERSATION ID"
    header = ",".join(rows[0])
    with_codes = rows_to_csv(header, rows[1:3])
    without = rows_to_csv(header.partition(",")[2], [row[1:] for row in rows[3:]])
    parts = {**files, "messages.csv": with_codes, "messages_2.csv": without}
    whole, apart = (analyze(read_export(zip_of(one))) for one in (files, parts))
    assert whole.calls.height == apart.calls.height == 2
    assert set(whole.ties["person_id"]) == set(apart.ties["person_id"])


def test_an_address_book_entry_with_no_address_in_its_field_is_known_by_its_name() -> None:
    """Somebody typed `n/a`: the entry before and behind it are still theirs."""
    builder = ExportBuilder().link("Ada Ash").link("Bo Birch").link("Cy Cedar", email="cy@example.org")
    builder.file(
        "ImportedContacts.csv",
        "FirstName,LastName,Emails,PhoneNumbers,CreatedAt\n"
        "Ada,Ash,n/a,+44 7700 900123,\nBo,Birch,,,\nC,C,cy@example.org,+44 7700 900124,\n",
    )
    ties = builder.ties()
    assert set(ties.filter("imported_phone")["name"]) == {"Ada Ash", "Cy Cedar"}


def test_identities_do_not_depend_on_the_order_of_rows() -> None:
    """Shuffling every file changes nobody."""
    builder = (
        ExportBuilder()
        .link("Zoë Example")
        .link("Jo Doe", slug="jo-1")
        .link("Jo Doe", slug="jo-2")
        .talk("Zoë Example", 3, last="2026-01-01")
        .hear("Stranger One", "2026-01-01")
    )
    one = identify(read_export(builder.zip()))
    builder.links.reverse()
    builder.messages.reverse()
    assert identify(read_export(builder.zip())).people.equals(one.people)


def old_inbox(*rows: tuple[str, str, str, str, str]) -> str:
    """Write messages as of 2022: thread, sender, sender's address, recipients, day."""
    cells = [
        [thread, "", sender, url, to, f"{day} 12:00:00 UTC", "", f"Words on {day} by {sender}", "INBOX"]
        for thread, sender, url, to, day in rows
    ]
    return rows_to_csv(NINE_COLUMNS, cells)


def test_the_name_in_every_row_is_the_owner_before_the_profiles() -> None:
    """Exports of 2021 and 2022: a profile with another name does not make the owner an alter."""
    text = old_inbox(
        ("1", "Me Old", MY, "A B", "2022-01-05"),
        ("1", "A B", ZOE, "Me Old", "2022-01-06"),
        ("2", "C D", ZOE + "2", "Me Old", "2022-01-07"),
    )
    files: dict[str, str | bytes] = {
        "messages.csv": text,
        "Profile.csv": "First Name,Last Name\nMe,New\n",
        "Connections.csv": rows_to_csv(OLD_CONNECTIONS, [["A", "B", "", "", "", "05 Mar 2019"]]),
    }
    assert ego_of(files) == "me"
    ties = analyze(read_export(zip_of(files)), TODAY).ties
    assert sorted(ties["name"].to_list()) == ["A B", "C D"]
    assert ties.filter(name="A B")["two_way"].to_list() == [True]


def test_a_namesake_who_writes_once_does_not_take_the_owners_place() -> None:
    """Of two addresses under the owner's name the one that writes most is the owner's."""
    rows = [("1", "Me", MY, "A B", f"2022-01-{day:02}") for day in range(1, 10)]
    text = old_inbox(*rows, ("1", "A B", ZOE, "Me", "2022-01-11"), ("9", "Me", MY + "-2", "Me", "2022-01-12"))
    files: dict[str, str | bytes] = {
        "messages.csv": text,
        "Profile.csv": "First Name,Last Name\nMe,\n",
        "Connections.csv": rows_to_csv(OLD_CONNECTIONS, [["A", "B", "", "", "", "05 Mar 2019"]]),
    }
    assert ego_of(files) == "me"
    assert analyze(read_export(zip_of(files)), TODAY).ties.filter(name="A B")["sent"].to_list() == [9]


def test_the_other_sender_of_a_thread_tells_which_namesake_is_written_to() -> None:
    """Ego's replies to a name that two bear go to the one who writes in the same thread."""
    links = [["Jo", "Doe", "", "Contoso", "", "05 Mar 2019"], ["Jo", "Doe", "", "Litware", "", "05 Mar 2019"]]
    text = old_inbox(
        ("1", "Jo Doe", ZOE, "Me", "2022-01-05"),
        ("1", "Me", MY, "Jo Doe", "2022-01-06"),
        ("2", "X Y", ZOE + "3", "Me", "2022-01-06"),
        ("3", "Me", MY, "Jo Doe", "2022-01-07"),
    )
    files: dict[str, str | bytes] = {"messages.csv": text, "Connections.csv": rows_to_csv(OLD_CONNECTIONS, links)}
    analysis = analyze(read_export(zip_of(files)), TODAY)
    assert analysis.ties.filter(person_id="zoë-e").select("sent", "received").row(0) == (1, 1)
    assert {finding.code.value: finding.rows for finding in analysis.facts.findings}["ambiguous_name"] == 1


def test_a_bare_comma_in_a_known_name_invents_nobody() -> None:
    """'Jo Doe,MBA' in TO is the connection of that name, not two people."""
    text = old_inbox(("1", "Me", MY, "Jo Doe,MBA", "2022-01-05"), ("2", "X Y", ZOE, "Me", "2022-01-06"))
    files: dict[str, str | bytes] = {
        "messages.csv": text,
        "Connections.csv": rows_to_csv(OLD_CONNECTIONS, [["Jo", "Doe,MBA", "", "", "", "05 Mar 2019"]]),
    }
    ties = analyze(read_export(zip_of(files)), TODAY).ties
    assert ties.filter(name="Jo Doe,MBA").select("sent", "group_days").row(0) == (1, 0.0)
    assert ties.height == 2


def test_a_recommendation_from_nobody_known_is_counted() -> None:
    """A name nobody bears is laid to nobody, and said."""
    analysis = ExportBuilder().link("A B").recommend("Gone Person", "10/26/25, 11:56 PM").analyze()
    assert {finding.code.value: finding.rows for finding in analysis.facts.findings} == {"ambiguous_name": 1}


def test_an_address_that_is_no_utf8_stays_itself() -> None:
    """Two addresses that decode to the same broken character are two people."""
    people = ExportBuilder().link("A B", slug="x").link("C D", slug="y")
    people.links[0][2], people.links[1][2] = "https://www.linkedin.com/in/a%E9b", "https://www.linkedin.com/in/a%E8b"
    assert people.ties()["person_id"].n_unique() == 2


def test_the_address_book_is_matched_by_either_form_of_a_name() -> None:
    """A full name with a title does not hide first and last name."""
    builder = ExportBuilder().link("Al Bo")
    builder.file(
        "Contacts.csv",
        "Source,FirstName,LastName,Emails,PhoneNumbers,CreatedAt,FullName\nX,Al,Bo,,+44 7700 900123,,Dr. Al Bo\n",
    )
    assert builder.tie("Al Bo")["imported_phone"] is True


def test_an_owner_is_found_again_by_slug_and_folded_name() -> None:
    """What an owner's decisions are kept under: case and accents' forms do not matter, and a slug is there where it is known."""
    assert Ego("Zoe\u0308 Example", "zoe", "zoe").goes_by == ("zoe", "zo\u00eb example")
    assert Ego(None, "name:zoe", None, frozenset({"zoe"})).goes_by == (None, "zoe")
    assert Ego(None, "zoe", "zoe").goes_by == ("zoe", "zoe")
