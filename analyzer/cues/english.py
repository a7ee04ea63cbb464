"""English: openings of a letter, and the ways of arranging, thanking, asking, offering, introducing, congratulating, selling."""

from __future__ import annotations

from typing import Final

from analyzer.cues.rules import NO_PHONE, Cue, Language

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


_NAMED: Final = (
    r"\b(?:confirmed|sorted|agreed|booked|it is|works for me|perfect|great|fab|right|yep|ok|okay|sure thing),? (?:then,? |for |on )*(?:(?:mon|tues?|weds?|wednes|thurs?|fri|satur|sun)(?:day)?|tomorrow|tonight|noon|\d)[^.!?\n]{0,30}(?:\d|noon|it is|lunch|works)",
    r"\b(?:(?:mon|tues?|weds?|wednes|thurs?|fri|satur|sun)(?:day)?|tomorrow),? (?:at )?\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)?,? (?:it is|works|my|your|at)\b",
    r"\bi'?ll give you a (?:bell|buzz|shout)\b",
    r"\b(?:after|following) (?:we spoke|our (?:conversation|chat|talk) on the phone|our (?:conversation|discussion) (?:on|last))\b",
    r"\b(?:great|lovely|nice|good|fun) (?:catching up|seeing you|to (?:finally )?(?:meet|see|speak to) you) (?:\w+ ){0,3}(?:this morning|yesterday|today|last night|in person|over)\b",
    r"\b(?:good|great|nice) (?:call|chat|talk) (?:earlier|today|yesterday|this (?:morning|afternoon))\b",
    r"\bjust tried you\b",
    r"\b(?:running|i'm|i am) (?:about )?(?:\w+ ){0,2}(?:mins?|minutes) (?:late|away)\b",
    r"\bthanks for (?:lunch|dinner|coffee|breakfast|the drinks?|the coffee|the call)\b",
    r"\bsee you at (?:the|your|my) \w+ (?:on )?(?:(?:mon|tues?|weds?|wednes|thurs?|fri|satur|sun)(?:day)?|tomorrow|at \d)",
    r"\b(?:is|it's) in my (?:diary|calendar)\b",
    r"\benjoyed our (?:walk|lunch|chat|call|coffee|dinner|talk)\b",
    # Who does what with whom, and a day or an hour for it: nothing else may stand between.
    r"\b(?:call|ring|phone|facetime|meet|see|speak (?:to|with)|talk (?:to|with)|catch up with|pick) (?:you|u)<you>(?: for <talk>| for a <talk>)?,? <when>\b",
    r"\b(?:speak|talk|meet|chat|call)<you>,? <when>\b",
    r"\bsee (?:you|u)<you>,? <when>\b",
    (
        r"\b(?:call|zoom|coffee|lunch|dinner|breakfast|drinks|chat) (?:is |it is |is all |all |booked |set |confirmed |agreed )*"
        r"(?:on |for |at )?<when> (?:it is|works|is fine|is good|suits|is perfect|is great|confirmed)\b"
    ),
    (
        r"\b(?:i'?ll|i will|we'?ll|we will|i'?m going to|i am going to|let'?s|let us) "
        r"(?:meet|speak|talk|chat|catch up|call|have (?:a |our |that )?(?:quick |short )?<talk>|do (?:a |our |that )?<talk>|"
        r"grab (?:a |some )?<meal>|get (?:a |some )?<meal>)<you>(?: on the phone| by phone| over (?:coffee|lunch|dinner|zoom))?,? <when>\b"
    ),
    r"\b(?:i'?ll|i will) (?:give you a (?:call|ring|buzz)|(?:call|ring|phone) you)\b",
    r"\b(?:dial(?:ling)?|call(?:ing)?) you (?:now|in a (?:minute|moment|sec))\b",
    # It has happened.
    (
        r"\b(?:thanks|thank you|thx|cheers)(?: so much| very much| again| a lot)?,? for (?:the|your|our|that|a|such a)"
        r"(?: \w+){0,2} (?:phone call|video call|call|zoom|coffee|lunch|dinner|breakfast|brunch|drinks?|beers?|chat|catch[- ]?up|walk)"
        r"(?: (?:on|at|in|with|the other|to|and|it|last)\b| <when>| yesterday| just now| earlier|[,;:)]|$|[.!\n])"
    ),
    r"\b(?:great|good|lovely|nice|wonderful|so good|fun) (?:talking|speaking|chatting|meeting|catching up|seeing)<you>,? <then>\b",
    r"\b(?:great|good|lovely|nice|wonderful|so good) to (?:talk|speak|chat|meet|catch up|see)<you>,? <then>\b",
    r"\b(?:lovely|great|good|nice) (?:talking|speaking|chatting|catching up) (?:to|with) you\b",
    (
        r"\b(?:after|since|during|following|from) our (?:last |first )?(?:phone call|video call|call|coffee|lunch|dinner|breakfast|walk|"
        r"chat on the phone)\b"
    ),
    r"\bwe (?:spoke|talked) (?:on the phone|over the phone|by phone)\b",
    # It stands in the calendar.
    (
        r"\b(?:sent|sending|send|accepted|got) (?:you |over |your |the |a |an )*(?:calendar invit(?:e|ation)|zoom (?:link|invite)|"
        r"teams (?:link|invite)|meeting (?:invit(?:e|ation)|link)|dial-in)\b"
    ),
    r"\bcalendar invit(?:e|ation) (?:is |has been |was )?(?:sent|on its way|out)\b",
    (
        r"\blooking forward to (?:our|the) (?:phone call|video call|call|zoom|chat|coffee|lunch|dinner|breakfast|brunch|drinks|"
        r"catch[- ]?up|walk)\b"
    ),
    r"\bsee you (?:at|for) (?:our|the) (?:call|zoom|coffee|lunch|dinner|breakfast|brunch|drinks|walk)\b",
    r"\b(?:zoom\.us/j/|meet\.google\.com/|teams\.microsoft\.com/l/meetup)",
)
_PARTS["<you>"] = (
    r"(?:,? (?:with |to )?(?:you|u)\b(?: both| two| all)?| again| then| up| soon| properly| briefly| live| there)*"
)
_PARTS["<then>"] = (
    r"(?:today|yesterday|just now|earlier|the other day|on the phone|in person|this (?:morning|afternoon|week)|"
    r"last (?:night|week)|on <day>)"
).replace("<day>", _PARTS["<day>"])

