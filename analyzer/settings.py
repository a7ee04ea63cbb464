"""Every constant of the model and of reading: its value, its unit, where it comes from.

`docs/method.md` tells the same in prose. Marks used below: *measured* is a figure from public data
(see docs/method.md), *prior* is our own choice, to be corrected by the owner's labels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import product
from typing import Any, Final

from analyzer.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on a stranger's file, so that no archive can fill memory or take for ever."""

    archive_members: int = 20_000
    """Files in one archive. Real ones hold 26 to 60; articles may add a few hundred."""

    member_bytes: int = 4 * 1024**3
    """Bytes of one unpacked file. A million messages are about 0.5 GB."""

    total_bytes: int = 6 * 1024**3
    """Bytes of all unpacked files that are read."""

    inflation_ratio: int = 200
    """Unpacked over packed size of one file. Real exports stay between 2.5 and 4.4."""

    inflation_ratio_from_bytes: int = 16 * 1024**2
    """Below this unpacked size the ratio is not looked at: a file of one repeated line is small anyway."""

    columns: int = 500
    """Columns of one table. The widest real one, Ad_Targeting, has about 35."""

    field_bytes: int = 1024**2
    """Bytes of one field. The longest measured, a message, has 14,378 characters (as measured in real exports)."""

    whole_bytes: int = 16 * 1024**2
    """Bytes of a table up to which it is unpacked before it is read. Unpacking while reading costs no memory for the
    text, and some time on a small file."""

    header_search_lines: int = 60
    """Lines looked through for the header row. Real preambles are 0 or 3 lines long."""

    upload_bytes: int = 1024**3
    """Bytes of one zip dropped into the browser; a larger one can be given by its path. Real ones have about a million."""

    same_request_days: int = 7
    """Days between two archives up to which they answer one request: the larger one comes within a day, or three by what
    users report, its link holds three more, and its name may be a day late (as measured in real exports)."""

    doubtful_days: int = 60
    """Days between the newest thing in an archive and the day its files were written, from which that day is doubted:
    somebody may have packed it anew. Prior: few members see two months without a link or a message."""

    seconds: int = 300
    """Time the app and the command line give to reading one export. A million messages take about ten seconds here."""

    memory_bytes: int = 4 * 1024**3
    """Memory they give to it. A million messages take about 1.4 GB."""

    latest_year: int = 2099
    """A date after it is a slip of the pen, and cannot be the day of an export."""

    earliest_year: int = 2003
    """LinkedIn opened in May 2003; a date before it is a misreading."""


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """The constants of the graph: what people share, and how much of it makes a circle."""

    chapter_gap_days: int = 92
    """Days between two jobs at one employer up to which they are one chapter. Prior: a quarter."""

    burst_links: int = 5
    """Links of one day from which it may be a burst. Prior."""

    burst_ratio: float = 5.0
    """Times as many links as an average day around it that make a day a burst. Prior."""

    burst_window_days: int = 45
    """Days before and after that are the weeks around a day. Prior."""

    event_days: int = 5
    """Days of the longest event that a burst is called by: a fair or a conference; what lasts longer is no occasion.
    Prior."""

    group_weight: float = 6.0
    """Times as much as anything else of its size that sharing a group conversation weighs: more than any other thing,
    up to the 50 people LinkedIn allows in a group. Prior: to have been in one conversation is the only real evidence."""

    clique_people: int = 50
    """People who share a thing up to which each pair of them is an inferred tie; a larger thing stays a hub. Prior."""

    clear_modularity: float = 0.3
    """Modularity from which a community falls apart into smaller ones. Newman and Girvan 2004: from about 0.3 a network
    has clear communities. Measured on planted circles: it finds them better than any one resolution."""

    leiden_rounds: int = 2
    """Rounds of the Leiden algorithm (Traag, Waltman and van Eck 2019). Measured: two are better than Louvain here."""

    seed: int = 20260309
    """Of all chance in communities and layout, so that two runs say the same."""

    community_people: int = 5
    """People from which a community, or a field, counts as one for bridges and last links. Prior."""

    bridge_ties: int = 2
    """Living ties into a community up to which each of them is a bridge. Prior."""

    naming_share: float = 0.4
    """Share of a community (0-1) that has to have a thing in common for it to give the name. Prior."""

    naming_lift: float = 1.4
    """Times as common as among everybody that such a thing has to be: a name tells what sets apart. Prior."""

    grew_share: float = 0.8
    """Share of a community's link days (0-1), the middle ones, in which it is said to have grown: an early bird is no
    beginning. Prior."""

    introducers: int = 3
    """People named at most who could introduce somebody. Prior: as many as one would weigh up."""

    def __post_init__(self) -> None:
        """Refuse constants that would divide by nothing or make no circle of anybody."""
        if min(self.burst_window_days, self.burst_links, self.clique_people, self.community_people) < 1:
            raise SettingsError("setting_windows", hint="one_or_more")
        if not min(self.clear_modularity, self.naming_share, self.grew_share) >= 0:
            raise SettingsError("setting_share_negative")


