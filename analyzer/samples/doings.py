"""An invented world → the files about what its owner did and knows, with nobody in particular at the other end."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final
from urllib.parse import quote

from analyzer.samples.names import SKILLS
from analyzer.samples.plan import Person, World

_NOTES: Final = (
    "Met at the spring fair. Knows half of the printing trade.",
    "Wants to move north, ask how it went.",
    "Lent me the book on kites. Give it back!",
    "Good with young teams, shy on the phone.",
    "Talked about her workshop for two hours.",
    "Vegetarian; brother of the baker.",
)
_EVENTS: Final = ("Spring Fair of Community Work", "Neighbourhood Forum", "Long Table Evening", "Volunteers' Day")
_WISHES: Final = ("Alpine Ski House", "Bellows College", "Proseware", "The Phone Company", "Tailspin Toys")
_QUERIES: Final = ("venues near the river", "community manager", "printing on cloth", "head of volunteering")
_COURSES: Final = ("Hosting a Good Meeting", "Budgets for Beginners", "Listening", "Writing Invitations")
_POSTS: Final = (
    "Thank you all for coming.",
    'Three things I learned this year.\nOne: ask.\nTwo: listen.\nThree: "later" means never.',
    "We are looking for a venue with a garden.",
    "So proud of this team!",
)
_INTERESTS: Final = ("Event Planning", "Local Government", "Gardening")


def doings(world: World, seed: int) -> Iterable[tuple[str, str]]:
    """Write the files, name and text each; those only the larger archive has are there where the persona has that one."""
    rng = random.Random(f"doings {world.persona.slug} {seed}")  # noqa: S311 - samples, not secrets
    linked = [person for person in world.people if person.connected_on]
    yield "Company Follows.csv", _follows(world, linked, rng)
    yield "Languages.csv", _csv("Name,Proficiency", [["English", "Full professional proficiency"], ["Deutsch", ""]])
    events = _events(world, linked)
    if events:
        yield "Events.csv", _csv("Event Name,Event Time,Status,External Url", events)
    if world.persona.applications:
        yield "Jobs/Saved Jobs.csv", _saved_jobs(world, rng)
    if not world.persona.complete:
        return
    yield "Notes.csv", _notes(world, linked, rng)
    yield "Member_Follows.csv", _member_follows(world, linked, rng)
    yield "SearchQueries.csv", _searches(world, linked, rng)
    yield "Learning.csv", _learning(world, rng)
    yield "Ad_Targeting.csv", _ad_targeting()
    shares, others = len(_POSTS) * 12, "https://www.linkedin.com/feed/update/urn:li:share:"
    moments = _moments(world, rng, shares)
    yield (
        "Shares.csv",
        _csv(
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
            (
                [at, f"{others}{n}", _POSTS[n % len(_POSTS)].replace("\n", '"\n"'), "", "", "MEMBER_NETWORK"]
                for n, at in enumerate(moments)
            ),
        ),
    )
    for file, header, kinds, count in (
        ("InstantReposts.csv", "Date,Link", (), 60),
        ("Comments.csv", "Date,Link,Message", ("Well said.", "Congratulations!", "So true, and so late."), 180),
        ("Reactions.csv", "Date,Type,Link", ("LIKE", "LIKE", "LIKE", "PRAISE", "EMPATHY", "INTEREST"), 1400),
    ):
        rows = [
            [at, *([rng.choice(kinds)] if kinds else []), f"{others}{rng.randrange(10**6)}"]
            for at in _moments(world, rng, count)
        ]
        yield file, _csv(header, (row if file != "Comments.csv" else [row[0], row[2], row[1]] for row in rows))


def _csv(header: str, rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return text.getvalue()


def _moments(world: World, rng: random.Random, count: int) -> list[str]:
    """Some moments since the owner joined, more of them lately, the latest first."""
    last = datetime(*world.persona.exported_on.timetuple()[:3], tzinfo=UTC)
    days = (last - datetime(world.persona.since, 1, 1, tzinfo=UTC)).days
    chosen = sorted(int(days * rng.random() ** 2) * 86_400 + rng.randrange(86_400) for _ in range(count))
    return [f"{last - timedelta(seconds=ago):%Y-%m-%d %H:%M:%S}" for ago in chosen]


def _some(people: Sequence[Person], rng: random.Random, count: int) -> list[Person]:
    return rng.sample(people, min(count, len(people)))


def _notes(world: World, linked: Sequence[Person], rng: random.Random) -> str:
    rows = [
        [person.first, person.last, f"https://www.linkedin.com/in/{quote(person.slug)}", note, f"{at} UTC", ""]
        for person, note, at in zip(
            _some(linked, rng, len(_NOTES)), _NOTES, _moments(world, rng, len(_NOTES)), strict=False
        )
    ]
    header = "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On"
    return _csv(header, rows)


def _member_follows(world: World, linked: Sequence[Person], rng: random.Random) -> str:
    rows = [
        [at, rng.choice(("Active", "Active", "Active", "Unfollow")), person.name]
        for person, at in zip(_some(linked, rng, 160), _moments(world, rng, 160), strict=False)
    ]
    return _csv("Date,Status,FullName", rows)


def _searches(world: World, linked: Sequence[Person], rng: random.Random) -> str:
    queries = [person.name for person in _some(linked, rng, 12)] * 2 + list(_QUERIES) * 5
    rng.shuffle(queries)
    moments = _moments(world, rng, len(queries))
    rows = [[f"{at.replace('-', '/')} UTC", query] for query, at in zip(queries, moments, strict=True)]
    return _csv("Time,Search Query", rows)


def _follows(world: World, linked: Sequence[Person], rng: random.Random) -> str:
    companies = sorted({person.company for person in linked if person.company})
    names = [*rng.sample(companies, min(6, len(companies))), *_WISHES]
    stamps = (datetime.fromisoformat(at) for at in _moments(world, rng, len(names)))
    rows = [[name, f"{at:%a %b %d %H:%M:%S UTC %Y}"] for name, at in zip(names, stamps, strict=True)]
    return _csv("Organization,Followed On", rows).rstrip("\n")


def _events(world: World, linked: Sequence[Person]) -> list[list[str]]:
    """Events on the days that brought most links, and one nobody was met at."""
    days = Counter(person.connected_on for person in linked if person.connected_on)
    busiest = [day for day, links in days.most_common(len(_EVENTS) - 1) if links > 1]
    if not busiest:
        return []
    quiet = date(world.persona.since, 6, 1)
    return [
        [name, f"{day:%b %d, %Y} 09:00 AM - {day:%b %d, %Y} 05:00 PM", "Attending", ""]
        for name, day in zip(_EVENTS, [*sorted(busiest), quiet], strict=False)
    ]


def _saved_jobs(world: World, rng: random.Random) -> str:
    rows = []
    for at in _moments(world, rng, 9):
        moment = datetime.fromisoformat(at)
        stamp = f"{moment.month}/{moment.day}/{moment:%y}, {moment.hour % 12 or 12}:{moment:%M %p}"
        rows.append([stamp, "https://www.linkedin.com/jobs/view/1", "Project Manager", rng.choice(_WISHES)])
    return _csv("Saved Date,Job Url,Job Title,Company Name", rows)


def _learning(world: World, rng: random.Random) -> str:
    header = (
        "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
        "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),"
    )
    rows = []
    for number, (title, at) in enumerate(zip(_COURSES, _moments(world, rng, len(_COURSES)), strict=True)):
        seen = f"{at[:16]} UTC"
        rows.append(
            [title, "A course.\r\nIn parts.", "COURSE", seen, seen if number % 2 else "N/A", "false", "N/A", ""]
        )
    return _csv(header, rows)


def _ad_targeting() -> str:
    header = "Member Age,Company Names,Company Names,Company Follower of,Member Interests,Member Skills,Job Titles,Job Titles"
    skills, interests = "; ".join(SKILLS[:5]), "; ".join(_INTERESTS)
    return _csv(
        header,
        [
            [
                "35-54",
                "",
                "",
                "; ".join(_WISHES),
                interests,
                skills,
                "Community Lead; Event Manager",
                "Community Manager",
            ]
        ],
    )
