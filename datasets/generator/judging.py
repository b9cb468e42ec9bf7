"""Judgements from the hidden concepts: how relevant a publication is to a topic, and which features it discloses."""

from collections.abc import Iterable
from functools import cache

import pandas as pd

from generator.patents import chunk
from generator.topic_concepts import Topic
from generator.vocabulary import Concept, subfields
from generator.world import World

FEATURES = ("F1", "F2", "F3", "F4", "F5")  # the thing, three features, the use
WEIGHTS = (5, 4, 3, 2, 1)
CLAIMS = (1, 1, 1, 2, 3)  # the claim of the client's draft that brings the feature in


@cache
def pool(world: World) -> pd.DataFrame:
    """Every practice publication with the hidden columns of its invention, by publication number. Don't change it."""
    return chunk(world).publications.sort_values("pub_no", ignore_index=True)


def within(topic: Topic, publications: pd.DataFrame) -> pd.DataFrame:
    """The publications of the topic's subfield, designs left out."""
    return publications[(publications["subfield"] == topic.subfield) & (publications["kind"] != "design")]


def concepts(topic: Topic) -> dict[str, Concept]:
    """What the features F1 .. F5 of a topic are."""
    field = subfields()[topic.subfield]
    found = [field.find("things", topic.thing), *(field.find("means", one) for one in topic.means)]
    return dict(zip(FEATURES, [*found, field.find("uses", topic.use)], strict=True))


def disclosed(topic: Topic, publications: pd.DataFrame) -> pd.DataFrame:
    """One bool column a feature F1 .. F5; designs disclose nothing that a search by text could find."""
    near = (publications["subfield"] == topic.subfield) & (publications["kind"] != "design")
    means = publications["means"].fillna("").str.split("|")
    columns = {"F1": publications["thing"] == topic.thing, "F5": publications["use"] == topic.use}
    columns |= {name: means.map(lambda held, one=one: one in held) for name, one in _means(topic)}
    return pd.DataFrame({name: columns[name] & near for name in FEATURES})


def _means(topic: Topic) -> Iterable[tuple[str, str]]:
    return zip(FEATURES[1:4], topic.means, strict=True)


def grades(topic: Topic, publications: pd.DataFrame) -> pd.Series:
    """2 with the thing, its first feature and the use; 1 without the use; 0 for everything else."""
    shown = disclosed(topic, publications)
    main = shown["F1"] & shown["F2"]
    return (main.astype(int) + (main & shown["F5"]).astype(int)).rename("grade")
