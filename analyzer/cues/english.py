"""English: openings of a letter, and the ways of arranging, thanking, asking, offering, introducing, congratulating, selling."""

from __future__ import annotations

from typing import Final

from analyzer.cues.rules import A_NUMBER, NO_PHONE, Cue, Language

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
    gate=A_NUMBER,
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
    gate=r"\b(?:checklist|followers|uncapped|came across|stumbled|my client|obligation|specialis|specializ|capacity|of interest|show you|ebook|seats|spots|sign up|masterclass|from just|reaching out|recruiting|background|experience caught|bumping|agency|our team|income|help|clients?|customers?|platform|pilot|solution|services?|demo|leads?|role|opening|opportunit|candidates?|"
    r"partner|grow|scale|save|boost|offer|free|trial|book a|webinar|invest)",
    says=(
        r"\bexciting opportunity\b",
        r"\b(?:second|passive|extra) income\b",
        r"\bi (?:came across|stumbled (?:up)?on) your (?:profile|background)\b",
        r"\b(?:my|our) free (?:checklist|guide|course|training|e-?book|template)\b",
        r"\buncapped (?:bonus|commission|earnings)\b",
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
        r"\b(?:could|can|would|will) you (?:\w+ )?(?:cast an eye|have a word|cover|spare|forward|sign|vouch|write|suggest|fill in|put in)\b",
        r"\bcan i pick your brains?\b",
        r"\bany ideas?\?|\bwhat would you do\?|\bmay i ask you something\b",
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

_QUESTION: Final = Cue(
    name="question",
    gate=r"(?:floating|bump|nudge|reminder|checking in|following up|circling|until i|without your|let (?:me|us) know|get back|come back|up to you|whichever|what.?s best|your (?:view|thoughts|call|opinion|answer|decision|take)|tell me|still got|any news|you free|r u|are you|wonder|rsvp|please|drop me|i need your|your okay|your ok\b)",
    says=(
        r"\b(?:please |pls |just |do )?let (?:me|us) know (?:if|when|what|whether|which|how|either|by|before|asap|your|the|who|where|soon|please)\b",
        r"\b(?:please|pls|just|do) let (?:me|us) know\b",
        r"\bwhich(?:ever| one)? (?:suits|works|is better|day suits|do you)\b",
        r"\bi'?d (?:appreciate|value|love|welcome) your (?:view|thoughts|opinion|answer|decision|take|input|feedback)\b",
        r"\b(?:tell me|i wonder(?:ed)?|wondering|curious) (?:whether|if you|what you|which|how you|who you)\b",
        r"(?:^|[.!?\n]\s*)(?:so )?(?:u|you|ya|r u|are you|do you|did you|have you|has|is the|any news|you free|u free) [^.!?\n]{3,80}$",
        r"\b(?:waiting|wait) for your (?:answer|reply|ok|okay|go-ahead|decision|word)\b",
        r"\b(?:send|give|get) me (?:your|a|the|back)\b[^.!?\n]*\b(?:by|before|when you|if you)\b",
        r"\brsvp\b",
        r"\b(?:floating this|bumping this|a (?:gentle|friendly|quick) (?:nudge|reminder)|just checking in|circling back|following up on)\b",
        r"\b(?:can't|cannot|won't) [^.!?\n]*\b(?:until|without|unless) [^.!?\n]*\b(?:you|your)\b",
        r"\b(?:please|pls) (?:send|drop|confirm|share|advise|tell|reply|get back|come back|call|give|forward|choose|pick|sign|check)\b",
        r"\bi need your (?:okay|ok|answer|decision|approval|signature|input)\b|\bdrop me a (?:short |quick )?(?:line|note)\b",
    ),
    unless=(r"\bif (?:you|there)(?:'re| are| is| have| need)? (?:any|anything|questions)\b", r"\bif i can\b", r"\bhow (?:it|things|that) (?:goes|go|went)\b", r"https?://", r"[\"“]", r"\bremember\b",
        r"\byou (?:are|were|made|did|have)\b",
    ),
)  # fmt: skip

_PROMISE: Final = Cue(
    name="promise",
    gate=r"(?:i'?ll|will|shall|let me|leave it|i'?m (?:ringing|calling|asking|sending)|gonna|going to|u get|you get|you'?ll|tonight|tomorrow|tmrw|promise|on it|on my list)",
    says=(
        r"\b(?:i|we)(?:'?ll| will| shall|'m going to| am going to|'m gonna| promise to) (?:\w+ ){0,2}(?:send|forward|email|mail|e-mail|post|pass|share|dig|look|check|ask|find out|get back|come back|put you|put her|put him|introduce|connect|ring|phone|call|raise|write to|write you|write him|write her|let you know|drop|go through|go thru|read|review|sort|get you|get it|get them|bring|speak to|talk to|mention|have a word|chase|fix|arrange|try to find|print|scan|upload|recommend|make the intro|set (?:it|this) up|report back|book|order|ping|give you a|write (?:something|it|one|a|up)|shoot|circle back|follow up|prepare|draft)\b",
        r"\bwill (?:send|forward|check|ask|look|go through|go thru|call|ring|email|dig|pass|let you know|get back|do it|report|find out|sort)\b",
        r"\blet me (?:check|ask|find|look|see|dig|talk to|speak to|get|think)\b[^.!?\n]*\b(?:and|then|i'?ll|get back|come back|let you)\b",
        r"\bleave (?:it|that|this) (?:with|to) me\b",
        r"\b(?:you|u)(?:'ll| will| shall)? (?:have|get) (?:it|them|my|the)\b[^.!?\n]*\b(?:by|before|tonight|tomorrow|tmrw|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next week|the \d+|end of|soon|latest)\b",
        r"\bi'?m (?:ringing|calling|asking|sending|emailing|writing to) (?:\w+ ){1,4}(?:about|first|on|tonight|tomorrow|monday|this)\b",
        r"\b(?:it's|that's) on my list\b",
        r"\bconsider it done\b",
    ),
    unless=(
        r"\bif (?:you|u|it|that|they|i|we|he|she|there)\b", r"\bsay the word\b", r"\b(?:in case|unless|would|could|might|perhaps|maybe)\b", r"\b(?:won't|can't|couldn't|wouldn't|cannot|unable|will not|shall not|not (?:be )?able|not going to|i'm not)\b",
        r"\?", r"\bhappy to\b", r"\blook(?:ing)? (?:forward|after|at the sea)\b", r"\b(?:holiday|vacation|azores|my phone)\b", r"\blet you know how (?:it|i)\b.*\b(?:my|interview)\b", r"\bfingers\b",
        r"\bcatch up\b|\bcall you names\b",
    ),
)  # fmt: skip

_HELP: Final = Cue(
    name="help",
    gate=r"(?:shared|in your inbox|attach|here(?:'s| is| are| you| it)|found|done|drafted|enclosed|as promised|as discussed|tracked|scanned|spoke|talked|passed|sent (?:you|it|them|over)|put in|i asked|rang|called|corrected|expecting|marked|link below|went fine|they're here|they are here)",
    says=(
        r"\b(?:i'?ve |i have |i )?(?:attached|enclosed)\b",
        r"\b(?:is|are|see|find|find it) (?:attached|enclosed|below)\b",
        r"\bhere(?:'s| is| are) (?:the|my|your|a|that|those|some|what|his|her|their|it|both)\b",
        r"\bhere (?:you go|it is|they are)\b|\bthey(?:'re| are) here\b",
        r"\bas (?:promised|discussed|agreed)\b",
        r"(?:^|[.!?\n]\s*)(?:found (?:it|them|the|him|her|you)|done|all done|spoke to|talked to|asked)\b",
        r"\bi (?:found|scanned|drafted|corrected|spoke to|spoke with|talked to|asked|rang|called|emailed|sent|forwarded|passed|put in|have put in|checked with|had a word)\b",
        r"\bi'?ve (?:found|scanned|drafted|corrected|spoken to|talked to|asked|rung|called|emailed|sent|forwarded|passed|put in|checked|marked|uploaded|had a word)\b",
        r"\bin (?:the shared|your) (?:folder|drive|inbox|mailbox)\b",
        r"\b(?:tracked changes|my comments|my notes)\b",
        r"\b(?:all )?went fine\b",
        r"\b(?:he|she) (?:expects|is expecting) (?:you|your)\b",
    ),
    unless=(r"\?", r"\b(?:will|could|can|would|should|might|'ll) (?:\w+ )?(?:attach|send|be)\b", r"\bfree (?:copy|guide|trial|ebook)\b", r"\bi (?:never|didn't|haven't|couldn't)\b", r"\bi asked (?:myself|you)\b",
        r"\bsent (?:my|an?) application\b", r"\bhere is my (?:two-line |short )?bio\b",
    ),
)  # fmt: skip

_SETTLED: Final = Cue(
    name="settled",
    gate=r"(?:no need|nothing (?:needed|to do)|never ?mind|scrap that|off the hook|ignore me|come through|found it|got (?:em|it|them|your|the)|no longer|don'?t (?:worry|bother|answer|reply)|no (?:reply|answer|response|action|rush)|sorted|resolved|automat|auto-?(?:reply|generated)|do not reply|no hurry|all good|other supplier|having the lot|thanks anyway|for your (?:files|information))",
    says=(
        r"\bno need (?:to|for|any)\b|\bno need\W*$",
        r"\bnothing (?:is )?needed\b|\bnothing (?:for you )?to do\b",
        r"\bignore me\b|\bit(?:'s| has) (?:just )?come through\b|\bgot (?:your|the) \w+,? (?:thank|thx|ta|cheers)",
        r"\bnever ?mind\b|\bscrap that\b|\boff the hook\b",
        r"\b(?:we|i|i've|we've|just|already)?(?: have)? ?(?:found it|got em|got it|got them|sorted it|sorted now|solved it)\b",
        r"\bno longer (?:need|necessary|required|relevant)\b",
        r"\bdon'?t (?:worry about|bother|answer that|reply|trouble)\b",
        r"\bno (?:reply|answer|response|action) (?:is )?(?:needed|necessary|required|expected)\b",
        r"\b(?:automatically generated|automat(?:ic|ed) (?:\w+ )?(?:reply|message|response)|auto-?(?:reply|generated)|do not reply|out of office)\b",
        r"\b(?:has|have) been (?:resolved|sorted|settled)\b",
        r"\bis having the lot\b|\bgone with another\b|\bthanks anyway\b",
        r"\b(?:purely|just) for your (?:files|information|interest)\b",
    ),
)  # fmt: skip

_GRATITUDE: Final = Cue(
    name="gratitude",
    gate=r"(?:thank|thx|tysm|\bty\b|\bta\b|cheers|grateful|appreciat|owe (?:you|u|ya)|hero|lifesaver|life saver|legend|\bstar\b|saved|bless (?:you|u)|kind of you|the best|in your debt|indebted|obliged|gratitude|without you|made my (?:day|week)|on me\b|godsend|angel|gem\b|good of you|means a (?:lot|great deal)|much obliged|repay|forget (?:this|that|it)|drink|pint|beer|generous|helps|helpful|spared me|brilliant|amazing|fantastic|\bu rock|you rock|bottle of)",
    says=(r"\b(?:thank|thx|tysm|ty|ta|cheers|grateful|appreciat\w*|hero|life ?saver|legend|star|godsend|angel|gem|indebted|obliged|gratitude|generous)\b",
        r"thank|appreciat", r"\b(?:that|this|it) (?:really |already )?helps\b|\b(?:so|very|really|super) helpful\b|\b(?:brilliant|amazing|fantastic)\b", r"\bowe (?:you|u|ya)\b", r"\bsaved\b|\bspared me\b", r"\bbless (?:you|u)\b", r"\b(?:kind|good|lovely|nice|sweet|generous) of you\b", r"\byou(?:'re| are)? (?:simply )?the best\b|\bu rock\b|\byou rock\b",
        r"\bin your debt\b|\bwithout (?:you|your)\b", r"\bmade my (?:day|week)\b", r"\b(?:drinks?|pint|beer|coffee|lunch|dinner|next round|next one) (?:is |are )?on me\b|\bbottle of\b", r"\bmeans a (?:lot|great deal)\b", r"\b(?:repay|return the favou?r)\b", r"\b(?:won't|never) forget\b",
    ),
)  # fmt: skip

_REFUSAL: Final = Cue(
    name="refusal",
    gate=r"(?:turned it over|can't be seen|best go through|afraid|sorry|unfortunately|can'?t|cannot|won'?t|unable|rather (?:not|stay)|no idea|don'?t know|not (?:sure|able|possible|my)|wish i could|out of this)",
    says=(
        r"\b(?:i'm |i am )?afraid (?:i|we|that|not)\b", r"\bunfortunately\b", r"\b(?:i|we) (?:can'?t|cannot|won'?t|am unable|are unable|am not able|don'?t know|have no idea|wouldn'?t know)\b",
        r"\bi'?d rather (?:not|stay|leave)\b", r"\bnot (?:sure|possible|able|my (?:field|area))\b", r"\bwish i could\b|\bcan't be seen\b", r"^\W*(?:sorry|no),? (?:no|i|we|not)\b", r"\bno idea\b",
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
    cues=(
        _ARRANGED, _NUMBER, _THANKS, _ASK, _OFFER, _INTRODUCTION, _CONGRATULATION, _PITCH, _MASS, _QUESTION, _PROMISE,
        _HELP, _SETTLED, _GRATITUDE, _REFUSAL,
    ),
)  # fmt: skip
