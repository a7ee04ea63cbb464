"""An analysis → what stands in its report, section by section."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import dataframely as dy
import polars as pl

from analyzer.analysis import Analysis
from analyzer.asking import Lines
from analyzer.comparison import Comparison
from analyzer.followups import FollowUps, choose_today
from analyzer.habits import count_both_ways, find_gifts
from analyzer.network import Network
from analyzer.reports.cohort import Beside
from analyzer.reports.comparing import comparison_document
from analyzer.reports.habits import Habit, Portrait, giving_sentence, portray_habits
from analyzer.reports.handout.model import (
    Block,
    Card,
    Cards,
    Grid,
    Picture,
    Prose,
    Report,
    Section,
    Strips,
    Subtitle,
    ToDo,
    ToDos,
)
from analyzer.reports.handout.pictures import draw_curve, draw_rings
from analyzer.reports.keeping_in_touch import hidden_cause
from analyzer.reports.listing import lead_sentence, summary
from analyzer.reports.network_listing import community_names
from analyzer.reports.palette import TIER_COLOURS, Theme
from analyzer.schemas import FollowUp, Tier
from analyzer.settings import Settings
from analyzer.text import (
    Naming,
    Words,
    cause_sentence,
    change_sentence,
    chips,
    comparison_sentences,
    layoff_sentence,
    own_lines_sentence,
    reason_sentence,
)

_NAMED: Final = 15
"""People of the handful on paper: the second of Dunbar's layers."""

_WOKEN: Final = 8
_OPEN: Final = 3
_CIRCLES: Final = 8
_CHANGES: Final = 4
"""Lines of one kind on paper: what a page takes in, and what six weeks can hold."""

_ON_PAPER: Final = ("replies_given", "answers_received", "warmed_up", "tier_changes", "changed_job", "gone_quiet")
"""Changes listed on paper: what came of one's own doing first. Who came and went is only counted there."""

_PLANNED: Final[dict[str, tuple[FollowUp, ...]]] = {
    "first": (FollowUp.OWED, FollowUp.PROMISED, FollowUp.UNTHANKED),
    "then": (FollowUp.OVERDUE, FollowUp.DORMANT),
}
_A_TIME: Final = 2
"""Things to do in two weeks: few enough to be done."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What every section looks at."""

    analysis: Analysis
    network: Network
    follow_ups: dy.DataFrame[FollowUps]
    compared: Comparison | None
    commitments: Sequence[ToDo]
    beside: tuple[Beside, ...]
    naming: Naming
    words: Words

    def card(self, tie: dict[str, Any], says: str = "") -> Card:
        about = ", ".join(part for part in (tie["position"], tie["company"]) if part)
        return Card(
            self.naming.of(tie),
            "" if self.naming.hidden else about,
            says or reason_sentence(tie, self.words),
            tuple(chips(tie, self.words)),
        )


def make_report(
    analysis: Analysis,
    network: Network,
    follow_ups: dy.DataFrame[FollowUps],
    naming: Naming,
    *,
    by: str = "",
    note: str = "",
    compared: Comparison | None = None,
    commitments: Sequence[ToDo] = (),
    beside: Sequence[Beside] = (),
) -> Report:
    """Write a report for its owner to keep.

    Args:
        analysis: As `analyze` gives it, with gestures.
        network: As `map_network` makes of it.
        follow_ups: What is still open, as `followups.still_open` gives it.
        naming: How people are called; job titles and companies are left out while names are hidden.
        by: Who hands it over.
        note: A word of theirs.
        compared: What changed since an earlier export, where that is to stand in it.
        commitments: What was agreed on, ahead of what Handful proposes.
        beside: The owner's numbers beside others', as `place_beside` gives them.
    """
    words = naming.words
    made = _Made(analysis, network, follow_ups, compared, commitments, tuple(beside), naming, words)
    counts = summary(analysis)
    ego = analysis.facts.ego
    name = ego.name if ego and ego.name and not naming.hidden else ""
    sections = [tell(made) for tell in _SECTIONS]
    return Report(
        language=words.code,
        title=words.say("report.title_of", name=name) if name else words.say("report.title"),
        headline=(
            words.say("handful.headline_links", connections=words.count("connections", counts["connections"])),
            words.say("handful.headline_callable", counts["tiers"]["could_call"]),
        ),
        lead=lead_sentence(analysis, counts, words),
        cover=(_rings(made, counts), _tiers(counts, words)),
        by=by,
        note=note,
        sections=tuple(section for section in sections if section is not None),
        footer=words.say("report.footer", day=analysis.as_of),
        page_of=words.say("report.page_of", page="{page}", pages="{pages}"),
    )


def _rings(made: _Made, counts: dict[str, Any]) -> Picture:
    return draw_rings(made.analysis, made.naming, made.words, made.words.say("handful.rings_alt", **counts["tiers"]))


