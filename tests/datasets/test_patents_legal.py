"""Legal events of the practice patents: possible histories, the shape of public statistics, the traps."""

from pathlib import Path

import pandas as pd
import pytest
import yaml
from iplab import data

FIGURES = yaml.safe_load((Path(__file__).parent / "public_figures.yaml").read_text(encoding="utf-8"))
DATES = [pd.Timestamp(day) for day in ("2025-03-31", "2025-06-30", "2025-12-31", "2026-06-30", "2026-10-31")]
LAST = DATES[-1]
CODES = ["grant", "refused", "deemed_withdrawn", "lapse", "restoration", "abandoned", "invalid"]
TERMS = {"invention": 20, "utility_model": 10, "design": 10}

patents = data.load("patents")
events = data.load("legal_events")
applications = patents.sort_values("pub").drop_duplicates("appl_no").set_index("appl_no")
china = applications[applications["country"] == "CN"]
PROVINCES = sorted(china["province"].dropna().unique())
FIELDS = sorted(china["tech_field"].unique())


def day_of(code, known, held=events):
    """Day of effect of the first such event of each application, as known on a day."""
    seen = held[(held["code"] == code) & (held["known_on"] <= known)]
    return seen.sort_values("date").drop_duplicates("appl_no").set_index("appl_no")["date"]


def status(day, known, held=events, base=china):
    """Status of each Chinese application on a day as known on another: the rules of right_terms, in their order."""
    table = pd.DataFrame({code: day_of(code, known, held) for code in CODES}).reindex(base.index)
    term = base["kind"].map(TERMS).where(~((base["kind"] == "design") & (base["filing"] >= "2021-06-01")), 15)
    end = pd.to_datetime(
        [filing + pd.DateOffset(years=int(years)) for filing, years in zip(base["filing"], term, strict=True)]
    )
    made = pd.Series("unpublished", index=base.index)
    made[base["pub"] <= day] = "pending"
    for code in ("refused", "deemed_withdrawn"):
        made[table[code] <= day] = code
    made[table["grant"] <= day] = "in_force"
    lapsed = (table["lapse"] <= day) & ~(table["restoration"] > table["lapse"])
    made[lapsed] = "lapsed"
    made[(end <= day) & (made == "in_force")] = "expired"
    made[table["abandoned"] <= day] = "abandoned"
    made[table["invalid"].notna() & table["grant"].notna()] = "invalid"
    return made


# Possible histories


def test_every_event_is_known_by_the_last_day_and_not_before_it_happened():
    assert (events["known_on"] <= LAST).all()
    assert (events["known_on"] >= events["date"]).all()


def test_grants_are_those_of_the_publications():
    grant = events[events["code"] == "grant"].set_index("appl_no")["date"]
    told = applications["grant"].dropna()
    assert grant.index.is_unique
    assert (grant.reindex(told.index) == told).all()
    assert set(grant.index) == set(told.index)


def test_no_application_is_granted_and_refused():
    granted = set(events.loc[events["code"] == "grant", "appl_no"])
    ended = set(events.loc[events["code"].isin(["refused", "deemed_withdrawn"]), "appl_no"])
    assert granted & ended == set()
    assert len(ended) > 1000


def test_fees_are_paid_after_grant_for_one_year_after_the_other():
    fees = events[events["code"] == "fee"].sort_values(["appl_no", "fee_year"])
    grant = events[events["code"] == "grant"].set_index("appl_no")["date"]
    assert (fees["date"] >= fees["appl_no"].map(grant)).all()
    assert not fees.duplicated(["appl_no", "fee_year"]).any()
    years = events[events["code"].isin(["fee", "restoration"]) & events["appl_no"].str.startswith("CN")]
    years = years.groupby("appl_no")["fee_year"].agg(["min", "max", "nunique"])
    assert (years["max"] - years["min"] + 1 == years["nunique"]).all()