_ARRANGED: Final = Cue(
    name="arranged_call",
    gate=r"\b(?:confirmed|sorted|agreed|booked|works for|it is|bell|spoke|conversation|tried you|late|minutes|diary|enjoyed our|thanks for|good to|seeing|catching|call|phone|ring|zoom|teams|skype|facetime|meet|coffee|lunch|dinner|breakfast|brunch|drink|beer|tea\b|chat|speak|"
    r"spoke|talk|catch|caught|calendar|see (?:you|u)\b|seeing|walk|pick)",
    says=tuple(_written(pattern) for pattern in _NAMED),
    unless=(
        r"\bgood call on\b",
        r"\?",
        r"\b(?:would|could|can|may|might|shall|should) (?:you|we|i)\b",
        (
            r"\b(?:if|whether|unless|in case|perhaps|maybe|someday|one day|sometime|some time|wish|hope to|hoping to|would love|"
            r"i'd love|want to|like to|happy to|let me know|are you|do you|did you|not|never|cancel(?:led|ed|ling)?|missed|"
            r"postponed?|no need|call for|call out|webinar|newsletter|sales call|cold call)\b"
        ),
        r"n't\b",
        r"\b(?:a|the|my|his|her|their|your|this|that) talk\b",  # the kind one gives
    ),
)

