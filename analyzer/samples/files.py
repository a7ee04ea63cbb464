"""An invented world and an era → the files of an export, byte for byte as LinkedIn would have written them."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from analyzer.samples.doings import doings
from analyzer.samples.eras import Era
from analyzer.samples.names import SKILLS
from analyzer.samples.plan import Message, World

_PACIFIC: Final = ZoneInfo("America/Los_Angeles")
_PROFILE: Final = "https://www.linkedin.com/in/"
_PREAMBLE: Final = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see '
    "email addresses for connections who have allowed their connections to see or download their email address using this "
    "setting https://www.linkedin.com/psettings/privacy/email. You can learn more here "
    'https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)
_NOTES_KEPT: Final = timedelta(days=180)
_MEMBER: Final = "LinkedIn Member"


def write_zip(world: World, era: Era, out: str | Path | io.BytesIO, seed: int) -> None:
    """Write the export, every entry stamped with the day it was made, so that equal worlds give equal bytes."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, text in _files(world, era, seed):
            stamp = zipfile.ZipInfo(name, (*world.persona.exported_on.timetuple()[:3], 9, 30, 0))
            stamp.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(stamp, text)


def _files(world: World, era: Era, seed: int) -> Iterable[tuple[str, bytes]]:
    yield "Connections.csv", _connections(world, era)
    if world.messages or world.adverts:
        yield era.messages_file, _messages(world, era)
    yield "Invitations.csv", _invitations(world, era)
    for file, person, direction in (
        ("Endorsement_Received_Info.csv", "Endorser", 1),
        ("Endorsement_Given_Info.csv", "Endorsee", 0),
    ):
        if any(one.endorsed[direction] for one in world.people):
            yield file, _endorsements(world, era, person, direction)
    for file, way in (("Recommendations_Received.csv", "received"), ("Recommendations_Given.csv", "given")):
        if any(one.recommended == way for one in world.people):
            yield file, _recommendations(world, way)
    if any(one.imported_on for one in world.people):
        yield era.contacts_file, _contacts(world, era)
    yield from _own_files(world)
    yield from ((file, text.encode()) for file, text in doings(world, seed))


def _csv(header: str, rows: Iterable[Sequence[str]], *, quote_all: bool = False, last_newline: bool = True) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL)
    writer.writerow(header.split(","))
    writer.writerows(rows)
    written = text.getvalue()
    return (written if last_newline else written.rstrip("\n")).encode()


def _day(day: date, era: Era) -> str:
    if era.connection_date == "pacific":
        return _pacific(datetime(day.year, day.month, day.day, 20, 5, tzinfo=UTC))
    return day.strftime(era.connection_date)


def _pacific(moment: datetime) -> str:
    local = moment.astimezone(_PACIFIC)
    return f"{local.month}/{local.day}/{local:%y}, {local.hour % 12 or 12}:{local:%M %p}"


def _when(moment: datetime, era: Era) -> str:
    return _pacific(moment) if era.message_date == "pacific" else moment.strftime(era.message_date)


def _connections(world: World, era: Era) -> bytes:
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    if not era.connection_url:
        header = header.replace("URL,", "")
    rows: list[tuple[date, list[str]]] = []
    for person in world.people:
        if person.connected_on is not None:
            url = [_PROFILE + quote(person.slug)] if era.connection_url else []
            day = _day(person.connected_on, era)
            row = [person.first, person.last, *url, person.email, person.company, person.position, day]
            rows.append((person.connected_on, row))
    blank = [""] * (len(header.split(",")) - 1)
    rows.extend((day, [*blank, _day(day, era)]) for day in world.unnamed)
    rows.sort(key=lambda row: row[0], reverse=True)
    body = _csv(header, (row for _, row in rows), last_newline=False)
    return (_PREAMBLE.encode() if era.preamble else b"") + body


