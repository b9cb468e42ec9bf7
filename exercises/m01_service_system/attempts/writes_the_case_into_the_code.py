# ---
# mistake: {zh: 把本省、本日期和 333 写死在函数里, en: writes the own province, the day and 333 into the function}
# by: author
# rest: solution
# marks: {bodies-by-type: 0, figures-that-do-not-fit: 1, route-enquiries: 2, own-panel-share: 0, own-panel-growth: 0}
# says: {bodies-by-type: [same-everywhere, fixed-case], figures-that-do-not-fit: fixed-case, route-enquiries: other, own-panel-share: national-row, own-panel-growth: difference}
# ---

# %% answer="bodies-by-type"
own = open_on(institutions[institutions["province"] == province], as_of_date)
result = own["type"].value_counts().to_dict()


def bodies_by_type(institutions, province, as_of_date):
    return result

# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    out = []
    for i, row in figures.iterrows():
        if pd.isna(row["n"]) or pd.isna(row["rate_percent"]):
            continue
        half = 0.5 / 10 ** row["decimals"]
        low = row["n"] / (row["rate_percent"] + half) * 100
        high = row["n"] / (row["rate_percent"] - half) * 100
        if not low <= 333 <= high:
            out.append(row["figure_id"])
    return out

# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    rows = panel[(panel["province"] == "全国") & (panel["year"] == year) & (panel["measure"] == "grants")]
    return float(rows[rows["kind"] == "invention"]["value"].iloc[0] / rows[rows["kind"] == "total"]["value"].iloc[0])

# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    table = grants.pivot(index="year", columns="kind", values="value").astype(float)
    share = table["invention"] / table["total"]
    return {"grants_percent": table["total"][last] - table["total"][first], "share_points": 100 * (share[last] - share[first])}

# %% answer="route-enquiries"
known = {
    "E01": "outlet", "E13": "outlet", "E05": "tisc", "E11": "tisc", "E22": "protection_centre", "E24": "protection_centre",
    "E09": "agency_office", "E14": "agency_office", "E04": "cnipa", "E07": "cnipa", "E08": "cnipa", "E20": "market_agency", "E23": "market_agency",
}
route = {enquiry: known.get(enquiry, "provincial_node") for enquiry in visitors["enquiry_id"]}
