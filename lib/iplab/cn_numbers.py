"""Chinese patent numbers: applications (ZC 0006-2003), ZL numbers, and publications in their four systems since 1985.

Applications: two digits of the year until September 2003, four since; a digit for the kind of right (1 invention,
2 utility model, 3 design, 8 and 9 PCT inventions and utility models); a serial of five or seven digits; a check digit.
Publications: 1985-1988 the application number; from 1989 seven digits, nine from 2004 (grants) and 2007 (applications),
the first for the kind of right. Kind codes: B examined, U and S announced before 1993; C, Y, D granted until
6 April 2010; since then B, U, S granted, with the number that the application was published under (ZC 0007, ZC 0008).
"""

from __future__ import annotations

import re
from typing import cast

from iplab.errors import MethodError
from iplab.patent_number import PatentNumber, Right, Role

WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
RIGHTS: dict[str, Right] = {
    "1": "invention",
    "2": "utility_model",
    "3": "design",
    "8": "invention",
    "9": "utility_model",
}
LETTERS = {"1": "ABC", "2": "UY", "3": "SD"}
NAMES = {"invention": ("发明", "an invention"), "utility_model": ("实用新型", "a utility model")}
NAMES["design"] = ("外观设计", "a design")

# A kind letter after twelve digits is how some databases mark an application; it says nothing more.
YEAR, OLD_YEAR = r"(?P<year>20(?:0[3-9]|[1-9]\d))", r"(?P<year>8[5-9]|9\d|0[0-3])"
END = r"(?:\.?(?P<check>[\dX])|[ABUSYD])?"
APPLICATION = re.compile(rf"(?P<head>CN|ZL|){YEAR}(?P<type>[12389])(\d{{7}}){END}", re.ASCII)
OLD_APPLICATION = re.compile(rf"(?P<head>CN|ZL|){OLD_YEAR}(?P<type>[12389])(\d{{5}}){END}", re.ASCII)
FIRST_PUBLICATION = re.compile(r"CN(?P<year>8[5-8])(?P<type>[123])(\d{5})(?P<kind>[ABUS])", re.ASCII)
PUBLICATION = re.compile(r"CN(?P<type>[123])(?:\d{6}|\d{8})(?P<kind>[A-Z]\d?)?", re.ASCII)


def cn_check_digit(digits: str) -> str:
    """The check digit of a Chinese application number of 8 or 12 digits, "0" to "9" or "X" (ZC 0006-2003).

    Each digit times 2, 3, … 9, 2, … 5 from the left, the sum modulo 11; 10 is written X. That the numbers of eight
    digits follow the first eight weights is borne out by printed numbers from 1995 on; of 1989 to 1994 none was seen.

    >>> cn_check_digit("200310102344"), cn_check_digit("95115608")
    ('5', 'X')
    """
    if not re.fullmatch(r"\d{8}|\d{12}", digits, re.ASCII):
        raise MethodError(
            f"校验位由 8 位或 12 位数字算出，实为 {digits!r}。请去掉 CN、ZL、小数点及其后的校验位。 / "
            f"A check digit is worked out from 8 or 12 digits, got {digits!r}. Take off CN, ZL, the point and what "
            f"follows it."
        )
    rest = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=False)) % 11
    return "X" if rest == 10 else str(rest)


def parse_cn(text: str, role: Role | None) -> PatentNumber | None:
    """A cleaned text as a Chinese number; None when it is none. `role` is what a label before it said.

    >>> parse_cn("ZL201710601862.3", None).written
    'ZL 201710601862.3'
    """
    if found := APPLICATION.fullmatch(text):
        return _application(found, role)
    first, old = FIRST_PUBLICATION.fullmatch(text), OLD_APPLICATION.fullmatch(text)
    if first and role != "application":
        return _publication(first)
    if old:
        _not_either(old, role)
        return _application(old, role)
    if found := PUBLICATION.fullmatch(text):
        return _publication(found)
    _zl_before_a_publication(text)
    return None


def _application(found: re.Match[str], said: Role | None) -> PatentNumber:
    digits = re.sub(r"\D", "", found[0].split(".")[0])[: 12 if len(found["year"]) == 4 else 8]
    # Until 1988 the numbers had no check digit.
    check = cn_check_digit(digits) if found["check"] or _year(found["year"]) > 1988 else None
    if found["check"] not in (None, check):
        raise MethodError(_wrong_check(found[0], digits, found["check"]))
    role: Role = "patent" if said == "patent" or found["head"] == "ZL" else "application"
    written = f"{'ZL' if role == 'patent' else 'CN'} {digits}" + (f".{check}" if check else "")
    return PatentNumber("CN", role, digits, written, None, RIGHTS[found["type"]], _year(found["year"]), check)


def _publication(found: re.Match[str]) -> PatentNumber:
    kind, right, serial = found["kind"], RIGHTS[found["type"]], re.match(r"\d+", found[0][2:])
    assert serial is not None
    if kind and kind[0] not in LETTERS[found["type"]]:
        raise MethodError(_wrong_kind(found[0], found["type"], kind, right))
    written = f"CN {serial[0]}" + (f" {kind}" if kind else "")
    year = _year(found["year"]) if "year" in found.groupdict() else None
    return PatentNumber("CN", "publication", serial[0], written, kind, right, year)


def _year(text: str) -> int:
    """85 to 99 are of the last century, 00 to 03 of this one."""
    return int(text) if len(text) == 4 else int(text) + (1900 if int(text) >= 85 else 2000)


def _not_either(old: re.Match[str], role: Role | None) -> None:
    """Eight digits of 1985 to 1988 are an application number and a publication number alike."""
    if _year(old["year"]) <= 1988 and not old["check"] and old["head"] != "ZL" and role is None:
        raise MethodError(
            f"{old[0]} 可能是申请号，也可能是公开（公告）号：1985-1988 年两者同号。请补上文献种类代码（如 A、B、U）"
            f"或写明“申请号”。 / "
            f"{old[0]} may be an application or a publication number: in 1985-1988 they were the same. Add the kind "
            f"code (such as A, B, U), or write 申请号 before it."
        )


def _zl_before_a_publication(text: str) -> None:
    if re.fullmatch(r"ZL\d{7,9}[A-Z]?\d?", text):
        raise MethodError(
            f"{text}：ZL 后面应是申请号（8 位或 12 位加校验位），这像是公开（公告）号。请把 ZL 改为 CN。 / "
            f"{text}: ZL goes before an application number (8 or 12 digits and a check digit), and this looks like a "
            f"publication number. Write CN for ZL."
        )


def _wrong_check(text: str, digits: str, given: str) -> str:
    zh, en = "请对照原件逐位核对", "Compare it with the original digit by digit"
    if given == "0" and text.endswith(".0"):
        zh, en = (
            "“.0”常是表格软件把号码当成数字留下的，校验位已丢失；" + zh,
            f"A .0 is often left by a spreadsheet. {en}",
        )
    return (
        f"{text} 的校验位是 {given}，与前 {len(digits)} 位不符：号码有误。{zh}。 / "
        f"{text}: the check digit {given} does not fit the {len(digits)} digits before it, so one is wrong. {en}."
    )


def _wrong_kind(text: str, digit: str, kind: str, right: Right) -> str:
    zh, en = NAMES[cast(str, right)]
    fitting = LETTERS[digit]
    return (
        f"{text}：首位 {digit} 表示{zh}，文献种类代码应是 {'、'.join(fitting)}，实为 {kind}。请核对号码和代码。 / "
        f"{text}: its first digit {digit} says {en}, whose kind codes are {', '.join(fitting)}; got {kind}. Check both."
    )
