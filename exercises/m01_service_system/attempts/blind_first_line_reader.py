# ---
# mistake: {zh: 只读第一行就动手：停办日空白就算在办, en: 'starts after the first line: an empty closing day means open'}
# by: task text only
# rest: solution
# marks: {bodies-by-type: 1, number-of-hosts: 0, figures-that-do-not-fit: 1, route-enquiries: 1, own-panel-share: 0}
# ---

# Trainee 2: Mr Li, new graduate, quick, reads the first line of a task and starts typing.
#
# bodies-by-type: read "a blank closed_on means still open" and stopped there; the date is never used. Bodies recorded
#     only after the day are counted, bodies that close only after the day are missing. Right for
#     四川省 on 2025-06-30, wrong on another day (for example 四川省 on 2024-06-30).
# number-of-hosts: removes doubles by name_zh instead of host_id. Every plate has its own name, so nothing is removed
#     and a host with two plates counts twice. Wrong on the given province and date.
# figures-that-do-not-fit: rounds every computed percentage to a whole number, whatever `decimals` says. 39.6 can then
#     never fit. Wrong on the given table with 333 (F011 is listed besides F006).
# route-enquiries: applies "no comprehensive body in the city, so provincial_node" to every visitor, not only to those
#     whose first stop is municipal_comprehensive. Wrong for eight of the given twelve: E04, E07, E10, E14, E15, E16, E20
#     and E22.
# own-panel-share: divides by the sum over all four kinds, and one of the four is already the total, so the share is
#     half of what it should be. Wrong on the given province and year.

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    mine = institutions[(institutions["province"] == province) & institutions["closed_on"].isna()]
    return mine.groupby("type").size().to_dict()


# %% answer="number-of-hosts"
def number_of_hosts(institutions, province, as_of_date):
    mine = open_on(institutions, as_of_date)
    mine = mine[mine["province"] == province]
    return mine["name_zh"].nunique()


# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    known = figures.dropna(subset=["n", "rate_percent"])
    computed = (known["n"] / divisions * 100).round()
    return list(known[computed != known["rate_percent"]]["figure_id"])


# %% answer="route-enquiries"
route = {
    "E04": "cnipa",
    "E05": "university_centre",
    "E06": "provincial_node",
    "E07": "cnipa",
    "E10": "outlet",
    "E13": "tisc",
    "E14": "trademark_window",
    "E15": "county_station",
    "E16": "protection_centre",
    "E20": "market_agency",
    "E21": "municipal_comprehensive",
    "E22": "agency_office",
}
for enquiry_id in visitors[~visitors["has_comprehensive_body"]]["enquiry_id"]:
    route[enquiry_id] = "provincial_node"


# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "grants")]
    invention = rows[rows["kind"] == "invention"]["value"].sum()
    return invention / rows["value"].sum()
