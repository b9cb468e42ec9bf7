"""Patent numbers of the United States, the EPO, PCT, Japan and Korea; of other offices what their kind code tells."""

from __future__ import annotations

import re
from collections.abc import Callable

from iplab.errors import MethodError
from iplab.patent_number import PatentNumber, Right, Role

Found = re.Match[str]
Reader = Callable[[Found, Role | None], PatentNumber]
KIND = r"(?P<kind>[A-Z]\d?)"

# The two-letter codes of WIPO ST.3 for offices that publish patents, those of former states included.
ST3 = """
AL AM AP AR AT AU AZ BA BE BG BR BY CA CH CL CN CO CR CS CU CY CZ DD DE DK DO DZ EA EC EE EG EM EP ES FI FR GB GC GE GR
GT HK HN HR HU ID IE IL IN IS IT JO JP KE KG KR KZ LT LU LV MA MC MD ME MK MN MO MT MW MX MY NI NL NO NZ OA PA PE PH PK
PL PT PY RO RS RU SA SE SG SI SK SM SU SV TH TJ TN TR TT TW UA US UY UZ VN WO YU ZA ZM ZW
"""
# The year before an era's first, and its last year in patent numbers: from 2000 they carry the Western year.
ERAS = {"M": (1867, 45), "T": (1911, 15), "S": (1925, 64), "H": (1988, 11), "R": (2018, 0)}
US_LETTERS: dict[str, Right] = {"D": "design", "PP": "plant", "RE": "invention", "H": "invention"}
KR_TYPES = {"A": "10", "B": "10", "U": "20", "Y": "20", "S": "30"}
KR_RIGHTS: dict[str, Right] = {"10": "invention", "20": "utility_model", "30": "design"}
LETTERS: dict[str, Right] = {
    "A": "invention",
    "B": "invention",
    "U": "utility_model",
    "Y": "utility_model",
    "S": "design",
}


def ep_check_digit(digits: str) -> str:
    """The check digit of a European application number of 8 digits (EPO, numbering from 2002).

    The digits times 1, 2, 1, 2, …, the digits of the products added up, the sum taken from the next multiple of 10.

    >>> ep_check_digit("99403122"), ep_check_digit("13748138")
    ('7', '8')
    """
    if not re.fullmatch(r"\d{8}", digits, re.ASCII):
        raise MethodError(
            f"欧洲申请号的校验位由 8 位数字算出，实为 {digits!r}。 / "
            f"The check digit of a European application number is worked out from 8 digits, got {digits!r}."
        )
    products = "".join(str(int(digit) * (1 + nth % 2)) for nth, digit in enumerate(digits))
    return str(-sum(map(int, products)) % 10)


def parse_foreign(text: str, role: Role | None) -> PatentNumber | None:
    """A cleaned text as a number of another office than the Chinese; None when it is none.

    >>> parse_foreign("US2005123456A1", None).written
    'US 2005/0123456 A1'
    """
    for pattern, reader in READERS:
        if found := re.fullmatch(pattern, text, re.ASCII):
            return reader(found, role)
    return None


def _us_publication(found: Found, _role: Role | None) -> PatentNumber:
    # Ten digits are the same number without the first 0 of its serial.
    year, serial, kind = found["year"], found["serial"].zfill(7), found["kind"]
    right: Right = "plant" if kind and kind[0] == "P" else "invention"
    return PatentNumber(
        "US", "publication", year + serial, _spaced(f"US {year}/{serial}", kind), kind, right, int(year)
    )


def _us_application(found: Found, _role: Role | None) -> PatentNumber:
    return _us_series(found["series"], found["serial"])


def _us_series(series: str, serial: str) -> PatentNumber:
    right: Right = "design" if series == "29" else "invention"
    return PatentNumber(
        "US", "application", f"{series}/{serial}", f"US {series}/{serial[:3]},{serial[3:]}", None, right
    )


def _us_patent(found: Found, role: Role | None) -> PatentNumber:
    serial, kind = found["serial"].lstrip("0"), found["kind"]
    # Eight digits are a patent from 10,000,000 on, or an application without its stroke.
    how = ("补上 B1、B2，或写成 16/123,456", "add B1 or B2, or write it as 16/123,456")
    if len(serial) == 8 and _published_or(kind, role, found[0], how) == "application":
        return _us_series(serial[:2], serial[2:])
    return PatentNumber("US", "publication", serial, _spaced(f"US {int(serial):,}", kind), kind, "invention")


