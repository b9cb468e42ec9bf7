"""The table `alias`: every name printed on the practice patents and the body that it stands for."""

import pandas as pd

from generator.patents import chunk, sources
from generator.world import Maker, World

TRAINING = 0.6  # share of the brands whose names are in the training part


def alias(world: World) -> pd.DataFrame:
    """raw, applicant_id, language, variant, documents, part; firms of one brand are all in the same part."""
    _, names, _ = sources(world)
    used = chunk(world).applicants.groupby("applicant_raw")["pub_no"].nunique()
    table = names.table[
        names.table["applicant_id"].isin(_seen(world)) & (names.table["raw"].isin(used.index) | _official(names.table))
    ]
    table = table.drop_duplicates("raw")
    table = table.assign(documents=table["raw"].map(used).fillna(0).astype("int64"), part=_parts(table, world))
    columns = ["raw", "applicant_id", "language", "variant", "documents", "part"]
    return table.sort_values(["applicant_id", "language", "variant"], ignore_index=True)[columns]


def _seen(world: World) -> set[str]:
    return set(chunk(world).applicants["applicant_id"])


def _official(table: pd.DataFrame) -> pd.Series:
    return table["variant"] == "official"


def _parts(table: pd.DataFrame, world: World) -> pd.Series:
    brands = table["applicant_id"].map(_brands(world["applicants"]))
    known = sorted(set(brands))
    chances = dict(zip(known, world.random("alias/parts").random(len(known)), strict=True))
    return brands.map(chances).lt(TRAINING).map({True: "training", False: "hidden"})


def _brands(applicants: pd.DataFrame) -> dict[str, str]:
    """The brand of a domestic firm is the two characters after its city; of anybody else the whole name."""
    made = {}
    for one in applicants.itertuples():
        city = str(one.city).removesuffix("市")
        firm = one.kind == "firm" and str(one.name_zh).startswith(city)
        made[str(one.applicant_id)] = str(one.name_zh)[len(city) : len(city) + 2] if firm else str(one.name_zh)
    return made


MAKERS: dict[str, Maker] = {"alias": alias}
