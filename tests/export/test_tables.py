"""Tables: what each era's files become, and what is counted and set aside."""

from __future__ import annotations

import codecs
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer import ExportError, Settings, analyze, read_export
from analyzer.export import Export, reading
from analyzer.export.catalog import Ignored, recognise
from analyzer.export.dates import read_days, read_instants
from analyzer.text import finding_sentence, load_words
from tests.builders import CONNECTIONS, MESSAGES, ExportBuilder, rows_to_csv, zip_of

NOTES = 'Notes:\n"When exporting your connection data, you may notice, that\nsome are missing."\n\n'
LINE = "Zoë,Example,https://www.linkedin.com/in/zo%C3%AB-example,,Contoso,Head,05 Mar 2024\n"


def read(text: str | bytes, name: str = "Connections.csv") -> Export:
    """Read an export of one file."""
    return read_export(zip_of({name: text}))


def found(export: Export) -> dict[str, int]:
    """Give the findings, code by code."""
    return {finding.code.value: finding.rows for finding in export.findings}


@pytest.mark.parametrize(
    "text",
    [
        CONNECTIONS + "\n" + LINE,
        NOTES + CONNECTIONS + "\n" + LINE,
        NOTES + "More notes\n\n" + CONNECTIONS + "\n" + LINE.rstrip(),
        (CONNECTIONS + "\n" + LINE).replace("\n", "\r\n"),
        (CONNECTIONS + "\n" + LINE).replace("\n", "\r"),
        "﻿" + CONNECTIONS + "\n" + LINE,
        (CONNECTIONS + "\n" + LINE).replace(",", ";"),
        (CONNECTIONS + "\n" + LINE).replace(",", "\t"),
        CONNECTIONS + "\n" + LINE + "\n\n",
        ("x," + CONNECTIONS + "\n0," + LINE),
        (CONNECTIONS + ",Location\n" + LINE.rstrip() + ",Leeds\n"),
        (CONNECTIONS + "\n" + LINE).encode("utf-16-le"),
        (CONNECTIONS + "\n" + LINE).encode("utf-16-be"),
        codecs.BOM_UTF16_LE + (CONNECTIONS + "\n" + LINE).encode("utf-16-le"),
        (CONNECTIONS + "\n" + LINE).encode("cp1252"),
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\n" + LINE,
        CONNECTIONS + "\n" + LINE.replace("05 Mar 2024", "5-Mar-24"),
        CONNECTIONS + "\n" + LINE.replace("05 Mar 2024", "15-Mar-24").replace("15-", "05-"),
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion\n" + LINE,
        "\ufeffColumn1;Column2;Column3;Column4;Column5;Column6;Column7\n"
        + (CONNECTIONS + "\n" + LINE).replace(",", ";"),
        "\ufeffColumn1;Column2;Column3;Column4;Column5;Column6;Column7\n"
        "Notes:;;;;;;\n" + (CONNECTIONS + "\n" + LINE).replace(",", ";"),
        (CONNECTIONS + ";\n").replace(",", ";") + LINE.rstrip().replace(",", ";") + ";\n",
        (CONNECTIONS + ",,\n") + LINE.rstrip() + ",,\n,,,,,,,,\n",
        "First Name,Last Name,Company,Connected On\nZoë,Example,Contoso,05 Mar 2024\n",
        "First Name , LAST NAME,url,email address,company,position,connected on\n" + LINE,
        "".join(f'"{name}",' for name in CONNECTIONS.split(","))[:-1]
        + "\n"
        + "".join(f'"{cell}",' for cell in LINE.rstrip().split(","))[:-1],
        (CONNECTIONS + "\n" + LINE).encode("utf-8-sig"),
        (CONNECTIONS.replace(",", "\t") + "\r\n" + LINE.replace(",", "\t")).encode("utf-16"),
        CONNECTIONS + "\n" + LINE.replace("05 Mar 2024", "2024-03-05"),
    ],
    ids=[
        "plain",
        "notes",
        "more notes",
        "crlf",
        "cr",
        "bom",
        "semicolon",
        "tab",
        "blank end",
        "index",
        "added",
        "utf-16 le",
        "utf-16 be",
        "utf-16",
        "cp1252",
        "german",
        "excel date",
        "excel date of two digits",
        "french",
        "generic header",
        "generic header and notes",
        "trailing separator",
        "trailing separators",
        "dropped",
        "other capitals",
        "all quoted",
        "bom bytes",
        "utf-16, tabs, crlf",
        "iso date",
    ],
)
def test_connections_are_found_however_the_file_was_saved(text: str | bytes) -> None:
    """The header is found by content, whatever stands before it and however the file was saved again."""
    row = read(text).frames["connections"].row(0, named=True)
    assert (row["first_name"], row["last_name"], row["company"], row["connected_on"]) == (
        "Zoë",
        "Example",
        "Contoso",
        date(2024, 3, 5),
    )


