"""Service: the desk, demand and supply, providers, evaluation; each trap, province by province and date by date."""

import datetime
import math
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from iplab import data

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "datasets"))  # the generator, for the tests that break it

DATES = ["2025-03-31", "2025-06-30", "2025-12-31", "2026-06-30", "2026-10-31"]
PUBLIC = yaml.safe_load((Path(__file__).parent / "public_figures.yaml").read_text(encoding="utf-8"))
MUNICIPALITIES = {"北京市", "天津市", "上海市", "重庆市"}
LARGE = {"北京市", "江苏省", "浙江省", "山东省", "河南省", "广东省", "四川省"}

places = data.load("places")
PROVINCES = sorted(set(places["province"]))
calendar = data.load("working_days")
items = data.load("service_items")
tickets = data.load("tickets").merge(
    items[["item_id", "topic", "limit_days"]], on="item_id", suffixes=("", "_standard")
)
tickets = tickets.merge(data.load("channels")[["channel", "online"]], on="channel")
applicants = data.load("applicants").set_index("applicant_id")
demands = data.load("demands")
providers = data.load("providers")
visits = data.load("client_visits")
survey = data.load("survey").merge(data.load("survey_items"), on="item")
TYPES = sorted(set(items["inst_type"]))

two_dates = pytest.mark.parametrize("date", DATES[:2])
every_date = pytest.mark.parametrize("date", DATES)
every_province = pytest.mark.parametrize("province", PROVINCES)
every_type = pytest.mark.parametrize("kind", TYPES)


# Working days, an independent way: count the days of the table


OFF = set(calendar.loc[~calendar["working_day"], "date"])


def after(opened, closed, off=OFF):
    """Working days after `opened` up to and with `closed`."""
    days = pd.date_range(opened + pd.Timedelta(days=1), closed)
    return sum(day not in off for day in days)


WEEKENDS = {day for day in calendar["date"] if day.day_of_week >= 5}
_TABLE = calendar.set_index("date")["working_day"].astype(int).cumsum()
_WEEKDAYS = (~calendar["date"].isin(WEEKENDS)).astype(int).set_axis(calendar["date"]).cumsum()


# From a running count, once for all tickets.
tickets["working"] = tickets["closed"].map(_TABLE) - tickets["opened"].map(_TABLE)
tickets["weekdays"] = tickets["closed"].map(_WEEKDAYS) - tickets["opened"].map(_WEEKDAYS)
tickets["calendar"] = (tickets["closed"] - tickets["opened"]).dt.days
OWN = {key: own for key, own in tickets.groupby(["province", "inst_type"])}


def spans(frame):
    """Working days from opening to closing of every closed case."""
    return frame.loc[frame["closed"].notna(), "working"].astype(int)


def on_time(frame, date, way="working"):
    """Share of the cases closed by the day that took no longer than promised."""
    closed = frame[frame["closed"] <= date]
    return (closed[way] <= closed["limit_days"]).mean()


def seen_on(frame, date):
    """What a desk knew on a day: cases opened by it; those closed later are open."""
    known = frame[frame["opened"] <= date].copy()
    late = known["closed"] > date
    known.loc[late, ["closed", "rating", "nps"]] = None
    return known


BUSY = {p: OWN[p, "provincial_node" if p in MUNICIPALITIES else "municipal_comprehensive"] for p in PROVINCES}


def test_working_days_are_those_of_a_second_source():
    import chinese_calendar

    for row in calendar.itertuples():
        assert chinese_calendar.is_workday(row.date.date()) == row.working_day, row.date


def test_working_days_carry_the_notice_of_their_year():
    by_year = calendar.groupby(calendar["date"].dt.year)["notice"].unique().map(list).to_dict()
    assert by_year == {
        2024: ["国办发明电〔2023〕7号"],
        2025: ["国办发明电〔2024〕12号"],
        2026: ["国办发明电〔2025〕7号"],
    }
    assert (calendar["notice_on"] < pd.to_datetime(calendar["date"].dt.year.astype(str))).all()
    assert calendar.loc[calendar["kind"].isin(["holiday", "made_up"]), "holiday_zh"].notna().all()
    assert len(calendar) == (datetime.date(2026, 12, 31) - datetime.date(2024, 6, 30)).days


def test_both_ways_of_counting_working_days_agree():
    some = tickets[tickets["closed"].notna()].iloc[::997]
    assert [after(row.opened, row.closed) for row in some.itertuples()] == spans(some).tolist()


# Shape


def test_every_province_and_kind_of_body_has_tickets():
    counted = tickets.groupby(["province", "inst_type"])["inst_id"].nunique().unstack(fill_value=0)
    missing = {(province, kind) for province in PROVINCES for kind in TYPES if not counted.loc[province].get(kind, 0)}
    assert missing == {(province, "municipal_comprehensive") for province in MUNICIPALITIES}
    assert (counted["tisc"] == 2).all()


def test_dates_of_tickets_are_in_order_and_on_days_that_exist():
    assert (tickets["closed"].isna() | (tickets["closed"] >= tickets["opened"])).all()
    assert tickets["opened"].between("2024-07-01", "2026-10-31").all()
    assert tickets["closed"].max() <= pd.Timestamp("2026-10-31")
    shut = tickets["channel"].isin(["counter", "phone"])
    opened_when = tickets["opened"].map(calendar.set_index("date")["working_day"])
    assert opened_when[shut].mean() > 0.995, "counters and telephones are shut on days off"
    assert (~opened_when[tickets["online"]]).any(), "nobody writes on a Sunday: too tidy"


def test_marks_are_given_only_to_closed_cases():
    assert tickets.loc[tickets["rating"].notna(), "closed"].notna().all()
    assert tickets.loc[tickets["nps"].notna(), "rating"].notna().all()


def test_clients_are_those_they_say():
    named = tickets.dropna(subset="applicant_id")
    kinds = named["applicant_id"].map(applicants["kind"])
    other = named["client_type"].isin(["university", "institute", "person"])
    assert (kinds[other] == named.loc[other, "client_type"]).all()
    assert (
        named.loc[~other, "applicant_id"].map(applicants["tech_sme"])
        == (named.loc[~other, "client_type"] == "tech_sme")
    ).all()
    assert (named["applicant_id"].map(applicants["province"]) == named["province"]).all()


