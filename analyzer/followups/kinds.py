"""What a follow-up is: somebody, why they may be glad to hear from ego, since when, and the words it rests on."""

from __future__ import annotations

from enum import StrEnum

import dataframely as dy

from analyzer.schemas import FollowUp


class Cause(StrEnum):
    """The rule that put somebody on a list; text/ makes the sentence."""

    THEY_ASKED = "they_asked"
    STRANGER_ASKED = "stranger_asked"
    YOU_PROMISED = "you_promised"
    THEY_RECOMMENDED = "they_recommended"
    THEY_INTRODUCED = "they_introduced"
    THEY_HELPED = "they_helped"
    THEY_ENDORSED = "they_endorsed"
    WAIT_ON = "wait_on"
    NUDGE = "nudge"
    REMINDED = "reminded"
    HELPED_THEN_SILENCE = "helped_then_silence"
    JUST_LINKED = "just_linked"
    THEY_GREETED = "they_greeted"
    OVER_RHYTHM = "over_rhythm"
    FAMILIAR = "familiar"
    NOVEL = "novel"
    ONCE_CLOSE = "once_close"


class FollowUps(dy.Schema):
    """One row per person and list, list by list; within a list the strongest first, dormant ones taking turns.

    `on` is the day it rests on: of the question, the promise, the help, the link, the last contact. `quote` is the
    sentence that says so, null where none does, empty where the words were not kept. `what` names something beside it:
    a skill, a company. `days` is how long ago that was; `usual_days` is their usual delay or the pair's rhythm, null
    where there is none.
    """

    kind = dy.Enum(FollowUp, primary_key=True)
    person_id = dy.String(primary_key=True)
    cause = dy.Enum(Cause)
    on = dy.Date()
    quote = dy.String(nullable=True)
    what = dy.String(nullable=True)
    days = dy.Int64(min=0)
    usual_days = dy.Float64(nullable=True, min=0)
