# ---
# mistake: {zh: 题目问单位和地市，却数了行数, en: counts rows where organisations and cities are asked}
# by: author
# rest: solution
# marks: {bodies-by-type: 0, number-of-hosts: 0, municipal-coverage: 2, own-panel-share: 0, own-panel-growth: 0}
# says: {bodies-by-type: [same-everywhere, all-provinces], number-of-hosts: rows-not-hosts, municipal-coverage: bodies-not-cities, own-panel-share: total-twice, own-panel-growth: total-twice}
# ---

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    return open_on(institutions, as_of_date)["type"].value_counts().to_dict()

# %% answer="number-of-hosts"
def number_of_hosts(institutions, province, as_of_date):
    own = open_on(institutions, as_of_date)
    return len(own[own["province"] == province])

# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    divisions = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if len(divisions) == 0:
        return None
    own = open_on(institutions, as_of_date)
    own = own[(own["province"] == province) & (own["type"] == "municipal_comprehensive")]
    return len(own) / len(divisions)

# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    g = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "grants")]
    return g[g["kind"] == "invention"]["value"].sum() / g["value"].sum()

# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    g = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    everything = g.groupby("year")["value"].sum().astype(float)
    inventions = g[g["kind"] == "invention"].set_index("year")["value"].astype(float)
    share = inventions / everything
    return {
        "grants_percent": (everything[last] / everything[first] - 1) * 100,
        "share_points": (share[last] - share[first]) * 100,
    }
