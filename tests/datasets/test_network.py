"""The service network: places, bodies, the province panel; every planted trap holds in every province."""

import hashlib
import os
import re
from pathlib import Path

import pandas as pd
import pytest
from iplab import data, registry
from iplab.institutions import open_on

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
DATES = ["2025-03-31", "2025-06-30", "2025-07-15", "2025-12-31", "2026-06-30", "2026-12-31"]
CELL = ["province", "year", "kind", "measure"]
KINDS = ["invention", "utility_model", "design"]
MUNICIPALITIES = {"北京市", "天津市", "上海市", "重庆市"}
PROVINCES = sorted(set(pd.read_csv(DATASETS / "facts" / "divisions.csv")["province"]))
WITH_CITIES = [province for province in PROVINCES if province not in MUNICIPALITIES]

places = data.load("places")
institutions = data.load("institutions")


@pytest.fixture(scope="module")
def open_panel():
    """The real panel, from the mirror; skipped without one, unless the caller insists."""
    if not os.environ.get("IPLAB_DATA_MIRROR"):
        reason = "IPLAB_DATA_MIRROR is not set: the real upstream files are not here"
        pytest.fail(reason) if os.environ.get("IPLAB_REQUIRE_OPEN") else pytest.skip(reason)
    return data.load("province_panel", edition="open")


# Places


def test_333_divisions_and_four_municipalities():
    kinds = places["kind"].value_counts().to_dict()
    expected = {"prefecture_city": 293, "autonomous_prefecture": 30, "prefecture": 7, "league": 3, "municipality": 4}
    assert kinds == expected
    assert (places["level"] == "prefecture").sum() == 333
    assert set(places.loc[places["level"] == "municipality", "city"]) == MUNICIPALITIES
    assert places["province"].nunique() == 31


@pytest.mark.parametrize(
    ("city", "english"),
    [
        ("呼和浩特市", "Hohhot"),
        ("乌鲁木齐市", "Ürümqi"),
        ("拉萨市", "Lhasa"),
        ("西安市", "Xi'an"),
        ("哈尔滨市", "Harbin"),
        ("齐齐哈尔市", "Qiqihar"),
        ("长治市", "Changzhi"),
        ("朝阳市", "Chaoyang"),
        ("漯河市", "Luohe"),
        ("六安市", "Lu'an"),
        ("亳州市", "Bozhou"),
        ("吕梁市", "Lüliang"),
        ("延边朝鲜族自治州", "Yanbian Korean Autonomous Prefecture"),
        ("锡林郭勒盟", "Xilingol League"),
        ("甘孜藏族自治州", "Garzê Tibetan Autonomous Prefecture"),
        ("克孜勒苏柯尔克孜自治州", "Kizilsu Kyrgyz Autonomous Prefecture"),
        ("海西蒙古族藏族自治州", "Haixi Mongol and Tibetan Autonomous Prefecture"),
        ("大兴安岭地区", "Daxing'anling Prefecture"),
    ],
)
def test_english_names_are_the_accepted_ones(city, english):
    assert data.load("places", city=city)["city_en"].item() == english


def test_english_names_say_the_kind_and_tell_apart_within_a_province():
    ends = {"autonomous_prefecture": " Autonomous Prefecture", "prefecture": " Prefecture", "league": " League"}
    for kind, end in ends.items():
        assert places.loc[places["kind"] == kind, "city_en"].str.endswith(end).all()
    assert not places.loc[places["kind"] == "prefecture_city", "city_en"].str.contains(" ").any()
    assert not places.duplicated(["province_en", "city_en"]).any()
    assert not places.duplicated(["province", "city"]).any()
    # Within a Chinese place name pinyin needs an apostrophe before a, o, e: Xian would be another city.
    assert not places["city_en"].isin(["Xian", "Yanan", "Taian", "Huaian", "Luan", "Jian", "Puer"]).any()


def test_codes_belong_to_their_province():
    assert places["code"].str.fullmatch(r"\d{4}00").all()
    assert places.groupby("province")["code"].agg(lambda codes: codes.str[:2].nunique()).eq(1).all()
    assert places.groupby(places["code"].str[:2])["province"].nunique().eq(1).all()
    assert not places["code"].str[:2].isin(["71", "81", "82"]).any()


def test_places_repeat_the_divisions():
    divisions = data.load("divisions")
    assert places[divisions.columns].equals(divisions)


def test_figures_of_places_are_possible():
    assert (places["tech_smes"] <= places["firms"]).all()
    assert (places["firms"] < places["population"]).all()
    assert (places.loc[places["region4"] == "east", "rural"].median()) < places["rural"].median()


# Institutions: size and shape


