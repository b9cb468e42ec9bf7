"""The 30 practice topics: which hidden concepts each one asks for."""

import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).resolve().with_name("topic_concepts.yaml")


@dataclass(frozen=True)
class Topic:
    """A client's need as concepts: a thing (and its near neighbour, the hard negative), three features, a use.

    answer is what claim 1 of the client's draft (thing and first two features) meets: X, Y or A.
    """

    topic_id: str
    tech_field: str
    subfield: str
    thing: str
    neighbour: str
    means: tuple[str, str, str]
    use: str
    answer: str
    critical_date: datetime.date


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, in the order of their numbers."""
    entries = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(Topic(**{**entry, "means": tuple(entry["means"])}) for entry in entries)