def test_a_column_under_a_new_name_is_told_and_the_rest_is_used() -> None:
    """A header LinkedIn changes tomorrow: the names seen, no crash, and every column that is still there."""
    text = "First Name,Last Name,URL,Email Address,Company,Position,Linked Since\nZoë,Example,,,Contoso,,01 Jan 2020\n"
    export = read(text)
    assert export.frames["connections"].select("first_name", "company", "connected_on").rows() == [
        ("Zoë", "Contoso", None)
    ]
    told = next(one for one in export.findings if one.code == "changed_header")
    assert (told.table, told.names) == ("Connections.csv", ("Linked Since",))
    assert "Linked Since" in finding_sentence(told.code, told.table, told.rows, load_words(), told.names)
    assert analyze(export, date(2026, 3, 9)).ties.height == 1


def test_rows_with_only_a_date_are_counted_and_are_nobody() -> None:
    """Members who closed their account are a number, not people."""
    export = read(CONNECTIONS + "\n" + LINE + ",,,,,,07 Jun 2024\n,,,,,,08 Jun 2024\n")
    assert found(export)["unnamed_connections"] == 2
    analysis = analyze(export)
    assert (analysis.ties.height, analysis.unnamed_connections) == (1, 2)


def test_a_date_that_cannot_be_read_leaves_the_connection() -> None:
    """An unreadable or impossible date becomes unknown and is counted; the person stays."""
    export = read(CONNECTIONS + "\n" + LINE + "A,B,,,,,yesterday\nC,D,,,,,01 Jan 1999\n")
    assert {"unreadable_date": 1, "impossible_date": 1}.items() <= found(export).items()
    assert analyze(export, date(2026, 1, 1)).ties.height == 3


def test_na_in_every_empty_field_is_empty() -> None:
    """A file in which somebody filled empties with NA has no e-mail address called NA."""
    export = read(CONNECTIONS + "\nA,B,NA,NA,NA,NA,05 Mar 2024\nC,D,NA,NA,Contoso,NA,05 Mar 2024\n")
    assert export.frames["connections"]["company"].to_list() == [None, "Contoso"]


def test_broken_bytes_leave_a_file_utf8() -> None:
    """A few broken bytes become U+FFFD and are counted; the accents around them stay right."""
    export = read((CONNECTIONS + "\n" + LINE).encode() + b"A\xff,B,,,,,05 Mar 2024\n")
    assert export.frames["connections"]["first_name"].to_list() == ["Zoë", "A�"]
    assert found(export)["broken_characters"] == 1


