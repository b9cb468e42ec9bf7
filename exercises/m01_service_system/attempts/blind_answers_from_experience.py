# ---
# mistake: {zh: 凭经验作答：用存量代替当年授权, en: 'answers from experience: takes the stock for the grants of the year'}
# by: task text only
# left_out: route-enquiries (it routes one draw of visitors only)
# rest: solution
# marks: {number-of-hosts: 0, municipal-coverage: 2, own-panel-share: 0, own-panel-growth: 0}
# ---

# Trainee 3: Mr Chen, twenty years in the IP trade, answers from what he knows of the field instead of from the text.
#
# number-of-hosts: "every university centre sits in a university that also has the TISC plate", so he takes the open
#     bodies less the university centres. Some centres have no TISC beside them, so the number is too small there. Wrong
#     on the given province and date (27 instead of 28).
# municipal-coverage: divides by the prefecture-level cities only (kind prefecture_city) and leaves out autonomous
#     prefectures, areas and leagues. Wrong on the given province (18 instead of 21 divisions); right in a province
#     that has cities only.
# route-enquiries: goes by the word that stands out. "TISC plate" -> tisc (E04), a slow examination -> the protection
#     centre (E07), "sued for infringement" -> the protection centre (E20). Three of the given twelve are wrong, and
#     all three ask a public body for a decision or a legal opinion that it cannot give.
# own-panel-share: takes patents in force instead of grants ("what counts is what is alive"). Wrong on the given
#     province and year.
# own-panel-growth: grants_percent is the average growth per year, as in the annual reports he knows, not the change
#     from the first to the last year. Wrong on the given years (right only when the years are one apart).

# %% answer="number-of-hosts"
def number_of_hosts(institutions, province, as_of_date):
    mine = open_on(institutions, as_of_date)
    mine = mine[mine["province"] == province]
    return int(len(mine) - (mine["type"] == "university_centre").sum())


# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    cities = places[(places["province"] == province) & (places["kind"] == "prefecture_city")]
    if len(cities) == 0:
        return None
    bodies = open_on(institutions, as_of_date)
    bodies = bodies[bodies["type"] == "municipal_comprehensive"]
    return cities["city"].isin(bodies["city"]).sum() / len(cities)


# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "in_force")]
    values = rows.set_index("kind")["value"]
    return values["invention"] / values["total"]


# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    total = grants[grants["kind"] == "total"].set_index("year")["value"]
    invention = grants[grants["kind"] == "invention"].set_index("year")["value"]
    share = invention / total
    return {
        "grants_percent": ((total[last] / total[first]) ** (1 / (last - first)) - 1) * 100,
        "share_points": (share[last] - share[first]) * 100,
    }
