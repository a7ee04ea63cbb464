"""The frames that cross a door between rooms, column by column."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import dataframely as dy


class Tier(StrEnum):
    """Where a person stands, from the closest to the one of whom nothing speaks. The order is the order shown."""

    COULD_CALL = "could_call"
    WARM = "warm"
    DORMANT = "dormant"
    SHALLOW = "shallow"
    NO_EVIDENCE = "no_evidence"


class Evidence(StrEnum):
    """How much there is to go by."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Kind(StrEnum):
    """What happened between ego and an alter."""

    MESSAGE = "message"
    CONNECTED = "connected"
    INVITATION = "invitation"
    ENDORSEMENT = "endorsement"
    RECOMMENDATION = "recommendation"
    IMPORTED_CONTACT = "imported_contact"
    IMPORTED_ADDRESS = "imported_address"


class WhyNot(StrEnum):
    """Why an interaction is no contact."""

    SPONSORED = "sponsored"
    INVITATION_NOTE = "invitation_note"
    ACCEPTANCE_GREETING = "acceptance_greeting"
    MASS_MESSAGE = "mass_message"
    NO_DATE = "no_date"
    NOT_A_MESSAGE = "not_a_message"


class Reason(StrEnum):
    """The rule that decided a tier, or the owner's own word; text/ makes the sentence."""

    OWN_YES = "own_yes"
    OWN_NO = "own_no"
    WRITTEN_OFTEN = "written_often"
    WRITTEN_AND_RECOMMENDED = "written_and_recommended"
    WRITTEN_AND_PHONE = "written_and_phone"
    WRITTEN_AND_CALL = "written_and_call"
    COOLING = "cooling"
    WRITTEN_SOME = "written_some"
    RECOMMENDED = "recommended"
    PHONE_ON_FILE = "phone_on_file"
    ONCE_STRONG = "once_strong"
    ONCE_SOME = "once_some"
    ONCE_RECOMMENDED = "once_recommended"
    ONCE_PHONE_ON_FILE = "once_phone_on_file"
    BRIEF_EXCHANGE = "brief_exchange"
    ONLY_THEY_WROTE = "only_they_wrote"
    ONLY_YOU_WROTE = "only_you_wrote"
    ONLY_IN_GROUPS = "only_in_groups"
    ONLY_MASS_MESSAGE = "only_mass_message"
    ONLY_GREETING = "only_greeting"
    ONLY_UNDATED = "only_undated"
    ONLY_ADVERTISING = "only_advertising"
    ONLY_CLICKS = "only_clicks"
    NEVER_A_WORD = "never_a_word"


UTC = "UTC"


class People(dy.Schema):
    """One row per alter: everybody who is a connection or with whom something happened; ego is left out."""

    person_id = dy.String(primary_key=True)
    name = dy.String()
    first_name = dy.String(nullable=True)
    profile_url = dy.String(nullable=True)
    company = dy.String(nullable=True)
    position = dy.String(nullable=True)
    email = dy.String(nullable=True)
    connected_on = dy.Date(nullable=True)
    is_connection = dy.Bool()
    by_name_only = dy.Bool()


class Interactions(dy.Schema):
    """One row per thing that happened between ego and one alter. Times are UTC; a null `at` is an unknown date.

    `given` is true where ego acted, null where that is unknown. `group_size` is the number of others in the
    conversation (1 for one-to-one). `conversation` is a code, equal within one thread. `turn` orders the messages of
    one conversation. `counts` says whether it is contact; `why_not` says why not. `what` is the skill of an
    endorsement, the company named with a recommendation or an imported contact, and says `note` for an invitation with
    one; no message text is here. An address-book entry is an imported contact where it has a phone number, else an
    imported address. `copied` marks a message of ego's that went to several people in near-identical words, answered or not.
    """

    person_id = dy.String()
    kind = dy.Enum(Kind)
    at = dy.Datetime(time_unit="us", time_zone=UTC, nullable=True)
    given = dy.Bool(nullable=True)
    group_size = dy.UInt32()
    conversation = dy.UInt64(nullable=True)
    turn = dy.Int64(nullable=True)
    counts = dy.Bool()
    why_not = dy.Enum(WhyNot, nullable=True)
    what = dy.String(nullable=True)
    copied = dy.Bool()


