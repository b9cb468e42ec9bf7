"""The practice tables `firm_register`, `grants`, `gold_links`: registers of other departments, and who is in them."""

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from generator.brands import brands, persons
from generator.credit_code import SIGNS, check_sign, credit_code
from generator.world import Maker, World

Row = dict[str, Any]
# What happens to the rows of a batch, in turn. Light and heavy are the noise levels; every province has each kind.
LIGHT = (
    "duplicate",
    "old_name",
    "clean",
    "wrong_check",
    "clean",
    "spaced",
    "clean",
    "no_code",
    "clean",
    "clean",
    "clean",
    "clean",
)
HEAVY = (
    "wrong_check",
    "no_code",
    "duplicate",
    "old_name",
    "borrowed",
    "letters",
    "spaced",
    "short_name",
    "no_code",
    "clean",
    "clean",
)
BATCHES = {"light": LIGHT, "heavy": HEAVY}
STRANGERS = 6  # firms of the register that are nobody in `applicants`, in every province and batch
FORMS = {"股份有限公司": "有限公司", "有限责任公司": "有限公司", "有限公司": "有限责任公司"}
COLUMNS = [
    "batch", "uscc", "name", "province", "city", "industry", "registered_on", "contact", "mobile", "applicant_id",
]  # fmt: skip


def _register(world: World) -> pd.DataFrame:
    """The register with the truth still in it (applicant_id)."""
    random = world.random("firm_register")
    codes = {(str(row.province), str(row.city)): str(row.code) for row in world["places"].itertuples()}
    firms = world["applicants"].query("country == 'CN' and kind == 'firm'").sort_values("applicant_id")
    people, spare = persons(random), brands(random)
    rows: list[Row] = []
    for _, own in firms.groupby("province", sort=True):
        for batch, course in BATCHES.items():
            known = own.iloc[random.permutation(len(own))]
            for at, firm in enumerate(known.to_dict("records")):
                rows += _rows(firm, known, course[at % len(course)], batch, random)
            for at in range(STRANGERS):
                like = known.iloc[at % len(known)]
                code = credit_code("91", codes[str(like["province"]), str(like["city"])], random)
                rows.append(_stranger(like, next(spare), code, batch, random))
    frame = pd.DataFrame(rows)
    names = [next(people)[0] for _ in range(400)]
    frame["contact"] = [names[place] for place in random.integers(0, 400, len(frame))]
    frame["mobile"] = [f"1**-****-{number:04d}" for number in random.integers(0, 10_000, len(frame))]
    frame = frame.sort_values(["batch", "province", "registered_on", "name", "uscc"], kind="stable").reset_index(
        drop=True
    )
    frame.insert(0, "row_id", [f"G{number:05d}" for number in range(1, len(frame) + 1)])
    return frame[["row_id", *COLUMNS]]


def _rows(
    firm: dict[Hashable, Any], known: pd.DataFrame, course: str, batch: str, random: np.random.Generator
) -> list[Row]:
    kept = ("uscc", "province", "city", "industry", "applicant_id")
    day = firm["founded_on"] + pd.Timedelta(days=int(random.integers(10, 900)))
    row: Row = {"batch": batch, "registered_on": day, "name": firm["name_zh"], **{name: firm[name] for name in kept}}
    if course == "duplicate":
        return [row, {**row, "registered_on": day + pd.Timedelta(days=400)}]
    return [_noisy(row, course, known)]