_NUMBER: Final = Cue(
    name="phone_number",
    gate=r"[0-9][0-9 ().\-/]{5,}[0-9]",
    says=(
        r"\btext me,? \d{10}\b",
        r"\b(?:number|mobile|cell|line|tel|t|m|buzz|ring|call|text me|office|phone|on)\b[^.!?\n\d]{0,40}(?:\+|0)\d[\d ().-]{8,}",
        (
            r"\b(?:call|ring|phone|mobile|cell|cellphone|number|tel|telephone|whatsapp|signal|reach|text) ?"
            r"(?:me|is|:|number|no\.?|at|on|under|,|-)(?: (?:is|me|at|on|under|:|still|now))*[ :]*"
            r"(?:\+|\b0|\()?\d{1,4}\)?(?:[ ./-]?\(?\d{2,5}\)?){2,5}\b"
        ),
        r"(?:^|[\s:(])\+\d{1,3}[ .-]?\(?\d{1,5}\)?(?:[ ./-]?\d{2,5}){1,5}\b",
        r"(?:^|[\s:])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b",
    ),
    unless=(
        r"\bmeeting (?:code|id)\b|\bpasscode\b",
        NO_PHONE,
        r"https?://",
        r"\b(?:19|20)\d\d[-./ ]\d\d?[-./ ]\d\d?\b",  # a date
        r"\b(?:19|20)\d\d,? (?:19|20)\d\d\b",  # years
        (
            r"\b(?:order|invoice|ticket|case|booking|reference|customer|account|conference|webinar|meeting|tracking) "
            r"(?:id|no|number|ref)\b"
        ),
        r"\b(?:isbn|issn|doi|iban|vat|hotline|customer service|support line)\b",
    ),
)

_PITCH: Final = Cue(
    name="pitch",
    gate=r"\b(?:my client|obligation|specialis|specializ|capacity|of interest|show you|ebook|seats|spots|sign up|masterclass|from just|reaching out|recruiting|background|experience caught|bumping|agency|our team|income|help|clients?|customers?|platform|pilot|solution|services?|demo|leads?|role|opening|opportunit|candidates?|"
    r"partner|grow|scale|save|boost|offer|free|trial|book a|webinar|invest)",
    says=(
        r"\bexciting opportunity\b",
        r"\b(?:second|passive|extra) income\b",
        r"\bour (?:agency|team of|latest report)\b",
        r"\bjust bumping this\b",
        r"\byour (?:background|experience|profile) (?:looks|caught|seems|stood)\b",
        r"\bi'?m recruiting for\b",
        r"\bi'?d love to show you how\b",
        r"\breaching out (?:cold|because)\b",
        r"\b(?:starts|starting) from (?:just )?[$€£]\d",
        r"\b(?:free ebook|free download|seats are limited|spots? left|sign up via|masterclass)\b",
        r"\blet me show you\b",
        r"\bmight this be of interest\b",
        r"\bwe (?:specialise|specialize|build \w+ for|have capacity)\b",
        r"\bno-obligation\b",
        r"\bmy client,? (?:is|a|an)\b",
        (
            r"\b(?:i|we) (?:help|support|enable|empower|assist) (?:\w+ ){0,3}(?:leaders?|companies|firms|businesses|founders?|"
            r"executives?|teams?|professionals?|people|organi[sz]ations?|owners?|agencies|startups?|brands?|coaches)\b"
        ),
        r"\bour (?:clients?|customers?)(?: \w+){0,4} (?:save|saved|saw|see|grow|grew|increase[ds]?|reduce[ds]?|cut|gain(?:ed)?)\b",
        r"\b(?:perfect|great|good|ideal|excellent) (?:match|fit) for (?:our|this|the|a) (?:\w+ )?(?:platform|product|solution|role|position|program(?:me)?|opportunity|offer|service)\b",
        r"\b(?:exciting|amazing|great|unique|urgent|new) (?:\w+ ){0,2}(?:role|opening|position|career opportunity|job opportunity|business opportunity)\b",
        r"\bare you the (?:right|best) person\b",
        r"\b(?:quick|free|short|15[- ]minute|30[- ]minute) (?:demo|discovery call|strategy session|consultation|audit|trial)\b",
        r"\b(?:book|schedule|grab|see|get) (?:a|your) (?:free )?(?:demo|discovery call|strategy session|consultation|spot)\b",
        r"\b(?:guaranteed?|qualified|more|new|quality) (?:leads|appointments)\b",
        r"\b(?:increase|boost|grow|double|triple|scale|skyrocket) your (?:\w+ )?(?:revenue|sales|pipeline|leads|roi|conversions?|income|traffic|business|team)\b",
        r"\b(?:lead generation|cold outreach|software development|web design|seo|outsourcing|link building|staff augmentation) (?:services?|agency|company|partner)\b",
    ),
    unless=(
        r"\bcongrat",
        r"\btreating you\b",
        r"\bhow is\b",
        r"\bmy (?:daughter|son|brother|sister|neighbour|neighbor)\b",
        r"\b(?:you|they) (?:help|helped)\b",
        r"\b(?:thank|thanks|grateful|congrat)",
        r"\bi (?:started|start|got|took|found|accepted|begin|began|landed) (?:\w+ ){0,3}(?:role|position|job)\b",
        r"\b(?:i am|i'm|i have been) looking for\b",
        r"\bmy (?:new|exciting)\b",
        r"\bcongratulations\b",
    ),
)