def test_rows_of_another_width_are_counted_and_the_good_ones_kept() -> None:
    """A row with more fields than the header is set aside, by number."""
    export = read(CONNECTIONS + "\n" + LINE + "A,B,,,,,05 Mar 2024,too,many\n" + LINE.replace("Zoë", "Ada"))
    assert export.frames["connections"]["first_name"].to_list() == ["Zoë", "Ada"]
    assert found(export)["ragged_rows"] == 1
    assert (export.files[0].rows, export.files[0].set_aside) == (2, 1)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"PK\x03\x04rest", "excel_file"),
        (b"\x1f\x8brest", "compressed_file"),
        (b"<!DOCTYPE html><html></html>", "web_page"),
        (b"Surname,Since\nA,B\n", "unknown_header"),
        (b"\x00\x01\x02\x03" * 50 + b"\x07" * 99, "not_a_table"),
        (b"," * 5000, "too_many_columns"),
    ],
)
def test_a_file_that_is_not_its_table_is_named_for_what_it_is(content: bytes, code: str) -> None:
    """Absent, empty and unreadable are three things, and an unreadable Connections.csv stops the verdicts."""
    export = read_export(zip_of({"Connections.csv": content, "Profile.csv": "First Name,Last Name\nA,B\n"}))
    assert code in found(export)
    with pytest.raises(ExportError, match=r"Connections\.csv (is|has)"):
        analyze(export)


def test_an_archive_of_nothing_readable_is_no_export() -> None:
    """Where not one table can be read, that is the sentence."""
    with pytest.raises(ExportError, match=r"Nothing in here can be read: Connections\.csv is empty"):
        read(b"")


def test_quotes_in_the_wrong_place_cost_nothing() -> None:
    """A quote in the middle of a field is read as people mean it."""
    export = read(CONNECTIONS + "\n" + LINE + '"Ada" Ace,B,,,,,05 Mar 2024\nBo "Bo",C,,,,,05 Mar 2024\n')
    assert export.frames["connections"]["first_name"].to_list() == ["Zoë", "Ada Ace", 'Bo "Bo"']
    assert "ragged_rows" not in found(export)


def test_an_absent_table_is_told_from_an_unreadable_one() -> None:
    """Without Connections.csv the sentence says that it is not there."""
    with pytest.raises(ExportError, match=r"has no Connections\.csv"):
        analyze(read("First Name,Last Name\nA,B\n", "Profile.csv"))


def test_a_header_without_rows_is_no_error() -> None:
    """A header-only Connections.csv is an export of nobody."""
    analysis = analyze(read(CONNECTIONS + "\n"))
    assert (analysis.ties.height, analysis.unnamed_connections) == (0, 0)


def test_messages_keep_real_line_breaks_quotes_and_commas() -> None:
    """A message with line breaks and quotes, every field quoted, is one message."""
    text = '"' + MESSAGES.replace(",", '","') + '"\n'
    text += '"2-x","","Zoë Example","https://www.linkedin.com/in/zoë","Me Owner","https://www.linkedin.com/in/me","2026-03-05 22:26:20 UTC","","Hi,\n\nsee you ""soon""","INBOX",""\n'
    row = read(text, "messages.csv").frames["messages"].row(0, named=True)
    assert row["content"] == 'Hi,\n\nsee you "soon"'
    assert row["title"] is None
    assert row["at"] == datetime(2026, 3, 5, 22, 26, 20, tzinfo=UTC)


def test_a_date_after_the_export_is_unknown(tmp_path: Path) -> None:
    """A row dated after the export was made, a day's grace for time zones, has no date."""
    path = tmp_path / "Basic_LinkedInDataExport_03-09-2024.zip"
    path.write_bytes(
        zip_of(
            {
                "Connections.csv": CONNECTIONS
                + "\n"
                + LINE
                + LINE.replace("05 Mar 2024", "12 Mar 2024").replace("zo%", "z%")
            }
        )
    )
    export = read_export(path)
    assert export.frames["connections"]["connected_on"].to_list() == [date(2024, 3, 5), None]
    assert found(export)["impossible_date"] == 1


@pytest.mark.parametrize("ragged", ["", "A,B,,,,,05 Mar 2024,too,many\n"], ids=["read fast", "read patiently"])
def test_a_field_longer_than_any_letter_is_set_aside(ragged: str) -> None:
    """A field beyond the bound costs its row, not the file."""
    usual = Settings()
    tight = replace(usual, limits=replace(usual.limits, field_bytes=200))
    giant = "x" * 300 + ",B,,,,,05 Mar 2024\n"
    text = CONNECTIONS + "\n" + LINE + ragged + giant + LINE.replace("Zoë", "Ada")
    export = read_export(zip_of({"Connections.csv": text}), settings=tight)
    assert export.frames["connections"]["first_name"].to_list() == ["Zoë", "Ada"]
    assert found(export)["broken_quotes"] == 1
    assert export.files[0].set_aside == 1 + bool(ragged)


