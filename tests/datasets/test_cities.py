"""Standardised cities, collection points, assessment, pilots, targets: possible, joined, each trap as planted."""

import sys
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from iplab import data
from iplab.institutions import open_on

PROVINCES = sorted(set(data.load("divisions")["province"]))
REGIONS = ["east", "central", "west", "northeast"]
YEARS = [2022, 2023, 2024, 2025]
TYPES = sorted(set(data.load("assessment_rules")["body_type"]))
SEVERITY = data.load("severity").set_index("kind")["severity"]

listed = data.load("index_indicators").set_index("indicator")
cities = data.load("city_indicators")
weights = data.load("weights")
reports = data.load("reports").merge(data.load("gold_reports"), on="report_id")
assessment = data.load("assessment")
rules = data.load("assessment_rules")
grades = data.load("grade_rules").set_index("grade")
institutions = data.load("institutions").set_index("inst_id")
panel = data.load("pilot_panel")
targets = data.load("targets").set_index("indicator")
progress = data.load("target_progress")
budget = data.load("budget")
cases = data.load("cases")
form = data.load("collection_form")
frame = data.load("collection_frame")

every_region = pytest.mark.parametrize("region", [*REGIONS, None])
every_year = pytest.mark.parametrize("year", YEARS)
every_province = pytest.mark.parametrize("province", PROVINCES)
every_type = pytest.mark.parametrize("body_type", TYPES)
both_years = pytest.mark.parametrize("year", [2024, 2025])


# The index


def wide(year, region=None):
    own = cities[cities["year"] == year]
    own = own if region is None else own[own["region4"] == region]
    return own.pivot(index="city", columns="indicator", values="value")[listed.index]


def turned(table):
    return table * listed["direction"]


def min_max(table, low=0.0, high=1.0):
    scaled = (table - table.min()) / (table.max() - table.min())
    return low + (high - low) * scaled


def filled(table):
    return table.fillna(table.median())


def index(table, weight=None):
    weight = pd.Series(1 / len(listed), index=listed.index) if weight is None else weight
    return (min_max(turned(filled(table))) * weight).sum(axis=1)


def ranks(score):
    return score.rank(ascending=False, method="first")


def entropy(scaled):
    p = scaled / scaled.sum()
    spread = 1 + (p * np.log(p.where(p > 0, 1))).sum() / np.log(len(scaled))
    return spread / spread.sum()


def test_size_and_parts_of_the_index():
    assert len(listed) == 20
    assert listed["group"].nunique() == 5
    assert (listed["direction"] == -1).sum() == 6
    assert cities["city"].nunique() == 60
    assert len(cities) == 60 * 20 * 4
    assert cities.groupby("region4")["city"].nunique().min() >= 10
    assert set(cities["province"]) == set(PROVINCES)
    assert (cities["direction"] == cities["indicator"].map(listed["direction"])).all()
    pilot = {"北京市", "上海市", "广州市", "深圳市", "长春市", "杭州市", "长沙市", "昆明市", "苏州市"}
    assert pilot <= set(cities["city"])


def test_values_are_possible_and_some_are_missing():
    shares = cities["indicator"].map(listed["unit"]) == "%"
    assert cities.loc[shares, "value"].dropna().between(0, 100).all()
    assert 0.01 < cities["value"].isna().mean() < 0.06
    zeros = set(cities.loc[cities["value"] == 0, "indicator"])
    assert zeros == set(listed.index[listed["zero"] == "value"])


@pytest.mark.trap("city_indicators", "direction-not-turned")
@every_year
@every_region
def test_trap_direction_not_turned(year, region):
    table = wide(year, region)
    naive = min_max(filled(table)).mean(axis=1)
    moved = (ranks(naive) - ranks(index(table))).abs()
    assert moved.max() >= 3


