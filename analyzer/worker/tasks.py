"""What a worker can be asked to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from analyzer.analysis import Analysis, ExportFacts, analyze, facts_of, read_export
from analyzer.errors import SettingsError
from analyzer.export import Source
from analyzer.settings import Settings


@dataclass(frozen=True, slots=True)
class Inspect:
    """Read the archives of one export, and tell what they are.

    Attributes:
        sources: As `read_export` takes them.
        settings: The constants.
    """

    sources: tuple[Source, ...]
    settings: Settings = field(default_factory=Settings)

    def work(self, watch: Callable[[str], None]) -> ExportFacts:
        """Do it, in whatever process this is."""
        return facts_of(read_export(self.sources, settings=self.settings, watch=watch))


@dataclass(frozen=True, slots=True)
class Analyze:
    """Read the archives of one export, and reach the verdicts.

    Attributes:
        sources: As `read_export` takes them.
        as_of: The day to judge from; the day of the export if None.
        otherwise: The day to judge from where nothing in the export is dated: no verdict depends on it then.
        first: Of several exports of different days the first is read; else the newest.
        gestures: As `analyze` takes it.
        settings: The constants.
    """

    sources: tuple[Source, ...]
    as_of: date | None
    otherwise: date
    first: bool = False
    gestures: bool = True
    settings: Settings = field(default_factory=Settings)

    def work(self, watch: Callable[[str], None]) -> Analysis:
        """Do it, in whatever process this is.

        Raises:
            HandfulError: as `read_export` and `analyze`; or the day asked for lies before all that the export dates.
        """
        watch("archive")
        read = read_export(self.sources, settings=self.settings, watch=watch, first=self.first)
        begins = read.begins_on
        if self.as_of and begins and self.as_of < begins:
            raise SettingsError("as_of_before_all", day=begins, written=begins.isoformat())
        day = self.as_of or read.exported_on or self.otherwise
        return analyze(read, day, settings=self.settings, watch=watch, gestures=self.gestures)