def _tiers(counts: dict[str, Any], words: Words) -> Grid:
    tiers = counts["tiers"]
    rows = tuple(
        (words.say(f"tier.{tier}"), words.show(tiers[tier.value]), words.say(f"tier_meaning.{tier}")) for tier in Tier
    )
    head = (words.say("sheet.tier"), words.say("report.people"), words.say("report.meaning"))
    return Grid(head, rows, (False, True, False), tuple(TIER_COLOURS[Theme.LIGHT][tier] for tier in Tier))


def _handful(made: _Made) -> Section:
    ties = made.analysis.ties
    callable_ = ties.filter(tier=Tier.COULD_CALL.value)
    blocks: list[Block] = []
    if callable_.is_empty():
        blocks.append(Prose(made.words.say("handful.none_text")))
        warm = ties.filter(tier=Tier.WARM.value)
        blocks += [Cards(tuple(made.card(tie) for tie in warm.head(_NAMED).to_dicts()))] if warm.height else []
    else:
        blocks.append(Prose(made.words.say("report.handful_says")))
        blocks.append(Cards(tuple(made.card(tie) for tie in callable_.head(_NAMED).to_dicts())))
        if callable_.height > _NAMED:
            blocks.append(Prose(made.words.say("report.more", callable_.height - _NAMED), quiet=True))
    return Section(made.words.say("report.handful"), tuple(blocks), new_page=True)


def _dormant(made: _Made) -> Section | None:
    rows = made.follow_ups.filter(kind=FollowUp.DORMANT.value)
    if rows.is_empty():
        return None
    cards = tuple(_caused(made, row) for row in rows.head(_WOKEN).to_dicts())
    says = Prose(made.words.say("report.dormant_says"))
    return Section(made.words.say("report.dormant"), (says, Cards(cards)))


def _caused(made: _Made, row: dict[str, Any]) -> Card:
    tie = made.analysis.ties.row(by_predicate=pl.col("person_id") == row["person_id"], named=True)
    return made.card(tie, cause_sentence(hidden_cause(row, made.naming), made.words))


def _open(made: _Made) -> Section | None:
    blocks: list[Block] = []
    for kind in (*_PLANNED["first"], FollowUp.WAITING):
        rows = made.follow_ups.filter(kind=kind.value)
        if rows.is_empty():
            continue
        blocks.append(Subtitle(made.words.say(f"follow_up.{kind}")))
        blocks.append(Cards(tuple(_caused(made, row) for row in rows.head(_OPEN).to_dicts())))
        if rows.height > _OPEN:
            blocks.append(Prose(made.words.say("report.more_in_app", rows.height - _OPEN), quiet=True))
    return (
        Section(made.words.say("report.open"), (Prose(made.words.say("report.open_says")), *blocks)) if blocks else None
    )


def _changes(made: _Made) -> Section | None:
    compared = made.compared
    if compared is None:
        return None
    sentences = comparison_sentences(comparison_document(compared, made.words)["summary"], made.words)
    blocks: list[Block] = [Prose(sentence) for sentence in sentences]
    counted = made.words.say("report.came_and_went", new=compared.new.height, gone=compared.gone.height)
    blocks.append(Prose(counted))
    for kind in _ON_PAPER:
        rows: pl.DataFrame = getattr(compared, kind)
        if rows.is_empty() or (made.naming.hidden and kind == "changed_job"):
            continue
        blocks.append(Subtitle(f"{made.words.say(f'change.{kind}')} ({made.words.show(rows.height)})"))
        cards = [
            Card(made.naming.of(row), "", change_sentence(kind, row, made.words))
            for row in rows.head(_CHANGES).to_dicts()
        ]
        blocks.append(Cards(tuple(cards)))
        if rows.height > _CHANGES:
            blocks.append(Prose(made.words.say("report.more_changes", rows.height - _CHANGES), quiet=True))
    if made.naming.hidden and compared.changed_job.height:
        blocks.append(Prose(made.words.say("report.jobs_hidden", compared.changed_job.height), quiet=True))
    return Section(made.words.say("report.changes"), tuple(blocks))


def _giving(made: _Made) -> Section:
    words, gifts = made.words, find_gifts(made.analysis)
    says = Prose(giving_sentence(made.analysis, gifts, words))
    if gifts.is_empty():
        return Section(words.say("report.giving"), (says,), new_page=True)
    named = words.section("gift")
    rows = tuple(
        (named[str(row["gift"])], words.show(row["given"]), words.show(row["received"]))
        for row in count_both_ways(gifts).to_dicts()
    )
    head = (words.say("giving.column_gift"), words.say("giving.you_said"), words.say("giving.they_said"))
    blocks = (
        says,
        Grid(head, rows, (False, True, True)),
        Prose(words.say("giving.caveat"), quiet=True),
    )
    return Section(made.words.say("report.giving"), blocks, new_page=True)