@pytest.mark.trap("city_indicators", "zero-for-missing")
@every_year
@every_region
def test_trap_zero_for_missing(year, region):
    table = wide(year, region)
    right, naive = ranks(index(table)), ranks(min_max(turned(table.fillna(0))).mean(axis=1))
    assert (right != naive).any()
    gaps = table["sme_reach"].isna()
    assert gaps.any()
    assert (min_max(turned(table.fillna(0)))["sme_reach"][gaps] == 0).all()


@pytest.mark.trap("city_indicators", "true-zeros-dropped")
@every_year
def test_trap_true_zeros_dropped(year):
    table = wide(year)
    dropped = table.where(table != 0)
    assert dropped.mean()["complaints_per_1000"] > table.mean()["complaints_per_1000"]
    assert (ranks(index(dropped)) != ranks(index(table))).any()


@pytest.mark.trap("city_indicators", "outlier-rules")
@every_year
@every_region
def test_trap_an_outlier_rules_min_max(year, region):
    scaled = min_max(turned(filled(wide(year, region))))["downloads_per_1000_firms"].sort_values()
    ordinary = scaled[scaled < 0.3]
    assert ordinary.max() < 0.15
    assert len(ordinary) >= 0.9 * (len(scaled) - len(REGIONS))


@pytest.mark.trap("city_indicators", "entropy-as-importance")
@every_year
@every_region
def test_trap_entropy_weight_is_no_importance(year, region):
    held = entropy(min_max(turned(filled(wide(year, region)))))
    assert held.idxmax() == "downloads_per_1000_firms"
    assert held.max() > 2.5 / len(listed)
    assert held.sum() == pytest.approx(1)


@pytest.mark.trap("city_indicators", "zeros-in-geometric-mean")
@every_year
@every_region
def test_trap_zeros_in_the_geometric_mean(year, region):
    table = turned(filled(wide(year, region)))
    with np.errstate(divide="ignore"):
        naive = np.exp(np.log(min_max(table)).mean(axis=1))
    right = np.exp(np.log(min_max(table, 1, 100)).mean(axis=1))
    assert (naive == 0).sum() >= 5
    assert (right > 0).all()
    assert (right <= min_max(table, 1, 100).mean(axis=1) + 1e-9).all()


@pytest.mark.trap("city_indicators", "rank-without-interval")
@every_year
@every_region
def test_trap_a_rank_without_an_interval(year, region):
    table = min_max(turned(filled(wide(year, region)))).to_numpy()
    draws = np.random.default_rng(7).dirichlet(np.ones(len(listed)), 500)
    drawn = (-table @ draws.T).argsort(axis=0).argsort(axis=0)
    low, high = np.quantile(drawn, [0.05, 0.95], axis=1)
    assert np.median(high - low) >= len(table) / 5


@pytest.mark.trap("city_indicators", "gamed-target")
@every_region
def test_trap_a_gamed_target(region):
    own = cities if region is None else cities[cities["region4"] == region]
    own = own[own["indicator"] == "on_time_share"].dropna(subset="value")
    for year, gamed in ((2022, False), (2023, False), (2024, True), (2025, True)):
        values = own[own["year"] == year]["value"]
        crowded = values.between(95.0, 95.2).mean()
        assert (crowded > 0.2) == gamed
        assert (values.between(94.0, 94.9).mean() == 0) >= gamed


@every_year
def test_leaving_one_out_moves_ranks_most_by_the_outlier_somewhere(year):
    table = wide(year)
    base = ranks(index(table))
    moved = {}
    for name in listed.index:
        kept = table.drop(columns=name)
        score = min_max(filled(kept) * listed["direction"].drop(name)).mean(axis=1)
        moved[name] = (ranks(score) - base).abs().max()
    assert max(moved.values()) >= 4


@pytest.mark.trap("weights", "draft-does-not-sum")
def test_trap_the_draft_does_not_sum():
    sums = weights.groupby("set")["weight"].sum()
    assert sums[["equal", "group_equal", "expert"]].to_numpy() == pytest.approx(1, abs=1e-6)
    assert sums["draft"] == pytest.approx(0.97)
    assert weights.groupby("set")["indicator"].nunique().eq(20).all()
    held = weights[weights["set"] == "draft"].set_index("indicator")["weight"]
    table = wide(2025)
    assert not np.allclose(index(table, held), index(table, held / held.sum()))


