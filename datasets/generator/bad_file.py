"""The practice tables `bad_file` and `gold_bad_file`: a delivery of grants that breaks its contract, and where."""

from collections.abc import Callable

import pandas as pd

from generator.world import Maker, World

COLUMNS = [
    "grant_id", "uscc", "name", "province", "city", "programme_zh", "programme_en", "amount_wan", "granted_on",
]  # fmt: skip
GOOD_ROWS = 60
# Row, column, what is wrong, and how. Rows count from 1 without the heading.
FAULTS: list[tuple[int, str, str, Callable[[str], str]]] = [
    (4, "uscc", "check_digit", lambda code: code[:17] + ("0" if code[17] != "0" else "1")),
    (9, "amount_wan", "range", lambda _text: "-25"),
    (15, "grant_id", "unique", lambda _text: "K0001"),
    (18, "granted_on", "type", lambda _text: "2023年5月"),
    (24, "uscc", "pattern", lambda _code: "9.15E+17"),
    (29, "province", "values", lambda text: text.removesuffix("省").removesuffix("市")),
    (33, "name", "encoding", lambda text: text.encode("utf-8").decode("latin-1")),
    (38, "amount_wan", "type", lambda _text: "一百二十万"),
    (42, "granted_on", "range", lambda _text: "2031-02-01"),
    (47, "name", "nullable", lambda _text: ""),
    (52, "city", "reference", lambda _text: "无此市"),
    (58, "amount_wan", "range", lambda _text: "90000"),
]


def bad_file(world: World) -> pd.DataFrame:
    """60 rows of text, 12 of them wrong, one way each; the other rows pass every test of grants_contract."""
    grants = world["grants"]
    frame = grants[grants["uscc"].notna()].head(GOOD_ROWS).reset_index(drop=True)[COLUMNS]
    frame["grant_id"] = [f"K{number:04d}" for number in range(1, len(frame) + 1)]
    frame["granted_on"] = pd.to_datetime(frame["granted_on"]).dt.strftime("%Y-%m-%d")
    text = frame.astype(str)
    for row, column, _what, how in FAULTS:
        text.loc[row - 1, column] = how(str(text.loc[row - 1, column]))
    text.insert(0, "row_no", range(1, len(text) + 1))
    return text.replace({"": None})


def gold_bad_file(_world: World) -> pd.DataFrame:
    """Twelve rows: row, column, which kind of test must catch it."""
    return pd.DataFrame([fault[:3] for fault in FAULTS], columns=["row_no", "column", "fault"])


MAKERS: dict[str, Maker] = {"bad_file": bad_file, "gold_bad_file": gold_bad_file}
