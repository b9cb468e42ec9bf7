"""The inventions planted for the practice topics: relevant ones, hard negatives, documents of a novelty search."""

import datetime
from dataclasses import dataclass, replace

import numpy as np

from generator.topic_concepts import Topic, topics
from generator.vocabulary import Concept, Subfield, subfields


@dataclass(frozen=True)
class Plant:
    """One family: its concepts and, where a lesson hangs on them, its dates, offices and owner."""

    subfield: str
    role: str = ""
    topic_id: str = ""
    thing: str = ""
    means: tuple[str, ...] = ()
    use: str = ""
    decoy: str = ""
    mentions: str = ""
    filing_on: datetime.date | None = None
    pub_on: datetime.date | None = None
    offices: str = ""
    owner: str = ""

    def with_means(self, means: tuple[str, ...]) -> "Plant":
        """The same family with other features."""
        return replace(self, means=means)

    def concepts(self) -> list[Concept]:
        """The thing (or decoy), the features and the use, where there is one."""
        field = subfields()[self.subfield]
        first = field.find("decoys", self.decoy) if self.decoy else field.find("things", self.thing)
        last = [field.find("uses", self.use)] if self.use else []
        return [first, *(field.find("means", key) for key in self.means), *last]


def plants(random: np.random.Generator) -> list[Plant]:
    """About 40 families a topic."""
    return [plant for topic in topics() for plant in _of(topic, subfields()[topic.subfield], random)]


def _of(topic: Topic, field: Subfield, random: np.random.Generator) -> list[Plant]:
    return _relevant(topic, field, random) + _misleading(topic, field, random) + _novelty(topic, field, random)


def _others(field: Subfield, topic: Topic, count: int, random: np.random.Generator) -> tuple[str, ...]:
    free = [one.id for one in field.means if one.id not in topic.means]
    return tuple(free[int(number)] for number in random.permutation(len(free))[:count])


def _other_use(field: Subfield, topic: Topic, random: np.random.Generator) -> str:
    free = [one.id for one in field.uses if one.id != topic.use]
    return free[int(random.integers(len(free)))]


def _relevant(topic: Topic, field: Subfield, random: np.random.Generator) -> list[Plant]:
    """Grade 2 (with the use) and grade 1 (another use): the thing and the first feature, but not the second."""
    made = []
    for number in range(int(random.integers(7, 10))):
        # Two come from abroad and have no member at home, one stays at home untranslated: one language finds each.
        offices = {1: "CN", 3: "US", 6: "US"}.get(number, "")
        use = topic.use if number % 5 < 3 else _other_use(field, topic, random)
        means = (topic.means[0], *_others(field, topic, int(random.integers(1, 4)), random))
        made.append(Plant(field.id, "relevant", topic.topic_id, topic.thing, means, use, offices=offices))
    return made


def _misleading(topic: Topic, field: Subfield, random: np.random.Generator) -> list[Plant]:
    """The neighbour with the same features; the thing named in passing; decoys that share words."""
    made = []
    for number in range(10):
        means = (topic.means[0], *_others(field, topic, 2, random))
        use = topic.use if number % 2 else _other_use(field, topic, random)
        # Those that name the topic's thing in passing stay at home: a large family of them would drown the topic.
        mentions, offices = (topic.thing, "CN") if number < 5 else ("", "")
        plain = Plant(field.id, "neighbour", topic.topic_id, topic.neighbour, means, use)
        made.append(replace(plain, mentions=mentions, offices=offices))
    for number in range(8):
        means = (topic.means[number % 2], *_others(field, topic, 1, random))
        made.append(Plant(field.id, "decoy", topic.topic_id, means=means, decoy=field.decoys[number // 4].id))
    return made


def _novelty(topic: Topic, field: Subfield, random: np.random.Generator) -> list[Plant]:
    """What a novelty search must tell apart. Claim 1 of the client is thing + first two features."""
    first, second, third = topic.means
    spare = _others(field, topic, 2, random)
    use = _other_use(field, topic, random)
    all_three = (first, second, third)

    made = [
        _dated(topic, "closest", (first, third, spare[0]), (-1500, -960), use=use),
        _dated(topic, "own_early", (first, third, spare[1]), (-800, -250), use=use, owner=topic.topic_id),
        _dated(topic, "second", (second, third, spare[0]), (-1300, -750), use=use, thing=topic.neighbour),
        _dated(topic, "far_second", (*all_three, spare[1]), (-1700, -1150), thing=topic.neighbour),
        _dated(topic, "earlier_filed", all_three, (-200, 345)),
        _dated(topic, "own_late", (first, second), (-310, 236), use=use, owner=topic.topic_id),
        _dated(topic, "on_the_day", all_three, (-546, 0), use=use),
        _dated(topic, "same_day_filing", all_three, (0, 540)),
        _dated(topic, "foreign_late", all_three, (-280, 262), offices="US"),
    ]
    if topic.answer == "X":
        made.append(_dated(topic, "whole", (first, second, spare[0]), (-1210, -668), use=use))
        made.append(_dated(topic, "whole", all_three, (-905, -362), use=use))
    return made


def _dated(topic: Topic, role: str, means: tuple[str, ...], days: tuple[int, int], **other: str) -> Plant:
    """A Chinese family of the topic's thing and use, filed and published so many days from the critical date."""
    plain = Plant(topic.subfield, role, topic.topic_id, topic.thing, means, topic.use, offices="CN")
    filed = topic.critical_date + datetime.timedelta(days=days[0])
    published = topic.critical_date + datetime.timedelta(days=days[1])
    back = max(0, filed.weekday() - 4)
    day = _gazette_day(published, other.get("offices", "CN"))
    dated = replace(plain, filing_on=filed - datetime.timedelta(days=back), pub_on=day)
    return replace(dated, **other)  # type: ignore[arg-type]  # all of them are texts


def _gazette_day(day: datetime.date, office: str) -> datetime.date:
    """The last day, up to this one, on which the office publishes: Tuesday or Friday in China, Thursday in the US."""
    days = (1, 4) if office == "CN" else (3,)
    return day - datetime.timedelta(days=min((day.weekday() - one) % 7 for one in days))
