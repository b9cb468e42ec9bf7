"""The practice tables of marks: the register, the pre-check cases and which registrations conflict with them."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import pandas as pd

from generator.county_names import sound
from generator.mark_lives import lives
from generator.marks import Mark, Register, conflicting, latin, near, seeming
from generator.sounds import WORDS, latin_words, words
from generator.world import Maker, World

ROWS = 5_300  # beside the collective and certification marks, which are GI marks
HOUSE = 1_700  # of them carry the name of their owner
COLUMNS = (
    "reg_no mark mark_type pinyin nice group goods_zh goods_en status filing prelim_pub registration expiry "
    "renewed_on ended_on applicant_id"
)


def trademark_cases(world: World) -> pd.DataFrame:
    """30 marks that clients want to file: 21 Chinese, 9 Latin; three a field of technology and three for food."""
    register = _register(world, "trademark_cases")
    chinese, letters = words(register.random), latin_words(register.random)
    rows: list[tuple[object, ...]] = []
    for field, groups in WORDS["case_groups"].items():
        for number, group in enumerate(groups):
            mark = next(letters) if number == 2 and field != "food" else _confusable(chinese, register)
            goods = _goods(group, register)
            rows.append((f"TC{len(rows) + 1:02d}", field, mark, register.sound(mark), int(group[:2]), group, *goods))
    return pd.DataFrame(rows, columns=["case_id", "field", "mark", "pinyin", "nice", "group", "goods_zh", "goods_en"])


def trademarks(world: World) -> pd.DataFrame:
    """About 6,000 registrations and applications, sorted by number."""
    return _everything(world)[COLUMNS.split()]


def gold_trademark_similar(world: World) -> pd.DataFrame:
    """Which registrations conflict with each case, and why; the same on any day from 2025-03-31 to 2026-10-31."""
    found = _everything(world).dropna(subset="reason")
    return found.sort_values(["case_id", "reg_no"])[["case_id", "reg_no", "reason"]].reset_index(drop=True)


def _register(world: World, name: str) -> Register:
    groups = world["similar_groups"]
    # Read without their types, codes have lost the zero in front.
    groups["group"] = groups["group"].astype(str).str.zfill(4)
    groups["similar"] = [[code.zfill(4) for code in str(one).split("|") if code] for one in groups["similar_to"]]
    return Register(groups.set_index("group"), world["glyph_pairs"], world.random(name))


def _confusable(chinese: Iterator[str], register: Register) -> str:
    return next(word for word in chinese if len(word) == 2 and any(one in register.alike for one in word))


@lru_cache(maxsize=1)  # asked for by several makers of one world; read only
def _everything(world: World) -> pd.DataFrame:
    """The whole register with `case_id` and `reason`, which only the gold shows."""
    register = _register(world, "trademarks")
    random = register.random
    cases = world["trademark_cases"]
    planted = [
        mark
        for case_id, sign, group in zip(cases["case_id"], cases["mark"], cases["group"], strict=True)
        for make in (conflicting, seeming)
        for mark in make(case_id, sign, group, register)
    ]
    others = _others(world["applicants"], cases, register, planted)
    frame = pd.DataFrame([*planted, *others])
    frame = pd.concat([frame, lives(frame["life"], random)], axis=1).assign(mark_type="ordinary")
    anybody = _anybody(world["applicants"], register)
    frame["applicant_id"] = [next(anybody) if pd.isna(one) else one for one in frame["owner"]]
    frame["reg_no"] = _numbers(frame["filing"], random)
    goods = [_goods(one, register) for one in frame["group"]]
    frame[["goods_zh", "goods_en"]] = pd.DataFrame(goods, index=frame.index)
    frame = pd.concat([frame, _gi_marks(world, random).assign(case_id=None, reason=None)], ignore_index=True)
    return frame.assign(nice=frame["group"].str[:2].astype(int)).sort_values("reg_no", ignore_index=True)


def _others(applicants: pd.DataFrame, cases: pd.DataFrame, register: Register, planted: list[Mark]) -> list[Mark]:
    """Marks of everybody else, none of which may be taken for a case's mark in the groups that matter there."""
    made: list[Mark] = []
    taken = {(mark.mark.lower(), mark.group) for mark in planted}
    reach: dict[str, list[str]] = {}
    for sign, group in zip(cases["mark"], cases["group"], strict=True):
        for near_by in register.reach(group):
            reach.setdefault(near_by, []).append(sign)
    for mark in _stream(applicants, register):
        cases_there = {own for group in mark.group.split("|") for own in reach.get(group, [])}
        clash = any(near(mark.mark, own, register) for own in cases_there)
        # Nobody registers what another one holds for the same goods.
        if not clash and (mark.mark.lower(), mark.group) not in taken:
            taken.add((mark.mark.lower(), mark.group))
            made.append(mark)
        if len(made) + len(planted) == ROWS:
            break
    return made


