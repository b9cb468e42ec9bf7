"""Competences, tests, raters, incentives, sessions: possible, joined, and every planted trap holds."""

import numpy as np
import pandas as pd
import pytest
from iplab import data

need = data.load("competences")
levels = data.load("staff_levels")
items = data.load("items").set_index("item")
responses = data.load("responses")
ratings = data.load("ratings")
rules = data.load("incentive_rules").set_index("activity")
log = data.load("incentive_log")
steps = data.load("incentive_levels")
sessions = data.load("sessions")
TYPES = sorted(set(levels["body_type"]))
ROLES = sorted(set(need["role"]))
TIERS = ["basic", "intermediate", "advanced"]
NEEDED = need.set_index(["role", "competence"])["level"]

every_type = pytest.mark.parametrize("body_type", [*TYPES, None])
every_role = pytest.mark.parametrize("role", ROLES)
every_tier = pytest.mark.parametrize("tier", TIERS)
both_phases = pytest.mark.parametrize("phase", ["pre", "post"])


def of_type(frame, body_type):
    return frame if body_type is None else frame[frame["body_type"] == body_type]


# Competences


def latest(frame):
    assessed = frame[frame["basis"] == "assessed"].sort_values("assessed_on")
    return assessed.groupby(["staff_code", "role", "body_type", "competence"])["level"].last().reset_index()


def gaps(held):
    wanted = pd.MultiIndex.from_frame(held[["role", "competence"]])
    short = np.maximum(0, NEEDED.reindex(wanted).to_numpy() - held["level"].to_numpy())
    return held.assign(gap=short).groupby(["role", "competence"])["gap"].mean()


def test_roles_and_competences_are_whole():
    assert len(need) == 6 * 12
    assert len(TYPES) == 9
    assert levels["staff_code"].nunique() == 216
    assert levels.groupby("staff_code")[["inst_id", "role"]].nunique().eq(1).all().all()
    types = data.load("institutions").set_index("inst_id")["type"]
    assert (levels["inst_id"].map(types) == levels["body_type"]).all()
    assert levels["assessed_on"].max() <= pd.Timestamp("2026-10-31")
    assert levels["staff_code"].str.fullmatch(r"S\d{3}").all()


@pytest.mark.trap("staff_levels", "self-for-assessed")
@every_type
def test_trap_self_for_assessed(body_type):
    own = of_type(levels, body_type)
    both = own.merge(own, on=["staff_code", "competence"], suffixes=("", "_self"))
    both = both[(both["basis"] == "assessed") & (both["basis_self"] == "self")]
    assert (both["level_self"] - both["level"]).mean() > 0.3
    naive = own.sort_values("assessed_on").groupby(["staff_code", "role", "competence"])["level"].last().reset_index()
    assert gaps(naive).sum() < gaps(latest(own)).sum()


@pytest.mark.trap("staff_levels", "older-assessment")
@every_type
def test_trap_an_older_assessment(body_type):
    own = of_type(levels, body_type).query("basis == 'assessed'")
    naive = own.groupby(["staff_code", "role", "competence"])["level"].mean().reset_index()
    assert gaps(naive).sum() > gaps(latest(own)).sum()
    assert own.duplicated(["staff_code", "competence"]).sum() >= 30


@pytest.mark.trap("staff_levels", "surplus-offsets")
@every_role
def test_trap_surplus_offsets_deficits(role):
    held = latest(levels).query("role == @role")
    mean = held.groupby("competence")["level"].mean()
    naive = np.maximum(0, NEEDED[role].reindex(mean.index) - mean)
    right = gaps(held)[role]
    assert (right >= naive - 1e-9).all()
    assert (right > naive + 0.01).any()
    assert list(naive.sort_values(ascending=False).index) != list(right.sort_values(ascending=False).index)


