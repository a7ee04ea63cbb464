"""Text that wants to be something else, an export full of it, and other people's readers for every file we write."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from typing import Any

import icalendar
import networkx as nx
import openpyxl
import pypdf
import vobject

from tests.builders import ExportBuilder

MARK = "zqx"
"""Stands in every hostile text, so that what became of it can be found."""


def hostile(beacon: int) -> list[str]:
    """Give texts that want to be something else, each with the mark and, where it calls somebody, the beacon's port."""
    url = f"http://127.0.0.1:{beacon}/beacon"
    return [
        f"![{MARK}picture]({url}.png)",
        f"[{MARK}link]({url})",
        f"<{url}> {MARK}auto",
        f"{url}?{MARK}bare",
        f"<img src={url}.gif onerror=fetch('{url}')> {MARK}img",
        f"<script>window.acted=1;fetch('{url}')</script>{MARK}script",
        f"<svg onload=window.acted=1><image href={url} /></svg>{MARK}svg",
        f"<iframe src={url}></iframe> {MARK}frame",
        f"<style>@import url({url})</style> {MARK}style",
        f"javascript:window.acted=1//{MARK}",
        f"**{MARK}bold** _{MARK}slanted_ ~~{MARK}gone~~",
        f"`{MARK}code` # {MARK}head",
        f"# {MARK}title",
        f"$\\href{{{url}}}{{{MARK}}}$ $$x^2$$",
        f":red[{MARK}red] :material/home: :smile:",
        f'=HYPERLINK("{url}","{MARK}")',
        f"+cmd|' /C calc'!A0 {MARK}",
        f"@SUM(1) {MARK}",
        f"-2+3 {MARK}",
        f"{{{{7*7}}}} ${{7*7}} {{name}} %s #{{7*7}} {MARK}",
        f"\u202e{MARK}gnp.exe\u202c \u200b\u2066x\u2069",
        f'#image("{url}") #{MARK} @ref $x$',
        f"BEGIN:VCARD\\nURL:{url}\\n {MARK}",
        f"\"><{MARK} a='b'>&amp;&lt;",
        f"<!DOCTYPE x [<!ENTITY y SYSTEM '{url}'>]>&y;{MARK}",
        f"../../{MARK}/../../etc/passwd",
        f"\x1b]8;;{url}\x07{MARK}\x1b]8;;\x07 \x9b31m",
    ]


def planted(texts: list[str]) -> ExportBuilder:
    """Give an export in which every field anybody can fill in is hostile."""
    export = ExportBuilder()
    export.extra["Profile.csv"] = "First Name,Last Name,Headline\nMe,Owner,Somebody\n"
    for number, text in enumerate(texts):
        name = f"P{number} {text}"
        export.link(
            name, f"20{10 + number % 15}-03-01", company=texts[number % 7], position=text, slug=f"p{number}", email=text
        )
        export.links[-1][2] = text if number % 5 == 4 else export.links[-1][2]
        if number % 3 == 0:
            export.talk(name, 3 + number % 8, last="2026-02-20")
        export.hear(name, "2026-02-25", f"Could you send me {text}?", thread=f"t{number}", title=text)
        export.write(
            name, "2026-02-26", f"Thank you for {text}! I will send you {text}.", thread=f"t{number}", title=text
        )
        export.invite(name, "3/1/26, 2:37 PM", text)
    export.career((texts[0], "Jan 2012", ""), (texts[5], "Jan 2010", "Jan 2012"), schools=((texts[1], "2001", "2005"),))
    export.recommend(f"P0 {texts[0]}", "02/15/26, 10:00 AM", company=texts[0]).phone(f"P1 {texts[1]}")
    export.file("Skills.csv", "Name\n" + "\n".join(json.dumps(text) for text in texts[:4]) + "\n")
    return export


def _csv(content: bytes) -> None:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1
    formulas = [cell for row in rows for cell in row if re.match(r"\s*[=+@\t\r]|\s*-(?![\d.]+$)", cell)]
    assert formulas == []


def _xlsx(content: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        assert not sheet._hyperlinks  # noqa: SLF001 - openpyxl has no public list of them
        assert not [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink]
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert not [name for name in book.namelist() if "externalLink" in name or "vba" in name.lower()]


class _Elements(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        acts = [name for name, value in attrs if name.startswith("on") or "javascript:" in (value or "").lower()]
        loads = [
            value
            for name, value in attrs
            if name in {"src", "href", "action", "xlink:href"} and not (value or "").startswith(("#", "data:"))
        ]
        if (
            tag in {"script", "iframe", "object", "embed", "base", "form", "link"}
            or acts
            or loads
            or tag.startswith(MARK)
        ):
            self.found.append(f"{tag} {attrs}")


def _html(content: bytes) -> None:
    elements = _Elements()
    elements.feed(content.decode())
    assert elements.found == []
    assert b"@import" not in re.sub(rb"&lt;style&gt;@import", b"", content)


def _pdf(content: bytes) -> None:
    document = pypdf.PdfReader(io.BytesIO(content))
    assert "/OpenAction" not in document.root_object
    assert document.root_object.get("/Names", {}).get("/JavaScript") is None
    for page in document.pages:
        for one in page.get("/Annots") or []:
            action: Any = one.get_object().get("/A", {})
            assert action.get("/S") in {None, "/GoTo"}, action


def _vcf(content: bytes) -> None:
    cards = list(vobject.readComponents(content.decode()))
    assert cards
    for card in cards:
        assert set(card.contents) <= {
            "version",
            "fn",
            "n",
            "org",
            "title",
            "url",
            "note",
            "categories",
            "rev",
            "uid",
            "prodid",
            "email",
            "kind",
        }
        for url in card.contents.get("url", []):
            assert url.value.startswith("https://www.linkedin.com/in/")


def _ics(content: bytes) -> None:
    calendar = icalendar.Calendar.from_ical(content)
    assert {one.name for one in calendar.walk()} <= {"VCALENDAR", "VEVENT", "VALARM", "VTODO"}
    assert not [one for one in calendar.walk() if one.get("attach") or one.get("url", "").startswith("http://")]


def _graphml(content: bytes) -> None:
    assert b"<!DOCTYPE" not in content
    assert nx.read_graphml(io.BytesIO(content)).number_of_nodes()


def _svg(content: bytes) -> None:
    assert b"<!DOCTYPE" not in content
    for one in ET.fromstring(content).iter():  # noqa: S314 - without a DOCTYPE there is nothing to expand
        assert one.tag.rpartition("}")[2] not in {"script", "foreignObject", "image", "a", "use"}
        assert not [name for name in one.attrib if name.startswith("on") or "href" in name]


def _gexf(content: bytes) -> None:
    assert b"<!DOCTYPE" not in content
    ET.fromstring(content)  # noqa: S314 - without a DOCTYPE there is nothing to expand


def _any(content: bytes) -> None:
    assert content


def _json(content: bytes) -> None:
    assert json.loads(content)


_READERS = {
    "csv": _csv,
    "xlsx": _xlsx,
    "html": _html,
    "pdf": _pdf,
    "vcf": _vcf,
    "ics": _ics,
    "graphml": _graphml,
    "gexf": _gexf,
    "svg": _svg,
    "json": _json,
    "handful": _any,
    "zip": _any,
}


def read_back(name: str, content: bytes) -> None:
    """Hold that a file we wrote is what its name says to a reader of somebody else's, and that nothing in it acts."""
    _READERS[name.rpartition(".")[2]](content)
