# ---
# right: {zh: 另一种做法，作者只看过题目, en: another right way by somebody who saw only the task text}
# by: task text only
# rest: solution
# marks: {}
# ---

# %% answer="two-coverages"
def two_coverages(institutions, places, province, as_of_date):
    own = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if len(own) == 0:
        return None
    bodies = open_on(institutions, as_of_date)
    bodies = bodies[(bodies["type"] == "municipal_comprehensive") & (bodies["province"] == province)]
    has = set(bodies["city"])
    covered = own[own["city"].isin(has)]
    by_city = len(covered) / len(own)
    by_firm = float(covered["firms"].sum()) / float(own["firms"].sum())
    return {"cities": by_city, "firms": by_firm, "gap_points": (by_firm - by_city) * 100}


# %% answer="service-gini"
def service_gini(table, demand):
    hours = table["hours"].astype(float)
    if hours.sum() == 0:
        return None
    ranked = table.assign(rate=hours / table[demand]).sort_values("rate", kind="stable")
    p = np.concatenate([[0.0], ranked[demand].astype(float).cumsum().to_numpy()])
    q = np.concatenate([[0.0], ranked["hours"].astype(float).cumsum().to_numpy()])
    p, q = p / p[-1], q / q[-1]
    return float(1 - ((q[1:] + q[:-1]) * (p[1:] - p[:-1])).sum())


# %% answer="theil-split"
def theil_split(table, demand, group):
    def index(hours, wanted):
        h, d = hours.to_numpy(float), wanted.to_numpy(float)
        if h.sum() == 0:
            return 0.0
        s, w = h / h.sum(), d / d.sum()
        yes = s > 0
        return float((s[yes] * np.log(s[yes] / w[yes])).sum())

    everything = table["hours"].sum()
    within = 0.0
    for _, rows in table.groupby(group):
        within += rows["hours"].sum() / everything * index(rows["hours"], rows[demand])
    sums = table.groupby(group)[["hours", demand]].sum()
    return {
        "total": index(table["hours"], table[demand]),
        "within": float(within),
        "between": index(sums["hours"], sums[demand]),
    }


# %% answer="catchment-access"
def access(cities, sites, radius, demand):
    km = great_circle_km(
        sites["lon"].to_numpy()[:, None],
        sites["lat"].to_numpy()[:, None],
        cities["lon"].to_numpy()[None, :],
        cities["lat"].to_numpy()[None, :],
    )
    inside = km <= radius
    asked = inside @ cities[demand].to_numpy(float)
    ratio = np.zeros(len(sites))
    some = asked > 0
    ratio[some] = sites["hours"].to_numpy(float)[some] / asked[some]
    return pd.Series(10_000 * (ratio @ inside), index=cities["city"].to_numpy())


# %% answer="radius-test"
def radius_test(cities, sites, province, radii, demand):
    own = cities.loc[cities["province"] == province, "city"].tolist()
    values = [two_step(cities, sites, radius, demand)[own] for radius in radii]
    k = int(np.ceil(len(own) / 10))
    stay = set(own)
    for one in values:
        limit = one.sort_values().iloc[k - 1]
        stay &= set(one[one <= limit].index)
    first, last = values[0].rank(), values[-1].rank()
    if len(own) < 2 or first.nunique() < 2 or last.nunique() < 2:
        rho = None
    else:
        rho = float(np.corrcoef(first, last)[0, 1])
    return {"spearman": rho, "stay": sorted(stay)}


# %% answer="three-sites"
def three_sites(cities, centres, province, radius, demand):
    # all threes are tried: at most some 1,500 of them in a province
    from itertools import combinations

    own = cities[cities["province"] == province].reset_index(drop=True)
    lon, lat = own["lon"].to_numpy(), own["lat"].to_numpy()
    clon, clat = centres["lon"].to_numpy(), centres["lat"].to_numpy()
    if len(centres):
        had = (great_circle_km(lon[:, None], lat[:, None], clon[None, :], clat[None, :]) <= radius).any(axis=1)
    else:
        had = np.zeros(len(own), dtype=bool)
    weight = np.where(had, 0.0, own[demand].to_numpy(float))
    reach = great_circle_km(lon[:, None], lat[:, None], lon[None, :], lat[None, :]) <= radius
    best, most = [], 0.0
    for few in combinations(range(len(own)), min(3, len(own))):
        got = weight[reach[list(few)].any(axis=0)].sum()
        if got > most:
            best, most = few, got
    return [own["city"][i] for i in best]


# %% answer="convergence"
def convergence(panel, spending, first, last):
    stock = panel[(panel["kind"] == "invention") & (panel["measure"] == "in_force") & (panel["province"] != "全国")]
    logs = {}
    for year in (first, last):
        value = stock[stock["year"] == year].set_index("province")["value"].astype(float)
        money = spending[spending["year"] == year].set_index("province")["rd_spending"].astype(float)
        logs[year] = np.log(value / money)
    both = pd.DataFrame({"a": logs[first], "b": logs[last]}).dropna()
    x = both["a"].to_numpy()
    y = (both["b"].to_numpy() - x) / (last - first)
    slope = ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()
    return {
        "sigma_first": float(np.std(both["a"].to_numpy())),
        "sigma_last": float(np.std(both["b"].to_numpy())),
        "beta": float(slope),
    }
