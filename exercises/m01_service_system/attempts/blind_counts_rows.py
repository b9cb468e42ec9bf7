# ---
# mistake: {zh: 会计：数行数，停办日当天也算在办, en: 'an accountant: counts rows, and the closing day as open'}
# by: task text only
# rest: solution
# marks: {bodies-by-type: 1, number-of-hosts: 0, municipal-coverage: 2, figures-that-do-not-fit: 1, own-panel-share: 0}
# ---

# Trainee 2: Mr Liu, an accountant of a provincial centre. He counts rows and adds up columns as in a
# ledger, and looks at the printed number rather than at what stands behind it. Tasks 5 and 7 he gets
# right.
#
# bodies-by-type: counts a body as open on its closing day too (closed_on >= day). Right on the given
#   day, wrong on any day on which a body of the province closes: 四川省 on 2025-03-22 gives
#   4 county_station instead of 3.
# number-of-hosts: counts the open bodies (rows, inst_id), so an organisation with two plates counts
#   twice. Wrong on the given data (29 instead of 28).
# municipal-coverage: open comprehensive bodies ÷ divisions instead of divisions with at least one; a
#   city with three bodies counts three times. Wrong on the given data (13 ÷ 21
#   instead of 9 ÷ 21).
# figures-that-do-not-fit: rounds the share to a whole per cent and compares it with the printed figure;
#   `decimals` is not used. 132 ÷ 333 = 39.64% becomes 40, so F011 (39.6) is listed with F006, though it
#   fits. Wrong on the given data.
# own-panel-share: divides by the sum of all rows of grants, in which the total stands beside its three
#   parts, so the share is half of what it should be. Wrong on the given data.

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    here = institutions[institutions["province"] == province]
    here = here[here["recorded_on"] <= as_of_date]
    here = here[here["closed_on"].isna() | (here["closed_on"] >= as_of_date)]
    return here.groupby("type").size().to_dict()


# %% answer="number-of-hosts"
def number_of_hosts(institutions, province, as_of_date):
    here = open_on(institutions, as_of_date)
    here = here[here["province"] == province]
    return len(here)


# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    n_divisions = ((places["province"] == province) & (places["level"] == "prefecture")).sum()
    if n_divisions == 0:
        return None
    bodies = open_on(institutions, as_of_date)
    bodies = bodies[(bodies["province"] == province) & (bodies["type"] == "municipal_comprehensive")]
    return len(bodies) / n_divisions


# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    bad = []
    for _, row in figures.iterrows():
        if pd.isna(row["n"]) or pd.isna(row["rate_percent"]):
            continue
        if round(row["n"] / divisions * 100) != row["rate_percent"]:
            bad.append(row["figure_id"])
    return bad


# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    grants = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "grants")]
    inventions = grants[grants["kind"] == "invention"]["value"].sum()
    return inventions / grants["value"].sum()
