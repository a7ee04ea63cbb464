"""German: openings of a letter, and the ways of arranging, thanking, asking, offering, introducing, congratulating, selling."""

from __future__ import annotations

from typing import Final

from analyzer.cues.rules import NO_PHONE, Cue, Language

_DAY: Final = (
    r"(?:heute(?: abend| mittag| nachmittag)?|morgen(?: früh| abend| mittag)?|montag|dienstag|mittwoch|donnerstag|freitag|"
    r"samstag|sonntag|mo|di|mi|do|fr)"
)
_HOUR: Final = r"(?:\d{1,2}(?:[:.]\d\d)? ?uhr|um \d{1,2}|um halb \w+|gegen \w+|\d{1,2}[:.]\d\d)"
_NOT: Final = (
    r"\b(?:nicht|nie|kein\w*|leider|absagen|abgesagt|verschieben|wenn|falls|ob|vielleicht|würde|könnte|wäre|hätte)\b"
)

GERMAN: Final = Language(
    code="de",
    greetings=(
        "hallo", "liebe", "lieber", "guten tag", "guten morgen", "guten abend", "sehr geehrte", "sehr geehrter", "moin",
        "servus", "grüezi",
    ),
    cues=(
        Cue(
            "arranged_call",
            gate=r"(?:ruf|melde|bis |treff|gespräch|telef|termin|passt|kaffee|mittag|sehen uns|sprechen uns)",
            says=(
                rf"\bich ruf\w* (?:dich|sie|euch)(?: \w+)? (?:{_DAY}|gleich|nachher|zurück|an)\b",
                rf"\b(?:bis|dann) (?:dann )?{_DAY}(?:,? (?:um )?{_HOUR})",
                rf"\b(?:wir )?(?:sehen|sprechen|hören|treffen) uns (?:dann )?(?:am )?{_DAY}\b",
                r"\bmelde mich (?:\w+ ){0,4}telefonisch\b",
                r"\bbestätige (?:\w+ ){0,2}(?:unser|das|den) (?:\w+ )?(?:gespräch|treffen|termin|telefonat)\b",
                r"\b(?:termin|treffen|gespräch) (?:ist |steht )?(?:bei mir )?(?:im kalender|eingetragen|notiert)\b",
                r"\b(?:danke|dank dir|vielen dank) für (?:das|den|dein|ihr|unser)\w* (?:\w+ )?(?:telefonat|gespräch gestern|kaffee|mittagessen|treffen)\b",
                r"\bnach unserem (?:\w+ )?(?:telefonat|treffen|gespräch am telefon)\b",
                rf"\b(?:morgen|{_DAY}) (?:\w+ ){{0,4}}(?:geht klar|passt|steht)\b",
            ),
            unless=(r"\?", _NOT, r"\bwir treffen uns im team\b", r"\b(?:er|sie alle|chef|kollege)\b ruft"),
        ),
        Cue(
            "phone_number",
            gate=r"[0-9][0-9 ()./\-]{5,}[0-9]",
            says=(
                r"\b(?:nummer|nr|handy\w*|handynr|mobil|telefon\w*|tel|erreich\w*|ruf\w*|anruf\w*|whatsapp|durch)\b[^.!?\n\d]{0,60}\(?(?:\+|0)\d[\d ()./-]{6,}",
                r"(?:^|[\s:(])\+(?:49|43|41|44|1)[ ./-]?\(?\d{1,5}\)?(?:[ ./-]?\d{2,5}){1,5}\b",
            ),
            unless=(NO_PHONE, r"\b(?:hotline|bestell\w*|rechnung\w*|auftrag\w*|kunden\w*|ticket\w*|iban|vorgang\w*|sendung\w*)\b"),
        ),
        Cue(
            "thanks",
            gate=r"(?:dank|merci|schätzen|lieb von)",
            says=(
                r"\b(?:danke|dank|merci|dankeschön)(?: dir| ihnen| euch| schön| sehr| vielmals| nochmals| nochmal)* (?:für|dass)\b",
                r"\bbin ich (?:dir|ihnen|euch) (?:\w+ )?dankbar\b",
                r"\bich danke (?:dir|ihnen|euch)\b",
                r"\blieb von (?:dir|ihnen|euch)\b",
                r"\bweiß ich (?:sehr )?zu schätzen\b",
            ),
            unless=(
                r"\bim voraus\b", r"\bgott sei dank\b", r"\bwäre\b", r"\bnein,? danke\b", r"\bdanke,? nein\b",
                r"\bglückwünsche\b", r"\ballen\b", r"\bdanke zu sagen\b", r"\bdank der\b", r"\bdankte\b",
            ),
        ),
        Cue(
            "ask",
            gate=r"(?:kannst|könnt|weißt|weisst|würd|wäre|kennst|bitte|anliegen|hilfe|interessier)",
            says=(
                r"\b(?:kannst|könntest|würdest) du (?:mir|mich|uns|bitte|mal|vielleicht)\b",
                r"\b(?:können|könnten|würden) sie (?:mir|mich|uns|bitte)\b",
                r"\b(?:weißt|weisst) du (?:zufällig |vielleicht )?(?:wer|wie|wo|ob|was)\b",
                r"\bkennst du (?:\w+ )?(?:jemand\w*|einen|eine|wen)\b",
                r"\b(?:wären sie|wärst du) so (?:freundlich|nett|lieb)\b",
                r"\bein anliegen hätte ich\b",
                r"\bich (?:hätte|habe) eine (?:bitte|frage) an (?:dich|sie)\b",
                r"\b(?:mich würde|würde mich) (?:\w+ )?interessieren\b",
                r"\bich (?:bräuchte|brauche) (?:deine|ihre|deinen|ihren) (?:rat|hilfe)\b",
            ),
            unless=(r"\bkann ich\b", r"\bwann (?:passt|hast|hätt)\b", r"\bhelfen\?$", r"\bzeit für\b"),
        ),
        Cue(
            "offer",
            gate=r"(?:magst|willst|wenn|falls|darf ich|gern|helfe|schau|überlass|leih|karten)",
            says=(
                r"\bwenn du (?:magst|willst|möchtest)\b[^.!?\n]*\b(?:ich|schau|les\w*|helf\w*|komm\w*|mach\w*|leih\w*)\b",
                r"\bdarf ich (?:ihnen|dir|euch) (?:mein\w*|ein\w*) [^.!?\n]*\b(?:überlassen|schicken|leihen|anbieten|geben)\b",
                r"\bich (?:helfe|unterstütze) (?:dir|ihnen|euch) (?:gern|gerne)\b",
                r"\b(?:falls|wenn) (?:sie|du) (?:hilfe|jemanden|fragen)\b[^.!?\n]*",
                r"\b(?:darf|dürfen|kannst|könnt) (?:ihn|sie|es) (?:gern|gerne) (?:\w+ )?(?:nutzen|haben|benutzen|ausleihen)\b",
                r"\bgeschenkt natürlich\b",
            ),
            unless=(r"\bangebot\b", r"\brabatt\b", r"\bnicht weiterhelfen\b", r"\bleider\b", r"\b(?:euro|eur|€)", r"\bhat angeboten\b"),
        ),
        Cue(
            "introduction",
            gate=r"(?:vorstell|vernetz|verknüpf|bekannt|kontakt|kennen|das ist)",
            says=(
                r"\bdarf ich (?:dir|ihnen|euch) (?:\w+ ){1,4}vorstellen\b",
                r"\bich (?:werde|möchte|will|kann) (?:dich|sie|euch) (?:\w+ ){1,5}vorstellen\b",
                r"\bich (?:stell|stelle) (?:dir|ihnen|euch|dich|sie) (?:\w+ ){1,5}vor\b",
                r"\bich (?:vernetze|verknüpf\w*|verbinde) (?:dich|sie|euch) (?:\w+ ){0,2}mit\b",
                r"\bdas ist \w+,? (?:von|über) (?:der|dem|den) ich (?:dir|ihnen|euch) erzählt habe\b",
                r"\bbringe? (?:dich|sie|euch) (?:\w+ )?mit (?:\w+ ){1,4}zusammen\b",
                r"\b(?:deine|ihre) (?:adresse|nummer|kontaktdaten) weitergegeben\b",
            ),
            unless=(r"\?", r"\bmir gut vorstellen\b", r"\bstelle? mich\b", r"\bkönntest\b", r"\bnicht\b"),
        ),
        Cue(
            "congratulation",
            gate=r"(?:glückw|gratul|chapeau|alles gute zu|hut vor)",
            says=(
                r"\b(?:herzlich\w*|ganz herzlich\w*|meine\w*|unsere\w*) (?:glückw\w+|gratulation)\b",
                r"(?:^|\W)(?:gratuliere|gratulation|glückwunsch)(?: dir| ihnen| euch| ganz herzlich| herzlich)* (?:zu|zur|zum)\b",
                r"\balles gute zum geburtstag\b",
                r"\bchapeau\b",
                r"\bziehe? (?:meinen|den) hut vor (?:dir|ihnen)\b",
            ),
            unless=(r"\b(?:danke?|dank) für\b", r"\bmir selbst\b", r"\?", r"\bhat (?:dem|der|den|ihm|ihr)\b"),
        ),
        Cue(
            "pitch",
            gate=r"(?:wir unterstützen|wir helfen|kostenlos|anbieter|sichern sie|offen für|spannende|passives einkommen|plätze)",
            says=(
                r"\bwir (?:unterstützen|helfen|begleiten) (?:\w+ ){0,3}(?:betriebe\w*|unternehmen|firmen|kunden|praxen|selbstständige|coaches)\b",
                r"\b(?:kostenlose\w*|unverbindliche\w*) (?:vorführung|demo|beratung|erstgespräch|analyse|test)\b",
                r"\bführender anbieter\b",
                r"\bsichern sie sich\b",
                r"\bpassives einkommen\b",
                r"\b(?:spannende|interessante|neue) (?:rolle|position|stelle|herausforderung) (?:als|bei|für|im)\b",
                r"\boffen für (?:was neues|neue herausforderungen)\b",
            ),
            unless=(r"\bich (?:suche|bin seit)\b", r"\bkein interesse\b", r"\bmeine neue\b", r"\bglückwunsch\b"),
        ),
        Cue(
            "mass_message",
            gate=r"(?:liebe alle|hallo zusammen|an alle|rundmail|in die runde|meine kontakte|mitanand|liebe freunde)",
            says=(
                r"^\W*(?:liebe|hallo|hi|guten tag|servus) (?:alle|zusammen|ihr lieben|freunde|kolleginnen und kollegen|in die runde)\b",
                r"\b(?:rundmail|rundnachricht|massenmail|sammelmail)\b",
                r"\b(?:all|alle) meine kontakte\b",
                r"\bin die runde\b",
                r"\bich schreibe (?:euch|ihnen) allen\b",
            ),
            unless=(r"\bignorier\w*|\blösch\w*|\bhasse\b",),
        ),
    ),
)  # fmt: skip
