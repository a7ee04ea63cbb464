"""The same signals as a careful pandas programmer would compute them: what the speed of ours is measured against.

`python -m benchmarks.pandas_reference EXPORT [--runs N]`: whether both say the same of everybody, and how long each
takes from zip to signals, in turn. It is written for speed as much as for sense: categories while reading, integer codes
for people and threads, whole columns at a time; Python sees distinct values and the few messages left at the end. It
reads the export as LinkedIn writes it now (`handful sample`), nothing older or damaged, and knows the usual settings.

pandas 3 keeps text with pyarrow, and hands a pattern to its engine, RE2, unless Python's `re` would read it otherwise.
RE2 searches ten times faster here, so gates and rules are put into its dialect, which is nearly that of Rust; only the
sentences of the few messages that are hit are cut out by `re`.
"""

from __future__ import annotations

import argparse
import io
import re
import statistics
import time
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import numpy as np
import pandas as pd
import polars as pl

from analyzer import analyze, read_export
from analyzer.cues import ARRANGED_CALL, GREETINGS, Cue
from analyzer.people.employers import _BRACKETS, _INTERNET, _LEGAL_END, _NOBODY
from analyzer.schemas import Signals
from analyzer.settings import Settings

SETTINGS: Final = Settings()
DAY: Final = 24 * 60 * 60
BEYOND: Final = 1 << 40
"""More seconds than any moment has: one number holds a text, a thread or a person, and a moment."""

# -- Reading ----------------------------------------------------------------------------------------------------------

NAMED_ON: Final = re.compile(r"LinkedInDataExport_(\d{2})-(\d{2})-(\d{4})", re.IGNORECASE)
PACIFIC: Final = "America/Los_Angeles"
CONNECTIONS: Final = {
    "First Name": "first_name",
    "Last Name": "last_name",
    "URL": "url",
    "Email Address": "email",
    "Company": "company",
    "Position": "position",
    "Connected On": "connected_on",
}
MESSAGES: Final = {
    "CONVERSATION ID": "conversation",
    "CONVERSATION TITLE": "title",
    "FROM": "sender",
    "SENDER PROFILE URL": "sender_url",
    "TO": "recipients",
    "RECIPIENT PROFILE URLS": "recipient_urls",
    "DATE": "at",
    "CONTENT": "content",
}
INVITATIONS: Final = {
    "From": "inviter",
    "To": "invitee",
    "Sent At": "at",
    "Message": "note",
    "Direction": "direction",
    "inviterProfileUrl": "inviter_url",
    "inviteeProfileUrl": "invitee_url",
}
RECOMMENDATIONS: Final = {
    "First Name": "first_name",
    "Last Name": "last_name",
    "Company": "company",
    "Creation Date": "at",
}
CONTACTS: Final = {
    "FirstName": "first_name",
    "LastName": "last_name",
    "Emails": "emails",
    "PhoneNumbers": "phones",
    "CreatedAt": "at",
}
POSITIONS: Final = {"Company Name": "company", "Started On": "started_on"}
PROFILE: Final = {"First Name": "first_name", "Last Name": "last_name"}
BOTH_WAYS: Final = (("Received", False), ("Given", True))

FEWEST_DIGITS: Final = 5
"""Digits that make a phone number."""


@dataclass(frozen=True)
class Tables:
    """The tables of one export as of its own day, empty fields as empty text, every time in UTC.

    `content` has the words of every row of the file, `messages` has the rest of those that count, and their `row` in it:
    so the one large column is never copied.
    """

    connections: pd.DataFrame
    messages: pd.DataFrame
    content: pd.Series
    invitations: pd.DataFrame
    endorsements: pd.DataFrame
    recommendations: pd.DataFrame
    contacts: pd.DataFrame
    positions: pd.DataFrame
    profile: pd.DataFrame
    as_of: pd.Timestamp


def read_tables(path: Path) -> Tables:
    """Read what the signals rest on."""
    with zipfile.ZipFile(path) as archive:
        as_of = day_of(path, archive)
        return Tables(
            read_connections(archive, as_of),
            *read_messages(archive, as_of),
            read_invitations(archive, as_of),
            read_endorsements(archive, as_of),
            read_recommendations(archive, as_of),
            until(read_pacific(archive, "ImportedContacts.csv", CONTACTS), "at", as_of),
            read_positions(archive, as_of),
            read(archive, "Profile.csv", PROFILE),
            as_of,
        )


def read(archive: zipfile.ZipFile, file: str, columns: dict[str, str], categories: Sequence[str] = ()) -> pd.DataFrame:
    """Read the columns of a file that are wanted, by their new names, as text or as categories; no file, no rows."""
    kinds = {name: "category" if name in categories else "str" for name in columns.values()}
    if file not in archive.namelist():
        return pd.DataFrame({name: pd.Series(dtype=kinds[name]) for name in columns.values()})
    data = archive.read(file)
    # LinkedIn's own notes stand before the connections.
    start = max(data.find(next(iter(columns)).encode()), 0) if file == "Connections.csv" else 0
    types = {header: kinds[name] for header, name in columns.items()}
    frame = pd.read_csv(io.BytesIO(data[start:]), usecols=list(columns), dtype=types, na_filter=False, low_memory=False)
    frame = frame.rename(columns=columns)
    return frame if categories else frame.apply(lambda texts: texts.str.strip())