@pytest.mark.trap("staff_levels", "missing-as-zero")
@every_type
def test_trap_no_record_is_not_level_zero(body_type):
    held = latest(of_type(levels, body_type))
    people = held[["staff_code", "role"]].drop_duplicates()
    every = people.merge(need[["role", "competence"]], on="role").merge(
        held, how="left", on=["staff_code", "role", "competence"]
    )
    assert every["level"].isna().sum() >= 3
    assert gaps(every.fillna({"level": 0})).sum() > gaps(held).sum()


@pytest.mark.trap("staff_levels", "small-cells")
@every_type
def test_trap_small_cells(body_type):
    cells = of_type(levels, body_type).groupby(["body_type", "role"])["staff_code"].nunique()
    assert (cells < 3).any()
    whole = of_type(levels, body_type)
    within = whole.groupby(["inst_id", "role"])["staff_code"].nunique()
    assert (within == 1).mean() > 0.3


# The test


def wide(body_type=None, phase="pre", blank=0):
    own = of_type(responses, body_type)
    own = own[own["phase"] == phase]
    table = own.assign(score=own["score"].astype("float")).pivot(index="trainee", columns="item", values="score")
    return table if blank is None else table.fillna(blank)


def rest_correlation(table, item, inside=False):
    total = table.sum(axis=1) if inside else table.drop(columns=item).sum(axis=1)
    return table[item].corr(total)


def alpha(table):
    count = table.shape[1]
    return count / (count - 1) * (1 - table.var(ddof=0).sum() / table.sum(axis=1).var(ddof=0))


def check_items(table):
    """Two items too easy, one against the rest, the others sound."""
    facility = table.mean() / items["max_score"]
    assert set(facility.index[facility > 0.93]) >= {"I04", "I11"}
    assert rest_correlation(table, "I07") < -0.2
    sound = table.columns[table.var() > 0].difference(["I04", "I11", "I07"])
    assert min(rest_correlation(table, item) for item in sound) > -0.1
    assert np.mean([rest_correlation(table, item) > 0.1 for item in sound]) > 0.8


def test_shape_of_the_test():
    assert items["max_score"].sum() == 35
    assert responses["trainee"].nunique() == 9 * 28
    top = responses["item"].map(items["max_score"])
    assert (responses["score"].dropna() <= top[responses["score"].notna()]).all()
    assert responses.groupby("trainee")["arm"].nunique().eq(1).all()


@both_phases
@every_type
def test_items_are_sound_but_three(body_type, phase):
    check_items(wide(body_type, phase))


def test_a_test_of_pure_chance_is_noticed():
    random = np.random.default_rng(3)
    table = wide()
    noise = pd.DataFrame(
        {item: random.integers(0, items.loc[item, "max_score"] + 1, len(table)) for item in table.columns}
    )
    with pytest.raises(AssertionError):
        check_items(noise)


@pytest.mark.trap("responses", "too-easy-items")
@both_phases
@every_type
def test_trap_too_easy_items(body_type, phase):
    table = wide(body_type, phase)
    assert (table[["I04", "I11"]].mean() > 0.93).all()
    assert (table[["I04", "I11"]].var() < 0.05).all()


@pytest.mark.trap("responses", "miskeyed-item")
@both_phases
@every_type
def test_trap_a_miskeyed_item(body_type, phase):
    table = wide(body_type, phase)
    correlations = {item: rest_correlation(table, item) for item in table.columns}
    assert min(correlations, key=correlations.get) == "I07"
    assert 0.2 < table["I07"].mean() < 0.8, "its difficulty alone gives nothing away"
    assert alpha(table.drop(columns="I07")) > alpha(table)


@pytest.mark.trap("responses", "item-in-its-own-total")
@both_phases
@every_type
def test_trap_an_item_in_its_own_total(body_type, phase):
    table = wide(body_type, phase)
    varied = table.columns[table.var() > 0].difference(["I04", "I11"])
    assert len(varied) >= 16
    for item in varied:
        assert rest_correlation(table, item, inside=True) > rest_correlation(table, item)


