# ---
# mistake: {zh: 分母取自机构名录；凡事推给国家知识产权局, en: takes the denominator from the directory; sends everybody to CNIPA}
# by: author
# rest: solution
# marks: {bodies-by-type: 1, municipal-coverage: 2, figures-that-do-not-fit: 1, route-enquiries: 1, own-panel-growth: 0}
# says: {bodies-by-type: later-events, municipal-coverage: wrong-denominator, figures-that-do-not-fit: no-rounding, route-enquiries: [acts-for-client, sent-away], own-panel-growth: share-for-percent}
# ---

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    own = institutions[(institutions["province"] == province) & institutions["closed_on"].isna()]
    return own["type"].value_counts().to_dict()

# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    if province in ("北京市", "天津市", "上海市", "重庆市"):
        return None
    own = institutions[institutions["province"] == province]
    covered = open_on(own[own["type"] == "municipal_comprehensive"], as_of_date)
    return covered["city"].nunique() / own["city"].nunique()

# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    known = figures.dropna(subset=["n", "rate_percent"])
    return known[known["n"] / (known["rate_percent"] / 100) != divisions]["figure_id"].tolist()

# %% answer="route-enquiries"
route = {enquiry: "cnipa" for enquiry in visitors["enquiry_id"]}

# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    t = grants.pivot(index="year", columns="kind", values="value").astype(float)
    share = t["invention"] / t["total"]
    return {"grants_percent": t["total"][last] / t["total"][first] - 1, "share_points": (share[last] - share[first]) * 100}
