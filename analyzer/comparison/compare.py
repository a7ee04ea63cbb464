"""The walk from two analyses to what changed."""

from __future__ import annotations

from collections.abc import Iterable

import dataframely as dy

from analyzer.analysis import Analysis
from analyzer.comparison.contact import find_gone_quiet, find_replies, find_tier_changes, find_warmed_up, gather_between
from analyzer.comparison.kinds import Between, Comparison, Moment, Quiet, Replies, TierChanges, Warmed
from analyzer.comparison.links import find_job_changes, find_links
from analyzer.comparison.matching import check_pair, follow_addresses
from analyzer.comparison.over_time import line_up, take_stock
from analyzer.export import FURTHER_TABLES
from analyzer.followups import find_follow_ups
from analyzer.schemas import FollowUp, Said

_MESSAGES = "messages"


def compare(
    old: Analysis, new: Analysis, said: dy.DataFrame[Said] | None = None, others: Iterable[Analysis] = ()
) -> Comparison:
    """Say what changed between two exports of one member.

    Args:
        old: The first, made with gestures: they tell what was open then.
        new: The second. Both are best judged with the same settings and the same words of the owner's.
        said: What the owner said; whoever they told apart stays two people.
        others: Further analyses of the same member, from before the second, for the line over time alone.

    Raises:
        ComparisonError: they are of different people, or given in the wrong order.
    """
    line = [old, *others, new]
    for one in line[:-1]:
        check_pair(one, new)
    moments = _moment(old), _moment(new)
    old, moved = follow_addresses(old, new, said)
    lacking = _lacking(old, new)
    compared = _MESSAGES not in lacking  # without them on one side, everybody would seem to have changed
    between = gather_between(new, old.as_of) if compared else Between.create_empty()
    then, now = find_follow_ups(old), find_follow_ups(new)
    return Comparison(
        then=moments[0],
        now=moments[1],
        new=find_links(new, old),
        gone=find_links(old, new),
        moved=moved,
        changed_job=find_job_changes(old, new),
        tier_changes=find_tier_changes(old, new, between, lacking) if compared else TierChanges.create_empty(),
        gone_quiet=find_gone_quiet(old, new, then, now) if compared else Quiet.create_empty(),
        warmed_up=find_warmed_up(old, new, between) if compared else Warmed.create_empty(),
        replies_given=find_replies(then, FollowUp.OWED, new, between) if compared else Replies.create_empty(),
        answers_received=find_replies(then, FollowUp.WAITING, new, between) if compared else Replies.create_empty(),
        between=between,
        written_to=between["wrote_on"].count(),
        heard_from=between["heard_on"].count(),
        over_time=line_up(take_stock(each) for each in line),
        lacking=lacking,
    )


def _moment(analysis: Analysis) -> Moment:
    others = analysis.ties.height - int(analysis.ties["is_connection"].sum())
    return Moment(
        as_of=analysis.as_of,
        exported_on=analysis.facts.exported_on,
        stock=take_stock(analysis),
        unnamed=analysis.unnamed_connections,
        others=others,
    )


def _lacking(old: Analysis, new: Analysis) -> tuple[str, ...]:
    """Name the main tables that one of the two lacks.

    LinkedIn leaves out what would be empty, so one that came with the second export is no lack; messages are, since
    everybody would seem to have begun to write.
    """
    further = {table.name for table in FURTHER_TABLES}
    vanished = set(new.facts.missing) - set(old.facts.missing) - further
    return tuple(sorted(vanished | ({_MESSAGES} & set(old.facts.missing) - set(new.facts.missing))))
