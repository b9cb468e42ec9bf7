# ---
# mistake: {zh: 二十年统计口径的习惯：信勾选，取两位小数，年数首尾都算, en: 'twenty years at the statistics desk: trusts the tick, rounds to 2 digits, counts first and last year'}
# by: task text only
# rest: solution
# marks: {two-coverages: 0, service-gini: 1, catchment-access: 1, three-sites: 0, convergence: 0}
# says: {two-coverages: ticked-flag, service-gini: rounded, catchment-access: best-only, three-sites: own-demand-only}
# ---

# Who: Mrs Zhou, twenty years at the statistics desk, with the habits of the desk.
#
# two-coverages: goes by the registrar's tick (`active`), as she does for every report, not by the day; and a municipality is
#   "covered, 100%", as in the yearly tables, where the task wants None. Shows in provinces where bodies opened or closed after
#   the tick of end 2024, on any earlier as_of_date, and for the four municipalities.
# service-gini: rounds to 2 decimals for the report. Shows everywhere.
# catchment-access: "a firm goes to one window only", so a place gets the best body within the radius, not the sum of all. Shows where a
#   place reaches more than one body.
# three-sites: the seat goes to the three largest places that aren't covered; what else lies within the radius is not looked at. Shows
#   where a point between several uncovered places does better, or where the largest lie within the radius of each other.
# convergence: counts the years as the yearbook does, first and last included (2011 to 2023 are 13 years), and uses total patents in force
#   ("valid patents"), not inventions. Shows in all three figures.

# %% answer="two-coverages"
def two_coverages(institutions, places, province, as_of_date):
    own = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if own.empty:
        return {"cities": 1.0, "firms": 1.0, "gap_points": 0.0}
    bodies = institutions[institutions["active"] & (institutions["type"] == "municipal_comprehensive")]
    covered = own["city"].isin(bodies["city"])
    cities = covered.mean()
    firms = own.loc[covered, "firms"].sum() / own["firms"].sum()
    return {"cities": cities, "firms": firms, "gap_points": 100 * (firms - cities)}


# %% answer="service-gini"
def service_gini(table, demand):
    if table["hours"].sum() == 0:
        return None
    ranked = table.assign(rate=table["hours"] / table[demand]).sort_values("rate")
    p = np.array([0, *(ranked[demand].cumsum() / ranked[demand].sum())])
    q = np.array([0, *(ranked["hours"].cumsum() / ranked["hours"].sum())])
    return round(1 - float(((q[1:] + q[:-1]) * np.diff(p)).sum()), 2)


# %% answer="catchment-access"
def access(cities, sites, radius, demand):
    reached = {name: 0.0 for name in cities["city"]}
    for site in sites.itertuples():
        inside = great_circle_km(site.lon, site.lat, cities["lon"].to_numpy(), cities["lat"].to_numpy()) <= radius
        near_by = cities[inside]
        asked = near_by[demand].sum()
        for name in near_by["city"]:
            reached[name] = max(reached[name], 10_000 * site.hours / asked)
    return reached


# %% answer="three-sites"
def three_sites(cities, centres, province, radius, demand):
    own = cities[cities["province"] == province]
    yet = [
        not (great_circle_km(town.lon, town.lat, centres["lon"], centres["lat"]) <= radius).any()
        for town in own.itertuples()
    ]
    return own[yet].sort_values(demand, ascending=False)["city"].head(3).tolist()


# %% answer="convergence"
def convergence(panel, spending, first, last):
    stock = panel[(panel["kind"] == "total") & (panel["measure"] == "in_force") & (panel["province"] != "全国")]
    both = stock.merge(spending, on=["province", "year"])
    both["log"] = np.log(both["value"].astype(float) / both["rd_spending"])
    logs = both.pivot(index="province", columns="year", values="log")
    growth = (logs[last] - logs[first]) / (last - first + 1)
    return {
        "sigma_first": logs[first].std(ddof=0),
        "sigma_last": logs[last].std(ddof=0),
        "beta": np.polyfit(logs[first], growth, 1)[0],
    }