def test_a_header_that_stands_twice_in_a_file_is_no_person() -> None:
    """Files put together by hand; and a column that stands twice is told by its name."""
    twice = "First Name," + CONNECTIONS + "\n"
    export = read(twice + "Zoë," + LINE + twice)
    assert export.frames["connections"]["first_name"].to_list() == ["Zoë"]
    assert found(export) == {"repeated_header": 1, "repeated_column": 0}
    assert next(one.names for one in export.findings if one.names) == ("First Name",)


def test_a_stray_quotation_mark_swallows_nobody() -> None:
    """Two of them in the list, a hundred people apart, cost their two rows and not the hundred."""
    people = [LINE.replace("Zoë", f"N{number}") for number in range(100)]
    stray = 'A,"B,,,Contoso,Head,05 Mar 2024\n'
    export = read(CONNECTIONS + "\n" + stray + "".join(people) + stray + LINE)
    assert export.frames["connections"].height == 101
    assert found(export)["broken_quotes"] == 2


def test_a_lone_carriage_return_before_the_header_is_a_line_end() -> None:
    """Line ends may be mixed."""
    export = read(b'Notes:\r"hi"\n' + (CONNECTIONS + "\n" + LINE).encode())
    assert export.frames["connections"].height == 1


def test_spaces_around_a_date_do_not_hide_it() -> None:
    """A file saved with doubled carriage returns still has its dates."""
    export = read(
        (CONNECTIONS + "\n" + LINE + LINE.replace("Zo%C3%AB".lower(), "x"))
        .replace("\n", "\r\r\n")
        .replace("05 Mar", " 05 Mar")
    )
    assert export.frames["connections"]["connected_on"].drop_nulls().unique().to_list() == [date(2024, 3, 5)]


def test_a_slip_of_the_pen_does_not_date_the_export() -> None:
    """A row of 2206 in an archive without a day of its own does not make it an export of 2206."""
    assert read(CONNECTIONS + "\n" + LINE + "A,B,,,,,01 Jan 2206\n").exported_on == date(2024, 3, 5)


def test_a_file_without_an_ending_is_unknown() -> None:
    """A name without a dot is no table."""
    assert recognise("Connections") is None


def test_drafts_and_messages_to_nobody_are_set_aside() -> None:
    """Drafts, and rows without conversation or recipients, are counted and count nothing."""
    header = MESSAGES + ",IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
    base = [
        "2-x",
        "",
        "Me",
        "https://www.linkedin.com/in/me",
        "A B",
        "https://www.linkedin.com/in/ab",
        "2026-03-05 22:26:20 UTC",
        "",
        "Hi",
        "INBOX",
        "",
    ]
    rows = [
        [*base, "No", "No"],
        [*base, "Yes", "No"],
        ["", *base[1:], "No", "No"],
        [*base[:4], "", *base[5:], "No", "No"],
    ]
    export = read(rows_to_csv(header, rows), "messages.csv")
    assert export.frames["messages"].height == 1
    assert {"drafts": 1, "incomplete_messages": 2}.items() <= found(export).items()


def test_a_row_that_stands_twice_counts_once() -> None:
    """Exact repetitions are set aside; two messages of one second that differ are two."""
    builder = ExportBuilder().link("A B")
    builder.write("A B", "2025-01-01", "One").write("A B", "2025-01-01", "One").write("A B", "2025-01-01", "Two")
    export = read_export(builder.zip())
    assert export.frames["messages"].height == 2
    assert found(export)["duplicate_rows"] == 1