# Reports


def test_reports_a_year_and_kinds():
    assert len(reports) == 400
    assert reports["date"].dt.year.value_counts().to_dict() == {2024: 200, 2025: 200}
    assert set(reports["kind"]) == set(SEVERITY.index)
    assert reports.groupby(reports["date"].dt.year)["kind"].nunique().eq(8).all()
    assert reports["point_id"].nunique() <= 45
    plain = reports[reports["repeat_of"].isna()]
    assert plain["text_zh"].nunique() > 0.97 * len(plain), "the phrases repeat themselves"
    assert reports["text_en"].str.len().min() > 20


def test_points_were_open_and_are_of_their_type():
    points = institutions.loc[reports["point_id"]]
    assert (points["type"].to_numpy() == reports["body_type"].to_numpy()).all()
    assert (points["province"].to_numpy() == reports["province"].to_numpy()).all()
    assert (points["recorded_on"].to_numpy() <= reports["date"].to_numpy()).all()
    assert not (points["closed_on"].to_numpy() <= reports["date"].to_numpy()).any()


@pytest.mark.trap("reports", "loudest-most-common")
@pytest.mark.parametrize(("year", "body_type"), [(2024, "outlet"), (2025, "county_station")])
def test_trap_the_loudest_is_not_the_most_common(year, body_type):
    own = reports[(reports["date"].dt.year == year) & (reports["body_type"] == body_type)]
    assert own["kind"].value_counts().index[0] == "platform"
    right = own[own["repeat_of"].isna()]["kind"].value_counts()
    assert right.index[0] == "guidance" or right.get("platform", 0) <= 2
    assert own[own["kind"] == "platform"]["point_id"].nunique() <= 3


@pytest.mark.trap("reports", "frequency-without-severity")
@every_type
@both_years
def test_trap_frequency_without_severity(body_type, year):
    own = reports[(reports["date"].dt.year == year) & (reports["body_type"] == body_type) & reports["repeat_of"].isna()]
    counts = own["kind"].value_counts()
    weighted = (counts * SEVERITY.reindex(counts.index)).sort_values(ascending=False)
    naive = counts.sort_values(ascending=False)
    assert weighted.index[0] != naive.index[0] or list(weighted.index[:4]) != list(naive.index[:4])
    if (body_type, year) not in {("outlet", 2024), ("county_station", 2025)}:
        assert weighted.index[0] != "guidance"
        assert naive.index[0] == "guidance"


@pytest.mark.trap("reports", "ticked-kind")
@both_years
def test_trap_ticked_kinds_are_often_wrong(year):
    own = reports[reports["date"].dt.year == year]
    assert 0.12 < (own["ticked_kind"] != own["kind"]).mean() < 0.30


WORD = {
    "turnaround": "时限|期限|慢|等",
    "guidance": "指南|说明",
    "papers": "材料|重复",
    "platform": "系统|平台",
    "capability": "能力|人手|培训",
    "reach": "县|乡镇",
    "boundary": "收费|代理|承诺",
    "data": "数据|更新",
}
CAREFUL = {
    "turnaround": "个工作日早已|比公示的时限晚|实际等了|前后拖了|没有人催办|截止后才拿到|没有下文|却排到下周",
    "guidance": "办事指南|指南还是|两种答复|费用减缴的条件|指南通篇|只写了栏目名|宣传页|指南没有改",
    "papers": "各交一次|打印盖章|又要纸质的|重新签|都要重填|还要再交|七份证明|还要复印件",
    "platform": "打开很慢|验证码|连续报错|页面超时|手机端看不到|证书失效|账号不通|点不开",
    "capability": "答不上来|没有比对|刚轮岗|只查了中文|没有能接手|做不出一份|只会查相同|骨干离职",
    "reach": "坐两个多小时|门一直锁着|找不到可以问|没有来过我们县|最近的窗口在|公交不到|没有信号|合用一个服务点",
    "boundary": "推荐了一家代理|承诺商标包|加急费|又接代理业务|借机卖套餐|写成“不侵权”|第二天就接到代理|先买数据服务",
    "data": "比公报晚|缺少外观设计|系统不合并|停在前年|没有产地|只能下载一百条|年份是空的|字段含义",
}