def test_items_belong_to_the_kind_of_body():
    kinds = tickets["item_id"].map(items.set_index("item_id")["inst_type"])
    assert (kinds == tickets["inst_type"]).all()


def test_marked_merges_point_at_an_earlier_contact_about_the_same():
    marked = tickets.dropna(subset="merged_into")
    first = tickets.set_index("case_id").loc[marked["merged_into"]]
    assert (first["applicant_id"].to_numpy() == marked["applicant_id"].to_numpy()).all()
    assert (first["item_id"].to_numpy() == marked["item_id"].to_numpy()).all()
    gap = (marked["opened"].to_numpy() - first["opened"].to_numpy()) / np.timedelta64(1, "D")
    assert ((gap >= 0) & (gap <= 3)).all()


# Calibration


def weekly(frame):
    """Cases a week over the whole time of the table."""
    return len(frame) / ((pd.Timestamp("2026-10-31") - pd.Timestamp("2024-06-30")).days / 7)


def check_load(frame):
    low, high = PUBLIC["desk_cases_a_week"]["value"]
    searches = PUBLIC["dongying_searches_a_week"]["value"]
    for province in LARGE:
        busy = frame[
            (frame["province"] == province) & frame["inst_type"].isin(["provincial_node", "municipal_comprehensive"])
        ]
        assert low <= weekly(busy) <= high * 1.02, (province, weekly(busy))
    tisc = frame[(frame["province"] == "山东省") & (frame["inst_type"] == "tisc")]
    assert 0.9 * searches <= weekly(tisc) <= 1.1 * searches


def satisfied(frame):
    rated = frame["rating"].dropna()
    return float((rated >= 3).mean())


def check_ceiling(frame):
    assert satisfied(frame) > PUBLIC["dongying_satisfaction"]["value"]
    others = frame[frame["invited"] & (frame["staff_code"] != "S02")]
    assert satisfied(others) >= PUBLIC["satisfaction_one_city"]["value"] - 0.0015


def check_imbalance(frame):
    region = frame["province"].map(places.drop_duplicates("province").set_index("province")["region4"])
    thin = region.isin(["west", "northeast"]) | (frame["province"] == "海南省")
    assert thin.mean() < PUBLIC["providers_thin_provinces_share"]["value"]
    agencies = frame["kind"] == "patent_agency"
    assert abs(thin[agencies].mean() - PUBLIC["agencies_thin_provinces_share"]["value"]) < 0.02


def check_peaks(frame):
    """Two peaks with a trough at noon between them, as reported."""
    shape = frame.groupby("hour")["calls"].sum()
    first, trough, second = PUBLIC["calls_by_hour"]["value"]
    assert shape.idxmax() in first
    assert shape.loc[trough].max() < 0.5 * shape.max()
    assert shape.loc[13:].idxmax() in second
    assert shape.loc[second].max() > 1.5 * shape.loc[trough].max()


def test_calibration_load():
    check_load(tickets)


def test_calibration_ceiling():
    check_ceiling(tickets)


def test_calibration_imbalance():
    check_imbalance(providers)


def test_calibration_peaks():
    check_peaks(data.load("arrivals"))
    monday = data.load("arrivals").assign(day=lambda rows: rows["date"].dt.day_of_week)
    assert monday.groupby("day")["calls"].mean().idxmax() == 0


def broken_world(monkeypatch, module, **changed):
    from generator import firms, network
    from generator import service as subject
    from generator.world import World

    for name, value in changed.items():
        monkeypatch.setattr(module, name, value)
    folder = Path(__file__).resolve().parents[2] / "datasets"
    written = {path.stem: path for part in ("facts", "practice") for path in (folder / part).glob("*.csv")}
    makers = {**network.MAKERS, **firms.MAKERS, **subject.MAKERS}
    return World(makers, {name: path for name, path in written.items() if name not in makers})


def test_a_generator_with_too_few_providers_in_the_east_fails(monkeypatch):
    from generator import providers as module

    check_imbalance(broken_world(monkeypatch, module)["providers"])
    with pytest.raises(AssertionError):
        check_imbalance(broken_world(monkeypatch, module, DENSE_FLOOR=12, DENSE_MEAN=13)["providers"])


def test_a_generator_with_a_flat_day_fails(monkeypatch):
    from generator import hotline as module

    check_peaks(broken_world(monkeypatch, module)["arrivals"])
    with pytest.raises(AssertionError):
        check_peaks(broken_world(monkeypatch, module, HOURS=dict.fromkeys(module.HOURS, 1 / 9))["arrivals"])


def test_honest_raters_everywhere_fail_the_ceiling():
    broken = tickets.copy()
    rated = broken.index[broken["rating"].notna() & broken["invited"]]
    broken.loc[rated[::50], "rating"] = 1
    with pytest.raises(AssertionError):
        check_ceiling(broken)


def test_half_the_load_fails():
    with pytest.raises(AssertionError):
        check_load(tickets.iloc[::2])


# The desk


@every_type
@every_date
@pytest.mark.trap("working_days", "calendar-days")
def test_trap_calendar_days(kind, date):
    for (province, held), own in OWN.items():
        if held == kind:
            assert on_time(own, date, "calendar") < on_time(own, date), province


@every_type
@every_date
@pytest.mark.trap("working_days", "weekdays-only")
def test_trap_weekdays_only(kind, date):
    for (province, held), own in OWN.items():
        if held == kind:
            assert on_time(own, date, "weekdays") < on_time(own, date), province


ELEMENTS = ["conditions", "clients", "channel", "papers", "steps", "time_limit", "result", "feedback"]
SAYS_NOTHING = {"zh": ["另行通知", "尽快办理"], "en": ["To be announced", "As soon as possible"]}


def gaps(frame, language):
    columns = [f"{element}_{language}" for element in ELEMENTS]
    return frame[columns].isna() | frame[columns].isin(SAYS_NOTHING[language])