def test_a_table_split_over_files_is_one_table() -> None:
    """Parts are put together whole: what LinkedIn splits stands in one of them, however alike two rows look."""
    header = "Application Date,Company Name,Job Title,Job Url"
    text = rows_to_csv(header, [["1/9/26, 2:37 PM", "Contoso", "Head", "https://x/1"]])
    more = rows_to_csv(header, [["1/9/26, 2:37 PM", "Contoso", "Head", "https://x/2"], ["", "Litware", "", ""]])
    export = read_export(zip_of({"Jobs/Job Applications.csv": text, "Jobs/Job Applications_1.csv": more}))
    assert sorted(export.frames["job_applications"]["company"].to_list()) == ["Contoso", "Contoso", "Litware"]
    assert export.frames["job_applications"]["row"].to_list() == [1, 2, 3]


def test_of_two_downloads_of_a_file_the_later_is_read() -> None:
    """`connections (1).csv` is a newer list, not more of it: who is gone is gone. One that came down empty is none."""
    old = CONNECTIONS + "\n" + LINE + LINE.replace("Zoë", "Gone")
    new = CONNECTIONS + "\n" + LINE.replace("Contoso", "Litware")
    export = read_export(zip_of({"Connections.csv": old, "connections (1).csv": new}))
    assert export.frames["connections"].select("first_name", "company").rows() == [("Zoë", "Litware")]
    assert export.ignored == (("Connections.csv", "older_copy"),)
    export = read_export(zip_of({"Connections.csv": old, "Connections (1).csv": ""}))
    assert export.frames["connections"].height == 2
    assert found(export) == {"empty_file": 0}
    articles = ("Articles/Trip.html", "Articles/Trip (2).html", "Random.dat", "Random (2).dat")
    export = read_export(zip_of(dict.fromkeys(articles, "x") | {"Connections.csv": old}))
    assert {path for path, _ in export.ignored} | set(export.unknown) == set(articles)


def test_a_row_that_stands_in_two_files_is_one_row() -> None:
    """In two folders, or under another name; what LinkedIn splits is told by its number."""
    text = CONNECTIONS + "\n" + LINE + ",,,,,,07 Jun 2024\n,,,,,,07 Jun 2024\n"
    export = read_export(zip_of({"messages.csv": MESSAGES + "\n", "Connections.csv": text, "people/people.csv": text}))
    assert analyze(export).unnamed_connections == 2
    builder = ExportBuilder().link("A B").talk("A B", 3, last="2024-01-01")
    talk = builder.files()["messages.csv"]
    doubled = builder.file("old/messages.csv", talk).files()
    assert read_export(zip_of(doubled)).frames["messages"].height == 6


@pytest.mark.parametrize(
    ("path", "table"),
    [
        ("Connections.csv", "connections"),
        ("some folder/connections.CSV", "connections"),
        ("Messages.csv", "messages"),
        ("messages (1).csv", "messages"),
        ("Imported Contacts.csv", "contacts"),
        ("ImportedContacts.csv", "contacts"),
        ("Jobs/Job Applications_2.csv", "job_applications"),
        ("Endorsement_Received_Info.csv", "endorsements_received"),
        ("Comments_34875879.csv", "comments"),
        ("Search Queries.csv", "searches"),
        ("Ad Targeting.csv", "ad_targeting"),
        ("Jobs/Saved Jobs_1.csv", "saved_jobs"),
    ],
)
def test_a_file_is_known_by_its_folded_name(path: str, table: str) -> None:
    """Spaces, underscores, case, folders and counters in a file's name do not matter."""
    known = recognise(path)
    assert known is not None
    assert not isinstance(known, Ignored)
    assert known.name == table


@pytest.mark.parametrize(
    "path",
    [
        "guide_messages.csv",
        "learning_coach_messages.csv",
        "Votes_34875879.csv",
        "Phone Numbers.csv",
        "Articles/Articles/a-ж.html",
        "LAN Ads Engagement.csv",
        "Receipts_v2.csv",
    ],
)
def test_known_files_without_people_are_ignored_on_purpose(path: str) -> None:
    """Chats with machines, advertising and the like are known and left unread."""
    assert isinstance(recognise(path), Ignored)


def test_a_file_nobody_has_described_is_unknown() -> None:
    """An unknown file is reported, not skipped."""
    assert read_export(zip_of({"Profile.csv": "First Name,Last Name\nA,B\n", "Telepathy.csv": "a\n"})).unknown == (
        "Telepathy.csv",
    )