def test_a_fee_is_due_on_the_anniversary_of_filing_and_the_right_ends_on_that_day():
    lapses = events[(events["code"] == "lapse") & events["appl_no"].isin(china.index)]
    filing = lapses["appl_no"].map(china["filing"])
    due = pd.to_datetime(
        [day + pd.DateOffset(years=int(year) - 1) for day, year in zip(filing, lapses["fee_year"], strict=True)]
    )
    assert (lapses["date"].to_numpy() == due.to_numpy()).all()
    wait = (lapses["known_on"] - lapses["date"]).dt.days
    assert wait.min() > 183  # six months of grace come first
    assert wait.max() < 400


def test_nothing_is_paid_once_a_right_is_gone():
    restored = set(events.loc[events["code"] == "restoration", "appl_no"])
    for code in ("lapse", "abandoned", "invalid", "expiry"):
        ended = events[events["code"] == code].set_index("appl_no")["date"]
        if code == "lapse":
            ended = ended[~ended.index.isin(restored)]
        paid = events[events["code"] == "fee"]
        assert not (paid["date"] >= paid["appl_no"].map(ended)).any(), code


def test_a_restored_right_lapsed_before_and_was_paid_for():
    restored = events[events["code"] == "restoration"].set_index("appl_no")
    lapsed = events[events["code"] == "lapse"].set_index("appl_no")
    assert (restored["date"] > lapsed["known_on"].reindex(restored.index)).all()
    assert (restored["fee_year"] == lapsed["fee_year"].reindex(restored.index)).all()


def test_terms_end_on_the_anniversary():
    ended = events[events["code"] == "expiry"].set_index("appl_no")["date"]
    held = china.loc[ended.index]
    years = held["kind"].map(TERMS)
    assert (
        ended == [day + pd.DateOffset(years=int(count)) for day, count in zip(held["filing"], years, strict=True)]
    ).all()
    assert set(held["kind"]) == {"utility_model", "design"}  # no invention of 2008 is twenty years old


def test_a_model_of_the_same_day_is_given_up_for_the_invention():
    given = events[events["code"] == "abandoned"].set_index("appl_no")["date"]
    assert len(given) > 30
    models = china.loc[given.index]
    assert set(models["kind"]) == {"utility_model"}
    inventions = china[(china["kind"] == "invention") & china["grant"].notna()]
    pairs = models.assign(day=given).merge(inventions, on=["filing", "title_en", "province"], suffixes=("", "_inv"))
    assert (pairs["day"] == pairs["grant_inv"]).mean() > 0.9


# Shape


def alive(held, kind):
    """Rights in force at the end of 2023 to those granted since 2010, domestic."""
    day = pd.Timestamp("2023-12-31")
    base = china[china["province"].notna() & (china["kind"] == kind)]
    state = status(day, LAST, held, base)
    granted = base["grant"].between("2010-01-01", day)
    return (state == "in_force").sum() / granted.sum()


def check_alive(held):
    for kind, figure in (
        ("invention", "PAT-ALIVE-INVENTION"),
        ("utility_model", "PAT-ALIVE-MODEL"),
        ("design", "PAT-ALIVE-DESIGN"),
    ):
        value, public = alive(held, kind), FIGURES[figure]["value"]
        assert abs(value - public) < 0.09, f"{figure}: {value:.3f}, public {public}"


def test_rights_live_as_long_as_in_public_statistics():
    check_alive(events)


def test_the_calibration_notices_rights_that_never_lapse():
    with pytest.raises(AssertionError, match="public"):
        check_alive(events[events["code"] != "lapse"])


# Traps


@pytest.mark.trap("legal_events", "pending-as-right")
@pytest.mark.parametrize("day", DATES)
def test_what_is_published_is_no_right_yet(day):
    state = status(day, day)
    pending = china[state == "pending"]
    assert set(pending["tech_field"]) == set(FIELDS)
    assert pending["province"].nunique() >= 26  # in the smallest provinces there may be none on a given day
    published = (china["pub"] <= day).sum()
    assert (state == "in_force").sum() < 0.6 * published


@pytest.mark.trap("legal_events", "restored-right-missed")
@pytest.mark.parametrize("day", DATES)
def test_a_restored_right_lives(day):
    naive = status(day, day, events[events["code"] != "restoration"])
    right = status(day, day)
    differ = naive[(naive == "lapsed") & (right == "in_force")].index
    assert set(china.loc[differ, "tech_field"]) == set(FIELDS)
    assert len(set(china.loc[differ, "province"].dropna())) >= 30


