"""The table `patents_dirty`: an export as it comes to the desk, with the damage that spreadsheets and encodings do."""

import unicodedata
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.patents import chunk
from generator.world import Maker, World

ROWS, COPIES, NEAR_COPIES = 1_500, 60, 40
COLUMNS = ["row_no", "pub_no", "appl_no", "title", "applicant", "uscc", "filing", "pub", "province", "ipc", "claims"]
IMPOSSIBLE = ("2021-02-30", "0000-00-00", "2019/13/05", "20180431", "1900-01-00")
EXCEL_EPOCH = pd.Timestamp("1899-12-30")
Damage = Callable[[str], str]
Floats = npt.NDArray[np.float64]


def patents_dirty(world: World) -> pd.DataFrame:
    """1,500 rows, all text; among them 60 exact and 40 disguised copies."""
    random = world.random("patents_dirty")
    clean = _clean(world, random)
    rows = _damaged(clean, random)
    copies = rows.iloc[random.permutation(len(rows))[:COPIES]]
    near = _disguised(rows.iloc[random.permutation(len(rows))[:NEAR_COPIES]])
    frame = pd.concat([rows, copies, near], ignore_index=True)
    frame = frame.iloc[random.permutation(len(frame))].reset_index(drop=True)
    frame.insert(0, "row_no", np.arange(1, len(frame) + 1).astype(str))
    return frame[COLUMNS].replace("", None)


def _clean(world: World, random: np.random.Generator) -> pd.DataFrame:
    """Chinese documents, as many of each industry, all publications of an application together."""
    made = chunk(world)
    held = made.publications[made.publications["country"] == "CN"]
    first = made.applicants[made.applicants["position"] == 1].set_index("pub_no")["applicant_id"]
    codes = world["applicants"].set_index("applicant_id")["uscc"]
    held = held.assign(
        uscc=held["pub_no"].map(first).map(codes), chance=held["appl_no"].map(_luck(held["appl_no"], random))
    )
    held = held.sort_values(["chance", "pub_no"])
    wanted = ROWS - COPIES - NEAR_COPIES
    share = held.groupby("tech_field").cumcount()
    return held.assign(share=share).sort_values(["share", "tech_field"]).head(wanted).reset_index(drop=True)


def _luck(numbers: pd.Series, random: np.random.Generator) -> dict[str, float]:
    known = sorted(set(numbers))
    return dict(zip(known, random.random(len(known)), strict=True))


def _damaged(clean: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    dice = random.random((len(clean), 9))
    bad = [_encoding(chance) for chance in dice[:, 0]]
    return pd.DataFrame({
        "pub_no": [_pub_no(no, chance) for no, chance in zip(clean["pub_no"], dice[:, 1], strict=True)],
        "appl_no": [
            _appl_no(no, chance, granted)
            for no, chance, granted in zip(clean["appl_no"], dice[:, 2], clean["grant"].notna(), strict=True)
        ],
        "title": [damage(title) for title, damage in zip(clean["title_zh"], bad, strict=True)],
        "applicant": [damage(name) for name, damage in zip(clean["applicant_raw"], bad, strict=True)],
        "uscc": [_code(code, chance) for code, chance in zip(clean["uscc"], dice[:, 3], strict=True)],
        "filing": [_day(day, chance) for day, chance in zip(clean["filing"], dice[:, 4], strict=True)],
        "pub": [_day(day, chance) for day, chance in zip(clean["pub"], dice[:, 5], strict=True)],
        "province": [_province(name, chance) for name, chance in zip(clean["province"], dice[:, 6], strict=True)],
        "ipc": [_ipc(symbol, chance) for symbol, chance in zip(clean["main_ipc"], dice[:, 7], strict=True)],
        "claims": [_count(number, chance) for number, chance in zip(clean["claims_n"], dice[:, 8], strict=True)],
    })  # fmt: skip


def wide(text: str) -> str:
    """ASCII as full-width signs."""
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def _encoding(chance: float) -> Damage:
    """What happened to the row's Chinese: UTF-8 read as GBK, GBK read as Latin-1, lost signs, or nothing."""
    if chance < 0.035:
        return lambda text: text.encode("utf-8").decode("gb18030", errors="replace")
    if chance < 0.07:
        return lambda text: text.encode("gb18030").decode("latin-1")
    if chance < 0.085:
        return lambda text: "".join(sign if sign.isascii() else "?" for sign in text)
    if chance < 0.105:
        return lambda text: "　" + text + " "
    return lambda text: text


def _pub_no(number: str, chance: float) -> str:
    if chance < 0.03:
        return wide(number)
    if chance < 0.06:
        return number.lower()
    if chance < 0.12:
        return f"{number[:2]} {number[2:-1]} {number[-1:]}"
    return number


def _appl_no(number: str, chance: float, granted: bool) -> str:
    bare = number.removeprefix("CN")
    body, check = bare.split(".")
    if check == "0" or (check != "X" and chance < 0.14):
        # A spreadsheet took it for a number: 2.02E+11, or 202110123456.0 without its end.
        return f"{float(body):.2E}" if chance < 0.14 else body
    wrong = f"{body}.{'X' if check != 'X' else '1'}"  # typed wrongly: the check digit tells
    head = "ZL" if granted else "CN"
    forms = ((0.20, head + bare), (0.27, body + check), (0.31, wide(bare)), (0.33, wrong))
    return next((form for limit, form in forms if chance < limit), bare)


def _code(code: object, chance: float) -> str:
    if not isinstance(code, str) or chance < 0.03:
        return ""
    if chance < 0.07:
        return code.lower()
    if chance < 0.10:
        return code.replace("0", "O")  # the letter O is in no credit code
    if chance < 0.13:
        return wide(code)
    if chance < 0.145:
        return code[:-1]
    return code


def _day(day: pd.Timestamp, chance: float) -> str:
    if chance < 0.012:
        return IMPOSSIBLE[int(chance / 0.012 * len(IMPOSSIBLE))]
    if chance < 0.20:
        return f"{day.year}/{day.month}/{day.day}"
    if chance < 0.40:
        return f"{day:%Y%m%d}"
    if chance < 0.52:
        return f"{day.year}年{day.month}月{day.day}日"
    if chance < 0.64:
        return str((day - EXCEL_EPOCH).days)
    return f"{day:%Y-%m-%d}"


def _province(name: object, chance: float) -> str:
    if not isinstance(name, str) or chance < 0.02:
        return ""
    for end in ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市"):
        if chance < 0.35 and name.endswith(end):
            return name.removesuffix(end)
    return name


def _ipc(symbol: object, chance: float) -> str:
    if not isinstance(symbol, str):
        return ""
    spaced = f"{symbol[:4]} {symbol[4:]}"
    return (
        spaced
        if chance < 0.3
        else f"{spaced}(2006.01)I"
        if chance < 0.45
        else symbol.lower()
        if chance < 0.5
        else symbol
    )


def _count(number: int, chance: float) -> str:
    return (
        f"{number}项"
        if chance < 0.08
        else f"{number}.0"
        if chance < 0.16
        else wide(str(number))
        if chance < 0.2
        else ""
        if chance < 0.22
        else str(number)
    )


def _disguised(rows: pd.DataFrame) -> pd.DataFrame:
    """The same documents once more, written in another way."""
    pub_no = [unicodedata.normalize("NFKC", no).replace(" ", "").upper() for no in rows["pub_no"]]
    return rows.assign(pub_no=[f"{no[:2]}{no[2:-1]} {no[-1]}" for no in pub_no], title=rows["title"] + " ", claims="")


MAKERS: dict[str, Maker] = {"patents_dirty": patents_dirty}