def test_every_kind_of_body_has_a_list_in_both_languages():
    assert len(items) >= 60
    assert items.groupby("inst_type").size().min() >= 5
    assert (gaps(items, "zh").to_numpy() == gaps(items, "en").to_numpy()).all()
    assert items.groupby("inst_type")["topic"].nunique().equals(items.groupby("inst_type").size())


def test_the_limit_in_words_is_the_limit_in_figures():
    for row in items[~gaps(items, "zh")["time_limit_zh"]].itertuples():
        number = "当场" if row.limit_days == 0 else f" {row.limit_days} 个工作日"
        assert number in row.time_limit_zh
        assert ("On the spot" if row.limit_days == 0 else f" {row.limit_days} working day") in row.time_limit_en


@every_type
@pytest.mark.trap("service_items", "placeholder-taken-for-filled")
def test_trap_placeholders(kind):
    own = items[items["inst_type"] == kind]
    columns = [f"{element}_zh" for element in ELEMENTS]
    assert own[columns].isna().to_numpy().sum() >= 1
    assert own[columns].isna().to_numpy().sum() < gaps(own, "zh").to_numpy().sum()


@every_type
@pytest.mark.trap("service_items", "none-is-an-answer")
def test_trap_no_papers_is_an_answer(kind):
    own = items[items["inst_type"] == kind]
    assert own["papers_zh"].str.startswith("无", na=False).any()
    assert own["papers_en"].str.startswith("No ", na=False).any()
    naive = gaps(own, "zh").to_numpy().sum() + own["papers_zh"].str.startswith("无", na=False).sum()
    assert naive > gaps(own, "zh").to_numpy().sum()


@every_type
@pytest.mark.trap("service_items", "guide-without-date")
def test_trap_guide_without_date(kind):
    own = items[items["inst_type"] == kind]
    whole = own[~gaps(own, "zh").any(axis=1)]
    assert whole["guide_on"].isna().any()


def test_old_guides_are_years_old():
    assert (items["guide_on"] < "2022-06-30").sum() >= 5


def test_twenty_enquiries_ask_before_they_answer():
    asked = data.load("desk_enquiries")
    assert len(asked) == 20
    assert asked["ask_zh"].str.contains("？").all()
    assert asked["ask_en"].str.contains(r"\?").all()
    assert set(asked["topic"]) <= set(items["topic"])
    assert not set(asked["text_zh"]) & set(data.load("enquiries")["text_zh"])
    tiers = items.drop_duplicates("topic").set_index("topic")["tier"]
    offered = asked[asked["tier"] != "refer"]
    assert (offered["topic"].map(tiers) == offered["tier"]).all()


@every_type
@pytest.mark.trap("desk_enquiries", "not-on-our-list")
def test_trap_items_that_the_own_body_lacks(kind):
    asked = data.load("desk_enquiries")
    own = items[items["inst_type"] == kind].set_index("topic")["tier"]
    right = asked["topic"].map(own).fillna("refer")
    assert (right != asked["tier"]).any()
    assert right.nunique() >= 2


def merged(frame, nameless_apart=True):
    """How many cases: the same client and item within three days of the first contact is one."""
    frame = frame.sort_values("opened", kind="stable")
    first = {}
    cases = 0
    for row in zip(frame["inst_id"], frame["applicant_id"], frame["item_id"], frame["opened"], strict=True):
        body, client, item, day = row
        if pd.isna(client) and nameless_apart:
            cases += 1
            continue
        key = (body, "" if pd.isna(client) else client, item)
        if key in first and (day - first[key]).days <= 3:
            continue
        first[key] = day
        cases += 1
    return cases


@every_type
@pytest.mark.trap("tickets", "contact-for-case")
def test_trap_contacts_are_not_cases(kind):
    # At the earliest day; whoever counts later counts these too.
    for (province, held), own in OWN.items():
        known = own[own["opened"] <= DATES[0]]
        assert held != kind or merged(known) < len(known), province


@two_dates
@every_province
@pytest.mark.trap("tickets", "nameless-as-one")
def test_trap_nameless_callers_are_many(province, date):
    known = BUSY[province][BUSY[province]["opened"] <= date]
    assert merged(known, nameless_apart=False) < merged(known)


@two_dates
@every_province
@pytest.mark.trap("tickets", "marked-by-the-desk")
def test_trap_the_desk_marked_a_part(province, date):
    known = BUSY[province][BUSY[province]["opened"] <= date]
    by_mark = len(known) - known["merged_into"].notna().sum()
    assert merged(known) < by_mark < len(known)


@every_date
@every_province
@pytest.mark.trap("tickets", "one-stop-by-contact")
def test_trap_one_stop_by_contact(province, date):
    known = BUSY[province][BUSY[province]["opened"] <= date].sort_values("opened", kind="stable")
    named = known.dropna(subset="applicant_id").copy()
    previous = named.groupby(["inst_id", "applicant_id", "item_id"])["opened"].shift()
    new = previous.isna() | ((named["opened"] - previous).dt.days > 3)
    named["case"] = new.cumsum().where(new).groupby([named["inst_id"], named["applicant_id"], named["item_id"]]).ffill()
    by_case = named.groupby("case")["transfer"].any()
    assert abs((1 - by_case.mean()) - (1 - named["transfer"].mean())) > 1e-4


@pytest.mark.trap("tickets", "standard-for-promised")
def test_trap_the_province_promises_less():
    differing = set()
    for province in PROVINCES:
        own = tickets[(tickets["province"] == province) & tickets["closed"].notna()]
        assert (own["limit_days"] <= own["limit_days_standard"]).all()
        promised = (spans(own) <= own["limit_days"]).mean()
        standard = (spans(own) <= own["limit_days_standard"]).mean()
        differing |= {province} if promised < standard else set()
    assert len(differing) == 20, "two provinces of three promise less than the standard"
    assert "四川省" in differing


