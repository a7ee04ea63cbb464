"""The walk from an export to its analysis: the only module that knows the order of things."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import dataframely as dy
import polars as pl

from analyzer.errors import ExportError
from analyzer.export import (
    Code,
    Ego,
    Export,
    FileRead,
    Finding,
    SkipReason,
    Source,
    gather,
    is_table,
    merge_exports,
    need_connections,
    nothing,
    read_tables,
    same_owner,
    unfold,
)
from analyzer.export.tables import careers, connections
from analyzer.people import find_abilities, find_deeds, find_marks, identify, with_ego
from analyzer.people.employers import employer_key
from analyzer.schemas import (
    Abilities,
    Careers,
    Deeds,
    FirstWords,
    Gestures,
    GroupMembers,
    Interactions,
    LastLines,
    Marks,
    Occupation,
    People,
    Signals,
    Ties,
)
from analyzer.settings import Limits, Settings
from analyzer.ties import (
    Evidence,
    find_calls,
    find_gestures,
    gather_interactions,
    heed,
    judge_people,
    last_lines,
    measure_signals,
    spot_calls,
)


@dataclass(frozen=True, slots=True)
class ExportFacts:
    """What an analysis keeps of the export it came from: facts about files, no rows of theirs."""

    ego: Ego | None
    exported_on: date | None
    files: tuple[FileRead, ...]
    ignored: tuple[tuple[str, SkipReason], ...]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]
    apart: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found out about one export, as of one day.

    Attributes:
        facts: What the export was.
        as_of: The day the verdicts hold for.
        settings: The constants they were reached with.
        people: As `schemas.People`: everybody met, listed or not.
        interactions: As `schemas.Interactions`.
        groups: As `schemas.GroupMembers`: who is in which group conversation.
        careers: As `schemas.Careers`: ego's own jobs and studies.
        signals: As `schemas.Signals`, for everybody met.
        ties: As `schemas.Ties`: the listed people with their verdicts.
        calls: `person_id`, `at`, `given`, `phrase`: where a call was arranged, with the sentence that says so.
        first_words: As `schemas.FirstWords`: how it began with those ego never exchanged a word with, and one quote.
        gestures: As `schemas.Gestures`: who asked, offered, promised, thanked, and in which words.
        lines: As `schemas.LastLines`: the last lines with each person.
        marks: As `schemas.Marks`: what ego did about somebody without their seeing it.
        deeds: As `schemas.Deeds`: what ego did with nobody in particular at the other end.
        abilities: As `schemas.Abilities`: what ego knows and can.
        unnamed_connections: Connections of whom only a date is left; members who closed or hid their account.
    """

    facts: ExportFacts
    as_of: date
    settings: Settings
    people: dy.DataFrame[People]
    interactions: dy.DataFrame[Interactions]
    groups: dy.DataFrame[GroupMembers]
    careers: dy.DataFrame[Careers]
    signals: dy.DataFrame[Signals]
    ties: dy.DataFrame[Ties]
    calls: pl.DataFrame
    first_words: dy.DataFrame[FirstWords]
    gestures: dy.DataFrame[Gestures]
    lines: dy.DataFrame[LastLines]
    marks: dy.DataFrame[Marks]
    deeds: dy.DataFrame[Deeds]
    abilities: dy.DataFrame[Abilities]
    unnamed_connections: int


def read_export(
    source: str | Path | bytes | Sequence[Source | str | Path | bytes],
    *,
    settings: Settings | None = None,
    watch: Callable[[str], None] = nothing,
    name: str = "",
    first: bool = False,
) -> Export:
    """Read an export, or the several archives of one.

    Args:
        source: Path of LinkedIn's zip, of the folder it was unzipped to, of a folder of such zips or of a single table,
            or the bytes of one of these files; or several of these. The Basic and the Complete archive of one request
            are read as one export, and so are several single tables.
        settings: Bounds on what is read; the usual ones if left out.
        watch: Told the name of each table as its turn comes.
        name: What the file was called, where its bytes are given: LinkedIn's name tells the day of the export.
        first: Of several exports of different days the first is read; else the newest.

    Returns:
        The tables, with the owner found and every file accounted for; `apart` names the sources left alone.

    Raises:
        ExportError: it is no export, it is not safe to open, none of its tables could be read, or several given together
            are of different people or go by one name.
    """
    limits = (settings or Settings()).limits
    given = [Source(source, name)] if isinstance(source, str | Path | bytes | bytearray) else source
    sources = [one if isinstance(one, Source) else Source(one) for one in given]
    unfolded = [one for each in sources for one in unfold(each, limits)]
    if not unfolded:
        raise ExportError("no_file_given", hint="how_to_get_it")
    gathered = gather(unfolded, limits)
    sources = [one for one, _ in gathered]
    if len(sources) == 1:
        return with_ego(read_tables(sources[0].content, limits, watch, sources[0].name))
    archives, refused = _read_each(sources, limits, watch, first=first)
    newest = max(archives, key=lambda place: archives[place].exported_on or date.min)
    if not first and not all(same_owner(archives[newest].ego, one.ego) for one in archives.values()):
        raise ExportError("different_people")
    labels = [one.label or str(place) for place, one in enumerate(sources, start=1)]
    tables = frozenset(place for place, (_, made_of) in enumerate(gathered) if is_table(unfolded[made_of[0]]))
    merged = merge_exports(archives, labels, 0 if first else newest, limits.same_request_days, tables)
    findings = tuple(Finding(Code.NO_ARCHIVE, labels[place]) for place in refused)
    apart = tuple(sorted(place for one in merged.apart for place in gathered[one][1]))
    merged = replace(merged, findings=(*merged.findings, *findings), apart=apart)
    return merged if merged.ego else with_ego(merged)


