"""Symbols of the IPC (M02, M03): their forms, what lies below them, and the field of each."""

import pytest
from iplab import data, ipc
from iplab.errors import MethodError

SYMBOLS = """
A                       | A            | A         | section
a01                     | A01          | A01       | class
A01B                    | A01B         | A01B      | subclass
A01B 1/00               | A01B 1/00    | A01B1/00  | main_group
A01B 1                  | A01B 1/00    | A01B1/00  | main_group
a01b1/02                | A01B 1/02    | A01B1/02  | subgroup
A01B   1/02             | A01B 1/02    | A01B1/02  | subgroup
A01B0001020000          | A01B 1/02    | A01B1/02  | subgroup
G06F0001025000          | G06F 1/025   | G06F1/025 | subgroup
H01M0010000000          | H01M 10/00   | H01M10/00 | main_group
Ｈ０１Ｍ１０／０５２５  | H01M 10/0525 | H01M10/0525 | subgroup
H01M 10/0525 (2010.01)  | H01M 10/0525 | H01M10/0525 | subgroup
Int. Cl.7 H04N 5/225    | H04N 5/225   | H04N5/225 | subgroup
F24S-10/00              | F24S 10/00   | F24S10/00 | main_group
"""
FORMS = [[part.strip() for part in line.split("|")] for line in SYMBOLS.strip().splitlines()]


@pytest.mark.parametrize(("written", "text", "compact", "level"), FORMS, ids=[form[0] for form in FORMS])
def test_a_symbol_is_taken_apart_however_it_is_written(written, text, compact, level):
    got = ipc.parse(written)
    assert (got.text, got.compact, got.level) == (text, compact, level)
    assert ipc.parse(got.st8) == ipc.parse(got.compact) == got
    assert len(got.st8) == 19


NO_SYMBOLS = {
    "Y02E 10/50": "Only the CPC has a section Y",
    "AO1B 1/00": "a letter O, I or L a 0 or 1",
    "A0lB 1/00": "a letter O, I or L a 0 or 1",
    "A01B 1/2": "two digits or more",
    "A01B 1/": "two digits or more",
    "J01B": "Write it like A01B 1/02",
    "A01B 0/00": "Write it like A01B 1/02",
}


@pytest.mark.parametrize(("text", "said"), NO_SYMBOLS.items(), ids=NO_SYMBOLS)
def test_no_symbol_is_said_with_what_is_meant(text, said):
    with pytest.raises(MethodError) as error:
        ipc.parse(text)
    assert said in str(error.value)


def test_a_missing_symbol_is_refused():
    with pytest.raises(MethodError, match="must be text"):
        ipc.parse(float("nan"))


#: The beginning of G06F 1 in the scheme, with the dots before each title.
DOTS = {
    "G06F 1/00": 0,
    "G06F 1/02": 1,
    "G06F 1/025": 2,
    "G06F 1/03": 2,
    "G06F 1/035": 3,
    "G06F 1/04": 1,
    "G06F 1/06": 2,
}


def test_the_digits_of_a_subgroup_sort_as_decimals():
    assert sorted(reversed(DOTS), key=lambda text: ipc.parse(text).key) == list(DOTS)
    assert ipc.parse("A01B 3/00").key < ipc.parse("A01B 10/00").key


@pytest.mark.parametrize(
    ("symbol", "covered"),
    [
        ("G06F 1/00", list(DOTS)),
        ("G06F 1/02", ["G06F 1/02", "G06F 1/025", "G06F 1/03", "G06F 1/035"]),
        ("G06F 1/03", ["G06F 1/03", "G06F 1/035"]),
        ("G06F 1/06", ["G06F 1/06"]),
    ],
)
def test_a_subgroup_covers_what_the_dots_put_below_it(symbol, covered):
    assert ipc.below(symbol, [*DOTS, "G06F 10/02", "G06F 3/03"], DOTS) == covered


def test_a_main_group_covers_no_other_that_begins_alike():
    symbols = ["H01M 1/02", "H01M 10/02", "H01M10/0525", "H01M 100/00", "H01L 10/00"]
    assert ipc.below("H01M 10/00", symbols) == ["H01M 10/02", "H01M10/0525"]
    assert ipc.below("H01M", symbols) == symbols[:4]


def test_what_lies_below_a_subgroup_is_not_guessed_from_its_digits():
    with pytest.raises(MethodError, match="shows in the dots of the scheme"):
        ipc.below("H01M 10/05", ["H01M 10/0525"])


@pytest.mark.parametrize(
    ("symbol", "field"),
    [
        ("A61K 31/00", 16),
        ("A61K 8/02", 14),
        ("A61K8/00", 14),
        ("A61K 80/00", 16),
        ("H04N 1/00", 3),
        ("B25J 9/16", None),
    ],
)
def test_the_longest_prefix_gives_the_field(symbol, field):
    assert ipc.field_of(symbol, {"A61K": 16, "A61K 8": 14, "H04N": 2, "H04N 1": 3}) == field


def test_the_field_of_each_practice_symbol_is_that_of_the_longest_text_it_begins_with():
    """Another way: the prefixes of wipo35 are written so that plain text comparison gives the same field."""
    table = data.load("wipo35")
    by_length = sorted(zip(table["ipc_prefix"], table["field"], strict=True), key=lambda row: -len(row[0]))
    for symbol in data.load("ipc_codes")["ipc"].unique():
        assert ipc.parse(symbol).compact == symbol
        assert ipc.field_of(symbol) == next((field for prefix, field in by_length if symbol.startswith(prefix)), None)


def test_the_35_fields_of_the_table():
    """Electrical machinery, digital communication, medical technology, pharmaceuticals, transport (Schmoch 2008)."""
    got = [ipc.field_of(symbol) for symbol in ("H01M 10/0525", "H04L 12/00", "A61B 5/00", "A61K 31/00", "B60L 50/00")]
    assert got == [1, 4, 13, 16, 32]