def day_of(path: Path, archive: zipfile.ZipFile) -> pd.Timestamp:
    """Give the day LinkedIn made the export: by its name, else by its youngest file."""
    named = NAMED_ON.search(path.name)
    if named:
        month, day, year = map(int, named.groups())
        return pd.Timestamp(year, month, day)
    return pd.Timestamp(max(date(*info.date_time[:3]) for info in archive.infolist()))


def read_connections(archive: zipfile.ZipFile, as_of: pd.Timestamp) -> pd.DataFrame:
    """Read who is a connection; rows of which only the day is left are nobody."""
    frame = read(archive, "Connections.csv", CONNECTIONS)
    frame["connected_on"] = pd.to_datetime(frame["connected_on"], format="%d %b %Y", errors="coerce")
    named = (frame[[name for name in CONNECTIONS.values() if name != "connected_on"]] != "").any(axis=1)
    return until(frame[named].drop_duplicates(), "connected_on", as_of)


def read_messages(archive: zipfile.ZipFile, as_of: pd.Timestamp) -> tuple[pd.DataFrame, pd.Series]:
    """Read the messages; what has no thread or no recipients is none, and what stands twice is there once."""
    threads = ["conversation", "sender", "sender_url", "recipients", "recipient_urls"]
    frame = read(archive, "messages.csv", MESSAGES, [*threads, "title"])
    content = frame.pop("content")
    frame["at"] = pd.to_datetime(frame["at"].str.removesuffix(" UTC"), format="%Y-%m-%d %H:%M:%S", errors="coerce")
    frame["row"] = np.arange(len(frame))
    kept = (frame["conversation"] != "") & (frame["recipients"] != "")
    moments = pd.Series(frame["conversation"].cat.codes.astype(np.int64) * BEYOND + seconds_of(frame["at"]))
    suspects = frame.loc[moments.duplicated(keep=False), [*threads, "at"]]  # far fewer to compare in full
    again = suspects.assign(content=content[suspects.index]).duplicated()
    kept[again.index[again]] = False
    return until(frame[kept], "at", as_of), content


def read_invitations(archive: zipfile.ZipFile, as_of: pd.Timestamp) -> pd.DataFrame:
    """Read the invitations, `given` where ego sent them."""
    frame = read_pacific(archive, "Invitations.csv", INVITATIONS)
    frame = frame[frame["direction"].isin(["OUTGOING", "INCOMING"])]
    return until(frame.assign(given=frame["direction"] == "OUTGOING"), "at", as_of)


def read_endorsements(archive: zipfile.ZipFile, as_of: pd.Timestamp) -> pd.DataFrame:
    """Read endorsed skills, both ways."""
    parts = []
    for way, given in BOTH_WAYS:
        person = "Endorsee" if given else "Endorser"
        columns = {
            "Endorsement Date": "at",
            "Skill Name": "skill",
            f"{person} First Name": "first_name",
            f"{person} Last Name": "last_name",
            f"{person} Public Url": "url",
        }
        parts.append(read(archive, f"Endorsement_{way}_Info.csv", columns).assign(given=given))
    frame = pd.concat(parts, ignore_index=True)
    frame["at"] = pd.to_datetime(frame["at"], format="%Y/%m/%d %H:%M:%S UTC", errors="coerce")
    return until(frame, "at", as_of)


def read_recommendations(archive: zipfile.ZipFile, as_of: pd.Timestamp) -> pd.DataFrame:
    """Read recommendations, both ways."""
    parts = [
        read_pacific(archive, f"Recommendations_{way}.csv", RECOMMENDATIONS).assign(given=given)
        for way, given in BOTH_WAYS
    ]
    return until(pd.concat(parts, ignore_index=True), "at", as_of)


def read_positions(archive: zipfile.ZipFile, as_of: pd.Timestamp) -> pd.DataFrame:
    """Read ego's jobs that have begun, or of which nothing says when."""
    frame = read(archive, "Positions.csv", POSITIONS)
    month, year = (pd.to_datetime(frame["started_on"], format=spelled, errors="coerce") for spelled in ("%b %Y", "%Y"))
    return frame[~(month.fillna(year) > as_of)]


def read_pacific(archive: zipfile.ZipFile, file: str, columns: dict[str, str]) -> pd.DataFrame:
    """Read a file whose `at` is in LinkedIn's short spelling."""
    frame = read(archive, file, columns)
    return frame.assign(at=from_pacific(frame["at"]))


def from_pacific(texts: pd.Series) -> pd.Series:
    """Read LinkedIn's short American spelling, which is Pacific time without saying so."""
    local = pd.to_datetime(texts, format="%m/%d/%y, %I:%M %p", errors="coerce")
    summer = np.ones(len(local), dtype=bool)  # of the hour that comes twice, the first
    return local.dt.tz_localize(PACIFIC, ambiguous=summer, nonexistent="NaT").dt.tz_convert("UTC").dt.tz_localize(None)


def seconds_of(at: pd.Series) -> np.ndarray:
    """Give the seconds since 1970; of no moment a number that is none."""
    return np.asarray(at, dtype="datetime64[s]").astype(np.int64)


def until(frame: pd.DataFrame, name: str, as_of: pd.Timestamp) -> pd.DataFrame:
    """Forget days that cannot be, and leave out the rows of the day after: time zones differ."""
    day = frame[name].dt.normalize()
    possible = (day.dt.year >= SETTINGS.limits.earliest_year) & (day <= as_of + pd.Timedelta(days=1))
    there = ~(possible & (day > as_of))
    frame = frame.assign(**{name: frame[name].where(possible)})
    return (frame if there.all() else frame[there]).reset_index(drop=True)