def test_size_of_the_directory():
    assert 1000 <= len(institutions) <= 1300
    assert institutions["province"].nunique() == 31
    assert institutions.merge(places, on=["province", "city"]).shape[0] == len(institutions)
    assert institutions["recorded_on"].max() <= pd.Timestamp("2025-12-31")
    assert institutions["closed_on"].max() <= pd.Timestamp(institutions.attrs["as_of"])
    closed = institutions.dropna(subset="closed_on")
    assert (closed["closed_on"] > closed["recorded_on"]).all()


def test_types_are_those_of_the_teaching_table():
    types = set(data.load("institution_types")["type"])
    assert set(institutions["type"]) == types - {"cnipa", "market_agency"}


def test_the_east_is_dense():
    opened = open_on(institutions, "2025-06-30").merge(places[["city", "region4"]], on="city")
    share = opened["region4"].value_counts(normalize=True)
    assert share["east"] > 0.45
    assert share["west"] + share["northeast"] < 0.40


@pytest.mark.parametrize("date", DATES)
def test_coverage_of_the_country_is_about_half(date):
    rates = [right_coverage(province, date) for province in WITH_CITIES]
    covered = sum(len(covered_cities(province, date)) for province in WITH_CITIES)
    assert 0.45 <= covered / 333 <= 0.55
    assert all(0 < rate < 1 for rate in rates)


def test_the_tick_is_right_on_its_own_day():
    opened = set(open_on(institutions, "2024-12-31")["inst_id"])
    assert set(institutions.loc[institutions["active"], "inst_id"]) == opened


def test_hosts_of_different_provinces_are_different():
    assert institutions.groupby("host_id")["province"].nunique().eq(1).all()


# Institutions: the traps, province by province, date by date


def comprehensive(frame):
    return frame[frame["type"] == "municipal_comprehensive"]


def cities_of(province):
    return set(places.loc[(places["province"] == province) & (places["level"] == "prefecture"), "city"])


def opened(province, date):
    return open_on(institutions[institutions["province"] == province], date)


def covered_cities(province, date):
    return set(comprehensive(opened(province, date))["city"])


def right_coverage(province, date):
    return len(covered_cities(province, date)) / len(cities_of(province))


def ticked(province):
    return institutions[(institutions["province"] == province) & institutions["active"]]


every_date = pytest.mark.parametrize("date", DATES)
every_province = pytest.mark.parametrize("province", PROVINCES)
every_province_with_cities = pytest.mark.parametrize("province", WITH_CITIES)


@pytest.mark.trap("institutions", "bodies-for-cities")
@every_date
@every_province_with_cities
def test_trap_more_bodies_than_cities(province, date):
    bodies = comprehensive(opened(province, date))
    assert len(bodies) / len(cities_of(province)) != right_coverage(province, date)
    assert bodies["city"].value_counts().max() >= 2


@pytest.mark.trap("institutions", "host-counted-twice")
@every_date
@every_province
def test_trap_one_host_with_two_bodies(province, date):
    bodies = opened(province, date)
    both = bodies.groupby("host_id")["type"].agg(set).map(lambda types: {"tisc", "university_centre"} <= types)
    assert both.any()
    assert bodies["host_id"].nunique() != len(bodies)
    assert bodies["host_id"].nunique() != institutions.query("province == @province")["host_id"].nunique()


@pytest.mark.trap("institutions", "closed-bodies")
@every_date
@every_province
def test_trap_closed_bodies_are_counted(province, date):
    own = institutions[institutions["province"] == province]
    assert own["type"].value_counts().to_dict() != opened(province, date)["type"].value_counts().to_dict()
    recorded = own[own["recorded_on"] <= date]
    assert recorded["type"].value_counts().to_dict() != opened(province, date)["type"].value_counts().to_dict()


@every_date
@every_province_with_cities
def test_trap_a_city_whose_only_body_is_closed(province, date):
    own = comprehensive(institutions[institutions["province"] == province])
    closed = set(own.loc[own["closed_on"] <= date, "city"])
    assert closed - covered_cities(province, date)
    assert own["city"].nunique() / len(cities_of(province)) != right_coverage(province, date)


@pytest.mark.trap("institutions", "stale-tick")
@every_date
@every_province
def test_trap_the_tick_miscounts_types(province, date):
    flagged = ticked(province)["type"].value_counts().to_dict()
    right = opened(province, date)["type"].value_counts().to_dict()
    assert flagged != right
    assert flagged["outlet"] > right["outlet"]
    assert flagged["tisc"] < right["tisc"]
    # A tick beside the dates does not help either: among the open ones some are not ticked.
    both = opened(province, date).query("active")["type"].value_counts().to_dict()
    assert both != right


