"""The tables for cleaning: names and the dirty export. Each damage is there and can be told."""

import datetime
import itertools
import re
import unicodedata

import pandas as pd
import pytest
from iplab import data, registry

alias = data.load("alias")
dirty = data.load("patents_dirty")
patents = data.load("patents").set_index("pub_no")
bodies = data.load("applicants").set_index("applicant_id")
PLACES = sorted({name.removesuffix("市") for name in data.load("places")["city"]}, key=len, reverse=True)
FORMS = ("有限责任公司", "股份有限公司", "有限公司", "股份公司")
FIELDS = sorted(patents["tech_field"].unique())
PARTS = ("training", "hidden")


# Names


def test_every_printed_name_is_in_the_list_with_its_body():
    printed = data.load("patent_applicants").drop_duplicates("applicant_raw").set_index("applicant_raw")["applicant_id"]
    known = alias.set_index("raw")["applicant_id"]
    assert (known.reindex(printed.index) == printed).all()


def test_each_body_is_in_one_part_only():
    assert alias.groupby("applicant_id")["part"].nunique().eq(1).all()
    assert 0.5 < (alias["part"] == "training").mean() < 0.7


def test_all_kinds_of_writing_are_in_both_parts():
    table = alias.groupby(["part", "variant"]).size().unstack(fill_value=0)
    assert (table >= 5).all(axis=None)
    assert set(table.columns) == set(registry.table("alias").columns[3].values)


def plain(name):
    """Width and spaces: what everybody does first."""
    return unicodedata.normalize("NFKC", name).replace(" ", "").lower()


def brand(name):
    """All that tells firms apart stripped: place, legal form, brackets."""
    bare = re.sub(r"[（(].*?[)）]", "", plain(name))
    place = next((place for place in PLACES if bare.startswith(place)), "")
    return bare.removeprefix(place)[:2]


def careful(name):
    """Place out of the brackets or off the front, one legal form, no unit of a university."""
    bare = plain(name)
    inner = re.search(r"\((.*?)\)", bare)
    bare = re.sub(r"\(.*?\)", "", bare)
    place = inner[1] if inner else next((place for place in PLACES if bare.startswith(place)), "")
    bare = bare.removeprefix(place)
    form = next((form for form in FORMS if bare.endswith(form)), "")
    bare = re.sub("(材料|机械工程|生命科学)学院$", "", bare.removesuffix(form))
    return f"{place}/{bare}"


