"""Reading the numbers of patent records: parse one, normalise one, read a column of them.

What clients write is accepted as far as it has one meaning: full width, spaces, a label before it, no kind code. What
lost its digits, or may be two things, is refused with the reason and what to add.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import pandas as pd

from iplab.cn_numbers import parse_cn
from iplab.errors import MethodError
from iplab.foreign_numbers import parse_foreign
from iplab.patent_number import PatentNumber, Role

COLUMNS = ("text", "country", "role", "serial", "kind", "right", "year", "compact", "problem")
SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.ASCII)
# In this order: 申请公布号 names a publication though it begins like an application number.
LABELS: tuple[tuple[str, Role | None], ...] = (
    (r"(?:申请公布|授权公告|公开\(公告\)|公布|公告|公开)号|PUB(?:LICATION)?\.?NO\.?", "publication"),
    (r"(?:专利)?申请号|APPL(?:ICATION)?\.?NO\.?|SER(?:IAL)?\.?NO\.?", "application"),
    (r"专利号|PATENTNO\.?|PAT\.NO\.?", "patent"),
)
# Japanese words before or in a number: what they say, and the kind code that goes with it.
JAPANESE: tuple[tuple[str, Role, str], ...] = (
    ("特[願愿]", "application", ""),
    ("実願|实愿", "application", ""),
    ("特[開开表]", "publication", "A"),
    ("-A-", "publication", "A"),
    ("特公", "publication", "B2"),
    ("実[開开表]|实[開开表]", "publication", "U"),
    ("実公|实公", "publication", "Y2"),
    ("特[許许]第?", "publication", "B2"),
)
ERAS = {"明治": "M", "大正": "T", "昭和": "S", "平成": "H", "令和": "R", "昭": "S", "平": "H", "令": "R"}


def parse(text: object, role: Role | None = None) -> PatentNumber:
    """One number taken apart; what is wrong or could be two things raises MethodError.

    `role` says what the number is where its writing does not ("application" for a column of application numbers).

    >>> parse("申请号：２０１７１０６０１８６２.3").written
    'CN 201710601862.3'
    >>> parse("CN 101887654 B").kind, parse("特開平5-123456").year
    ('B', 1993)
    """
    cleaned, labelled = _unlabelled(clean(text))
    said = labelled or role
    # Hyphens belong to Japanese and Korean numbers; in others they only part the pieces.
    found = next((number for form in (cleaned, cleaned.replace("-", "")) if (number := _read(form, said))), None)
    if found is None:
        raise MethodError(_unknown(str(text).strip(), cleaned))
    if said and said != found.role and "patent" not in (said, found.role):
        raise MethodError(_other_role(found, said))
    return found


def normalise(text: object, role: Role | None = None) -> str:
    """The number in one word and one form, as databases hold it: two ways to write one number become equal.

    >>> normalise(" cn 1 0188 7654 b "), normalise("US 7,123,456 B2"), normalise("zl 2017 1 0601862.3")
    ('CN101887654B', 'US7123456B2', 'ZL201710601862.3')
    """
    return parse(text, role).compact


def read_numbers(numbers: Iterable[Any], role: Role | None = None) -> pd.DataFrame:
    """A table with one row a number, in their order: text, country, role, serial, kind, right, year, compact, problem.

    A number that cannot be read is kept: its `problem` says why, and its other columns are empty.

    >>> read_numbers(["EP 1234567 A1", "2.02E+11"])["problem"].isna().tolist()
    [True, False]
    """
    rows = [_row(number, role) for number in numbers]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"year": "Int64"})


def clean(text: object) -> str:
    """The text in half width and upper case, without spaces, thousands commas and quotes; MethodError when it is none.

    A number that a spreadsheet turned into 2.02E+11 has lost its digits for good and is refused.

    >>> clean("ＣＮ　１０１８８７６５４　Ｂ")
    'CN101887654B'
    """
    if not isinstance(text, str):
        raise MethodError(_no_text(text))
    plain = re.sub(r"""[\s,'"`·’‘“”、\u200b\ufeff]""", "", unicodedata.normalize("NFKC", text)).upper()
    plain = re.sub("[‐‑‒–—―−－ー]", "-", plain).replace("。", ".").strip(":;.")
    plain = re.sub(r"^U\.?S\.?PAT(?:ENT)?\.?(?:NO\.?)?", "US", plain)
    if SCIENTIFIC.fullmatch(plain):
        raise MethodError(
            f"{text.strip()} 是表格软件改写成科学计数法的号码，后面的位数已经丢失，无法还原。请回到原始文件，"
            f"先把该列设为文本再导入。 / "
            f"{text.strip()} is a number that a spreadsheet rewrote in scientific notation: its last digits are lost. "
            f"Go back to the original file and import that column as text."
        )
    return plain


def _read(text: str, said: Role | None) -> PatentNumber | None:
    return parse_cn(text, said) or parse_foreign(text, said)


def _unlabelled(text: str) -> tuple[str, Role | None]:
    for pattern, role in LABELS:
        if found := re.match(rf"(?:{pattern})(?:为|是)?[::]?", text):
            return text[found.end() :], role
    return _japanese(text)


def _japanese(text: str) -> tuple[str, Role | None]:
    """特開平5-123456 as JPH5-123456A: the words say the role, the kind code and the era."""
    for pattern, role, kind in JAPANESE:
        if found := re.match(rf"(?:JP)?(?:{pattern})", text):
            rest = re.sub("[号號](公[報报])?$", "", _western(text[found.end() :]))
            return f"JP{rest}" + ("" if re.search(r"[A-Z]\d?$", rest) else kind), role
    return (_western(text) if text.startswith("JP") else text), None


def _western(text: str) -> str:
    return re.sub("|".join(ERAS), lambda era: ERAS[era[0]], text)


def _row(number: Any, role: Role | None) -> tuple[Any, ...]:
    try:
        found = parse(number, role)
    except MethodError as problem:
        return (number, *[None] * (len(COLUMNS) - 2), str(problem))
    parts = (found.country, found.role, found.serial, found.kind, found.right, found.year, found.compact)
    return (number, *parts, None)


def _no_text(text: object) -> str:
    if text is None or text is pd.NA or (isinstance(text, float) and math.isnan(text)):
        return "号码是空的。请补上，或去掉这一行。 / The number is missing. Fill it in, or leave this row out."
    return (
        f"{text!r} 是数字而不是文本：前面的 0、末位的 X 和小数点后的校验位可能已经丢失。请把该列作为文本读入"
        f"（read_csv 用 dtype=str）。 / "
        f"{text!r} is a number and no text: leading zeros, a final X and the check digit may be lost. Read the column "
        f"as text (read_csv with dtype=str)."
    )


def _unknown(text: str, cleaned: str) -> str:
    zh, en = "请与原件核对位数和国别代码", "Compare its digits and country code with the original"
    if re.match(r"\d", cleaned):
        zh, en = "前面没有国别代码：请补上，如 CN、US、EP、WO", "It has no country code: add it, such as CN, US, EP, WO"
    if cleaned.startswith("BS."):
        zh, en = (
            "BS. 开头的是集成电路布图设计登记号，不是专利号",
            "BS. begins the number of a layout-design, not of a patent",
        )
    return f"认不出号码 {text!r}。{zh}。 / The number {text!r} is not recognised. {en}."


def _other_role(found: PatentNumber, said: Role) -> str:
    names = {"application": ("申请号", "application number"), "publication": ("公开（公告）号", "publication number")}
    is_zh, is_en = names[found.role]
    said_zh, said_en = names[said]
    return (
        f"标为{said_zh}的 {found.written} 其实是{is_zh}：两种号码不同，按错的号码查不到文献。请改正标签或号码。 / "
        f"{found.written} is labelled as {said_en} and is an {is_en}: searched as the other it finds nothing. Correct "
        f"the label or the number."
    ).replace("an publication", "a publication")
