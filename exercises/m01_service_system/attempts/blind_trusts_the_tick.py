# ---
# mistake: {zh: 老窗口：相信勾选, en: a veteran of the counter who trusts the tick}
# by: task text only
# left_out: route-enquiries (it routes one draw of visitors only)
# rest: solution
# marks: {bodies-by-type: 1, number-of-hosts: 0, municipal-coverage: 2, own-panel-growth: 0}
# ---

# Trainee 1: Ms Zhou, eleven years at the front counter of a municipal centre. She trusts the
# `active` tick ("that is what the yearly check is for") and is kind to visitors: she sends them to
# whoever looks able to help. Tasks 4 and 6 she gets right.
#
# bodies-by-type: takes the bodies with the tick in `active` instead of those open on the day. The
#   tick dates from the end of 2024: bodies opened in 2025 are missing, bodies closed in 2025 before
#   the day are still counted. Wrong on the given data (四川省, 2025-06-30: 9 instead of 13
#   municipal_comprehensive, and more).
# number-of-hosts: host_id is counted once, as it should be, but again over the ticked bodies.
#   Wrong on the given data (25 instead of 28).
# municipal-coverage: the same tick in the numerator (distinct cities and the denominator are right,
#   None for the municipalities is right). Wrong on the given data (7 of 21 instead of 9 of 21).
# route-enquiries: E04 goes to the TISC because the visitor names one, E07 to the protection centre
#   because he wants it faster, E20 to the TISC because an opinion begins with a search. The first two
#   ask for a decision (cnipa), the third for legal work (market_agency): 9 of 12 right, and all three
#   cross the boundary. Wrong on the given data.
# own-panel-growth: share_points is the change of the share in per cent of the first share instead of
#   the difference in percentage points (from 10% to 15% she gets 50, not 5). Wrong on the given data.

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    rows = institutions[(institutions["province"] == province) & institutions["active"]]
    return rows["type"].value_counts().to_dict()


# %% answer="number-of-hosts"
def number_of_hosts(institutions, province, as_of_date):
    rows = institutions[(institutions["province"] == province) & institutions["active"]]
    return rows["host_id"].nunique()


# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    divisions = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if len(divisions) == 0:
        return None
    bodies = institutions[
        (institutions["province"] == province)
        & (institutions["type"] == "municipal_comprehensive")
        & (institutions["active"] == True)
    ]
    return bodies["city"].nunique() / len(divisions)


# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    total = grants[grants["kind"] == "total"].set_index("year")["value"]
    invention = grants[grants["kind"] == "invention"].set_index("year")["value"]
    share = invention / total
    return {
        "grants_percent": float((total[last] - total[first]) / total[first] * 100),
        "share_points": float((share[last] - share[first]) / share[first] * 100),
    }