def pairs(part, key):
    """Precision and recall of the pairs of Chinese names that a key puts together."""
    held = alias[(alias["part"] == part) & (alias["language"] == "zh")]
    held = held.assign(key=held["raw"].map(key))
    count = lambda column: int(sum(size * (size - 1) // 2 for size in held.groupby(column).size()))  # noqa: E731  # used thrice here
    both = count(["key", "applicant_id"])
    return both / count("key"), both / count("applicant_id")


@pytest.mark.trap("alias", "same-brand-other-firm")
@pytest.mark.parametrize("part", PARTS)
def test_the_brand_alone_merges_firms_that_differ(part):
    precision, _ = pairs(part, brand)
    assert precision < 0.5
    assert pairs(part, careful)[0] > 0.9


@pytest.mark.trap("alias", "subsidiaries-merged")
@pytest.mark.parametrize("part", PARTS)
def test_a_subsidiary_shares_the_brand_of_its_parent(part):
    held = set(alias.loc[alias["part"] == part, "applicant_id"])
    families = [(one, bodies.loc[one, "parent_id"]) for one in held if isinstance(bodies.loc[one, "parent_id"], str)]
    both = [(child, parent) for child, parent in families if parent in held]
    assert len(both) > 20
    merged = [pair for pair in both if brand(bodies.loc[pair[0], "name_zh"]) == brand(bodies.loc[pair[1], "name_zh"])]
    assert len(merged) > 0.8 * len(both)
    assert not any(
        careful(bodies.loc[child, "name_zh"]) == careful(bodies.loc[parent, "name_zh"]) for child, parent in both
    )


@pytest.mark.trap("alias", "rule-tuned-on-the-test")
@pytest.mark.parametrize("part", PARTS)
def test_widths_and_spaces_are_not_enough(part):
    _, recall = pairs(part, plain)
    assert recall < 0.5
    assert pairs(part, careful)[1] > recall + 0.25


# The dirty export


def number(text):
    """A publication number as it should be."""
    return unicodedata.normalize("NFKC", text).replace(" ", "").upper()


clean = dirty.assign(key=dirty["pub_no"].map(number))
truth = patents.loc[clean["key"]].reset_index()


def test_the_export_can_be_led_back_to_the_clean_documents():
    assert clean["key"].isin(patents.index).all()
    assert (truth["country"] == "CN").all()
    assert truth.groupby("tech_field").size().min() > 130


def day(text):
    """A day in one of the five forms, else None."""
    text = unicodedata.normalize("NFKC", text)
    if re.fullmatch(r"\d{5}", text):
        return (datetime.datetime(1899, 12, 30) + datetime.timedelta(days=int(text))).date()
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y年%m月%d日"):
        try:
            return datetime.datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


@pytest.mark.trap("patents_dirty", "dates-in-five-forms")
@pytest.mark.parametrize("field", FIELDS)
def test_one_format_reads_a_part_of_the_days_only(field):
    rows = clean[(truth["tech_field"] == field).to_numpy()]
    naive = pd.to_datetime(rows["filing"], format="%Y-%m-%d", errors="coerce")
    right = rows["filing"].map(day)
    assert naive.notna().mean() < 0.6
    assert right.notna().mean() > 0.94
    days = patents.loc[rows["key"], "filing"].dt.date.to_numpy()
    known = right.notna().to_numpy()
    assert (right.to_numpy()[known] == days[known]).all()


def test_some_days_are_impossible():
    for column in ("filing", "pub"):
        wrong = dirty.loc[dirty[column].map(day).isna(), column]
        assert 8 <= len(wrong) <= 40
        assert wrong.nunique() >= 3


def check_digit(body):
    total = sum(int(one) * weight for one, weight in zip(body, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5), strict=True))
    return "0123456789X"[total % 11]


def application(text):
    """(number, state): valid, lost (turned into a power of ten) or wrong (check digit)."""
    bare = unicodedata.normalize("NFKC", text).upper().removeprefix("CN").removeprefix("ZL")
    if re.fullmatch(r"\d\.\d+E\+\d+", bare):
        return None, "lost"
    body, check = bare[:12], bare[12:].removeprefix(".")
    if not check:
        return f"CN{body}.0", "valid" if check_digit(body) == "0" else "wrong"
    return f"CN{body}.{check}", "valid" if check_digit(body) == check else "wrong"


@pytest.mark.trap("patents_dirty", "application-number-as-number")
@pytest.mark.parametrize("field", FIELDS)
def test_numbers_turned_into_powers_of_ten_can_be_found_again_by_publication(field):
    rows = clean[(truth["tech_field"] == field).to_numpy()]
    read = rows["appl_no"].map(application)
    lost = rows[(read.str[1] == "lost").to_numpy()]
    assert len(lost) >= 4
    # Kept as they stand they'd be one application each year; by publication number they are as many as before.
    assert lost["appl_no"].nunique() <= 3 < patents.loc[lost["key"], "appl_no"].nunique()
    valid = read.str[1] == "valid"
    assert (read.str[0][valid].to_numpy() == patents.loc[rows["key"][valid], "appl_no"].to_numpy()).all()
    assert rows["appl_no"].str.fullmatch(r"\d{12}").sum() >= 4  # the check digit 0 is gone


@pytest.mark.trap("patents_dirty", "wrong-check-digit")
def test_the_check_digit_finds_what_was_typed_wrongly():
    state = clean["appl_no"].map(application)
    wrong = state[state.str[1] == "wrong"]
    assert 10 <= len(wrong) <= 60
    assert not (wrong.str[0] == patents.loc[clean.loc[wrong.index, "key"], "appl_no"].to_numpy()).any()


def undone(text):
    """The text before it was misread, "" where signs are lost."""
    if "�" in text or re.search(r"\?{2,}", text):
        return ""
    if re.search("[À-ÿ]{4}", text):
        return text.encode("latin-1").decode("gb18030")
    try:
        again = text.encode("gb18030").decode("utf-8")
    except UnicodeDecodeError:
        return text
    return again if again != text else text


@pytest.mark.trap("patents_dirty", "mojibake")
def test_misread_chinese_can_be_undone_or_told_to_be_lost():
    title = patents.loc[clean["key"], "title_zh"].to_numpy()
    said = clean["title"].str.strip().str.strip("　")
    damaged = said.to_numpy() != title
    back = said.map(undone).to_numpy()
    assert 90 <= damaged.sum() <= 220
    assert (back[damaged] == title[damaged]).sum() >= 40
    lost = damaged & (back == "")
    assert lost.sum() >= 15
    assert ((back == title) | lost).mean() > 0.985


@pytest.mark.trap("patents_dirty", "duplicates-by-title")
def test_dropping_by_title_loses_documents_and_keeps_copies():
    by_title = clean.drop_duplicates("title")
    by_number = clean.drop_duplicates("key")
    gone = set(by_number["key"]) - set(by_title["key"])
    assert len(gone) > 100
    again = by_title[by_title["key"].duplicated()]
    assert len(again) >= 20


@pytest.mark.trap("patents_dirty", "control-total")
def test_the_control_totals_of_the_sheet_are_met_after_repair():
    about = registry.table("patents_dirty").about
    documents, numbers = clean["key"].nunique(), patents.loc[clean["key"].unique(), "appl_no"].nunique()
    assert f"{documents:,} 件文献，{numbers:,} 件申请" in about["zh"]
    assert f"{documents:,} documents, {numbers:,} applications" in about["en"]
    # Naive ways come to something else.
    assert dirty["pub_no"].nunique() != documents
    assert dirty["appl_no"].nunique() != numbers


def test_codes_are_damaged_and_told_by_their_signs():
    given = dirty["uscc"].dropna()
    forbidden = given[given.str.contains("O")]
    assert len(forbidden) >= 15
    assert (given.str.len() == 17).sum() >= 5
    right = given[given.str.fullmatch(r"[0-9A-HJ-NPQRTUWXY]{18}")]
    assert len(right) > 0.75 * len(given)


def test_every_damage_is_in_every_column_it_should_be_in():
    marks = {
        "pub_no": [r"[ＣＮ]", r"^cn", r" "], "appl_no": [r"E\+11", r"^ZL", r"^CN", "[０-９]", r"^\d{13}$"],
        "claims": ["项", r"\.0$", "[０-９]"], "ipc": [r"\(2006\.01\)I", " ", "^[a-h]"],
    }  # fmt: skip
    for column, pattern in itertools.chain.from_iterable(
        [(name, one) for one in found] for name, found in marks.items()
    ):
        assert dirty[column].str.contains(pattern).sum() >= 10, (column, pattern)