def sorted_by(texts, rule):
    kinds = pd.Series("guidance", index=texts.index)
    for kind, words in reversed(rule.items()):
        kinds[texts.str.contains(words)] = kind
    return kinds


def macro_f1(found, right):
    scores = []
    for kind in sorted(set(right)):
        hits = ((found == kind) & (right == kind)).sum()
        scores.append(2 * hits / ((found == kind).sum() + (right == kind).sum()))
    return float(np.mean(scores))


@pytest.mark.trap("reports", "single-word-rules")
@both_years
def test_trap_one_word_a_kind(year):
    own = reports[reports["date"].dt.year == year]
    naive = macro_f1(sorted_by(own["text_zh"], WORD), own["kind"])
    careful = macro_f1(sorted_by(own["text_zh"], CAREFUL), own["kind"])
    assert naive < 0.75
    assert careful > 0.95


@pytest.mark.trap("reports", "personal-data")
@both_years
def test_trap_personal_data_in_the_words(year):
    own = reports[reports["date"].dt.year == year]
    numbers = own["text_zh"].str.contains(r"\d{11}")
    assert numbers.equals(own["personal_data"])
    assert own["text_en"].str.contains(r"\d{11}").equals(numbers)
    assert numbers.sum() >= 5
    real = own["text_zh"].str.contains(r"1[3-9]\d{9}")
    assert not real.any(), "a number that somebody may have"


# Assessment


@cache
def totals(year, skipped=False, one_weight=False):
    own = assessment[assessment["year"] == year]
    own = own.assign(body_type=own["inst_id"].map(institutions["type"]))
    own = own.merge(rules[["body_type", "indicator", "kind", "weight"]], on=["body_type", "indicator"])
    scored = own[own["kind"] == "score"].copy()
    if one_weight:
        scored["weight"] = 1 / scored["indicator"].nunique()
    scored["points"] = scored["value"].fillna(0) * scored["weight"]
    total = scored.groupby("inst_id")["points"].sum()
    if skipped:
        total = total / scored[scored["value"].notna()].groupby("inst_id")["weight"].sum()
    vetoed = own[(own["kind"] == "veto") & (own["value"] == 1)]["inst_id"].unique()
    made = total.round(6).to_frame("total")
    made["vetoed"] = made.index.isin(vetoed)
    made["body_type"] = made.index.map(institutions["type"])
    made["province"] = made.index.map(institutions["province"])
    return made


def excellent(own):
    """Grade of one class by the rules: 90 or more, within the quota, ties at the line left out, no veto item."""
    room = int(grades.loc["excellent", "quota"] * len(own))
    fit = own[(own["total"] >= 90) & ~own["vetoed"]].sort_values("total", ascending=False)
    if len(fit) > room:
        fit = fit[fit["total"] > fit["total"].iloc[room]]
    return set(fit.index)


@both_years
def test_every_body_open_at_the_end_of_the_year_is_assessed_once(year):
    own = assessment[assessment["year"] == year]
    assert set(own["inst_id"]) == set(open_on(institutions.reset_index(), f"{year}-12-31")["inst_id"])
    assert own.groupby("inst_id")["indicator"].nunique().eq(10).all()
    assert set(own[own["indicator"].isin(rules.query("kind == 'veto'")["indicator"])]["value"]) == {0.0, 1.0}


def test_weights_of_each_class_add_up():
    sums = rules.groupby("body_type")["weight"].sum()
    assert sums.to_numpy() == pytest.approx(1)
    assert rules.groupby("body_type")["body_class"].nunique().eq(1).all()
    assert (rules.loc[rules["kind"] == "veto", "weight"] == 0).all()