_THANKS: Final = Cue(
    name="thanks",
    gate=r"(?:appreciate|tysm|obliged|indebted|lifesaver|kind of you|gratitude|grateful|thankful|thank u|star|legend|thank|thx|cheers for|grateful|appreciat|owe you)",
    says=(
        r"\bproperly thanked you\b",
        r"\b(?:that was|it was|how) (?:very |so |really |incredibly )?kind of you\b",
        r"\b(?:you're|you are) a (?:lifesaver|star|legend|gem)\b",
        r"\bmy gratitude for\b",
        r"\bmuch obliged for your\b",
        r"\bcan't thank you enough\b",
        r"\b(?:i am|i'm) (?:so |very |deeply |truly |really )?(?:indebted|grateful|thankful)(?: to you)?\b",
        r"\b(?:thank u|tysm|ty) for\b",
        r"\b(?:thanks|thank you|thank u|thx|ty|tysm|cheers) (?:a million|so much|again|very much|ever so much|loads)\b",
        r"\b(?:i )?(?:really |much |so )?appreciate the \w+",
        r"\b(?:thanks|thank you|thx|thanx|cheers|many thanks)(?: so much| very much| again| a lot| a million| a bunch| ever so much)*,? for ",
        r"\b(?:i|we) (?:really |truly |so )?appreciate(?:d)? (?:you |your |the |it\b|that you)",
        r"\b(?:i am|i'm|we are|we're|so|very|deeply|truly) grateful (?:to you )?for (?:your|the|all|how)\b",
        r"\bi owe you (?:one|big|a (?:drink|coffee|pint|beer))\b",
    ),
    unless=(
        r"\bthanks so much for (?:your interest|connecting)\b",
        r"\bthanks again,? but\b",
        r"\bin advance\b",
        r"\bfor (?:nothing|your congrat\w*|your good wishes|connecting|the connection|accepting|reaching out)\b", r"\bthanks but\b", r"\bno,? thanks?\b", r"\bthank (?:god|goodness|heavens)\b", r"\bwould (?:be|appreciate)\b",
        r"\b(?:if|would|could) you\b", r"\b(?:everyone|everybody|subscribers|readers|all of you|all our)\b", r"\b(?:he|she|they|customers?|people) (?:said|says|thanked|is|are|was|were)\b",
        r"\bthanks to\b", r"'d appreciate\b", r"\bnot\b|n't\b",
    ),
)  # fmt: skip

