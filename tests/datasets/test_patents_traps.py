"""The traps of the practice patents: the naive and the right way give different answers, in every province or field."""

import pandas as pd
import pytest
from iplab import data

DATES = [pd.Timestamp(day) for day in ("2025-03-31", "2025-06-30", "2025-12-31", "2026-06-30", "2026-10-31")]
LAST = DATES[-1]

patents = data.load("patents")
applicants = data.load("patent_applicants")
codes = data.load("ipc_codes")
priorities = data.load("priorities")
citations = data.load("citations")
bodies = data.load("applicants").set_index("applicant_id")
china = patents[patents["country"] == "CN"]
inventions = china[china["kind"] == "invention"]
applications = patents.sort_values("pub").drop_duplicates("appl_no")
first = applicants[applicants["position"] == 1].set_index("pub_no")
PROVINCES = sorted(patents["province"].dropna().unique())
FIELDS = sorted(patents["tech_field"].unique())


def everywhere(differs, groups=("province", "tech_field"), frame=patents, least=31):
    """A trap must bite in each province (or so many) and each field; `differs` gets the rows of one."""
    for group in groups:
        bitten = {name for name, held in frame[frame[group].notna()].groupby(group) if differs(held)}
        assert len(bitten) >= (least if group == "province" else 9), sorted(set(frame[group].dropna()) - bitten)


# Reading a record


@pytest.mark.trap("patents", "application-for-publication-number")
def test_the_application_number_is_not_the_publication_number():
    everywhere(lambda held: held["appl_no"].nunique() < held["pub_no"].nunique())
    # Cut to its digits, an application number never finds the publication.
    digits = china["appl_no"].str.extract(r"(\d+)\.")[0]
    assert not set(digits) & set(china["pub_no"].str.extract(r"(\d+)")[0])


@pytest.mark.trap("patents", "a-and-b-as-two")
def test_a_and_b_are_one_invention():
    everywhere(lambda held: held["appl_no"].nunique() < 0.85 * len(held), frame=inventions)


@pytest.mark.trap("patents", "model-as-invention")
def test_a_utility_model_is_no_invention():
    everywhere(lambda held: 0.1 < (held["kind"] == "utility_model").mean() < 0.6, frame=china)


@pytest.mark.trap("patents", "filing-for-priority")
def test_18_months_run_from_the_earliest_priority():
    earlier = patents[patents["prio"] < patents["filing"]]
    everywhere(lambda held: len(held) >= 2, frame=earlier)
    laid = earlier[(earlier["kind_code"] == "A") & (earlier["country"] == "CN") & (earlier["appl_no"].str[6] == "1")]
    # From the filing date they'd seem to have come out too early (a divisional comes later anyway).
    assert (laid["pub"] < laid["filing"] + pd.DateOffset(months=18)).mean() > 0.85
    due = laid["prio"] + pd.DateOffset(months=18)
    assert ((laid["pub"] >= due) & (laid["pub"] < due + pd.Timedelta(days=40))).mean() > 0.4


@pytest.mark.trap("patents", "two-styles-of-grant")
def test_grants_before_april_2010_carry_other_letters():
    naive = china["kind_code"].isin(["B", "U", "S"])
    right = china["grant"] == china["pub"]
    assert (right & ~naive).sum() > 50
    everywhere(lambda held: len(held) >= 1, ("tech_field",), frame=china[right & ~naive])


@pytest.mark.trap("patents", "grant-not-yet-known")
@pytest.mark.parametrize("day", DATES[:-2])
def test_the_grant_of_a_published_application_may_lie_after_the_day(day):
    seen = inventions[inventions["pub"] <= day].drop_duplicates("appl_no")
    known, all_of_them = seen["grant"] <= day, seen["grant"].notna()
    assert (all_of_them & ~known).sum() > 40
    everywhere(lambda held: len(held) >= 1, frame=seen[all_of_them & ~known], least=18)


@pytest.mark.trap("patents", "same-title-two-rights")
def test_an_invention_and_the_model_of_the_same_day_share_their_title():
    pairs = inventions.drop_duplicates("appl_no").merge(
        china[china["kind"] == "utility_model"], on=["title_zh", "filing", "province", "tech_field"]
    )
    assert len(pairs) >= 40
    assert (pairs["appl_no_x"] != pairs["appl_no_y"]).all()
    assert pairs["tech_field"].nunique() == 9
    everywhere(
        lambda held: held.drop_duplicates("title_zh")["appl_no"].nunique() < held["appl_no"].nunique(),
        frame=china,
        least=29,
    )