@dataclass(frozen=True, slots=True)
class FollowUpSettings:
    """The constants of keeping in touch: how far back a list looks, and what is soon, fair and overdue."""

    recalled_months: float = 24.0
    """Months since a question, a promise or a help up to which it is brought up. Prior: as long as a strong tie stays
    callable; what is older is a reason to write anew, and no debt."""

    grace_days: int = 2
    """Days for which nobody owes a reply, and nobody waits for one. Prior: a working day and a night."""

    nudge_days: int = 7
    """Days of silence from which a friendly reminder is fair, if their own pace is no slower. Prior: a week."""

    nudge_paces: float = 3.0
    """Times their usual delay that must have passed before a reminder is fair. Prior."""

    waiting_months: float = 12.0
    """Months up to which one can be said to wait for an answer. Prior: after a year one writes anew."""

    answer_days: int = 60
    """Days within which what they do after a request of ego's is taken for an answer to it. Prior."""

    answer_characters: int = 80
    """Characters from which a message of ego's after a promise is taken for what was promised, if it asks nothing. Prior:
    a sentence or two."""

    kept_letters: int = 3
    """Messages of ego's after a promise from which it is taken for kept: whoever writes on has likely spoken of it.
    Prior."""

    thanked_days: int = 30
    """Days around a help within which ego's thanks are taken to be for it. Prior."""

    gone_days: int = 90
    """Days of silence after somebody helped from which it looks as if only the help had counted. Prior: a quarter."""

    greeting_days: int = 90
    """Days since a link within which a first word is still a greeting. Prior: a quarter."""

    overdue_times: float = 8.0
    """Times a pair's own rhythm that make a silence overdue. Measured by Navarro et al. 2017 on telephone calls: a tie
    silent for longer than about eight times its usual gap has mostly ended."""

    overdue_days: int = 4
    """Days in touch from which two people have a rhythm. Prior: three gaps."""

    overdue_gap_days: float = 7.0
    """Shortest gap taken for a rhythm: a talk that went on for days is one occasion. Prior: a week."""

    endorsed_months: float = 12.0
    """Months since somebody endorsed ego up to which a word of thanks is brought up. Prior: it was one click."""

    latest_share: float = 0.5
    """Share of a cadence that may pass after the ideal day before it is late. Prior: half as long again."""

    soon_days: int = 14
    """Days ahead that count as next. Prior: two weeks."""


@dataclass(frozen=True, slots=True)
class HabitSettings:
    """The constants of habits, and of give and take."""

    greeted_days: int = 30
    """Days after a link within which a first message counts as its greeting. Prior: a month."""

    search_days: int = 45
    """Days before and after an application that belong to a search. Prior: a month and a half."""

    gap_days: int = 31
    """Days between two jobs from which the time between is one of looking. Prior: jobs are dated by month."""

    enough_gifts: int = 4
    """Gifts either way from which a share is said. Below it an interval spans nearly everything."""

    sure: float = 0.9
    """Share of the probability (0-1) that an interval holds."""

    nearest: int = 5
    """People who are the nearest: the innermost of Dunbar's layers (MacCarron et al. 2016)."""


@dataclass(frozen=True, slots=True)
class PruneSettings:
    """The constants of pruning: who is never up, and what is a portion."""

    young_days: int = 183
    """Days since the link within which it is too early to tell. Prior: half a year."""

    pending_days: int = 90
    """Days after which a sent invitation that nobody accepted is listed. Prior: a quarter."""

    near_days: int = 3
    """Days before and after a link that are the week around it. Prior: people met at one event link within days."""

    portion: int = 20
    """People a day, as long as nobody chose otherwise. Prior: by hand it is three to eight; with keys a few more."""

    named: int = 8
    """Names or places listed where there are more. Prior: as many as one reads."""

    def __post_init__(self) -> None:
        """Refuse what would put everybody up, or nobody at all."""
        if min(self.young_days, self.pending_days, self.near_days) < 0 or self.portion < 1:
            raise SettingsError("setting_portion", hint="one_or_more")