# -- Who is who -------------------------------------------------------------------------------------------------------

SENDER: Final = 1
"""How far the name of a sender is to be trusted: right after the one in Connections.csv."""

SLUG: Final = r"(?i)linkedin\.com/in/([^/?#\s]+)"
EGO: Final = -1
NOBODY: Final = -2


@dataclass(frozen=True)
class Who:
    """Who is who: a person is a number, the place of their slug in `people`; EGO and NOBODY are none.

    Attributes:
        people: `person_id`, `name`, `first_name`, `company`, `email`, `connected_on`; empty where unknown.
        urls: Profile address as written → person.
        names: `key` (a folded name), `person`: whoever bears it.
    """

    people: pd.DataFrame
    urls: pd.Series
    names: pd.DataFrame

    def at(self, urls: pd.Series | pd.Index) -> np.ndarray:
        """Give the person of each address."""
        return np.asarray(self.urls.reindex(urls, fill_value=NOBODY))


def identify(tables: Tables) -> Who:
    """Find out who is who: one person for each profile slug, and every name that stands beside it."""
    named = named_addresses(tables)
    urls = pd.Index(pd.concat([named["url"], listed(tables.messages["recipient_urls"].cat.categories)]).unique())
    slugs = slugs_of(urls).dropna()
    ego = find_ego(tables, named, slugs)
    ids = pd.Index(slugs[slugs != ego].unique()).sort_values()
    codes = pd.Series(np.where(slugs == ego, EGO, ids.get_indexer(slugs)), index=slugs.index)
    named["person"] = codes.reindex(named["url"], fill_value=NOBODY).to_numpy()
    named = named[named["person"] >= 0]
    nobody = (named["key"] == "") | (named["key"] == "linkedin") | named["key"].str.startswith("linkedin ")
    bearers = named[~nobody | ((named["rank"] == 0) & (named["key"] != ""))][["key", "person"]].drop_duplicates()
    best = named[~nobody].sort_values(["person", "rank", "key", "written"]).drop_duplicates("person")
    return Who(list_people(tables, ids, codes, best.set_index("person")["written"]), codes, bearers)


def named_addresses(tables: Tables) -> pd.DataFrame:
    """Put together every address with the name beside it: `url`, `written`, `key`, `rank` (how far to trust it)."""
    linked, messages, invited = tables.connections, tables.messages, tables.invitations
    senders = messages[["sender_url", "sender"]].drop_duplicates().astype(str)
    lists = messages[["recipient_urls", "recipients"]].drop_duplicates().astype(str)
    full = full_name(linked)
    known = fold(pd.concat([full, senders["sender"]]))
    alone = ~lists["recipient_urls"].str.contains(",", regex=False) & (count_names(lists["recipients"], known) == 1)
    pairs = (
        (linked["url"], full),
        (senders["sender_url"], senders["sender"]),
        (lists["recipient_urls"][alone], lists["recipients"][alone]),
        (
            pd.concat([invited["inviter_url"], invited["invitee_url"]]),
            pd.concat([invited["inviter"], invited["invitee"]]),
        ),
        (tables.endorsements["url"], full_name(tables.endorsements)),
    )
    frame = pd.concat(
        [pd.DataFrame({"url": url, "written": name, "rank": rank}) for rank, (url, name) in enumerate(pairs)],
        ignore_index=True,
    )
    return frame[frame["url"] != ""].assign(key=fold(frame["written"]))


def find_ego(tables: Tables, named: pd.DataFrame, slugs: pd.Series) -> str:
    """Find the owner: the one party to every message who is no connection or bears the profile's name.

    Without messages it is whom the invitations tell.
    """
    messages, invited = tables.messages, tables.invitations
    parties = pd.concat([share_of(messages["sender_url"]), share_of(messages["recipient_urls"])])
    rows = parties.groupby(slugs.reindex(parties.index).to_numpy()).sum()
    addressed = ((messages["sender_url"] != "") | (messages["recipient_urls"] != "")).sum()
    everywhere = rows.index[rows >= addressed] if addressed else rows.index[:0]
    strangers = everywhere.difference(slugs.reindex(tables.connections["url"]).dropna())
    own_name = fold(full_name(tables.profile)).head(1)
    namesakes = slugs.reindex(named["url"][(named["rank"] == SENDER) & named["key"].isin(own_name)]).dropna()
    for found in (strangers, strangers.intersection(namesakes), everywhere.intersection(namesakes)):
        if len(found) == 1:
            return str(found[0])
    most = slugs.reindex(invited["inviter_url"].where(invited["given"], invited["invitee_url"])).dropna().mode()
    return str(most.iloc[0]) if len(most) else ""


def share_of(lists: pd.Series) -> pd.Series:
    """Count the rows in which each address stands, alone or in a list."""
    counts = lists.value_counts(sort=False)
    each = listed(counts.index.to_series())
    return counts.take(each.index).set_axis(each.to_numpy())


