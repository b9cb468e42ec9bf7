# ---
# mistake: {zh: 电子表格的习惯：信勾选、按依托单位去重却忘了日期, en: 'spreadsheet habits: trusts the tick and forgets the day'}
# by: task text only
# rest: solution
# marks: {bodies-by-type: 1, number-of-hosts: 0, municipal-coverage: 2, own-panel-growth: 0}
# ---

# Trainee 1: Ms Wang, office administrator, works in spreadsheets all day (filter, remove duplicates, count rows).
#
# bodies-by-type: takes the tick `active` for "open". The tick dates from the inspection at the end of 2024; bodies
#     recorded since then have no tick, bodies closed since then still have one. Wrong on the given province and date.
# number-of-hosts: filters the province, removes duplicates by host_id and counts; the day is forgotten, so hosts whose
#     bodies have all closed, or are not recorded yet, count too. Wrong on the given province and date.
# municipal-coverage: counts bodies instead of cities that have at least one (as in "104 bodies, 33 per cent").
#     Cities with three bodies count three times, so the share is too high. Wrong on the given province and date.
# own-panel-growth: share_points is the change of the share in per cent of the first share, not in percentage points.
#     Wrong on the given province and years.

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    mine = institutions[(institutions["province"] == province) & institutions["active"]]
    return mine["type"].value_counts().to_dict()


# %% answer="number-of-hosts"
def number_of_hosts(institutions, province, as_of_date):
    mine = institutions[institutions["province"] == province]
    return len(mine.drop_duplicates("host_id"))


# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    divisions = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if len(divisions) == 0:
        return None
    bodies = open_on(institutions, as_of_date)
    bodies = bodies[(bodies["province"] == province) & (bodies["type"] == "municipal_comprehensive")]
    return len(bodies) / len(divisions)


# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    total = grants[grants["kind"] == "total"].set_index("year")["value"]
    invention = grants[grants["kind"] == "invention"].set_index("year")["value"]
    share = invention / total
    return {
        "grants_percent": (total[last] / total[first] - 1) * 100,
        "share_points": (share[last] / share[first] - 1) * 100,
    }
