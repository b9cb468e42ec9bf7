"""Open editions: known totals of the real tables, their practice editions, repairs, and traps that hold in the data.

The real files come from IPLAB_DATA_MIRROR; without it these tests skip, or fail where IPLAB_REQUIRE_OPEN is set.
"""

import functools
import hashlib
import os
import re
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from iplab import data, registry

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FIGURES = yaml.safe_load((HERE / "public_figures.yaml").read_text(encoding="utf-8"))
OPEN = [name for name in data.tables() if "open" in data.editions(name)]
CELL = ["system", "class_code", "economy", "year", "measure"]
LEAVES = ["economy", "rest"]


def needed():
    if not os.environ.get("IPLAB_DATA_MIRROR"):
        reason = "IPLAB_DATA_MIRROR is not set: the real upstream files are not here"
        pytest.fail(reason) if os.environ.get("IPLAB_REQUIRE_OPEN") else pytest.skip(reason)


@pytest.fixture(scope="module")
def real():
    """real("drones"): a real table, from the mirror."""
    needed()
    return functools.cache(lambda name: data.load(name, edition="open"))


@pytest.fixture(params=["practice", "open"])
def both(request):
    """both("world_panel"): the table in each of its editions in turn."""
    if request.param == "open":
        needed()
    return functools.cache(lambda name: data.load(name, edition=request.param))


# What stands in the registry


@pytest.mark.parametrize("name", OPEN)
def test_every_open_edition_loads_and_says_where_it_comes_from(real, name):
    frame = real(name)
    assert len(frame) > 0
    assert frame.attrs["edition"] == "open"
    assert frame.attrs["licence"]
    assert frame.attrs["attribution"]["en"] in data.cite(name, "en", edition="open")
    assert "synthetic" not in data.cite(name, "en", edition="open").lower()


@pytest.mark.parametrize("name", OPEN)
def test_registered_addresses_sizes_and_sha256_are_those_of_the_mirror(real, name):
    for file in registry.table(name).open.files:
        assert re.fullmatch(r"https://raw\.githubusercontent\.com/[^/]+/[^/]+/[0-9a-f]{40}/.+", file.url)
        content = (Path(os.environ["IPLAB_DATA_MIRROR"]) / file.path).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file.bytes, file.sha256)


def test_no_upstream_bytes_are_in_the_repository():
    known = {file.sha256 for name in OPEN for file in registry.table(name).open.files}
    sizes = {file.bytes for name in OPEN for file in registry.table(name).open.files}
    for path in (ROOT / "datasets").rglob("*"):
        if path.is_file() and path.stat().st_size in sizes:
            assert hashlib.sha256(path.read_bytes()).hexdigest() not in known, path


@pytest.mark.parametrize("name", [name for name in OPEN if name != "province_panel"])
def test_repairs_are_as_registered(real, name):
    real(name)
    columns = ["part", "raw", "repaired", "reason_zh", "reason_en", "rows"]
    listed = data.load("open_repairs")
    listed = listed[listed["table"] == name][columns].reset_index(drop=True)
    pd.testing.assert_frame_equal(data.repairs(name), listed, check_dtype=False)


@pytest.mark.parametrize("name", OPEN)
def test_references_of_open_editions_are_found(real, name):
    for reference in registry.table(name).references:
        edition = "open" if registry.table(reference.table).kind == "open" else "practice"
        other = data.load(reference.table, edition=edition)
        asked = real(name)[list(reference.columns)].drop_duplicates()
        known = set(other[list(reference.to)].itertuples(index=False, name=None))
        assert [row for row in asked.itertuples(index=False, name=None) if row not in known] == []


# R&D


def nation(frame):
    return frame[frame["province"] == "全国"].set_index("year")


def provinces(frame):
    return frame[frame["province"] != "全国"]


