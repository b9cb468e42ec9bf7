# ---
# mistake: {zh: 有任何一家机构就算覆盖；把要审批结果的人指给 TISC, en: any body covers a city; takes a TISC for an approving authority}
# by: author
# rest: solution
# marks: {municipal-coverage: 2, figures-that-do-not-fit: 1, route-enquiries: 3, own-panel-share: 0, own-panel-growth: 0}
# says: {municipal-coverage: any-body, figures-that-do-not-fit: two-percent-rule, route-enquiries: tisc-approves, own-panel-share: applications-for-grants, own-panel-growth: wrong-base}
# ---

# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    divisions = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if len(divisions) == 0:
        return None
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    return own["city"].nunique() / len(divisions)

# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    known = figures.dropna(subset=["n", "rate_percent"])
    implied = known["n"] / (known["rate_percent"] / 100)
    return known[(implied - divisions).abs() / divisions > 0.02]["figure_id"].tolist()

# %% answer="route-enquiries"
stops = {
    "E01": "tisc", "E13": "tisc", "E05": "university_centre", "E11": "university_centre",
    "E22": "agency_office", "E24": "agency_office", "E09": "trademark_window", "E14": "trademark_window",
    "E16": "protection_centre", "E19": "protection_centre", "E03": "outlet", "E10": "outlet",
    "E15": "county_station", "E18": "county_station", "E06": "provincial_node", "E12": "provincial_node",
    "E04": "tisc", "E07": "tisc", "E08": "tisc", "E20": "market_agency", "E23": "market_agency",
}
route = {}
for i, row in visitors.iterrows():
    if row["enquiry_id"] in stops:
        route[row["enquiry_id"]] = stops[row["enquiry_id"]]
    elif row["has_comprehensive_body"]:
        route[row["enquiry_id"]] = "municipal_comprehensive"
    else:
        route[row["enquiry_id"]] = "provincial_node"

# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "applications")]
    by_kind = rows.set_index("kind")["value"]
    return by_kind["invention"] / by_kind["total"]

# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    t = grants.pivot(index="year", columns="kind", values="value").astype(float)
    share = t["invention"] / t["total"]
    return {
        "grants_percent": (t["total"][last] - t["total"][first]) / t["total"][last] * 100,
        "share_points": (share[last] - share[first]) * 100,
    }