@pytest.mark.trap("legal_events", "lapse-at-announcement")
@pytest.mark.parametrize("day", [pd.Timestamp(day) for day in ("2024-09-30", "2025-03-31", "2025-06-30", "2025-12-31")])
def test_an_unpaid_right_ended_on_the_day_the_fee_was_due(day):
    late = events.assign(date=events["date"].where(events["code"] != "lapse", events["known_on"]))
    naive, right = status(day, LAST, late), status(day, LAST)
    differ = naive[(naive == "in_force") & (right == "lapsed")].index
    assert set(china.loc[differ, "tech_field"]) == set(FIELDS)
    assert len(set(china.loc[differ, "province"].dropna())) >= 24


@pytest.mark.trap("legal_events", "known-later")
@pytest.mark.parametrize("day", DATES[:-1])
def test_the_status_of_a_day_depends_on_when_one_asks(day):
    then, now = status(day, day), status(day, LAST)
    assert ((then == "in_force") & (now == "lapsed")).sum() > 20


@pytest.mark.trap("legal_events", "partly-invalid")
def test_a_partly_invalid_patent_lives_on_fewer_claims():
    partly = events[events["code"] == "partly_invalid"]
    assert len(partly) >= 45
    assert (
        partly["detail_zh"]
        .str.fullmatch(r"无效宣告请求审查决定：宣告权利要求1(—\d+)?无效，在权利要求\d+(—\d+)?的基础上维持有效")
        .all()
    )
    state = status(LAST, LAST).reindex(partly["appl_no"])
    assert (state == "in_force").any()
    assert (state != "invalid").mean() > 0.8


def test_each_topic_has_a_right_without_its_first_claim_and_a_restored_one():
    asked = data.load("claim_features").drop_duplicates("pub_no").merge(patents[["pub_no", "appl_no"]], on="pub_no")
    lost = events[(events["code"] == "partly_invalid") & events["detail_zh"].str.contains("宣告权利要求1无效")]
    assert set(asked.loc[asked["appl_no"].isin(set(lost["appl_no"])), "topic_id"]) == set(asked["topic_id"])
    restored = set(events.loc[(events["code"] == "restoration") & (events["known_on"] <= DATES[0]), "appl_no"])
    topics = set(asked.loc[asked["appl_no"].isin(restored), "topic_id"])
    assert len(topics) >= 15  # a topic without a lapse before the autumn of 2024 has none


@pytest.mark.trap("legal_events", "members-elsewhere")
@pytest.mark.parametrize("field", FIELDS)
def test_a_family_without_a_chinese_right_has_one_elsewhere(field):
    state = status(LAST, LAST)
    abroad = applications[applications["country"].isin(["US", "EP", "JP", "KR", "DE"]) & applications["grant"].notna()]
    dead = set(events.loc[events["code"] == "lapse", "appl_no"])
    alive_abroad = set(abroad.loc[[no for no in abroad.index if no not in dead], "family_id"])
    here = china[china["tech_field"] == field]
    gone = here[~here["family_id"].isin(set(here.loc[state[here.index] == "in_force", "family_id"]))]
    assert len(set(gone["family_id"]) & alive_abroad) >= 2


@pytest.mark.trap("legal_events", "free-now-not-then")
@pytest.mark.parametrize("field", FIELDS)
def test_a_lapsed_right_was_a_right_before(field):
    here = china[china["tech_field"] == field]
    then, now = (status(day, LAST, events, here) for day in (pd.Timestamp("2022-06-30"), LAST))
    assert ((then == "in_force") & (now == "lapsed")).sum() >= 5


@pytest.mark.trap("legal_events", "designs-of-two-terms")
def test_designs_filed_since_june_2021_last_longer():
    designs = china[china["kind"] == "design"]
    young, old = designs[designs["filing"] >= "2021-06-01"], designs[designs["filing"] < "2021-06-01"]
    assert min(len(young), len(old)) > 100
    assert old.groupby("tech_field").size().min() > 5
    assert young.groupby("tech_field").size().min() > 5