_ASK: Final = Cue(
    name="ask",
    gate=r"(?:pick your|cast|go about|second opinion|wonder|glad of|your thoughts|hear of|may i ask|trouble you|fill in|in my shoes|quick q|know of|love your|know any|could really|could you|can you|would you|do you know|any chance|any advice|any tips|favou?r|help|advice|introduce|opinion|wonder)",
    says=(
        r"\b(?:know of one|know of any|any leads)\?",
        r"\bquick q(?:uestion)?\b[^.!?\n]*\b(?:which|what|how|who|where|do you)\b",
        r"\bwhat would you do in my (?:shoes|place)\b",
        r"\bwould you fill in\b",
        r"\bmight i trouble you for\b",
        r"\bmay i ask (?:what|which|how|who|where|you)\b",
        r"\bif you hear of any\b[^.!?\n]*",
        r"\b(?:would|i'd) love your (?:advice|thoughts|opinion|help|input|feedback)\b",
        r"\b(?:i'd|i would) be (?:so |very )?(?:glad|grateful|thankful) (?:of|for) your\b",
        r"\b(?:i )?wonder (?:if|whether) you (?:could|might|would|know)\b",
        r"\bcould (?:really )?use (?:a|your|some) (?:second opinion|advice|help|hand)\b",
        r"\bhow did you go about\b",
        r"\bdo you (?:happen to )?know any(?:one|body)\b",
        r"\b(?:could|can|would|will) you (?:\w+ )?(?:cast an eye|have a word|spare|forward|sign|vouch|write|suggest|fill in|put in)\b",
        r"\bcan i pick your brains?\b",
        r"\b(?:could|can|would|will) you (?:please |possibly |maybe |kindly )?(?:help|tell|send|share|look|read|review|recommend|introduce|point|advise|explain|put me|have a look|take a look|check|give me|lend|spare|pass|connect)\b",
        r"\b(?:would you be willing|would you mind|do you mind)\b",
        r"\bdo you (?:happen to )?know (?:of )?(?:any(?:one|body)?|someone|somebody|a (?:good )?\w+ (?:who|that|in|for))\b",
        r"\b(?:i need|i could use|i'd love|i would love|i'd appreciate|i'd value) (?:your |some |a bit of |a little )?(?:advice|help|opinion|input|take|thoughts|guidance)\b",
        r"\b(?:can|could|may) i ask (?:you )?(?:a favou?r|for|your)\b",
        r"\b(?:ask|need) (?:you )?(?:for )?a (?:small |big |quick |huge )?favou?r\b",
        r"\bany (?:advice|tips|pointers|recommendations|idea who|ideas who|chance you)\b",
        r"\bi (?:was|am) wondering (?:if|whether) you (?:could|would|might|know)\b",
    ),
    unless=(
        r"\bcould you use\b",
        r"\bi was going to ask\b",
        r"\b(?:can|could|may) i help\b", r"\bhow can i help\b", r"\bif you need\b", r"\blet me know if\b", r"\b(?:he|she|they|i) asked\b",
        r"\b15 minutes?\b|\bquick (?:call|chat|demo)\b", r"\bwhen (?:are|would|can|could)\b", r"\bour (?:clients|platform|solution)\b",
        r"\bdid you\b", r"\bcan you believe\b", r"\bcan you imagine\b",
    ),
)  # fmt: skip

_OFFER: Final = Cue(
    name="offer",
    gate=r"(?:holler|count on|put you in touch|spare you|lend|walk you|come by|show you how|want me to|shall i|would it help|few calls|whatever you|drop|door is|anything i|sounding|stay at|stuck|dig in|offer|happy to|glad to|let me know if|if you (?:ever|need|want|like)|i can|i could|can i help|shout|no charge|yours if|borrow|feel free)",
    says=(
        r"\bif you ever get stuck\b[^.!?\n]*\b(?:call|shout|ask|ring)",
        r"\bstay (?:at ours|with us) when\b",
        r"\bglad to be a sounding board\b",
        r"\bshout if you need\b",
        r"\b(?:anything i can do|if there is anything i can)\b",
        r"\bmy door is (?:always )?open\b",
        r"\bcould drop (?:him|her|them) a line for you\b",
        r"\buse whatever you like of it\b",
        r"\blet me make a few calls\b",
        r"\bwould it help if i\b",
        r"\bshall i (?:give you|send you|put you|ask|introduce|bring)\b",
        r"\bwant me to (?:look|read|check|send|ask|introduce|help|put|bring|pick)\b",
        r"\bcan lend you\b",
        r"\bfeel free to (?:use|borrow|ask|call|stay|drop|pick my)\b",
        r"\bi(?: can|'d gladly| would gladly|'ll| could) (?:put you in touch|spare you|lend you|drop (?:him|her|them) a line|walk you through|come by|show you how|put in a (?:good )?word|read it|look over|scan it|have a dig|give you a hand)\b",
        r"\bcount on me\b",
        r"\bjust (?:holler|shout|ask|say the word|give me a shout)\b",
        r"\b(?:i'd be|i'm|i am|i would be|more than|very|always|only too) (?:happy|glad|pleased|delighted) to (?:help|introduce|share|read|review|look|put|make|talk|send|lend|show|go over|give|connect|pass|proofread|vouch|write|put in)\b",
        r"\b(?:happy|glad) to (?:help|introduce|share my|read|review|look over|put you|make an intro|proofread|lend|vouch)\b",
        r"\bif you (?:ever )?(?:need|want|fancy|would like|'d like)[^.!?\n]*\b(?:i can|i could|i'll|i will|just|give me a shout|shout|let me know|count on me|i'm here|i am here)\b",
        r"\blet me know if i can (?:help|be of)\b",
        r"\b(?:can|could|may) i (?:help|lend|offer) (?:you|a hand)\b",
        r"\b(?:it's|it is|they're|they are) yours if you want\b",
        r"\byou(?:'re| are) welcome to (?:use|borrow|have|stay|crash)\b",
    ),
    unless=(
        r"\bworkshop\b|\bmasterclass\b",
        r"\bbook a\b",
        r"\b(?:special|limited|exclusive|introductory|job) offer\b", r"\b(?:our|clients|customers|platform|demo|discount|trial|price|pricing|package)\b", r"[$€£]\d|\d ?%",
        r"\b(?:can't|cannot|unable|unfortunately|afraid|sorry)\b", r"\b(?:he|she|they) (?:said|offered|is|was|would)\b", r"\b(?:could|can|would) you\b", r"\bwon't\b",
    ),
)  # fmt: skip

