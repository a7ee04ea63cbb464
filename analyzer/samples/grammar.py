"""A seeded grammar → believable invented messages in five languages, each text its own."""

from __future__ import annotations

import random
from typing import Final

_SLOTS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "en": {
        "topic": tuple(
            "the grant draft|the new warehouse|our old seminar|the spring budget|that podcast|the library project|the move to "
            "Lisbon|the hiring round|your talk in Leeds|the water survey|the night train idea|the choir|the audit|the "
            "prototype|the book club|the reading group|the translation|the garden|the pension paper|the museum app|the "
            "lighting plan|the allotment|the sailing course|the exhibition|the thesis|the school fair|the repair café|the "
            "marathon|the new kitchen|the interview series".split("|")
        ),
        "thing": tuple(
            "the slides|a first draft|two photos|the minutes|the spreadsheet|a short summary|the floor plan|my notes|the "
            "reading list|the contract|the recipe|the link to the article|the figures for March|the old syllabus".split("|")
        ),
        "feel": tuple("glad|relieved|surprised|a bit tired|proud|curious|delighted|in two minds|hopeful".split("|")),
        "who": tuple(
            "Priya|the whole team|my sister|our old boss|Marcus|the dean|half the office|Wanda from finance|the "
            "neighbours|the new intern".split("|")
        ),
    },
    "de": {
        "topic": tuple(
            "der Antrag|das neue Lager|unser altes Seminar|der Haushalt|das Hörspiel|die Bibliothek|der Umzug nach Köln|die "
            "Messe|dein Vortrag|die Umfrage|der Nachtzug|der Chor|die Prüfung|der Prototyp|der Lesekreis|die Übersetzung|der "
            "Garten|die Ausstellung|das Schulfest".split("|")
        ),
        "thing": tuple("die Folien|einen Entwurf|zwei Fotos|das Protokoll|die Tabelle|meine Notizen|den Grundriss|das Rezept".split("|")),
        "feel": tuple("froh|erleichtert|überrascht|müde|stolz|gespannt|begeistert|hin- und hergerissen".split("|")),
        "who": tuple("Petra|das ganze Team|meine Schwester|unser alter Chef|Jürgen|die Nachbarn|das halbe Büro".split("|")),
    },
    "fr": {
        "topic": tuple(
            "le dossier|le nouvel entrepôt|notre vieux séminaire|le budget|le podcast|la médiathèque|le déménagement à Lyon|le "
            "salon|ta conférence|l'enquête|le train de nuit|la chorale|l'audit|le prototype|la traduction|le jardin|"
            "l'exposition|la kermesse".split("|")
        ),
        "thing": tuple("les diapos|une ébauche|deux photos|le compte rendu|le tableau|mes notes|le plan|la recette".split("|")),
        "feel": tuple("content|soulagé|surpris|un peu fatigué|fier|curieux|ravi|partagé".split("|")),
        "who": tuple("Cécile|toute l'équipe|ma sœur|notre ancien chef|Loïc|les voisins|la moitié du bureau".split("|")),
    },
    "es": {
        "topic": tuple(
            "la solicitud|el nuevo almacén|nuestro viejo seminario|el presupuesto|el pódcast|la biblioteca|la mudanza a "
            "Cádiz|la feria|tu charla|la encuesta|el tren nocturno|el coro|la auditoría|el prototipo|la traducción|el huerto".split("|")
        ),
        "thing": tuple("las diapositivas|un borrador|dos fotos|el acta|la hoja de cálculo|mis notas|el plano|la receta".split("|")),
        "feel": tuple("contento|aliviado|sorprendido|algo cansado|orgulloso|curioso|encantado|indeciso".split("|")),
        "who": tuple("Begoña|todo el equipo|mi hermana|nuestro antiguo jefe|Íñigo|los vecinos|media oficina".split("|")),
    },
    "pt": {
        "topic": tuple(
            "a candidatura|o novo armazém|o nosso velho seminário|o orçamento|o podcast|a biblioteca|a mudança para o Porto|a "
            "feira|a tua palestra|o inquérito|o comboio noturno|o coro|a auditoria|o protótipo|a tradução|a horta".split("|")
        ),
        "thing": tuple("os slides|um rascunho|duas fotos|a ata|a folha de cálculo|as minhas notas|a planta|a receita".split("|")),
        "feel": tuple("contente|aliviado|surpreendido|um pouco cansado|orgulhoso|curioso|encantado|indeciso".split("|")),
        "who": tuple("Conceição|toda a equipa|a minha irmã|o nosso antigo chefe|João|os vizinhos|meio escritório".split("|")),
    },
}  # fmt: skip
_SENTENCES: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        "I have been thinking about {topic} since {n} o'clock this morning.",
        "{who} asked me about {topic}, and I was {feel} to have an answer.",
        'She said "{topic}, of course", as if it were page {n} of a plan.',
        "Attached {thing}; ignore page {n}.",
        "How did {topic} go in the end?",
        "Did {who} ever finish {topic}?",
        "I'm {feel} about {topic}, to be honest.",
        "We are down to {n} open questions on {topic}.",
        "Here comes {thing}, version {n}.",
        "You were right about {topic} 🙂",
        "{who} sends regards and says {topic} is on its way.",
        "It took {n} tries, but {topic} works now.",
        "No rush, but what do you make of {thing}?",
        "I read {thing} twice on the train; I am {feel}.",
        "Only {n} days left for {topic}.",
        "Ha, {who} said exactly the same of {topic}.",
        "If {topic} falls through we still have plan {n}.",
        "Congratulations again, {who} told me about {topic}!",
        "That reminds me of {topic}, {n} years ago.",
        "Would you look over {thing} before it goes out?",
    ),
    "de": (
        "Ich denke seit {n} Uhr früh an {topic}.",
        "{who} hat nach dem Stand gefragt: {topic}. Ich war {feel}.",
        "Anbei {thing}, Seite {n} bitte überspringen.",
        "Wie ging es eigentlich aus: {topic}?",
        "Ehrlich gesagt bin ich {feel}, es geht um Folgendes: {topic}.",
        "Es bleiben {n} offene Fragen: {topic}.",
        "Hier kommt {thing}, Fassung {n}.",
        "Du hattest recht, {topic} 🙂",
        "{who} lässt grüßen und fragt: {topic}?",
        "Ich habe {thing} im Zug gelesen und bin {feel}.",
        "Noch {n} Tage, dann ist es so weit: {topic}.",
        "Schaust du kurz über {thing}?",
    ),
    "fr": (
        "Je pense à tout ça depuis {n} heures : {topic}.",
        "{who} m'en a parlé : {topic}. J'étais {feel}.",
        "Ci-joint {thing}, passe la page {n}.",
        "Et alors, {topic}, ça a donné quoi ?",
        "Franchement, je suis {feel} : {topic}.",
        "Il reste {n} questions ouvertes : {topic}.",
        "Voici {thing}, version {n}.",
        "Tu avais raison pour {topic} 🙂",
        "{who} te salue et demande : {topic} ?",
        "J'ai lu {thing} dans le train, je suis {feel}.",
        "Plus que {n} jours : {topic}.",
    ),
    "es": (
        "Llevo desde las {n} dándole vueltas: {topic}.",
        "{who} me preguntó por esto: {topic}. Estoy {feel}.",
        "Te adjunto {thing}; sáltate la página {n}.",
        "¿Cómo acabó {topic}?",
        "La verdad, estoy {feel}: {topic}.",
        "Quedan {n} dudas: {topic}.",
        "Aquí va {thing}, versión {n}.",
        "Tenías razón con {topic} 🙂",
        "{who} te manda saludos y pregunta: ¿{topic}?",
        "Leí {thing} en el tren y estoy {feel}.",
        "Solo faltan {n} días: {topic}.",
    ),
    "pt": (
        "Ando desde as {n} a pensar nisto: {topic}.",
        "{who} perguntou-me por isto: {topic}. Fiquei {feel}.",
        "Segue {thing}; ignora a página {n}.",
        "Como acabou {topic}?",
        "Para ser sincero, estou {feel}: {topic}.",
        "Faltam {n} perguntas: {topic}.",
        "Aqui vai {thing}, versão {n}.",
        "Tinhas razão sobre {topic} 🙂",
        "{who} manda cumprimentos e pergunta: {topic}?",
        "Li {thing} no comboio e fiquei {feel}.",
        "Só faltam {n} dias: {topic}.",
    ),
}
_SHORT: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        "Thanks!",
        "Ha, yes.",
        "Perfect 👍",
        "Of course.",
        "Got it, thank you",
        "👏",
        "Will do.",
        "Same here!",
        "Sounds right.",
    ),
    "de": ("Danke dir!", "Ja, genau.", "Perfekt 👍", "Klar.", "Alles gut", "👏", "Mach ich."),
    "fr": ("Merci !", "Oui, voilà.", "Parfait 👍", "Bien sûr.", "C'est noté", "👏"),
    "es": ("¡Gracias!", "Sí, eso.", "Perfecto 👍", "Claro.", "Hecho", "👏"),
    "pt": ("Obrigado!", "Sim, isso.", "Perfeito 👍", "Claro.", "Feito", "👏"),
}
_HELLO: Final = {
    "en": ("Hi {first},", "Hello {first},", "Dear {first},", "Hey {first}!"),
    "de": ("Hallo {first},", "Liebe/r {first},", "Moin {first},"),
    "fr": ("Bonjour {first},", "Salut {first},"),
    "es": ("Hola {first},", "Buenos días {first},"),
    "pt": ("Olá {first},", "Bom dia {first},"),
}
ARRANGED: Final = (
    "Great, I'll call you on Thursday at 3pm.",
    "Let's meet tomorrow at noon, the usual place.",
    "It was lovely talking to you yesterday, thank you.",
    "Thanks for the coffee on Friday, it did me good.",
    "I just sent you a calendar invite for next week.",
    "Perfect, talk on Tuesday then.",
    "My number is +44 7700 900{n:03d}, any time after six.",
    "Looking forward to our lunch!",
)
"""Sentences that arrange a call or a meeting, or speak of one that was, or give a number."""