class FirstWords(dy.Schema):
    """One row per alter who wrote or was written to, and with whom no exchange went both ways.

    `quote` is the note of the invitation or the beginning of the first one-to-one message, shortened; null where it has
    no words. `given` says whether they are ego's, `is_note` whether they came with an invitation. `pitch` is the
    sentence by which a message of theirs is a pitch, null where none is. `alike` counts the others who sent ego a
    near-identical text.
    """

    person_id = dy.String(primary_key=True)
    at = dy.Datetime(time_unit="us", time_zone=UTC, nullable=True)
    given = dy.Bool(nullable=True)
    is_note = dy.Bool()
    quote = dy.String(nullable=True)
    pitch = dy.String(nullable=True)
    alike = dy.UInt32()


class Sign(StrEnum):
    """What the words of a message say, as far as a rule over them can tell. Rules miss more than they invent."""

    ARRANGED_CALL = "arranged_call"
    PHONE_NUMBER = "phone_number"
    THANKS = "thanks"
    ASK = "ask"
    OFFER = "offer"
    INTRODUCTION = "introduction"
    CONGRATULATION = "congratulation"
    PITCH = "pitch"
    MASS_MESSAGE = "mass_message"
    QUESTION = "question"
    PROMISE = "promise"
    HELP = "help"
    SETTLED = "settled"
    GRATITUDE = "gratitude"
    REFUSAL = "refusal"
    ANSWER = "answer"


class Gestures(dy.Schema):
    """One row per sign in a one-to-one message that counts: who asked, offered, thanked, promised, and in which words.

    `conversation` and `turn` are those of Interactions. `quote` is the sentence that says so, shortened; empty where
    the words were not kept.
    """

    person_id = dy.String(primary_key=True)
    conversation = dy.UInt64(primary_key=True)
    turn = dy.Int64(primary_key=True)
    sign = dy.Enum(Sign, primary_key=True)
    at = dy.Datetime(time_unit="us", time_zone=UTC)
    given = dy.Bool()
    quote = dy.String()


class LastLines(dy.Schema):
    """One row per one of the last one-to-one messages with an alter; `place` 0 is the latest.

    `quote` is its beginning, shortened, on one line; null where it has no words, empty where they were not kept.
    """

    person_id = dy.String(primary_key=True)
    place = dy.UInt32(primary_key=True)
    at = dy.Datetime(time_unit="us", time_zone=UTC)
    given = dy.Bool()
    quote = dy.String(nullable=True)


class GroupMembers(dy.Schema):
    """One row per alter and group conversation in which two people or more wrote: who took part, wrote or received.

    `conversation` is the code it has in Interactions. The days are those of the first and the last message that names
    this person; both are null where none of them is dated.
    """

    conversation = dy.UInt64(primary_key=True)
    person_id = dy.String(primary_key=True)
    first_on = dy.Date(nullable=True)
    last_on = dy.Date(nullable=True)


class Occupation(StrEnum):
    """What ego did at a place."""

    WORK = "work"
    STUDY = "study"


class Mark(StrEnum):
    """What ego did about an alter that the alter never saw."""

    NOTED = "noted"
    LOOKED_UP = "looked_up"
    FOLLOWED = "followed"
    UNFOLLOWED = "unfollowed"


class Marks(dy.Schema):
    """One row per thing ego did about an alter that the alter never saw: a note on LinkedIn, a search for their name.

    `text` holds the note; null for everything else. A mark is no contact and changes no verdict.
    """

    person_id = dy.String()
    mark = dy.Enum(Mark)
    at = dy.Datetime(time_unit="us", time_zone=UTC, nullable=True)
    text = dy.String(nullable=True)


class Deed(StrEnum):
    """What ego did on LinkedIn without anybody in particular at the other end."""

    POST = "post"
    REPOST = "repost"
    COMMENT = "comment"
    REACTION = "reaction"
    EVENT = "event"
    COURSE = "course"
    COMPANY_FOLLOWED = "company_followed"
    JOB_SAVED = "job_saved"
    JOB_APPLIED = "job_applied"