@pytest.mark.trap("responses", "kr20-with-partial-credit")
@both_phases
@every_type
def test_trap_kr20_with_partial_credit(body_type, phase):
    table = wide(body_type, phase)
    count, p = table.shape[1], table.mean() / items["max_score"]
    kr20 = count / (count - 1) * (1 - (p * (1 - p)).sum() / table.sum(axis=1).var(ddof=0))
    assert kr20 > alpha(table) + 0.02
    single = table[items.index[items["kind"] == "single"]]
    q = single.mean() * (1 - single.mean())
    same = 15 / 14 * (1 - q.sum() / single.sum(axis=1).var(ddof=0))
    assert same == pytest.approx(alpha(single))


@pytest.mark.trap("responses", "blank-left-out")
@every_type
def test_trap_blanks_left_out(body_type):
    naive, right = wide(body_type, blank=None).mean(), wide(body_type).mean()
    assert wide(body_type, blank=None).isna().sum().sum() >= 5
    assert (naive >= right - 1e-12).all()
    assert (naive > right).any()


def paired(body_type, arm="trained"):
    own = of_type(responses, body_type)
    own = own[own["arm"] == arm]
    totals = own.groupby(["trainee", "phase"])["score"].sum().astype(float).unstack()
    return totals


@pytest.mark.trap("responses", "gain-at-full-marks")
@every_type
def test_trap_gain_at_full_marks(body_type):
    totals = paired(body_type).dropna()
    full = totals["pre"] == items["max_score"].sum()
    assert full.sum() >= 1
    with np.errstate(invalid="ignore", divide="ignore"):
        naive = (totals["post"] - totals["pre"]) / (35 - totals["pre"])
    assert not np.isfinite(naive[full]).any()
    assert naive[~full].mean() > 0.1


@pytest.mark.trap("responses", "unpaired-means")
@every_type
def test_trap_unpaired_means(body_type):
    totals = paired(body_type)
    assert totals["post"].isna().sum() >= 3
    both = totals.dropna()
    naive, right = totals["post"].mean() - totals["pre"].mean(), both["post"].mean() - both["pre"].mean()
    assert naive > right + 0.5
    assert right > 1


@pytest.mark.trap("responses", "no-control")
def test_trap_the_second_time_is_better_anyway():
    trained, waiting = paired(None).dropna(), paired(None, "waiting").dropna()
    gain = {"trained": (trained["post"] - trained["pre"]).mean(), "waiting": (waiting["post"] - waiting["pre"]).mean()}
    assert gain["waiting"] > 0.3
    assert gain["trained"] > gain["waiting"] + 2


# Raters


def pair(tier, criterion):
    own = ratings[(ratings["tier"] == tier) & (ratings["criterion"] == criterion)]
    table = own.pivot(index="work", columns="rater", values="score")
    return table["RA"].to_numpy(), table["RB"].to_numpy()


def weighted_kappa(a, b):
    """Cohen (1968), quadratic weights on four levels."""
    distance = (np.arange(4)[:, None] - np.arange(4)[None, :]) ** 2
    seen = np.zeros((4, 4))
    np.add.at(seen, (a - 1, b - 1), 1)
    expected = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / seen.sum()
    return 1 - (distance * seen).sum() / (distance * expected).sum()


CRITERIA = ["correct", "complete", "plain", "limits", "next_step"]


@pytest.mark.trap("ratings", "agreement-is-not-kappa")
@every_tier
def test_trap_agreement_is_not_kappa(tier):
    kappa = {one: weighted_kappa(*pair(tier, one)) for one in CRITERIA}
    agreement = {one: float(np.equal(*pair(tier, one)).mean()) for one in CRITERIA}
    worst = min(kappa, key=kappa.get)
    assert kappa[worst] < 0.3
    assert sorted(kappa.values())[1] >= 0.6, "one criterion only is to be calibrated"
    assert agreement[worst] >= 0.7
    naive = min(agreement, key=agreement.get)
    assert naive != worst
    assert kappa[naive] >= 0.6


