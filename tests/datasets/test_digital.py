"""Digital: the catalogue, registers to be linked, the platform; each trap, province by province and date by date."""

import re
import sys
from collections import Counter
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
import yaml
from iplab import data

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
sys.path.insert(0, str(DATASETS))  # the generator, for the tests that break it

DATES = [pd.Timestamp(day) for day in ("2025-03-31", "2025-06-30", "2025-12-31", "2026-06-30", "2026-10-31")]
MONTHS = ["2024-07", "2025-03", "2025-06", "2026-02", "2026-10"]
PUBLIC = yaml.safe_load((Path(__file__).parent / "public_figures.yaml").read_text(encoding="utf-8"))

catalogue = data.load("data_catalogue")
updates = data.load("dataset_updates")
terms = data.load("terms")
allowed = data.load("gold_terms").set_index(["term_id", "use"])["allowed"]
requests = data.load("data_requests")
register = data.load("firm_register")
grants = data.load("grants")
gold = data.load("gold_links")
log = data.load("usage_log")
applicants = data.load("applicants").set_index("applicant_id")
PROVINCES = sorted(set(register["province"]))

every_date = pytest.mark.parametrize("date", DATES, ids=lambda day: f"{day:%Y-%m-%d}")
every_province = pytest.mark.parametrize("province", PROVINCES)
every_batch = pytest.mark.parametrize("batch", ["light", "heavy"])
every_month = pytest.mark.parametrize("month", MONTHS)


# The catalogue


def check_kinds(frame):
    """As many kinds as were reported open in September 2023, four of them on geographical indications."""
    assert len(frame) == PUBLIC["open_kinds"]["value"]
    assert (frame["ip_type"] == "gi").sum() == PUBLIC["open_kinds_gi"]["value"]