def _read_each(
    sources: Sequence[Source], limits: Limits, watch: Callable[[str], None], *, first: bool
) -> tuple[dict[int, Export], list[int]]:
    """Read archive after archive; one that cannot be used does not stop the others, unless it is the one asked for."""
    archives: dict[int, Export] = {}
    refused: dict[int, ExportError] = {}
    for place, one in enumerate(sources):
        try:
            archives[place] = with_ego(read_tables(one.content, limits, watch, one.name))
        except ExportError as error:
            refused[place] = error
    if not archives or (first and 0 in refused):
        raise next(iter(refused.values()))
    return archives, list(refused)


def facts_of(export: Export) -> ExportFacts:
    """Give what is known of an export without a row of it."""
    return ExportFacts(
        ego=export.ego,
        exported_on=export.exported_on,
        files=export.files,
        ignored=export.ignored,
        unknown=export.unknown,
        missing=tuple(table.name for table in export.missing),
        findings=export.findings,
        apart=export.apart,
    )


def analyze(
    export: Export,
    as_of: date | None = None,
    *,
    settings: Settings | None = None,
    watch: Callable[[str], None] = nothing,
    gestures: bool = True,
) -> Analysis:
    """Reach a verdict on everybody in an export.

    Args:
        export: As `read_export` gives it.
        as_of: The day to judge from: only rows dated on or before it exist. The day of the export if left out; where
            nothing in it is dated, no verdict depends on the day.
        settings: The constants; the usual ones if left out.
        watch: Told the name of each stage as its turn comes.
        gestures: Whether messages are searched for what follow-ups and give and take rest on. No verdict needs it, and
            it takes twice as long as the rest; left out, `gestures` and `lines` are empty.

    Raises:
        ExportError: there is no readable Connections.csv.
    """
    settings = settings or Settings()
    need_connections(export)
    as_of = as_of or export.exported_on or date.min
    if isinstance(as_of, datetime):  # which is a date too, and compares with none
        as_of = as_of.date()
    watch("people")
    seen = export.until(as_of)
    with ThreadPoolExecutor(1) as aside:  # texts are searched by the one core, people told apart by the other
        spotting = aside.submit(spot_calls, seen)
        doing, knowing = aside.submit(find_deeds, seen, as_of), aside.submit(find_abilities, seen, as_of)
        identities = identify(seen)
        marking = aside.submit(find_marks, seen, identities)
        watch("interactions")
        happenings = gather_interactions(seen, identities, settings)
        watch("words")
        calls = find_calls(happenings.words, spotting.result())
    watch("verdicts")
    own = _careers(seen, as_of)
    evidence = Evidence(
        interactions=happenings.interactions.lazy(),
        people=identities.people.lazy(),
        calls=calls.lazy(),
        employers=_own_employers(own),
        as_of=as_of,
        settings=settings,
    )
    signals = measure_signals(evidence)
    facts = facts_of(seen)
    return Analysis(
        facts=replace(facts, findings=(*facts.findings, *happenings.findings)),
        as_of=as_of,
        settings=settings,
        people=identities.people,
        interactions=happenings.interactions,
        groups=happenings.groups,
        careers=own,
        signals=signals,
        ties=judge_people(signals, identities.people, as_of, settings),
        calls=calls,
        first_words=happenings.first_words,
        gestures=find_gestures(happenings.words, as_of, settings) if gestures else Gestures.create_empty(),
        lines=last_lines(happenings.words) if gestures else LastLines.create_empty(),
        marks=marking.result(),
        deeds=doing.result(),
        abilities=knowing.result(),
        unnamed_connections=int(seen.rows(connections.TABLE)["unnamed"].sum()),
    )


def judge_anew(analysis: Analysis, labels: pl.DataFrame, settings: Settings | None = None) -> Analysis:
    """Reach the verdicts again with other constants, and let the owner's own word win.

    Args:
        analysis: As `analyze` or this gives it.
        labels: `person_id`, `answer`: what the owner answered to "would they pick up?".
        settings: The constants; those it was made with if left out.
    """
    settings = settings or analysis.settings
    ties = judge_people(analysis.signals, analysis.people, analysis.as_of, settings)
    return replace(analysis, settings=settings, ties=heed(ties, labels))


def _careers(export: Export, as_of: date) -> dy.DataFrame[Careers]:
    """Put ego's jobs and studies side by side: those begun by a day, and those of which no beginning is known."""
    days = ("started_on", "finished_on")
    work, study = (pl.lit(one.value).alias("occupation") for one in (Occupation.WORK, Occupation.STUDY))
    parts = [
        export.rows(careers.POSITIONS).select(work, *days, place="company", title="title"),
        export.rows(careers.EDUCATION).select(study, *days, place="school", title="degree"),
    ]
    begun = (pl.col("started_on") <= as_of).fill_null(value=True)
    return Careers.validate(pl.concat(parts).filter(pl.col("place").is_not_null() & begun), cast=True)


def _own_employers(held: dy.DataFrame[Careers]) -> frozenset[str]:
    """The folded names of ego's employers."""
    jobs = held.filter(occupation=Occupation.WORK.value)
    return frozenset(jobs.select(employer_key(pl.col("place"))).to_series().drop_nulls().to_list())
