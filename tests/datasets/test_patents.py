"""The practice patents: numbers, days, families and classes hold together; the shape is that of public figures."""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from iplab import data

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
sys.path.insert(0, str(DATASETS))
from generator.patent_numbers import CHUNKS, cn_application, cn_check_digit, running, serials  # noqa: E402  # path above

FIGURES = yaml.safe_load((Path(__file__).parent / "public_figures.yaml").read_text(encoding="utf-8"))
LAST = pd.Timestamp("2026-10-31")
FORMS = {
    "CN": r"CN(1\d{8}[AB]|10\d{7}C|2\d{8}[UY]|3\d{8}[SD])",
    "US": r"US(20\d{9}A1|\d{7,8}B[12])",
    "EP": r"EP\d{7}(A[12]|B1)",
    "WO": r"WO20\d{8}A[12]",
    "JP": r"JP(20\d{8}A|\d{7}B2)",
    "KR": r"KR(1020\d{9}A|10\d{7}B1)",
    "DE": r"DE1020\d{8}(A1|B4)",
}
APPLIED = {
    "CN": r"CN20\d{2}[1238]\d{7}\.[\dX]", "US": r"US1[2-9]/\d{6}", "EP": r"EP\d{8}", "WO": r"PCT/[A-Z]{2}20\d{2}/\d{6}",
    "JP": r"JP20\d{2}-\d{6}", "KR": r"KR10-20\d{2}-\d{7}", "DE": r"DE1020\d{8}",
}  # fmt: skip

patents = data.load("patents")
applicants = data.load("patent_applicants")
codes = data.load("ipc_codes")
priorities = data.load("priorities")
china = patents[patents["country"] == "CN"]
applications = patents.sort_values("pub").drop_duplicates("appl_no")


# Numbers


def test_there_are_12000_publications():
    assert len(patents) == 12_000


@pytest.mark.parametrize("office", FORMS)
def test_numbers_have_the_form_of_the_office(office):
    held = patents[patents["country"] == office]
    assert held["pub_no"].str.fullmatch(FORMS[office]).all()
    assert held["appl_no"].str.fullmatch(APPLIED[office]).all()
    assert all(no.endswith(code) for no, code in zip(held["pub_no"], held["kind_code"], strict=True))


def test_check_digits_of_chinese_applications_are_right():
    bare = china["appl_no"].str.removeprefix("CN").str.split(".")
    assert [cn_check_digit(body) for body in bare.str[0]] == bare.str[1].tolist()
    # The example of the standard: weights 2 3 4 5 6 7 8 9 2 3 4 5, remainder 10 is X.
    assert cn_check_digit("200310102344") == "5"
    assert "X" in set(bare.str[1])


def test_the_kind_of_an_application_stands_in_its_number():
    digit = china["appl_no"].str[6]
    assert set(digit[china["kind"] == "utility_model"]) == {"2"}
    assert set(digit[china["kind"] == "design"]) == {"3"}
    assert set(digit[china["kind"] == "invention"]) == {"1", "8"}
    late = (china["filing"] - china["prio"]).dt.days > 300
    assert late[digit == "8"].all()


def test_chinese_grants_changed_their_letters_in_april_2010():
    old = china["pub"] < pd.Timestamp("2010-04-07")
    grants = china[~china["kind_code"].isin(["A"])]
    assert set(grants.loc[old, "kind_code"]) == {"C", "Y", "D"}
    assert set(grants.loc[~old, "kind_code"]) == {"B", "U", "S"}


def test_a_chinese_invention_keeps_its_number_from_a_to_b_but_not_to_c():
    both = china[china["kind"] == "invention"].pivot(index="appl_no", columns="kind_code", values="pub_no")
    kept = both.dropna(subset=["A", "B"])
    assert (kept["A"].str[:-1] == kept["B"].str[:-1]).all()
    other = both.dropna(subset=["A", "C"])
    assert len(other) and (other["A"].str[:-1] != other["C"].str[:-1]).all()


def test_numbers_grow_with_the_day():
    for kind, code in (("invention", "A"), ("utility_model", "U"), ("design", "S")):
        held = china[(china["kind"] == kind) & (china["kind_code"] == code)].sort_values("pub")
        number = held["pub_no"].str[2:-1].astype(int)
        assert number.groupby(held["pub"].dt.year).median().is_monotonic_increasing


