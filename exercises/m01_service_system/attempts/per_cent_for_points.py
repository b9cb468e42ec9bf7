# ---
# mistake: {zh: 百分数、小数和百分点混用, en: mixes per cent, shares and percentage points}
# by: author
# rest: solution
# marks: {municipal-coverage: 1, figures-that-do-not-fit: 1, own-panel-share: 0, own-panel-growth: 0}
# says: {municipal-coverage: per-cent, figures-that-do-not-fit: half-a-point, own-panel-share: above-one, own-panel-growth: percent-for-points}
# ---

# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    divisions = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if len(divisions) == 0:
        return None
    own = open_on(institutions, as_of_date)
    own = own[(own["province"] == province) & (own["type"] == "municipal_comprehensive")]
    return own["city"].nunique() / len(divisions) * 100

# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    known = figures[figures["n"].notna() & figures["rate_percent"].notna()]
    low = known["n"] / (known["rate_percent"] + 0.5) * 100
    high = known["n"] / (known["rate_percent"] - 0.5) * 100
    return list(known[(low > divisions) | (high < divisions)]["figure_id"])

# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "grants")]
    by_kind = rows.set_index("kind")["value"]
    return by_kind["invention"] / by_kind["total"] * 100

# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    t = grants.pivot(index="year", columns="kind", values="value").astype(float)
    share = t["invention"] / t["total"]
    return {
        "grants_percent": (t["total"][last] - t["total"][first]) / t["total"][first] * 100,
        "share_points": (share[last] - share[first]) / share[first] * 100,
    }
