# ---
# mistake: {zh: 样例出了数就往下做：需求列、半径、年数都写死, en: 'trusts the sample output: demand, radius and years are typed in'}
# by: task text only
# rest: solution
# marks: {service-gini: 1, catchment-access: 1, radius-test: 0, three-sites: 0, convergence: 1}
# says: {radius-test: [ties-left-out, second-for-last], service-gini: fixed-column, catchment-access: fixed-case, three-sites: other}
# ---

# Who: Xiao Li trusts the sample output: once "take a look" shows a likely figure for Sichuan he goes on. He uses the names that
# stand in the notebook already and the values that the sample call has.
#
# service-gini: takes the column "firms" whatever `demand` says, and has nothing for a table without hours (gives nan).
#   Shows with demand = "tech_smes" or "rural_people" and on a table whose hours are all 0.
# catchment-access: takes "firms" as well (only the sample's demand). Shows with another column of demand.
# radius-test: the k lowest places by nsmallest(k), without those that tie with the last of them. Shows where more than k places have 0;
#   also rank of the first against the SECOND radius (radii[1]), which he took for the last. Shows with three radii.
# three-sites: radius 100 and "firms" fixed as in the sample. Shows with another radius or another demand.
# convergence: divides the growth by 12 (2011 to 2023) whatever first and last are. Shows over any other period.

# %% answer="service-gini"
def service_gini(table, demand):
    ranked = table.assign(rate=table["hours"] / table["firms"]).sort_values("rate")
    p = np.array([0, *(ranked["firms"].cumsum() / ranked["firms"].sum())])
    q = np.array([0, *(ranked["hours"].cumsum() / ranked["hours"].sum())])
    return 1 - ((q[1:] + q[:-1]) * np.diff(p)).sum()


# %% answer="catchment-access"
def access(cities, sites, radius, demand):
    reached = pd.Series(0.0, index=cities["city"])
    for site in sites.itertuples():
        inside = great_circle_km(site.lon, site.lat, cities["lon"].to_numpy(), cities["lat"].to_numpy()) <= radius
        asked = cities["firms"].to_numpy()[inside].sum()
        if asked > 0:
            reached[inside] += 10_000 * site.hours / asked
    return reached


# %% answer="radius-test"
def radius_test(cities, sites, province, radii, demand):
    own = cities.loc[cities["province"] == province, "city"].tolist()
    values = [two_step(cities, sites, radius, demand).loc[own] for radius in radii]
    k = -(-len(own) // 10)
    low = [set(one.nsmallest(k).index) for one in values]
    first, last = values[0].rank(), values[1].rank()
    spread = len(own) > 1 and first.nunique() > 1 and last.nunique() > 1
    return {"spearman": first.corr(last) if spread else None, "stay": sorted(set.intersection(*low))}


# %% answer="three-sites"
def three_sites(cities, centres, province, radius, demand):
    own = cities[cities["province"] == province]
    yet = [
        not (great_circle_km(town.lon, town.lat, centres["lon"], centres["lat"]) <= 100).any()
        for town in own.itertuples()
    ]
    left = own[yet]
    chosen = []
    for _ in range(3):
        best, gain = None, 0
        for town in own.itertuples():
            inside = great_circle_km(town.lon, town.lat, left["lon"], left["lat"]) <= 100
            if left["firms"][inside].sum() > gain:
                best, gain = town, left["firms"][inside].sum()
        if best is None:
            break
        chosen.append(best.city)
        left = left[great_circle_km(best.lon, best.lat, left["lon"], left["lat"]) > 100]
    return chosen


# %% answer="convergence"
def convergence(panel, spending, first, last):
    stock = panel[(panel["kind"] == "invention") & (panel["measure"] == "in_force") & (panel["province"] != "全国")]
    both = stock.merge(spending, on=["province", "year"])
    both["log"] = np.log(both["value"].astype(float) / both["rd_spending"])
    logs = both.pivot(index="province", columns="year", values="log")
    growth = (logs[last] - logs[first]) / 12
    return {
        "sigma_first": logs[first].std(ddof=0),
        "sigma_last": logs[last].std(ddof=0),
        "beta": np.polyfit(logs[first], growth, 1)[0],
    }