@every_date
@every_province
@pytest.mark.trap("tickets", "mean-hides-tail")
def test_trap_the_mean_hides_the_tail(province, date):
    known = seen_on(BUSY[province], date)
    taken = spans(known)
    limit = known.loc[taken.index, "limit_days"]
    assert taken.mean() < limit.mean()
    assert (taken > limit).any()
    assert taken.max() >= 27


@every_date
@every_province
@pytest.mark.trap("tickets", "open-cases-dropped")
def test_trap_open_cases_are_overdue_too(province, date):
    known = seen_on(BUSY[province], date)
    still = known[known["closed"].isna()]
    overdue = (_TABLE[pd.Timestamp(date)] - still["opened"].map(_TABLE)) > still["limit_days"]
    assert overdue.any()
    taken = spans(known)
    naive = (taken <= known.loc[taken.index, "limit_days"]).mean()
    decided = len(taken) + overdue.sum()
    assert (taken <= known.loc[taken.index, "limit_days"]).sum() / decided < naive


# Evaluation


@every_date
@every_province
@pytest.mark.trap("tickets", "asked-raters-only")
def test_trap_who_was_asked_to_rate(province, date):
    known = seen_on(BUSY[province], date)
    assert satisfied(known[known["invited"]]) > satisfied(known)
    assert satisfied(known) < 1


def wilson_low(good, n, z=1.96):
    share = good / n
    centre, spread = share + z * z / (2 * n), z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return (centre - spread) / (1 + z * z / n)


@every_date
@every_province
@pytest.mark.trap("tickets", "eight-ratings")
def test_trap_a_handful_of_ratings(province, date):
    own = seen_on(tickets[(tickets["province"] == province) & (tickets["inst_type"] == "tisc")], date)
    rated = own.dropna(subset="rating").groupby("inst_id")["rating"].agg(["size", lambda marks: (marks >= 3).sum()])
    rated.columns = ["n", "good"]
    small, steady = rated["n"].idxmin(), rated["n"].idxmax()
    assert rated.loc[small, "n"] == rated.loc[small, "good"] <= 15
    assert rated.loc[steady, "good"] < rated.loc[steady, "n"]
    assert wilson_low(*rated.loc[small, ["good", "n"]]) < wilson_low(*rated.loc[steady, ["good", "n"]])


@every_date
@every_province
@pytest.mark.trap("tickets", "mean-of-grades")
def test_trap_the_mean_of_grades_is_no_share(province, date):
    own = seen_on(BUSY[province], date)
    assert own["rating"].mean() / 5 < satisfied(own) - 0.005


def weighted(frame, province):
    true = data.load("client_population", province=province).set_index("client_type")["clients"]
    by_type = frame.dropna(subset="rating").groupby("client_type")["rating"].agg(lambda marks: (marks >= 3).mean())
    assert set(by_type.index) == set(true.index), "a stratum without a rating"
    return float((by_type * true / true.sum()).sum())


@every_date
@every_province
@pytest.mark.trap("tickets", "client-mix")
def test_trap_the_mix_of_those_who_rate(province, date):
    known = seen_on(BUSY[province], date)
    assert weighted(known, province) < satisfied(known) - 5e-4


@pytest.mark.trap("tickets", "honest-low-grades")
@pytest.mark.parametrize("province", sorted(LARGE))
@every_date
def test_trap_who_asks_everybody_gets_low_grades(province, date):
    known = seen_on(BUSY[province], date)
    honest = known["staff_code"] == "S02"
    assert satisfied(known[honest]) < satisfied(known[~honest])
    # The work is no worse: as many on time as the rest.
    taken = spans(known)
    on_time = taken <= known.loc[taken.index, "limit_days"]
    assert on_time[honest.loc[taken.index]].mean() > on_time.mean() - 0.03
    asked = known.groupby("staff_code")["invited"].mean()
    assert asked["S02"] == 1
    assert asked.drop("S02").max() < 0.6


@every_date
@every_province
@pytest.mark.trap("tickets", "bad-months-in-the-average")
def test_trap_months_outside_the_limits(province, date):
    known = seen_on(BUSY[province], date)
    taken = spans(known)
    late = (taken > known.loc[taken.index, "limit_days"]).groupby(known.loc[taken.index, "opened"].dt.strftime("%Y-%m"))
    share, n = late.mean(), late.size()
    centre = (share * n).sum() / n.sum()
    above = share > centre + 3 * (centre * (1 - centre) / n) ** 0.5
    assert above.any()
    assert set(above.index[above]) <= {"2024-11", "2025-02", "2025-06", "2025-11", "2026-02", "2026-06", "2026-09"}
    assert centre < 0.15


@every_date
@every_province
@pytest.mark.trap("rectification", "bad-rating-without-row")
def test_trap_bad_ratings_without_a_row(province, date):
    entered = data.load("rectification", province=province)
    bad = tickets[(tickets["province"] == province) & tickets["rating"].le(2) & (tickets["closed"] <= date)]
    known = entered[entered["rated_on"] <= date]
    assert 0 < len(known) <= len(bad)
    if province in LARGE or date == DATES[-1]:
        assert len(known) < len(bad)
    assert set(known["case_id"]) <= set(bad["case_id"])


@every_province
@pytest.mark.trap("rectification", "fifteen-calendar-days")
def test_trap_fifteen_calendar_days(province):
    entered = data.load("rectification", province=province).dropna(subset="done")
    right = (entered["done"] <= entered["due"]).mean()
    naive = ((entered["done"] - entered["rated_on"]).dt.days <= 15).mean()
    assert naive < right < 1
    for row in entered.head(5).itertuples():
        assert after(row.rated_on, row.due) == 15


def marks(frame, turned=True):
    frame = frame.copy()
    for column in ("expected", "perceived"):
        frame[column] = frame[column].astype("Float64")
        if turned:
            frame.loc[frame["reversed"], column] = 8 - frame.loc[frame["reversed"], column]
    return frame


def alpha(frame):
    wide = frame.pivot(index="respondent", columns="item", values="perceived").astype(float).dropna()
    k = wide.shape[1]
    return k / (k - 1) * (1 - wide.var(ddof=1).sum() / wide.sum(axis=1).var(ddof=1))