def test_linkedins_short_american_dates_are_pacific_time() -> None:
    """M/D/YY, h:mm AM is Pacific time, in summer and in winter; everything else is UTC."""
    texts = pl.Series(
        "at",
        [
            "1/9/26, 2:37 PM",
            "7/9/25, 2:37 PM",
            "2024-06-18 09:15:42 UTC",
            "2019-11-06T02:08:20",
            "2024/02/01 15:02:55 UTC",
            "nonsense",
            None,
        ],
    )
    moments = read_instants(texts).to_list()
    assert moments[:5] == [
        datetime(2026, 1, 9, 22, 37, tzinfo=UTC),
        datetime(2025, 7, 9, 21, 37, tzinfo=UTC),
        datetime(2024, 6, 18, 9, 15, 42, tzinfo=UTC),
        datetime(2019, 11, 6, 2, 8, 20, tzinfo=UTC),
        datetime(2024, 2, 1, 15, 2, 55, tzinfo=UTC),
    ]
    assert moments[5:] == [None, None]


@given(st.dates(date(2004, 1, 1), date(2060, 12, 31)))
def test_every_day_is_read_back_from_each_spelling(day: date) -> None:
    """A day written in LinkedIn's or Excel's spelling is read back as itself."""
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[day.month - 1]
    spelled = [f"{day.day:02} {month} {day.year}", f"{day.day}-{month}-{day.year % 100:02}", day.isoformat()]
    assert read_days(pl.Series("day", spelled)).to_list() == [day] * 3


@given(st.text(max_size=300))
def test_any_text_as_connections_is_read_or_refused(text: str) -> None:
    """Whatever text stands under the header, reading ends in rows and findings."""
    export = read(CONNECTIONS + "\n" + LINE + text)
    assert export.frames["connections"].height >= 0


def test_a_header_without_a_single_required_name_still_has_the_others() -> None:
    """Both names that would say the header once more are gone: nothing is looked for."""
    export = read("Name,Last Name,URL,Email Address,Company,Position,Since\nZoë,Example,,,Contoso,Head,2024\n")
    assert export.frames["connections"]["last_name"].to_list() == ["Example"]


TAGGED = CONNECTIONS + ",Tags\n"


def test_quotation_marks_in_a_column_nobody_reads_swallow_nobody() -> None:
    """A column of one's own is looked at too: what it swallowed would be people."""
    people = [f"N{number},Example,,,,,05 Mar 2024,{{}}\n" for number in range(10)]
    people[1], people[8] = people[1].format('"t'), people[8].format('t"')
    export = read(TAGGED + "".join(person.format("t") for person in people))
    assert export.frames["connections"]["first_name"].to_list() == [f"N{number}" for number in range(10) if number != 1]
    assert found(export)["broken_quotes"] == 1


def test_two_missing_marks_in_the_messages_swallow_none() -> None:
    """One lost at the end of a field, one at the start of another: the messages between them are theirs."""
    header = ",".join(f'"{name}"' for name in MESSAGES.split(","))
    lines = [
        f'"c{n}","","Zoë Example","https://www.linkedin.com/in/zoe","Me","https://www.linkedin.com/in/me",'
        f'"2026-01-0{n} 10:00:00 UTC","","Message {n}","INBOX",""'
        for n in range(1, 8)
    ]
    lines[1] = lines[1].replace('"Message 2"', '"Message 2')
    lines[4] = lines[4].replace('"Message 5"', 'Message 5"')
    export = read("\n".join([header, *lines]) + "\n", "messages.csv")
    assert codes("c1", "c3", "c4", "c6", "c7") <= set(export.frames["messages"]["conversation"])
    assert export.files[0].rows + export.files[0].set_aside == 7


def test_a_first_date_with_a_line_break_has_swallowed_rows_too() -> None:
    """However short it is, and however alike the others are in length."""
    lines = [f'c{n},,Zoë Example,,Me,,"2024/01/0{n}\n2024/01/0{n}",,Message {n},INBOX,' for n in range(1, 4)]
    assert found(read("\n".join([MESSAGES, *lines]) + "\n", "messages.csv"))


