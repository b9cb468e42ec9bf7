# ---
# mistake: {zh: "只做一半：任何机构都算，按时数排序，每步不去掉已覆盖的", en: "half of it: any body, sorted by hours, nothing taken away between steps"}
# by: author
# rest: solution
# marks: {two-coverages: 0, service-gini: 1, theil-split: 0, catchment-access: 0, three-sites: 0, convergence: 0}
# says: {two-coverages: any-body, service-gini: sorted-by-hours, theil-split: [identity-broken, other], catchment-access: [more-than-there-is, other], three-sites: counted-twice, convergence: grants-for-stock}
# ---

# %% answer="two-coverages"
def two_coverages(institutions, places, province, as_of_date):
    own = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if own.empty:
        return None
    bodies = open_on(institutions, as_of_date)
    covered = own["city"].isin(bodies.loc[bodies["province"] == province, "city"])
    cities = covered.mean()
    firms = own.loc[covered, "firms"].sum() / own["firms"].sum()
    return {"cities": cities, "firms": firms, "gap_points": 100 * (firms - cities)}

# %% answer="service-gini"
def service_gini(table, demand):
    if table["hours"].sum() == 0:
        return None
    ranked = table.assign(rate=table["hours"] / table[demand]).sort_values("hours")
    p = [0, *(ranked[demand].cumsum() / ranked[demand].sum())]
    q = [0, *(ranked["hours"].cumsum() / ranked["hours"].sum())]
    return 1 - sum((q[i] + q[i - 1]) * (p[i] - p[i - 1]) for i in range(1, len(p)))

# %% answer="theil-split"
def theil_split(table, demand, group):
    def theil(hours, weights):
        s, w = hours / hours.sum(), weights / weights.sum()
        some = s > 0
        return (s[some] * np.log(s[some] / w[some])).sum()

    sums = table.groupby(group)[["hours", demand]].sum()
    within = 0.0
    for _, part in table.groupby(group):
        if part["hours"].sum() > 0:
            within += part[demand].sum() / table[demand].sum() * theil(part["hours"], part[demand])
    return {
        "total": theil(table["hours"], table[demand]),
        "within": within,
        "between": theil(sums["hours"], sums[demand]),
    }

# %% answer="catchment-access"
def access(cities, sites, radius, demand):
    reached = {}
    for town in cities.itertuples():
        km = great_circle_km(town.lon, town.lat, sites["lon"], sites["lat"])
        reached[town.city] = 10_000 * sites["hours"][km <= radius].sum() / getattr(town, demand)
    return reached

# %% answer="three-sites"
def three_sites(cities, centres, province, radius, demand):
    own = cities[cities["province"] == province]
    far = own[[not (great_circle_km(t.lon, t.lat, centres["lon"], centres["lat"]) <= radius).any() for t in own.itertuples()]]
    gain = {t.city: far[demand][great_circle_km(t.lon, t.lat, far["lon"], far["lat"]) <= radius].sum() for t in own.itertuples()}
    return sorted(gain, key=gain.get, reverse=True)[:3]

# %% answer="convergence"
def convergence(panel, spending, first, last):
    stock = panel[(panel["kind"] == "invention") & (panel["measure"] == "grants") & (panel["province"] != "全国")]
    both = stock.merge(spending, on=["province", "year"])
    both["log"] = np.log(both["value"].astype(float) / both["rd_spending"])
    logs = both.pivot(index="province", columns="year", values="log")
    growth = (logs[last] - logs[first]) / (last - first)
    return {
        "sigma_first": logs[first].std(ddof=0),
        "sigma_last": logs[last].std(ddof=0),
        "beta": np.polyfit(logs[first], growth, 1)[0],
    }