def _habits(made: _Made) -> Section | None:
    blocks: list[Block] = []
    for portrait in portray_habits(made.analysis, made.words):
        if portrait.habit is Habit.HOURS:  # they are told in the reader's own time zone, which paper does not know
            continue
        blocks += [Subtitle(portrait.title), Prose(portrait.says), *_picture_of(portrait, made.words)]
        if portrait.caveat:
            blocks.append(Prose(portrait.caveat, quiet=True))
    return Section(made.words.say("report.habits"), tuple(blocks)) if blocks else None


def _beside(made: _Made) -> Section | None:
    """Tell where the owner's numbers lie among those of a group."""
    rows, words = made.beside, made.words
    if not rows:
        return None
    head = tuple(words.say(f"norms.report_{key}") for key in ("you", "others", "more_than"))
    grid = Grid(
        (words.say("cohort.column_measure"), *head),
        tuple((one.title, one.value, one.half, one.more_than) for one in rows),
        (False, True, True, True),
    )
    whom = max(rows, key=lambda one: one.standing.people).whom
    lead = Prose(f"{words.say('norms.report_whom', whom=whom)} {words.say('norms.report_says')}")
    return Section(words.say("norms.report"), (lead, grid))


def _picture_of(portrait: Portrait, words: Words) -> list[Block]:
    if portrait.habit is Habit.COLLECTING:
        years = portrait.frame
        last = years.row(-1, named=True)
        alt = words.say("habits.collecting_alt", links=last["links"], spoken=last["spoken"])
        names = words.say("handful.curve_links"), words.say("handful.curve_spoken")
        return [draw_curve(years, alt, *names, words)]
    if portrait.bars is None:
        return []
    bars = portrait.bars
    whole = bars.whole or max(bars.values, default=0) or 1
    rows = zip(bars.names, bars.values, bars.shown, strict=True)
    return [Strips(tuple((name, min(value / whole, 1.0), shown) for name, value, shown in rows))]


def _network(made: _Made) -> Section:
    words, network = made.words, made.network
    names = community_names(network, words, made.naming.place)
    large = network.communities.filter(pl.col("size") >= network.settings.community_people).head(_CIRCLES)
    blocks: list[Block] = [Prose(made.words.say("report.network_says"))]
    if large.is_empty():
        blocks.append(Prose(words.say("network.no_circles", least=network.settings.community_people)))
    else:
        head = ("network.column_circle", "network.column_people", "network.column_callable", "network.column_living")
        rows = tuple(
            (names[row["community"]], *(words.show(row[name]) for name in ("size", "could_call", "living")))
            for row in large.to_dicts()
        )
        blocks.append(Grid(tuple(words.say(key) for key in head), rows, (False, True, True, True)))
    blocks += [Prose(layoff_sentence(row, words, made.naming.place)) for row in network.layoff.to_dicts()]
    return Section(made.words.say("report.network"), tuple(blocks))


def _plan(made: _Made) -> Section:
    words = made.words
    agreed = list(made.commitments)
    steps, asked = [*agreed], {step.person_id for step in agreed if step.person_id}
    for when, kinds in _PLANNED.items():
        rows = made.follow_ups.filter(pl.col("kind").cast(pl.String).is_in([kind.value for kind in kinds]))
        few = choose_today(FollowUps.cast(rows.filter(~pl.col("person_id").is_in(list(asked)))), _A_TIME)
        asked |= set(few["person_id"])
        for row in few.to_dicts():
            card = _caused(made, row)
            how = words.say(f"prompt.{row['kind']}")
            steps.append(ToDo(made.words.say(f"report.weeks_{when}"), card.name, f"{card.says} {how}"))
    steps.append(
        ToDo(made.words.say("report.weeks_last"), made.words.say("report.give"), made.words.say("report.give_says"))
    )
    steps.append(
        ToDo(made.words.say("report.weeks_last"), made.words.say("report.again"), made.words.say("report.again_says"))
    )
    blocks: list[Block] = [Prose(made.words.say("report.plan_says")), ToDos(tuple(steps))]
    return Section(made.words.say("report.plan"), tuple(blocks), new_page=True)


def _method(made: _Made) -> Section:
    words, analysis = made.words, made.analysis
    blocks: list[Block] = [Prose(made.words.say(f"report.method_{part}")) for part in ("reached", "cannot", "inferred")]
    blocks.append(Prose(words.say("report.method_nameless" if made.naming.hidden else "report.method_private")))
    lines = Lines.of(analysis.settings)
    if lines != Lines.of(Settings()):
        blocks.append(Prose(own_lines_sentence(asdict(lines), words)))
    return Section(made.words.say("report.method"), tuple(blocks))


_SECTIONS: Final[tuple[Callable[[_Made], Section | None], ...]] = (
    _handful,
    _dormant,
    _open,
    _changes,
    _giving,
    _habits,
    _beside,
    _network,
    _plan,
    _method,
)
"""The sections after the first page, in their order. To add one: a function, a line here, its words in text/."""