def list_people(tables: Tables, ids: pd.Index, codes: pd.Series, names: pd.Series) -> pd.DataFrame:
    """Give what is known of each person, what Connections.csv says first of all."""
    linked = tables.connections.assign(name=full_name(tables.connections), row=tables.connections.index)
    linked["person"] = codes.reindex(linked["url"], fill_value=NOBODY).to_numpy()
    linked = linked[linked["person"] >= 0].sort_values(["person", "connected_on", "row"], na_position="first")
    columns = ["name", "first_name", "company", "email", "connected_on"]
    people = linked.drop_duplicates("person").set_index("person")[columns].reindex(range(len(ids)))
    people[columns[:-1]] = people[columns[:-1]].fillna("")
    slugs = pd.Series(ids, index=people.index)
    beside = names.reindex(people.index).where(~people.index.isin(linked["person"]))
    people["name"] = people["name"].where(people["name"] != "", beside.fillna(slugs))
    first = people["name"].str.split(" ", n=1).str[0]
    return people.assign(person_id=slugs, first_name=people["first_name"].where(people["first_name"] != "", first))


def slugs_of(urls: pd.Index) -> pd.Series:
    """Read the slug out of each address: percent-decoded, NFC, lower-case; no slug where there is none."""
    raw = pd.Series(urls, index=urls).str.extract(SLUG, expand=False).dropna()
    return pd.Series([unicodedata.normalize("NFC", unquote(slug)).lower() for slug in raw], index=raw.index, dtype=str)


def fold(names: pd.Series) -> pd.Series:
    """Fold names, each spelling once: NFC, single spaces, lower case."""
    codes, spelled = pd.factorize(names)
    folded = [" ".join(unicodedata.normalize("NFC", name).split()).lower() for name in spelled.tolist()]
    return pd.Series(folded, dtype=str).take(codes).set_axis(names.index)


def full_name(frame: pd.DataFrame) -> pd.Series:
    """Join first and last name."""
    return (frame["first_name"] + " " + frame["last_name"]).str.strip()


def count_names(fields: pd.Series, known: pd.Series) -> pd.Series:
    """Count the names in TO: a bare comma parts two of them, unless the whole is somebody's name."""
    commas = fields.str.count(",") - fields.str.count(", ")
    several = fields[commas > 0]
    one = (
        fold(several).astype(object).isin(known.astype(object))
    )  # as objects, which isin looks up far faster than text
    return (commas + 1).where(~fields.index.isin(several.index[one]), 1)


def listed(lists: pd.Series | pd.Index) -> pd.Series:
    """Part lists of addresses, one row each under the number of its list."""
    return pd.Series(np.asarray(lists), dtype=str).str.split(",").explode()


# -- Whom a message passed between ------------------------------------------------------------------------------------


def tell_parties(tables: Tables, who: Who) -> pd.DataFrame:
    """Lay each message to the people it passed between: what ego wrote to all of them, what others wrote to its author.

    Returns:
        `row` of the message, `person`, `given`, `size` (the others in the conversation), `thread` (of person and
        conversation), `conversation`, `at`, `day`, `second`, `sponsored`.
    """
    messages = tables.messages
    lists = listed(messages["recipient_urls"].cat.categories)
    members = pd.DataFrame({"list": lists.index, "person": who.at(lists)})
    members = members[members["person"] >= 0].drop_duplicates()
    rows = pd.DataFrame(
        {
            "row": messages["row"],
            "list": messages["recipient_urls"].cat.codes.astype(np.int64),
            "conversation": messages["conversation"].cat.codes.astype(np.int64),
            "size": group_sizes(messages, who),
            "at": messages["at"],
            "day": messages["at"].dt.normalize(),
            "second": seconds_of(messages["at"]),
            "sponsored": sponsored(messages, tables.content),
        }
    )
    author = who.at(messages["sender_url"].cat.categories)[messages["sender_url"].cat.codes]
    sent = rows[author == EGO].merge(members, on="list").assign(given=True)
    received = rows[author >= 0].assign(person=author[author >= 0], given=False)
    told = pd.concat([sent, received], ignore_index=True).drop(columns="list")
    return told.assign(thread=told["person"] * len(messages["conversation"].cat.categories) + told["conversation"])


def group_sizes(messages: pd.DataFrame, who: Who) -> np.ndarray:
    """Count the others in each conversation: the longer of the lists of names and of addresses, each list once."""
    names, urls = messages["recipients"].cat, messages["recipient_urls"].cat
    by_name = count_names(pd.Series(names.categories, dtype=str), who.names["key"]).to_numpy()
    by_url = pd.Series(urls.categories, dtype=str).str.count(",").to_numpy() + 1
    sizes: np.ndarray = np.maximum(by_name[names.codes], by_url[urls.codes])
    return sizes


def sponsored(messages: pd.DataFrame, content: pd.Series) -> pd.Series:
    """Mark every message of a thread that is an advertisement, by its title or by the HTML nobody signed."""
    titles = messages["title"].cat.categories
    advert = messages["title"].isin(titles[titles.str.lower() == "sponsored conversation"])
    unsigned = messages["row"][messages["sender_url"] == ""]
    html = content.take(unsigned).str.contains("spinmail", regex=False).to_numpy()
    advert[unsigned.index[html]] = True
    return messages["conversation"].isin(messages["conversation"][advert].unique())


# -- Which messages are contact ---------------------------------------------------------------------------------------

MARKS: Final = "".join(char for char in map(chr, range(0x0300, 0x3100)) if unicodedata.category(char).startswith("M"))
"""Accents that stand alone; `re` has no name for them."""