def test_serials_keep_the_order_and_never_meet_those_of_another_chunk():
    expected = np.sort(np.random.default_rng(1).uniform(1000, 90_000, 400))
    made = [serials(expected, chunk) for chunk in (0, 1, CHUNKS - 1)]
    for numbers in made:
        assert (np.diff(numbers // CHUNKS) > 0).all()
    assert len(np.unique(np.concatenate(made))) == 3 * len(expected)
    days = pd.Series(pd.Timestamp("2020-02-04")).repeat(50).reset_index(drop=True)
    assert len(set(running("CNU", days, 7))) == 50


def test_a_number_that_is_one_digit_off_fails_its_check_digit():
    number = cn_application(2020, 1, 555_555)
    wrong = number.replace("5", "6", 1)
    body, check = wrong.removeprefix("CN").split(".")
    assert cn_check_digit(body) != check


# Days


def test_days_come_in_their_order():
    assert (patents["prio"] <= patents["filing"]).all()
    assert (patents["filing"] < patents["pub"]).all()
    assert (patents["pub"] <= LAST).all()
    granted = patents[patents["grant"].notna()]
    assert (granted["grant"] > granted["filing"]).all()
    assert ((patents["filing"] - patents["prio"]).dt.days <= 366).groupby(patents["country"]).mean().min() > 0.85


def test_a_grant_publication_comes_out_on_the_day_of_grant():
    grants = patents[patents["kind_code"].str.match("B|C|U|Y|S|D")]
    assert (grants["pub"] == grants["grant"]).all()
    laid = patents[patents["kind_code"].str.match("A")]
    later = laid[laid["grant"].notna()]
    assert (later["pub"] < later["grant"]).all()


def test_gazettes_have_their_weekdays():
    days = {"EP": {2}, "WO": {3}, "DE": {3}}
    for office, wanted in days.items():
        assert set(patents.loc[patents["country"] == office, "pub"].dt.day_of_week) == wanted
    assert set(china.loc[china["pub"] >= "2017-01-01", "pub"].dt.day_of_week) == {1, 4}
    assert set(china.loc[china["pub"] < "2017-01-01", "pub"].dt.day_of_week) == {2}


def test_inventions_are_laid_open_at_18_months_or_earlier_on_request():
    laid = china[(china["kind_code"] == "A") & (china["appl_no"].str[6] == "1")]
    months = (laid["pub"] - laid["prio"]).dt.days / 30.4375
    at_18 = months.between(17.9, 19.0)
    assert at_18.mean() > 0.5
    assert (months < 17.5).mean() > 0.2  # early publication is common in China
    assert (months > 24).mean() < 0.05  # divisionals alone


def test_models_and_designs_are_granted_within_months():
    for kind, low, high in (("utility_model", 5, 10), ("design", 3, 8)):
        held = china[china["kind"] == kind]
        months = (held["grant"] - held["filing"]).dt.days / 30.4375
        assert months.quantile(0.1) > low - 1.2
        assert months.quantile(0.9) < high + 1.2


def test_lags_have_a_long_tail_and_shrank_after_2018():
    held = china[(china["kind"] == "invention") & china["grant"].notna()].drop_duplicates("appl_no")
    months = (held["grant"] - held["filing"]).dt.days / 30.4375
    assert months.mean() > months.median()
    early, late = months[held["filing"].dt.year <= 2015], months[held["filing"].dt.year.between(2019, 2022)]
    assert late.median() < 0.8 * early.median()


# Families, classes, applicants


def test_simple_families_are_those_with_the_same_priorities():
    sets = priorities.groupby("appl_no")["prio_no"].agg(frozenset)
    family = applications.set_index("appl_no")["family_id"]
    rebuilt = sets.groupby(sets.map(hash)).ngroup()
    both = pd.DataFrame({"family": family, "rebuilt": rebuilt})
    assert not both.isna().any(axis=None)
    assert both.groupby("family")["rebuilt"].nunique().eq(1).all()
    assert both.groupby("rebuilt")["family"].nunique().eq(1).all()


def test_every_application_has_its_earliest_priority_day():
    first = priorities.groupby("appl_no")["prio_date"].min()
    assert (applications.set_index("appl_no")["prio"] == first.reindex(applications["appl_no"])).all()


def test_classes_fit_the_concordance_and_their_parts():
    assert codes["ipc"].str.fullmatch(r"[A-H]\d\d[A-Z]\d{1,4}/\d{2,6}").all()
    assert (codes["ipc"].str[:4] == codes["subclass"]).all()
    assert (codes["ipc"].str.split("/").str[0] + "/00" == codes["ipc_main_group"]).all()
    prefixes = set(data.load("wipo35")["ipc_prefix"])
    group = codes["ipc"].str.split("/").str[0] + "/"
    unknown = codes[~(codes["subclass"].isin(prefixes) | group.isin(prefixes))]
    assert sorted(set(unknown["subclass"])) == []


def test_only_designs_lack_classes_and_only_they_have_a_locarno_class():
    design = patents["kind"] == "design"
    assert patents.loc[design, "main_ipc"].isna().all()
    assert patents.loc[~design, "main_ipc"].notna().all()
    assert (patents["locarno"].notna() == design).all()
    assert patents.loc[design, "locarno"].str.fullmatch(r"\d\d-\d\d").all()


def test_the_concordance_has_35_fields_in_5_sectors():
    table = data.load("wipo35")
    assert set(table["field"]) == set(range(1, 36))
    assert table.groupby("field")[["sector_en", "name_en", "name_zh"]].nunique().eq(1).all(axis=None)
    assert table["sector_en"].nunique() == 5
    known = {
        "H01M": 1, "H04N": 2, "H04N1/": 3, "H04N21/": 4, "G06F": 6, "G01N": 10, "G01N33/": 11, "A61K": 16, "A61K8/": 14,
        "B01D": 23, "B01D53/": 24, "C12N": 15, "A23L": 18, "B60L": 32, "F24S": 30, "F03D": 27, "E01F8/": 24,
    }  # fmt: skip
    assert {prefix: int(table.set_index("ipc_prefix").loc[prefix, "field"]) for prefix in known} == known


def test_applicants_are_printed_as_listed():
    listed = applicants.sort_values(["pub_no", "position"]).groupby("pub_no")["applicant_raw"].agg(";".join)
    assert (patents.set_index("pub_no")["applicant_raw"] == listed.reindex(patents["pub_no"])).all()
    bodies = data.load("applicants").set_index("applicant_id")
    first = applicants[applicants["position"] == 1].set_index("pub_no")["applicant_id"].reindex(patents["pub_no"])
    seat = bodies.loc[first, "province"].to_numpy()
    told = patents["province"].notna().to_numpy()
    assert (patents["province"].to_numpy()[told] == seat[told]).all()
    founded = bodies.loc[first, "founded_on"].to_numpy()
    own = patents["prio"].to_numpy() >= founded
    assert own[~pd.isna(founded)].mean() > 0.99


def test_every_province_and_every_field_has_enough_to_ask_about():
    held = applications[applications["province"].notna()]
    assert held.groupby("province").size().min() >= 80
    assert held.groupby("tech_field").size().min() >= 350
    cells = held.groupby(["province", "tech_field"]).size().unstack(fill_value=0)
    assert cells.shape == (31, 9)
    assert cells.min(axis=None) >= 2
    assert held.groupby("province")["kind"].nunique().eq(3).all()


def test_texts_are_there_where_the_office_gives_them():
    assert china["title_zh"].notna().all()
    foreign = patents[patents["country"] != "CN"]
    assert foreign["title_en"].notna().all()
    assert not foreign["title_en"].str.contains("[一-鿿]").any()


# Shape, against public figures


def check_shape(table, figure, low, high):
    """A value of the practice patents must lie between the given multiples of the public figure."""
    value, public = table, FIGURES[figure]["value"]
    assert low * public <= value <= high * public, f"{figure}: {value:.3f}, public {public}"


def mix(frame, year):
    held = frame[(frame["country"] == "CN") & (frame["filing"].dt.year == year)].drop_duplicates("appl_no")
    return held["kind"].value_counts(normalize=True)


def check_mix(frame):
    """Utility models gain, designs lose: the ratio of the two grows as it did."""
    ratio = {year: mix(frame, year)["utility_model"] / mix(frame, year)["design"] for year in (2010, 2023)}
    check_shape(ratio[2023] / ratio[2010], "PAT-MODELS-TO-DESIGNS", 0.6, 1.6)


def check_growth(frame):
    """Domestic filings of a whole year against 2010, two years together since single years are few."""
    years = (
        frame[(frame["country"] == "CN") & frame["province"].notna()]
        .drop_duplicates("appl_no")["filing"]
        .dt.year.value_counts()
    )
    check_shape((years[2022] + years[2023]) / (years[2010] + years[2011]), "PAT-GROWTH", 0.7, 1.3)


def check_grants(frame):
    """Domestic inventions granted in three years to those filed in them."""
    held = frame[
        (frame["country"] == "CN") & (frame["kind"] == "invention") & frame["province"].notna()
    ].drop_duplicates("appl_no")
    for year, figure in ((2016, "PAT-GRANTED-2016"), (2022, "PAT-GRANTED-2022")):
        granted, filed = (held[name].dt.year.between(year - 1, year + 1).sum() for name in ("grant", "filing"))
        check_shape(granted / filed, figure, 0.7, 1.4)


def test_the_mix_of_kinds_changes_as_in_public_statistics():
    check_mix(patents)


def test_filings_grow_as_in_public_statistics():
    check_growth(patents)


def test_grants_stand_to_filings_as_in_public_statistics():
    check_grants(patents)


@pytest.mark.parametrize("check", [check_mix, check_growth, check_grants])
def test_the_calibration_notices_a_generator_that_went_wrong(check):
    flat = patents.copy()
    # Every year alike, nothing ever granted: the shape is gone.
    flat["filing"] = pd.to_datetime((flat.index % 19 + 2008).astype(str) + "-06-01")
    flat["grant"] = pd.NaT
    with pytest.raises(AssertionError, match="public"):
        check(flat)


def test_foreign_applicants_file_about_an_eighth_of_the_chinese_inventions():
    held = china[china["kind"] == "invention"].drop_duplicates("appl_no")
    countries = data.load("applicants").set_index("applicant_id")["country"]
    first = applicants[applicants["position"] == 1].set_index("pub_no")["applicant_id"]
    abroad = held["pub_no"].map(first).map(countries) != "CN"
    assert 0.10 <= abroad.mean() <= 0.15
    assert abroad[held["appl_no"].str[6] == "8"].mean() > 0.95


def test_few_applicants_hold_much_and_most_hold_little():
    first = applicants[applicants["position"] == 1].merge(patents[["pub_no", "family_id"]], on="pub_no")
    families = first.groupby("applicant_id")["family_id"].nunique().sort_values(ascending=False)
    assert families.head(len(families) // 10).sum() / families.sum() > 0.3
    assert (families <= 2).mean() > 0.4


def test_citations_are_skewed_and_point_backwards():
    cites = data.load("citations")
    counts = cites["cited"].value_counts()
    assert counts.head(len(counts) // 10).sum() / counts.sum() > 0.3
    days = patents.set_index("pub_no")["pub"]
    assert (cites["cited"].map(days) < cites["citing"].map(days)).all()
    own = applicants[applicants["position"] == 1].set_index("pub_no")["applicant_id"]
    assert 0.05 < (cites["citing"].map(own) == cites["cited"].map(own)).mean() < 0.25
    assert (cites["date"] == cites["citing"].map(days)).all()


def test_categories_agree_with_the_days():
    cites = data.load("citations").dropna(subset=["cat"])
    held = patents.set_index("pub_no")
    citing, cited = held.loc[cites["citing"]].reset_index(), held.loc[cites["cited"]].reset_index()
    cat = cites["cat"].reset_index(drop=True)
    old, between = cat.isin(["X", "Y", "A"]), cat.isin(["PX", "PA"])
    assert (cited["pub"] < citing["prio"])[old].all()
    assert ((cited["pub"] >= citing["prio"]) & (cited["pub"] < citing["filing"]))[between].all()
    conflict = cat == "E"
    assert (
        (cited["filing"] < citing["prio"])
        & (cited["pub"] >= citing["filing"])
        & (cited["country"] == citing["country"])
    )[conflict].all()
    assert (cited["filing"] == citing["filing"])[cat == "R"].all()
    assert min(old.sum(), between.sum(), conflict.sum(), (cat == "R").sum()) > 40


def test_kind_codes_cover_what_is_published():
    known = data.load("kind_codes").set_index(["office", "kind_code"])
    for (office, code), held in patents.groupby(["country", "kind_code"]):
        rule = known.loc[(office, code)]
        assert set(held["kind"]) == {rule["right"]}
        assert held["pub"].min() >= rule["valid_from"]
        assert pd.isna(rule["valid_to"]) or held["pub"].max() <= rule["valid_to"]


def test_no_name_of_the_machine_room_is_in_the_texts():
    shown = patents[["title_zh", "abstract_zh", "title_en", "abstract_en"]].fillna("").agg(" ".join, axis=1)
    assert not shown.str.contains(r"\bnan\b|\bNone\b|[{}]").any()
