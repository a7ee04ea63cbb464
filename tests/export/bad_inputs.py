"""What people, programs and enemies hand over instead of an export: each by a name, made anew when asked for."""

from __future__ import annotations

import gzip
import io
import random
import struct
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Final

from tests.builders import CONNECTIONS, MESSAGES, ExportBuilder, zip_of

PLANTED: Final = "Plantagenet"
"""A name that stands in every cell a refusal could quote, and must never come out."""

MEGA: Final = 1024**2
ROW: Final = f"Zoe,{PLANTED},https://www.linkedin.com/in/zoe-plantagenet,,Acme,Clerk,05 Mar 2024"
GOOD: Final = (
    f"{CONNECTIONS}\n{ROW}\nAbe,{PLANTED},https://www.linkedin.com/in/abe-plantagenet,,Acme,Clerk,06 Mar 2024\n"
)


_MESSAGE: Final = f"thread,,Zoe {PLANTED},,Me,,2024-01-01 10:00:00 UTC"


def _alone(content: str | bytes, file: str = "Connections.csv") -> bytes:
    return zip_of({file: content})


def _beside(content: str | bytes, file: str = "messages.csv") -> bytes:
    """Put it beside a good list of connections, which is to be read all the same."""
    return zip_of({"Connections.csv": GOOD, file: content})