def _us_lettered(found: Found, _role: Role | None) -> PatentNumber:
    letters, serial, kind = found["letters"], found["serial"].lstrip("0"), found["kind"]
    written = _spaced(f"US {letters}{int(serial):,}", kind)
    return PatentNumber("US", "publication", letters + serial, written, kind, US_LETTERS[letters])


def _ep_publication(found: Found, _role: Role | None) -> PatentNumber:
    serial, kind = found["serial"].zfill(7), found["kind"]
    return PatentNumber("EP", "publication", serial, _spaced(f"EP {serial}", kind), kind, "invention")


def _ep_application(found: Found, _role: Role | None) -> PatentNumber:
    digits = found["digits"]
    check = ep_check_digit(digits)
    if found["check"] not in (None, check):
        raise MethodError(
            f"{found[0]} 的校验位是 {found['check']}，与前 8 位不符：号码有误。请与原件核对。 / "
            f"{found[0]}: the check digit {found['check']} does not fit the 8 digits before it, so one is wrong. "
            f"Compare it with the original digit by digit."
        )
    return PatentNumber(
        "EP", "application", digits, f"EP {digits}.{check}", None, "invention", _century(digits[:2], 78), check
    )


def _wo_publication(found: Found, _role: Role | None) -> PatentNumber:
    year, serial, kind = found["year"], found["serial"], found["kind"]
    # In 2003 and 2004 the serial had six digits, and many writers leave out its first 0.
    serial = serial.zfill(6) if year in ("03", "04") else serial
    written = _spaced(f"WO {year}/{serial}", kind)
    return PatentNumber("WO", "publication", year + serial, written, kind, None, _century(year, 78))


def _pct_application(found: Found, _role: Role | None) -> PatentNumber:
    office, year, serial = found["office"], found["year"], found["serial"]
    written = f"PCT/{office}{year}/{serial}"
    return PatentNumber("WO", "application", written, written, None, None, _century(year, 78))


def _jp_dated(found: Found, role: Role | None) -> PatentNumber:
    kind = found["kind"]
    held = _published_or(
        kind, role, found[0], ("写明特願（申请）或特開（公开），或补上 A", "write 特願 or 特開, or add A")
    )
    era = found.groupdict().get("era")
    year = _of_era(era, int(found["year"]), found[0]) if era else int(found["year"])
    head = f"{era}{int(found['year']):02d}" if era else found["year"]
    serial = found["serial"].lstrip("0") if era else found["serial"].zfill(6)
    right = LETTERS.get(kind[0]) if kind else None
    in_one = f"{head}-{serial}" if held == "application" else head + serial
    return PatentNumber("JP", held, in_one, _spaced(f"JP {head}-{serial}", kind), kind, right, year)


def _of_era(era: str, nth: int, text: str) -> int:
    before, last = ERAS[era]
    if not 1 <= nth <= last:
        raise MethodError(
            f"{text}：号码中没有 {era}{nth:02d} 年，2000 年起日本专利号码用公历年，如特開2005-123456。请核对年份。 / "
            f"{text}: no number has the year {era}{nth:02d}; from 2000 on they carry the Western year, "
            f"such as JP 2005-123456 A. Check the year."
        )
    return before + nth


def _jp_patent(found: Found, _role: Role | None) -> PatentNumber:
    serial, kind = found["serial"], found["kind"]
    right = LETTERS.get(kind[0]) if kind else None
    return PatentNumber("JP", "publication", serial, _spaced(f"JP {serial}", kind), kind, right)


def _kr_dated(found: Found, role: Role | None) -> PatentNumber:
    year, serial, kind = found["year"], found["serial"], found["kind"]
    held = _published_or(kind, role, found[0], ("补上 A，或写明“申请号”", "add A, or write 申请号 before it"))
    type_ = found["type"] or KR_TYPES.get(kind[0], "10")
    parts = (type_, year, serial)
    in_one = "-".join(parts) if held == "application" else "".join(parts)
    return PatentNumber("KR", held, in_one, _spaced("KR " + "-".join(parts), kind), kind, KR_RIGHTS[type_], int(year))


def _kr_patent(found: Found, _role: Role | None) -> PatentNumber:
    type_, serial, kind = found["type"], found["serial"], found["kind"]
    written = _spaced(f"KR {type_}-{serial}", kind)
    return PatentNumber("KR", "publication", type_ + serial, written, kind, KR_RIGHTS[type_])


