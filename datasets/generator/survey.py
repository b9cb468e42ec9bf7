"""The practice table `survey`: what clients expected and what they found, 22 statements, five dimensions."""

import numpy as np
import pandas as pd

from generator.clients import COMES
from generator.desks import desks
from generator.world import Maker, World

DIMENSIONS = {
    "tangibles": range(1, 5), "reliability": range(5, 10), "responsiveness": range(10, 14),
    "assurance": range(14, 18), "empathy": range(18, 23),
}  # fmt: skip
REVERSED = (11, 13, 19, 21)
# Expected level and gap (perceived - expected) of the dimensions before they are dealt out anew to each body.
EXPECTED = {"tangibles": 5.1, "reliability": 6.3, "responsiveness": 6.0, "assurance": 6.1, "empathy": 5.6}
GAPS = (-1.35, -1.1, -0.9, -0.7, -0.5)
ASKED_ON = ["2025-03-10", "2025-03-11", "2025-03-12", "2025-03-13"]
RESPONDENTS = {"busy": 30, "steady": 12, "small": 0}


def survey(world: World) -> pd.DataFrame:
    """About 80,000 rows, one a respondent and statement; one wave in March 2025."""
    random, bodies = world.random("survey"), desks(world)
    people = bodies.loc[bodies.index.repeat(bodies["role"].map(RESPONDENTS))].reset_index(drop=True)
    people["respondent"] = [f"R{number:05d}" for number in range(1, len(people) + 1)]
    people["client_type"] = random.choice(list(COMES), len(people), p=list(COMES.values()))
    people["asked_on"] = pd.to_datetime(random.choice(ASKED_ON, len(people)))
    # One person marks everything high, another everything low: that is what makes the statements hang together.
    people["leans"], people["content"] = random.normal(0, 0.35, len(people)), random.normal(0, 0.85, len(people))
    # About the mean of the body, so that a dozen respondents show the body's gaps and not their own mood.
    people["content"] -= people.groupby("inst_id")["content"].transform("mean")
    gaps = _gaps(bodies, random)
    frame = people.merge(_statements(), how="cross").merge(gaps, on=["inst_id", "dimension"])
    frame = _answered(frame, random).sort_values(["respondent", "item"])
    kept = "respondent inst_id province inst_type client_type asked_on item expected perceived"
    return frame[kept.split()]


def _statements() -> pd.DataFrame:
    rows = [(item, dimension) for dimension, items in DIMENSIONS.items() for item in items]
    return pd.DataFrame(rows, columns=["item", "dimension"])


def _gaps(bodies: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Each body has its own weakest dimension."""
    rows = [
        {"inst_id": body, "dimension": dimension, "gap": GAPS[place]}
        for body in bodies["inst_id"]
        for dimension, place in zip(DIMENSIONS, random.permutation(len(GAPS)), strict=True)
    ]
    return pd.DataFrame(rows)


def _answered(frame: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    count = len(frame)
    level = frame["dimension"].map(EXPECTED) + frame["leans"] + random.normal(0, 0.45, count)
    expected = level.round().clip(1, 7)
    found = (level + frame["gap"] + frame["content"] + random.normal(0, 0.5, count)).round().clip(1, 7)
    turned = frame["item"].isin(REVERSED)
    frame["expected"] = expected.where(~turned, 8 - expected).astype("int64")
    answered = pd.Series(random.random(count) >= 0.02, index=frame.index)
    frame["perceived"] = found.where(~turned, 8 - found).where(answered).astype("Int64")
    return frame


MAKERS: dict[str, Maker] = {"survey": survey}