def _stored(content: str) -> bytes:
    """Put it beside a good list unpacked, so that no ratio gives it away."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo("Connections.csv"), GOOD)
        archive.writestr(zipfile.ZipInfo("messages.csv"), content)
    return data.getvalue()


def _patched(data: bytes, changes: Callable[[bytearray], None]) -> bytes:
    mutable = bytearray(data)
    changes(mutable)
    return bytes(mutable)


def _places(data: bytes | bytearray, magic: bytes) -> list[int]:
    found, at = [], data.find(magic)
    while at >= 0:
        found.append(at)
        at = data.find(magic, at + 1)
    return found


_LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02"


def _bomb() -> bytes:
    return zip_of({"Connections.csv": GOOD, "messages.csv": MESSAGES + "\n" + "\0" * (300 * MEGA)})


def _overlapping() -> bytes:
    """Two entries of the table of contents point at one file, as the bombs without recursion do."""

    def change(data: bytearray) -> None:
        first, second = _places(data, _CENTRAL)[:2]
        data[second + 42 : second + 46] = data[first + 42 : first + 46]

    return _patched(_beside("x" * 1000), change)


def _lying(size: int) -> bytes:
    def change(data: bytearray) -> None:
        for at in _places(data, _CENTRAL):
            struct.pack_into("<I", data, at + 24, size)

    return _patched(_alone(GOOD), change)


def _packed_as(method: int) -> bytes:
    def change(data: bytearray) -> None:
        for at in _places(data, _CENTRAL):
            struct.pack_into("<H", data, at + 10, method)
        for at in _places(data, _LOCAL):
            struct.pack_into("<H", data, at + 8, method)

    return _patched(_alone(GOOD), change)


def _encrypted() -> bytes:
    def change(data: bytearray) -> None:
        for at in _places(data, _CENTRAL):
            data[at + 8] |= 1
        for at in _places(data, _LOCAL):
            data[at + 6] |= 1

    return _patched(_alone(GOOD), change)


def _crowd(members: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo("Connections.csv"), GOOD)
        for number in range(members):
            archive.writestr(zipfile.ZipInfo(f"{number}.csv"), "")
    return data.getvalue()


def _named(*names: str) -> bytes:
    return zip_of({"Connections.csv": GOOD} | dict.fromkeys(names, GOOD))


def _symlink() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(zipfile.ZipInfo("Connections.csv"), GOOD)
        link = zipfile.ZipInfo("messages.csv")
        link.create_system = 3
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return data.getvalue()


def _twice() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(zipfile.ZipInfo("Connections.csv"), GOOD)
        archive.writestr(zipfile.ZipInfo("Connections.csv."), "")
        archive.writestr(zipfile.ZipInfo("messages.csv"), MESSAGES + "\n")
        archive.writestr(zipfile.ZipInfo("messageX.csv"), MESSAGES + "\n")
    return data.getvalue().replace(b"messageX.csv", b"messages.csv")


def _nested(levels: int) -> bytes:
    data = _alone(GOOD)
    for _ in range(levels):
        data = zip_of({"Complete_LinkedInDataExport_03-09-2026.zip": data})
    return data


def _random(size: int) -> bytes:
    return random.Random(6).randbytes(size)


def _hostile_names() -> bytes:
    """Names that would act if anything let them: right-to-left, zero-width, markdown, HTML, formulas, LaTeX, templates."""
    builder = ExportBuilder()
    for number, name in enumerate(HOSTILE):
        builder.link(f"{name} {PLANTED}{number}", company=name, position=name, slug=f"hostile-{number}")
        builder.hear(f"{name} {PLANTED}{number}", "2024-02-03", name, sender_slug=f"hostile-{number}")
    return builder.zip()


HOSTILE: Final = (
    "\u202eevitsoh",
    "Zero\u200bWidth\u200d",
    "[click](https://tracker.example/x)",
    "![pixel](https://tracker.example/x.png)",
    "<img src=https://tracker.example/y onerror=alert(1)>",
    "<script>alert(1)</script>",
    '=HYPERLINK("https://tracker.example/z")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "$\\href{https://tracker.example}{x}$",
    "{{ 7 * 7 }} {% raw %}",
    ":red[loud] :material/bolt:",
    "`code` **bold** ~~gone~~",
)

_FOREIGN_TABLE = f"date,amount\n2024-01-01,{PLANTED}\n"

BAD: Final[dict[str, Callable[[], bytes]]] = {
    "zip bomb": _bomb,
    "overlapping entries": _overlapping,
    "size said too small": lambda: _lying(10),
    "size said too large": lambda: _lying(5 * 1024**2),
    "size said to be four gigabytes": lambda: _lying(0xFFFFFFF0),
    "200,000 members": lambda: _crowd(200_000),
    "path that climbs out": lambda: _named("../../messages.csv"),
    "absolute path": lambda: _named("/etc/messages.csv"),
    "windows path": lambda: _named("C:\\Users\\me\\messages.csv"),
    "member that is a link": _symlink,
    "two members of one name": _twice,
    "zip in a zip": lambda: _nested(1),
    "zip in a zip in a zip": lambda: _nested(2),
    "encrypted": _encrypted,
    "packed by deflate64": lambda: _packed_as(9),
    "packed by something unknown": lambda: _packed_as(97),
    "cut off in the middle": lambda: _alone(GOOD * 400)[:-300],
    "cut off at the start": lambda: _alone(GOOD * 400)[300:],
    "no bytes": lambda: b"",
    "zip without members": lambda: zip_of({}),
    "random bytes": lambda: _random(MEGA),
    "random bytes behind a zip's first ones": lambda: _LOCAL + _random(MEGA),
    "gzip instead of a zip": lambda: gzip.compress(GOOD.encode()),
    "sign-in page instead of a zip": lambda: b"<!DOCTYPE html><html><title>Sign in</title></html>",
    "a million columns": lambda: _alone("First Name,Last Name,Connected On," + "x," * MEGA + "\n" + ROW),
    "a million columns in a row": lambda: _beside(MESSAGES + "\n" + "x," * MEGA + "\n"),
    "field of 100 MB": lambda: _stored(MESSAGES + f"\n{_MESSAGE},," + "long " * (20 * MEGA) + ",INBOX,\n"),
    "quoted field of 10 MB beside a ragged row": lambda: _stored(
        f'{MESSAGES}\n{_MESSAGE},,{"x," * 20}\n{_MESSAGE},,"' + "long\n" * (2 * MEGA) + '",INBOX,\n'
    ),
    "line of 100 MB": lambda: _stored("x" * (100 * MEGA)),
    "100 MB of quotes": lambda: _stored(MESSAGES + "\n" + '"' * (100 * MEGA + 1)),
    "100 MB of commas": lambda: _stored(MESSAGES + "\n" + "," * (100 * MEGA)),
    "100 MB of line ends": lambda: _stored(MESSAGES + "\n" * (100 * MEGA)),
    "field that packs too well": lambda: _beside(MESSAGES + f"\n{_MESSAGE},," + "long " * (20 * MEGA) + ",INBOX,\n"),
    "quote that never closes": lambda: _beside(
        MESSAGES + f'\n"thread,,{PLANTED},,Me,,2024-01-01 10:00:00 UTC,,"hello\n' * 50
    ),
    "quote that never closes in the list": lambda: _alone(f'{CONNECTIONS}\n"Zoe,{PLANTED}\n{ROW}\n{ROW}\n'),
    "NULs in the list": lambda: _alone(GOOD.replace("Acme", "Ac\0me")),
    "nothing but NULs": lambda: _beside("\0" * MEGA),
    "random bytes as a table": lambda: _beside(_random(MEGA)),
    "gzip as a table": lambda: _beside(gzip.compress(MESSAGES.encode())),
    "sign-in page as a table": lambda: _beside("<html><body>Sign in</body></html>"),
    "rows of other widths": lambda: _alone(f"{GOOD}Too,many,,,,,,,{PLANTED},fields\nToo,few\n"),
    "header twice": lambda: _alone(f"{CONNECTIONS}\n{ROW}\n{CONNECTIONS}\n{ROW}\n"),
    "column twice": lambda: _alone(f"First Name,{CONNECTIONS}\nZoe,{ROW}\n"),
    "header and no row": lambda: _alone(CONNECTIONS + "\n"),
    "empty list": lambda: _alone(""),
    "list of blank lines": lambda: _alone("\n\n\n\n"),
    "spreadsheet as a table": lambda: _alone(zip_of({"xl/workbook.xml": "<workbook/>"})),
    "old spreadsheet as a table": lambda: _alone(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
    "hostile names": _hostile_names,
    "facebook's export": lambda: zip_of(
        {
            "your_facebook_activity/messages/inbox/zoe/message_1.json": "{}",
            "connections/friends/your_friends.json": "{}",
        }
    ),
    "google's export": lambda: zip_of(
        {"Takeout/archive_browser.html": "<html></html>", "Takeout/Contacts/All.vcf": ""}
    ),
    "instagram's export": lambda: zip_of(
        {
            "connections/followers_and_following/followers_1.json": "[]",
            "your_instagram_activity/messages/inbox/zoe/message_1.json": "{}",
        }
    ),
    "x's export": lambda: zip_of({"data/manifest.js": "", "data/tweets.js": "", "Your archive.html": ""}),
    "whatsapp's chat": lambda: zip_of({"WhatsApp Chat with Zoe.txt": "", "_chat.txt": ""}),
    "linkedin's analytics": lambda: zip_of(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": '<workbook><sheet name="DISCOVERY"/></workbook>',
            "xl/worksheets/sheet1.xml": "<x/>",
        }
    ),
    "a workbook": lambda: zip_of({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}),
    "somebody's photos": lambda: zip_of({f"IMG_{number}.jpg": _random(100) for number in range(3)}),
    "another program's tables": lambda: zip_of({"expenses.csv": _FOREIGN_TABLE, "income.csv": _FOREIGN_TABLE}),
    "dates from another world": lambda: _alone(GOOD.replace("05 Mar 2024", f"{date.max:%d %b %Y}")),
}
"""Each by what it is."""