def check_intensity(frame):
    """What both editions of rd_intensity share."""
    assert len(frame) == 32 * 13
    spending = provinces(frame).groupby("year")["rd_spending"].sum()
    assert (spending - nation(frame)["rd_spending"]).abs().max() < 2
    product = (provinces(frame)["rd_spending"] / provinces(frame)["rd_intensity"]).groupby(provinces(frame)["year"])
    assert (product.sum() / (nation(frame)["rd_spending"] / nation(frame)["rd_intensity"]) - 1).abs().max() < 0.12
    national = nation(frame)["rd_intensity"]
    rise = FIGURES["rd_intensity_nation_2023"]["value"] / FIGURES["rd_intensity_nation_2011"]["value"]
    assert abs(national[2023] / FIGURES["rd_intensity_nation_2023"]["value"] - 1) < 0.25
    assert abs(national[2023] / national[2011] / rise - 1) < 0.15


def test_rd_intensity_has_the_shape_of_the_public_figures(both):
    check_intensity(both("rd_intensity"))


@pytest.mark.parametrize(
    "broken",
    [
        lambda frame: frame.assign(rd_intensity=frame["rd_intensity"] * 2),
        lambda frame: frame.assign(rd_spending=frame["rd_spending"].where(frame["province"] != "广东省", 1.0)),
        lambda frame: frame[frame["year"] != 2015],
        lambda frame: frame.assign(rd_intensity=frame["rd_intensity"].where(frame["year"] != 2023, 1.9)),
    ],
)
def test_a_broken_rd_table_is_noticed(broken):
    with pytest.raises(AssertionError):
        check_intensity(broken(data.load("rd_intensity")))


def test_rd_intensity_known_figures(real):
    last = nation(real("rd_intensity")).loc[2023]
    assert (last["rd_spending"], last["rd_intensity"]) == (33357.1, 2.65)


def test_practice_rd_intensity_repeats_no_real_figure(real):
    pair = data.load("rd_intensity").merge(real("rd_intensity"), on=["province", "year"], suffixes=("", "_real"))
    assert len(pair) == 416
    assert not (pair["rd_spending"] == pair["rd_spending_real"]).any()
    assert (pair["rd_intensity"] == pair["rd_intensity_real"]).mean() < 0.05, "two decimals meet by chance, not often"


def test_the_two_tables_of_rd_agree(real):
    pair = real("rd_intensity").merge(real("rd_activity"), on=["province", "year"])
    assert len(pair) == 416
    assert ((pair["total"] / 10_000 - pair["rd_spending"]).abs() < 0.06).all()
    assert nation(real("rd_activity")).loc[2023, "total"] == 333_570_688


@pytest.mark.trap("rd_intensity", "mean-of-provinces")
def test_trap_mean_of_provinces(both):
    frame = both("rd_intensity")
    mean = provinces(frame).groupby("year")["rd_intensity"].mean()
    assert ((nation(frame)["rd_intensity"] - mean).abs() > 0.05).all()


def product_steps(frame):
    """Growth of the product behind the intensities, by province and year; small provinces are too coarse for it."""
    large = provinces(frame)[provinces(frame)["rd_spending"] >= 20]
    product = (large["rd_spending"] / large["rd_intensity"]).to_frame("product").assign(**large[["province", "year"]])
    wide = product.pivot(index="province", columns="year", values="product")
    return wide / wide.shift(axis=1) - 1


@pytest.mark.trap("rd_intensity", "revised-product")
def test_trap_revised_product(both):
    frame = both("rd_intensity")
    fallen = product_steps(frame)[2019]
    revised = fallen[fallen < -0.15].index
    assert len(revised) >= 3
    own = frame[frame["province"].isin(revised)].pivot(index="province", columns="year")
    leap = own["rd_intensity"][2019] / own["rd_intensity"][2018] - 1
    growth = own["rd_spending"][2019] / own["rd_spending"][2018] - 1
    assert (leap > growth + 0.1).all()


