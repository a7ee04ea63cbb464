"""French: openings of a letter, and the ways of arranging, thanking, asking, offering, introducing, congratulating, selling."""

from __future__ import annotations

from typing import Final

from analyzer.cues.rules import NO_PHONE, Cue, Language

_DAY: Final = r"(?:demain(?: matin| midi| soir)?|ce soir|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_HOUR: Final = r"(?:\d{1,2} ?h(?: ?\d\d)?|\d{1,2}:\d\d|midi)"
_NOT: Final = r"\b(?:pas|jamais|annuler|annulé|reporter|si tu|si vous|peut-être|aimerais|aimerions|voudrais|pourrait|pourrions|serait)\b"

FRENCH: Final = Language(
    code="fr",
    greetings=("bonjour", "bonsoir", "salut", "cher", "chère", "coucou"),
    cues=(
        Cue(
            "arranged_call",
            gate=r"(?:appelle|on se (?:dit|voit|parle|ret|rap)|(?:ok|accord|parfait|noté|entendu) pour|à (?:demain|ce soir|lun|mar|mer|jeu|ven|sam|dim)|merci pour|avoir (?:revu|parlé|vu|ren)|confirme notre|suite à notre)",
            says=(
                rf"\bje (?:t.|vous )(?:appelle|rappelle)(?: (?:{_DAY}|tout à l.heure|dans))?",
                rf"\bon se (?:dit|voit|parle|retrouve|rappelle) (?:donc |alors )?{_DAY}\b",
                rf"\b(?:ok|d.accord|parfait|noté|c.est noté|entendu) pour (?:\w+ ){{0,3}}{_DAY}\b",
                rf"\bà {_DAY},? (?:à )?{_HOUR}\b",
                r"\bmerci pour (?:le|ce|notre|l.) ?(?:\w+ )?(?:déjeuner|dîner|café|appel|échange téléphonique)\b",
                r"\b(?:ravi|ravie|content|contente|heureux|heureuse) de (?:t.|vous )avoir (?:revu|parlé|vu|rencontré)",
                r"\bje (?:vous )?confirme notre (?:rendez-vous|appel|entretien)\b",
                r"\bsuite à notre (?:appel|conversation téléphonique|entretien)\b",
            ),
            unless=(r"\?", _NOT, r"\bappel à\b", r"\bconférence\b", r"\bj.appelle (?:ça|cela)\b"),
        ),
        Cue(
            "phone_number",
            gate=r"[0-9][0-9 ().\-]{6,}[0-9]",
            says=(
                r"\b(?:num\b|numéro|tél\w*|tel|portable|fixe|cell|joindre|appel\w*|coup de fil|whatsapp|ligne)\b[^.!?\n\d]{0,60}(?:\+|0)\d[\d ().-]{7,}",
                r"(?:^|[\s:(])\+(?:33|32|41|1|44)[ .-]?\(?\d{1,4}\)?(?:[ .-]?\d{2,4}){2,5}\b",
            ),
            unless=(NO_PHONE,
                r"\b(?:commande|facture|dossier|colis|ticket|référence|serveur vocal|iban|siret|client)\b", r"\b0 ?80\d\b",
            ),
        ),
        Cue(
            "thanks",
            gate=r"(?:merci|remerci|sais gré|reconnaissan)",
            says=(
                r"\bmerci+(?: beaucoup| infiniment| encore| mille fois| bien| vraiment| à toi| à vous)* (?:pour|de|d.avoir|d.être)\b",
                r"\bje (?:te|vous) remercie (?:\w+ )?(?:pour|de|d.)",
                r"\bje vous sais gré\b",
                r"\bmerci mille fois\b",
            ),
            unless=(
                r"\bd.avance\b", r"\bmerci de (?:me |nous |bien |ne )?\w+(?:er|ir|re)\b", r"\bmais\b",
                r"\bfélicitations\b", r"\bmerci à tous\b", r"\bdieu merci\b", r"\bnon merci\b", r"\bd.avoir accepté\b",
            ),
        ),
        Cue(
            "ask",
            gate=r"(?:peux-tu|pourr|sais-tu|saurais|connais|accepteriez|conseil|service|cherche)",
            says=(
                r"\b(?:peux-tu|pourrais-tu|tu pourrais|tu peux) (?:me|m.|nous)\b",
                r"\b(?:pouvez-vous|pourriez-vous) (?:me|m.|nous)\b",
                r"\btu (?:saurais|sais) (?:comment|où|qui|si)\b",
                r"\b(?:tu connais|connais-tu|vous connaissez|connaîtriez-vous) (?:\w+ )?(?:quelqu.un|qqn|un|une)\b",
                r"\baccepteriez-vous de (?:répondre|m.|me|nous)\b",
                r"\bj.aurais (?:besoin de|une question|un service)\b",
            ),
            unless=(r"\bquel jour\b", r"\bquand\b", r"\bpuis-je vous aider\b", r"\bquart d.heure\b"),
        ),
        Cue(
            "offer",
            gate=r"(?:si tu veux|si vous|puis-je|gratuit|besoin|à toi|volontiers|prête)",
            says=(
                r"\bsi (?:tu veux|vous voulez|ça t.arrange|ça peut aider),? (?:je|j.)",
                r"\bpuis-je vous (?:faire parvenir|envoyer|aider|prêter|transmettre)\b",
                r"\bsi (?:vous avez|tu as|t.as) besoin (?:d.|de )[^.!?\n]*\b(?:je suis là|n.hésite|appelle|fais-moi)",
                r"\b(?:elles|ils|il|elle) (?:sont|est) à toi si\b",
                r"\bje (?:te|vous) (?:prête|passe|relis|garde) [^.!?\n]*\b(?:volontiers|avec plaisir)\b",
                r"\bpeut s.y installer gratuitement\b",
            ),
            unless=(r"\boffre spéciale\b", r"\bremise\b", r"\bne pourrai pas\b", r"€|\beuros?\b", r"\bdiagnostic\b", r"\bdémo\b"),
        ),
        Cue(
            "introduction",
            gate=r"(?:présent|contact|copie|connaissance|conv)",
            says=(
                r"\bje (?:te|vous) présente ",
                r"\bje (?:vous|te) présenterai (?:à|au|aux)\b",
                r"\bje (?:te|vous|les) mets en (?:contact|relation|copie)",
                r"\bje (?:vous ai|t.ai) mis(?:e|es)? (?:tous les deux |toutes les deux )?(?:en contact|en relation|dans la même)",
                r"\best en copie\b[^.!?\n]*\bc.est (?:elle|lui) qui\b",
            ),
            unless=(r"\?", r"\bpréfère\b", r"\bprésente (?:mes|nos|notre)\b", r"\bne (?:te|vous)\b", r"\bpas\b", r"\bpourrais\b"),
        ),
        Cue(
            "congratulation",
            gate=r"(?:félicit|bravo|chapeau|joyeux anniversaire|bon anniversaire|compliments)",
            says=(
                r"^\W*(?:toutes (?:mes|nos) |mes |nos )?(?:sincères |vives )?félicitations\b",
                r"\bfélicitations (?:pour|à toi|à vous)\b",
                r"\bbravo (?:pour|à toi|à vous)\b",
                r"\bchapeau (?:pour|à toi|bas)\b",
                r"\b(?:joyeux|bon) anniversaire\b",
                r"\bje (?:te|vous) félicite\b",
            ),
            unless=(r"\bmerci\b", r"\bconseil de classe\b", r"\?", r"\bje me félicite\b", r"\b(?:il|elle|on) a eu\b"),
        ),
        Cue(
            "pitch",
            gate=r"(?:nous accompagnons|nous aidons|j.aide|notre société|remise|diagnostic|revenu|à l.écoute|démo|opportunité|poste)",
            says=(
                r"\bnous (?:accompagnons|aidons) (?:\w+ ){0,3}(?:pme|entreprises|dirigeants|indépendants|sociétés|restaurateurs|cabinets)\b",
                r"\bj.aide les (?:coachs|entrepreneurs|dirigeants|indépendants|entreprises)\b",
                r"\bnotre société vous (?:propose|offre)\b",
                r"\b(?:diagnostic|audit|essai|démo\w*) (?:\w+ )?(?:gratuit\w*|offert\w*|stratégique)\b",
                r"\bcomplément de revenus?\b",
                r"\b(?:à l.écoute|en veille) (?:du|sur le) marché\b",
                r"\bun poste de [^.!?\n]*(?:\d\d ?k|remote|télétravail)",
            ),
            unless=(r"\bje cherche\b", r"\bpas intéressée?\b", r"\bmon nouveau poste\b"),
        ),
        Cue(
            "mass_message",
            gate=r"(?:chers tous|chères|bonjour à tous|à tous|message groupé|mes contacts|chacun séparément|la gang|toutes et tous)",
            says=(
                r"^\W*(?:chers tous|chères toutes|chers amis|chers collègues|bonjour à tou(?:s|tes)|salut (?:à tous|tout le monde|la gang))\b",
                r"\bmessage (?:groupé|collectif|de masse)\b",
                r"\b(?:tous|ensemble de) mes contacts\b",
                r"\bchacun (?:séparément|personnellement|individuellement)\b",
                r"\bbonjour à toutes et (?:à )?tous\b",
            ),
            unless=(r"\bdéteste\b", r"\bje lis\b"),
        ),
    ),
)  # fmt: skip