# Families and counting


def extended():
    """Applications linked by shared priorities: the connected components."""
    parent = {}

    def root(node):
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for row in priorities.itertuples():
        parent[root(row.appl_no)] = root(row.prio_no)
    return {number: root(number) for number in priorities["appl_no"]}


@pytest.mark.trap("priorities", "extended-larger-than-simple")
def test_extended_families_join_simple_ones():
    of = applications.assign(extended=applications["appl_no"].map(extended()))
    assert of.groupby("family_id")["extended"].nunique().eq(1).all()
    joined = of.groupby("extended")["family_id"].nunique()
    assert (joined > 1).sum() > 60
    larger = of[of["extended"].isin(joined[joined > 1].index)]
    everywhere(lambda held: len(held) >= 1, ("tech_field",), frame=larger)


@pytest.mark.trap("priorities", "first-filing-falls-out")
def test_without_its_own_priority_a_first_filing_leaves_its_family():
    claimed = priorities[priorities["appl_no"] != priorities["prio_no"]]
    naive = claimed.groupby("appl_no")["prio_no"].agg(frozenset)
    families = applications.set_index("appl_no")
    members = families[families.groupby("family_id")["country"].transform("nunique") > 1]
    lost = members[~members.index.isin(naive.index)]
    assert lost["family_id"].nunique() > 500
    assert lost["tech_field"].nunique() == 9
    assert lost["province"].nunique() >= 27  # small provinces may have filed nothing abroad


@pytest.mark.trap("patents", "publications-for-inventions")
def test_publications_families_and_applications_are_three_counts():
    def differ(held):
        return held["family_id"].nunique() < held["appl_no"].nunique() < len(held)

    everywhere(differ)


@pytest.mark.trap("patent_applicants", "shares-over-one")
def test_whole_counts_of_joint_families_add_up_to_more_than_all():
    listed = applicants.merge(patents[["pub_no", "family_id", "tech_field"]], on="pub_no")
    listed["province"] = listed["applicant_id"].map(bodies["province"]).fillna("abroad")
    for field in FIELDS:
        held = listed[listed["tech_field"] == field]
        whole = held.groupby("province")["family_id"].nunique().sum()
        assert whole > held["family_id"].nunique()
        share = held.drop_duplicates(["family_id", "applicant_id"])
        weight = 1 / share.groupby("family_id")["applicant_id"].transform("count")
        assert weight.sum() == pytest.approx(held["family_id"].nunique())


@pytest.mark.trap("patents", "joint-names-lost-in-join")
def test_joining_printed_names_loses_the_joint_applications():
    joined = patents.merge(data.load("alias"), left_on="applicant_raw", right_on="raw")
    lost = patents[~patents["pub_no"].isin(joined["pub_no"])]
    assert (lost["applicant_raw"].str.contains(";")).all()
    everywhere(lambda held: len(held) >= 1, frame=lost, least=29)
    assert 0.03 < len(lost) / len(patents) < 0.2


@pytest.mark.trap("patents", "unknown-province")
def test_families_without_a_province_need_a_bucket_of_their_own():
    countries = patents["pub_no"].map(first["applicant_id"]).map(bodies["country"])
    missing = patents[patents["province"].isna()]
    unknown = missing[countries[missing.index] == "CN"]
    assert unknown["tech_field"].nunique() == 9
    assert (missing.groupby("tech_field")["family_id"].nunique() > 10).all()
    # Dropped, the provinces add up to less than all families.
    assert patents.dropna(subset="province")["family_id"].nunique() < patents["family_id"].nunique() - 500


@pytest.mark.trap("ipc_codes", "multi-hit-over-100")
def test_shares_by_all_classes_add_up_to_more_than_all():
    held = codes.merge(patents[["pub_no", "province", "tech_field"]], on="pub_no")

    def over(rows):
        return rows.groupby("subclass")["pub_no"].nunique().sum() > 1.2 * rows["pub_no"].nunique()

    everywhere(over, frame=held)