@every_date
@every_province_with_cities
def test_trap_the_tick_miscounts_cities(province, date):
    flagged = set(comprehensive(ticked(province))["city"])
    right = covered_cities(province, date)
    assert flagged - right, "no city that is still ticked and covered no more"
    assert len(flagged) != len(right), "the wrong set gives the right rate"
    if len(cities_of(province)) >= 5:
        assert right - flagged, "no city covered since the tick"
    early = comprehensive(opened(province, date)).query("'2025-01-01' <= recorded_on <= '2025-03-31'")
    assert len(early) > 0
    assert not early["active"].any()


@pytest.mark.trap("institutions", "stations-as-coverage")
@every_date
@every_province_with_cities
def test_trap_county_stations_where_no_comprehensive_body_is(province, date):
    bodies = opened(province, date)
    stations = set(bodies.loc[bodies["type"] == "county_station", "city"])
    assert stations - covered_cities(province, date)
    assert len(stations | covered_cities(province, date)) / len(cities_of(province)) != right_coverage(province, date)


@pytest.mark.trap("institutions", "any-municipal-body")
@every_date
@every_province_with_cities
def test_trap_municipal_bodies_of_every_type(province, date):
    bodies = opened(province, date)
    municipal = bodies[bodies["level"] == "municipal"]
    assert len(municipal) != len(comprehensive(bodies))
    assert len(municipal) / len(cities_of(province)) != right_coverage(province, date)


@every_province_with_cities
def test_293_cities_and_the_municipality_rows_give_another_rate_somewhere(province):
    own = places[(places["province"] == province) & (places["level"] == "prefecture")]
    only_cities = own[own["kind"] == "prefecture_city"]
    if len(only_cities) == len(own):
        assert right_coverage(province, "2025-06-30") > 0
        return
    assert len(covered_cities(province, "2025-06-30")) / len(only_cities) != right_coverage(province, "2025-06-30")


@pytest.mark.parametrize("province", sorted(MUNICIPALITIES))
def test_a_municipality_has_no_divisions_and_no_comprehensive_body(province):
    assert not cities_of(province)
    assert comprehensive(institutions[institutions["province"] == province]).empty


# The panel, practice and open


def check_cells(panel, gap):
    assert len(panel) == 32 * 14 * 4 * 3
    assert not panel.duplicated(CELL).any()
    missing = panel[panel["value"].isna()]
    assert missing[CELL].to_numpy().tolist() == [list(gap)]
    wide = panel.pivot(index=["province", "year", "measure"], columns="kind", values="value")
    whole = wide.dropna()
    assert len(whole) == len(wide) - 1
    assert (whole["total"] == whole[KINDS].sum(axis=1)).all()


def excess_of_the_nation(panel):
    """(nation - sum of the provinces) / nation, cells with a gap left out; index year, kind, measure."""
    nation = panel[panel["province"] == "全国"].set_index(["year", "kind", "measure"])["value"].astype(float)
    parts = panel[panel["province"] != "全国"].groupby(["year", "kind", "measure"])["value"]
    complete = parts.count() == 31
    return ((nation - parts.sum().astype(float)) / nation)[complete]


def test_practice_panel_cells():
    check_cells(data.load("province_panel"), ("宁夏回族自治区", 2013, "utility_model", "applications"))


@pytest.mark.trap("province_panel", "nation-among-provinces")
def test_practice_panel_nation_is_more_than_the_provinces():
    panel = data.load("province_panel")
    excess = excess_of_the_nation(panel)
    assert excess.gt(0).all()
    assert excess.lt(0.03).all()
    grants = panel[(panel["year"] == 2020) & (panel["measure"] == "grants")]
    nation = grants.loc[(grants["province"] == "全国") & (grants["kind"] == "total"), "value"].item()
    assert grants["value"].sum() > 3.9 * nation, "adding all rows counts everything about four times"


@pytest.mark.trap("province_panel", "one-missing-cell")
def test_the_missing_cell_makes_a_sum_too_small():
    own = data.load("province_panel", province="宁夏回族自治区", year=2013, measure="applications")
    cells = own.set_index("kind")["value"]
    assert cells[KINDS].sum() < cells["total"], "the three kinds, the gap taken for 0"


@pytest.mark.trap("published_figures", "rounded-rate")
def test_one_published_rate_does_not_fit_333_divisions():
    figures = data.load("published_figures")
    rated = figures[figures["n"].isin([104, 132]) & figures["rate_percent"].notna()].set_index("n")
    half = 0.5 * 10.0 ** -rated["decimals"].astype(float)
    low = rated.index / (rated["rate_percent"] + half) * 100
    high = rated.index / (rated["rate_percent"] - half) * 100
    assert not low[104] <= 333 <= high[104]
    assert low[132] <= 333 <= high[132]


