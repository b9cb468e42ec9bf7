"""Judgements: documents of each topic, features they disclose, pairs and their reasons, an elusion sample."""

from functools import cache

import numpy as np
import pandas as pd

from generator.judging import FEATURES, disclosed, grades, pool, within
from generator.topic_concepts import Topic, topics
from generator.topic_search import FULL
from generator.topics import STANDARD_ZH, collection
from generator.world import Maker, World

UNJUDGED = 3  # relevant documents a topic that nobody looked at
SAMPLED = 25  # documents judged although no search brought them
ELUSION = 60


@cache
def judged(world: World, topic: Topic) -> pd.Series:
    """The grades of the documents that were looked at, by publication number."""
    frame = pool(world)
    all_grades = grades(topic, frame).set_axis(frame["pub_no"])
    random = world.random(f"qrels/{topic.topic_id}")
    near = within(topic, frame)
    seen = set(near[near["topic_id"].eq(topic.topic_id)]["pub_no"]) | _found(world, topic)
    seen |= set(all_grades.index[all_grades > 0])
    others = near[~near["pub_no"].isin(seen)]["pub_no"].to_numpy()
    seen |= set(random.permutation(others)[:SAMPLED])
    kept = all_grades[all_grades.index.isin(seen - _left_out(topic, near, all_grades, random))]
    return kept.sort_index()


def _found(world: World, topic: Topic) -> set[str]:
    """The first 40 of each run: what is pooled and read."""
    table = world["runs"]
    return set(table[(table["topic_id"] == topic.topic_id) & (table["rank"] <= 40)]["pub_no"])


def _left_out(topic: Topic, near: pd.DataFrame, graded: pd.Series, random: np.random.Generator) -> set[str]:
    """Relevant documents that the judges missed; none of those on which a novelty question hangs."""
    dated = near["filing_on"].notna()
    free = near[~dated & near["pub_no"].isin(graded.index[graded > 0])]["pub_no"].to_numpy()
    return set(random.permutation(free)[:UNJUDGED])


def judged_relevant(world: World, topic: Topic) -> set[str]:
    """The publication numbers judged 1 or 2."""
    held = judged(world, topic)
    return set(held.index[held > 0])


def qrels(world: World) -> pd.DataFrame:
    """topic_id, pub_no, grade: 2 all concepts, 1 the main ones, 0 looked at and not relevant. The rest is unjudged."""
    parts = [judged(world, topic).reset_index().assign(topic_id=topic.topic_id) for topic in topics()]
    return pd.concat(parts, ignore_index=True)[["topic_id", "pub_no", "grade"]]


def qrels_features(world: World) -> pd.DataFrame:
    """topic_id, pub_no, feature, disclosed: for the documents that a novelty search must look into."""
    parts = []
    for topic in topics():
        chosen = _examined(world, topic)
        shown = disclosed(topic, chosen).assign(pub_no=chosen["pub_no"].to_numpy())
        long = shown.melt("pub_no", list(FEATURES), "feature", "disclosed")
        parts.append(long.sort_values(["pub_no", "feature"]).assign(topic_id=topic.topic_id))
    return pd.concat(parts, ignore_index=True)[["topic_id", "pub_no", "feature", "disclosed"]]


def _examined(world: World, topic: Topic) -> pd.DataFrame:
    """What was planted with its dates, whatever is of grade 2, and ten that only look near."""
    near = within(topic, pool(world))
    graded = judged(world, topic)
    whole = near["pub_no"].isin(graded.index[graded == 2])
    planted = near["topic_id"].eq(topic.topic_id) & near["filing_on"].notna()
    misleading = near["pub_no"].isin(
        near[near["topic_id"].eq(topic.topic_id) & near["role"].eq("neighbour")]["pub_no"][:10]
    )
    return near[whole | planted | misleading]


def topic_pairs(world: World) -> pd.DataFrame:
    """Two documents each, with the reason to combine them that the file gives, or none."""
    rows = []
    for topic in topics():
        at = _numbers(world, topic)
        reason = "none" if topic.answer == "A" else "same_problem"
        rows += [
            (topic.topic_id, at["closest"], at["second"], reason),
            (topic.topic_id, at["closest"], at["far_second"], "none"),
            (topic.topic_id, at["closest"], at["earlier_filed"], "same_field"),
            (topic.topic_id, at["closest"], at["on_the_day"], "same_field"),
        ]
    frame = pd.DataFrame(rows, columns=["topic_id", "first", "second", "reason"])
    return frame.assign(reason_zh=frame["reason"].map(REASON_ZH), reason_en=frame["reason"].map(REASON_EN))


def _numbers(world: World, topic: Topic) -> dict[str, str]:
    """The first publication of each planted family, by its part in the search."""
    near = within(topic, pool(world))
    mine = near[near["topic_id"].eq(topic.topic_id) & near["filing_on"].notna()].sort_values(["pub", "pub_no"])
    first = mine.groupby("role", sort=True)["pub_no"].first()
    return {str(role): str(number) for role, number in first.items()}


def elusion_sample(world: World) -> pd.DataFrame:
    """A random sample of what the quick query left behind, judged: documents with a word or class of either block."""
    held = collection(world)
    numbers = held.publications["pub_no"].to_numpy()
    parts = []
    for topic in topics():
        either = held.block(topic, "F1", FULL) | held.block(topic, "F2", FULL)
        left = numbers[either & ~held.found(topic, STANDARD_ZH)]
        drawn = world.random(f"elusion_sample/{topic.topic_id}").permutation(left)[:ELUSION]
        graded = grades(topic, held.publications).set_axis(held.publications["pub_no"])
        rows = {"topic_id": topic.topic_id, "draw": range(1, len(drawn) + 1), "pub_no": drawn, "population": len(left)}
        parts.append(pd.DataFrame(rows).assign(relevant=(graded.loc[list(drawn)] > 0).to_numpy()))
    return pd.concat(parts, ignore_index=True)[["topic_id", "draw", "pub_no", "relevant", "population"]]


REASON_ZH = {
    "none": "两份文件均未给出结合的启示",
    "same_problem": "第二份文件明确用该特征解决同一技术问题，给出了结合的启示",
    "same_field": "两份文件技术领域相同，第二份文件给出了该特征的作用",
}
REASON_EN = {
    "none": "neither document hints at the combination",
    "same_problem": "the second document uses the feature for the same problem, which hints at the combination",
    "same_field": "both are of one field and the second tells what the feature does",
}
MAKERS: dict[str, Maker] = {
    "qrels": qrels,
    "qrels_features": qrels_features,
    "topic_pairs": topic_pairs,
    "elusion_sample": elusion_sample,
}
