"""The topics as a trainee sees them: the client's need, its features, the names of each concept, candidate terms."""

from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from generator.judging import CLAIMS, FEATURES, WEIGHTS, concepts, pool
from generator.phrases import american
from generator.topic_concepts import Topic, topics
from generator.topic_search import Collection, Strategy, symbols
from generator.vocabulary import Concept
from generator.world import Maker, World

WORDS = Path(__file__).resolve().with_name("topic_words.yaml")
STANDARD_ZH = Strategy(languages=("zh",), synonyms=False, classes=False)


@cache
def words() -> dict[str, dict[str, Any]]:
    """Title, need, markets and tier of each topic, as written by hand."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return found


@cache
def collection(world: World) -> Collection:
    """The searchable collection, read once."""
    return Collection(pool(world), world["ipc_codes"])


def topics_table(world: World) -> pd.DataFrame:
    """30 rows: the need in the client's words, the concepts behind it, the day that counts and the markets."""
    rows = []
    for topic in topics():
        said = words()[topic.topic_id]
        held = "|".join(concept.id for concept in concepts(topic).values())
        known = {
            "concepts": held,
            "client_id": _client(world, topic),
            "critical_date": pd.Timestamp(topic.critical_date),
        }
        rows.append({"topic_id": topic.topic_id, "tech_field": topic.tech_field, **said, **known})
    order = "topic_id tech_field title_zh title_en need_zh need_en concepts client_id critical_date markets tier"
    return pd.DataFrame(rows)[order.split()]


def _client(world: World, topic: Topic) -> str:
    """Who asks: the applicant of the topic's own earlier filings."""
    frame = pool(world)
    own = frame[(frame["topic_id"] == topic.topic_id) & (frame["role"] == "own_early")]
    applicants = world["patent_applicants"]
    return str(applicants[applicants["pub_no"].isin(own["pub_no"])]["applicant_id"].iloc[0])


def topic_features(world: World) -> pd.DataFrame:
    """Five features a topic: F1 the thing, F2 to F4 what it has, F5 its use; with weight and draft claim."""
    rows = []
    for topic in topics():
        for feature, weight, claim in zip(FEATURES, WEIGHTS, CLAIMS, strict=True):
            concept = concepts(topic)[feature]
            rows.append((topic.topic_id, feature, *feature_words(feature, concept), weight, claim))
    return pd.DataFrame(rows, columns=["topic_id", "feature", "zh", "en", "weight", "claim"])


def feature_words(feature: str, concept: Concept) -> tuple[str, str]:
    """A feature in words: the standard name and what it does."""
    if feature == "F5":
        return f"用于{concept.zh[0]}", f"used for: {concept.en[0]}"
    if not concept.does_zh:
        return concept.zh[0], concept.en[0]
    return f"{concept.zh[0]}，{concept.does_zh}", f"{concept.en[0]}, which {concept.does_en}"


def synonyms(world: World) -> pd.DataFrame:
    """The names of the five concepts of each topic in both languages, the vague ones marked."""
    rows: list[tuple[str | None, ...]] = []
    for topic in topics():
        for feature, concept in concepts(topic).items():
            classed = ("|".join(concept.ipc), "|".join(sorted(symbols(concept) - set(concept.ipc))) or None)
            rows += [(topic.topic_id, feature, concept.id, *name, *classed) for name in _named(concept)]
    frame = pd.DataFrame(rows, columns=["topic_id", "feature", "concept", "lang", "term", "kind", "ipc", "ipc_before"])
    return frame.drop_duplicates(["topic_id", "feature", "lang", "term"], ignore_index=True)


def _named(concept: Concept) -> list[tuple[str, str, str]]:
    found = []
    for language, names, broad in (("zh", concept.zh, concept.broad_zh), ("en", concept.en, concept.broad_en)):
        found += [(language, name, "synonym" if number else "standard") for number, name in enumerate(names)]
        found += [
            (language, american(name), "spelling") for name in names if language == "en" and american(name) != name
        ]
        found += [(language, broad, "broad")] if broad else []
    return found


def candidate_terms(world: World) -> pd.DataFrame:
    """Eight terms a topic that might join the quick query (standard Chinese words of both blocks), by block."""
    rows: list[tuple[str, ...]] = []
    for topic in topics():
        thing, means = concepts(topic)["F1"], concepts(topic)["F2"]
        for feature, language, term in (
            ("F1", "zh", thing.zh[1]), ("F1", "zh", thing.zh[2]), ("F1", "zh", thing.broad_zh),
            ("F1", "en", thing.en[0]), ("F1", "en", thing.en[1]), ("F2", "zh", means.zh[1]),
            ("F2", "zh", means.broad_zh), ("F2", "en", means.en[0]),
        ):  # fmt: skip
            rows.append((topic.topic_id, feature, language, term))
    return pd.DataFrame(rows, columns=["topic_id", "feature", "lang", "term"])


MAKERS: dict[str, Maker] = {
    "topics": topics_table,
    "topic_features": topic_features,
    "synonyms": synonyms,
    "candidate_terms": candidate_terms,
}