OPENING: Final = (
    rf"^\s*(?:{'|'.join(map(re.escape, GREETINGS))})\b(?:,?\s+(?:there|all|again|both|together|zusammen|encore))?,?"
)
UP_TO_THE_COMMA: Final = OPENING + rf"(?:\s+(?:[^\W\d_]|['’.\-{MARKS}])+){{0,4}}?(?:\s*[,!:;–—\n]|\s-\s|\.\s)"
NO_LETTER: Final = r"[^\pL\pN]+"
KEY_CHARACTERS: Final = 36
TAIL_CHARACTERS: Final = 60


def judge(told: pd.DataFrame, tables: Tables, who: Who, invited: pd.DataFrame) -> pd.DataFrame:
    """Add why a message is no contact, `undated`, `advert`, `mass` or `greeting`, and `counts` where it is."""
    content = tables.content
    undated = told["at"].isna()
    told = told.assign(undated=undated, advert=told["sponsored"] & ~undated, mass=False, greeting=False)
    alone = told[~undated & ~told["sponsored"] & (told["size"] == 1)]
    mass = unanswered_copies(alone, content, who)
    told.loc[mass, "mass"] = True
    alone = alone.drop(mass)
    told.loc[lone_greetings(alone, who).union(repeated_notes(alone, content, invited)), "greeting"] = True
    return told.assign(counts=~(undated | told["sponsored"] | told["mass"] | told["greeting"]))


def unanswered_copies(alone: pd.DataFrame, content: pd.Series, who: Who) -> pd.Index:
    """Find ego's near-identical messages to several people within a month to which no word came back in time."""
    enough = (content.str.len() >= SETTINGS.mass_text_characters).to_numpy()
    sent = alone.loc[alone["given"] & enough[alone["row"]], ["row", "person", "thread", "second"]]
    sent = sent[of_many(sent, tail_keys(content.take(sent["row"])))]  # a cheap sieve
    text = normal_form(content.take(sent["row"]).set_axis(sent.index), who.people.loc[sent["person"]])
    long = text.str.len() >= SETTINGS.mass_text_characters
    copies = sent[long][of_many(sent[long], text[long])]
    answers = alone.loc[~alone["given"], ["thread", "second", "row"]]
    pairs = copies[["thread", "second", "row"]].reset_index().merge(answers, on="thread", suffixes=("", "_back"))
    wait = pairs["second_back"] - pairs["second"]
    # The file has the later of two messages first.
    later = (wait > 0) | ((wait == 0) & (pairs["row_back"] < pairs["row"]))
    return copies.index.difference(pairs["index"][later & (wait <= SETTINGS.answer_window_days * DAY)])


def of_many(sent: pd.DataFrame, text: pd.Series) -> np.ndarray:
    """Tell which messages lie in a window that reached enough people with their text.

    With each message its recipient is reached until the window has passed or the next copy comes: so the people in the
    window that ends at a moment are those begun by then, without those over before.
    """
    window = SETTINGS.mass_window_days * DAY
    moment = pd.factorize(text)[0] * BEYOND + sent["second"].to_numpy()
    ordered = pd.DataFrame({"person": sent["person"].to_numpy(), "moment": moment}).sort_values(["person", "moment"])
    # The next moment of the same person may be that of another text, which is beyond any window.
    after = ordered.groupby("person")["moment"].shift(-1, fill_value=np.iinfo(np.int64).max)
    begins = np.sort(moment)
    ends = np.sort(np.minimum(ordered["moment"] + window, after - 1).to_numpy())
    reached = np.searchsorted(begins, begins, "right") - np.searchsorted(ends, begins, "left")
    full = np.append(begins[reached >= SETTINGS.mass_people], np.iinfo(np.int64).max)
    many: np.ndarray = full[np.searchsorted(full, moment, "left")] - moment <= window
    return many


def tail_keys(texts: pd.Series) -> pd.Series:
    """Give a key that copies share: their last letters and digits, found at the end unless that is something else."""
    keys = last_letters(texts.str.rstrip().str.slice(-TAIL_CHARACTERS))
    short = keys.str.len() < KEY_CHARACTERS
    return keys.where(~short, last_letters(texts[short])) if short.any() else keys


def last_letters(texts: pd.Series) -> pd.Series:
    """Keep the last letters and digits."""
    return texts.str.lower().str.replace(NO_LETTER, "", regex=True).str.slice(-KEY_CHARACTERS)


def normal_form(texts: pd.Series, people: pd.DataFrame) -> pd.Series:
    """Keep the letters and digits of each message behind the greeting and the name it greets."""
    lower = texts.str.lower()
    without = lower.str.replace(UP_TO_THE_COMMA, "", n=1, regex=True)
    opened = lower.str.replace(OPENING, "", n=1, regex=True).str.lstrip()
    names, first_names = people["name"].str.lower(), people["first_name"].str.lower()
    named = [
        text.removeprefix(name if text.startswith(name) else first)
        for text, name, first in zip(opened, names, first_names, strict=True)
    ]
    kept = without.where(without.str.len() < lower.str.len(), pd.Series(named, index=texts.index, dtype=str))
    return kept.str.replace(NO_LETTER, "", regex=True)


def lone_greetings(alone: pd.DataFrame, who: Who) -> pd.Index:
    """Find the only messages of their threads, written on the day the link was made."""
    single = alone[~alone["thread"].duplicated(keep=False)]
    linked = who.people["connected_on"].take(single["person"]).to_numpy()
    return single.index[single["day"].to_numpy() == linked]