@pytest.mark.trap("assessment", "veto-forgotten")
@both_years
@every_province
def test_trap_a_veto_forgotten(year, province):
    own = totals(year).query("province == @province")
    best = own.sort_values("total", ascending=False).head(4)
    assert best["vetoed"].any()
    assert (best[best["vetoed"]]["total"] >= grades.loc["good", "min_score"]).all()


@pytest.mark.trap("assessment", "quota-forgotten")
@both_years
@every_type
def test_trap_the_quota_forgotten(year, body_type):
    own = totals(year).query("body_type == @body_type")
    over = own[(own["total"] >= 90) & ~own["vetoed"]]
    assert len(over) > grades.loc["excellent", "quota"] * len(own)
    assert 0 < len(excellent(own)) < len(over)


@pytest.mark.trap("assessment", "tie-at-the-line")
@both_years
@every_type
def test_trap_a_tie_at_the_line(year, body_type):
    own = totals(year).query("body_type == @body_type")
    room = int(grades.loc["excellent", "quota"] * len(own))
    fit = own[(own["total"] >= 90) & ~own["vetoed"]]
    naive = set(fit["total"].nlargest(room).index)
    assert naive - excellent(own), "taking the first rows up to the quota lets one of two equals in"


@pytest.mark.trap("assessment", "one-weight-for-all")
@both_years
def test_trap_one_weight_for_all(year):
    right, naive = totals(year), totals(year, one_weight=True)
    assert (right["total"] - naive["total"]).abs().max() > 3
    different = [
        excellent(right[right["body_type"] == kind]) != excellent(naive[naive["body_type"] == kind]) for kind in TYPES
    ]
    assert sum(different) >= 7


@pytest.mark.trap("assessment", "unreported-skipped")
@both_years
def test_trap_unreported_indicators_skipped(year):
    right, naive = totals(year), totals(year, skipped=True)
    gaps = assessment[(assessment["year"] == year) & assessment["value"].isna()]["inst_id"].unique()
    assert len(gaps) >= 60
    assert (naive["total"][gaps] > right["total"][gaps]).all()


# Pilots


def means(pilot, arm, first, last):
    own = panel[(panel["pilot"] == pilot) & (panel["arm"] == arm) & panel["month"].between(first, last)]
    return own["outcome"].mean()


def gain(pilot, arm):
    return means(pilot, arm, "2025-07-01", "2026-06-01") - means(pilot, arm, "2025-01-01", "2025-06-01")


def interval(pilot, control):
    """Difference in differences by city, with a bootstrap over cities."""
    own = panel[panel["pilot"] == pilot].assign(post=lambda one: one["month"] >= "2025-07-01")
    own = own[own["month"] >= "2025-01-01"]
    change = own.groupby(["arm", "city", "post"])["outcome"].mean().unstack()
    change = change[True] - change[False]
    random, draws = np.random.default_rng(5), []
    for _ in range(2_000):
        draws.append(
            random.choice(change["treated"], 9).mean() - random.choice(change[control], len(change[control])).mean()
        )
    return change["treated"].mean() - change[control].mean(), *np.quantile(draws, [0.025, 0.975])


TRUE = {"PA": -1.1, "PB": 0.0}
both_pilots = pytest.mark.parametrize("pilot", ["PA", "PB"])


@both_pilots
def test_panel_is_whole_and_arms_are_fixed(pilot):
    own = panel[panel["pilot"] == pilot]
    assert own.groupby("city")["month"].nunique().eq(30).all()
    assert own.groupby("city")["arm"].nunique().eq(1).all()
    assert own.groupby("arm")["city"].nunique().to_dict() == {"other": 42, "treated": 9, "waiting": 9}
    assert (own["treated"] == ((own["arm"] == "treated") & (own["month"] >= "2025-07-01"))).all()
    worst = own[own["month"].between("2025-01-01", "2025-06-01")].groupby(["arm"])["outcome"].mean()
    assert worst["treated"] == pytest.approx(worst["waiting"], abs=0.6)
    assert worst["treated"] > worst["other"] + 2


