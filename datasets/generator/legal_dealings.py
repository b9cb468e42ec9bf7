"""Dealings with a right and attacks on it: transfer, licence, pledge, preservation, invalidation decisions."""

from typing import Any

import numpy as np
import pandas as pd

from generator.patent_dates import LAST

# Shares of the rights.
SHARES = {
    "transfer": 0.065, "licence": 0.035, "pledge": 0.03, "preservation": 0.008,
    "maintained": 0.007, "partly_invalid": 0.006, "invalid": 0.010,
}  # fmt: skip
# What ends again one to three years later: how often, and in which words.
ENDING = {
    "pledge": (0.8, "专利权质押登记的注销", "pledge struck off the register"),
    "preservation": (0.7, "财产保全的解除", "preservation lifted"),
    "licence": (0.4, "专利实施许可合同备案的注销", "record of the licence struck off"),
}
DECISION = ("无效宣告请求审查决定：", "decision on invalidation: ")
EARLIEST_QUESTION = pd.Timestamp("2025-03-25")  # lessons ask for days from the end of that month on
COLUMNS = ["appl_no", "date", "known_on", "code", "fee_year", "detail_zh", "detail_en"]
Rows = list[tuple[object, ...]]


def dealings(rights: pd.DataFrame, ends: pd.Series, names: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Events while a right lived, up to the last known day."""
    ended = ends.where(ends < LAST, LAST)
    held = rights.assign(ended=ended).merge(names[["appl_no", "applicant", "claims_n"]], on="appl_no")
    held["days"] = (held["ended"] - held["grant"]).dt.days.clip(lower=31)
    partners = names.loc[names["office"] == "CN", "applicant"].to_numpy()
    rows: Rows = []
    for code, share in SHARES.items():
        chosen: list[Any] = list(held[random.random(len(held)) < share].itertuples())
        others = partners[random.integers(0, len(partners), len(chosen))]
        for one, other in zip(chosen, others, strict=True):
            rows += _dealing(code, one, str(other), random)
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.astype({"date": "datetime64[us]", "known_on": "datetime64[us]"})


def _dealing(code: str, one: Any, other: str, random: np.random.Generator) -> Rows:
    day = one.grant + pd.Timedelta(days=int(30 + random.random() * (one.days - 30)))
    known = day + pd.Timedelta(days=int(random.integers(5, 40)))
    rows: Rows = [(one.appl_no, day, known, code, None, *_words(code, str(one.applicant), other, int(one.claims_n)))]
    share, zh, en = ENDING.get(code, (0.0, "", ""))
    if random.random() < share:
        end = day + pd.Timedelta(days=int(random.integers(300, 1100)))
        rows.append((one.appl_no, end, end + pd.Timedelta(days=20), f"{code}_end", None, zh, en))
    return rows


def first_claims_invalid(rights: pd.DataFrame, ends: pd.Series, names: pd.DataFrame) -> pd.DataFrame:
    """For each topic one living right, the oldest, has lost its first claim: whoever compares that one is wrong."""
    held = rights[rights["topic"].notna() & ~(ends <= LAST)].merge(names[["appl_no", "claims_n"]], on="appl_no")
    chosen: list[Any] = list(held.sort_values(["grant", "appl_no"]).drop_duplicates("topic").itertuples())
    rows: Rows = []
    for one in chosen:
        day = min(one.grant + pd.Timedelta(days=500), EARLIEST_QUESTION)
        day = max(day, one.grant + pd.Timedelta(days=60))
        rows.append((one.appl_no, day, day, "partly_invalid", None, *_struck(1, int(one.claims_n))))
    return pd.DataFrame(rows, columns=COLUMNS).astype({"date": "datetime64[us]", "known_on": "datetime64[us]"})


def _struck(last: int, claims: int) -> tuple[str, str]:
    """The wording where claims 1 to `last` fell."""
    gone = "1" if last == 1 else f"1—{last}"
    left = f"{last + 1}—{claims}" if claims > last + 1 else f"{claims}"
    return (
        f"{DECISION[0]}宣告权利要求{gone}无效，在权利要求{left}的基础上维持有效",
        f"{DECISION[1]}claim(s) {gone.replace('—', '-')} invalid, maintained on claim(s) {left.replace('—', '-')}",
    )


def _words(code: str, owner: str, other: str, claims: int) -> tuple[str, str]:
    return {
        "transfer": (f"专利权的转移：{owner} → {other}", f"transfer of the right: {owner} -> {other}"),
        "licence": (
            f"专利实施许可合同备案：被许可人 {other}，普通许可",
            f"licence recorded: non-exclusive, to {other}",
        ),
        "pledge": (f"专利权质押合同登记：出质人 {owner}", f"pledge of the right registered: pledgor {owner}"),
        "preservation": ("人民法院裁定的财产保全", "preservation ordered by a people's court"),
        "maintained": (DECISION[0] + "维持专利权有效", DECISION[1] + "patent maintained"),
        "partly_invalid": _struck(max(1, claims // 2), claims),
        "invalid": (DECISION[0] + "宣告专利权全部无效", DECISION[1] + "patent declared invalid in whole"),
    }[code]
