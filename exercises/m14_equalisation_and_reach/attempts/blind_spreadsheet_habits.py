# ---
# mistake: {zh: 电子表格的习惯：一市两家数两遍，按看得见的一列排序，名次并列取最前, en: 'spreadsheet habits: a city with two bodies counts twice, sorts by the column she sees, ties share the first rank'}
# by: task text only
# rest: solution
# marks: {two-coverages: 0, service-gini: 1, radius-test: 0, convergence: 2}
# says: {radius-test: [ties-not-shared, rounded-down], two-coverages: bodies-for-cities, service-gini: sorted-by-hours, convergence: sample-deviation}
# ---

# Who: Ms Tang, the spreadsheet person. COUNTIF, a lookup table, SORT by the visible column, STDEV, RANK.
#
# two-coverages: joins the open bodies to the places like a lookup, so a place with two open bodies is counted twice, in
#   the numerator of both coverages. Shows where a place has more than one open municipal comprehensive body.
# service-gini: sorts by the hours (the column she sees), not by hours / demand. Shows on nearly every table (sample too).
# radius-test: RANK gives ties the same lowest rank (not the mean rank), and k is ROUND(n / 10), not rounded up.
#   stay: shows where n / 10 rounds down, e.g. 21 places (2 instead of 3), 13 places (1 instead of 2); n < 5 gives k = 0, which
#   she lifts to 1. spearman: shows where places tie, e.g. several with 0.
# convergence: STDEV divides by n - 1: sigma_first and sigma_last are too large by sqrt(31/30). beta is right.

# %% answer="two-coverages"
def two_coverages(institutions, places, province, as_of_date):
    own = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if own.empty:
        return None
    bodies = open_on(institutions, as_of_date)
    bodies = bodies[bodies["type"] == "municipal_comprehensive"][["city", "inst_id"]]
    joined = own.merge(bodies, on="city", how="inner")
    cities = len(joined) / len(own)
    firms = joined["firms"].sum() / own["firms"].sum()
    return {"cities": cities, "firms": firms, "gap_points": (firms - cities) * 100}


# %% answer="service-gini"
def service_gini(table, demand):
    if table["hours"].sum() == 0:
        return None
    ranked = table.sort_values("hours")
    p = [0, *(ranked[demand].cumsum() / ranked[demand].sum())]
    q = [0, *(ranked["hours"].cumsum() / ranked["hours"].sum())]
    return 1 - sum((q[i] + q[i - 1]) * (p[i] - p[i - 1]) for i in range(1, len(p)))


# %% answer="radius-test"
def radius_test(cities, sites, province, radii, demand):
    own = cities.loc[cities["province"] == province, "city"].tolist()
    values = [two_step(cities, sites, radius, demand).loc[own] for radius in radii]
    k = max(1, round(len(own) / 10))
    low = []
    for one in values:
        low.append(set(one[one <= one.sort_values().iloc[k - 1]].index))
    first, last = values[0].rank(method="min"), values[-1].rank(method="min")
    spread = len(own) > 1 and first.nunique() > 1 and last.nunique() > 1
    return {"spearman": first.corr(last) if spread else None, "stay": sorted(set.intersection(*low))}


# %% answer="convergence"
def convergence(panel, spending, first, last):
    stock = panel[(panel["kind"] == "invention") & (panel["measure"] == "in_force") & (panel["province"] != "全国")]
    both = stock.merge(spending, on=["province", "year"])
    both["log"] = np.log(both["value"].astype(float) / both["rd_spending"])
    logs = both.pivot(index="province", columns="year", values="log")
    growth = (logs[last] - logs[first]) / (last - first)
    return {
        "sigma_first": logs[first].std(),
        "sigma_last": logs[last].std(),
        "beta": np.polyfit(logs[first], growth, 1)[0],
    }