@pytest.mark.trap("rd_activity", "total-that-is-not-the-sum")
def test_trap_total_that_is_not_the_sum(real):
    frame = real("rd_activity")
    gap = (frame["total"] - frame[["basic", "applied", "experimental"]].sum(axis=1)).abs()
    off = frame[gap > 10].assign(gap=gap.round(1))[["province", "year", "gap"]].to_numpy().tolist()
    assert sorted(off) == [
        ["上海市", 2021, 19671.0],
        ["全国", 2015, 117.6],
        ["全国", 2021, 19672.0],
        ["浙江省", 2015, 117.4],
    ]


# Technology market, regions, sharing of facilities


def test_tech_market_known_figures(real):
    frame = real("tech_market")
    assert len(frame) == 32 * 15 * 2
    last = frame[(frame["province"] == "全国") & (frame["year"] == 2023)]
    assert last["contracts"].tolist() == [945_946] * 2
    assert last["amount"].round().tolist() == [614_756_578] * 2
    missing = frame[frame["amount"].isna()]
    assert set(missing["direction"]) == {"outflow"}
    assert missing["province"].value_counts().to_dict() == {"西藏自治区": 8, "海南省": 1, "青海省": 1}
    assert missing["contracts"].isna().all()


def test_tech_market_nation_is_more_than_the_provinces(real):
    frame = real("tech_market")
    whole = frame[frame["province"] == "全国"].set_index(["year", "direction"])["amount"]
    excess = 1 - provinces(frame).groupby(["year", "direction"])["amount"].sum() / whole
    assert -1e-6 < excess.min() < excess.max() < 0.23
    assert excess[2010, "inflow"] > 0.2


@pytest.mark.trap("tech_market", "uneven-years")
def test_trap_uneven_years(real):
    for _, own in real("tech_market").dropna().groupby(["province", "direction"]):
        amounts, years = own["amount"].to_numpy(), own["year"].to_numpy()
        by_rows = (amounts[-1] / amounts[0]) ** (1 / (len(own) - 1)) - 1
        by_years = (amounts[-1] / amounts[0]) ** (1 / (years[-1] - years[0])) - 1
        if years[0] <= 2010:
            assert abs(by_rows - by_years) > 0.01


@pytest.mark.trap("tech_market", "one-contract-two-directions")
def test_trap_one_contract_two_directions(real):
    whole = real("tech_market").query("province == '全国'").pivot(index="year", columns="direction", values="amount")
    assert np.allclose(whole["inflow"], whole["outflow"], rtol=1e-6)


def gap(panel, groups):
    """Grants per group, highest mean over lowest."""
    means = panel.merge(groups, on="province").groupby("group")["value"].mean()
    return means.max() / means.min()


@pytest.mark.trap("province_regions", "other-regions")
def test_trap_other_regions(real):
    regions = real("province_regions")
    assert regions["region"].value_counts().to_dict() == {"dry": 16, "not_dry": 15, "nation": 1}
    panel = real("province_panel").query("year == 2023 and kind == 'total' and measure == 'grants'")
    east = data.load("places").groupby("province")["region4"].first().rename("group").reset_index()
    dry = regions.rename(columns={"region": "group"}).query("group != 'nation'")[["province", "group"]]
    assert gap(panel, east) > 1.3 * gap(panel, dry)
    assert set(regions.loc[regions["region"] == "dry", "province"]) & {"北京市", "辽宁省"}


GRADES = {
    2018: (41, 60, 246, 26), 2019: (52, 89, 192, 11), 2020: (50, 100, 197, 9), 2021: (50, 100, 188, 8),
    2022: (50, 100, 189, 6), 2023: (50, 100, 190, 5), 2024: (50, 100, 189, 5),
}  # fmt: skip


def test_facility_sharing_known_grades(real):
    frame = real("facility_sharing")
    table = pd.crosstab(frame["year"], frame["result"])[["excellent", "good", "pass", "poor"]]
    assert {year: tuple(row) for year, row in zip(table.index, table.to_numpy().tolist(), strict=True)} == GRADES
    assert frame.groupby("year")["administrator"].count().gt(0).to_dict() == {y: y < 2020 for y in GRADES}
    for _, own in frame.groupby("year"):
        assert own["position"].tolist() == list(range(1, len(own) + 1))