def _messages(world: World, era: Era) -> bytes:
    persona = world.persona
    me, my_url = f"{persona.first} {persona.last}", _PROFILE + persona.slug
    threads: dict[int, list[Message]] = {}
    for message in (*world.messages, *world.adverts):
        threads.setdefault(message.thread, []).append(message)
    for thread in threads.values():
        thread.sort(key=lambda message: message.at, reverse=True)
    header = era.messages.split(",")
    rows = []
    for thread in sorted(threads.values(), key=lambda thread: thread[0].at, reverse=True):
        for message in thread:
            advert = not message.people
            author = message.author
            others = [person for person in message.people if person is not author]
            sent = author is None
            sender = author.name if author else me
            sender_url = "" if advert and author else _PROFILE + author.slug if author else my_url
            to = [*([] if sent else [me]), *(person.name for person in others)]
            to_urls = [*([] if sent else [my_url]), *(_PROFILE + person.slug for person in others)]
            if advert and sent:
                to, to_urls = [_MEMBER], []
            text = message.text if era.all_quoted else " ".join(message.text.split("\n"))
            cells = {
                "CONVERSATION ID": _conversation_id(message.thread),
                "CONVERSATION TITLE": "Sponsored Conversation" if advert else "",
                "FROM": sender,
                "SENDER PROFILE URL": sender_url,
                "TO": ",".join(to),
                "RECIPIENT PROFILE URLS": ",".join(to_urls),
                "DATE": _when(message.at, era),
                "CONTENT": text,
                "FOLDER": "INBOX",
                "DIRECTION": "OUTGOING" if sent else "INCOMING",
                "IS MESSAGE DRAFT": "No",
                "IS CONVERSATION DRAFT": "No",
            }
            rows.append([cells.get(name.upper(), "") for name in header])
    if "DRAFT" in era.messages:
        draft = {
            "FROM": me,
            "SENDER PROFILE URL": my_url,
            "CONTENT": "Dear",
            "IS MESSAGE DRAFT": "Yes",
            "IS CONVERSATION DRAFT": "No",
        }
        rows.append([draft.get(name, _when(world.messages[-1].at, era) if name == "DATE" else "") for name in header])
    return _csv(era.messages, rows, quote_all=era.all_quoted)


def _conversation_id(thread: int) -> str:
    digest = hashlib.blake2b(thread.to_bytes(8, "big"), digest_size=16).hexdigest()
    uuid = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:]))
    return "2-" + base64.b64encode(f"{uuid}_100".encode()).decode()


def _invitations(world: World, era: Era) -> bytes:
    persona = world.persona
    me, my_url = f"{persona.first} {persona.last}", _PROFILE + persona.slug
    header = "From,To,Sent At,Message,Direction"
    if era.invitations:
        header += f",inviterProfile{era.invitations},inviteeProfile{era.invitations}"
    rows = []
    accepted = {
        message.people[0].slug: message.at
        for message in world.messages
        if len(message.people) == 1 and message.text == message.people[0].note
    }
    kept = [
        (
            person,
            accepted.get(person.slug, _noon(person.connected_on)) - timedelta(minutes=7),
            person.note,
            person.invited_by_ego,
        )
        for person in world.people
        if person.connected_on and persona.exported_on - person.connected_on <= _NOTES_KEPT
    ]
    pending = [(person, moment, note, True) for person, moment, note in world.pending]
    for person, moment, note, by_ego in sorted((*kept, *pending), key=lambda row: row[1], reverse=True):
        names, urls = [me, person.name], [my_url, _PROFILE + person.slug]
        if era.invitations == "Urn":
            urls = [f"urn:li:member:{int.from_bytes(url.encode()[-4:], 'big')}" for url in urls]
        if not by_ego:
            names, urls = names[::-1], urls[::-1]
        direction = "OUTGOING" if by_ego else "INCOMING"
        rows.append([*names, _pacific(moment), note, direction, *(urls if era.invitations else [])])
    return _csv(header, rows)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _endorsements(world: World, era: Era, person: str, direction: int) -> bytes:
    header = (
        f"Endorsement Date,Skill Name,{person} First Name,{person} Last Name,{person} Public Url,Endorsement Status"
    )
    if not era.endorsement_url:
        header = header.replace(f",{person} Public Url", "")
    rows = []
    for one in world.people:
        for skill in SKILLS[: one.endorsed[direction]]:
            day = max(one.connected_on or world.persona.exported_on, date(2012, 10, 1))
            url = [f"www.linkedin.com/in/{one.slug}"] if era.endorsement_url else []
            rows.append([f"{day:%Y/%m/%d} 15:02:55 UTC", skill, one.first, one.last, *url, "ACCEPTED"])
    return _csv(header, rows)