def _noisy(row: Row, course: str, known: pd.DataFrame) -> Row:
    code, name = str(row["uscc"]), str(row["name"])
    if course == "wrong_check":
        row["uscc"] = code[:17] + SIGNS[(SIGNS.index(check_sign(code[:17])) + 7) % 31]
    elif course == "no_code":
        row["uscc"], row["name"] = None, name.replace("有限", "有限 ").strip()
    elif course == "old_name":
        end = next(form for form in FORMS if name.endswith(form))
        row["name"] = name.removesuffix(end) + FORMS[end]
    elif course == "short_name":
        row["name"], row["uscc"] = name.removeprefix(str(row["city"]).removesuffix("市")), None
    elif course == "spaced":
        row["uscc"] = f"{code[:6].lower()} {code[6:12].lower()} {code[12:].lower()}"
    elif course == "letters":
        row["uscc"] = code.replace("0", "O").replace("1", "I")
    elif course == "borrowed":
        # The code of the row above, with a check digit that is right: only the name tells.
        row["uscc"] = known.iloc[0]["uscc"]
    return row


def _stranger(like: pd.Series, brand: tuple[str, str], code: str, batch: str, random: np.random.Generator) -> Row:
    """A firm that is nobody's applicant: the city and trade of one, under another brand."""
    place = str(like["city"]).removesuffix("市")
    return {
        "batch": batch, "uscc": code, "name": place + brand[0] + str(like["name_zh"]).removeprefix(place)[2:],
        "province": like["province"], "city": like["city"], "industry": like["industry"],
        "registered_on": pd.Timestamp("2019-03-01") + pd.Timedelta(days=int(random.integers(0, 1800))),
        "applicant_id": None,
    }  # fmt: skip


def firm_register(world: World) -> pd.DataFrame:
    """About 4,500 rows; column batch is the noise level of the department that sent it."""
    return _register(world).drop(columns="applicant_id")


def grants(world: World) -> pd.DataFrame:
    """R&D grants of a science department: the firm by name, its code half the time, several grants a firm."""
    return _grants(world).drop(columns="applicant_id")


def _grants(world: World) -> pd.DataFrame:
    random = world.random("grants")
    firms = world["applicants"].query("country == 'CN' and kind == 'firm'").sort_values("applicant_id")
    parts = [_of_province(own, random) for _, own in firms.groupby("province", sort=True)]
    frame = pd.concat(parts, ignore_index=True).sort_values(["granted_on", "applicant_id"], kind="stable")
    frame.insert(0, "grant_id", [f"K{number:04d}" for number in range(1, len(frame) + 1)])
    return frame


def _of_province(own: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    taken = own.iloc[random.permutation(len(own))[: max(6, len(own) // 2)]]
    frame = taken.loc[taken.index.repeat(np.resize([3, 1, 2, 1], len(taken)))].reset_index(drop=True)
    count = len(frame)
    frame["uscc"] = frame["uscc"].where(np.arange(count) % 2 == 0)
    named = frame["name_zh"].where(
        np.arange(count) % 5 != 3, frame["name_zh"].str.replace("有限公司", "有限责任公司", regex=False)
    )
    frame["name"] = named
    frame["programme_zh"] = np.resize(["省重点研发专项", "市科技创新资金", "企业创新能力提升"], count)
    frame["programme_en"] = np.resize(
        ["provincial key R&D fund", "city innovation fund", "firm capability fund"], count
    )
    frame["amount_wan"] = random.integers(10, 300, count)
    year, day = random.integers(2019, 2025, count).astype(str), random.integers(0, 300, count)
    frame["granted_on"] = pd.to_datetime(year) + pd.to_timedelta(day, unit="D")
    kept = "uscc name province city programme_zh programme_en amount_wan granted_on applicant_id"
    return frame[kept.split()]


def gold_links(world: World) -> pd.DataFrame:
    """Row by row, the applicant meant (missing where it is nobody here): for the registers above."""
    held, made = _register(world)[["row_id", "applicant_id"]], _grants(world)[["grant_id", "applicant_id"]]
    parts = [held.assign(source="firm_register"), made.rename(columns={"grant_id": "row_id"}).assign(source="grants")]
    return pd.concat(parts, ignore_index=True)[["source", "row_id", "applicant_id"]]


MAKERS: dict[str, Maker] = {"firm_register": firm_register, "grants": grants, "gold_links": gold_links}