@pytest.mark.trap("facility_sharing", "renamed-bodies")
def test_trap_renamed_bodies(real):
    frame = real("facility_sharing")
    core = frame["institution"].str.replace(r"[（(].*[）)]|\s|、", "", regex=True)
    names = frame.assign(core=core).groupby("core")["institution"].agg(set)
    renamed = names[names.map(len) > 1]
    assert len(renamed) >= 3
    assert {
        "水利部、交通运输部、国家能源局、南京水利科学研究院",
        "水利部交通运输部国家能源局南京水利科学研究院",
    } <= renamed["水利部交通运输部国家能源局南京水利科学研究院"]


# World panel


def check_sums(frame):
    """Leaves make the world, and classes their total, within what rounding can do."""
    leaves = frame[frame["level"].isin(LEAVES)].groupby([*CELL[:2], "year", "measure"])["value"].sum()
    world = frame[frame["level"] == "world"].set_index([*CELL[:2], "year", "measure"])["value"]
    assert len(world) > 0
    # Sums of n rounded numbers miss the rounded sum by less than (n + 1) / 2.
    assert (leaves.loc[world.index] - world).abs().max() <= 22
    for system, most in (("wipo35", 18), ("trademark_sector", 6), ("nice", 24), ("design", 18)):
        own = frame[
            (frame["system"] == system) & ((frame["economy"] == "US") | (system in ("wipo35", "trademark_sector")))
        ]
        parts = own[own["class_code"] != "all"].groupby(CELL[2:])["value"].sum()
        total = own[own["class_code"] == "all"].set_index(CELL[2:])["value"]
        assert (parts - total.loc[parts.index]).abs().max() <= most, system


def check_shape(frame):
    """China 2018: families over USPTO patents as in the public figures; the United States lead at the USPTO."""
    total = frame[(frame["system"] == "wipo35") & (frame["class_code"] == "all") & (frame["year"] == 2018)]
    cells = total.set_index(["economy", "measure"])["value"]
    public = FIGURES["world_china_families_2018"]["value"] / FIGURES["world_china_uspto_patents_2018"]["value"]
    assert 0.6 < cells["CN", "patent_families"] / cells["CN", "uspto_patents"] / public < 1.6
    largest = total[total["level"] == "economy"].sort_values("value").groupby("measure")["economy"].last()
    assert largest.to_dict() == {"patent_families": "CN", "uspto_patents": "US"}
    assert 0.3 < cells["US", "uspto_patents"] / cells["world", "uspto_patents"] < 0.6


def test_world_panel_sums(both):
    check_sums(both("world_panel"))


def test_world_panel_shape(both):
    check_shape(both("world_panel"))


def with_cell(frame, change, **where):
    hit = np.logical_and.reduce([frame[column] == value for column, value in where.items()])
    assert hit.any()
    return frame.assign(value=frame["value"].mask(hit, change(frame["value"])))