def test_the_criterion_to_be_calibrated_differs_by_tier():
    worst = {min(CRITERIA, key=lambda one, tier=tier: weighted_kappa(*pair(tier, one))) for tier in TIERS}
    assert len(worst) == 3


@pytest.mark.trap("ratings", "harsh-rater")
@every_tier
def test_trap_a_harsh_rater(tier):
    found = []
    for one in CRITERIA:
        a, b = pair(tier, one)
        if np.corrcoef(a, b)[0, 1] > 0.85 and (a - b).mean() > 0.3:
            assert (a >= b).all()
            found.append(one)
    assert len(found) == 1


# Incentives


def points(frame, scheme):
    own = frame.assign(points=frame["activity"].map(rules["points"]), cap=frame["activity"].map(rules["cap"]))
    if scheme == "counts_only":
        return (own["units"] * own["points"]).groupby(own["staff_code"]).sum()
    fit = own["verified"] & ~(own["quality"] < 3)
    own = own.assign(counted=own["units"].where(fit, 0), month=own["date"].dt.month)
    monthly = own.groupby(["staff_code", "activity", "month"]).agg(
        units=("counted", "sum"), points=("points", "first"), cap=("cap", "first")
    )
    return (monthly[["units", "cap"]].min(axis=1) * monthly["points"]).groupby("staff_code").sum()


@pytest.mark.trap("incentive_log", "counts-alone")
@pytest.mark.parametrize("body_type", TYPES)
def test_trap_counts_alone_are_gamed(body_type):
    own = of_type(log, body_type)
    naive, right = points(own, "counts_only"), points(own, "with_quality")
    first = naive.idxmax()
    assert naive[first] > 2 * naive.drop(first).max()
    assert right.rank(ascending=False)[first] > 6
    searches = own[(own["staff_code"] == first) & (own["activity"] == "search_done")]
    pace = searches["minutes"].sum() / searches["units"].sum()
    assert pace < 0.4 * rules.loc["search_done", "usual_minutes"]
    assert (searches["quality"] < 3).all()


def test_points_reach_every_level():
    own = points(log, "counts_only")
    reached = {int((steps["min_points"] <= one).sum()) for one in own}
    assert reached == {1, 2, 3, 4}
    assert set(log["staff_code"]) <= set(levels["staff_code"])


# Sessions


def gained(body_type):
    own = of_type(sessions, body_type).dropna(subset="pre_mean")
    return own.assign(gain=own["post_mean"] - own["pre_mean"])


@pytest.mark.trap("sessions", "attendance-as-effect")
@every_type
def test_trap_attendance_is_no_effect(body_type):
    own = gained(body_type)
    assert own["attended"].corr(own["gain"]) < -0.5
    by_size = own.sort_values("attended")["gain"]
    assert by_size.tail(len(own) // 3).mean() < 0.6 * by_size.head(len(own) // 3).mean()


@pytest.mark.trap("sessions", "rating-as-effect")
@every_type
def test_trap_ratings_are_no_effect(body_type):
    own = gained(body_type)
    assert own["rating"].corr(own["gain"]) < -0.3


@pytest.mark.trap("sessions", "no-pre-test")
@every_type
def test_trap_no_test_before(body_type):
    own = of_type(sessions, body_type)
    assert 0.2 < own["pre_mean"].isna().mean() < 0.6
    assert own[own["pre_mean"].isna()]["post_mean"].max() > 55


@pytest.mark.trap("sessions", "visits-as-people")
@every_type
def test_trap_attendances_are_not_people(body_type):
    own = of_type(sessions, body_type)
    assert own["first_time"].sum() < 0.7 * own["attended"].sum()
    assert (own["first_time"] <= own["attended"]).all()
    assert (own["attended"] < own["registered"]).all()