def repeated_notes(alone: pd.DataFrame, content: pd.Series, invited: pd.DataFrame) -> pd.Index:
    """Find first messages that are the note of the invitation over again."""
    notes = invited[invited["note"] != ""]
    first = alone[alone["person"].isin(notes["person"])]
    first = first.sort_values(["second", "row"], ascending=[True, False]).drop_duplicates("thread")
    keys = [
        pd.MultiIndex.from_arrays([frame["person"], frame["given"], texts.str.split().str.join(" ")])
        for frame, texts in ((first, content.take(first["row"])), (notes, notes["note"]))
    ]
    return first.index[keys[0].isin(keys[1])]


# -- Arranged calls ---------------------------------------------------------------------------------------------------

TOKEN: Final = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.|\$", re.DOTALL)
BESIDE_ACCENTS: Final = re.compile(r"\\b(?=[à-öø-ÿœß])|(?<=[à-öø-ÿœß])\\b")
"""Where there is never a boundary between ASCII characters: there it is left out."""

WORD: Final = r"\pL\pM\p{Nd}\p{Pc}"
CLASSES: Final = {r"\w": WORD, r"\d": r"\p{Nd}", r"\s": r"\s\x0b\x{85}\pZ"}
BY_RE2: Final = r"(?i)\pN{0}"
"""Finds nothing and means RE2: what Python cannot read pandas leaves to it, with word boundaries between ASCII characters."""

SENTENCE: Final = r"[^.!?\n]"


def said(texts: pd.Series, among: np.ndarray, cues: Iterable[Cue]) -> np.ndarray:
    """Tell in which of some texts a rule finds its sentence: gates over all of them, rules behind their gates."""
    cues = list(cues)
    gates = dict.fromkeys(cue.gate for cue in cues)
    candidates = texts[among & texts.str.contains(re2(gates)).to_numpy()]
    through = {gate: candidates[candidates.str.contains(re2([gate]))] for gate in gates}
    found = np.zeros(len(texts), dtype=bool)
    for cue in cues:
        passed = through[cue.gate]
        hits = passed[passed.str.contains(re2(cue.says))] if len(passed) else passed
        if len(hits):
            found[sentences(hits, cue)] = True
    return found


def sentences(hits: pd.Series, cue: Cue) -> pd.Index:
    """Give the places of the texts with a sentence that is hit and has nothing in it that speaks against it."""
    # None of these rules ends its sentence, so each of them begins where one before it is over.
    says = "|".join(f"(?:{one})" for one in cue.says)
    pattern = rf"(?:^|(?<=[.!?\n])){SENTENCE}*?(?:{says}){SENTENCE}*[.!?]?"
    pattern = TOKEN.sub(by_python, BESIDE_ACCENTS.sub("", pattern))
    each = hits.str.findall(pattern, flags=re.IGNORECASE).explode().dropna().astype(str)
    each = each.str.strip().str.replace(r"^[.!?\s]+", "", regex=True)
    against = each.str.contains(re2(cue.unless)) if cue.unless else np.zeros(len(each), dtype=bool)
    return each.index[~against].unique()