@pytest.mark.trap("ipc_codes", "reclassified")
def test_the_new_symbol_alone_misses_the_older_documents():
    changes = data.load("ipc_changes")
    for old, new in (("F24J2", "F24S"), ("H01L45", "H10N"), ("G06K9", "G06V"), ("B64C39", "B64U")):
        since = changes.loc[changes["new_symbol"] == new, "since"].item()
        dated = codes.merge(patents[["pub_no", "pub"]], on="pub_no")
        before = dated[dated["ipc"].str.startswith(old + "/") & (dated["pub"] < since)]
        after = dated[dated["ipc"].str.startswith(new)]
        assert len(before) >= 10, old
        assert (after["pub"] >= since).all()
        assert after["pub_no"].nunique() < pd.concat([before, after])["pub_no"].nunique()


# Indicators


@pytest.mark.trap("patents", "publication-delay-as-decline")
@pytest.mark.parametrize("day", [pd.Timestamp(one) for one in ("2025-03-31", "2025-06-30", "2025-12-31")])
def test_the_last_18_months_are_not_yet_published(day):
    window = inventions["filing"].between(day - pd.DateOffset(months=18), day - pd.DateOffset(months=1))
    asked = inventions[window].drop_duplicates("appl_no")
    before = inventions[inventions["filing"].between(day - pd.DateOffset(months=42), day - pd.DateOffset(months=25))]

    def seems_to_fall(field):
        seen = asked[(asked["tech_field"] == field) & (asked["pub"] <= day)]["appl_no"].nunique()
        base = before[before["tech_field"] == field]["appl_no"].nunique()
        return seen < 0.85 * base

    assert [field for field in FIELDS if not seems_to_fall(field)] == []
    known_later = asked[asked["pub"] > day]
    assert len(known_later) > 20


@pytest.mark.trap("patents", "grants-still-to-come")
@pytest.mark.parametrize("field", FIELDS)
def test_the_share_granted_of_late_years_is_too_low(field):
    held = inventions[(inventions["tech_field"] == field) & (inventions["filing"].dt.year == 2023)].drop_duplicates(
        "appl_no"
    )
    then, now = ((held["grant"] <= day).sum() for day in (pd.Timestamp("2025-03-31"), LAST))
    assert then < 0.85 * now


@pytest.mark.trap("patents", "lag-of-the-granted-alone")
@pytest.mark.parametrize("field", FIELDS)
def test_the_lag_over_granted_cases_is_too_short(field):
    held = inventions[(inventions["tech_field"] == field) & (inventions["filing"] >= "2023-01-01")].drop_duplicates(
        "appl_no"
    )
    days = (held["grant"].fillna(LAST) - held["filing"]).dt.days
    naive, granted = days[held["grant"].notna()].median(), held["grant"].notna()
    # Kaplan-Meier: the median of the survival curve, which counts those still waiting.
    table = pd.DataFrame({"days": days, "granted": granted}).sort_values("days")
    at_risk = len(table) - pd.Series(range(len(table)), index=table.index)
    curve = (1 - table["granted"] / at_risk).cumprod()
    reached = table.loc[curve <= 0.5, "days"]
    assert reached.empty or naive < reached.iloc[0]


@pytest.mark.trap("patents", "national-phase-later-still")
def test_the_national_phase_of_the_pct_comes_out_after_30_months():
    entered = inventions[(inventions["kind_code"] == "A") & (inventions["appl_no"].str[6] == "8")]
    months = (entered["pub"] - entered["prio"]).dt.days / 30.4375
    assert months.min() > 29
    assert months.median() > 32
    assert entered["tech_field"].nunique() == 9


@pytest.mark.trap("patents", "applications-and-grants-mixed")
def test_publications_of_a_year_are_neither_filings_nor_grants():
    for year in (2019, 2022, 2024):
        printed = inventions[inventions["pub"].dt.year == year]
        filed = inventions[inventions["filing"].dt.year == year]["appl_no"].nunique()
        granted = (printed["grant"] == printed["pub"]).sum()
        assert granted < filed < len(printed)
        assert len(printed) > 1.1 * filed


@pytest.mark.trap("patent_applicants", "hhi-on-raw-names")
def test_raw_names_hide_concentration():
    held = first.reset_index().merge(patents[["pub_no", "family_id", "province", "tech_field"]], on="pub_no")

    def hhi(rows, column):
        share = rows.groupby(column)["family_id"].nunique()
        return ((share / share.sum()) ** 2).sum()

    everywhere(lambda rows: hhi(rows, "applicant_raw") < 0.97 * hhi(rows, "applicant_id"), frame=held)


