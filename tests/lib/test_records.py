"""Numbers of patent records (M02): the forms of offices and clients, and the usual mistakes.

The numbers have real formats; the Chinese and European ones carry check digits that were printed, not worked out here.
"""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from iplab import cn_numbers, data, foreign_numbers, records
from iplab.errors import MethodError

# What is written, then: compact, role, right, kind code, year in the number.
NUMBERS = """
CN 85100001 A                  | CN85100001A        | publication | invention     | A  | 1985
CN85200001U                    | CN85200001U        | publication | utility_model | U  | 1985
CN1030001A                     | CN1030001A         | publication | invention     | A  |
CN 1003001 B                   | CN1003001B         | publication | invention     | B  |
CN2030001U                     | CN2030001U         | publication | utility_model | U  |
CN3003001S                     | CN3003001S         | publication | design        | S  |
CN1087369A                     | CN1087369A         | publication | invention     | A  |
CN1020584C                     | CN1020584C         | publication | invention     | C  |
CN2131635Y                     | CN2131635Y         | publication | utility_model | Y  |
CN3021827D                     | CN3021827D         | publication | design        | D  |
CN 100378905 C                 | CN100378905C       | publication | invention     | C  |
CN 100378905 C1                | CN100378905C1      | publication | invention     | C1 |
CN201294372Y                   | CN201294372Y       | publication | utility_model | Y  |
CN300829177D                   | CN300829177D       | publication | design        | D  |
CN101887654A                   | CN101887654A       | publication | invention     | A  |
CN 101887654 B                 | CN101887654B       | publication | invention     | B  |
CN-101887654-B                 | CN101887654B       | publication | invention     | B  |
cn 1 0188 7654 b               | CN101887654B       | publication | invention     | B  |
ＣＮ１０１８８７６５４Ｂ       | CN101887654B       | publication | invention     | B  |
CN101887654                    | CN101887654        | publication | invention     |    |
授权公告号：CN 201438526 U     | CN201438526U       | publication | utility_model | U  |
申请公布号 CN 101887654 A      | CN101887654A       | publication | invention     | A  |
公开（公告）号：CN101887654A   | CN101887654A       | publication | invention     | A  |
CN302887654S                   | CN302887654S       | publication | design        | S  |
200310102344.5                 | CN200310102344.5   | application | invention     |    | 2003
CN200310102344                 | CN200310102344.5   | application | invention     |    | 2003
2017106018623                  | CN201710601862.3   | application | invention     |    | 2017
申请号：２０１７１０６０１８６２．３ | CN201710601862.3 | application | invention     |    | 2017
CN201710601862A                | CN201710601862.3   | application | invention     |    | 2017
ZL 2017 1 0601862.3            | ZL201710601862.3   | patent      | invention     |    | 2017
zl201710601862.3               | ZL201710601862.3   | patent      | invention     |    | 2017
专利号：201710601862.3         | ZL201710601862.3   | patent      | invention     |    | 2017
专利号为ZL201710601862.3       | ZL201710601862.3   | patent      | invention     |    | 2017
专利号：CN101887654B           | CN101887654B       | publication | invention     | B  |
ZL200510030457.8               | ZL200510030457.8   | patent      | invention     |    | 2005
ZL99113861.9                   | ZL99113861.9       | patent      | invention     |    | 1999
ZL95115608.X                   | ZL95115608.X       | patent      | invention     |    | 1995
95115608x                      | CN95115608.X       | application | invention     |    | 1995
97101765.4                     | CN97101765.4       | application | invention     |    | 1997
CN97101765A                    | CN97101765.4       | application | invention     |    | 1997
申请号 88100001                | CN88100001         | application | invention     |    | 1988
US 7,123,456 B2                | US7123456B2        | publication | invention     | B2 |
US-7123456-B2                  | US7123456B2        | publication | invention     | B2 |
US7123456                      | US7123456          | publication | invention     |    |
U.S. Pat. No. 7,123,456        | US7123456          | publication | invention     |    |
US10009442B2                   | US10009442B2       | publication | invention     | B2 |
US 4123456 A                   | US4123456A         | publication | invention     | A  |
US 2005/0123456 A1             | US20050123456A1    | publication | invention     | A1 | 2005
US20050123456A1                | US20050123456A1    | publication | invention     | A1 | 2005
US2005123456A1                 | US20050123456A1    | publication | invention     | A1 | 2005
US 2005/0123456                | US20050123456      | publication | invention     |    | 2005
US D912,345 S1                 | USD912345S1        | publication | design        | S1 |
USD0912345S                    | USD912345S         | publication | design        | S  |
US PP12,345 P2                 | USPP12345P2        | publication | plant         | P2 |
US RE41,234 E1                 | USRE41234E1        | publication | invention     | E1 |
US 16/123,456                  | US16/123456        | application | invention     |    |
Appl. No. US 16123456          | US16/123456        | application | invention     |    |
US29/612,345                   | US29/612345        | application | design        |    |
EP 1 234 567 A1                | EP1234567A1        | publication | invention     | A1 |
EP1234567B1                    | EP1234567B1        | publication | invention     | B1 |
EP 0 012 345 A2                | EP0012345A2        | publication | invention     | A2 |
EP12345A2                      | EP0012345A2        | publication | invention     | A2 |
EP99403122.7                   | EP99403122         | application | invention     |    | 1999
EP13748138.8                   | EP13748138         | application | invention     |    | 2013
EP13748138                     | EP13748138         | application | invention     |    | 2013
WO 2005/123456 A1              | WO2005123456A1     | publication |               | A1 | 2005
WO2005123456                   | WO2005123456       | publication |               |    | 2005
WO 99/12345 A1                 | WO9912345A1        | publication |               | A1 | 1999
WO 02/12345 A1                 | WO0212345A1        | publication |               | A1 | 2002
WO 02/100001 A2                | WO02100001A2       | publication |               | A2 | 2002
WO 03/012345 A1                | WO03012345A1       | publication |               | A1 | 2003
WO 03/12345 A1                 | WO03012345A1       | publication |               | A1 | 2003
PCT/CN2005/001234              | PCT/CN2005/001234  | application |               |    | 2005
PCT/EP99/01234                 | PCT/EP99/01234     | application |               |    | 1999
特開平5-123456                 | JPH05123456A       | publication | invention     | A  | 1993
特开平５－１２３４５６号公报   | JPH05123456A       | publication | invention     | A  | 1993
JP H05-123456 A                | JPH05123456A       | publication | invention     | A  | 1993
JPH05123456A                   | JPH05123456A       | publication | invention     | A  | 1993
特開昭60-12345                 | JPS6012345A        | publication | invention     | A  | 1985
JP-S60-012345-A                | JPS6012345A        | publication | invention     | A  | 1985
JP昭60-12345A                  | JPS6012345A        | publication | invention     | A  | 1985
特公平7-12345                  | JPH0712345B2       | publication | invention     | B2 | 1995
実開平5-12345                  | JPH0512345U        | publication | utility_model | U  | 1993
特開2005-123456                | JP2005123456A      | publication | invention     | A  | 2005
JP-A-2005-123456               | JP2005123456A      | publication | invention     | A  | 2005
JP 2005-3456 A                 | JP2005003456A      | publication | invention     | A  | 2005
特願2005-123456                | JP2005-123456      | application |               |    | 2005
特願平5-123456                 | JPH05-123456       | application |               |    | 1993
特許第4507696号                | JP4507696B2        | publication | invention     | B2 |
JP4507696B2                    | JP4507696B2        | publication | invention     | B2 |
JP 3123456 U                   | JP3123456U         | publication | utility_model | U  |
KR 10-2010-0037813 A           | KR1020100037813A   | publication | invention     | A  | 2010
KR20100037813A                 | KR1020100037813A   | publication | invention     | A  | 2010
KR 10-1125579 B1               | KR101125579B1      | publication | invention     | B1 |
KR 20-0412345 Y1               | KR200412345Y1      | publication | utility_model | Y1 |
KR 30-0572831 S                | KR300572831S       | publication | design        | S  |
申请号：KR 10-2009-0114688     | KR10-2009-0114688  | application | invention     |    | 2009
DE102008044235A1               | DE102008044235A1   | publication | invention     | A1 | 2008
DE 20 2008 012 345 U1          | DE202008012345U1   | publication | utility_model | U1 | 2008
DE 10 2008 044 235.1           | DE102008044235     | application | invention     |    | 2008
DE19912345A1                   | DE19912345A1       | publication |               | A1 |
GB2123456A                     | GB2123456A         | publication |               | A  |
TWI234567B                     | TWI234567B         | publication |               | B  |
RU 2123456 C1                  | RU2123456C1        | publication |               | C1 |
"""
ROWS = [[part.strip() for part in line.split("|")] for line in NUMBERS.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_number_is_taken_apart_however_it_is_written(row):
    got = records.parse(row[0])
    assert [got.compact, got.role, got.right or "", got.kind or "", str(got.year or "")] == row[1:]


@pytest.mark.parametrize("row", ROWS, ids=[row[1] for row in ROWS])
def test_what_is_written_out_reads_as_the_same_number(row):
    got = records.parse(row[0])
    assert records.parse(got.written, got.role) == got
    assert records.parse(got.compact, got.role).compact == got.compact


# What clients and spreadsheets do to a number, and what they are told (English half).
REFUSED = {
    "2.02E+11": "spreadsheet rewrote in scientific notation",
    "２.０１７１１Ｅ＋１１": "spreadsheet rewrote in scientific notation",
    "201710601862.0": "A .0 is often left by a spreadsheet",
    "201710601863.3": "the check digit 3 does not fit the 12 digits",
    "95115608.1": "the check digit 1 does not fit the 8 digits",
    "EP13748138.7": "the check digit 7 does not fit the 8 digits",
    "101887654B": "It has no country code",
    "ZL101887654B": "ZL goes before an application number",
    "CN201887654B": "its first digit 2 says a utility model",
    "CN101887654U": "its first digit 1 says an invention",
    "CN301887654A": "its first digit 3 says a design",
    "CN85100001": "in 1985-1988 they were the same",
    "CN10188765B": "Compare its digits and country code",
    "公开号：201710601862.3": "is labelled as publication number and is an application number",
    "申请号：CN101887654A": "is labelled as application number and is a publication number",
    "US16123456": "add B1 or B2",
    "JP2005-123456": "write 特願 or 特開",
    "JPH05-123456": "write 特願 or 特開",
    "特開平15-123456": "they carry the Western year",
    "JPR02-123456A": "they carry the Western year",
    "KR 10-2010-0037813": "add A",
    "DE102008044235": "add A1 or B4",
    "XX1234567A": "XX is no office code of WIPO ST.3",
    "BS.06500123.4": "of a layout-design, not of a patent",
    "WO2005/12345": "Compare its digits",
    "": "is not recognised",
}


@pytest.mark.parametrize(("text", "said"), REFUSED.items(), ids=REFUSED)
def test_a_number_that_lost_something_or_may_be_two_things_is_refused_with_what_to_do(text, said):
    with pytest.raises(MethodError) as error:
        records.parse(text)
    zh, en = str(error.value).split(" / ")
    assert said in en
    assert any("\u4e00" <= character <= "\u9fff" for character in zh)


@pytest.mark.parametrize(
    ("value", "said"),
    [(202010123456.0, "is a number and no text"), (None, "missing"), (pd.NA, "missing"), (float("nan"), "missing")],
)
def test_a_number_that_is_no_text_is_refused(value, said):
    with pytest.raises(MethodError, match=said):
        records.parse(value)


def test_a_column_of_numbers_keeps_what_can_not_be_read_and_says_why():
    got = records.read_numbers(["ZL201710601862.3", "2.02E+11", None, "CN101887654B"])
    assert got["compact"].isna().tolist() == [False, True, True, False]
    assert got["problem"].isna().tolist() == [True, False, False, True]
    assert got["year"].tolist()[0] == 2017


def test_a_and_b_of_one_invention_share_their_number_only_since_2010():
    """The usual mistake counts both as two inventions; before 2010 their numbers do not even show that they are one."""
    stem = {text: records.parse(text).stem for text in ("CN101887654A", "CN101887654B", "CN1087369A", "CN1020584C")}
    assert stem["CN101887654A"] == stem["CN101887654B"]
    assert stem["CN1087369A"] != stem["CN1020584C"]
    assert records.parse("ZL201710601862.3").stem == records.parse("201710601862.3").stem


def test_one_product_through_ten_messy_numbers():
    """Ten ways in which one client wrote two numbers: five mean the application, five the grant."""
    application = [
        "201710601862.3",
        "ZL201710601862.3",
        " CN 2017 1 0601862 ",
        "2017106018623",
        "申请号:201710601862.3",
    ]
    grant = ["CN 107654321 B", "cn107654321b", "ＣＮ107654321Ｂ", "CN-107654321-B", "授权公告号：CN107654321B"]
    assert {records.parse(text).stem for text in application} == {"CN201710601862.3"}
    assert {records.normalise(text) for text in grant} == {"CN107654321B"}


@pytest.mark.parametrize("digits", ["2003101023", "20171060186X2", "", "２００３１０１０２３４４"])
def test_a_check_digit_needs_8_or_12_digits(digits):
    with pytest.raises(MethodError, match="worked out from 8 or 12 digits"):
        cn_numbers.cn_check_digit(digits)


@given(st.from_regex(r"20(0[3-9]|1[0-9])[12389][0-9]{7}", fullmatch=True), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_never_passes_the_check(digits, place, more):
    """All weights are 2 to 9 and the modulus a prime, so each single error changes the check digit."""
    wrong = list(digits)
    wrong[place % 12] = str((int(digits[place % 12]) + more) % 10)
    assert cn_numbers.cn_check_digit("".join(wrong)) != cn_numbers.cn_check_digit(digits)


@given(st.from_regex("[0-9]{8}", fullmatch=True))
def test_a_european_number_with_its_check_digit_passes_luhn(digits):
    number = digits + foreign_numbers.ep_check_digit(digits)
    doubled = [int(d) if nth % 2 == 0 else sum(divmod(2 * int(d), 10)) for nth, d in enumerate(reversed(number))]
    assert sum(doubled) % 10 == 0


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_a_refusal(text):
    try:
        records.parse(text)
    except MethodError as problem:
        assert " / " in str(problem)


def test_the_practice_patents_are_read_as_their_maker_meant_them():
    """The generator writes numbers by rules of its own; both must agree."""
    patents = data.load("patents")
    published = records.read_numbers(patents["pub_no"])
    applied = records.read_numbers(patents["appl_no"], role="application")
    assert published["compact"].tolist() == patents["pub_no"].tolist()
    assert applied["compact"].tolist() == patents["appl_no"].tolist()
    assert published["country"].tolist() == patents["country"].tolist()
    assert published["kind"].tolist() == patents["kind_code"].tolist()
    told = published["right"].notna()
    assert published["right"][told].tolist() == patents["kind"][told].tolist()
    assert set(patents["country"][~told]) == {"WO"}


def test_the_offices_of_the_table_are_known():
    assert set(data.load("st3")["code"]) <= set(foreign_numbers.ST3.split())


# A number of each office, without its kind code; the first that fits office, right or kind code is taken.
LIKE = {
    "CN invention": "101887654",
    "CN utility_model": "201887654",
    "CN design": "301887654",
    "US A1": "20050123456",
    "US": "7123456",
    "EP": "1234567",
    "WO": "2005123456",
    "JP": "2005123456",
    "KR": "1020100037813",
    "DE U1": "202008044235",
    "DE": "102008044235",
}


def test_every_kind_code_of_the_table_is_read_with_its_right():
    for row in data.load("kind_codes").itertuples():
        keys = (f"{row.office} {row.right}", f"{row.office} {row.kind_code}", row.office)
        number = next(LIKE[key] for key in keys if key in LIKE)
        got = records.parse(f"{row.office}{number}{row.kind_code}")
        assert (got.kind, got.right or "invention") == (row.kind_code, row.right)
