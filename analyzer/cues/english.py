"""English: openings of a letter, and the ways of saying that a call or a meeting is agreed."""

from __future__ import annotations

from typing import Final

from analyzer.cues.rules import Cue, Language

_PARTS: Final = {
    "<day>": r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)",
    "<month>": r"(?:january|february|march|april|may|june|july|august|september|october|november|december)",
    "<hour>": r"(?:noon|midday|half past \w+|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|h|o.clock|sharp)|\d{1,2}[:.]\d\d)",
    "<meal>": r"(?:coffee|lunch|dinner|breakfast|brunch|drinks?|beers?|tea|a walk)",
    "<talk>": (
        r"(?:phone call|video call|call|zoom|skype|video chat|chat|coffee|lunch|dinner|breakfast|brunch|drinks?|"
        r"beers?|meeting|meet-?up|catch[- ]?up|conversation|walk)"
    ),
    "<call>": r"(?:call|ring|phone|facetime|skype|meet|see|speak (?:to|with)|talk (?:to|with)|catch up with|pick)",
}
_PARTS["<when>"] = (
    r"(?:today|tonight|tomorrow|later today|this (?:morning|afternoon|evening|week(?:end)?)|(?:on |next |this |coming )*"
    + _PARTS["<day>"]
    + r"|next week|in the (?:morning|afternoon|evening)|in (?:an hour|half an hour|ten minutes|\d+ minutes)|(?:at |around |by )"
    + _PARTS["<hour>"]
    + r"|at \d{1,2}|"
    + _PARTS["<hour>"]
    + r"|on the \d{1,2}(?:st|nd|rd|th)|(?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? "
    + _PARTS["<month>"]
    + r"|(?:on )?"
    + _PARTS["<month>"]
    + r" \d{1,2}(?:st|nd|rd|th)?)"
)


def _written(pattern: str) -> str:
    """Write out the named parts of a pattern."""
    for name, part in _PARTS.items():
        pattern = pattern.replace(name, part)
    return pattern


