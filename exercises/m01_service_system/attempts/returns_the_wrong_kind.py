# ---
# mistake: {zh: 返回的类型不对, en: returns the wrong kind of value}
# by: author
# rest: solution
# marks: {bodies-by-type: 0, number-of-hosts: 0, municipal-coverage: 1, figures-that-do-not-fit: 0, route-enquiries: 0, own-panel-share: 0, own-panel-growth: 0}
# says: {bodies-by-type: not-a-dict, number-of-hosts: not-a-number, municipal-coverage: not-a-number, figures-that-do-not-fit: [not-a-list, other], route-enquiries: [not-a-dict, not-answered], own-panel-share: not-a-number, own-panel-growth: not-a-dict}
# ---

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    return list(own["type"])

# %% answer="number-of-hosts"
def number_of_hosts(institutions, province, as_of_date):
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    return own["host_id"].unique()

# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    divisions = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if len(divisions) == 0:
        return None
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    covered = own[own["type"] == "municipal_comprehensive"]["city"].nunique()
    return f"{covered / len(divisions):.1%}"

# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    return "municipal-2021-11"

# %% answer="route-enquiries"
route = ["tisc", "outlet", "cnipa"]

# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "grants")]
    return rows[rows["kind"] == "invention"]["value"]

# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    t = grants.pivot(index="year", columns="kind", values="value").astype(float)
    return 100 * (t["total"][last] / t["total"][first] - 1)