def _stream(applicants: pd.DataFrame, register: Register) -> Iterator[Mark]:
    firms = applicants[applicants["kind"] == "firm"]
    for position in register.random.permutation(len(firms))[:HOUSE]:
        yield from _house(firms.iloc[position], register)
    chinese, letters, owners = words(register.random), latin_words(register.random), _anybody(applicants, register)
    yield from _moving(firms, chinese, register)
    codes = list(register.groups.index)
    while True:
        mark, owner = next(letters) if register.random.random() < 0.3 else next(chinese), next(owners)
        # A mark is wanted in one class, or in two or three at once.
        for code in register.random.choice(codes, int(register.random.choice((1, 1, 1, 2, 3))), replace=False):
            yield Mark(mark, register.sound(mark), _two(str(code), register), owner=owner)


def _moving(firms: pd.DataFrame, chinese: Iterator[str], register: Register) -> Iterator[Mark]:
    """In each province marks whose standing changes in the middle of 2026: two come to an end, two are registered."""
    for _, own in firms.groupby("province", sort=False):
        for life in ("ending", "ending", "late", "late"):
            group = str(register.random.choice(register.groups.index.to_numpy(dtype=object)))
            owner = str(register.random.choice(own["applicant_id"].to_numpy(dtype=object)))
            mark = next(chinese)
            yield Mark(mark, register.sound(mark), group, life=life, owner=owner)


def _house(firm: pd.Series, register: Register) -> Iterator[Mark]:
    """The brand of a firm in a group of its trade; abroad the first word of its name."""
    codes = WORDS["groups_of"][firm["industry"]].split()
    group, owner = codes[int(register.random.integers(len(codes)))], str(firm["applicant_id"])
    if firm["country"] != "CN":
        yield Mark(str(firm["name_en"]).split(" ", 1)[0], None, group, owner=owner)
        return
    brand = str(firm["name_zh"]).removeprefix(str(firm["city"]).removesuffix("市"))[:2]
    yield Mark(brand, register.sound(brand), _two(group, register), owner=owner)
    if register.random.random() < 0.3:
        yield Mark(latin(brand, register).upper(), None, group, owner=owner)


def _anybody(applicants: pd.DataFrame, register: Register) -> Iterator[str]:
    """Applicants at random, those of small provinces more often: each province needs enough marks of its own."""
    weight = 1 / np.sqrt(applicants.groupby("province")["applicant_id"].transform("size").fillna(300))
    ids = applicants["applicant_id"].to_numpy(dtype=object)
    while True:
        yield from (str(one) for one in register.random.choice(ids, 500, p=weight / weight.sum()))


def _two(group: str, register: Register) -> str:
    """One mark in five covers a second group of its class."""
    own = [one for one in register.groups.index if one[:2] == group[:2] and one != group]
    if not own or register.random.random() > 0.2:
        return group
    return "|".join(sorted([group, own[int(register.random.integers(len(own)))]]))


def _numbers(filing: "pd.Series[pd.Timestamp]", random: np.random.Generator) -> list[str]:
    """Nine digits, rising with the day of filing; real numbers have fewer, so none is meant."""
    steps = random.integers(3, 60, len(filing)).cumsum()
    place = filing.argsort(kind="stable").argsort(kind="stable")
    return [f"9{10_000_000 + int(steps[one]):08d}" for one in place]


def _goods(group: str, register: Register) -> tuple[str, str]:
    """Two of the goods of the groups, in both languages."""
    goods = [pair for code in group.split("|") for pair in register.goods[code]]
    chosen = sorted(int(one) for one in register.random.choice(len(goods), 2, replace=False))
    return "；".join(goods[one][0] for one in chosen), "; ".join(goods[one][1] for one in chosen)


def _gi_marks(world: World, random: np.random.Generator) -> pd.DataFrame:
    """The collective and certification marks of the GI register; their holders are no applicants of this world."""
    gi = world["gi"]
    gi = gi[gi["kind"] != "product"].reset_index(drop=True)
    made = gi.rename(columns={"name_zh": "mark", "recognised_on": "registration", "product_zh": "goods_zh"})
    made = made.rename(columns={"product_en": "goods_en"})
    made["prelim_pub"] = made["registration"] - pd.Timedelta(days=1) - pd.DateOffset(months=3)
    made["filing"] = made["prelim_pub"] - pd.to_timedelta(random.integers(200, 420, len(made)), unit="D")
    before = pd.to_timedelta(random.integers(5, 330, len(made)), unit="D")
    first = made["registration"] + pd.DateOffset(years=10) - pd.Timedelta(days=1)
    made["renewed_on"] = (first - before).where(made["expiry"] > first)
    status = np.where(made["ended_on"].notna(), "expired", "registered")
    kind = made["kind"].str.removesuffix("_mark")
    made = made.assign(status=status, mark_type=kind, pinyin=[sound(one) for one in made["mark"]], applicant_id=None)
    return made[COLUMNS.replace("nice ", "").split()]


MAKERS: dict[str, Maker] = {
    "trademark_cases": trademark_cases,
    "trademarks": trademarks,
    "gold_trademark_similar": gold_trademark_similar,
}