def re2(patterns: Iterable[str]) -> str:
    """Join patterns in the dialect of RE2, in which letters are not Unicode's unless told."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return f"{BY_RE2}(?:{TOKEN.sub(by_re2, BESIDE_ACCENTS.sub('', joined))})"


def by_re2(token: re.Match[str]) -> str:
    """Spell an escape, a set of characters or the end of the text for RE2."""
    text = token.group()
    if text.startswith("["):
        return re.sub(r"\\.", lambda escape: CLASSES.get(escape.group(), escape.group()), text)
    if text in CLASSES:
        return f"[{CLASSES[text]}]"
    return {r"\W": f"[^{WORD}]", "$": r"\z"}.get(text, text)


def by_python(token: re.Match[str]) -> str:
    """Spell the boundary and the end of the text for Python."""
    return {r"\b": r"(?a:\b)", "$": r"\Z"}.get(token.group(), token.group())


# -- Signals ----------------------------------------------------------------------------------------------------------

EMPTY: Final[dict[str, object]] = {
    "group_days": 0.0,
    "span_days": 0,
    **dict.fromkeys(("two_way", "imported_phone", "arranged_call", "invitation_note", "shared_employer"), False),
    **dict.fromkeys(("active_days", "active_months", "sent", "received"), 0),
    **dict.fromkeys(("recommendations_given", "recommendations_received"), 0),
    **dict.fromkeys(("endorsements_given", "endorsements_received"), 0),
    **dict.fromkeys(("mass_messages", "greetings", "advertisements", "undated_messages"), 0),
}
"""What a person without a trace has, where that is something."""

KINDS: Final = {
    name: "bool" if isinstance(empty, bool) else "float64" if isinstance(empty, float) else "uint32"
    for name, empty in EMPTY.items()
} | {"span_days": "int64"}

ROUNDED: Final = 9


def measure(path: Path) -> pd.DataFrame:
    """Measure every signal of everybody in an export: from the zip to one row per person, as `schemas.Signals`."""
    tables = read_tables(path)
    who = identify(tables)
    invited = invitations(tables, who)
    judged = judge(tell_parties(tables, who), tables, who, invited)
    contact = judged.loc[judged["counts"], ["row", "person", "thread", "given", "size", "day", "second"]]
    letters = contact[contact["size"] == 1]
    signals = {
        **days(letters),
        **balance(letters),
        **recency(contact, who, tables.as_of),
        "group_days": group_days(contact, letters),
        **calls(letters, tables.content),
        **no_contact(judged),
        **recommended(tables, who),
        **address_book(tables, who),
        **endorsed(tables, who),
        "invitation_note": invited[invited["note"] != ""].groupby("person").size() > 0,
        "shared_employer": shared_employers(tables, who),
    }
    table = pd.DataFrame(signals, index=who.people.index).fillna(EMPTY).astype(KINDS)
    return table.assign(person_id=who.people["person_id"])[Signals.column_names()].reset_index(drop=True)


def days(letters: pd.DataFrame) -> dict[str, pd.Series]:
    """Count days and months with a one-to-one message, and the days from the first to the last."""
    each = distinct(letters["person"], letters["second"] // DAY)
    month = each["number"].to_numpy().astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    by_person = each.groupby("person")["number"]
    first, last = by_person.min(), by_person.max()
    return {
        "active_days": by_person.size(),
        "active_months": distinct(each["person"], month).groupby("person").size(),
        "span_days": last - first,
        "last_letter": pd.to_datetime(last, unit="D"),
    }


def distinct(person: pd.Series, number: pd.Series | np.ndarray) -> pd.DataFrame:
    """Give every person with each of their numbers once."""
    both = pd.Series(person * BEYOND + number).unique()
    return pd.DataFrame({"person": both // BEYOND, "number": both % BEYOND})


def balance(letters: pd.DataFrame) -> dict[str, pd.Series]:
    """Count what went each way."""
    sent = letters.loc[letters["given"], "person"].value_counts(sort=False)
    heard = letters.loc[~letters["given"], ["person", "day"]].groupby("person")["day"]
    received = heard.size()
    both = sent.index.intersection(received.index)
    return {"sent": sent, "received": received, "two_way": pd.Series(True, both), "last_heard": heard.max()}  # noqa: FBT003


def recency(contact: pd.DataFrame, who: Who, as_of: pd.Timestamp) -> dict[str, pd.Series]:
    """Date the first and the last contact, and measure the silence since and the time since the two are known."""
    by_person = contact.groupby("person")["day"]
    first, last = by_person.min(), by_person.max()
    since = pd.concat([first, who.people["connected_on"]], axis=1).min(axis=1)
    return {
        "first_contact": first,
        "last_contact": last,
        "silent_months": ((as_of - last).dt.days / SETTINGS.days_per_month).clip(lower=0),
        "years_known": ((as_of - since).dt.days / SETTINGS.days_per_year).clip(lower=0),
    }


def group_days(contact: pd.DataFrame, letters: pd.DataFrame) -> pd.Series:
    """Sum 1/k over the days in groups of k others without a one-to-one message."""
    sizes = contact[contact["size"] > 1].groupby(["person", "day"])["size"].min()
    alone = pd.MultiIndex.from_frame(letters.loc[letters["person"].isin(sizes.index.levels[0]), ["person", "day"]])
    return (1 / sizes[~sizes.index.isin(alone)]).groupby("person").sum().round(ROUNDED)


def calls(letters: pd.DataFrame, content: pd.Series) -> dict[str, pd.Series]:
    """Find calls arranged and numbers given, in threads in which both wrote."""
    share = letters["given"].groupby(letters["thread"]).transform("mean")
    both = letters.loc[(share > 0) & (share < 1), ["row", "person", "day"]]
    among = np.zeros(len(content), dtype=bool)
    among[both["row"]] = True
    arranged = both[said(content, among, ARRANGED_CALL)[both["row"]]].groupby("person")["day"]
    return {"arranged_call": arranged.size() > 0, "arranged_call_on": arranged.max()}


def no_contact(judged: pd.DataFrame) -> dict[str, pd.Series]:
    """Count messages that are no contact, by what they are."""
    columns = {
        "mass_messages": "mass",
        "greetings": "greeting",
        "advertisements": "advert",
        "undated_messages": "undated",
    }
    return {name: judged[judged[column]].groupby("person").size() for name, column in columns.items()}


def invitations(tables: Tables, who: Who) -> pd.DataFrame:
    """Lay invitations to people: `person`, `given`, `note`."""
    rows = tables.invitations
    person = who.at(rows["invitee_url"].where(rows["given"], rows["inviter_url"]))
    return rows[["given", "note"]].assign(person=person)[person >= 0]


def endorsed(tables: Tables, who: Who) -> dict[str, pd.Series]:
    """Count endorsed skills each way, each skill once."""
    rows = tables.endorsements.assign(person=who.at(tables.endorsements["url"]))
    rows = rows[rows["person"] >= 0].drop_duplicates(["person", "given", "skill"])
    return each_way(rows, "endorsements")


def recommended(tables: Tables, who: Who) -> dict[str, pd.Series]:
    """Count recommendations each way, by name and company, and date the latest."""
    rows = tables.recommendations
    person = match_names(fold(full_name(rows)), rows["company"], who)
    rows = rows.assign(person=person)[person >= 0]
    return each_way(rows, "recommendations") | {"recommended_on": rows.groupby("person")["at"].max().dt.normalize()}


def each_way(rows: pd.DataFrame, what: str) -> dict[str, pd.Series]:
    """Count rows that are given and rows that are received."""
    given, received = rows[rows["given"]], rows[~rows["given"]]
    return {f"{what}_given": given.groupby("person").size(), f"{what}_received": received.groupby("person").size()}


def address_book(tables: Tables, who: Who) -> dict[str, pd.Series]:
    """Find phone numbers in the imported address book, by e-mail or else by name, and the day of the latest."""
    rows = tables.contacts[tables.contacts["phones"].str.count("[0-9]") >= FEWEST_DIGITS].reset_index(drop=True)
    known = who.people["email"].str.lower()
    known = known[(known != "") & ~known.duplicated(keep=False)]
    emails = rows["emails"].str.lower().str.findall(r"[^\s,;<>]+@[^\s,;<>]+").explode()
    found = emails.map(pd.Series(known.index, index=known)).dropna().astype(np.int64)
    found = found.reset_index().drop_duplicates().set_index("index")["emails"]
    by_email = found[~found.index.duplicated(keep=False)].reindex(rows.index, fill_value=NOBODY)
    by_name = match_names(fold(full_name(rows)), pd.Series("", index=rows.index), who)
    person = by_email.where(by_email >= 0, by_name)
    imported = rows["at"].groupby(person[person >= 0]).agg(["size", "max"])
    return {"imported_phone": imported["size"] > 0, "imported_on": imported["max"].dt.normalize()}


def match_names(keys: pd.Series, companies: pd.Series, who: Who) -> pd.Series:
    """Find the one person each row means by a name, and where several bear it by the company too."""
    rows = pd.DataFrame({"place": keys.index, "key": keys, "company": companies})
    bearers = rows.merge(who.names, on="key")
    theirs = who.people["company"].take(bearers["person"]).set_axis(bearers.index)
    own = employer_keys(bearers["company"])
    fits = (own != "") & (own == employer_keys(theirs))
    by_place = bearers.assign(fits=fits).groupby("place")["fits"]
    chosen = bearers[(by_place.transform("size") == 1) | (fits & (by_place.transform("sum") == 1))]
    return chosen.set_index("place")["person"].reindex(keys.index, fill_value=NOBODY)


def shared_employers(tables: Tables, who: Who) -> pd.Series:
    """Tell whose company now is one that ego works or worked for."""
    own = employer_keys(tables.positions["company"])
    return employer_keys(who.people["company"]).isin(own[own != ""])


def employer_keys(companies: pd.Series) -> pd.Series:
    """Fold employers' names, each spelling once; empty where the entry names no employer two could share."""
    codes, written = pd.factorize(companies)
    key = pd.Series(written, dtype=str).str.lower().str.replace("ß", "ss").str.normalize("NFKD")
    key = key.str.replace(r"\pM+", "", regex=True).str.strip().str.replace(_BRACKETS, "", n=1, regex=True)
    key = key.str.replace(r"^(?:https?://)?www\.", "", n=1, regex=True)
    key = key.str.replace(_INTERNET, "", n=1, regex=True).str.replace(".", "")
    key = key.str.replace(r"[^\w&+]+", " ", regex=True).str.strip().str.replace(r"^the (\S)", r"\1", n=1, regex=True)
    key = key.str.replace(_LEGAL_END, "", n=1, regex=True)
    key = key.mask(key.isin(list(_NOBODY)), "")
    return key.take(codes).set_axis(companies.index)