class Deeds(dy.Schema):
    """One row per deed. `what` is the event, the course or the company; null for posts and what is done to them.

    `ended_on` is the last day of an event, null for everything else. No text of a post is here.
    """

    deed = dy.Enum(Deed)
    at = dy.Datetime(time_unit="us", time_zone=UTC, nullable=True)
    ended_on = dy.Date(nullable=True)
    what = dy.String(nullable=True)


class Ability(StrEnum):
    """What ego could have to give. The last three are what LinkedIn tells advertisers, not what ego says."""

    SKILL = "skill"
    LANGUAGE = "language"
    COURSE = "course"
    ADVERTISED_SKILL = "advertised_skill"
    ADVERTISED_INTEREST = "advertised_interest"
    ADVERTISED_TITLE = "advertised_title"


OWN_ABILITIES: Final = (Ability.SKILL, Ability.LANGUAGE, Ability.COURSE)
"""What ego says of themselves, or has done; the rest is what advertisers are told."""


class Abilities(dy.Schema):
    """One row per thing ego knows or can, by the profile, by courses finished, or by what advertisers are told."""

    ability = dy.Enum(Ability, primary_key=True)
    what = dy.String(primary_key=True)


class Careers(dy.Schema):
    """One row per job or study of ego that had begun by `as_of`; a null end is the present."""

    occupation = dy.Enum(Occupation)
    place = dy.String()
    title = dy.String(nullable=True)
    started_on = dy.Date(nullable=True)
    finished_on = dy.Date(nullable=True)


class Signals(dy.Schema):
    """One row per alter: the measured numbers a verdict rests on. Days are UTC days, months calendar months."""

    person_id = dy.String(primary_key=True)
    active_days = dy.UInt32()
    active_months = dy.UInt32()
    group_days = dy.Float64(min=0)
    sent = dy.UInt32()
    received = dy.UInt32()
    two_way = dy.Bool()
    first_contact = dy.Date(nullable=True)
    last_contact = dy.Date(nullable=True)
    span_days = dy.Int64(min=0)
    last_letter = dy.Date(nullable=True)
    last_heard = dy.Date(nullable=True)
    silent_months = dy.Float64(nullable=True, min=0)
    recommendations_given = dy.UInt32()
    recommendations_received = dy.UInt32()
    recommended_on = dy.Date(nullable=True)
    imported_phone = dy.Bool()
    imported_on = dy.Date(nullable=True)
    arranged_call = dy.Bool()
    arranged_call_on = dy.Date(nullable=True)
    invitation_note = dy.Bool()
    shared_employer = dy.Bool()
    endorsements_given = dy.UInt32()
    endorsements_received = dy.UInt32()
    years_known = dy.Float64(nullable=True, min=0)
    mass_messages = dy.UInt32()
    greetings = dy.UInt32()
    advertisements = dy.UInt32()
    undated_messages = dy.UInt32()


class Ties(Signals):
    """One row per listed person, ordered by `current` and `person_id`: the signals, what they add up to, the verdict.

    `strength` has no recency, `warmth` lies between the floor and 1, `current` is their product. `breadth`, `core` and
    the `*_strength` columns are the parts of `strength`. `tier_lowest` and `tier_highest` are the range over the
    cut-offs; `firm` says that there is none.
    """

    name = dy.String()
    profile_url = dy.String(nullable=True)
    company = dy.String(nullable=True)
    position = dy.String(nullable=True)
    connected_on = dy.Date(nullable=True)
    is_connection = dy.Bool()
    by_name_only = dy.Bool()
    tier = dy.Enum(Tier)
    reason_key = dy.Enum(Reason)
    breadth = dy.Float64(min=0)
    core = dy.Float64(min=0)
    extras = dy.Float64(min=0)
    recommendation_strength = dy.Float64(min=0)
    imported_phone_strength = dy.Float64(min=0)
    arranged_call_strength = dy.Float64(min=0)
    invitation_note_strength = dy.Float64(min=0)
    shared_employer_strength = dy.Float64(min=0)
    endorsement_strength = dy.Float64(min=0)
    years_known_strength = dy.Float64(min=0)
    strength = dy.Float64(min=0)
    warmth = dy.Float64(min=0, max=1)
    current = dy.Float64(min=0)
    strong = dy.Bool()
    some = dy.Bool()
    vouched = dy.Bool()
    firm = dy.Bool()
    tier_lowest = dy.Enum(Tier)
    tier_highest = dy.Enum(Tier)
    evidence = dy.Enum(Evidence)


