"""The practice table `ratings`: two raters, five criteria, three sets of works; in each one criterion is loose."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from generator.world import Maker, World

WORDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("people.yaml").read_text(encoding="utf-8"))
WORKS = 24
TIERS = list(WORDS["raters"])


def ratings(world: World) -> pd.DataFrame:
    """720 rows: tier, work, criterion, rater, score from 1 to 4."""
    random = world.random("ratings")
    rows = []
    for place, tier in enumerate(TIERS):
        loose, stepping, harsh = WORDS["raters"][tier]
        for criterion in WORDS["criteria"]:
            make = {loose: _loose, stepping: _stepping, harsh: _harsh}.get(criterion, _agreed)
            for rater, scores in zip(("RA", "RB"), make(random), strict=True):
                for work, score in enumerate(scores, start=1):
                    rows.append((tier, f"W{place * WORKS + work:02d}", criterion, rater, int(score)))
    return pd.DataFrame(rows, columns=["tier", "work", "criterion", "rater", "score"])


def _spread(random: np.random.Generator) -> np.ndarray:
    """Six works at each of the four levels, in random order."""
    scores: np.ndarray = random.permutation(np.repeat([1, 2, 3, 4], WORKS // 4))
    return scores


def _agreed(random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    first = _spread(random)
    return first, _off_by_one(first, 4, random)


def _stepping(random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """They differ by a step on most works, yet rank them alike: low agreement, good weighted kappa."""
    first = _spread(random)
    return first, _off_by_one(first, 11, random)


def _harsh(random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """B is a step below A on a third of the works: a perfect order, and marks that are not the same."""
    first = _spread(random)
    second = first.copy()
    chosen = random.permutation(np.where(first > 1)[0])[: WORKS // 3]
    second[chosen] -= 1
    return first, second


def _loose(random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Both give 3 nearly always and agree by that alone: where one leaves the 3 the other stays."""
    first, second = np.full(WORKS, 3), np.full(WORKS, 3)
    places = random.permutation(WORKS)[:6]
    first[places[:3]], second[places[3:]] = (2, 4, 2), (2, 4, 4)
    return first, second


def _off_by_one(first: np.ndarray, count: int, random: np.random.Generator) -> np.ndarray:
    second = first.copy()
    chosen = random.permutation(WORKS)[:count]
    step = np.where(first[chosen] == 4, -1, np.where(first[chosen] == 1, 1, random.choice([-1, 1], count)))
    second[chosen] = first[chosen] + step
    return second


MAKERS: dict[str, Maker] = {"ratings": ratings}
