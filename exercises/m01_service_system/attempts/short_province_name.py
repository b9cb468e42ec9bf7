# ---
# mistake: {zh: 省名没有写全，什么也没有数到, en: "leaves out part of the province's name, so that nothing is counted"}
# by: author
# rest: solution
# marks: {bodies-by-type: 0, number-of-hosts: 0, own-panel-share: 0, own-panel-growth: 0}
# says: {bodies-by-type: [nothing-counted, other], number-of-hosts: other, own-panel-share: stopped, own-panel-growth: stopped}
# ---

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    own = open_on(institutions[institutions["province"] == province[:2]], as_of_date)
    return own["type"].value_counts().to_dict()

# %% answer="number-of-hosts"
def number_of_hosts(institutions, province, as_of_date):
    own = open_on(institutions[institutions["province"] == province[:2]], as_of_date)
    return own["host_id"].nunique()

# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    rows = panel[(panel["province"] == province[:2]) & (panel["year"] == year) & (panel["measure"] == "grants")]
    by_kind = rows.set_index("kind")["value"]
    return by_kind["invention"] / by_kind["total"]

# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    grants = panel[(panel["province"] == province[:2]) & (panel["measure"] == "grants")]
    table = grants.pivot(index="year", columns="kind", values="value").astype(float)
    return {"grants_percent": 100 * (table["total"][last] / table["total"][first] - 1), "share_points": 0.0}