@both_pilots
def test_waiting_cities_give_the_true_effect(pilot):
    estimate, low, high = interval(pilot, "waiting")
    assert low <= TRUE[pilot] <= high
    assert estimate == pytest.approx(TRUE[pilot], abs=0.5)


@pytest.mark.trap("pilot_panel", "regression-to-the-mean")
@both_pilots
def test_trap_regression_to_the_mean(pilot):
    assert gain(pilot, "treated") < TRUE[pilot] - 1.5
    assert gain("PB", "waiting") < -1.5, "those that did nothing recover as well"


@pytest.mark.trap("pilot_panel", "others-as-control")
@both_pilots
def test_trap_all_others_as_control(pilot):
    estimate, _low, high = interval(pilot, "other")
    assert estimate < TRUE[pilot] - 1.2
    assert high < TRUE[pilot], "the interval is narrow and wrong"


@pytest.mark.trap("pilot_panel", "common-shock")
@both_pilots
def test_trap_a_common_shock(pilot):
    before = means(pilot, "other", "2025-07-01", "2025-09-01")
    after = means(pilot, "other", "2025-10-01", "2026-06-01")
    assert after - before < -0.4


def test_cities_chosen_without_luck_would_not_regress(monkeypatch):
    """The trap is planted: without luck that passes, before and after in PB shows no more than the common shock."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "datasets"))
    from generator import pilots
    from generator.world import World

    monkeypatch.setattr(pilots, "LUCK", 0.0)
    practice = Path(__file__).resolve().parents[2] / "datasets" / "practice"
    made = pilots.pilot_panel(World({}, {"places": practice / "places.csv"})).query(
        "pilot == 'PB' and arm == 'treated'"
    )
    before = made[made["month"].between("2025-01-01", "2025-06-01")]["outcome"].mean()
    after = made[made["month"] >= "2025-07-01"]["outcome"].mean()
    assert -1.4 < after - before < -0.3
    assert gain("PB", "treated") < after - before - 1


# Targets


@pytest.mark.trap("targets", "exercise-as-official")
def test_trap_only_two_targets_are_real():
    plan = targets[targets["basis"] == "plan"]
    assert plan["value"].to_dict() == {"municipal_coverage": 50.0, "key_outlets": 550.0}
    assert plan["source_en"].str.contains("reported").all()
    exercise = targets[targets["basis"] == "exercise"]
    assert exercise["source_zh"].str.contains("不是官方目标").all()
    assert len(exercise) == 6


def series(province, indicator):
    return progress[(progress["province"] == province) & (progress["indicator"] == indicator)].set_index("year")


@pytest.mark.trap("target_progress", "partial-year")
@every_province
def test_trap_a_year_to_october(province):
    own = series(province, "training_hours")
    assert own.loc[2026, "period"] == "to_october"
    assert (own.loc[2021:2025, "period"] == "year").all()
    naive = own.loc[2026, "value"] - own.loc[2025, "value"]
    whole = own.loc[2026, "value"] * 12 / 10 - own.loc[2025, "value"]
    assert naive < whole
    assert naive < 0


def pace(own, direction, last=2025):
    return direction * (own.loc[last, "value"] - own.loc[2021, "value"]) / (last - 2021)


@pytest.mark.trap("target_progress", "never-at-this-pace")
@every_province
def test_trap_never_at_this_pace(province):
    away = []
    for name, target in targets[targets["basis"] == "exercise"].iterrows():
        own = series(province, name)
        rate = pace(own, target["direction"])
        gap = target["direction"] * (target["value"] - own.loc[2025, "value"])
        if rate <= 0 < gap:
            assert 2025 + gap / rate < 2025, "the formula gives a year in the past"
            away.append(name)
    assert len(away) >= 1


@pytest.mark.trap("target_progress", "already-reached")
def test_trap_already_reached():
    """Somewhere in every third province at least; the rest are on their way."""
    reached = set()
    for province in PROVINCES:
        for name, target in targets[targets["basis"] == "exercise"].iterrows():
            if target["direction"] * (target["value"] - series(province, name).loc[2025, "value"]) <= 0:
                reached.add(province)
    assert len(reached) >= 8


@pytest.mark.trap("target_progress", "less-is-better")
@every_province
def test_trap_less_is_better(province):
    last, target = series(province, "repeat_papers").loc[2025, "value"], targets.loc["repeat_papers", "value"]
    assert (last >= target) != (last <= target)
    assert targets.loc["repeat_papers", "direction"] == -1


@pytest.mark.trap("budget", "mixed-units")
@every_province
def test_trap_mixed_units(province):
    own = budget[budget["province"] == province]
    yuan = own["planned"].where(own["unit"] == "yuan", own["planned"] * 10_000)
    assert own["planned"].sum() < 0.9 * yuan.sum()
    assert set(own["unit"]) == {"yuan", "10k_yuan"}
    assert (own[own["year"] == 2025]["spent"] > own[own["year"] == 2025]["planned"]).sum() == 1


@pytest.mark.trap("budget", "target-without-cost")
@every_province
def test_trap_targets_without_cost(province):
    own = budget[budget["province"] == province]
    exercise = set(targets.index[targets["basis"] == "exercise"])
    assert len(exercise - set(own["indicator"].dropna())) == 1
    assert own["indicator"].isna().any()


# Practices


@pytest.mark.trap("cases", "only-good-cases")
def test_trap_only_good_cases():
    made = cases.assign(gain=cases["better"] * (cases["after"] - cases["before"]))
    every, nominated = (
        made.groupby("practice")["gain"].mean(),
        made[made["nominated"]].groupby("practice")["gain"].mean(),
    )
    assert (nominated > every * 1.3).all()
    assert (made[made["nominated"]]["gain"] > 0).all()
    assert (made[~made["nominated"]]["gain"] <= 0).sum() >= 8
    assert cases.groupby("practice")["nominated"].sum().eq(3).all()


@pytest.mark.trap("cases", "few-cases-shine")
def test_trap_few_cases_shine():
    made = cases.assign(gain=cases["better"] * (cases["after"] - cases["before"]))
    best = made.sort_values("gain").groupby("practice").tail(1)
    assert best["n_after"].max() <= 12


# The form and its frame


@pytest.mark.trap("collection_form", "faulty-questions")
def test_trap_faulty_questions():
    faults = form.merge(data.load("gold_form_faults"), on="question_id")
    assert len(faults) == 16
    bad = faults[faults["fault"] != "none"]
    assert len(bad) > len(faults) / 2
    assert bad["fault"].is_unique
    for row in faults.dropna(subset="options_zh").itertuples():
        assert len(row.options_zh.split("|")) == len(row.options_en.split("|"))


@pytest.mark.trap("collection_frame", "stale-frame")
@every_province
def test_trap_a_stale_frame(province):
    own = set(frame[frame["province"] == province]["inst_id"])
    opened = open_on(institutions.reset_index(), "2025-06-30").query("province == @province")
    assert own - set(opened["inst_id"]), "closed ones stand in it"
    assert set(opened["inst_id"]) - own, "new ones are not in it"


@pytest.mark.trap("collection_frame", "listed-twice")
@every_province
def test_trap_listed_twice(province):
    own = frame[frame["province"] == province]
    twice = own[own.duplicated("inst_id", keep=False)]
    assert own["inst_id"].duplicated().sum() == 2
    assert twice.groupby("inst_id")["clients"].nunique().eq(1).all()


@pytest.mark.trap("collection_frame", "no-address")
def test_trap_no_address():
    reached = frame[frame["contact"] != "none"]
    lost = frame.groupby("stratum")["contact"].agg(lambda one: (one == "none").mean())
    assert lost["small"] > 0.25
    assert lost["large"] < 0.10
    assert reached["clients"].mean() > 1.08 * frame["clients"].mean()