def test_statements_are_those_of_five_dimensions():
    sizes = data.load("survey_items").groupby("dimension").size().to_dict()
    assert sizes == {"tangibles": 4, "reliability": 5, "responsiveness": 4, "assurance": 4, "empathy": 5}
    counted = survey.groupby(["province", "inst_type"])["respondent"].nunique()
    assert len(counted) == 31 * 9 - 4
    assert counted.min() == 12


@every_type
@pytest.mark.trap("survey", "reversed-statements")
def test_trap_reversed_statements(kind):
    own = survey[survey["inst_type"] == kind]
    for _, one in own.groupby("inst_id"):
        for dimension in ("responsiveness", "empathy"):
            part = one[one["dimension"] == dimension]
            right, naive = (marks(part, turned) for turned in (True, False))
            assert (right["perceived"] - right["expected"]).mean() != (naive["perceived"] - naive["expected"]).mean()
    whole = own[own["dimension"] == "responsiveness"]
    assert alpha(marks(whole)) > 0.7
    assert alpha(marks(whole, turned=False)) < 0.3


@every_type
@pytest.mark.trap("survey", "unused-as-zero")
def test_trap_missing_marks_are_no_zeros(kind):
    own = marks(survey[survey["inst_type"] == kind])
    assert own["perceived"].isna().any()
    assert own["perceived"].fillna(0).mean() < own["perceived"].mean()


# The hotline


def erlang_c(servers, load):
    """Probability that a call waits (Erlang 1917)."""
    if load >= servers:
        return 1.0
    blocked = 1.0
    for number in range(1, servers + 1):
        blocked = load * blocked / (number + load * blocked)
    return servers * blocked / (servers - load * (1 - blocked))


def staff(calls_an_hour, minutes, wait=10, most=0.2):
    load, needed = calls_an_hour * minutes / 60, 1
    while erlang_c(needed, load) * math.exp(-max(needed - load, 0) * wait / minutes) > most:
        needed += 1
    return needed


arrivals = dict(list(data.load("arrivals").groupby("province")))


def hotline(province, date):
    """The twelve months before the day."""
    calls = arrivals[province]
    return calls[(calls["date"] <= date) & (calls["date"] > pd.Timestamp(date) - pd.DateOffset(months=12))]


def test_erlang_c_of_a_known_case():
    assert round(erlang_c(3, 2.0), 4) == 0.4444


@every_date
@every_province
@pytest.mark.trap("arrivals", "mean-hides-peak")
def test_trap_the_mean_hides_the_peak(province, date):
    calls = hotline(province, date)
    minutes = (calls["calls"] * calls["mean_minutes"]).sum() / calls["calls"].sum()
    by_hour = calls.groupby("hour")["calls"].mean()
    naive = staff(by_hour.mean(), minutes)
    assert naive < staff(by_hour.max(), minutes)
    assert staff(by_hour.min(), minutes) < staff(by_hour.max(), minutes)


@every_date
@every_province
@pytest.mark.trap("arrivals", "pooled-hours")
def test_trap_mondays(province, date):
    calls = hotline(province, date)
    at_ten = calls[calls["hour"] == 10]
    by_day = at_ten.groupby(at_ten["date"].dt.day_of_week)["calls"].mean()
    assert by_day[0] > at_ten["calls"].mean() > by_day[4]
    # Where some 45 calls come in a day, one or two people do on either day: the difference shows in the load.
    if province in LARGE:
        assert staff(by_day[0], 6.0) > staff(by_day[4], 6.0)


@pytest.mark.trap("one_network", "mixed-day-units")
def test_trap_days_before_and_after_in_two_units():
    net = data.load("one_network")
    mixed = net[net["days_before_unit"] != net["days_after_unit"]]
    assert len(mixed) >= 2
    assert ((mixed["days_before"] * 5 / 7 - mixed["days_after"]) < (mixed["days_before"] - mixed["days_after"])).all()


@pytest.mark.trap("one_network", "mean-of-percentages")
def test_trap_the_mean_of_cuts():
    net = data.load("one_network")
    assert (net["steps_after"] <= net["steps_before"]).all()
    cuts = (1 - net["papers_after"] / net["papers_before"]).mean()
    asked_before, asked_after = (net[f"papers_{when}"] * net["cases_year"] for when in ("before", "after"))
    assert abs(cuts - (1 - asked_after.sum() / asked_before.sum())) > 0.05
    assert (net["online_cases_year"] <= net["cases_year"]).all()


# Demands


def tags(frame):
    """The groups of each demand by the rules, as sets."""
    rules = data.load("group_rules")
    found = {demand: set() for demand in frame["demand_id"]}
    for rule in rules.itertuples():
        if rule.column == "need_zh":
            hit = frame["need_zh"].str.contains(rule.value)
        else:
            column = rule.column.split(".")[1]
            hit = frame["applicant_id"].map(applicants[column]).astype(str).str.lower() == rule.value
        for demand in frame.loc[hit, "demand_id"]:
            found[demand].add(rule.group)
    return found


def known_demands(province, date):
    own = demands[(demands["province"] == province) & (demands["asked_on"] <= date)]
    return own.sort_values(["asked_on", "demand_id"])


def test_demands_are_those_of_their_month_and_place():
    assert (demands["asked_on"].dt.strftime("%Y-%m") == demands["month"]).all()
    assert (demands["applicant_id"].map(applicants["province"]) == demands["province"]).all()
    assert set(demands["topic"]) <= set(items["topic"])
    assert set(demands["tech_field"]) == set(applicants["industry"].dropna())


@every_date
@every_province
@pytest.mark.trap("demands", "tags-by-name")
def test_trap_tags_by_name(province, date):
    own = known_demands(province, date)
    right = tags(own)
    by_desk = {
        row.demand_id: set(row.tags_desk.split("|")) if pd.notna(row.tags_desk) else set() for row in own.itertuples()
    }
    for group in ("rural", "new_field"):
        assert {d for d in right if group in right[d]} != {d for d in by_desk if group in by_desk[d]}
    assert {group for found in right.values() for group in found} >= {"strategic_st", "new_field", "rural", "inventor"}