# -- Both side by side ------------------------------------------------------------------------------------------------


def differences(ours: pl.DataFrame, theirs: pd.DataFrame) -> list[str]:
    """Name the columns in which two tables of signals differ, or `people` if their people do; nothing where equal."""
    if ours["person_id"].to_list() != theirs["person_id"].to_list():
        return ["people"]
    alone = set(ours.columns) ^ set(theirs.columns)
    both = [name for name in ours.columns if name not in alone]
    return sorted(alone) + [name for name in both if not same(ours[name], theirs[name])]


def same(ours: pl.Series, theirs: pd.Series) -> bool:
    """Tell whether two columns are equal, floats nearly so; unknown is equal to unknown."""
    if ours.dtype == pl.String:
        return bool(ours.to_list() == theirs.to_list())
    mine = ours.cast(pl.Datetime("us")) if ours.dtype == pl.Date else ours
    one, other = mine.to_numpy(), theirs.to_numpy()
    if one.dtype.kind != other.dtype.kind:
        return False
    if one.dtype.kind == "f":
        return bool(np.allclose(one, other, rtol=1e-9, atol=0, equal_nan=True))
    return bool(np.array_equal(one, other, equal_nan=one.dtype.kind == "M"))


def time_of(work: Callable[[], object]) -> float:
    """Give the seconds a piece of work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main(arguments: list[str] | None = None) -> None:
    """Print whether both say the same, and how long each takes, in turn."""
    parser = argparse.ArgumentParser(prog="benchmarks.pandas_reference")
    parser.add_argument("export", type=Path)
    parser.add_argument("--runs", type=int, default=3, help="runs of each, in turn")
    given = parser.parse_args(arguments)

    def ours() -> pl.DataFrame:
        return analyze(read_export(given.export), gestures=False).signals

    def theirs() -> pd.DataFrame:
        return measure(given.export)

    odd = differences(ours(), theirs())
    print(f"different: {', '.join(odd)}" if odd else "equal")
    both = [(time_of(ours), time_of(theirs)) for _ in range(given.runs)]
    mine, other = (statistics.median(times) for times in zip(*both, strict=True))
    print(f"from zip to signals: ours {mine:.3f} s, pandas {other:.3f} s, {other / mine:.2f} times as long")


if __name__ == "__main__":
    main()