def check_cycles(frame):
    """Chinese patents twice a week, foreign ones weekly, as reported."""
    own = frame[frame["topic"].str.startswith("cn_") & frame["topic"].str.endswith(("_biblio", "_fulltext"))]
    abroad = frame[frame["topic"].str.fullmatch("(us|ep|jp|kr|ru)_biblio")]
    twice_a_week, weekly = PUBLIC["update_cycles"]["value"]
    assert own["cycle_days"].le(-(-7 // twice_a_week)).all()
    assert abroad["cycle_days"].eq(7 // weekly).all()


def test_calibration_kinds():
    check_kinds(catalogue)


def test_calibration_cycles():
    check_cycles(catalogue)


def test_a_catalogue_that_updates_monthly_fails(monkeypatch):
    from generator import catalogue as module

    held = module.stock()
    check_cycles(module.data_catalogue(None))
    slow = {**held, "entries": [[*entry[:4], 30, *entry[5:]] for entry in held["entries"]]}
    monkeypatch.setattr(module, "stock", lambda: slow)
    with pytest.raises(AssertionError):
        check_cycles(module.data_catalogue(None))


def test_a_catalogue_with_a_kind_missing_fails():
    with pytest.raises(AssertionError):
        check_kinds(catalogue.iloc[1:])


def overdue(date, last=None):
    """Data sets whose lag on the day is longer than the cycle promised."""
    if last is None:
        known = updates[updates["updated_on"] <= date]
        last = catalogue["dataset_id"].map(known.groupby("dataset_id")["updated_on"].max())
    late = (date - last).dt.days > catalogue["cycle_days"]
    return set(catalogue.loc[late.fillna(False).astype(bool), "dataset_id"])


@every_date
@pytest.mark.trap("data_catalogue", "noted-update")
def test_trap_the_date_in_the_catalogue(date):
    right = overdue(date)
    assert 4 <= len(right) <= 12
    assert len(overdue(date, catalogue["last_update"])) > 3 * len(right)


@every_date
@pytest.mark.trap("data_catalogue", "no-promise")
def test_trap_without_a_promise_nothing_is_overdue(date):
    unpromised = set(catalogue.loc[catalogue["cycle_days"].isna(), "dataset_id"])
    assert len(unpromised) == 3
    assert not overdue(date) & unpromised
    known = updates[updates["updated_on"] <= date].groupby("dataset_id")["updated_on"].max()
    lag = (date - catalogue["dataset_id"].map(known)).dt.days
    naive = set(catalogue.loc[lag > catalogue["cycle_days"].fillna(0), "dataset_id"])
    assert naive - overdue(date)


def openness():
    """The points of every data set by the rules; a missing encoding is a value of its own."""
    rules = data.load("openness_rules").fillna({"value": "none"})
    total = pd.Series(0, index=catalogue.index)
    for element, own in rules.groupby("element"):
        text = catalogue[element].astype("object").map(lambda v: "none" if pd.isna(v) else str(v).lower())
        total += text.map(own.set_index("value")["points"])
    return total


@pytest.mark.trap("data_catalogue", "open-score-for-leave")
def test_trap_openness_is_no_leave_to_pass_on():
    points = openness()
    assert points.notna().all()
    assert points.between(0, 8).all()
    may = catalogue["term_id"].map(lambda term: allowed[term, "pass_on_raw"]) == "yes"
    high = points >= 6
    assert (high & ~may).sum() >= 10
    assert (high & may).any()
    assert (~high & may).any()


@pytest.mark.trap("data_catalogue", "personal-data-overlooked")
def test_trap_open_for_download_and_personal():
    open_to_all = catalogue["access"].isin(["download", "api"])
    assert (open_to_all & catalogue["personal_data"]).sum() >= 3
    assert set(catalogue.loc[catalogue["personal_data"], "term_id"]) == {"T08"}


def test_the_catalogue_has_gaps_to_count():
    missing = catalogue.isna().sum()
    assert missing[["description_zh", "contact", "encoding", "cycle_days"]].gt(0).all()
    assert (catalogue["description_zh"].isna() == catalogue["description_en"].isna()).all()


@every_date
@pytest.mark.trap("dataset_updates", "updates-after-the-day")
def test_trap_updates_after_the_day(date):
    last = catalogue["dataset_id"].map(updates.groupby("dataset_id")["updated_on"].max())
    naive = overdue(date, last)
    if date < DATES[-1]:
        assert ((date - last).dt.days < 0).any()
        assert naive != overdue(date)
    assert updates["updated_on"].max() <= DATES[-1]
    assert updates[updates["updated_on"] <= DATES[0]]["dataset_id"].nunique() == len(catalogue)


@pytest.mark.trap("gold_terms", "public-for-passed-on")
def test_trap_open_to_look_up_is_not_free_to_pass_on():
    by_use = allowed.unstack()
    assert by_use.shape == (9, 5)
    assert (by_use["view"] == "yes").all()
    assert (by_use["pass_on_raw"] != "yes").sum() >= 5
    assert (by_use["sell"] != "yes").sum() >= 6
    assert set(by_use.to_numpy().ravel()) == {"yes", "no", "ask"}


@pytest.mark.trap("gold_terms", "silence-for-leave")
def test_trap_silence_is_no_leave():
    silent = [term for term, own in terms.groupby("term_id") if own["text_zh"].str.contains("咨询").all()]
    assert silent == ["T09"]
    assert (allowed["T09"].drop("view") == "ask").all()
    assert "T09" in set(catalogue["term_id"])


def test_every_use_of_every_term_is_answered():
    assert set(allowed.index.get_level_values("term_id")) == set(terms["term_id"]) == set(catalogue["term_id"])


def asked(province, date):
    return requests[(requests["province"] == province) & (requests["asked_on"] <= date)]


@every_date
@every_province
@pytest.mark.trap("data_requests", "held-but-not-allowed")
def test_trap_in_the_catalogue_is_not_met(province, date):
    own = asked(province, date)
    term = own["wanted"].map(catalogue.set_index("topic")["term_id"])
    held = term.notna()
    may = pd.Series(
        [pd.notna(t) and allowed[t, use] == "yes" for t, use in zip(term, own["use"], strict=True)], own.index
    )
    assert 0 < may.sum() < held.sum() < len(own)


@every_date
@every_province
@pytest.mark.trap("data_requests", "loudest-for-most-common")
def test_trap_the_loudest_client(province, date):
    own = asked(province, date)
    unmet = own[~own["wanted"].isin(catalogue["topic"])]
    by_request = unmet["wanted"].value_counts()
    by_client = unmet.groupby("wanted")["applicant_id"].nunique()
    assert by_request.idxmax() == "county_statistics"
    assert by_client["county_statistics"] < by_request["county_statistics"]
    if date == DATES[-1]:
        assert by_client.idxmax() != "county_statistics"


@pytest.mark.trap("field_map", "code-without-standard")
def test_trap_the_same_code_in_two_standards():
    fields = data.load("field_map")
    meanings = fields.groupby("inid")["column"].nunique()
    assert meanings["51"] == 2
    assert set(meanings.index[meanings > 1]) == {"11", "51", "72"}
    assert not fields.duplicated(["standard", "inid"]).any()
    of_patents = fields[fields["standard"] == "ST.9"].set_index("inid")["column"]
    assert of_patents[["21", "22", "43", "45", "71", "73"]].tolist() == [
        "appl_no", "filing", "pub", "grant", "applicant_raw", "owner",
    ]  # fmt: skip


# Registers


SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def valid(code):
    """GB 32100-2015: 18 signs of the set, the last one the check digit."""
    if not isinstance(code, str) or not re.fullmatch(f"[{SIGNS}]{{18}}", code):
        return False
    total = sum(SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    return SIGNS[-total % 31] == code[17]


def cleaned(code):
    """Without blanks, in capitals, O and I for what they stand for."""
    return code.replace(" ", "").upper().replace("O", "0").replace("I", "1") if isinstance(code, str) else code


truth = gold[gold["source"] == "firm_register"].set_index("row_id")["applicant_id"]
by_code = {code: number for number, code in applicants["uscc"].dropna().items()}
by_name = {name: number for number, name in applicants["name_zh"].items()}
register["truth"] = register["row_id"].map(truth)
register["as_it_is"] = register["uscc"].map(by_code)
register["clean_code"] = register["uscc"].map(cleaned)
register["by_code"] = register["clean_code"].map(by_code)
register["by_name"] = register["name"].map(by_name)


@cache
def sent(province, batch):
    return register[(register["province"] == province) & (register["batch"] == batch)]


def test_every_code_of_the_world_is_valid():
    assert applicants["uscc"].dropna().map(valid).all()


def test_gold_says_for_every_row_who_it_is():
    assert set(truth.index) == set(register["row_id"])
    assert set(gold.loc[gold["source"] == "grants", "row_id"]) == set(grants["grant_id"])
    linked = register.dropna(subset="truth")
    assert (linked["truth"].map(applicants["province"]) == linked["province"]).all()
    assert 0.05 < register["truth"].isna().mean() < 0.15


def test_nobody_is_taken_for_another_by_name():
    strangers = register[register["truth"].isna()]
    assert not strangers["name"].isin(applicants["name_zh"]).any()
    assert not strangers["uscc"].isin(applicants["uscc"]).any()


@every_batch
@every_province
@pytest.mark.trap("firm_register", "check-skipped")
def test_trap_eighteen_signs_are_no_valid_code(province, batch):
    own = sent(province, batch)
    long_enough = own["clean_code"].str.len() == 18
    right = own["clean_code"].map(valid)
    assert right.sum() < long_enough.sum()
    assert right.sum() > 0.3 * len(own)


@every_batch
@every_province
@pytest.mark.trap("firm_register", "code-not-cleaned")
def test_trap_codes_are_cleaned_first(province, batch):
    own = sent(province, batch)
    assert own["as_it_is"].notna().sum() < own["by_code"].notna().sum()


def precision_recall(own, found):
    hit = (found == own["truth"]) & own["truth"].notna()
    return hit.sum() / found.notna().sum(), hit.sum() / own["truth"].notna().sum()


@every_batch
@every_province
@pytest.mark.trap("firm_register", "name-only")
def test_trap_names_alone(province, batch):
    own = sent(province, batch)
    both = own["by_name"].fillna(own["by_code"])
    assert precision_recall(own, own["by_name"])[1] < precision_recall(own, both)[1]


@pytest.mark.trap("firm_register", "name-only")
def test_the_heavy_batch_is_heavier():
    recall = {batch: precision_recall(own, own["by_name"])[1] for batch, own in register.groupby("batch")}
    assert recall["heavy"] < recall["light"] - 0.15


@every_province
@pytest.mark.trap("firm_register", "valid-code-of-another")
def test_trap_a_valid_code_of_somebody_else(province):
    own = sent(province, "heavy")
    wrong = own[own["clean_code"].map(valid) & own["by_code"].notna() & (own["by_code"] != own["truth"])]
    assert len(wrong) >= 1
    # The name tells: it is that of the true firm and not that of the code.
    assert (wrong["by_name"] == wrong["truth"]).all()


@every_batch
@pytest.mark.trap("firm_register", "rows-for-firms")
def test_trap_rows_are_not_firms(batch):
    # Not in every province: a thin one has few cells near the limit.
    own = register[(register["batch"] == batch) & register["truth"].notna()]
    by_cell = own.groupby(["province", "industry"])["truth"].agg(["size", "nunique"])
    lifted = (by_cell["size"] >= 5) & (by_cell["nunique"] < 5)
    assert lifted.sum() >= 3


@pytest.mark.trap("firm_register", "more-fields-than-needed")
def test_trap_more_fields_than_linking_needs():
    assert {"contact", "mobile"} <= set(register.columns)
    assert register["mobile"].str.fullmatch(r"1\*\*-\*\*\*\*-\d{4}").all()
    # Code, name and city link as many rows as all fields do: no contact is needed for it.
    tidied = register["name"].str.replace(" ", "").map(by_name)
    found = tidied.fillna(register["by_code"])
    precision, recall = precision_recall(register, found)
    assert precision > 0.9
    assert recall > 0.8


@every_province
@pytest.mark.trap("grants", "fan-out")
def test_trap_fan_out(province):
    own = grants[(grants["province"] == province) & grants["uscc"].notna()]
    both = pd.concat([sent(province, "light"), sent(province, "heavy")]).dropna(subset="uscc")
    joined = own.merge(both, on="uscc", how="left")
    assert len(joined) > len(own)
    assert joined["amount_wan"].sum() > own["amount_wan"].sum()


@every_province
@pytest.mark.trap("grants", "gap-joins-gap")
def test_trap_a_gap_joins_a_gap(province):
    own, held = grants[grants["province"] == province], sent(province, "heavy")
    naive = own.merge(held, on="uscc", how="inner")
    right = own.dropna(subset="uscc").merge(held.dropna(subset="uscc"), on="uscc", how="inner")
    assert naive["uscc"].isna().sum() == own["uscc"].isna().sum() * held["uscc"].isna().sum() > 0
    assert len(right) < len(naive)


@every_province
@pytest.mark.trap("grants", "silent-loss")
def test_trap_the_half_without_a_code(province):
    own = grants[grants["province"] == province]
    inner = own[own["uscc"].isin(applicants["uscc"].dropna())]
    assert len(inner) < 0.7 * len(own)
    assert inner["amount_wan"].sum() < own["amount_wan"].sum()
    several = own["grant_id"].map(gold.set_index("row_id")["applicant_id"]).value_counts()
    assert several.max() >= 3


# The contract


def faults(frame, skip=()):
    """Row and kind of every breach of grants_contract, `skip` naming tests left out."""
    contract = data.load("grants_contract")
    found = set()
    for rule in contract.itertuples():
        found |= {(row, kind) for row, kind in _of_column(frame, rule) if kind not in skip}
    return found


def _of_column(frame, rule):
    text = frame[rule.column]
    for row, value in zip(frame["row_no"], text, strict=True):
        if pd.isna(value):
            yield row, "nullable"
            continue
        number = _parsed(value, rule.dtype)
        if number is None:
            yield row, "type"
        elif pd.notna(rule.minimum) and not _parsed(rule.minimum, rule.dtype) <= number <= _parsed(
            rule.maximum, rule.dtype
        ):
            yield row, "range"
        if pd.notna(rule.pattern) and not re.fullmatch(rule.pattern, value, re.S):
            yield row, "encoding" if rule.column == "name" else "pattern"
        elif rule.reference == "check_digit" and not valid(value):
            yield row, "check_digit"
    if rule.unique:
        yield from ((row, "unique") for row in frame.loc[text.duplicated() & text.notna(), "row_no"])
    if pd.notna(rule.reference) and rule.reference.startswith("places."):
        known = set(data.load("places")[rule.reference.split(".")[1]])
        kind = "values" if rule.column == "province" else "reference"
        yield from ((row, kind) for row in frame.loc[~text.isin(known), "row_no"])


def _parsed(value, dtype):
    try:
        return {"int": int, "date": lambda v: pd.to_datetime(v, format="%Y-%m-%d"), "str": str}[dtype](value)
    except ValueError:
        return None


@pytest.mark.trap("bad_file", "headings-only")
def test_trap_the_headings_are_all_there():
    frame, known = data.load("bad_file"), data.load("gold_bad_file")
    assert set(data.load("grants_contract")["column"]) <= set(frame.columns)
    right = set(known[["row_no", "fault"]].itertuples(index=False, name=None))
    assert faults(frame) == right
    assert len(right) == 12


@pytest.mark.parametrize("kind", sorted(set(data.load("gold_bad_file")["fault"])))
def test_a_contract_test_left_out_misses_its_fault(kind):
    frame, known = data.load("bad_file"), data.load("gold_bad_file")
    missed = set(known["row_no"]) - {row for row, _ in faults(frame, skip={kind})}
    assert missed == set(known.loc[known["fault"] == kind, "row_no"])


def test_the_good_rows_of_the_bad_file_pass():
    frame = data.load("bad_file")
    good = frame[~frame["row_no"].isin(data.load("gold_bad_file")["row_no"])]
    assert len(good) == 48
    assert faults(good) == set()


# The platform

log["at"] = log["day"] + pd.to_timedelta(log["time"])
log["month"] = log["day"].dt.strftime("%Y-%m")
LOGS = dict(list(log.groupby(["province", "month"])))


def machines(own):
    """Sessions of machines: by what they call themselves; by 20 steps or more within a minute."""
    named = set(own.loc[own["agent"].str.contains("bot|crawler|spider", case=False), "session_id"])
    pace = own.groupby("session_id")["at"].agg(lambda at: (at.max() - at.min()).total_seconds())
    size = own.groupby("session_id").size()
    return named, set(size.index[(size >= 20) & (pace <= 60)])


@every_month
@every_province
@pytest.mark.trap("usage_log", "declared-robots")
@pytest.mark.trap("usage_log", "hidden-robots")
@pytest.mark.trap("usage_log", "diligent-person")
def test_trap_robots(province, month):
    own = LOGS[province, month]
    named, fast = machines(own)
    downloads = own["step"] == "download"
    by_name, right = own["session_id"].isin(named), own["session_id"].isin(named | fast)
    assert (downloads & ~right).sum() < (downloads & ~by_name).sum() < downloads.sum()
    size = own.groupby("session_id").size()
    diligent = set(size.index[size >= 20]) - named - fast
    assert diligent, "nobody works hard: many steps would be a good rule"
    assert not own.loc[own["session_id"].isin(diligent), "agent"].str.contains("bot|crawler", case=False).any()


def people(province, month):
    own = LOGS[province, month]
    named, fast = machines(own)
    return own[~own["session_id"].isin(named | fast)]


@every_month
@every_province
@pytest.mark.trap("usage_log", "sessions-for-users")
def test_trap_sessions_are_not_users(province, month):
    own = people(province, month)
    assert own["user_code"].nunique() < own["session_id"].nunique() < (own["step"] == "visit").sum()
    assert set(own["step"]) == {"visit", "search", "download", "return"}


@every_month
@every_province
@pytest.mark.trap("usage_log", "download-without-search")
def test_trap_downloads_without_a_search(province, month):
    own = people(province, month)
    first = own.groupby(["session_id", "step"])["at"].min().unstack()
    in_order = (first["search"] <= first["download"]).sum()
    assert 0 < in_order < first["download"].notna().sum()


def test_codes_of_users_do_not_tell_machines():
    assert log["user_code"].str.fullmatch(r"U\d{4}").all()
    assert log["session_id"].str.fullmatch(r"N\d{8}").all()
    assert (log.groupby("session_id")["province"].nunique() == 1).all()


def test_steps_of_a_session_are_in_order_of_time():
    assert log.groupby("session_id")["at"].apply(lambda at: at.is_monotonic_increasing).all()


# Products


def grams(text):
    held = re.sub(r"\W", "", text.lower())
    return Counter(held[at : at + 2] for at in range(len(held) - 1))


def likeness(one, other):
    a, b = grams(one), grams(other)
    return 2 * (a & b).total() / max(1, a.total() + b.total())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.trap("faq_questions", "must-abstain")
def test_trap_questions_without_an_answer(language):
    faq, kept = data.load("faq"), data.load("faq_questions")
    scores = [[likeness(q, known) for known in faq[f"q_{language}"]] for q in kept[f"q_{language}"]]
    best = [faq["faq_id"][max(range(len(faq)), key=row.__getitem__)] for row in scores]
    top = pd.Series([max(row) for row in scores])
    without = kept["faq_id"].isna()
    right = pd.Series(best) == kept["faq_id"].fillna("none")
    assert without.sum() == 16
    # A plain ranker gets a good part of the answerable ones; whoever never abstains gets every other one wrong.
    assert right[~without].mean() > 0.4
    assert right.mean() < right[~without].mean()
    cut = top[~without].quantile(0.2)
    abstaining = (right & (top >= cut)) | (without & (top < cut))
    assert abstaining.mean() > right.mean()


def test_the_kept_questions_are_no_copies():
    faq, kept = data.load("faq"), data.load("faq_questions")
    assert not set(kept["q_zh"]) & set(faq["q_zh"])
    assert kept["faq_id"].dropna().nunique() >= 36 - 2
    assert max(SequenceMatcher(None, q, known).ratio() for q in kept["q_zh"] for known in faq["q_zh"]) < 0.9


snapshot_a, snapshot_b, snapshot_cache = (
    data.load(name).set_index("inst_id") for name in ("snapshot_a", "snapshot_b", "snapshot_cache")
)
LOOKED_AT = ["hours", "items_n", "online"]


def written_alike(frame):
    hours = frame["hours"].str.replace("—", "-").str.replace(r"\b(\d):", r"0\1:", regex=True)
    return frame.assign(hours=hours)


def changed(a, b, columns, alike=True):
    a, b = (written_alike(frame) if alike else frame for frame in (a, b))
    both = a.index.intersection(b.index)
    return set(both[(a.loc[both, columns] != b.loc[both, columns]).any(axis=1)])


def of(frame, province):
    return frame[frame["province"] == province]


@every_province
@pytest.mark.trap("snapshot_b", "checked-day-moves")
@pytest.mark.trap("snapshot_b", "writing-for-change")
def test_trap_what_is_a_change(province):
    a, b = of(snapshot_a, province), of(snapshot_b, province)
    right = changed(a, b, LOOKED_AT)
    assert len(right) == 2
    assert len(set(b.index) - set(a.index)) == 2
    assert len(set(a.index) - set(b.index)) == 1
    assert len(changed(a, b, ["name", *LOOKED_AT], alike=False)) == 5
    assert len(changed(a, b, [*a.columns])) == len(a.index.intersection(b.index))


@pytest.mark.trap("snapshot_b", "order-for-key")
def test_trap_rows_by_place():
    n = min(len(snapshot_a), len(snapshot_b))
    assert (snapshot_a.index[:n] == snapshot_b.index[:n]).mean() < 0.1


@every_province
@pytest.mark.trap("snapshot_cache", "stale-cache")
def test_trap_a_stale_cache(province):
    a, cache_ = of(snapshot_a, province), of(snapshot_cache, province)
    assert changed(a, cache_, LOOKED_AT) == set()
    assert set(a.index) == set(cache_.index)
    assert (cache_["taken_on"] == of(snapshot_b, province)["taken_on"].iloc[0]).all()
    # What betrays it: nobody checked a row after the older snapshot.
    assert cache_["checked_on"].max() <= a["taken_on"].iloc[0] < of(snapshot_b, province)["checked_on"].max()


PLACEHOLDERS = {"网络", "来源待查"}


def passes(row, base=("bar", "area"), within=True, words=True):
    """By the rules of the datasheet; the flags turn each usual mistake on."""
    zero = row.kind not in base or (row.y_min <= 0 if within else row.y_min == 0)
    labels = row.kind == "pie" or (pd.notna(row.x_label) and pd.notna(row.y_label))
    source = pd.notna(row.source) and (not words or row.source not in PLACEHOLDERS)
    day = pd.notna(row.as_of) and (not words or re.fullmatch(r"\d{4}-\d\d-\d\d", row.as_of) is not None)
    return bool(zero and labels and pd.notna(row.unit) and source and day)


charts = data.load("chart_specs")


def passing(**flags):
    return {row.chart_id for row in charts.itertuples() if passes(row, **flags)}


def test_some_charts_pass_and_some_do_not():
    assert 8 <= len(passing()) <= 16
    assert (charts["y_min"] <= charts["y_from_data"]).all()


@pytest.mark.trap("chart_specs", "zero-for-lines")
def test_trap_lines_need_no_zero():
    assert passing(base=("bar", "area", "line")) < passing()


@pytest.mark.trap("chart_specs", "zero-within")
def test_trap_an_axis_that_includes_zero():
    assert passing() - passing(within=False) == {"C09"}


@pytest.mark.trap("chart_specs", "a-word-for-a-source")
def test_trap_a_word_is_no_source():
    assert len(passing(words=False) - passing()) >= 3


# Both languages

HANDWRITTEN = ["data_catalogue", "openness_rules", "terms", "gold_terms", "data_requests", "field_map", "faq"]
HANDWRITTEN += ["faq_questions", "chart_specs", "grants_contract"]


@pytest.mark.parametrize("name", HANDWRITTEN)
def test_both_languages_are_filled(name):
    frame = data.load(name)
    for column in [column for column in frame.columns if column.endswith("_zh")]:
        both = frame[[column, f"{column[:-3]}_en"]].isna()
        assert (both.iloc[:, 0] == both.iloc[:, 1]).all(), column
        assert not frame[f"{column[:-3]}_en"].dropna().str.contains("[一-鿿]").any(), column
        if column != "source_zh":
            assert frame[column].dropna().str.contains("[一-鿿]").all(), column
