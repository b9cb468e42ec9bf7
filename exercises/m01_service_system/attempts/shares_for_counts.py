# ---
# mistake: {zh: 给的是占比，不是个数, en: gives shares where numbers are asked}
# by: author
# rest: solution
# marks: {bodies-by-type: 0, municipal-coverage: 1, route-enquiries: 1, own-panel-share: 0}
# says: {bodies-by-type: not-counts, municipal-coverage: [no-division, not-a-number], route-enquiries: tisc-approves, own-panel-share: above-one}
# ---

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    return own["type"].value_counts(normalize=True).to_dict()

# %% answer="route-enquiries"
route = {enquiry: "municipal_comprehensive" for enquiry in visitors["enquiry_id"]}

# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    divisions = places[(places["province"] == province) & (places["level"] == "地级市")]
    if len(divisions) == 0:
        return None
    bodies = open_on(institutions[institutions["type"] == "municipal_comprehensive"], as_of_date)
    return bodies[bodies["province"] == province]["city"].nunique() / len(divisions)

# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "grants")]
    by_kind = rows.set_index("kind")["value"]
    return by_kind["total"] / by_kind["invention"]