def _de_dated(found: Found, role: Role | None) -> PatentNumber:
    type_, year, serial, kind = found["type"], found["year"], found["serial"], found["kind"]
    said = role or ("application" if found["check"] else None)
    held = _published_or(
        kind, said, found[0], ("补上 A1 或 B4，或写明“申请号”", "add A1 or B4, or write 申请号 before it")
    )
    right: Right = "invention" if type_ == "10" else "utility_model"
    check = f".{found['check']}" if found["check"] else ""
    written = _spaced(f"DE {type_} {year} {serial}{check}", kind)
    return PatentNumber("DE", held, type_ + year + serial, written, kind, right, int(year), found["check"])


def _other(found: Found, _role: Role | None) -> PatentNumber:
    country, serial, kind = found["country"], found["serial"], found["kind"]
    if country not in ST3.split():
        raise MethodError(
            f"{found[0]}：{country} 不是 WIPO ST.3 中出版专利文献的局代码。请核对国别代码。 / "
            f"{found[0]}: {country} is no office code of WIPO ST.3 that publishes patents. Check the country code."
        )
    return PatentNumber(country, "publication", serial, f"{country} {serial} {kind}", kind)


def _spaced(number: str, kind: str | None) -> str:
    return f"{number} {kind}" if kind else number


def _century(year: str, first: int) -> int:
    return int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= first else 2000)


def _published_or(kind: str | None, role: Role | None, text: str, how: tuple[str, str]) -> Role:
    """What a number is that applications and publications share: a kind code tells, or the label before it."""
    if kind is None and role is None:
        raise MethodError(
            f"{text} 可能是申请号，也可能是公开（公告）号，两者写法相同。请{how[0]}。 / "
            f"{text} may be an application or a publication number, both are written so. To tell them apart, {how[1]}."
        )
    return "publication" if kind else role or "publication"


# The first that fits the whole text is taken.
READERS: tuple[tuple[str, Reader], ...] = (
    (rf"US(?P<year>20\d\d)/?(?P<serial>\d{{7}}){KIND}?", _us_publication),
    (rf"US(?P<year>20\d\d)/?(?P<serial>\d{{6}}){KIND}", _us_publication),
    (r"US(?P<series>\d\d)/(?P<serial>\d{6})", _us_application),
    (rf"US(?P<serial>\d{{1,8}}){KIND}?", _us_patent),
    (rf"US(?P<letters>D|PP|RE|H)(?P<serial>\d{{1,7}}){KIND}?", _us_lettered),
    (rf"EP(?P<serial>\d{{1,7}}){KIND}?", _ep_publication),
    (r"EP(?P<digits>\d{8})(?:\.?(?P<check>\d)|A)?", _ep_application),
    (rf"WO(?P<year>(?:19|20)\d\d)/?(?P<serial>\d{{6}}){KIND}?", _wo_publication),
    (rf"WO(?P<year>\d\d)/?(?P<serial>\d{{5,6}}){KIND}?", _wo_publication),
    (r"PCT/?(?P<office>[A-Z]{2})/?(?P<year>(?:19|20)\d\d)/?(?P<serial>\d{6})", _pct_application),
    (r"PCT/?(?P<office>[A-Z]{2})/?(?P<year>\d\d)/?(?P<serial>\d{5})", _pct_application),
    (rf"JP(?P<era>[MTSHR])(?P<year>\d\d?)-(?P<serial>\d{{1,6}}){KIND}?", _jp_dated),
    (rf"JP(?P<era>[MTSHR])(?P<year>\d\d)(?P<serial>\d{{1,6}}){KIND}?", _jp_dated),
    (rf"JP(?P<year>20\d\d)-(?P<serial>\d{{1,6}}){KIND}?", _jp_dated),
    (rf"JP(?P<year>20\d\d)(?P<serial>\d{{6}}){KIND}?", _jp_dated),
    (rf"JP(?P<serial>\d{{7}}){KIND}?", _jp_patent),
    (rf"KR(?P<type>[123]0)-?(?P<year>(?:19|20)\d\d)-?(?P<serial>\d{{7}}){KIND}?", _kr_dated),
    (rf"KR(?P<type>)?(?P<year>(?:19|20)\d\d)-?(?P<serial>\d{{7}}){KIND}", _kr_dated),
    (rf"KR(?P<type>[123]0)-?(?P<serial>\d{{7}}){KIND}?", _kr_patent),
    (rf"DE(?P<type>[12]0)(?P<year>20\d\d)(?P<serial>\d{{6}})(?:\.(?P<check>\d)|{KIND})?", _de_dated),
    (rf"(?P<country>(?!CN|US|EP|WO|JP|KR|ZL)[A-Z]{{2}})(?P<serial>[A-Z]{{0,2}}\d{{4,12}}){KIND}", _other),
)