@every_date
@every_province
@pytest.mark.trap("demands", "one-tag-each")
def test_trap_overlaps_are_kept(province, date):
    right = tags(known_demands(province, date))
    assert any(len(found) > 1 for found in right.values())
    assert sum(map(len, right.values())) > sum(1 for found in right.values() if found)


@every_type
@pytest.mark.trap("service_packs", "same-pack-for-all")
def test_trap_one_pack_for_all(kind):
    packs = data.load("service_packs")
    assert set(packs["topic"]) <= set(items["topic"])
    offered = set(items.loc[items["inst_type"] == kind, "topic"])
    gap = {group: set(own["topic"]) - offered for group, own in packs.groupby("group")}
    assert len({frozenset(one) for one in gap.values()}) > 1
    assert any(gap.values())


def test_every_stage_and_capability_has_a_tier():
    rules = data.load("tier_rules")
    assert len(rules) == 15
    asked = set(demands[["stage", "capability"]].itertuples(index=False, name=None))
    assert asked <= set(rules[["stage", "capability"]].itertuples(index=False, name=None))
    rank = rules["client_tier"].map({"guided": 0, "supported": 1, "advanced": 2})
    by_cell = rank.set_axis(pd.MultiIndex.from_frame(rules[["stage", "capability"]]))
    for stage in rules["stage"].unique():
        assert by_cell[stage, "none"] <= by_cell[stage, "basic"] <= by_cell[stage, "team"]


def served(province, date):
    own = visits[(visits["province"] == province) & (visits["visited_on"] <= date)]
    return own[own["applicant_id"].map(applicants["tech_sme"]).astype(bool)]


def tech_smes(province):
    return applicants[(applicants["province"] == province) & applicants["tech_sme"].astype(bool)]


@every_date
@every_province
@pytest.mark.trap("client_visits", "visits-for-clients")
def test_trap_visits_are_not_clients(province, date):
    own, all_of_them = served(province, date), len(tech_smes(province))
    right = own["applicant_id"].nunique() / all_of_them
    assert 0 < right < 1
    assert right < len(own) / all_of_them


@every_date
@every_province
@pytest.mark.trap("client_visits", "ticked-first")
def test_trap_first_time_is_ticked_too_often(province, date):
    own = visits[(visits["province"] == province) & (visits["visited_on"] <= date)]
    assert own["ticked_first"].sum() > own["applicant_id"].nunique()


@every_province
@pytest.mark.trap("client_visits", "visited-for-seat")
def test_trap_the_city_visited_is_not_the_seat(province):
    own = served(province, DATES[-1])
    seat = own["applicant_id"].map(applicants["city"])
    if province not in MUNICIPALITIES:
        assert (own["city"] != seat).any()
        assert (
            own.groupby("city")["applicant_id"].nunique().to_dict()
            != own.groupby(seat)["applicant_id"].nunique().to_dict()
        )


# Grades


def totals(frame, gap=None):
    """The score of every body out of 100. `gap`: what a missing one scores; else its weight goes to the others."""
    rules = data.load("scorecard_rules").query("kind == 'score'").set_index("rule")
    parts = pd.DataFrame({
        name: ((frame[name] - rule["zero_at"]) / (rule["full_at"] - rule["zero_at"])).clip(0, 1)
        for name, rule in rules.iterrows()
    })  # fmt: skip
    if gap is not None:
        parts = parts.fillna(gap)
    return (parts * rules["weight"]).sum(axis=1) / (parts.notna() * rules["weight"]).sum(axis=1) * 100


def test_weights_sum_to_100_and_every_grade_is_given():
    rules = data.load("scorecard_rules")
    assert rules.loc[rules["kind"] == "score", "weight"].sum() == 100
    scores = totals(data.load("body_scorecard"))
    assert scores.between(0, 100).all()
    limits = rules[rules["kind"] == "grade"].set_index("rule")["weight"]
    shares = [(scores >= limits[grade]).mean() for grade in ("excellent", "good", "pass")]
    assert 0.05 < shares[0] < shares[1] < shares[2] < 0.95


@every_province
@pytest.mark.trap("body_scorecard", "veto-forgotten")
def test_trap_the_best_has_a_veto(province):
    own = data.load("body_scorecard", province=province)
    best = own.loc[totals(own).idxmax()]
    assert best[["charged_free", "leaked_secret", "promised_result"]].any()


@every_province
@pytest.mark.trap("body_scorecard", "few-ratings-as-zero")
def test_trap_few_ratings(province):
    own = data.load("body_scorecard", province=province)
    few = own["satisfied"].isna()
    assert (own.loc[few, "ratings_n"] < 10).all()
    assert ((totals(own)[few] >= 85) & (totals(own, gap=0)[few] < 85)).any()


# Matching


def hungarian(cost):
    """Least total of a square matrix (Kuhn 1955, in the form of Jonker and Volgenant's potentials)."""
    n = len(cost)
    u, v, p, way = [0.0] * (n + 1), [0.0] * (n + 1), [0] * (n + 1), [0] * (n + 1)
    for row in range(1, n + 1):
        p[0], free = row, 0
        least, used = [math.inf] * (n + 1), [False] * (n + 1)
        while True:
            used[free], at = True, p[free]
            delta, nxt = math.inf, 0
            for col in range(1, n + 1):
                if not used[col]:
                    current = cost[at - 1][col - 1] - u[at] - v[col]
                    if current < least[col]:
                        least[col], way[col] = current, free
                    if least[col] < delta:
                        delta, nxt = least[col], col
            for col in range(n + 1):
                if used[col]:
                    u[p[col]] += delta
                    v[col] -= delta
                else:
                    least[col] -= delta
            free = nxt
            if p[free] == 0:
                break
        while free:
            p[free] = p[way[free]]
            free = way[free]
    return {p[col] - 1: col - 1 for col in range(1, n + 1)}


utilities = data.load("utilities")
utilities["benefit"] = utilities["utility"] / utilities["scale_max"]
slots_of = data.load("matching_bodies").set_index("inst_id")["slots"]


