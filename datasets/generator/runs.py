"""Five result lists a topic, and a screening log: what searches of different quality bring, and how it is read."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.judging import disclosed, grades, within
from generator.topic_concepts import Topic, topics
from generator.topic_search import Collection, Strategy
from generator.topics import STANDARD_ZH, collection
from generator.world import Maker, World

DEPTH = 60
WORDS_BOTH = Strategy(classes=False)
CLASSES = Strategy(words=False)
LOG, TAIL = 140, 36
MISSES = 24  # in a row before the document that a rule of 20 misses never reaches

Scores = npt.NDArray[np.float64]


def runs(world: World) -> pd.DataFrame:
    """topic_id, run, rank, pub_no: words_zh (baseline), words_both and words_use (shared blocks), classes, similar."""
    held = collection(world)
    rows: list[tuple[str, str, int, str]] = []
    for topic in topics():
        for name, scores in _scores(held, topic, world.random(f"runs/{topic.topic_id}")).items():
            rows += [(topic.topic_id, name, rank, number) for rank, number in enumerate(_ranked(held, scores), start=1)]
    return pd.DataFrame(rows, columns=["topic_id", "run", "rank", "pub_no"])


def _scores(held: Collection, topic: Topic, random: np.random.Generator) -> dict[str, Scores]:
    newest = held.publications["pub"].rank().to_numpy(dtype=float) / len(held.publications)
    tie = random.random(len(held.publications))
    quick = held.found(topic, STANDARD_ZH) + 0.0
    thing = held.block(topic, "F1", WORDS_BOTH)
    both = held.found(topic, WORDS_BOTH)
    titled = held.block(topic, "F1", Strategy(classes=False, title_only=True))
    used = held.block(topic, "F5", WORDS_BOTH)
    classed = held.found(topic, CLASSES)
    return {
        # The quick query lists the newest first and goes on with documents on the thing alone.
        "words_zh": quick * (2 + newest) + held.block(topic, "F1", STANDARD_ZH) * newest,
        "words_both": both * 2.0 + (both & titled) * 1.0 + thing * (0.5 + tie / 4),
        "words_use": (both & used) * 1.0 + (both & used & titled) * 0.5,
        "classes": classed * 2.0 + held.block(topic, "F1", CLASSES) * (0.5 + tie / 4),
        "similar": _similar(held.publications, topic, random),
    }


def _similar(publications: pd.DataFrame, topic: Topic, random: np.random.Generator) -> Scores:
    """A list by likeness of content: what it finds hangs neither on names nor on classes."""
    shown = disclosed(topic, publications)
    likeness = shown["F1"] * 1.5 + shown["F2"] * 1.5 + (shown["F3"] | shown["F4"]) * 0.3 + shown["F5"] * 0.4
    likeness += publications["subfield"].eq(topic.subfield) * 0.5
    noisy = likeness.to_numpy(dtype=float) + random.normal(0, 1.0, len(publications))
    # Out of reach of the tool's index: a quarter of everything, at random.
    return np.where((likeness > 0.4) & (random.random(len(publications)) < 0.75), noisy + 2, 0.0)


def _ranked(held: Collection, scores: Scores) -> list[str]:
    numbers = held.publications["pub_no"].to_numpy()
    order = np.lexsort((numbers, -scores))
    return [str(numbers[place]) for place in order[:DEPTH] if scores[place] > 0]


def screening_log(world: World) -> pd.DataFrame:
    """topic_id, order, pub_no, relevant, minutes: one reader's way through the hits of a topic, best first.

    Near the end, after MISSES irrelevant documents in a row, comes one that shows every feature.
    """
    held = collection(world)
    parts = [_log(held, topic, world.random(f"screening_log/{topic.topic_id}")) for topic in topics()]
    return pd.concat(parts, ignore_index=True)


def _log(held: Collection, topic: Topic, random: np.random.Generator) -> pd.DataFrame:
    frame = held.publications
    near = frame["subfield"].eq(topic.subfield).to_numpy() & frame["kind"].ne("design").to_numpy()
    wide = Strategy()
    scores = held.found(topic, wide) * 2.0 + held.block(topic, "F1", wide) * 1.0 + held.found(topic, WORDS_BOTH) * 1.5
    ranks = pd.Series(np.where(near, scores + random.random(len(frame)) * 1.6, -1.0), index=frame["pub_no"])
    late = _late(frame, topic)
    order = [one for one in ranks.sort_values(ascending=False).index if one != late]
    relevant = (grades(topic, frame) > 0).set_axis(frame["pub_no"])
    head = order[: LOG - TAIL]
    tail = [one for one in order[LOG - TAIL :] if not relevant[one]][: TAIL - 1]
    read = [*head, *tail[:MISSES], late, *tail[MISSES:]]
    hits = relevant.loc[read].to_numpy(dtype=bool)
    minutes = np.where(hits, random.integers(8, 19, len(read)), random.integers(2, 8, len(read))) / 2
    rows = {"topic_id": topic.topic_id, "order": range(1, len(read) + 1), "pub_no": read}
    return pd.DataFrame(rows).assign(relevant=hits, minutes=minutes)


def _late(frame: pd.DataFrame, topic: Topic) -> str:
    """The application with every feature: published in time where claim 1 meets an X, filed earlier where not."""
    role = "whole" if topic.answer == "X" else "earlier_filed"
    mine = within(topic, frame[frame["topic_id"].eq(topic.topic_id) & frame["role"].eq(role)])
    whole = mine[disclosed(topic, mine)[["F1", "F2", "F3", "F4"]].all(axis=1)]
    return str(whole.sort_values(["pub", "pub_no"])["pub_no"].iloc[0])


MAKERS: dict[str, Maker] = {"runs": runs, "screening_log": screening_log}
