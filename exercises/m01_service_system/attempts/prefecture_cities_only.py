# ---
# mistake: {zh: 分母只算地级市；把要代办的人也接下来, en: only prefecture-level cities in the denominator; takes on agency work}
# by: author
# rest: solution
# marks: {municipal-coverage: 2, figures-that-do-not-fit: 1, route-enquiries: 2, own-panel-share: 0, own-panel-growth: 0}
# says: {municipal-coverage: cities-only, figures-that-do-not-fit: turned-round, route-enquiries: acts-for-client, own-panel-share: share-of-nation, own-panel-growth: share-for-points}
# ---

# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    cities = places[(places["province"] == province) & (places["kind"] == "prefecture_city")]
    if len(cities) == 0:
        return None
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    own = own[own["type"] == "municipal_comprehensive"]
    return own["city"].nunique() / len(cities)

# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    good = []
    for row in figures.dropna(subset=["n", "rate_percent"]).to_dict("records"):
        half = 0.5 / 10 ** row["decimals"]
        if row["n"] / (row["rate_percent"] + half) * 100 <= divisions <= row["n"] / (row["rate_percent"] - half) * 100:
            good.append(row["figure_id"])
    return good

# %% answer="route-enquiries"
needs = {
    "tisc": ["E01", "E13", "E05", "E11", "E03", "E10"],
    "agency_office": ["E22", "E24", "E09", "E14", "E20", "E23"],
    "protection_centre": ["E16", "E19"],
    "county_station": ["E15", "E18"],
    "provincial_node": ["E06", "E12", "E02", "E17", "E21"],
    "cnipa": ["E04", "E07", "E08"],
}
route = {e: stop for stop, es in needs.items() for e in es if e in set(visitors["enquiry_id"])}

# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    rows = panel[(panel["year"] == year) & (panel["measure"] == "grants") & (panel["kind"] == "invention")]
    by_province = rows.set_index("province")["value"]
    return by_province[province] / by_province["全国"]

# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    t = grants.pivot(index="year", columns="kind", values="value").astype(float)
    share = t["invention"] / t["total"]
    return {
        "grants_percent": (t["total"][last] - t["total"][first]) / t["total"][first] * 100,
        "share_points": share[last] - share[first],
    }