def round_of(province, date, column="benefit"):
    """Clients x slots of the last 24 demands: benefits 0-1, and which body each slot is of."""
    last = known_demands(province, date).tail(24)["demand_id"].tolist()
    held = utilities[utilities["province"] == province]
    wide = held[held["demand_id"].isin(last)].pivot(index="demand_id", columns="inst_id", values=column).loc[last]
    bodies = [body for body in wide.columns for _ in range(slots_of[body])]
    return wide, bodies


def best(values):
    clients, places_ = values.shape
    square = np.zeros((max(clients, places_),) * 2)
    square[:clients, :places_] = -values
    return {row: col for row, col in hungarian(square.tolist()).items() if row < clients and col < places_}


def test_the_assignment_of_a_known_case():
    assert best(np.array([[0.9, 0.8], [0.9, 0.1]])) == {0: 1, 1: 0}


@every_date
@every_province
@pytest.mark.trap("matching_bodies", "slots-forgotten")
def test_trap_there_are_not_the_slots(province, date):
    wide, bodies = round_of(province, date)
    assert len(wide) == 24 > len(bodies)
    wanted = wide.idxmax(axis=1).value_counts()
    assert (wanted > slots_of[wanted.index]).any()


@two_dates
@every_province
@pytest.mark.trap("utilities", "mixed-scales")
def test_trap_two_scales(province, date):
    wide, bodies = round_of(province, date)
    stated, _ = round_of(province, date, "utility")
    values = wide[bodies].to_numpy()
    right, naive = best(values), best(stated[bodies].to_numpy())
    total = sum(values[row, col] for row, col in right.items())
    assert sum(values[row, col] for row, col in naive.items()) < total - 0.05
    scale = utilities.drop_duplicates("demand_id").set_index("demand_id")["scale_max"]
    assert sum(scale[wide.index[row]] == 100 for row in naive) > 0.6 * len(naive)


@pytest.mark.parametrize("date", DATES[1::2])
@every_province
@pytest.mark.trap("utilities", "first-come-first-served")
def test_trap_first_come_first_served(province, date):
    wide, bodies = round_of(province, date)
    values, left, greedy = wide[bodies].to_numpy(), list(range(len(bodies))), 0.0
    for row in range(len(values)):
        if left:
            col = max(left, key=lambda one: values[row, one])
            greedy += values[row, col]
            left.remove(col)
    assert greedy < sum(values[row, col] for row, col in best(values).items()) - 0.5


def test_ranks_are_strict_and_differ_from_utilities_somewhere():
    held = data.load("utilities")
    size = held.groupby("demand_id")["rank"].transform("size")
    assert held.groupby("demand_id")["rank"].nunique().equals(held.groupby("demand_id").size())
    assert (held["rank"] <= size).all()
    first = held.sort_values("utility", ascending=False).drop_duplicates("demand_id").set_index("demand_id")["inst_id"]
    ranked = held[held["rank"] == 1].set_index("demand_id")["inst_id"]
    assert 0.02 < (first != ranked.loc[first.index]).mean() < 0.5


# The boundary and the market


def classes(services, rules):
    tests = {
        "is": lambda a, b: str(a).lower() == b,
        "over": lambda a, b: a > float(b),
        "at_most": lambda a, b: a <= float(b),
    }
    result = []
    for row in services.to_dict("records"):
        for rule in rules.to_dict("records"):
            first = rule["test"] == "otherwise" or tests[rule["test"]](row[rule["field"]], rule["value"])
            second = pd.isna(rule["field_2"]) or tests[rule["test_2"]](row[rule["field_2"]], rule["value_2"])
            if first and second:
                result.append(rule["result"])
                break
    return pd.Series(result, index=services.index)


@pytest.mark.trap("services", "order-of-rules")
def test_trap_rules_from_the_bottom():
    services, rules = data.load("services"), data.load("boundary_rules")
    right = classes(services, rules)
    assert len(right) == 30
    assert right.value_counts().min() >= 8
    fallback = rules[rules["test"] == "otherwise"]
    upside_down = pd.concat([rules.iloc[:-1][::-1], fallback])
    assert (right != classes(services, upside_down)).sum() >= 3


@pytest.mark.trap("services", "agreement-for-kappa")
def test_trap_agreement_is_not_kappa():
    services = data.load("services")
    right = classes(services, data.load("boundary_rules"))
    agreed = (right == services["expert_key"]).mean()
    chance = sum((right == c).mean() * (services["expert_key"] == c).mean() for c in ("base", "low_cost", "market"))
    kappa = (agreed - chance) / (1 - chance)
    assert 0.6 < kappa < agreed - 0.02 < 1


def in_yuan(frame):
    return frame["price"] * frame["price_unit"].map({"yuan": 1, "wan_yuan": 10_000})


@every_province
@pytest.mark.trap("providers", "two-units-of-price")
def test_trap_two_units(province):
    own = providers[providers["province"] == province]
    assert own["price"].rank().tolist() != in_yuan(own).rank().tolist()
    assert in_yuan(own).between(1500, 10_000).all()


@every_province
@pytest.mark.trap("providers", "cheapest-is-best")
def test_trap_the_cheapest_is_the_worst(province):
    own = providers[providers["province"] == province]
    agencies = own[own["kind"] == "patent_agency"]
    cheapest = in_yuan(agencies).idxmin()
    assert agencies["complaint_rate"].idxmax() == cheapest
    assert agencies["on_time"].idxmin() == cheapest


def score(frame, missing):
    """Half on time, half without complaints, each as a rank share; `missing`: what a gap counts."""
    on_time = frame["on_time"].fillna(missing)
    return on_time / 2 + (1 - frame["complaint_rate"].fillna(1 - missing if missing else 1)) / 2


@every_province
@pytest.mark.trap("providers", "gap-as-zero")
def test_trap_a_gap_is_no_zero(province):
    own = providers[(providers["province"] == province) & (providers["kind"] == "patent_agency")]
    gap = own["on_time"].isna()
    assert gap.sum() >= 1
    naive = own["on_time"].fillna(0)
    assert naive.idxmin() in set(own.index[gap])
    typical = own["on_time"].fillna(own["on_time"].median()) - own["complaint_rate"]
    assert typical.idxmin() not in set(own.index[gap])