STEPS: Final[tuple[tuple[str, float], ...]] = (
    ("strong_days", 2),
    ("strong_days_with_evidence", 1),
    ("some_days", 1),
    ("strong_months", 1),
    ("callable_silent_months", -6),
    ("warm_silent_months", -6),
)
"""How far each cut-off is moved towards strict, and as far towards lenient, to see whether a tier is firm."""

SWITCHES: Final = ("phone_counts", "recommendation_counts", "arranged_call_counts")
"""Names of the kinds of evidence that are left out, one at a time, to see the same."""

HALF_LIVES: Final = (12.0, 24.0, 48.0)
"""Half-lives in months with which the order is tried."""

FLOORS: Final = (0.25, 0.5, 0.75)
"""Floors of warmth (0-1) with which the order is tried."""

ONE_SIDED: Final = (0.6, 0.8)
"""Shares kept of a one-sided tie (0-1) with which the order is tried."""

ALL: Final = "all"
"""Stands for every constant at once."""


class Way(StrEnum):
    """How a constant is moved to see whether anything depends on it."""

    STRICT = "strict"
    LENIENT = "lenient"
    WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class Variant:
    """Other constants.

    Attributes:
        constant: The name of the one that is moved, or `ALL`.
        way: How it is moved.
        settings: What comes of it.
    """

    constant: str
    way: Way
    settings: Settings


@dataclass(frozen=True, slots=True)
class ComparisonSettings:
    """What is worth telling about two exports."""

    silent_months: float = 6.0
    """Months of silence after which an exchange is one that warmed up. Prior: half a year, as for what is never up for
    pruning."""


