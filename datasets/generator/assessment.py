"""The yearly assessment of bodies: scores, veto items, the weights of each class of body."""

from statistics import NormalDist

import numpy as np
import pandas as pd

from generator.cities import WORDS
from generator.directory import bodies, open_through
from generator.world import Maker, World

YEARS = (2024, 2025)
QUOTA = 0.2  # share of a class that may be excellent
CLASS_OF = {kind: name for name, kinds in WORDS["classes"].items() for kind in kinds}
SCORED, VETOES = list(WORDS["scored"]), list(WORDS["vetoes"])


def assessment_rules(_world: World) -> pd.DataFrame:
    """A row for each type of body and indicator: class of body, scored or veto, weight, meaning."""
    rows = []
    for kind, name in CLASS_OF.items():
        for indicator, (zh, en, shares) in WORDS["scored"].items():
            rows.append((kind, name, indicator, "score", shares[name] / 100, zh, en))
        for indicator, (zh, en) in WORDS["vetoes"].items():
            rows.append((kind, name, indicator, "veto", 0.0, zh, en))
    return pd.DataFrame(rows, columns=["body_type", "body_class", "indicator", "kind", "weight", "zh", "en"])


def assessment(world: World) -> pd.DataFrame:
    """A row for each open body, year and indicator: a score from 0 to 100, or 1 where a veto item happened."""
    random = world.random("assessment")
    parts = []
    for year in YEARS:
        last = f"{year}-12-31"
        parts.append(_year(open_through(bodies(world), last, last).reset_index(drop=True), year, random))
    frame = pd.concat(parts, ignore_index=True)
    order = {name: place for place, name in enumerate([*SCORED, *VETOES])}
    frame = frame.assign(order=frame["indicator"].map(order)).sort_values(["year", "inst_id", "order"])
    return frame[["inst_id", "year", "indicator", "value"]].reset_index(drop=True)


def _year(own: pd.DataFrame, year: int, random: np.random.Generator) -> pd.DataFrame:
    wide = _vetoed(_scores(own, random), own, random)
    # One score in sixty was not reported, which counts as 0; the vetoed reported all.
    unreported = random.random((len(wide), len(SCORED))) < 1 / 60
    wide[SCORED] = wide[SCORED].mask(unreported & (wide[VETOES].sum(axis=1) == 0).to_numpy()[:, None])
    wide = _ties(wide, own).assign(inst_id=own["inst_id"], year=year)
    return wide.melt(["inst_id", "year"], var_name="indicator", value_name="value")


def _scores(own: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Four own in ten come near or over 90 in every province: more than the quota lets through."""
    place = own.groupby("province")["inst_id"].transform(lambda one: random.permutation(len(one)))
    size = own.groupby("province")["inst_id"].transform("size")
    level = 88.5 + 6.0 * ((place.astype(float) + 0.5) / size).map(NormalDist().inv_cdf)
    noise = random.normal(0, 4.0, (len(own), len(SCORED)))
    scores = np.clip(level.to_numpy()[:, None] + noise, 20, 100).round(1)
    return pd.DataFrame(scores, columns=SCORED).assign(**dict.fromkeys(VETOES, 0.0))


def _total(wide: pd.DataFrame, own: pd.DataFrame) -> "pd.Series[float]":
    shares = {name: [WORDS["scored"][one][2][name] / 100 for one in SCORED] for name in WORDS["classes"]}
    held = np.array([shares[CLASS_OF[kind]] for kind in own["type"]])
    return pd.Series((wide[SCORED].fillna(0).to_numpy() * held).sum(axis=1).round(6))


def _vetoed(wide: pd.DataFrame, own: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """The second best of each province has a veto item against it, and one in seventy of all others."""
    rank = _total(wide, own).groupby(own["province"]).rank(ascending=False, method="first")
    hit = (rank == 2) | (random.random(len(wide)) < 1 / 70)
    item = random.integers(0, len(VETOES), len(wide))
    for number, name in enumerate(VETOES):
        wide.loc[hit & (item == number), name] = 1.0
    return wide


def _ties(wide: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """In each type of body the one that just misses the quota scores exactly as the one that just makes it."""
    clean = wide[VETOES].sum(axis=1) == 0
    total = _total(wide, own)
    for kind, held in total[clean].groupby(own["type"]):
        room = int(QUOTA * int((own["type"] == kind).sum()))
        ranked = held.sort_values(ascending=False, kind="stable").index
        if 0 < room < len(ranked):
            inside, outside = ranked[room - 1], ranked[room]
            wide.loc[outside, SCORED] = wide.loc[inside, SCORED].to_numpy()
    return wide


MAKERS: dict[str, Maker] = {"assessment_rules": assessment_rules, "assessment": assessment}