@every_province
@pytest.mark.trap("providers", "tie-broken-by-order")
def test_trap_a_tie(province):
    own = providers[(providers["province"] == province) & (providers["kind"] == "trademark_agency")]
    looked_at = own.assign(yuan=in_yuan(own).round(2))[["yuan", "on_time", "complaint_rate", "staff", "qualified"]]
    assert looked_at.duplicated().any()


def test_every_province_has_providers_of_each_kind():
    counted = providers.groupby(["province", "kind"]).size().unstack(fill_value=0)
    assert len(counted) == 31
    assert counted.min().min() >= 2
    assert (providers["qualified"] <= providers["staff"]).all()


referrals = data.load("referrals").merge(providers[["provider_id", "conflict", "penalised"]], on="provider_id")


def named(province, date):
    return referrals[(referrals["province"] == province) & (referrals["referred_on"] <= date)]


@cache
def eligible(province, service):
    own = providers[providers["province"] == province]
    able = own["services"].str.split("|").map(lambda held: service in held)
    return set(own.loc[able & ~own["conflict"] & ~own["penalised"], "provider_id"])


@every_date
@every_province
@pytest.mark.trap("referrals", "one-firm-named")
def test_trap_one_firm_named(province, date):
    own = named(province, date)
    alone = own.groupby(["demand_id", "service"])["provider_id"].nunique().reset_index(name="n")
    alone["could"] = alone["service"].map(lambda service: len(eligible(province, service)))
    assert ((alone["n"] == 1) & (alone["could"] >= 2)).any()
    assert (alone["n"] > 1).any()


@every_date
@every_province
@pytest.mark.trap("referrals", "favourite")
def test_trap_one_provider_comes_up_too_often(province, date):
    own = named(province, date)
    drafting = own[own["service"] == "drafting"]
    could = eligible(province, "drafting")
    share = drafting[drafting["provider_id"].isin(could)]["provider_id"].value_counts(normalize=True)
    assert share.iloc[0] > 1 / len(could) * 1.05


@every_date
@every_province
@pytest.mark.trap("referrals", "barred-named")
def test_trap_barred_providers_are_named(province, date):
    own = named(province, date)
    assert (own["conflict"] | own["penalised"]).any()
    right = own[~own["conflict"] & ~own["penalised"]]["provider_id"].value_counts(normalize=True)
    naive = own["provider_id"].value_counts(normalize=True)
    assert (right**2).sum() != (naive**2).sum()


def did(own):
    mean = own.groupby(["treated", "after"])["market_volume"].mean()
    return (mean[True, True] - mean[True, False]) - (mean[False, True] - mean[False, False])


WITH_COMPARISON = [p for p in PROVINCES if p not in MUNICIPALITIES]


market = dict(list(data.load("market_panel").groupby("province")))


def panel(province, date):
    own = market[province]
    return own[own["month"] <= date]


@every_date
@pytest.mark.parametrize("province", WITH_COMPARISON)
@pytest.mark.trap("market_panel", "before-after")
def test_trap_before_and_after(province, date):
    own = panel(province, date)
    treated = own[own["treated"]].groupby("after")["market_volume"].mean()
    naive = treated[True] - treated[False]
    assert naive != did(own)
    assert abs(did(own)) > 0


@pytest.mark.trap("market_panel", "before-after")
def test_trap_growth_hides_crowding_out():
    wrong = [p for p in WITH_COMPARISON if did(panel(p, DATES[-1])) < 0 < _rise(panel(p, DATES[-1]))]
    assert len(wrong) >= 10
    assert len([p for p in WITH_COMPARISON if did(panel(p, DATES[-1])) > 0]) >= 10


def _rise(own):
    treated = own[own["treated"]].groupby("after")["market_volume"].mean()
    return treated[True] - treated[False]


@every_date
@pytest.mark.parametrize("province", WITH_COMPARISON)
@pytest.mark.trap("market_panel", "after-only")
def test_trap_the_months_after_alone(province, date):
    own = panel(province, date)
    later = own[own["after"]].groupby("treated")["market_volume"].mean()
    assert abs((later[True] - later[False]) - did(own)) > 1


def test_a_common_shock_leaves_the_effect_as_it_is():
    own = panel("四川省", DATES[-1])
    shocked = own.assign(market_volume=own["market_volume"] + np.where(own["after"], 100, 0))
    assert abs(did(own) - did(shocked)) < 1e-6


@every_date
@every_province
@pytest.mark.trap("pro_bono", "event-twice")
def test_trap_events_of_two(province, date):
    own = data.load("pro_bono", province=province)
    own = own[own["held_on"] <= date]
    once = own.drop_duplicates("event_id")
    assert own["people"].sum() > once["people"].sum()
    assert own["public_hours"].sum() > once["public_hours"].sum()
    assert own.groupby("event_id")["people"].nunique().eq(1).all()


@every_date
@every_province
@pytest.mark.trap("pro_bono", "claims-unconfirmed")
def test_trap_claims(province, date):
    own = data.load("pro_bono", province=province)
    own = own[own["held_on"] <= date]
    assert own.loc[own["confirmed"], "hours"].sum() < own["hours"].sum()


# Both languages


HANDWRITTEN = ["service_items", "desk_enquiries", "one_network", "survey_items", "group_rules", "tier_rules"]
HANDWRITTEN += ["service_packs", "scorecard_rules", "services", "boundary_rules", "demands", "channels"]


@pytest.mark.parametrize("name", HANDWRITTEN)
def test_both_languages_are_filled(name):
    frame = data.load(name)
    for column in [column for column in frame.columns if column.endswith("_zh")]:
        both = frame[[column, f"{column[:-3]}_en"]].isna()
        assert (both.iloc[:, 0] == both.iloc[:, 1]).all(), column
        assert frame[column].dropna().str.contains("[一-鿿]").all(), column
        assert not frame[f"{column[:-3]}_en"].dropna().str.contains("[一-鿿]").any(), column