def test_a_date_in_the_digits_of_another_script_is_no_date() -> None:
    """It is told, by number and not by what it says."""
    line = LINE.replace("05 Mar 2024", "٣/٤/٢٠٢٤")
    export = read(CONNECTIONS + "\n" + LINE + line.replace("zo%", "z%"))
    assert found(export)["unreadable_date"] == 1


def codes(*threads: str) -> set[int]:
    """Give the codes of some threads."""
    return set(pl.Series(threads).hash())


def test_a_date_with_a_line_break_has_swallowed_rows() -> None:
    """A mark before the date of one message, another behind that of a later one: nothing between them is lost."""
    lines = [f"c{n},,Zoë Example,,Me,,2026-01-0{n} 10:00:00 UTC,,Message {n},INBOX," for n in range(1, 6)]
    lines[1] = lines[1].replace(",2026", ',"2026')
    lines[3] = lines[3].replace("UTC,", 'UTC",')
    export = read("\n".join([MESSAGES, *lines]) + "\n", "messages.csv")
    assert codes("c1", "c3", "c5") <= set(export.frames["messages"]["conversation"])
    assert found(export)["broken_quotes"] == 1


def test_a_long_damaged_table_is_read_part_by_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rows keep their order and their numbers."""
    monkeypatch.setattr(reading, "_PART_ROWS", 2)
    people = [f"N{number},Example,,,,,05 Mar 2024\n" for number in range(5)]
    export = read(CONNECTIONS + "\n" + "".join(people[:3]) + "A,B,,,,,05 Mar 2024,x\n" + "".join(people[3:]))
    rows = export.frames["connections"]
    assert rows["first_name"].to_list() == ["N0", "N1", "N2", "N3", "N4"]
    assert rows["row"].to_list() == [1, 2, 3, 5, 6]


def test_a_line_of_a_comment_that_could_be_a_row_is_none_without_a_date() -> None:
    """Three words with commas between them, in a comment of several lines, beside a row that is too wide."""
    text = (
        "Date,Link,Message\n2024-01-05 10:00:00,https://x,a,b,c\n"
        '2024-01-06 10:00:00,https://x,"Thanks!\nZoe, Max, Ann\nsee you"\n2024-01-07 10:00:00,https://x,Bye\n'
    )
    export = read(text, "Comments.csv")
    assert export.frames["comments"]["at"].dt.day().to_list() == [6, 7]
    assert found(export) == {"ragged_rows": 1}


def test_a_file_of_the_old_encoding_stays_so_beside_a_chance_sequence() -> None:
    """An accented capital before a typographic mark is valid UTF-8 by chance; two hundred accents are not."""
    people = "".join(LINE.replace("Example", f"Müller{number}") for number in range(20))
    text = CONNECTIONS + "\n" + people + LINE.replace("Contoso", "“CAFÉ”")
    export = read(text.encode("cp1252"))
    assert set(export.frames["connections"]["first_name"]) == {"Zoë"}
    assert export.frames["connections"]["company"][-1] == "“CAFÉ”"
    assert "old_encoding" in found(export)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        (["15/03/2024", "04/03/2024"], [date(2024, 3, 15), date(2024, 3, 4)]),
        (["03/15/2024", "03/04/2024"], [date(2024, 3, 15), date(2024, 3, 4)]),
        (["15/03/24", "04/03/24"], [date(2024, 3, 15), date(2024, 3, 4)]),
        (["45366", "45355.5"], [date(2024, 3, 15), date(2024, 3, 4)]),
        (["15 Mär 2024", "4. März 2024"], [date(2024, 3, 15), date(2024, 3, 4)]),
        (["15-Dez-2024", "04 Okt. 2024"], [date(2024, 12, 15), date(2024, 10, 4)]),
        (["15 févr. 2024", "04 août 2024"], [date(2024, 2, 15), date(2024, 8, 4)]),
        (["########", "99999"], [None, None]),
    ],
)
def test_what_a_spreadsheet_made_of_a_date_is_read_back(written: list[str], days: list[date | None]) -> None:
    """Days first where one cannot be a month, days counted, months of a German or a French one."""
    assert read_days(pl.Series("at", written)).to_list() == days


def test_one_impossible_value_turns_no_column() -> None:
    """Months stand first where one of the second numbers can be no month, whatever else is there."""
    written = pl.Series("at", ["1/9/26, 2:37 PM", "1/23/26, 2:37 PM", "13/1/26, 2:37 PM", "31/12/22 is no date"])
    read = read_days(written)
    assert read.to_list()[:2] == [date(2026, 1, 9), date(2026, 1, 23)]
    assert read[3] is None


def test_connections_without_a_date_are_counted() -> None:
    """They never are without in LinkedIn's own file; the people stay."""
    export = read(CONNECTIONS + "\nZoë,Example\n" + LINE)
    assert export.frames["connections"].height == 2
    assert found(export) == {"missing_date": 1}


