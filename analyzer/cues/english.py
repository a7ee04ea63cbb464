"""English: openings of a letter, and the ways of saying that a call or a meeting is agreed."""

from __future__ import annotations

from analyzer.cues.rules import Cue, Language

_WHEN = (
    r"(?:today|tonight|tomorrow|later|soon after|at (?:noon|\d)|(?:this|next|on|coming) (?:morning|afternoon|evening|week|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri)|monday|tuesday|wednesday|thursday|friday|"
    r"on the \d|\d{1,2}(?::\d\d)? ?(?:am|pm|h|o.clock))"
)
_TALK = r"(?:call|phone call|video call|zoom|chat|coffee|lunch|dinner|breakfast|drink|beer|meeting|catch[- ]?up|conversation|walk)"

_ARRANGED = Cue(
    name="arranged_call",
    gate=(
        "call",
        "phone",
        "ring",
        "zoom",
        "teams",
        "meet",
        "coffee",
        "lunch",
        "dinner",
        "breakfast",
        "drink",
        "beer",
        "chat",
        "speak",
        "talk",
        "catch",
        "calendar",
        "invite",
        "see you",
        "walk",
        "conversation",
    ),
    says=(
        # A day or an hour is named for it.
        rf"\b(?:call|ring|phone|meet|see|speak (?:to|with)|talk to|catch up with) (?:you|u)\b.{{0,40}}\b{_WHEN}\b",
        rf"\b(?:speak|talk|meet|chat) {_WHEN}\b",
        rf"\b{_TALK} (?:is |it is |booked |set |confirmed )?(?:on |for |at )?{_WHEN} (?:it is|works|is fine|is good|suits|is perfect)\b",
        rf"\b(?:i'?ll|i will|we'?ll|we will|i'?m going to|let'?s|let us) .{{0,30}}\b(?:call|ring|phone|meet|speak|talk|catch up|have (?:a |our )?{_TALK})\b.{{0,40}}\b{_WHEN}\b",
        # It has happened.
        rf"\b(?:thanks|thank you|thx)\b.{{0,25}} for (?:the|your|our|that|a)\b.{{0,25}}\b{_TALK}\b",
        rf"\b(?:great|good|lovely|nice|wonderful) (?:talking|speaking|chatting|meeting|catching up)(?: up)?(?: (?:to|with) you| you)?\b.{{0,30}}\b(?:today|yesterday|just now|this (?:morning|afternoon|week)|last (?:night|week)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|in person)\b",
        r"\b(?:after|since|during|following) our (?:call|phone call|video call|coffee|lunch|dinner|meeting)\b",
        # It stands in the calendar.
        r"\b(?:sent|sending|send)\b.{0,20}\b(?:calendar invite|calendar invitation|invite for|zoom link|meeting invite)\b",
        rf"\b(?:looking forward to|see you (?:at|for)) (?:our|the) {_TALK}\b",
        r"\b(?:zoom\.us/j/|meet\.google\.com/|teams\.microsoft\.com/l/meetup)",
    ),
    unless=(
        r"\?",
        r"\b(?:would|could|can|may|might|shall|should) (?:you|we|i)\b",
        r"\b(?:if|whether|unless|in case|perhaps|maybe|someday|one day|sometime|wish|hope to|hoping to|would love to|want to|"
        r"like to|happy to|let me know|are you|do you|not|never|n't|cancel(?:led)?|missed|no need|webinar|newsletter)\b",
    ),
)

_NUMBER = Cue(
    name="phone_number",
    gate=("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
    says=(
        r"(?:\b(?:call|ring|phone|mobile|cell|number|tel|telephone|whatsapp|signal|reach me|text me)\b[^\n]{0,40}?)"
        r"(?:\+|\b00)?\(?\b?\d{1,4}\)?(?:[ ./-]?\(?\d{2,4}\)?){2,5}\b",
        r"(?:^|[\s:(])\+\d{1,3}[ .-]?\(?\d{1,4}\)?(?:[ ./-]?\d{2,4}){2,4}\b",
    ),
    unless=(r"https?://", r"\b(?:order|invoice|ticket|case|booking|reference|conference|webinar|meeting) (?:id|no|number)\b"),
)

ENGLISH = Language(
    code="en",
    greetings=("hi", "hello", "hey", "dear", "good morning", "good afternoon", "good evening", "greetings", "morning", "hiya"),
    cues=(_ARRANGED, _NUMBER),
)
