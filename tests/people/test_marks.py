"""Marks, deeds and abilities: what ego did about whom unseen, what ego did with nobody in particular, what ego can."""

from __future__ import annotations

from datetime import date

from analyzer.analysis import Analysis
from analyzer.habits import find_wished_companies
from analyzer.schemas import Ability, Deed
from tests.builders import TODAY, ExportBuilder

NOTES = "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On\n"
ZOE = "https://www.linkedin.com/in/zo%C3%AB-example"


def marks(analysis: Analysis) -> list[tuple[object, ...]]:
    """Give who, what, when and the words, row by row."""
    rows = analysis.marks.iter_rows()
    return [(who, what, at and at.date().isoformat(), text) for who, what, at, text in rows]


def two() -> ExportBuilder:
    """Give two links, and a third of the second's name."""
    return ExportBuilder().link("Zoë Example").link("Same Name", slug="same-one").link("Same Name", slug="same-two")


def test_a_note_is_laid_to_its_address_else_to_the_one_who_bears_the_name() -> None:
    """Of two of one name it is nobody's, and so is one with an address of somebody else: two addresses are two people."""
    notes = NOTES + (
        f"Zoe,Elsewhere,{ZOE},By address,2024-01-05,\n"
        "Zoë,Example,,By name,,2025-02-03\n"
        "Zoë,Example,https://www.linkedin.com/in/moved-on,Moved,2026-02-03,\n"
        "Same,Name,,Nobody's,2024-01-05,\n"
        "Zoë,Example,,,2024-01-05,\n"
    )
    assert marks(two().file("Notes.csv", notes).analyze()) == [
        ("zoë-example", "noted", "2024-01-05", "By address"),
        ("zoë-example", "noted", "2025-02-03", "By name"),
    ]


def test_a_name_looked_for_or_followed_is_a_mark_and_changes_no_verdict() -> None:
    """Any spelling of the whole name; a first name alone is no name."""
    builder = two().file(
        "SearchQueries.csv", "Time,Search Query\n2024/01/05 09:10:11 UTC, ZOË  example\n2024-01-06 09:10:11,zoë\n"
    )
    builder.file(
        "Member_Follows.csv", "Date,Status,FullName\n2024-02-05 09:10:11,Active,Zoë Example\n,Unfollow,Nobody\n"
    )
    found = builder.analyze()
    assert marks(found) == [
        ("zoë-example", "looked_up", "2024-01-05", None),
        ("zoë-example", "followed", "2024-02-05", None),
    ]
    assert found.ties.equals(two().analyze().ties)


def test_on_an_earlier_day_later_marks_and_deeds_do_not_exist() -> None:
    """Events that had not begun, notes not yet written."""
    builder = two().file("Notes.csv", NOTES + f"Zoë,Example,{ZOE},Later,2025-01-05,\n")
    builder.file("Events.csv", 'Event Name,Event Time\nFair,"Jan 05, 2025 09:00 AM - Jan 05, 2025 10:00 AM"\n')
    builder.file("Comments.csv", "Date,Link,Message\n2025-01-05 09:10:11,https://x,Words\n")
    then = builder.analyze(date(2024, 12, 31))
    assert (then.marks.height, then.deeds.height) == (0, 0)
    now = builder.analyze(TODAY)
    assert (now.marks.height, now.deeds["deed"].to_list()) == (1, [Deed.EVENT, Deed.COMMENT])


def test_companies_of_interest_come_once_and_the_closest_interest_first() -> None:
    """Applied to, then saved, then followed; the newest first, as written last."""
    builder = two().file(
        "Company Follows.csv",
        "Organization,Followed On\nACME,Fri Jan 05 09:10:11 UTC 2024\nLitware,Sat Jan 06 09:10:11 UTC 2024\n"
        "Proseware,Sun Jan 07 09:10:11 UTC 2024",
    )
    builder.file("Jobs/Saved Jobs.csv", 'Saved Date,Job Title,Company Name\n"1/9/26, 2:37 PM",Head,Contoso\n')
    builder.file(
        "Jobs/Job Applications.csv", 'Application Date,Company Name,Job Title\n"1/9/26, 2:37 PM","Acme, Inc.",Head\n'
    )
    assert find_wished_companies(builder.analyze()) == ["Acme, Inc.", "Contoso", "Proseware", "Litware"]
    assert find_wished_companies(two().analyze()) == []


def test_what_ego_can_is_told_from_what_advertisers_are_told() -> None:
    """Skills, languages, courses finished; doubles once; the lists in the advertisers' fields taken apart."""
    builder = two().file("Skills.csv", "Name\nBudgets\nBudgets\nPlans\n").file("Languages.csv", "Name\nDeutsch\n")
    builder.file(
        "Learning.csv",
        "Content Title,Content Last Watched Date (if viewed),Content Completed At (if completed),\n"
        "Owls,2024-01-05 09:10 UTC,N/A,\nKites,N/A,2024-01-05 09:10 UTC,\nSaved only,N/A,N/A,\n",
    )
    builder.file("Ad_Targeting.csv", "Member Skills,Member Interests,Job Titles,Job Titles\nPlans; Lists,,Head,Clerk\n")
    found = builder.analyze()
    assert found.abilities.rows() == [
        (Ability.SKILL, "Budgets"),
        (Ability.SKILL, "Plans"),
        (Ability.LANGUAGE, "Deutsch"),
        (Ability.COURSE, "Kites"),
        (Ability.ADVERTISED_SKILL, "Plans"),
        (Ability.ADVERTISED_SKILL, "Lists"),
        (Ability.ADVERTISED_TITLE, "Head"),
        (Ability.ADVERTISED_TITLE, "Clerk"),
    ]
    assert found.deeds.select("deed", "what").rows() == [(Deed.COURSE, "Kites"), (Deed.COURSE, "Owls")]


def test_a_course_finished_later_is_not_finished_yet() -> None:
    """Neither a deed nor an ability, whenever it was last seen."""
    builder = two().file(
        "Learning.csv",
        "Content Title,Content Last Watched Date (if viewed),Content Completed At (if completed),\n"
        "Kites,N/A,2026-03-01 09:10 UTC,\nOwls,2024-01-05 09:10 UTC,2026-02-01 09:10 UTC,\n",
    )
    then = builder.analyze(date(2025, 1, 1))
    assert then.abilities.height == 0
    assert then.deeds["what"].to_list() == ["Owls"]
    assert builder.analyze(TODAY).abilities["what"].to_list() == ["Kites", "Owls"]


def test_an_event_one_was_only_asked_to_is_no_deed() -> None:
    """Any status but those of staying away is taken for going."""
    rows = "".join(
        f'{name},"Jan 05, 2024 09:00 AM - Jan 05, 2024 10:00 AM",{status},\n'
        for name, status in (("Fair", "Attending"), ("Ball", "Invited"), ("Play", "DECLINED"), ("Walk", ""))
    )
    found = two().file("Events.csv", "Event Name,Event Time,Status,External Url\n" + rows).analyze()
    assert found.deeds["what"].to_list() == ["Fair", "Walk"]