def test_practice_panel_has_the_shape_of_the_real_one():
    wide = data.load("province_panel", kind="invention").pivot(
        index=["province", "year"], columns="measure", values="value"
    )
    assert (wide["grants"] < wide["applications"]).all()
    assert (wide["in_force"].groupby("province").diff().dropna() > 0).all()
    nation = wide.loc["全国", "applications"]
    assert nation[2023] > 2 * nation[2010]
    assert wide["applications"].groupby("province").diff().lt(0).any(), "no province ever shrinks: too smooth"


def test_open_panel_cells(open_panel):
    check_cells(open_panel, ("吉林省", 2019, "design", "applications"))


def test_open_panel_known_figures(open_panel):
    cells = open_panel.set_index(CELL)["value"]
    assert cells["广东省", 2019, "total", "grants"] == 527_390
    assert cells["全国", 2020, "total", "grants"] == 3_520_901
    jilin = cells["吉林省", 2019, :, "applications"]
    assert jilin["total"] - jilin["invention"] - jilin["utility_model"] == 2_503


def test_open_panel_nation_is_more_than_the_provinces(open_panel):
    excess = excess_of_the_nation(open_panel)
    assert 0.0015 < excess.min() < excess.max() < 0.11


def test_open_panel_repairs_are_as_registered(open_panel):
    registered = data.load("province_panel_repairs")
    found = data.repairs("province_panel")
    spaces = found["raw"].str.contains(r"\s")
    by_name = found[~spaces].groupby("raw")["rows"].sum().to_dict()
    rules = registered.set_index("raw")["rows"].to_dict()
    assert found.loc[spaces, "rows"].sum() == rules.pop("(spaces)")
    assert by_name == rules
    assert found["reason_zh"].notna().all()


def test_the_dropped_row_is_the_eastern_subtotal(open_panel):
    east = set(places.loc[places["region4"] == "east", "province"])
    rows = open_panel[open_panel["province"].isin(east)].query("year == 2014 and measure == 'in_force'")
    assert rows.groupby("kind")["value"].sum().to_dict() == EASTERN_SUBTOTAL


# As upstream prints it in the row 尔部地区 of 2014, patents in force.
EASTERN_SUBTOTAL = {"total": 2_862_063, "invention": 478_989, "utility_model": 1_541_152, "design": 841_922}


def test_practice_panel_repeats_no_real_figure(open_panel):
    both = data.load("province_panel").merge(open_panel, on=CELL, suffixes=("", "_real"))
    assert len(both) == len(open_panel)
    assert not (both["value"] == both["value_real"]).fillna(False).any()


def test_both_editions_have_the_same_cells(open_panel):
    practice = data.load("province_panel")
    assert (
        practice[CELL]
        .sort_values(CELL, ignore_index=True)
        .equals(open_panel[CELL].sort_values(CELL, ignore_index=True))
    )
    assert practice.dtypes.equals(open_panel.dtypes)


# Facts


def test_published_figures_hold_the_core_rows():
    figures = data.load("published_figures")
    rated = {
        (row.n, row.rate_percent, row.decimals) for row in figures.dropna(subset=["n", "rate_percent"]).itertuples()
    }
    assert {(43.0, 91.0, 0), (104.0, 33.0, 0), (132.0, 39.6, 1)} <= rated
    unknown = figures[(figures["date"] == "2020-12") & (figures["rate_percent"] == 27)]
    assert unknown["n"].isna().all()
    assert len(unknown) == 1
    counted = set(figures["n"].dropna())
    assert {51, 60, 52, 101, 80, 88, 269, 550, 200, 150} <= counted
    assert 101 + 80 + 88 == 269


def test_published_figures_are_dated_and_sourced():
    figures = data.load("published_figures")
    assert figures["date"].str.fullmatch(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-\d\d)?)?").all()
    mirrored = figures[figures["source_kind"] == "N"]
    assert mirrored["source_en"].str.contains("reported").all()
    assert mirrored["source_zh"].str.contains("据报道").all()
    assert figures["decimals"].notna().equals(figures["rate_percent"].notna())
    assert figures["n"].notna().where(figures["rate_percent"].isna(), other=True).all()


def test_no_rate_has_more_decimals_than_it_says():
    rated = data.load("published_figures").dropna(subset=["rate_percent"])
    for row in rated.itertuples():
        assert round(row.rate_percent, int(row.decimals)) == row.rate_percent


def test_routing_rules_point_at_known_types():
    assert set(data.load("routing_rules")["first_stop"]) <= set(data.load("institution_types")["type"])


def test_registered_sha256_are_those_of_the_mirror(open_panel):
    table = registry.table("province_panel")
    mirror = Path(os.environ["IPLAB_DATA_MIRROR"])
    for file in table.open.files:
        assert hashlib.sha256((mirror / file.path).read_bytes()).hexdigest() == file.sha256
        assert re.fullmatch(r"https://raw\.githubusercontent\.com/[^/]+/[^/]+/[0-9a-f]{40}/.+", file.url)