@pytest.mark.parametrize(
    ("check", "where", "change"),
    [
        (check_sums, {"economy": "JP", "class_code": "6"}, lambda value: value + 60),
        (check_sums, {"system": "nice", "class_code": "9"}, lambda value: value * 2),
        (check_shape, {"economy": "CN", "measure": "patent_families"}, lambda value: value // 4),
        (check_shape, {"economy": "US", "measure": "uspto_patents"}, lambda value: value // 9),
    ],
)
def test_a_broken_world_panel_is_noticed(check, where, change):
    with pytest.raises(AssertionError):
        check(with_cell(data.load("world_panel"), change, **where))


def test_world_panel_known_figures(real):
    cells = real("world_panel").set_index(CELL)["value"]
    assert cells["wipo35", "all", "CN", 2018, "patent_families"] == FIGURES["world_china_families_2018"]["value"]
    assert cells["wipo35", "all", "CN", 2018, "uspto_patents"] == FIGURES["world_china_uspto_patents_2018"]["value"]
    assert cells["wipo35", "6", "world", 2018, "patent_families"] == 58_197
    assert cells["trademark_sector", "clothing", "CN", 2018, "uspto_trademarks"] == 12_935
    assert cells["nice", "9", "US", 1998, "uspto_trademarks"] == 10_643
    assert cells["design", "D1", "US", 1998, "uspto_designs"] == 32
    assert len(registry.table("world_panel").open.files) == 52


def test_both_world_panels_have_the_same_cells(real):
    practice, open_edition = data.load("world_panel"), real("world_panel")
    assert practice.drop(columns="value").equals(open_edition.drop(columns="value"))
    large = practice["value"] >= 1000
    assert (practice["value"] == open_edition["value"])[large].mean() < 0.001


def upstream_table(number):
    """A table of the same publication that is not part of the panel, as a second opinion."""
    one = registry.table("world_panel").open.files[0].path
    path = Path(os.environ["IPLAB_DATA_MIRROR"]) / one.parents[1] / number / "data.csv"
    frame = pd.read_csv(path).rename(columns={"wipo_technical_field_level_2": "field"})
    frame["field"] = (
        frame["field"].str.strip().replace("Microstructural and nanotechnology", "Micro-structural and nano-technology")
    )
    years = [column for column in frame.columns if re.fullmatch(r"field_\d{4}", column)]
    return frame.dropna(subset="field").set_index("field")[years].rename(columns=lambda name: int(name[-4:]))


def families(frame, economy):
    own = frame[(frame["system"] == "wipo35") & (frame["economy"] == economy) & (frame["measure"] == "patent_families")]
    return own.pivot(index="class_en", columns="year", values="value")


def test_every_field_has_the_right_name(real):
    """Titles of the tables are not in the files: table S8-41 gives the families of the United States by name."""
    published = upstream_table("1943")
    found = families(real("world_panel"), "US").drop(index="All technical fields")
    assert len(published) == 36
    assert found.sort_index().to_numpy().tolist() == published.sort_index().to_numpy().tolist()
    assert sorted(found.index) == sorted(published.index)


def specialisation(frame, economy="US"):
    """Share of a field in the economy over its share in the world; families without field left out of both."""
    shares = [families(frame, one).drop(index=["All technical fields", "Unclassified"]) for one in (economy, "world")]
    return (shares[0] / shares[0].sum()) / (shares[1] / shares[1].sum())


def test_the_specialisation_index_is_the_published_one(real):
    published = upstream_table("1944")
    difference = (specialisation(real("world_panel")) - published).abs()
    assert difference.shape == (35, 21)
    assert difference.max().max() < 0.014
    assert difference.mean().mean() < 0.004


@pytest.mark.trap("world_panel", "unclassified-in-shares")
def test_trap_unclassified_in_shares(both):
    frame = both("world_panel")
    shares = []
    for one in ("CN", "world"):
        own = families(frame, one)
        shares.append(own.drop(index=["All technical fields", "Unclassified"]) / own.loc["All technical fields"])
    assert (shares[1].sum()[[2007, 2008]] < 0.98).all()
    naive = shares[0] / shares[1]
    assert ((naive - specialisation(frame, "CN")).abs().max()[[2007, 2008]] > 0.01).all()


@pytest.mark.trap("world_panel", "nested-areas")
def test_trap_nested_areas(both):
    total = both("world_panel").query("system == 'wipo35' and class_code == 'all' and year == 2018")
    for _, own in total.groupby("measure"):
        world = own.loc[own["level"] == "world", "value"].item()
        assert own["value"].sum() > 2.5 * world
        assert own.loc[own["level"] != "world", "value"].sum() > 1.5 * world
        assert own.loc[own["level"] == "economy", "value"].sum() < world


@pytest.mark.trap("world_panel", "total-among-classes")
def test_trap_total_among_classes(both):
    own = both("world_panel").query("system == 'wipo35' and year == 2018 and measure == 'patent_families'")
    for _, economy in own[own["level"] == "economy"].groupby("economy"):
        total = economy.loc[economy["class_code"] == "all", "value"].item()
        # A total of 0 (Puerto Rico's families) can't be halved.
        assert total == 0 or economy["value"].sum() > 1.7 * total


@pytest.mark.trap("world_panel", "patents-for-families")
def test_trap_patents_for_families(both):
    total = both("world_panel").query("system == 'wipo35' and class_code == 'all' and year >= 2010")
    wide = total.pivot(index=["year", "measure"], columns="economy", values="value")
    share = (wide["CN"] / wide["world"]).unstack()
    assert (share["patent_families"] > 3 * share["uspto_patents"]).all()


@pytest.mark.trap("world_panel", "gap-read-as-decline")
def test_trap_gap_read_as_decline(both):
    total = both("world_panel").query("system == 'wipo35' and class_code == 'all' and economy == 'ZA'")
    wide = total.pivot(index="year", columns="measure", values="value")
    change = wide.loc[2018] / wide.loc[2017] - 1
    assert change["patent_families"] < -0.6
    assert change["uspto_patents"] > -0.3


# Solar cooking


def judged(real):
    frame = real("solar_cooking").merge(real("solar_cooking_qrels"), on="doc_id", how="left")
    return frame.assign(words=frame["title"].fillna("").str.lower())


def test_solar_cooking_known_counts(real):
    documents, qrels = real("solar_cooking"), real("solar_cooking_qrels")
    assert documents["collection"].value_counts().to_dict() == {"pizza": 1000, "solar_cooking": 783}
    assert qrels["grade"].value_counts().to_dict() == {2: 397, 1: 176, 0: 163}
    listed = judged(real).query("collection == 'solar_cooking'")
    assert listed["grade"].isna().sum() == 47
    # 786 rows on four sheets, three of them a second time.
    assert len(listed) == 397 + 176 + 165 + 48 - 3
    assert documents["title"].isna().sum() == 11
    assert not judged(real).query("collection == 'pizza'")["grade"].notna().any()


@pytest.mark.parametrize(("doc_id", "grade"), [("CN101270927A", 2), ("IN184675B", 2), ("WO2003023292A1", 1)])
def test_a_number_on_two_sheets_keeps_the_closer_reading(real, doc_id, grade):
    own = judged(real).query("doc_id == @doc_id")
    assert own["grade"].tolist() == [grade]
    assert own["title"].notna().all()


def test_titles_are_whole_and_the_class_is_masked(real):
    documents = real("solar_cooking")
    titles = documents["title"].dropna()
    assert not titles.str.contains(r"\||Not available|Ã|ã¼|^\s|\s$", regex=True).any()
    assert {"Solarkocher nachführung", "Menetelmä pizzan pakkaamiseksi"} <= set(titles)
    assert list(documents.columns) == ["doc_id", "collection", "title"]
    assert documents["doc_id"].str.fullmatch(r"[A-Z]{2}[A-Z0-9]+").all()


@pytest.mark.trap("solar_cooking", "one-language-only")
def test_trap_one_language_only(real):
    relevant = judged(real).query("grade >= 1")
    english = relevant["words"].str.contains(r"\b(?:solar|sun)\b|cook|oven|stove|heat", regex=True)
    other = relevant["words"].str.contains("kocher|sonnen|cuiseur|four |reflektor", regex=True)
    assert (other & ~english).sum() >= 8


@pytest.mark.trap("solar_cooking", "same-title-other-grade")
def test_trap_same_title_other_grade(real):
    own = judged(real).query("words != ''").dropna(subset="grade")
    grades = own.groupby("words")["grade"].nunique()
    assert (grades > 1).sum() >= 5
    assert {"solar cooker", "solar heater"} <= set(grades[grades > 1].index)


@pytest.mark.trap("solar_cooking_qrels", "unjudged-as-irrelevant")
def test_trap_unjudged_as_irrelevant(real):
    found = judged(real)
    found = found[found["words"].str.contains("solar") & found["words"].str.contains("cook|oven|stove", regex=True)]
    naive = (found["grade"] >= 1).sum() / len(found)
    condensed = (found["grade"] >= 1).sum() / found["grade"].notna().sum()
    assert condensed - naive > 0.08


# Drones


def test_drones_known_counts(real):
    assert {name: len(real(name)) for name in OPEN if name.startswith("drone")} == {
        "drones": 49_417,
        "drone_ipc": 187_512,
        "drone_applicants": 49_405,
        "drone_applicants_cleaned": 63_236,
    }
    assert real("drone_ipc")["subclass"].nunique() == 525
    assert real("drone_applicants_cleaned")["applicant"].nunique() == 19_629
    assert not real("drone_ipc")["ipc"].str.endswith("/").any()
    titles = real("drone_ipc").query("subclass == 'B33Y'")["subclass_title"]
    assert set(titles) == {"ADDITIVE MANUFACTURING TECHNOLOGY"}


def test_lens_ids_are_kept_as_the_licence_asks(real):
    for name in ("drones", "drone_ipc", "drone_applicants", "drone_applicants_cleaned"):
        assert real(name)["lens_id"].str.fullmatch(r"(?:\d{3}-){4}\d{2}[\dX]").all()
        assert "lens_id" in registry.table(name).open.attribution["en"]


def test_splitting_gives_the_cleaned_table(real):
    split = real("drone_applicants").dropna().assign(applicant=lambda f: f["applicants"].str.split("|"))
    split = split.explode("applicant")[["lens_id", "applicant"]].assign(applicant=lambda f: f["applicant"].str.strip())
    cleaned = real("drone_applicants_cleaned").dropna()
    assert set(split.itertuples(index=False, name=None)) == set(cleaned.itertuples(index=False, name=None))


@pytest.mark.trap("drones", "bees-among-drones")
def test_trap_bees_among_drones(real):
    titles = real("drones")["title"].fillna("")
    bees = titles.str.contains(r"\b(?:honey)?bees?\b|beehive|apicult", case=False, regex=True)
    assert bees.sum() > 150
    symbols = real("drone_ipc")
    assert symbols.loc[symbols["ipc"].str.match(r"A01K(?:4[7-9]|5\d)/"), "lens_id"].nunique() > 150


@pytest.mark.trap("drones", "title-is-no-key")
def test_trap_title_is_no_key(real):
    frame = real("drones")
    assert frame["lens_id"].is_unique
    assert frame["title"].str.lower().duplicated().sum() == 4_372


@pytest.mark.trap("drone_ipc", "rows-for-patents")
def test_trap_rows_for_patents(real):
    symbols = real("drone_ipc")
    rows, documents = symbols["subclass"].value_counts(), symbols.groupby("subclass")["lens_id"].nunique()
    assert len(symbols) > 3.5 * symbols["lens_id"].nunique()
    assert rows.head(10).index.tolist() != documents.sort_values(ascending=False).head(10).index.tolist()


@pytest.mark.trap("drone_ipc", "lost-in-the-join")
def test_trap_lost_in_the_join(real):
    drones = real("drones")
    joined = drones.merge(real("drone_ipc"), on="lens_id")
    assert drones["lens_id"].nunique() - joined["lens_id"].nunique() == 544
    assert (~drones["lens_id"].isin(real("drone_applicants")["lens_id"])).sum() == 12


@pytest.mark.trap("drone_applicants", "cell-for-applicant")
def test_trap_cell_for_applicant(real):
    cells = real("drone_applicants")["applicants"].value_counts()
    names = real("drone_applicants_cleaned")["applicant"].value_counts()
    assert cells["QUALCOMM INC"] < 0.85 * names["QUALCOMM INC"]
    assert cells.head(4).index.tolist() != names.head(4).index.tolist()


# Doors


def test_a_cohort_without_open_data_is_told_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("IPLAB_DATA_CACHE", str(tmp_path))
    monkeypatch.delenv("IPLAB_DATA_MIRROR", raising=False)
    command = [os.sys.executable, "-m", "iplab.data", "fetch", "nothing"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "python -m iplab.data list" in run.stderr