def _recommendations(world: World, way: str) -> bytes:
    rows = [
        [
            one.first,
            one.last,
            one.company,
            one.position,
            "A pleasure to work with.",
            _pacific(_noon(one.recommended_on)),
            "VISIBLE",
        ]
        for one in world.people
        if one.recommended == way and one.recommended_on
    ]
    return _csv("First Name,Last Name,Company,Job Title,Text,Creation Date,Status", rows)


def _contacts(world: World, era: Era) -> bytes:
    headers = {
        "Contacts.csv": "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,"
        "InstantMessageHandles,FullName,Birthday,Location,BookmarkedAt,Profiles",
        "ImportedContacts.csv": "FirstName,MiddleName,LastName,MaidenName,NickName,NamePrefix,NameSuffix,Title,Emails,"
        "PhoneNumbers,CreatedAt,UpdatedAt,CountryCode,RegionCode,ThirdPartyVerified,Location",
        "Imported Contacts.csv": "First Name,Last Name,Companies,Title,Email Address,Phone Numbers,Created At,"
        "Instant Message Handles,Addresses,Sites,Full Name,Birthday,Location,Bookmarked At,Profiles",
    }
    header = headers[era.contacts_file]
    rows = []
    for index, one in enumerate(person for person in world.people if person.imported_on):
        cells = {
            "Source": "MOBILE_CONTACTS",
            "FirstName": one.first,
            "LastName": one.last,
            "FullName": one.name,
            "PhoneNumbers": f" +44 7700 900{index % 1000:03d}",
            "CreatedAt": _pacific(_noon(one.imported_on)) if one.imported_on else "",
        }
        rows.append([cells.get(name.replace(" ", ""), "") for name in header.split(",")])
    return _csv(header, rows)


def _own_files(world: World) -> Iterable[tuple[str, bytes]]:
    persona = world.persona
    yield (
        "Profile.csv",
        _csv(
            "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
            "Twitter Handles,Websites,Instant Messengers",
            [[persona.first, persona.last, *[""] * 3, persona.headline, *[""] * 7]],
        ),
    )
    if persona.positions:
        rows = [[employer, title, "", "", start, end] for employer, title, start, end in reversed(persona.positions)]
        yield "Positions.csv", _csv("Company Name,Title,Description,Location,Started On,Finished On", rows)
    yield (
        "Education.csv",
        _csv(
            "School Name,Start Date,End Date,Notes,Degree Name,Activities",
            [["Bellows College", str(persona.since - 4), str(persona.since), "", "BA", ""]],
        ),
    )
    yield "Skills.csv", _csv("Name", [[skill] for skill in SKILLS[:8]])
    yield (
        "Email Addresses.csv",
        _csv(
            "Email Address,Confirmed,Primary,Updated On",
            [["me@example.org", "Yes", "Yes", "Not Available"]],
            last_newline=False,
        ),
    )
    yield "Rich_Media.csv", _csv("Date/Time,Media Description,Media Link", [])
    if persona.applications:
        rows = []
        for index in range(persona.applications):
            moment = _noon(persona.exported_on) - timedelta(days=index * 3 // 2 + 1)
            rows.append(
                [_pacific(moment), "me@example.org", "", f"Employer {index}", "Project Manager", "", "cv.pdf", ""]
            )
        yield (
            "Jobs/Job Applications.csv",
            _csv(
                "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
                "Question And Answers",
                rows,
            ),
        )