NOT_ARRANGED: Final = (
    "Would you be open to a quick call next week?",
    "We should really have coffee sometime.",
    "If you like I can call you tomorrow.",
    "Sorry, I had to cancel our call on Monday.",
    "Let me know if a chat would help.",
    "They had 1,204 people at the webinar on Thursday.",
)
"""Near misses: they speak of a call, and none is arranged."""

PITCHES: Final = (
    "I help leaders like you grow {topic} by {n} % in {m} weeks.",
    "We noticed your profile and think {topic} is a perfect match for our platform.",
    "Our clients in your field save {n} hours on {topic} every month.",
    "I have an exciting role around {topic} with {n} openings.",
    "Are you the right person for {topic}? We are running a pilot with {n} firms.",
)
THANKS_FOR_LINKING: Final = {
    "en": (
        "Thanks for connecting!",
        "Thank you for accepting my invitation, {first}.",
        "Good to be connected, {first}!",
    ),
    "de": ("Danke fürs Vernetzen!", "Vielen Dank für die Bestätigung, {first}."),
    "fr": ("Merci pour la connexion !", "Merci d'avoir accepté, {first}."),
    "es": ("¡Gracias por conectar!", "Gracias por aceptar, {first}."),
    "pt": ("Obrigado por aceitar!", "Obrigado pela ligação, {first}."),
}
MASS: Final = (
    "I hope you are well. I look for a new role in {topic} since {n} March and wondered whether you know of anything.",
    "I am organising a small evening on {topic} with {n} seats and would be glad to see you among the guests.",
    "We have just opened our survey on {topic}, it takes {n} minutes, and every answer counts. Thank you so much for helping.",
    "Happy New Year! May {topic} bring you joy in all of the {n} weeks ahead, and thank you for being part of my network.",
)
ADVERTISEMENT: Final = (
    '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%,</p><p>Discover how {topic} can change the way you work. '
    '<strong>{n} places left.</strong></p><ul><li>Free trial</li><li>No card needed</li></ul>&nbsp;<a href="#">Register</a>'
)
NOTES: Final = {
    "en": (
        "We met at {topic}, I would like to stay in touch.",
        "Your piece on {topic} made me think, thank you for it.",
    ),
    "de": ("Wir kennen uns von früher: {topic}. Ich bliebe gern in Kontakt.",),
    "fr": ("Nous nous sommes croisés : {topic}. Restons en contact.",),
    "es": ("Nos conocimos por {topic}; me gustaría seguir en contacto.",),
    "pt": ("Conhecemo-nos por {topic}; gostava de manter contacto.",),
}


