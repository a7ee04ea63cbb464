"""What was given on a command line → an analysis, and what was said about its people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analyzer.errors import ExportError, SettingsError

if TYPE_CHECKING:
    from dataframely import DataFrame

    from analyzer.analysis import Analysis
    from analyzer.export import Source
    from analyzer.norms import GroupSummary
    from analyzer.prune import Candidates
    from analyzer.schemas import Said
    from analyzer.text import Naming, Words


def read(
    export: tuple[Path, ...], as_of: date | None, watch: Callable[[str], None], *, gestures: bool = False
) -> Analysis:
    """Read and judge, in a process of its own."""
    from analyzer.worker import Analyze, run  # noqa: PLC0415

    today = date.today()  # noqa: DTZ011 - the day on this machine's calendar, where nothing in the export has one
    return run(Analyze(sources_of(export), as_of, today, gestures=gestures), watch)


def read_one(path: Path, watch: Callable[[str], None], *, gestures: bool) -> Analysis:
    """Read one of several exports; where it cannot be read, the error says which it was.

    Raises:
        ExportError: as `read_export`.
    """
    try:
        return read((path,), None, watch, gestures=gestures)
    except ExportError as error:
        error.add_note(path.name)
        raise


def sources_of(export: tuple[Path, ...]) -> tuple[Source, ...]:
    """Take what was given as what is read: a pipe is read to its end, anything else is opened where it lies."""
    from analyzer.export import Source  # noqa: PLC0415

    # These are this process's own, such as `handful ties <(unpack it)`: another one cannot open them.
    own = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
    return tuple(Source(_piped(path) if str(path).startswith(own) else path) for path in export)


def _piped(path: Path) -> bytes:
    from analyzer.settings import Limits  # noqa: PLC0415

    most = Limits().upload_bytes
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError:
        raise ExportError("no_such_file", hint="check_path") from None
    if len(data) > most:
        raise ExportError("stream_too_large")
    return data


def kept(analysis: Analysis, data_dir: Path | None) -> tuple[DataFrame[Said], dict[Any, Any]]:
    """Give what the owner said in the app about people of this export, and what they wish."""
    from analyzer.people import follow_moves  # noqa: PLC0415
    from analyzer.schemas import Said  # noqa: PLC0415
    from analyzer.store import find_store, usual_folder  # noqa: PLC0415

    store = find_store(data_dir or usual_folder())
    ego = analysis.facts.ego
    book = store.find_book(*(ego.goes_by if ego else (None, None))) if store else None
    if book is None:
        return Said.create_empty(), {}
    return follow_moves(book.follow().last_words, analysis.people), book.wishes()


def heeded(analysis: Analysis, data_dir: Path | None) -> Analysis:
    """Let what the owner said in the app win over the rules."""
    from analyzer.analysis import judge_anew  # noqa: PLC0415
    from analyzer.asking import Lines, labels_of  # noqa: PLC0415
    from analyzer.store import Wish  # noqa: PLC0415

    said, wishes = kept(analysis, data_dir)
    if said.is_empty() and not wishes:
        return analysis
    return judge_anew(analysis, labels_of(said), Lines.read(wishes.get(Wish.LINES), analysis.settings))


def norms_of(cohort: Path | None, groups: tuple[str, ...]) -> GroupSummary | None:
    """Give the group of a cohort that was asked for; everybody where none was."""
    if cohort is None:
        if groups:
            raise SettingsError("group_without_cohort")
        return None
    from analyzer.norms import open_summary  # noqa: PLC0415

    summary = open_summary(cohort)
    if not all("=" in one for one in groups):
        raise SettingsError("group_written")
    wanted = dict(one.partition("=")[::2] for one in groups)
    group = summary.group(wanted)
    if dict(group.values) != wanted:
        shown = "; ".join(
            ", ".join(f"{name}={value}" for name, value in one.values.items()) for one in summary.groups if one.values
        )
        raise SettingsError("no_such_group", groups=shown or "everybody")
    return group


def naming_of(wishes: Mapping[Any, Any], words: Words, *, hidden: bool) -> Naming:
    """Tell how people are called: by the pseudonyms they have in the app, where it kept any."""
    import secrets  # noqa: PLC0415

    from analyzer.store import Wish  # noqa: PLC0415
    from analyzer.text import Naming  # noqa: PLC0415

    kept = wishes.get(Wish.PSEUDONYMS)
    return Naming(hidden, words, bytes.fromhex(kept) if kept else secrets.token_bytes(16))


def waiting_of(
    analysis: Analysis, preset: str, targets: tuple[str, ...], data_dir: Path | None
) -> tuple[DataFrame[Candidates], bool]:
    """Give who is up, less those their owner spoke about, and whether the export tells at all."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from analyzer.asking import people_named  # noqa: PLC0415
    from analyzer.mapping import map_network  # noqa: PLC0415
    from analyzer.prune import PRESETS, choose_candidates, find_reaches, queue, sort_out  # noqa: PLC0415
    from analyzer.store import Wish  # noqa: PLC0415
    from analyzer.text import named_field  # noqa: PLC0415

    said, wishes = kept(analysis, data_dir)
    everybody = sort_out(analysis)
    wanted = [named_field(one) for one in (*targets, *wishes.get(Wish.TARGETS, []))]
    reaches = find_reaches(map_network(analysis, wishes.get(Wish.APART, ())), wanted)
    midnight = datetime.now(UTC).astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    named = people_named(analysis.ties, wishes.get(Wish.RECALLED) or ())
    up = queue(everybody, reaches, said, midnight, named).waiting
    return choose_candidates(up, PRESETS[preset], analysis.as_of, analysis.settings), everybody.knowable
