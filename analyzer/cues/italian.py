"""Italian: openings of a letter, and the ways of arranging, thanking, asking, offering, introducing, congratulating, selling."""

from __future__ import annotations

from typing import Final

from analyzer.cues.rules import NO_PHONE, Cue, Language

_DAY: Final = r"(?:domani(?: mattina| sera)?|oggi|stasera|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)"
_NOT: Final = r"\b(?:non|mai|annullare|annullo|rimandare|spiace|purtroppo|sarebbe|vorrei|potremmo|magari|se riesci)\b"

ITALIAN: Final = Language(
    code="it",
    greetings=("ciao", "buongiorno", "buonasera", "salve", "gentile", "egregio", "caro", "cara"),
    cues=(
        Cue(
            "arranged_call",
            gate=r"(?:ci sentiamo|ci vediamo|chiamo|telefonata|pranzo|caffè|cena|confermo|chiacchierata|appuntamento|invito)",
            says=(
                rf"\bci (?:sentiamo|vediamo) (?:allora |dunque )?(?:in \w+ )?{_DAY}",
                rf"\b(?:ti|la|vi) (?:chiamo|richiamo) (?:io )?(?:{_DAY}|più tardi|tra|fra|dopo)",
                rf"\b(?:ok|va bene|perfetto|d.accordo),? (?:allora |confermo )+{_DAY}",
                r"\bdopo la nostra (?:telefonata|chiamata|chiacchierata|riunione)\b",
                r"\bgrazie (?:mille )?(?:del|per il|per la|della) (?:pranzo|caffè|cena|telefonata|chiacchierata)\b",
                r"\b(?:bella|che bella) chiacchierata (?:l.altra|ieri|stamattina|di)",
                r"\bho accettato l.invito in calendario\b",
            ),
            unless=(r"\?", _NOT, r"\bwebinar\b", r"\blezione\b"),
        ),
        Cue(
            "phone_number",
            gate=r"[0-9][0-9 ().\-]{6,}[0-9]",
            says=(
                r"\b(?:cell\w*|numero|tel|telefono|fisso|whatsapp|chiam\w*|squillo|recapito)\b[^.!?\n\d]{0,60}\(?\+?\d[\d ().-]{7,}",
                r"(?:^|[\s:(])\+39[ -]?\d{2,3}(?:[ -]?\d{2,5}){2,3}\b",
            ),
            unless=(NO_PHONE, r"\b(?:ordine|fattura|ticket|pratica|iban|spedizione|numero verde|protocollo|partita iva)\b"),
        ),
        Cue(
            "thanks",
            gate=r"(?:grazie|ringrazi|ti devo|gentile a)",
            says=(
                r"\bgrazie (?:mille |infinite |tante |davvero |di cuore |ancora )*(?:per|della|del|dei|delle|di (?:avermi|aver|cuore))\b",
                r"\b(?:la|ti|vi) ringrazio (?:\w+ )?(?:per|della|del|dei|di)\b",
                r"\bgrazie infinite\b",
                r"\bti devo una (?:pizza|birra|cena)\b",
                r"\btroppo gentile a\b",
            ),
            unless=(
                r"\bin anticipo\b", r"\banticipatamente\b", r"\bgrazie al cielo\b", r"\bgrazie a(?:lla|llo|l|gli| dio)?\b", r"\bma non\b",
                r"\bun grazie a tutti\b", r"\bauguri\b",
            ),
        ),
        Cue(
            "ask",
            gate=r"(?:conosci|mi dai|mi presti|presenteresti|favore|aiut|potresti|potrebbe|sapresti|riusciresti)",
            says=(
                r"\bconosci (?:mica |per caso )?(?:un|una|qualcuno)\b",
                r"\bmi (?:dai|daresti|presti|presteresti|presenteresti|mandi|manderesti|consigli|consiglieresti)\b",
                r"\b(?:potresti|potrebbe|riusciresti a) (?:\w*(?:mi|armi|ermi|irmi))\b",
                r"\bavrei bisogno di un (?:favore|consiglio|aiuto)\b",
                r"\bsapresti (?:dirmi|indicarmi|consigliarmi)\b",
                r"\baiutami a\b",
            ),
            unless=(r"\bquando\b", r"\bposso aiutar", r"\bhai fatto gli auguri\b"),
        ),
        Cue(
            "offer",
            gate=r"(?:se ti serve|se vuoi|vuoi che|volentieri|gratis|disposizione|quando vuoi)",
            says=(
                r"\bse ti (?:serve|servisse|va)\b[^.!?\n]*\b(?:volentieri|ci metto|posso|aiuto|chiama)",
                r"\bvuoi che (?:ti |io )?(?:dia|faccia|mandi|passi|legga|guardi|chieda)\b",
                r"\bse vuoi (?:ti|te|posso|lo|la|le)\b",
                r"\b(?:resto|sono) a (?:sua|tua) (?:completa )?disposizione per (?:una|un|qualsiasi)\b",
                r"\busala pure gratis\b",
                r"\bti faccio da\b",
            ),
            unless=(r"\bofferta\b", r"\bsconto\b", r"€|\beuro\b", r"\bpurtroppo\b", r"\bdemo\b", r"\bnon riesco\b"),
        ),
        Cue(
            "introduction",
            gate=r"(?:ti presento|le presento|vi presento|in copia|in contatto|così potete conoscervi|vi metto|collegamento)",
            says=(
                r"\b(?:ti|le|vi) presento ",
                r"\b(?:ti|vi|la) metto in contatto\b",
                r"\bcosì potete conoscervi\b",
                r"\becco il collegamento tra\b",
                r"\bmetto in copia\b",
                r"\bti giro il contatto di\b",
            ),
            unless=(r"\?", r"\bnon (?:ti|vi|la)\b", r"\briusciresti\b"),
        ),
        Cue(
            "congratulation",
            gate=r"(?:complimenti|congratulazioni|auguri|compleanno|bravissim)",
            says=(
                r"\bcomplimenti (?:vivissimi )?(?:per|a te|a lei|a voi)\b",
                r"\bcongratulazioni (?:vivissime )?(?:per|a te|a lei|a voi)\b",
                r"^\W*(?:congratulazioni|tantissimi auguri|buon compleanno)\b",
                r"\btantissimi auguri (?:a|alla|al|ai)\b",
                r"\bbuon compleanno\b",
                r"\bbravissim[oiae] per\b",
            ),
            unless=(r"\?", r"\bgrazie\b", r"\bti farò\b", r"\bhai fatto\b", r"\bsi può dire\b"),
        ),
        Cue(
            "pitch",
            gate=r"(?:aiutiamo|demo|nostro gestionale|percorso di coaching|siamo un.agenzia|cerchiamo urgentemente|senza impegno|guadagn)",
            says=(
                r"\baiutiamo (?:\w+ ){0,3}(?:studi|aziende|imprese|professionisti|negozi|ristoranti|pmi)\b",
                r"\b(?:demo|consulenza|prova|analisi|check-up) (?:\w+ )?(?:gratuita|gratis|senza impegno)\b",
                r"\bcon il nostro (?:gestionale|software|metodo|servizio)\b",
                r"\bsiamo un.(?:agenzia|azienda)\b",
                r"\bcerchiamo urgentemente\b",
                r"\bultimi \d+ posti\b",
                r"\bguadagn\w+ extra\b",
            ),
            unless=(r"\bnon siamo interessati\b", r"\bcerco lavoro\b", r"\bbasta messaggi\b"),
        ),
        Cue(
            "mass_message",
            gate=r"(?:ciao a tutti|cari tutti|care colleghe|a tutte e a tutti|gentili soci|tutta la rubrica|amici, clienti|messaggio collettivo|tutti i miei contatti)",
            says=(
                r"^\W*(?:ciao a tutti|cari tutti|care tutte|care colleghe e cari colleghi|gentili soci|cari amici|amici, clienti)\b",
                r"\ba tutte e a tutti\b",
                r"\btutta la rubrica\b",
                r"\btutti i miei contatti\b",
                r"\bmessaggio (?:collettivo|di gruppo a)\b",
            ),
            unless=(r"\bsilenziati\b", r"\bmi riprometto\b"),
        ),
    ),
)  # fmt: skip