_INTRODUCTION: Final = Cue(
    name="introduction",
    gate=r"(?:adding|allow me|e-intro|passed your|hook you|mentioned you|may i present|over to you|this is|you two|the two of you|should|meet|introduc|intro|connect|cc|copied|put you|in touch|looping|loop)",
    says=(
        r"\bthe two of you ought to\b",
        r"\byou (?:and \w+|two|both) (?:should|ought to|really should) (?:know each other|be acquainted|meet|talk)\b",
        r"\b(?:will|i'll|let me) put you in (?:contact|touch) with\b",
        r"\b\w+,? this is \w+,? \w+,? this is \w+",
        r"\bover to you both\b",
        r"\bmay i present \w+",
        r"\bmaking the intro\b",
        r"\bintro as discussed\b",
        r"\bmentioned you to \w+",
        r"\b(?:i'm going to|i'll|let me) (?:hook you up with|loop in)\b",
        r"\b(?:i )?passed your (?:details|number|name) (?:on )?to\b",
        r"\bhappy to make (?:that|the|an) intro(?:duction)?\b",
        r"\b(?:consider this an )?e-?intro(?:duction)?\b",
        r"\ballow me to introduce (?:my|our|you|\w+)\b",
        r"\badding \w+ to this thread\b",
        r"\b(?:i'd like|i would like|allow me|let me|i want|i wanted|i'm happy|pleased|happy) to introduce (?:you|the two|\w+ (?:to|and))\b",
        r"\blet me introduce (?:you|\w+ to)\b",
        r"\b(?:please |do )?meet [A-Z]?\w+,? (?:who|my|our|the|a|an)\b",
        r"\b\w+, meet \w+",
        r"\bi(?:'ll| will|'m going to| can| have|'ve| just) (?:\w+ )?(?:introduce[d]?|connect(?:ed)?|put|loop(?:ed)?) (?:you|the two of you|you both|you two) (?:to|with|in touch)\b",
        r"\bi(?:'ve| have|'m) (?:cc'?ed|cc'?ing|copied|copying|looped in|looping in|looping|adding|added) \w+[^.!?\n]*\b(?:here|so you|you two|can|who)\b",
        r"\b(?:putting|connecting|introducing) (?:you|the two of you|you two|you both)\b",
        r"\bi(?:'ll| will) let you two (?:take it|talk|get|chat)\b",
        r"\bi(?:'ve| have) (?:passed|given|sent) (?:on )?your (?:details|number|name|contact)[^.!?\n]* to\b",
    ),
    unless=(
        r"\bremember\?",
        r"\?", r"\b(?:could|can|would|will) you\b", r"\bintroduce (?:myself|me|us)\b", r"\bthanks?(?: you)?\b[^.!?\n]*\bintro", r"\bnot\b|n't\b", r"\bintroductory\b",
        r"\bnice to meet\b", r"\bour new\b", r"\bmeet (?:up|at|on|in|for)\b",
    ),
)  # fmt: skip

