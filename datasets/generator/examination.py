"""The practice tables `items` and `responses`: a test before and after training, with the usual faults of items."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from generator.cities import WORDS as CITIES
from generator.world import Maker, World

ITEMS: list[list[Any]] = yaml.safe_load(Path(__file__).with_name("people.yaml").read_text(encoding="utf-8"))["items"]
TYPES = [kind for kinds in CITIES["classes"].values() for kind in kinds]
TRAINED, WAITING = 20, 8  # by type of body
GAIN, RETEST = 0.95, 0.2  # growth of ability by training, and by taking the test again
TOO_EASY, MISKEYED = (3, 10), 6  # places in the list
FULL_BEFORE = 1  # people a type with full marks before training
NO_SECOND_TEST = 3  # the weakest of those trained
LEFT_BLANK = 0.08  # of the answers that would score nothing
ROW = "trainee body_type arm phase item score"


def items(_world: World) -> pd.DataFrame:
    """Twenty items: topic, competence, full mark."""
    rows = [
        (f"I{number:02d}", topic, competence, full, "partial" if full > 1 else "single", zh, en)
        for number, (topic, competence, full, zh, en) in enumerate(ITEMS, start=1)
    ]
    return pd.DataFrame(rows, columns=["item", "topic", "competence", "max_score", "kind", "text_zh", "text_en"])


def responses(world: World) -> pd.DataFrame:
    """About 9,500 rows: trainee, arm, phase, item, score; missing where an answer was left blank."""
    random = world.random("responses")
    parts = [_group(kind, number, random) for number, kind in enumerate(TYPES)]
    return pd.concat(parts, ignore_index=True)


def _group(kind: str, place: int, random: np.random.Generator) -> pd.DataFrame:
    """One type of body: twenty trained and eight who wait, both tested twice."""
    size = TRAINED + WAITING
    ability = random.normal(0, 1.0, size)
    trained = np.arange(size) < TRAINED
    # The faults of the items are shared out over all who answer, so that each type shows them.
    full = np.where(trained)[0][np.argsort(-ability[trained], kind="stable")[:FULL_BEFORE]]
    before = _scores(ability, full, random)
    after = _scores(ability + np.where(trained, GAIN, RETEST), full, random)
    codes = [f"U{place * size + one + 1:03d}" for one in range(size)]
    gone = np.where(trained)[0][np.argsort(before[trained].sum(axis=1), kind="stable")[:NO_SECOND_TEST]]
    parts = []
    for phase, scores in (("pre", before), ("post", after)):
        kept = np.setdiff1d(np.arange(size), gone) if phase == "post" else np.arange(size)
        for one in kept:
            answers = _answers(scores[one], one in full, random)
            arm = "trained" if trained[one] else "waiting"
            parts.append(answers.assign(trainee=codes[one], body_type=kind, arm=arm, phase=phase))
    return pd.concat(parts, ignore_index=True)[ROW.split()]


def _scores(ability: np.ndarray, full: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """People by items; the too easy ones are missed by one, the miskeyed one is right for the weaker half."""
    marks = np.array([item[2] for item in ITEMS])
    hardness = np.linspace(-0.9, 1.3, len(ITEMS))[np.argsort(np.sin(np.arange(len(ITEMS)) * 2.4))]
    chance = 1 / (1 + np.exp(-1.7 * (ability[:, None] - hardness[None, :])))
    scores = random.binomial(marks, chance)
    for place in TOO_EASY:
        scores[:, place] = 1
        scores[int(random.integers(len(ability))), place] = 0
    scores[full] = marks
    rest = np.delete(scores, MISKEYED, axis=1).sum(axis=1)
    scores[:, MISKEYED] = (rest < np.median(rest)).astype(int) ^ (random.random(len(rest)) < 0.08)
    scores[full] = marks
    return scores


def _answers(scores: np.ndarray, full: bool, random: np.random.Generator) -> pd.DataFrame:
    """Item and score of one person in one phase; a few answers that would have been wrong are left blank."""
    names = [f"I{number:02d}" for number in range(1, len(ITEMS) + 1)]
    frame = pd.DataFrame({"item": names, "score": pd.array(scores, dtype="Int64")})
    blank = (scores == 0) & (random.random(len(scores)) < LEFT_BLANK) & (not full)
    frame.loc[blank, "score"] = pd.NA
    return frame


MAKERS: dict[str, Maker] = {"items": items, "responses": responses}
