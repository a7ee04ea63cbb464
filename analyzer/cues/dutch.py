"""Dutch: openings of a letter, and the ways of arranging, thanking, asking, offering, introducing, congratulating, selling."""

from __future__ import annotations

from typing import Final

from analyzer.cues.rules import NO_PHONE, Cue, Language

_DAY: Final = (
    r"(?:morgen(?: ochtend| avond)?|vanavond|vanmiddag|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"
)
_NOT: Final = r"\b(?:niet|nooit|geen|afzeggen|afgezegd|verzetten|helaas|misschien|als je|zou|zouden|graag eens)\b"

DUTCH: Final = Language(
    code="nl",
    greetings=("beste", "geachte", "hoi", "dag", "goedemorgen", "goedemiddag", "hallo"),
    cues=(
        Cue(
            "arranged_call",
            gate=r"(?:bel |bellen|tot |spreek|zien we|koffie|lunch|afspraak|telefoon|zie je)",
            says=(
                rf"\bik bel (?:je|u|jullie) (?:{_DAY}|straks|zo|terug|even)",
                rf"\b(?:dan )?(?:bellen|spreken|zien) we (?:elkaar )?{_DAY}\b",
                rf"\btot {_DAY},? (?:om|bij|in|op)\b",
                rf"\b(?:top|prima|goed|oké|ok),? (?:dan )?{_DAY} (?:om )?\d",
                r"\b(?:dank|bedankt|dankjewel) voor (?:de|het|ons) (?:\w+ )?(?:lunch|koffie|gesprek gisteren|telefoontje|etentje)\b",
                r"\bna ons (?:telefoontje|gesprek|belletje)\b",
                r"\bik bevestig (?:graag )?onze afspraak\b",
            ),
            unless=(r"\?", _NOT, r"\bwebinar\b", r"\blezing\b"),
        ),
        Cue(
            "phone_number",
            gate=r"[0-9][0-9 ().\-]{6,}[0-9]",
            says=(
                r"\b(?:nummer|nr|mobiel|telefoon\w*|tel|06|bel|bellen|lijn|bereikbaar|whatsapp)\b[^.!?\n\d]{0,60}\(?(?:\+|0)\d[\d ().-]{6,}",
                r"(?:^|[\s:(])\+(?:31|32)[ -]?\d{1,3}(?:[ -]?\d{2,4}){2,4}\b",
            ),
            unless=(NO_PHONE, r"\b(?:bestelling|bestelnummer|factuur|ticket|dossier|iban|klantnummer|klantenservice|zending)\b"),
        ),
        Cue(
            "thanks",
            gate=r"(?:dank|bedankt|merci|thx|in het krijt)",
            says=(
                r"\b(?:dank je(?: wel)?|dank u(?: wel)?|dankjewel|dankuwel|bedankt|thx|merci|veel dank|hartelijk dank|duizendmaal dank) (?:nogmaals |echt |heel erg )?voor ",
                r"\bduizendmaal dank\b",
                r"\bsta (?:ik )?bij (?:je|u) in het krijt\b",
                r"\bben (?:ik )?(?:je|u) (?:\w+ )?dankbaar\b",
            ),
            unless=(r"\balvast\b", r"\bvoor (?:het connecten|de uitnodiging)\b", r"\bbij voorbaat\b", r"\bmet dank aan\b", r"\bdankzij\b", r"\bmaar (?:nee|wij)\b", r"\buw bericht\b", r"\bfelicitaties\b"),
        ),
        Cue(
            "ask",
            gate=r"(?:kun je|kan je|kunt u|zou je|wil je|ken jij|ken je|weet jij|weet je|gunst|graag ontving)",
            says=(
                r"\b(?:kun|kan|zou|wil) (?:je|jij) (?:me|mij|m.n|mijn|ons|eens|even)\b",
                r"\b(?:kunt|zou|wilt) u (?:mij|me|ons)\b",
                r"\b(?:ken|kent) (?:jij|je|u) (?:toevallig |misschien )?(?:een|iemand)\b",
                r"\bweet (?:jij|je|u) (?:toevallig )?(?:wie|hoe|waar|of)\b",
                r"\bik heb een gunst te vragen\b",
                r"\bgraag ontving ik\b",
                r"\bwat zou jij doen\b",
            ),
            unless=(r"\bwanneer\b", r"\bkan ik (?:je|u) helpen\b", r"\bbesparen\b"),
        ),
        Cue(
            "offer",
            gate=r"(?:als je wilt|als je wil|zal ik|mocht u|mocht je|help u|help je|met plezier|gerust|kost u niks)",
            says=(
                r"\bals (?:je|u) wil(?:t)? (?:lees|help|kijk|kom|stuur|mag|kan) ?(?:ik|je)?\b",
                r"\bzal ik (?:anders |even )?[^.!?\n]*\b(?:meekomen|helpen|meekijken|langskomen|sturen)\b",
                r"\bik help (?:je|u) (?:graag|gerust|met plezier)\b",
                r"\bge moogt gerust\b",
                r"\bdoe ik met plezier\b",
                r"\bkost (?:je|u) niks\b",
            ),
            unless=(r"\baanbieding\b", r"\blaten zien\b", r"\bkorting\b", r"€|\beuro\b", r"\bhelaas\b", r"\bniet helpen\b", r"\bdemo\b"),
        ),
        Cue(
            "introduction",
            gate=r"(?:voorstel|in cc|stel ik|stel je|in contact|leren kennen|dit is)",
            says=(
                r"\b(?:graag )?stel ik (?:je|u|jullie) (?:graag )?voor aan\b",
                r"\b(?:ik )?stel (?:je|u|jullie) (?:\w+ )?voor aan\b",
                r"\bga (?:je|u) (?:\w+ ){0,3}voorstellen aan\b",
                r"\bik zet \w+ in (?:cc|kopie)\b",
                r"\bik breng (?:je|u|jullie) (?:\w+ )?in contact\b",
                r"\bdit is \w+, [^.!?\n]*\bover wie ik\b",
                r"\bjullie moeten elkaar (?:echt )?leren kennen\b",
            ),
            unless=(r"\?", r"\bniet\b", r"\bzou je\b", r"\bstel me voor\b"),
        ),
        Cue(
            "congratulation",
            gate=r"(?:gefeliciteerd|felicitaties|proficiat|van harte|geslaagd|veel geluk met)",
            says=(
                r"\b(?:van harte )?(?:gefeliciteerd|proficiat) (?:met|aan)\b",
                r"\bfelicitaties (?:aan|met)\b",
                r"^\W*(?:van harte )?(?:gefeliciteerd|proficiat)\b",
                r"\bveel geluk met (?:z.n|zijn|jullie)\b",
            ),
            unless=(r"\?", r"\bdank\b", r"\bklantenservice\b", r"\bin de wacht\b", r"\bal gefeliciteerd\b"),
        ),
        Cue(
            "pitch",
            gate=r"(?:wij helpen|we helpen|gratis demo|onze software|ons boekingssysteem|coachingtraject|ontzorgen|vrijblijvend|vacature)",
            says=(
                r"\b(?:wij|we) helpen (?:\w+ ){0,3}(?:praktijken|bedrijven|ondernemers|tandartspraktijken|organisaties|winkels)\b",
                r"\b\w*praktijken zoals de uwe\b",
                r"\b(?:gratis|vrijblijvende?) (?:demo|adviesgesprek|kennismaking|proefperiode|scan)\b",
                r"\bonze (?:software|accountants|oplossing) (?:neemt|ontzorg\w*|helpt)\b",
                r"\bmet ons (?:boekingssysteem|platform|pakket)\b",
                r"\bnog \w+ plekken\b",
            ),
            unless=(r"\bstappen niet over\b", r"\bgeen interesse\b", r"\bik zoek\b"),
        ),
        Cue(
            "mass_message",
            gate=r"(?:beste allemaal|hallo allemaal|lieve mensen|geachte leden|hele adresboek|al mijn contacten|aan alle|groepsbericht)",
            says=(
                r"^\W*(?:beste|hallo|hoi|dag|lieve) (?:allemaal|mensen|lieve mensen|vrienden|collega.s)\b",
                r"^\W*geachte leden\b",
                r"\bhele adresboek\b",
                r"\baan al(?:le)? (?:mijn contacten|klanten, collega.s)\b",
                r"\bgroepsbericht\b",
            ),
            unless=(r"\bneem ik me voor\b", r"\bop stil\b"),
        ),
    ),
)  # fmt: skip