_CONGRATULATION: Final = Cue(
    name="congratulation",
    gate=r"(?:delighted|chuffed|thrilled|good on|grats|many happy|three cheers|way to go|earned it|congrat|well done|happy (?:work )?(?:birthday|anniversary)|hats off|kudos|bravo|mazel|happy for you|proud of you)",
    says=(
        r"\bnobody has earned it more\b",
        r"\bway to go (?:on|with)\b",
        r"\bthree cheers for\b",
        r"\b(?:my )?(?:warmest|heartiest|sincere|many) congratulations\b",
        r"\bmazel tov on\b",
        r"\bmany happy returns\b",
        r"\b(?:let me|allow me to|i want to|just wanted to) congratulate you\b",
        r"\bhats off\b",
        r"\bgrats\b",
        r"\bgood on y(?:a|ou) for\b",
        r"\b(?:chuffed to bits|delighted|thrilled) for you\b",
        r"\b(?:many |huge |big |massive |warm(?:est)? |hearty )?congrat(?:s|z|ulations|ulation)(?: to you| so much| again)*(?: on| for|,? \w+[!.,]|!|$|\.)",
        r"\bcongratulations (?:to you|you two|both)\b",
        r"\bwell done (?:on|for|you)\b",
        r"\bhappy (?:belated )?(?:work )?(?:birthday|anniversary)\b",
        r"\b(?:hats off|kudos|bravo) (?:to you|for|on)\b",
        r"\b(?:so|really|very) (?:happy|proud|thrilled|chuffed) (?:for|of) you\b",
    ),
    unless=(
        r"\bfor the (?:staff|team) who\b",
        r"\?", r"\bthank|\bthanks\b", r"\bin order\b", r"\b(?:my|his|her|their) (?:birthday|anniversary)\b", r"\b(?:i|we|he|she|they|everyone|boss|people) (?:\w+ )?congratulat", r"\bcongratulat(?:ing|ed) (?:myself|ourselves|him|her|them)\b",
        r"\bnot\b|n't\b", r"\bto (?:the team|him|her|them)\b",
    ),
)  # fmt: skip

_MASS: Final = Cue(
    name="mass_message",
    gate=r"(?:each and|mass mailing|dear |copy and|impersonal|of you|greetings|ladies|morning|evening|guys|everybody i|receiving|all|everyone|everybody|folks|friends|colleagues|network|contacts|mass|group|blast|list|team)",
    says=(
        r"\bsome of you (?:will|may)\b",
        r"\byou are receiving this\b",
        r"\bto everybody i know\b|\bto everyone (?:who|i know)\b",
        r"\bto all (?:my|our) (?:clients|friends|contacts|partners|followers|members)\b",
        r"^\W*(?:morning|evening|afternoon|hi|hello|hey),? (?:all|guys|folks)(?:\b|!)",
        r"^\W*ladies and gentlemen\b",
        r"^\W*(?:greetings|hello|hi) to all\b",
        r"\bimpersonal note\b|\bsending this to (?:about )?\w+ of you\b",
        r"\bcopy and paste\b",
        r"^\W*dear (?:connections|former|members|clients|customers|neighbours|neighbors|parents|partners|supporters)\b",
        r"\bmass mailing\b",
        r"\beach and every one of you\b",
        r"^\W*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|greetings),? (?:all|everyone|everybody|folks|friends|colleagues|team|network|friends and colleagues|y'all|you all)\b",
        r"\b(?:sorry|apologies|forgive) (?:me )?(?:for|about) the (?:mass|group|bulk|generic|impersonal|round|blanket) (?:message|mail|email|note|text|blast|dm)\b",
        r"\b(?:i'm|i am|i) (?:writing|sending|messaging|reaching out|write|send)(?: this)? to (?:all|everyone|everybody|my whole|my entire|the whole|a few of|a bunch of|many of)\b",
        r"\b(?:all|everyone in|my (?:whole|entire)) (?:of )?(?:my )?(?:contacts|network|address book|connections)\b",
        r"\b(?:mass|bulk|group) (?:message|email|mail|dm)\b",
    ),
    unless=(
        r"\bdid you get\b",
        r"\b(?:hate|ignore|delete|deleted|never|muted)\b", r"\beveryone (?:says|at|here|is|was|has|else)\b", r"\bnot (?:a|sending|writing)\b", r"^\W*\w+ all (?:the|good|is|of)\b", r"n't\b", r"\b(?:he|she|they) (?:sent|send|wrote|said|started)\b", r"[\"“]",
    ),
)  # fmt: skip

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
    cues=(_ARRANGED, _NUMBER, _THANKS, _ASK, _OFFER, _INTRODUCTION, _CONGRATULATION, _PITCH, _MASS),
)
