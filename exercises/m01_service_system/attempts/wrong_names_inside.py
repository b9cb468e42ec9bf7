# ---
# mistake: {zh: 结果里的名称和符号不对, en: the right kind of value with wrong names or signs in it}
# by: author
# rest: solution
# marks: {bodies-by-type: 0, number-of-hosts: 0, municipal-coverage: 2, figures-that-do-not-fit: 0, route-enquiries: 0, own-panel-share: 0, own-panel-growth: 0}
# says: {bodies-by-type: [wrong-key, other], number-of-hosts: other, municipal-coverage: other, figures-that-do-not-fit: [not-an-id, other], route-enquiries: [unknown-stop, tisc-approves], own-panel-share: in-force-for-grants, own-panel-growth: turned-round}
# ---

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    return own["name_zh"].value_counts().to_dict()

# %% answer="number-of-hosts"
def number_of_hosts(institutions, province, as_of_date):
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    return own["city"].nunique() + 1000

# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    divisions = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if len(divisions) == 0:
        return None
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    return own[own["type"] == "municipal_comprehensive"]["city"].nunique() / 333

# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    known = figures.dropna(subset=["n", "rate_percent"])
    half = 0.5 / 10 ** known["decimals"].astype(float)
    low = known["n"] / (known["rate_percent"] + half) * 100
    high = known["n"] / (known["rate_percent"] - half) * 100
    return known.index[(low > divisions) | (high < divisions)].tolist()

# %% answer="route-enquiries"
route = {enquiry: "TISC" for enquiry in visitors["enquiry_id"]}

# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "in_force")]
    by_kind = rows.set_index("kind")["value"]
    return by_kind["invention"] / by_kind["total"]

# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    t = grants.pivot(index="year", columns="kind", values="value").astype(float)
    share = t["invention"] / t["total"]
    return {
        "grants_percent": (t["total"][last] - t["total"][first]) / t["total"][first] * 100,
        "share_points": (share[first] - share[last]) * 100,
    }