@pytest.mark.trap("patents", "rta-of-three")
def test_a_high_rta_may_stand_on_three_patents():
    prefixes = data.load("wipo35").set_index("ipc_prefix")["field"]
    main = applications.dropna(subset=["main_ipc", "province"])
    field = (main["main_ipc"].str.split("/").str[0] + "/").map(prefixes).fillna(main["main_ipc"].str[:4].map(prefixes))
    table = main.assign(field=field).groupby(["province", "field"])["family_id"].nunique().unstack(fill_value=0)
    rta = (table.div(table.sum(axis=1), axis=0)).div(table.sum() / table.sum().sum(), axis=1)
    small = ((rta > 1.5) & (table <= 3) & (table > 0)).any(axis=1)
    assert small.sum() >= 26, list(small[~small].index)  # the largest provinces have more than three of everything
    weighted = (rta * (table.sum() / table.sum().sum())).sum(axis=1)
    assert weighted.round(9).eq(1).all()  # the share-weighted mean is 1, whatever the province


@pytest.mark.trap("citations", "cohorts-compared")
@pytest.mark.parametrize("field", FIELDS)
def test_old_documents_have_more_citations_than_young_ones(field):
    held = patents[(patents["tech_field"] == field) & (patents["kind"] == "invention")].drop_duplicates("family_id")
    cited = citations.merge(patents[["pub_no", "family_id", "pub"]], left_on="cited", right_on="pub_no")
    total = cited["family_id"].value_counts().reindex(held["family_id"]).fillna(0).to_numpy()
    born = cited["family_id"].map(patents.groupby("family_id")["pub"].min())
    window = (
        cited[(cited["date"] - born).dt.days <= 5 * 365]["family_id"]
        .value_counts()
        .reindex(held["family_id"])
        .fillna(0)
        .to_numpy()
    )
    old, young = held["filing"].dt.year.between(2012, 2016).to_numpy(), (held["filing"].dt.year >= 2022).to_numpy()
    assert total[old].mean() > 2 * total[young].mean()
    # Five years after publication for all, and nobody younger than that: the gap shrinks.
    full = held["filing"].dt.year.between(2017, 2019).to_numpy()
    assert total[old].mean() / max(total[full].mean(), 0.01) > window[old].mean() / max(window[full].mean(), 0.01)


@pytest.mark.trap("citations", "mean-of-skewed-counts")
@pytest.mark.parametrize("field", FIELDS)
def test_the_mean_is_drawn_up_by_a_few(field):
    held = set(patents.loc[patents["tech_field"] == field, "pub_no"])
    counts = citations.loc[citations["cited"].isin(held), "cited"].value_counts().reindex(sorted(held)).fillna(0)
    assert counts.mean() > 1.8 * max(counts.median(), 0.5)


@pytest.mark.trap("citations", "own-citations")
def test_own_citations_lift_some_applicants():
    owner = first["applicant_id"]
    own = citations["citing"].map(owner) == citations["cited"].map(owner)
    fields = citations["cited"].map(patents.set_index("pub_no")["tech_field"])
    assert (own.groupby(fields).sum() > 30).all()


@pytest.mark.trap("citations", "date-of-filing-for-publication")
def test_a_document_may_be_older_by_filing_and_yet_not_public():
    held = patents.set_index("pub_no")
    conflict = citations[citations["cat"] == "E"]
    filed = conflict["cited"].map(held["filing"]) < conflict["citing"].map(held["filing"])
    public = conflict["cited"].map(held["pub"]) < conflict["citing"].map(held["filing"])
    assert filed.all()
    assert not public.any()
    assert conflict["citing"].map(held["tech_field"]).nunique() == 9


@pytest.mark.trap("patents", "alert-without-base-rate")
@pytest.mark.parametrize("field", FIELDS)
def test_a_month_stands_out_of_its_own_base_rate_only(field):
    born = patents[patents["tech_field"] == field].groupby("family_id")["pub"].min()
    months = born.dt.to_period("M").value_counts().sort_index()
    months = months.reindex(pd.period_range("2020-01", "2026-10", freq="M"), fill_value=0)
    limit = months.shift(1).rolling(24).mean() + 2 * months.shift(1).rolling(24).std()
    alerts = months[(months > limit) & (months.index >= "2024-07")]
    assert 1 <= len(alerts) <= 10
    # A fixed threshold, that of the whole collection, finds none or others.
    every = patents.groupby("family_id")["pub"].min().dt.to_period("M").value_counts() / 9
    fixed = months[
        (months > every.loc["2022-07":"2024-06"].mean() + 2 * every.loc["2022-07":"2024-06"].std())
        & (months.index >= "2024-07")
    ]
    assert set(fixed.index) != set(alerts.index)


