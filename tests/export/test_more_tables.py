"""The tables beyond who is who: each read from its file as LinkedIn writes it, and every file of an export known."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Final

import pytest

from analyzer import read_export
from analyzer.export.catalog import recognise
from tests.builders import zip_of

NOON: Final = datetime(2024, 1, 5, 9, 10, 11, tzinfo=UTC)

WRITTEN: Final[dict[str, tuple[str, str, dict[str, Any]]]] = {
    "Notes.csv": (
        "notes",
        (
            "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On\n"
            'Zoë,Example,https://www.linkedin.com/in/zo%C3%AB,"Met at the fair.\nLikes owls.",2024-01-05 09:10:11 UTC,\n'
        ),
        {"url": "https://www.linkedin.com/in/zo%C3%AB", "note": "Met at the fair.\nLikes owls.", "at": NOON},
    ),
    "Member_Follows_348.csv": (
        "member_follows",
        "Date,Status,FullName\n2024-01-05 09:10:11,Unfollow,Zoë Example\n",
        {"at": NOON, "name": "Zoë Example", "active": False},
    ),
    "Company Follows.csv": (
        "company_follows",
        "Organization,Followed On\nContoso,Fri Jan 05 09:10:11 UTC 2024",
        {"company": "Contoso", "at": NOON},
    ),
    "SearchQueries.csv": (
        "searches",
        "Time,Search Query\n2024/01/05 09:10:11 UTC, zoë example \n",
        {"at": NOON, "query": "zoë example"},
    ),
    "Jobs/Saved Jobs.csv": (
        "saved_jobs",
        'Saved Date,Job Url,Job Title,Company Name\n"1/5/24, 1:10 AM",https://x,Head,Contoso\n',
        {"at": NOON.replace(second=0), "company": "Contoso", "title": "Head"},
    ),
    "Events.csv": (
        "events",
        'Event Name,Event Time,Status,External Url\nFair,"Jan 05, 2024 09:00 AM - Jan 06, 2024 10:00 AM",Attending,\n',
        {"name": "Fair", "starts_on": date(2024, 1, 5), "ends_on": date(2024, 1, 6)},
    ),
    "Shares.csv": (
        "shares",
        (
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
            '2024-01-05 09:10:11,https://x,"First line""\n""second ""so called"" line",,,MEMBER_NETWORK\n'
        ),
        {"at": NOON, "text": 'First line\nsecond "so called" line'},
    ),
    "InstantReposts_348.csv": ("reposts", "Date,Link\n2024-01-05 09:10:11,https://x\n", {"at": NOON}),
    "Comments.csv": ("comments", 'Date,Link,Message\r\n2024-01-05 09:10:11,https://x,"So, yes"\r\n', {"at": NOON}),
    "Reactions.csv": (
        "reactions",
        "Date,Type,Link\r\n2024-01-05 09:10:11,LIKE,https://x\r\n",
        {"at": NOON, "reaction": "LIKE"},
    ),
    "Skills.csv": ("skills", "Name\nBudgets\n", {"name": "Budgets"}),
    "Languages.csv": ("languages", "Name,Proficiency\nDeutsch,Native\n", {"name": "Deutsch"}),
    "Learning.csv": (
        "learning",
        (
            "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
            "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),\n"
            'Owls,"Line\r\nbreak",COURSE,2024-01-05 09:10 UTC,N/A,false,N/A,\n'
        ),
        {"title": "Owls", "at": NOON.replace(second=0), "completed_at": None},
    ),
    "Ad_Targeting.csv": (
        "ad_targeting",
        (
            "Member Age,Company Names,Company Names,Company Follower of,Member Interests,Member Skills,Job Titles,"
            "Job Titles,Job Titles\n25-34,Acme,Acme,Contoso; Litware,Owls,Budgets; Plans,Head; Clerk,,Chief\n"
        ),
        {
            "skills": "Budgets; Plans",
            "interests": "Owls",
            "titles": "Head; Clerk; Chief",
        },
    ),
}


@pytest.mark.parametrize("file", WRITTEN)
def test_a_table_is_read_as_linkedin_writes_it(file: str) -> None:
    """Its own dates, quotes, line ends and doubled columns; and nothing about it is odd."""
    table, text, row = WRITTEN[file]
    export = read_export(zip_of({"Complete_LinkedInDataExport_03-09-2026/" + file: text}))
    read = export.frames[table].row(0, named=True)
    assert {name: read[name] for name in row} == row
    assert export.frames[table].height == 1
    assert export.findings == ()


def test_the_search_queries_of_2018_are_in_utf16_with_tabs() -> None:
    """Each field quoted, and a byte-order mark before the first."""
    text = '"Time"\t"Search Query"\r\n"2018/01/05 09:10:11 UTC"\t"zoë example"\r\n'.encode("utf-16")
    export = read_export(zip_of({"Search Queries.csv": text}))
    assert export.frames["searches"]["query"].to_list() == ["zoë example"]


FILES: Final = """
Account Status History.csv|Ad Targeting.csv|Ad_Targeting.csv|Ads Clicked.csv|Articles/2017-12-09 04:54:08.html|
Articles/Articles/a-slug.html|Calendar.csv|Causes You Care About.csv|Certifications.csv|Comments.csv|Comments_1.csv|
Company Follows.csv|Connections.csv|Contacts.csv|Courses.csv|Duolingo.csv|Education.csv|Email Addresses.csv|
Endorsement_Given_Info.csv|Endorsement_Received_Info.csv|Events.csv|Group_Comments.csv|Group_Posts.csv|
Hashtag_Follows.csv|Honors.csv|Imported Contacts.csv|ImportedContacts.csv|Inferences_about_you.csv|InstantReposts.csv|
Invitations.csv|Jobs/Job Applicant Saved Answers.csv|
Jobs/Job Applicant Saved Screening Question Responses.csv|Jobs/Job Applicant Saved Screening Question Responses_5.csv|
Jobs/Job Applications.csv|Jobs/Job Seeker Preferences.csv|Jobs/Online Job Postings.csv|Jobs/Saved Jobs_1.csv|
LAN Ads Engagement.csv|Languages.csv|Learning.csv|LearningCoachMessages.csv|Logins.csv|Member_Follows.csv|
Messages.csv|Notes.csv|Organizations.csv|Patents.csv|Phone Numbers.csv|PhoneNumbers.csv|Positions.csv|
Private_identity_asset.csv|Profile Summary.csv|Profile.csv|Projects.csv|Publications.csv|Publishing.csv|Reactions.csv|
Receipts.csv|Receipts_v2.csv|Recommendations.csv|Recommendations_Given.csv|Recommendations_Received.csv|
Registration.csv|Rich Media.csv|Rich_Media.csv|SavedJobAlerts.csv|Saved_Items.csv|Search Queries.csv|SearchQueries.csv|
Security Challenges.csv|Services Marketplace/Engagements.csv|Services Marketplace/Opportunities.csv|
Services Marketplace/Providers.csv|Shares_348.csv|Skills.csv|Test Scores.csv|Verifications/Verifications.csv|Videos.csv|
Volunteering.csv|Votes.csv|Whatsapp Phone Numbers.csv|guide_messages.csv|coach_messages.csv|
learning_coach_messages.csv|learning_role_play_messages.csv|messages.csv
"""


@pytest.mark.parametrize("path", [path.strip() for path in FILES.split("|")])
def test_every_file_measured_in_a_real_export_is_known(path: str) -> None:
    """Read, or left unread on purpose: none is a stranger."""
    assert recognise(path) is not None
