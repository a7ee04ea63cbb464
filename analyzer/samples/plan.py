"""A persona and a source of chance → invented people, how close they are, and every message between them and ego."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Final

from analyzer.samples.circles import Circles
from analyzer.samples.grammar import (
    ADVERTISEMENT,
    ARRANGED,
    MASS,
    NOT_ARRANGED,
    NOTES,
    PITCHES,
    THANKS_FOR_LINKING,
    Writer,
)
from analyzer.samples.names import CREDENTIALS, FIRST, LAST
from analyzer.samples.personas import Persona, Story

_WOULD_PICK_UP: Final = 0.75
"""Closeness (0-1) from which a person would pick up the phone: the hidden truth."""

_BUSINESS: Final = 0.15
"""Share of the people with much contact who are not close at all: busy threads that are only business."""

_CALLABLE: Final = (Story.REGULAR, Story.REGULAR, Story.BACKED, Story.EDGE_CALLABLE)
_NOTES_KEPT_DAYS: Final = 180


@dataclass(slots=True)
class Person:
    """An invented person, and what is planned with them."""

    first: str
    last: str
    slug: str
    language: str
    connected_on: date | None
    closeness: float
    employed: bool = True
    company: str = ""  # known once everybody's days are
    position: str = ""
    story: Story = Story.SILENT
    email: str = ""
    field: str = ""  # of work; empty where the title does not tell it
    chapter: str = ""  # ego's employer when the two linked
    recommended: str = ""  # given, received
    recommended_on: date | None = None
    imported_on: date | None = None
    arranged: bool = False
    endorsed: tuple[int, int] = (0, 0)  # skills given, received
    note: str = ""
    invited_by_ego: bool = False

    @property
    def name(self) -> str:
        """First and last name as LinkedIn joins them."""
        return f"{self.first} {self.last}".strip()

    @property
    def would_pick_up(self) -> bool:
        """The hidden truth."""
        return self.closeness >= _WOULD_PICK_UP


@dataclass(slots=True)
class Message:
    """One invented message. `people` are the others in the conversation; `author` is one of them, or None for ego."""

    thread: int
    at: datetime
    people: Sequence[Person]
    author: Person | None
    text: str
    counts: bool = True


@dataclass(slots=True)
class World:
    """Everything invented for one export."""

    persona: Persona
    people: list[Person] = field(default_factory=list)
    others: list[Person] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    adverts: list[Message] = field(default_factory=list)
    pending: list[tuple[Person, datetime, str]] = field(default_factory=list)
    unnamed: list[date] = field(default_factory=list)


def plan_world(persona: Persona, connections: int, messages: int, seed: int) -> World:
    """Invent an export. Closeness is drawn first; who writes how much follows from it, with noise."""
    planner = _Planner(persona, connections, messages, random.Random(seed), seed)  # noqa: S311 - samples, not secrets
    return planner.plan()


class _Planner:
    def __init__(self, persona: Persona, connections: int, messages: int, rng: random.Random, seed: int) -> None:
        self.seed = seed
        self.persona, self.rng, self.budget = persona, rng, messages
        self.connections = connections
        self.writer = Writer(rng)
        self.world = World(persona)
        self.day = persona.exported_on
        self.threads = 0
        self.names: set[str] = {f"{persona.first} {persona.last}".lower()}
        self.slugs: set[str] = {persona.slug}

    # -- people ---------------------------------------------------------------------------------------------------

    def plan(self) -> World:
        world, rng = self.world, self.rng
        hidden = round(self.connections * self.persona.unnamed)
        days = self._link_days(self.connections)
        world.unnamed = days[:hidden] if hidden else []
        world.people = [self._person(day, unique=index % 40 > 0) for index, day in enumerate(days[hidden:])]
        self._cast()
        for person in world.people:
            self._tell(person)
        if self.budget:
            self._groups()
            self._mass()
            self._strangers()
            self._adverts()
            self._fill()
        self._endorse()
        self._invite()
        self._settle()
        world.messages.sort(key=lambda message: message.at)
        rng.shuffle(world.pending)
        return world

    def _link_days(self, count: int) -> list[date]:
        first = date(self.persona.since, 1, 15)
        span = (self.day - first).days - 1
        bursts = [first + timedelta(days=self.rng.randrange(span)) for _ in range(max(2, count // 120))]
        days = []
        for _ in range(count):
            if self.rng.random() < self.persona.bursts:
                days.append(self.rng.choice(bursts))
            else:
                days.append(first + timedelta(days=int(span * self.rng.random() ** 0.8)))
        return days

    def _person(self, connected_on: date | None, *, unique: bool) -> Person:
        rng = self.rng
        languages = self.persona.languages
        language = rng.choices(list(languages), list(languages.values()))[0]
        for attempt in range(1000):
            pool = language if rng.random() > 0.03 else "other"
            first, last = rng.choice(FIRST[pool]), rng.choice(LAST[pool])
            if attempt > 3:
                last = f"{last}-{rng.choice(LAST[language])}"
            if rng.random() < 0.04:
                last += rng.choice(CREDENTIALS)
            if not unique or f"{first} {last}".lower() not in self.names:
                break
        self.names.add(f"{first} {last}".lower())
        bare = "".join(letter for letter in f"{first} {last}".lower() if letter.isalnum() or letter == " ")
        while True:
            slug = "-".join(bare.split()) + f"-{rng.getrandbits(32):08x}"
            if slug not in self.slugs:
                break
        self.slugs.add(slug)
        return Person(
            first=first,
            last=last,
            slug=slug,
            language=language,
            employed=rng.random() > 0.08,
            connected_on=connected_on,
            closeness=rng.betavariate(9, 1.5) if rng.random() < self.persona.close else rng.betavariate(0.8, 4),
            email=f"{bare.split()[0]}.{rng.getrandbits(24):06x}" if rng.random() < 0.02 else "",
        )

    def _cast(self) -> None:
        """Give each story its people: mostly the close ones to the warm stories, with noise both ways."""
        rng, persona, people = self.rng, self.persona, self.world.people
        if not self.budget:
            return
        scale = self.connections / persona.connections
        callables = round(persona.callable_people * scale)
        if not callables and persona.callable_people and self.budget >= 2 * _COST[Story.REGULAR]:
            callables = 1  # somebody has to have written all these messages
        wanted = [_CALLABLE[index % len(_CALLABLE)] for index in range(callables)]
        for story, share in persona.shares.items():
            wanted.extend([story] * round(share * self.connections))
        affordable, spent = [], 0
        for story in wanted:
            if spent + _COST[story] <= self.budget * 0.8:
                affordable.append(story)
                spent += _COST[story]
        once = [person for person in people if self._is_unique(person)]
        rng.shuffle(once)
        close = [person for person in once if person.would_pick_up]
        far = [person for person in once if not person.would_pick_up]
        for story in affordable:
            near = story in _NEAR and rng.random() > _BUSINESS
            pool = (close or far) if near else (far or close)
            if pool:
                pool.pop().story = story

    def _is_unique(self, person: Person) -> bool:
        if not hasattr(self, "_name_counts"):
            self._name_counts: dict[str, int] = {}
            for one in self.world.people:
                self._name_counts[one.name.lower()] = self._name_counts.get(one.name.lower(), 0) + 1
        return self._name_counts[person.name.lower()] == 1

    # -- stories --------------------------------------------------------------------------------------------------

    def _tell(self, person: Person) -> None:  # noqa: C901, PLR0912 - one branch a story, each a few lines
        rng, story = self.rng, person.story
        if story is Story.SILENT:
            return
        recent, cooling, old = rng.randint(3, 600), rng.randint(740, 1080), rng.randint(1110, 2600)
        if story is Story.REGULAR:
            self._both(person, days=8 + int(rng.lognormvariate(1.6, 0.9)), months=rng.randint(3, 14), silent=recent)
        elif story is Story.BACKED:
            self._back(person, arrange=person.language == "en")
            self._both(person, days=rng.randint(4, 7), months=rng.randint(2, 4), silent=recent)
        elif story is Story.EDGE_CALLABLE:
            days, silent, backed = rng.choice([(8, recent, False), (8, 730, False), (4, 729, True)])
            if backed:
                self._back(person, arrange=False)
            self._both(person, days=days, months=3, silent=silent)
        elif story is Story.COOLING:
            silent = rng.choice([731, cooling, 1095])
            self._both(person, days=8 + rng.randint(0, 20), months=rng.randint(3, 9), silent=silent)
        elif story is Story.SOME:
            self._both(person, days=rng.randint(3, 7), months=rng.randint(1, 4), silent=rng.choice([recent, cooling]))
        elif story is Story.EDGE_WARM:
            days, months = rng.choice([(7, 4), (8, 2), (11, 2), (3, 3)])
            self._both(person, days=days, months=months, silent=recent)
        elif story in {Story.VOUCHED, Story.ONCE_VOUCHED}:
            dated = recent if story is Story.VOUCHED else old
            self._back(person, arrange=False, dated=dated)
        elif story is Story.ONCE_STRONG:
            self._both(person, days=8 + int(rng.lognormvariate(1.2, 0.8)), months=rng.randint(3, 9), silent=old)
        elif story is Story.ONCE_SOME:
            self._both(person, days=rng.randint(3, 7), months=rng.randint(2, 4), silent=rng.choice([1096, old]))
        elif story is Story.BRIEF:
            self._both(person, days=rng.randint(1, 2), months=1, silent=rng.randint(5, 2200))
        elif story is Story.PITCH:
            self._one_sided(person, days=rng.randint(1, 5), by_ego=False)
        elif story is Story.UNANSWERED:
            self._one_sided(person, days=rng.randint(1, 3), by_ego=True)
        elif story is Story.GREETING:
            moment = self._moment(person.connected_on or self.day)
            text = rng.choice(THANKS_FOR_LINKING[person.language]).format(first=person.first)
            author = person if rng.random() < 0.5 else None
            self._say(person, moment, author, text, counts=False)
        elif story is Story.NOTE:
            person.connected_on = self.day - timedelta(days=rng.randint(2, _NOTES_KEPT_DAYS - 5))
            person.note = self.writer.sentence(rng.choice(NOTES[person.language]), person.language)
            person.invited_by_ego = rng.random() < 0.6
            author = None if person.invited_by_ego else person
            self._say(person, self._moment(person.connected_on), author, person.note, counts=False)

    def _back(self, person: Person, *, arrange: bool, dated: int | None = None) -> None:
        rng = self.rng
        choice = rng.choice(["recommendation", "phone", "call"] if arrange else ["recommendation", "phone"])
        day = self.day - timedelta(days=dated if dated is not None else rng.randint(30, 2000))
        if choice == "call":
            person.arranged = True
        elif choice == "phone":
            person.imported_on = day
        else:
            person.recommended, person.recommended_on = rng.choice(["given", "received"]), day

    def _both(self, person: Person, *, days: int, months: int, silent: int) -> None:
        """Plan a two-way thread of exactly so many days in so many calendar months, the last so long ago."""
        last = self.day - timedelta(days=silent)
        active = self._days(last, days, min(months, days))
        self._link_before(person, active[0])
        thread = self._thread()
        arranged_on = self.rng.choice(active[1:] or active) if person.arranged else None
        start = self.rng.random() < 0.5
        for index, day in enumerate(active):
            moment = self._moment(day)
            turns = self.rng.randint(1, 4) if len(active) > 1 else self.rng.randint(2, 4)
            for turn in range(turns):
                by_ego = (turn + index + start) % 2 == 0
                text = self.writer.message(
                    person.language, person.first if by_ego else self.persona.first, opening=turn == 0, size=1.4
                )
                if day == arranged_on and turn == turns - 1:
                    text = self.rng.choice(ARRANGED).format(n=self.rng.randint(0, 999))
                elif person.language == "en" and self.rng.random() < 0.04:
                    text = text + " " + self.rng.choice(NOT_ARRANGED)
                moment = self._say(person, moment, None if by_ego else person, text, thread=thread)

    def _one_sided(self, person: Person, *, days: int, by_ego: bool) -> None:
        """Plan a thread in which only one writes, never on the day of the link alone."""
        last = self.day - timedelta(days=self.rng.randint(10, 1800))
        active = self._days(last, days, 1)
        self._link_before(person, active[0], at_least=2)
        thread = self._thread()
        for index, day in enumerate(active):
            if by_ego:
                text = self.writer.message(person.language, person.first, opening=index == 0, size=2)
            else:
                body = " ".join(self.writer.sentence(pitch, "en") for pitch in self.rng.sample(PITCHES, 2))
                text = self.writer.greeted(body, "en", self.persona.first)
            self._say(person, self._moment(day), None if by_ego else person, text, thread=thread)

    def _groups(self) -> None:
        """Plan group conversations of people who are met there only, with a few of the regulars."""
        rng = self.rng
        met = [person for person in self.world.people if person.story is Story.GROUP]
        regulars = [person for person in self.world.people if person.story is Story.REGULAR]
        while met:
            members = [met.pop() for _ in range(min(len(met), rng.randint(2, 6)))]
            members += rng.sample(regulars, min(len(regulars), rng.randint(1, 2)))
            for person in members:
                self._link_before(person, self.day - timedelta(days=900))
            thread = self._thread()
            for day in self._days(self.day - timedelta(days=rng.randint(300, 900)), rng.randint(1, 6), 1):
                moment = self._moment(day)
                for author in [None, *rng.sample(members, rng.randint(0, len(members)))]:
                    text = self.writer.message("en", "all", opening=author is None, size=1.2)
                    self.world.messages.append(Message(thread, moment, members, author, text))
                    moment += timedelta(minutes=rng.randint(1, 20))
                    self.budget -= 1

    def _mass(self) -> None:
        """Plan messages to many at once, and the few answers."""
        rng = self.rng
        people = [person for person in self.world.people if person.story in {Story.MASS, Story.MASS_ANSWERED}]
        rng.shuffle(people)
        while len(people) >= 6:
            size = rng.randint(6, 40)
            batch, people = people[:size], people[size:]
            if len(batch) < 6:
                break
            body = self.writer.sentence(rng.choice(MASS), "en")
            first_day = self.day - timedelta(days=rng.randint(40, 1500))
            for person in batch:
                day = first_day + timedelta(days=rng.randint(0, 6))
                self._link_before(person, day, at_least=2)
                answered = person.story is Story.MASS_ANSWERED
                text = self.writer.greeted(body, "en", person.first)
                thread = self._thread()
                moment = self._say(person, self._moment(day), None, text, thread=thread, counts=answered)
                if answered:
                    reply = self.writer.message(person.language, self.persona.first, opening=False, size=1)
                    self._say(person, moment + timedelta(hours=rng.randint(1, 300)), person, reply, thread=thread)
        for person in people:
            person.story = Story.SILENT

    def _strangers(self) -> None:
        """Plan people who write and are no connection: recruiters mostly, and a few who removed the link."""
        for _ in range(max(1, len(self.world.people) // 80)):
            person = self._person(None, unique=True)
            person.story = self.rng.choice([Story.PITCH, Story.PITCH, Story.PITCH, Story.BRIEF, Story.SOME])
            self.world.others.append(person)
            self._tell(person)

    def _adverts(self) -> None:
        """Plan sponsored threads up to the persona's share of all conversations."""
        rng = self.rng
        share = self.persona.sponsored
        count = min(round(self.threads * share / (1 - share)), max(self.budget // 2, 0))
        for _ in range(count):
            thread = self._thread()
            moment = self._moment(self.day - timedelta(days=rng.randint(1, 1500)))
            text = self.writer.sentence(ADVERTISEMENT, "en")
            self.world.adverts.append(Message(thread, moment, (), self._sponsor(), text, counts=False))
            self.budget -= 1
            if rng.random() < 0.05 and self.budget > 0:
                self.world.adverts.append(
                    Message(thread, moment + timedelta(minutes=3), (), None, "Interested", counts=False)
                )
                self.budget -= 1

    def _sponsor(self) -> Person:
        return Person("LinkedIn", "Member", "", "en", None, 0.0)

    def _fill(self) -> None:
        """Spend what is left of the messages on days that are active anyway: heavy tails, and no verdict changes."""
        rng = self.rng
        talk = [message for message in self.world.messages if message.counts and len(message.people) == 1]
        both = {Story.REGULAR, Story.ONCE_STRONG, Story.COOLING, Story.SOME, Story.ONCE_SOME, Story.BACKED}
        talk = [message for message in talk if message.people[0].story in both]
        if not talk:
            return
        weight: dict[str, float] = {}
        for message in talk:
            weight.setdefault(message.people[0].slug, rng.paretovariate(1.1))
        chosen = rng.choices(
            talk, [min(weight[message.people[0].slug], 60.0) for message in talk], k=max(self.budget, 0)
        )
        for message in chosen:
            person = message.people[0]
            by_ego = rng.random() < 0.5
            text = self.writer.message(
                person.language, person.first if by_ego else self.persona.first, opening=False, size=2.6
            )
            end = datetime.combine(message.at.date(), datetime.max.time(), UTC).replace(microsecond=0)
            moment = message.at + (end - message.at) * rng.random() * 0.9
            self.world.messages.append(
                Message(message.thread, moment.replace(microsecond=0), message.people, None if by_ego else person, text)
            )
        self.budget = 0

    def _settle(self) -> None:
        """Give everybody who works an employer and a title, once it is known when they linked."""
        people = [*self.world.people, *self.world.others]
        circles = Circles(self.persona, [person.connected_on for person in people], self.seed)
        for person in people:
            settled = circles.settle(person.language, person.connected_on)
            person.chapter = settled.chapter
            if person.employed:
                person.field, person.company, person.position = settled.field, settled.employer, settled.title
            if person.email:
                house = "".join(letter for letter in person.company.lower() if letter.isalpha() and letter.isascii())
                person.email += f"@{house or 'mail'}.example"

    def _endorse(self) -> None:
        for person in self.world.people:
            if self._is_unique(person) and self.rng.random() < 0.02 + 0.2 * person.closeness:
                person.endorsed = (self.rng.randint(0, 3), self.rng.randint(0, 4))

    def _invite(self) -> None:
        rng = self.rng
        for person in self.world.people:
            person.invited_by_ego = person.invited_by_ego or (not person.note and rng.random() < 0.5)
        for _ in range(max(1, len(self.world.people) // 60)):
            stranger = self._person(None, unique=True)
            sent = self._moment(self.day - timedelta(days=rng.randint(3, 1100)))
            self.world.pending.append((stranger, sent, ""))

    # -- days and moments -----------------------------------------------------------------------------------------

    def _thread(self) -> int:
        self.threads += 1
        return self.threads

    def _link_before(self, person: Person, first: date, *, at_least: int = 1) -> None:
        """Move a link that came after the first message to before it."""
        if person.connected_on and person.connected_on > first - timedelta(days=at_least):
            person.connected_on = first - timedelta(days=at_least + int(self.rng.expovariate(1 / 200)))

    def _days(self, last: date, days: int, months: int) -> list[date]:
        """Choose exactly so many days in exactly so many calendar months, ending on `last`."""
        rng = self.rng
        starts = [last.replace(day=1)]
        while len(starts) < months:
            gap = rng.choice((1, 1, 1, 2, 3, 5))
            month = starts[-1]
            for _ in range(gap):
                month = (month - timedelta(days=1)).replace(day=1)
            starts.append(month)
        room = [_month_days(start, last) for start in starts]
        chosen = {last, *(rng.choice(pool) for pool in room[1:])}
        everywhere = [day for pool in room for day in pool if day not in chosen]
        while len(chosen) < days and not everywhere:
            earlier = (min(chosen).replace(day=1) - timedelta(days=1)).replace(day=1)
            everywhere = _month_days(earlier, last)
        extra = rng.sample(everywhere, min(days - len(chosen), len(everywhere)))
        return sorted({*chosen, *extra})

    def _moment(self, day: date) -> datetime:
        rng = self.rng
        return datetime(
            day.year, day.month, day.day, rng.randint(7, 18), rng.randrange(60), rng.randrange(60), tzinfo=UTC
        )

    def _say(
        self,
        person: Person,
        moment: datetime,
        author: Person | None,
        text: str,
        *,
        thread: int | None = None,
        counts: bool = True,
    ) -> datetime:
        self.world.messages.append(Message(thread or self._thread(), moment, (person,), author, text, counts))
        self.budget -= 1
        return moment + timedelta(seconds=self.rng.choice((0, 20, 60, 240, 900, 2400)))


_NEAR: Final = frozenset(
    {
        Story.REGULAR,
        Story.BACKED,
        Story.EDGE_CALLABLE,
        Story.COOLING,
        Story.SOME,
        Story.EDGE_WARM,
        Story.VOUCHED,
        Story.ONCE_STRONG,
        Story.ONCE_VOUCHED,
    }
)
"""Stories that closeness leads to, most of the time."""

_COST: Final = {
    **dict.fromkeys(Story, 3),
    Story.SILENT: 0,
    Story.VOUCHED: 0,
    Story.ONCE_VOUCHED: 0,
    Story.REGULAR: 40,
    Story.BACKED: 14,
    Story.EDGE_CALLABLE: 18,
    Story.COOLING: 40,
    Story.SOME: 13,
    Story.EDGE_WARM: 20,
    Story.ONCE_STRONG: 36,
    Story.ONCE_SOME: 13,
}
"""Messages a story takes, about: so that a small number of messages is spent on the stories that matter first."""


def _month_days(start: date, last: date) -> list[date]:
    days = []
    day = start
    while day.month == start.month and day <= last:
        days.append(day)
        day += timedelta(days=1)
    return days
