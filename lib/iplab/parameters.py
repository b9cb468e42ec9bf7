"""The parameters that open every notebook: what each may be, and how they are shown to a trainee."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from iplab.errors import ParameterError

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

PROVINCE_NAMES_EN: dict[str, str] = {
    "北京市": "Beijing",
    "天津市": "Tianjin",
    "河北省": "Hebei",
    "山西省": "Shanxi",
    "内蒙古自治区": "Inner Mongolia",
    "辽宁省": "Liaoning",
    "吉林省": "Jilin",
    "黑龙江省": "Heilongjiang",
    "上海市": "Shanghai",
    "江苏省": "Jiangsu",
    "浙江省": "Zhejiang",
    "安徽省": "Anhui",
    "福建省": "Fujian",
    "江西省": "Jiangxi",
    "山东省": "Shandong",
    "河南省": "Henan",
    "湖北省": "Hubei",
    "湖南省": "Hunan",
    "广东省": "Guangdong",
    "广西壮族自治区": "Guangxi",
    "海南省": "Hainan",
    "重庆市": "Chongqing",
    "四川省": "Sichuan",
    "贵州省": "Guizhou",
    "云南省": "Yunnan",
    "西藏自治区": "Xizang",
    "陕西省": "Shaanxi",
    "甘肃省": "Gansu",
    "青海省": "Qinghai",
    "宁夏回族自治区": "Ningxia",
    "新疆维吾尔自治区": "Xinjiang",
}
PROVINCES: tuple[str, ...] = tuple(PROVINCE_NAMES_EN)

# Each allowed value with its name in Chinese and in English.
INSTITUTION_TYPES: dict[str, tuple[str, str]] = {
    "provincial_node": ("省级骨干节点", "provincial backbone node"),
    "municipal_comprehensive": ("地市级综合性公共服务机构", "municipal comprehensive service body"),
    "county_station": ("县级服务站", "county service station"),
    "tisc": ("技术与创新支持中心（TISC）", "Technology and Innovation Support Centre (TISC)"),
    "university_centre": ("高校国家知识产权信息服务中心", "national IP information service centre in a university"),
    "outlet": ("备案网点", "recorded service outlet"),
    "protection_centre": ("知识产权保护中心", "IP protection centre"),
    "agency_office": ("专利代办处", "patent agency office of CNIPA"),
    "trademark_window": ("商标业务受理窗口", "trademark acceptance window"),
}
# The nine strategic emerging industries (战略性新兴产业), as the national IPC table of 2021 groups them.
TECH_FIELDS: dict[str, tuple[str, str]] = {
    "new_it": ("新一代信息技术", "new-generation information technology"),
    "high_end_equipment": ("高端装备制造", "high-end equipment manufacturing"),
    "new_materials": ("新材料", "new materials"),
    "biotech": ("生物", "biotechnology"),
    "new_energy_vehicles": ("新能源汽车", "new energy vehicles"),
    "new_energy": ("新能源", "new energy"),
    "energy_saving": ("节能环保", "energy saving and environmental protection"),
    "digital_creative": ("数字创意", "digital creative industries"),
    "related_services": ("相关服务", "related services"),
}
_PROVINCE_WORDS = {zh: (zh, f"{en} ({zh})") for zh, en in PROVINCE_NAMES_EN.items()}
_CHOICES: dict[str, dict[str, tuple[str, str]]] = {
    "province": _PROVINCE_WORDS,
    "institution_type": INSTITUTION_TYPES,
    "tech_field": TECH_FIELDS,
    "tier": {"basic": ("初级", "basic"), "intermediate": ("中级", "intermediate"), "advanced": ("高级", "advanced")},
    "entry": {"run": ("运行", "run"), "fill": ("填空", "fill"), "write": ("编写", "write")},
    "language": {"zh": ("中文", "Chinese"), "en": ("英文", "English")},
    "edition": {
        "practice": ("练习版（合成数据）", "practice (synthetic data)"),
        "open": ("开放版", "open (real data)"),
    },
}
_LABELS: dict[str, tuple[str, str]] = {
    "province": ("省级行政区", "province"),
    "institution_type": ("机构类型", "type of body"),
    "tech_field": ("技术领域", "field of technology"),
    "tier": ("等级", "tier"),
    "entry": ("作答方式", "entry (how you answer)"),
    "language": ("语言", "language"),
    "edition": ("数据版本", "data edition"),
    "seed": ("随机种子", "random seed"),
    "as_of_date": ("基准日期", "as-of date"),
}
# Other words that people write for a value, beside its names in Chinese and in English.
_ALIASES: dict[str, dict[str, str]] = {
    "province": {en.lower(): zh for zh, en in PROVINCE_NAMES_EN.items()},
    "language": {"cn": "zh", "zh-cn": "zh", "zh_cn": "zh", "汉语": "zh", "en-us": "en", "en-gb": "en", "英语": "en"},
    "edition": {"练习版": "practice", "synthetic": "practice", "real": "open"},
}
# What to do, said at the end of a message. A cohort file names its own line, so ipgrader leaves this out.
FIX = ("请改正参数单元格或班级文件。", "Correct the parameters cell or the cohort file.")
_ONLY_OPEN = ("只有开放版，这次用不到", "open edition only, not used this time")
_NO_OPEN_EDITION = ("（本表没有开放版）", " (this table has no open edition)")


def check(values: Mapping[str, object], fix: tuple[str, str] = FIX) -> None:
    """Raise ParameterError for the first key or value that a notebook cannot run with; a key left out is allowed.

    fix: what the message says, in Chinese and in English, is to be put right.
    """
    for key, value in values.items():
        _check_one(key, value, fix)


def near(key: str, got: object) -> str:
    """The allowed value that somebody probably meant by `got`, "" if there is none: `Hubei` or `湖北` for 湖北省."""
    words = {word.lower(): value for value, names in _CHOICES.get(key, {}).items() for word in names}
    words |= _ALIASES.get(key, {})
    asked = str(got).strip().lower()
    close = difflib.get_close_matches(str(got), _CHOICES.get(key, {}), n=1, cutoff=0.4)
    likely = difflib.get_close_matches(asked, words, n=1, cutoff=0.6)
    return words.get(asked) or (close[0] if close else words[likely[0]] if likely else "")


def show(values: Mapping[str, object], language: str = "zh", tables: Sequence[str] = ()) -> Styler:
    """Show the parameters as a two-column table, then one row a data table: the edition it is loaded in.

    Args:
        values: parameter name -> value; checked first.
        language: `zh` or `en`, the language of the words shown.
        tables: names of the data tables that the notebook loads.

    Raises:
        ParameterError: a key or value is not one a notebook can run with.
        DataError: a table is unknown, or its open edition is asked for and has not been fetched.
    """
    check({**values, "language": language})
    column = ("zh", "en").index(language)
    rows = [(_LABELS[key][column], _shown(key, value, column)) for key, value in values.items()]
    edition = str(values.get("edition", "practice"))
    rows += [_table_row(name, edition, language) for name in tables]
    return _two_columns(rows, column)


def _check_one(key: str, value: object, fix: tuple[str, str]) -> None:
    if key not in _LABELS:
        close = difflib.get_close_matches(key, _LABELS, n=1, cutoff=0.4)
        raise ParameterError(_message(("参数名", "parameter"), key, _LABELS, close[0] if close else "", fix))
    if key in _CHOICES and not (isinstance(value, str) and value in _CHOICES[key]):
        raise ParameterError(_message((_LABELS[key][0], key), value, _CHOICES[key], near(key, value), fix))
    if key == "seed" and (not isinstance(value, int) or isinstance(value, bool)):
        raise ParameterError(_wrong_form("seed", value, "整数，如 2026", "a whole number such as 2026", fix))
    if key == "as_of_date" and not _is_iso_date(value):
        raise ParameterError(
            _wrong_form("as_of_date", value, "真实日期，写作 2025-06-30", "a real date, written 2025-06-30", fix)
        )


def _is_iso_date(value: object) -> bool:
    try:
        return date.fromisoformat(str(value)).isoformat() == value
    except ValueError:
        return False


def _message(names: tuple[str, str], got: object, allowed: Collection[str], meant: str, fix: tuple[str, str]) -> str:
    hint = (f"您是否想写 {meant!r}？", f"Did you mean {meant!r}? ") if meant else ("", "")
    listed = "、".join(allowed), ", ".join(allowed)
    return (
        f"{names[0]}没有 {got!r} 这个取值。{hint[0]}可用：{listed[0]}。{fix[0]} / "
        f"{names[1]}: {got!r} is not allowed. {hint[1]}Allowed: {listed[1]}. {fix[1]}"
    ).rstrip()


def _wrong_form(key: str, got: object, zh: str, en: str, fix: tuple[str, str]) -> str:
    return (f"参数 {key} 应为{zh}；现在是 {got!r}。{fix[0]} / {key} must be {en}; got {got!r}. {fix[1]}").rstrip()


def _shown(key: str, value: object, column: int) -> str:
    return _CHOICES[key][str(value)][column] if key in _CHOICES else str(value)


def _table_row(name: str, asked: str, language: str) -> tuple[str, str]:
    from iplab import data, registry, show  # here, so that checking a cohort file does not load pandera

    column = ("zh", "en").index(language)
    if asked == "practice" and data.editions(name) == ["open"]:
        title = registry.table(name).title[language]
        return (f"数据表 {name}（{title}）", f"table {name} ({title})")[column], _ONLY_OPEN[column]
    attrs = data.load(name, edition=asked).attrs
    missing = asked == "open" and attrs["edition"] == "practice"
    label = (f"数据表 {name}（{attrs['title']['zh']}）", f"table {name} ({attrs['title']['en']})")[column]
    return label, show.LABELS[attrs["edition"]][language] + (_NO_OPEN_EDITION[column] if missing else "")


def _two_columns(rows: list[tuple[str, str]], column: int) -> Styler:
    import pandas as pd

    header = [("参数", "取值"), ("parameter", "value")][column]
    return (
        pd.DataFrame(rows, columns=list(header))
        .style.hide(axis="index")
        .set_caption(("本次运行的参数", "Parameters of this run")[column])
        .set_table_styles([{"selector": "th, td", "props": "text-align: left"}])
    )
