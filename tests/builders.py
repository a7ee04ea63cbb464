"""Whole miniature exports in memory, made from a few readable lines."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import dataframely as dy

from analyzer.analysis import Analysis, analyze, read_export
from analyzer.mapping import map_network
from analyzer.network import Network
from analyzer.schemas import Ties

ME, MY_SLUG = "Me Owner", "me-owner"
TODAY = date(2026, 3, 9)
PROFILE = "https://www.linkedin.com/in/"
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS"
)
INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"


def slug_of(name: str) -> str:
    """Give the slug an invented person has here."""
    return "-".join(name.lower().replace(",", "").replace(".", "").split())


def rows_to_csv(header: str, rows: list[list[str]]) -> str:
    """Write a table as LinkedIn does."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return text.getvalue()


def zip_of(files: Mapping[str, str | bytes]) -> bytes:
    """Pack files into a zip whose entries carry no date."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


class ExportBuilder:
    """One export in the making. Days are ISO dates; every message stands at noon UTC unless it says otherwise."""

    def __init__(self) -> None:
        """Start with nobody."""
        self.links: list[list[str]] = []
        self.messages: list[list[str]] = []
        self.invitations: list[list[str]] = []
        self.extra: dict[str, str | bytes] = {"Profile.csv": "First Name,Last Name,Headline\nMe,Owner,Somebody\n"}

    def link(
        self,
        name: str,
        on: str = "2015-01-01",
        *,
        company: str = "",
        position: str = "",
        slug: str | None = None,
        email: str = "",
    ) -> ExportBuilder:
        """Add a connection."""
        first, _, last = name.partition(" ")
        url = PROFILE + quote(slug or slug_of(name))
        day = f"{date.fromisoformat(on):%d %b %Y}"
        self.links.append([first, last, url, email, company, position, day])
        return self

    def message(
        self,
        sender: str,
        to: str | list[str],
        at: str,
        text: str = "Words.",
        *,
        thread: str | None = None,
        title: str = "",
        sender_slug: str | None = None,
    ) -> ExportBuilder:
        """Add a message; `at` is a day or a day and a time."""
        recipients = [to] if isinstance(to, str) else to
        moment = datetime.fromisoformat(at if " " in at else f"{at} 12:00:00").replace(tzinfo=UTC)
        others = sorted({sender, *recipients} - {ME})
        own = {ME: MY_SLUG}
        urls = ",".join(PROFILE + own.get(name, slug_of(name)) for name in recipients)
        sender_url = PROFILE + (sender_slug or own.get(sender, slug_of(sender)))
        row = [thread or "thread " + "+".join(others), title, sender, sender_url, ",".join(recipients), urls]
        self.messages.append([*row, f"{moment:%Y-%m-%d %H:%M:%S UTC}", "", text, "INBOX", ""])
        return self

    def write(self, to: str | list[str], at: str, text: str = "Words from me.", **more: str) -> ExportBuilder:
        """Add a message from ego."""
        return self.message(ME, to, at, text, **more)

    def hear(self, sender: str, at: str, text: str = "Words from them.", **more: str) -> ExportBuilder:
        """Add a message to ego."""
        return self.message(sender, ME, at, text, **more)

    def talk(self, name: str, days: int, *, last: str, every: int = 30) -> ExportBuilder:
        """Add a two-way exchange on so many days, the last one on `last`, so many days apart."""
        for index in range(days):
            day = (date.fromisoformat(last) - timedelta(days=index * every)).isoformat()
            self.write(name, f"{day} 10:00:00", f"Something of mine, number {index}.")
            self.hear(name, f"{day} 11:00:00", f"Something of theirs, number {index}.")
        return self

    def invite(self, name: str, at: str, note: str = "", *, by_ego: bool = True) -> ExportBuilder:
        """Add an invitation; `at` is as LinkedIn writes it, in Pacific time."""
        names, urls = [ME, name], [PROFILE + MY_SLUG, PROFILE + slug_of(name)]
        if not by_ego:
            names, urls = names[::-1], urls[::-1]
        self.invitations.append([*names, at, note, "OUTGOING" if by_ego else "INCOMING", *urls])
        return self

    def file(self, name: str, content: str | bytes) -> ExportBuilder:
        """Add any other file."""
        self.extra[name] = content
        return self

    def recommend(self, name: str, at: str, *, received: bool = True, company: str = "") -> ExportBuilder:
        """Add a recommendation; `at` is as LinkedIn writes it."""
        first, _, last = name.partition(" ")
        file = "Recommendations_Received.csv" if received else "Recommendations_Given.csv"
        header = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
        rows = [[first, last, company, "", "Very good.", at, "VISIBLE"]]
        before = self.extra.get(file)
        text = rows_to_csv(header, rows)
        self.extra[file] = str(before) + text.split("\n", 1)[1] if before else text
        return self

    def phone(self, name: str, created: str = "1/9/26, 2:37 PM", number: str = " +44 7700 900123") -> ExportBuilder:
        """Add an entry of the imported address book."""
        first, _, last = name.partition(" ")
        header = "FirstName,MiddleName,LastName,Emails,PhoneNumbers,CreatedAt"
        self.extra["ImportedContacts.csv"] = rows_to_csv(header, [[first, "", last, "", number, created]])
        return self

    def career(self, *jobs: tuple[str, str, str], schools: tuple[tuple[str, str, str], ...] = ()) -> ExportBuilder:
        """Set ego's jobs and schools: place, beginning and end as LinkedIn writes them (`Mar 2014`, empty for now)."""
        header = "Company Name,Title,Description,Location,Started On,Finished On"
        self.extra["Positions.csv"] = rows_to_csv(header, [[place, "Something", "", "", a, b] for place, a, b in jobs])
        header = "School Name,Start Date,End Date,Notes,Degree Name,Activities"
        self.extra["Education.csv"] = rows_to_csv(header, [[place, a, b, "", "", ""] for place, a, b in schools])
        return self

    def network(self, as_of: date = TODAY, **wishes: Any) -> Network:
        """Give the network."""
        return map_network(self.analyze(as_of), **wishes)

    def files(self) -> dict[str, str | bytes]:
        """Give the files, messages newest first as LinkedIn writes them."""
        files: dict[str, str | bytes] = {"Connections.csv": rows_to_csv(CONNECTIONS, self.links), **self.extra}
        if self.messages:
            files["messages.csv"] = rows_to_csv(
                MESSAGES, sorted(self.messages, key=lambda row: (row[0], row[6]), reverse=True)
            )
        if self.invitations:
            files["Invitations.csv"] = rows_to_csv(INVITATIONS, self.invitations)
        return files

    def zip(self) -> bytes:
        """Give the zip."""
        return zip_of(self.files())

    def analyze(self, as_of: date = TODAY) -> Analysis:
        """Give the analysis."""
        return _analysis_of(self.zip(), as_of)

    def ties(self, as_of: date = TODAY) -> dy.DataFrame[Ties]:
        """Give the ties alone, which needs a third of the time."""
        return analyze(read_export(self.zip()), as_of, gestures=False).ties

    def tie(self, name: str, as_of: date = TODAY) -> dict[str, object]:
        """Give one person's row of the ties."""
        row = self.ties(as_of).filter(name=name)
        assert row.height == 1, f"{name} is listed {row.height} times"
        return row.row(0, named=True)


@lru_cache(maxsize=64)
def _analysis_of(archive: bytes, as_of: date) -> Analysis:
    """Give the analysis of a zip: many tests of the app begin with the same one."""
    return analyze(read_export(archive), as_of)
