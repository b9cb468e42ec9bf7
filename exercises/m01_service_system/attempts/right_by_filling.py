# ---
# right: {zh: 用填空方式做对, en: right, by filling the blanks}
# by: author
# entry: fill
# rest: solution
# marks: {}
# ---

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    own = institutions[institutions["province"] == province]
    own = open_on(own, as_of_date)
    return own["type"].value_counts().to_dict()

# %% answer="number-of-hosts"
def number_of_hosts(institutions, province, as_of_date):
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    return own["host_id"].nunique()

# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    divisions = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if len(divisions) == 0:
        return None
    bodies = institutions[(institutions["province"] == province) & (institutions["type"] == "municipal_comprehensive")]
    bodies = open_on(bodies, as_of_date)
    return bodies["city"].nunique() / len(divisions)

# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    wrong = []
    for row in figures.dropna(subset=["n", "rate_percent"]).to_dict("records"):
        half = 0.5 * 10.0 ** -row["decimals"]
        lowest = row["n"] / ((row["rate_percent"] + half) / 100)
        highest = row["n"] / ((row["rate_percent"] - half) / 100)
        if divisions < lowest or divisions > highest:
            wrong.append(row["figure_id"])
    return wrong

# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "grants")]
    by_kind = rows.set_index("kind")["value"]
    return by_kind["invention"] / by_kind["total"]

# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    table = grants.pivot(index="year", columns="kind", values="value").astype(float)
    share = table["invention"] / table["total"]
    return {
        "grants_percent": 100 * (table["total"][last] / table["total"][first] - 1),
        "share_points": 100 * (share[last] - share[first]),
    }
