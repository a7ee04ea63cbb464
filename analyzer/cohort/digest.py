"""One export → its nameless row, by whatever process reads it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

import analyzer
from analyzer.analysis import Analysis, analyze, read_export
from analyzer.cohort.addresses import fetch, files_of
from analyzer.errors import ExportError
from analyzer.export import Ego, Source
from analyzer.mapping import map_network
from analyzer.norms.measures import measure_export
from analyzer.settings import Settings

_FORM: Final = 1
"""Of a row. A change of what is measured, or how, makes it 2, and every export is read anew."""

MADE_BY: Final = f"{analyzer.__version__}/{_FORM}"
"""What a row was made by: rows of two versions are not compared."""

_BLOCK: Final = 1024 * 1024
_BYTES: Final = 16
"""Of the codes of contents and participants: two of a million never coincide by chance."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is kept of one export.

    Attributes:
        content: Hash of its bytes.
        participant: Code of its owner: a keyed hash, by which two exports of one person are known for that.
        exported_on: Its day, where it is known; only its quarter goes into the table.
        measures: As `measure_export` gives them.
        findings: Codes of what was odd in its files.
        set_aside: Rows of its files that could not be used.
        files: Tables that were read.
    """

    content: str
    participant: str
    exported_on: date | None
    measures: dict[str, float | None]
    findings: tuple[str, ...]
    set_aside: int
    files: int

    def document(self) -> dict[str, Any]:
        """Give it as plain values that JSON can hold."""
        return {
            "participant": self.participant,
            "exported_on": self.exported_on.isoformat() if self.exported_on else None,
            "measures": self.measures,
            "findings": list(self.findings),
            "set_aside": self.set_aside,
            "files": self.files,
        }


@dataclass(frozen=True, slots=True)
class Digest:
    """Read one export and keep its row.

    Attributes:
        address: Where it is.
        secret: Of the run: participants are told apart by it.
        handed: The archive itself, where only the caller's process can reach the address.
        settings: The constants, with the bounds on time and memory.
    """

    address: str
    secret: bytes
    handed: tuple[Source, ...] = ()
    settings: Settings = field(default_factory=Settings)

    def work(self, watch: Callable[[str], None]) -> Row:
        """Do it, in whatever process this is.

        Raises:
            ExportError: it is no export that can be read, or has no connections.
        """
        sources = self.handed or fetch(self.address, self.settings.limits)
        content = _hash(sources)
        read = read_export(sources, self.settings, watch)
        analysis = analyze(read, None, self.settings, watch, gestures=True)
        watch("network")
        facts = analysis.facts
        return Row(
            content=content,
            participant=_code(facts.ego, content, self.secret),
            exported_on=facts.exported_on,
            measures=measure_export(analysis, map_network(analysis)),
            findings=tuple(sorted({finding.code.value for finding in facts.findings})),
            set_aside=_set_aside(analysis),
            files=len(facts.files),
        )


def _code(ego: Ego | None, content: str, secret: bytes) -> str:
    """Give an owner a code. Without a slug nobody can be told from a namesake: that export is a person of its own."""
    known = f"slug {ego.slug}" if ego and ego.slug else f"content {content}"
    return hmac.new(secret, known.encode(), hashlib.sha256).hexdigest()[: 2 * _BYTES]


def _set_aside(analysis: Analysis) -> int:
    return sum(file.set_aside for file in analysis.facts.files)


def _hash(sources: tuple[Source, ...]) -> str:
    """Hash what is there, file by file; names of folders are no part of it."""
    whole = hashlib.blake2b(digest_size=_BYTES)
    for source in sources:
        for name, blocks in _parts(source):
            whole.update(name.encode(errors="surrogateescape") + b"\0")
            for block in blocks:
                whole.update(block)
    return whole.hexdigest()


def _parts(source: Source) -> Iterator[tuple[str, Iterator[bytes]]]:
    if isinstance(source.content, bytes | bytearray):
        yield "", iter([bytes(source.content)])
        return
    path = Path(source.content)
    if path.is_dir():
        for file in files_of(path):
            yield file.relative_to(path).as_posix(), _blocks(file)
    else:
        yield "", _blocks(path)


def _blocks(file: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as opened:
            while block := opened.read(_BLOCK):
                yield block
    except OSError:
        raise ExportError("That file cannot be read.", "Check that it is still there and may be read.") from None