# Navigation


@pytest.mark.trap("sei_ipc", "concordance-as-exact")
@pytest.mark.parametrize("field", FIELDS)
def test_the_concordance_misses_some_and_takes_in_others(field):
    found = hits().query("tech_field == @field")["pub_no"].unique()
    wanted = set(patents.loc[(patents["tech_field"] == field) & (patents["kind"] != "design"), "pub_no"])
    hit = len(wanted & set(found))
    assert 0.4 < hit / len(wanted) < 0.999
    assert 0.4 < hit / len(found) < 0.999


def hits():
    """(pub_no, tech_field, code) by prefix plus word; a publication may come several times."""
    rows, text = (
        [],
        patents.set_index("pub_no")[["title_zh", "abstract_zh", "title_en", "abstract_en"]]
        .fillna("")
        .agg(" ".join, axis=1),
    )
    for one in data.load("sei_ipc").itertuples():
        held = codes.loc[codes["ipc"].str.startswith(one.ipc_prefix), "pub_no"].unique()
        if isinstance(one.keyword_zh, str):
            words = one.keyword_zh.split("|") + one.keyword_en.split("|")
            lower = text.loc[held].str.lower()
            held = held[lower.map(lambda said, words=words: any(word.lower() in said for word in words)).to_numpy()]
        rows += [(number, one.tech_field, one.code) for number in held]
    return pd.DataFrame(rows, columns=["pub_no", "tech_field", "code"])


@pytest.mark.trap("sei_ipc", "several-industries-at-once")
def test_a_publication_falls_into_several_directions():
    found = hits().drop_duplicates()
    several = found.groupby("pub_no")["code"].nunique()
    assert (several > 1).sum() > 300
    assert found.groupby("code")["pub_no"].nunique().sum() > found["pub_no"].nunique()


@pytest.mark.trap("branches", "branch-counted-twice")
@pytest.mark.parametrize("field", FIELDS)
def test_branches_overlap_and_leave_some_out(field):
    tree = data.load("branches", tech_field=field).query("level == 3")
    own = patents[(patents["tech_field"] == field) & (patents["kind"] != "design")].set_index("pub_no")
    text = own[["title_zh", "abstract_zh", "title_en", "abstract_en"]].fillna("").agg(" ".join, axis=1).str.lower()
    listed = codes[codes["pub_no"].isin(own.index)].groupby("pub_no")["ipc"].agg(set)
    counts = pd.Series(0, index=own.index)
    for leaf in tree.itertuples():
        symbols, words = set(leaf.ipc_prefix.split("|")), leaf.words_zh.split("|") + leaf.words_en.split("|")
        named = text.map(lambda said, words=words: any(word.lower() in said for word in words))
        counts += (listed.map(lambda own, symbols=symbols: bool(own & symbols)) | named).reindex(own.index).astype(int)
    assert (counts > 1).sum() > 30
    assert 0.02 < (counts == 0).mean() < 0.45


def test_a_tree_has_one_root_an_industry_and_every_leaf_a_rule():
    tree = data.load("branches").set_index("branch_id")
    assert tree["parent_id"].isna().sum() == 9
    assert (tree["level"] == tree.index.str.count(r"\.") + 1).all()
    leaves = tree[tree["level"] == 3]
    assert leaves[["words_zh", "words_en"]].notna().all(axis=None)
    assert len(leaves) == 144


@pytest.mark.trap("patent_applicants", "few-partners-read-as-a-network")
@pytest.mark.parametrize("field", FIELDS)
def test_joint_applicants_make_a_network_in_every_field(field):
    held = applicants[applicants["pub_no"].isin(set(patents.loc[patents["tech_field"] == field, "pub_no"]))]
    pairs = held.merge(held, on="pub_no").query("applicant_id_x < applicant_id_y")
    edges = pairs.groupby(["applicant_id_x", "applicant_id_y"]).size()
    assert len(edges) >= 25
    # Most pairs applied together once or twice: publications of one family count it several times over.
    families = pairs.merge(patents[["pub_no", "family_id"]], on="pub_no")
    assert families.drop_duplicates(["applicant_id_x", "applicant_id_y", "family_id"]).shape[0] < len(pairs)
