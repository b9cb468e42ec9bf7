# ---
# mistake: {zh: 算到一半就四舍五入, en: rounds before the end}
# by: author
# rest: solution
# marks: {municipal-coverage: 2, figures-that-do-not-fit: 1, own-panel-share: 0, own-panel-growth: 0}
# says: {municipal-coverage: rounded, figures-that-do-not-fit: no-rounding, own-panel-share: rounded, own-panel-growth: ratio-for-change}
# ---

# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    divisions = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if len(divisions) == 0:
        return None
    own = open_on(institutions, as_of_date)
    own = own[(own["province"] == province) & (own["type"] == "municipal_comprehensive")]
    return round(own["city"].nunique() / len(divisions), 3)

# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    known = figures.dropna(subset=["n", "rate_percent"])
    return [row.figure_id for row in known.itertuples() if round(row.n / row.rate_percent * 100) != divisions]

# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "grants")]
    by_kind = rows.set_index("kind")["value"]
    return round(float(by_kind["invention"] / by_kind["total"]), 2)

# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    t = grants.pivot(index="year", columns="kind", values="value").astype(float)
    share = t["invention"] / t["total"]
    return {"grants_percent": t["total"][last] / t["total"][first] * 100, "share_points": (share[last] - share[first]) * 100}