class Positions(dy.Schema):
    """One row per listed person, in the order of the ties. The circle has radius 1 and ego in the middle.

    `size` is the dot's radius as a share of the circle's. `named` says whose name is written beside the dot.
    """

    person_id = dy.String(primary_key=True)
    tier = dy.Enum(Tier)
    x = dy.Float32()
    y = dy.Float32()
    size = dy.Float32()
    named = dy.Bool()


class Verdict(StrEnum):
    """What a person decided about a connection."""

    KEEP = "keep"
    LET_GO = "let_go"
    REACH_OUT = "reach_out"
    LATER = "later"


class Answer(StrEnum):
    """What a person answered to "would they pick up?"."""

    YES = "yes"
    NO = "no"
    DO_NOT_KNOW = "do_not_know"


class FollowUp(StrEnum):
    """Why somebody may be glad to hear from ego. The order is the order shown."""

    OWED = "owed"
    PROMISED = "promised"
    UNTHANKED = "unthanked"
    WAITING = "waiting"
    ASKED_AND_GONE = "asked_and_gone"
    NEVER_GREETED = "never_greeted"
    OVERDUE = "overdue"
    DORMANT = "dormant"


class Settled(StrEnum):
    """What a person did about a follow-up."""

    DONE = "done"
    NOT_THIS = "not_this"
    LATER = "later"


class Topic(StrEnum):
    """What something said about a person is about."""

    VERDICT = "verdict"
    DONE = "done"
    REMOVED = "removed"
    NOTE = "note"
    TAG = "tag"
    LABEL = "label"
    CADENCE = "cadence"
    SAME_PERSON = "same_person"
    FOLLOW_UP = "follow_up"
    CONTACT = "contact"
    STORY = "story"


KEEP_TAG = "keep"
"""The tag of people who are never asked about."""


class Statements(dy.Schema):
    """One row per thing a person says about an alter. A null `value` takes back what was said before.

    | topic | detail | value |
    |---|---|---|
    | verdict | | a `Verdict` |
    | done | | the verdict that was carried out on LinkedIn |
    | removed | | ISO day of the export in which they were found to be no connection any more |
    | note | | the words |
    | tag | the tag | `yes` |
    | label | | an `Answer` |
    | cadence | | days between two messages |
    | same_person | another person_id | `yes`, or `no` where the two are not one |
    | follow_up | a `FollowUp` | a `Settled` and an ISO day: `done` and `not_this` hold for what had come up by that day, \
    `later` until it |
    | contact | ISO day on which ego was in touch with them, by whatever way | `yes` |
    | story | | the words: what their story is |
    """

    person_id = dy.String(primary_key=True)
    topic = dy.Enum(Topic, primary_key=True)
    detail = dy.String(primary_key=True)
    value = dy.String(nullable=True)


class LastWords(dy.Schema):
    """One row per thing that was said, as `Statements`: the last word about it, null where it was taken back.

    `order` rises from act to act, whatever the clock says; `at` is the clock's time.
    """

    person_id = dy.String(primary_key=True)
    topic = dy.Enum(Topic, primary_key=True)
    detail = dy.String(primary_key=True)
    value = dy.String(nullable=True)
    order = dy.Int64()
    at = dy.Datetime(time_unit="us", time_zone=UTC)
    act = dy.String()


class Said(LastWords):
    """One row per thing that holds now: what was taken back is not in it."""

    value = dy.String()


class Known(dy.Schema):
    """One row per person something was said about: who they were when it was said last."""

    person_id = dy.String(primary_key=True)
    name = dy.String()
    profile_url = dy.String(nullable=True)
    connected_on = dy.Date(nullable=True)


class Milestones(dy.Schema):
    """One row per export of one owner, by its day: how the list stood then. Only counts are kept.

    `connections` counts named connections, `never_spoken` those without a message that counts; the tiers add up to it.
    """

    exported_on = dy.Date(primary_key=True)
    connections = dy.UInt32()
    never_spoken = dy.UInt32()
    could_call = dy.UInt32()
    warm = dy.UInt32()
    dormant = dy.UInt32()
    shallow = dy.UInt32()
    no_evidence = dy.UInt32()