@dataclass(frozen=True, slots=True)
class CohortSettings:
    """The constants of a cohort's rows. What protects its participants is fixed, in norms/."""

    year_days: int = 365
    """Days that are a year, of links and of people written with."""

    recent_months: int = 24
    """Months looked at for how steadily somebody writes. Prior: as long as a strong tie stays callable."""

    nearest: int = 15
    """People whose strength tells of depth: the second of Dunbar's layers (MacCarron et al. 2016)."""

    apart_weeks: int = 2
    """Whole weeks between two exports from which they are a before and an after. Prior."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The constants of the model. One object, handed down from the edge; nothing below has its own."""

    # What counts as contact
    mass_text_characters: int = 40
    """Characters, after greeting, case, punctuation and spaces are dropped. Prior: shorter texts coincide."""

    mass_people: int = 5
    """People who got the near-identical text. Prior."""

    mass_window_days: int = 30
    """Days within which they got it. Prior."""

    answer_window_days: int = 30
    """Days within which a word back makes a mass message answered for that person. Prior."""

    # Strength
    one_sided_share: float = 0.6
    """Share of the breadth that is kept where only one of the two ever wrote. Measured: 42 v 22 %, 28 v 14, 52 v 18."""

    uneven_share: float = 0.1
    """Share of the core that perfect balance adds. Prior, kept small: finer balance predicts nothing."""

    recommendation_strength: float = 1.0
    """Strength for a recommendation, each way. Prior; Burke and Kraut 2014 put composed text far above clicks."""

    imported_phone_strength: float = 0.8
    """Strength for a phone number in the imported address book. Prior."""

    arranged_call_strength: float = 0.8
    """Strength for a call or meeting arranged in a two-way thread. Prior."""

    invitation_note_strength: float = 0.3
    """Strength for a personal note with the invitation. Prior."""

    shared_employer_strength: float = 0.2
    """Strength where their company now is one of ego's own. Prior."""

    endorsement_strength: float = 0.1
    """Strength per natural logarithm of 1 + endorsed skills, both ways. Prior."""

    endorsement_strength_most: float = 0.3
    """The most that endorsements add. Prior: endorsements are clicks."""

    years_known_strength: float = 0.15
    """Strength per natural logarithm of 1 + years known, where the two have written. Prior."""

    extras_strength_most: float = 2.0
    """The most that all extras add together. Prior: what people write to each other leads."""

    # Warmth
    half_life_months: float = 24.0
    """Months of silence that halve what lies above the floor. Prior; with the floor it hardly matters (measured)."""

    warmth_floor: float = 0.5
    """Warmth (0-1) that silence never takes away. Measured: without a floor, recency makes the score worse."""

    days_per_month: float = 30.4375
    """Days in the mean calendar month (365.25 / 12)."""

    period_days: int | None = None
    """Days of the periods in which activity is counted, from 1 January 1970; calendar months where None. Data of a few
    weeks, on which the model is checked, are counted in weeks."""

    days_per_year: float = 365.25
    """Days in the mean calendar year."""

    # Tiers
    strong_days: int = 8
    """Active days that make a tie strong. Prior."""

    strong_months: int = 3
    """Active calendar months that make a tie strong. Prior."""

    strong_days_with_evidence: int = 4
    """Active days that do where there is a phone number, recommendation or arranged call. Prior."""

    some_days: int = 3
    """Active days that make more than a passing contact. Prior."""

    some_months: int = 2
    """Active calendar months that do too, if the contact also spans `some_span_days`."""

    some_span_days: int = 28
    """Days between the first and the last active day for the rule above. Prior."""

    callable_silent_months: float = 24.0
    """Months of silence from which a strong tie is no longer called warm to the touch. Prior."""

    warm_silent_months: float = 36.0
    """Months of silence from which a tie is dormant (Levin, Walter and Murnighan 2011: three years)."""

    phone_counts: bool = True
    """Whether an imported phone number is evidence for a tier. Switched off to see whether a tier is firm."""

    recommendation_counts: bool = True
    """Whether a recommendation is evidence for a tier. Switched off to see whether a tier is firm."""

    arranged_call_counts: bool = True
    """Whether an arranged call is evidence for a tier. Switched off to see whether a tier is firm."""

    # How sure
    evidence_medium: int = 3
    """Active days plus kinds of extras from which the evidence is medium. Prior."""

    evidence_high: int = 8
    """Active days plus kinds of extras from which the evidence is high. Prior."""

    limits: Limits = field(default_factory=Limits)
    """Bounds on what is read."""

    network: NetworkSettings = field(default_factory=NetworkSettings)
    """What the graph is made with."""

    prune: PruneSettings = field(default_factory=PruneSettings)
    """Who is never up for pruning, and what is a portion."""

    follow_ups: FollowUpSettings = field(default_factory=FollowUpSettings)
    """What is owed, fair and overdue."""

    habits: HabitSettings = field(default_factory=HabitSettings)
    """What is a greeting, a search, a share."""

    cohort: CohortSettings = field(default_factory=CohortSettings)
    """What a cohort's rows are counted over."""

    comparison: ComparisonSettings = field(default_factory=ComparisonSettings)
    """What is a silence that ended between two exports."""

    def __post_init__(self) -> None:
        """Refuse constants that would divide by zero or turn the tiers upside down."""
        if min(self.half_life_months, self.days_per_month, self.days_per_year) <= 0:
            raise SettingsError("setting_half_life")
        if self.period_days is not None and self.period_days < 1:
            raise SettingsError("setting_period", hint="one_or_more")
        if not 0 <= self.warmth_floor <= 1 or not 0 <= self.one_sided_share <= 1:
            raise SettingsError("setting_share")
        if self.callable_silent_months > self.warm_silent_months:
            raise SettingsError("setting_silence")

    def variants(self) -> Iterator[Variant]:
        """Give the other constants a tier is tried with.

        Each cut-off alone both ways, each kind of evidence left out, all towards strict, all towards lenient.
        """
        strict = {name: getattr(self, name) + step for name, step in STEPS}
        lenient = {name: max(getattr(self, name) - step, 1) for name, step in STEPS}
        without: dict[str, Any] = dict.fromkeys(SWITCHES, False)
        for way, values in ((Way.STRICT, strict), (Way.LENIENT, lenient), (Way.WITHOUT, without)):
            for name in values:
                yield Variant(name, way, self._with({name: values[name]}))
        yield Variant(ALL, Way.STRICT, self._with({**strict, **without}))
        yield Variant(ALL, Way.LENIENT, self._with(lenient))

    def orders(self) -> Iterator[Settings]:
        """Give the other constants that move only the order: each combination of half-life, floor and one-sided share."""
        for half_life, floor, share in product(HALF_LIVES, FLOORS, ONE_SIDED):
            yield replace(self, half_life_months=half_life, warmth_floor=floor, one_sided_share=share)

    def _with(self, values: dict[str, Any]) -> Settings:
        """Change some constants; no tie is callable for longer than it is warm."""
        most = values.get("warm_silent_months", self.warm_silent_months)
        silent = values.get("callable_silent_months", self.callable_silent_months)
        return replace(self, **{**values, "callable_silent_months": min(silent, most)})