class Writer:
    """Writes messages. No text over 40 characters goes to five people unless it is asked for as a mass message."""

    def __init__(self, rng: random.Random) -> None:
        """Take the source of chance."""
        self._rng = rng
        self._used: dict[str, int] = {}

    def sentence(self, template: str, language: str, first: str = "") -> str:
        """Fill one template."""
        rng, slots = self._rng, _SLOTS[language]
        return template.format(
            topic=rng.choice(slots["topic"]),
            thing=rng.choice(slots["thing"]),
            feel=rng.choice(slots["feel"]),
            who=rng.choice(slots["who"]),
            n=rng.randint(2, 99),
            m=rng.randint(2, 12),
            first=first,
        )

    def message(self, language: str, first: str, *, opening: bool, size: float) -> str:
        """Write a message of about `size` sentences, with a greeting where it opens an exchange."""
        rng = self._rng
        if not opening and rng.random() < 0.25 / max(size, 0.5):
            return rng.choice(_SHORT[language])
        while True:
            count = max(1, min(12, round(rng.expovariate(1 / size)) + 1))
            body = [self.sentence(rng.choice(_SENTENCES[language]), language) for _ in range(count)]
            text = ("\n" if rng.random() < 0.2 else " ").join(body)  # noqa: PLR2004 - a share of multi-line ones
            if self._used.get(text, 0) < 3:  # noqa: PLR2004 - the fifth person is what must not happen
                self._used[text] = self._used.get(text, 0) + 1
                break
        if opening:
            text = rng.choice(_HELLO[language]).format(first=first) + ("\n" if rng.random() < 0.4 else " ") + text  # noqa: PLR2004
        return text

    def greeted(self, text: str, language: str, first: str) -> str:
        """Put a greeting before a text."""
        return self._rng.choice(_HELLO[language]).format(first=first) + "\n" + text
