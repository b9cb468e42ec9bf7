"""The names under which an applicant appears: brackets, legal forms, English, former names, misread characters."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from generator.brands import trade
from generator.world import World

# How often a name of each sort stands on a document; the rest is the name of today.
SHARES = {
    "zh": {
        "brackets": 0.05, "half_width": 0.03, "form": 0.05, "space": 0.03, "unit": 0.07, "misread": 0.025,
        "sound": 0.08,
    },
    "en": {"upper": 0.40, "short": 0.20, "unit": 0.05},
}  # fmt: skip
MISREAD = {
    "技": "枝", "司": "可", "材": "村", "光": "先", "电": "申", "大": "太",
    "数": "教", "析": "折", "环": "坏", "航": "舫",
    "设": "没", "源": "渊", "动": "劫", "究": "穷", "知": "如", "安": "宴", "行": "彳亍",
}  # fmt: skip
SAME_SOUND = {
    "维": "韦",
    "莫": "默",
    "斯": "思",
    "卡": "咖",
    "利": "力",
    "纳": "娜",
    "索": "所",
    "罗": "洛",
    "德": "得",
    "里": "理",
}
OTHER_FORM = {
    "有限责任公司": "有限公司", "股份有限公司": "股份公司",
    "有限公司": "有限责任公司", "株式会社": "公司", "制作所": "制作所株式会社",
}  # fmt: skip
UNITS = (
    ("材料学院", "School of Materials"), ("机械工程学院", "School of Mechanical Engineering"),
    ("生命科学学院", "School of Life Sciences"),
)  # fmt: skip
SHORT = {
    " Limited Liability Co.": " LLC",
    " Corp., Ltd.": " CORP LTD",
    " Co., Ltd.": " CO LTD",
    ", Inc.": " INC",
    " University": " UNIV",
}
RENAMED = 0.22  # domestic firms that had another name before
Former = tuple[str, str, pd.Timestamp]


@dataclass(frozen=True)
class Names:
    """All names of all applicants (applicant_id, raw, language, variant) and the choice among them."""

    table: pd.DataFrame
    held: dict[tuple[int, str], list[tuple[str, float]]]  # (row of applicant, language) -> raw, share
    former: dict[int, Former]

    def of(self, row: int, language: str, filing: pd.Timestamp, chance: float) -> str:
        """The name on one document: before a change the former one, else mostly that of today."""
        if row in self.former and filing < self.former[row][2]:
            zh, en, _ = self.former[row]
            return zh if language == "zh" else en
        reached = 0.0
        for raw, share in self.held[row, language][1:]:
            reached += share
            if chance < reached:
                return raw
        return self.held[row, language][0][0]


def names(world: World) -> Names:
    """The names of every applicant of the world; no name stands for two of them."""
    applicants, random = world["applicants"], world.random("patents/names")
    taken = {name: row for column in ("name_zh", "name_en") for row, name in enumerate(applicants[column])}
    former = _former(applicants, taken, random)
    bodies: list[Any] = list(applicants.itertuples())
    rows: list[tuple[object, ...]] = []
    held: dict[tuple[int, str], list[tuple[str, float]]] = {}
    for row, one in enumerate(bodies):
        for language, canonical in (("zh", one.name_zh), ("en", one.name_en)):
            found = [(canonical, "official", 1.0)]
            for variant, raw in _variants(one, language, random):
                if taken.setdefault(raw, row) == row and raw not in {one for one, *_ in found}:
                    found.append((raw, variant, SHARES[language][variant]))
            held[row, language] = [(raw, share) for raw, _, share in found]
            rows += [(one.applicant_id, raw, language, variant) for raw, variant, _ in found]
        if row in former:
            rows += [
                (one.applicant_id, former[row][place], language, "former")
                for place, language in enumerate(("zh", "en"))
            ]
    return Names(pd.DataFrame(rows, columns=["applicant_id", "raw", "language", "variant"]), held, former)


def _former(applicants: pd.DataFrame, taken: dict[str, int], random: np.random.Generator) -> dict[int, Former]:
    """Another trade and legal form under the same city and brand, until some day between 2012 and 2022."""
    made: dict[int, Former] = {}
    bodies: list[Any] = list(applicants.itertuples())
    for row, one in enumerate(bodies):
        chance, day = random.random(), pd.Timestamp("2012-01-01") + pd.Timedelta(days=int(random.integers(0, 3900)))
        if one.kind != "firm" or one.country != "CN" or chance > RENAMED:
            continue
        word = trade(str(one.industry), random)
        city = str(one.city).removesuffix("市")
        zh = str(one.name_zh)[: len(city) + 2] + word[0] + "厂" if one.name_zh.startswith(city) else None
        en = " ".join(str(one.name_en).split(" ")[:2]) + f" {word[1]} Works"
        if zh and zh not in taken and en not in taken:
            taken[zh] = taken[en] = row
            made[row] = (zh, en, day)
    return made


def _variants(one: Any, language: str, random: np.random.Generator) -> list[tuple[str, str]]:
    return _chinese(one, random) if language == "zh" else _english(one, random)


def _chinese(one: Any, random: np.random.Generator) -> list[tuple[str, str]]:
    name, made = str(one.name_zh), []
    city = str(one.city).removesuffix("市") if one.country == "CN" else "\0"
    form = next((form for form in OTHER_FORM if name.endswith(form)), None)
    if form and name.startswith(city):
        middle = name.removeprefix(city).removesuffix(form)
        made += [("brackets", f"{middle}（{city}）{form}"), ("half_width", f"{middle}({city}){form}")]
    if form:
        made.append(("form", name.removesuffix(form) + OTHER_FORM[form]))
    place = len(city) if name.startswith(city) else 1
    made.append(("space", name[:place] + ("　" if random.random() < 0.5 else " ") + name[place:]))
    if one.kind == "university":
        made.append(("unit", name + UNITS[int(random.integers(len(UNITS)))][0]))
    wrong = [sign for sign in name if sign in MISREAD]
    if wrong:
        made.append(("misread", name.replace(wrong[-1], MISREAD[wrong[-1]], 1)))
    if one.country != "CN":
        made.append(("sound", "".join(SAME_SOUND.get(sign, sign) for sign in name)))
    return made


def _english(one: Any, random: np.random.Generator) -> list[tuple[str, str]]:
    name = str(one.name_en)
    short = next((name.replace(form, to) for form, to in SHORT.items() if form in name), name)
    made = [("upper", name.upper()), ("short", short.upper().replace(",", "").replace(".", ""))]
    if one.kind == "university":
        made.append(("unit", f"{name}, {UNITS[int(random.integers(len(UNITS)))][1]}"))
    return made