def test_a_column_that_is_gone_is_said_to_be_gone() -> None:
    """And not to go by another name."""
    export = read("First Name,Last Name,URL,Company,Position\nZoë,Example,,,\n")
    assert found(export) == {"missing_column": 0}


@pytest.mark.parametrize(
    ("name", "stamp"),
    [
        ("mine.zip", (2010, 1, 1, 0, 0, 0)),
        ("mine.zip", (2107, 1, 1, 0, 0, 0)),
        ("Basic_LinkedInDataExport_01-01-0026.zip", (2024, 3, 9, 0, 0, 0)),
        ("Basic_LinkedInDataExport_12-31-9999.zip", (2024, 3, 9, 0, 0, 0)),
    ],
)
def test_a_day_no_export_of_these_rows_was_made_on_costs_no_row_its_day(
    name: str, stamp: tuple[int, ...], tmp_path: Path
) -> None:
    """As tools write that pack everything as of one day: the newest row counts then, and it is said."""
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr(zipfile.ZipInfo("Connections.csv", stamp), CONNECTIONS + "\n" + LINE)  # type: ignore[arg-type]
    export = read_export(tmp_path / name)
    assert export.frames["connections"]["connected_on"].to_list() == [date(2024, 3, 5)]
    assert export.exported_on in {date(2024, 3, 5), date(2024, 3, 9)}
    assert ("disregarded_day" in found(export)) is (stamp[0] == 2010)


def test_jobs_of_two_digit_years_have_no_day() -> None:
    """Rather none than the year 24."""
    text = "Company Name,Title,Description,Location,Started On,Finished On\nContoso,Head,,,Jan 24,24\n"
    positions = read_export(zip_of({"Connections.csv": CONNECTIONS + "\n" + LINE, "Positions.csv": text})).frames[
        "positions"
    ]
    assert positions["started_on"].to_list() == positions["finished_on"].to_list() == [None]


def test_several_are_read_by_their_paths(tmp_path: Path) -> None:
    """As the docstring has it: paths, bytes, or several of them."""
    for name in ("Connections.csv", "Positions.csv"):
        head = (
            CONNECTIONS + "\n" + LINE
            if name == "Connections.csv"
            else "Company Name,Title,Started On\nContoso,Head,2020\n"
        )
        (tmp_path / name).write_text(head)
    export = read_export([tmp_path / "Connections.csv", str(tmp_path / "Positions.csv")])
    assert {"connections", "positions"} <= set(export.frames)


def test_the_day_of_a_zip_packed_anew_is_doubted(tmp_path: Path) -> None:
    """Its files are of today and the newest thing in them of months ago; a day in its name is not doubted."""
    stamped = zipfile.ZipInfo("Connections.csv", (2026, 3, 9, 1, 2, 4))
    for name, doubted in (("mine.zip", True), ("Basic_LinkedInDataExport_03-09-2026.zip", False)):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(stamped, CONNECTIONS + "\n" + LINE)
        assert ("doubtful_day" in found(read_export(tmp_path / name))) is doubted