_ARRANGED: Final = Cue(
    name="arranged_call",
    gate=r"\b(?:call|phone|ring|zoom|teams|skype|facetime|meet|coffee|lunch|dinner|breakfast|brunch|drink|beer|tea\b|chat|speak|"
    r"spoke|talk|catch|caught|calendar|invite|see (?:you|u)\b|walk|conversation)",
    says=tuple(
        _written(pattern)
        for pattern in (
            # A day or an hour is named for it.
            r"\b<call> (?:you|u)(?: up)?\b.{0,40}\b<when>\b",
            r"\b(?:speak|talk|meet|chat|call) (?:then )?<when>\b",
            r"\bsee (?:you|u) (?:there )?<when>\b",
            (
                r"\b(?:call|zoom|coffee|lunch|dinner|breakfast|drinks|chat|meeting) (?:is |it is |is all |all |booked |set |confirmed |"
                r"agreed )*(?:on |for |at )?<when> (?:it is|works|is fine|is good|suits|is perfect|is great|confirmed)\b"
            ),
            (
                r"\b(?:i'?ll|i will|we'?ll|we will|i'?m going to|i am going to|let'?s|let us)\b.{0,30}\b(?:call|ring|phone|meet|speak|"
                r"talk|catch up|chat|have (?:a |our )?(?:quick |short )?<talk>|do (?:a |our )?<talk>|grab <meal>|get <meal>)\b.{0,40}\b<when>\b"
            ),
            r"\b(?:i'?ll|i will) (?:give you a (?:call|ring|buzz)|call you|ring you|phone you)\b",
            r"\b(?:dial(?:ling)?|call(?:ing)?) you (?:now|in a (?:minute|moment|sec))\b",
            # It has happened.
            (
                r"\b(?:thanks|thank you|thx|cheers)\b.{0,30}\bfor (?:the|your|our|that|a|such a)\b.{0,25}\b(?:phone call|video call|"
                r"call|zoom|coffee|lunch|dinner|breakfast|brunch|drinks?|beers?|chat|catch[- ]?up|walk|meeting)\b"
            ),
            (
                r"\b(?:great|good|lovely|nice|wonderful|so good|fun) (?:talking|speaking|chatting|meeting|catching up|seeing)(?: up)?"
                r"(?: (?:to|with) (?:you|u)| (?:you|u))?\b.{0,30}\b(?:today|yesterday|just now|earlier|the other day|on the phone|"
                r"in person|this (?:morning|afternoon|week)|last (?:night|week)|on <day>)\b"
            ),
            (
                r"\b(?:great|good|lovely|nice|wonderful|so good) to (?:talk|speak|chat|meet|catch up|see)(?: up)?"
                r"(?: (?:to|with) (?:you|u)| (?:you|u))?\b.{0,30}\b(?:today|yesterday|just now|earlier|the other day|on the phone|"
                r"in person|this (?:morning|afternoon|week)|last (?:night|week)|on <day>)\b"
            ),
            (
                r"\b(?:after|since|during|following|as discussed (?:on|in|during)|from) our (?:last |first )?(?:phone call|video call|"
                r"call|coffee|lunch|dinner|breakfast|meeting|chat on the phone|walk)\b"
            ),
            r"\bwe (?:spoke|talked) (?:on the phone|yesterday|earlier today|this morning|on <day>|last (?:night|week))\b",
            # It stands in the calendar.
            (
                r"\b(?:sent|sending|send|accepted|got) (?:you |over |your |the |a |an )*(?:calendar invit(?:e|ation)|invite for|"
                r"zoom (?:link|invite)|teams (?:link|invite)|meeting (?:invit(?:e|ation)|link)|dial-in)\b"
            ),
            r"\bcalendar invit(?:e|ation) (?:is |has been |was )?(?:sent|on its way|out)\b",
            (
                r"\blooking forward to (?:our|the) (?:phone call|video call|call|zoom|chat|coffee|lunch|dinner|breakfast|brunch|drinks|"
                r"meeting|catch[- ]?up|conversation|walk)\b"
            ),
            r"\bsee you (?:at|for) (?:our|the) <talk>\b",
            r"\b(?:zoom\.us/j/|meet\.google\.com/|teams\.microsoft\.com/l/meetup)",
        )
    ),
    unless=(
        r"\?",
        r"\b(?:would|could|can|may|might|shall|should) (?:you|we|i)\b",
        (
            r"\b(?:if|whether|unless|in case|perhaps|maybe|someday|one day|sometime|some time|wish|hope to|hoping to|would love|i'd love|"
            r"want to|like to|happy to|let me know|are you|do you|did you|not|never|cancel(?:led|ed|ling)?|missed|postpone[d]?|no need|"
            r"call for|webinar|newsletter|sales call|cold call)\b"
        ),
        r"n't\b",
    ),
)

_NUMBER: Final = Cue(
    name="phone_number",
    gate=r"[0-9][0-9 ().\-/]{5,}[0-9]",
    says=(
        (
            r"\b(?:call|ring|phone|mobile|cell|cellphone|number|tel|telephone|whatsapp|signal|reach me|text me)\b[^\n]{0,40}?"
            r"(?:\+|\b0|\()?\d{1,4}\)?(?:[ ./-]?\(?\d{2,5}\)?){2,5}\b"
        ),
        r"(?:^|[\s:(])\+\d{1,3}[ .-]?\(?\d{1,5}\)?(?:[ ./-]?\d{2,5}){1,5}\b",
        r"(?:^|[\s:])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b",
    ),
    unless=(
        r"https?://",
        r"\b(?:order|invoice|ticket|case|booking|reference|customer|account|conference|webinar|meeting|tracking) (?:id|no|number|ref)\b",
        r"\b(?:hotline|customer service|support line)\b",
    ),
)

ENGLISH: Final = Language(
    code="en",
    greetings=(
        "hi",
        "hello",
        "hey",
        "dear",
        "good morning",
        "good afternoon",
        "good evening",
        "greetings",
        "morning",
        "hiya",
    ),
    cues=(_ARRANGED, _NUMBER),
)
