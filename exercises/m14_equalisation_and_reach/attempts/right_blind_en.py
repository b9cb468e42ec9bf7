# ---
# right: {zh: 另一种做法，作者只看过英文题目, en: another right way by somebody who saw only the English task text}
# by: task text only
# rest: solution
# marks: {}
# ---

# %% answer="two-coverages"
def two_coverages(institutions, places, province, as_of_date):
    there = {}
    for row in places.to_dict("records"):
        if row["province"] == province and row["level"] == "prefecture":
            there[row["city"]] = row["firms"]
    if not there:
        return None
    day = pd.Timestamp(as_of_date)
    covered = set()
    for row in institutions.to_dict("records"):
        if row["type"] != "municipal_comprehensive" or row["city"] not in there:
            continue
        if row["recorded_on"] <= day and (pd.isna(row["closed_on"]) or row["closed_on"] > day):
            covered.add(row["city"])
    cities = len(covered) / len(there)
    firms = sum(there[name] for name in covered) / sum(there.values())
    return {"cities": cities, "firms": firms, "gap_points": 100 * firms - 100 * cities}


# %% answer="service-gini"
def service_gini(table, demand):
    # the same area by pairs: half the mean absolute difference of the rates, weighted by shares of demand, over the mean rate
    h = np.asarray(table["hours"], dtype=float)
    d = np.asarray(table[demand], dtype=float)
    if h.sum() == 0:
        return None
    share, rate = d / d.sum(), h / d
    apart = np.abs(rate[:, None] - rate[None, :])
    return float((share[:, None] * share[None, :] * apart).sum() / 2 / (share * rate).sum())


# %% answer="theil-split"
def theil_split(table, demand, group):
    from math import log

    rows = [(row[group], float(row["hours"]), float(row[demand])) for row in table.to_dict("records")]
    h_all, d_all = sum(r[1] for r in rows), sum(r[2] for r in rows)
    total, h_group, d_group = 0.0, {}, {}
    for name, h, d in rows:
        h_group[name] = h_group.get(name, 0.0) + h
        d_group[name] = d_group.get(name, 0.0) + d
        if h > 0:
            total += h / h_all * log((h / h_all) / (d / d_all))
    between = 0.0
    for name in h_group:
        if h_group[name] > 0:
            s = h_group[name] / h_all
            between += s * log(s / (d_group[name] / d_all))
    within = 0.0
    for name, h, d in rows:
        if h > 0:
            inner = h / h_group[name]
            within += h_group[name] / h_all * inner * log(inner / (d / d_group[name]))
    return {"total": total, "within": within, "between": between}


# %% answer="catchment-access"
def access(cities, sites, radius, demand):
    towns = list(zip(cities["city"].tolist(), cities["lon"].tolist(), cities["lat"].tolist(), cities[demand].tolist()))
    reached = {town[0]: 0.0 for town in towns}
    for lon, lat, hours in zip(sites["lon"].tolist(), sites["lat"].tolist(), sites["hours"].tolist()):
        inside = [town for town in towns if float(great_circle_km(lon, lat, town[1], town[2])) <= radius]
        asked = sum(town[3] for town in inside)
        if asked > 0:
            for town in inside:
                reached[town[0]] += 10_000 * hours / asked
    return reached


# %% answer="radius-test"
def radius_test(cities, sites, province, radii, demand):
    own = [name for name, where in zip(cities["city"], cities["province"]) if where == province]
    k = (len(own) + 9) // 10

    def ranks(values):
        return [sum(w < v for w in values) + (sum(w == v for w in values) + 1) / 2 for v in values]

    table = []
    for radius in radii:
        reached = dict(two_step(cities, sites, radius, demand))
        table.append([float(reached[name]) for name in own])
    stay = [
        name for i, name in enumerate(own) if all(values[i] <= sorted(values)[k - 1] for values in table)
    ]
    a, b = np.array(ranks(table[0])), np.array(ranks(table[-1]))
    a, b = a - a.mean(), b - b.mean()
    below = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return {"spearman": float((a * b).sum()) / below if below > 0 else None, "stay": stay}


# %% answer="three-sites"
def three_sites(cities, centres, province, radius, demand):
    own = cities[cities["province"] == province].to_dict("records")
    had = centres[["lon", "lat"]].to_dict("records")

    def inside(a, b):
        return float(great_circle_km(a["lon"], a["lat"], b["lon"], b["lat"])) <= radius

    left = {town["city"]: town[demand] for town in own if not any(inside(town, centre) for centre in had)}
    reach = {site["city"]: {town["city"] for town in own if inside(site, town)} for site in own}
    chosen = []
    while len(chosen) < 3 and left:
        gains = {name: sum(left.get(town, 0) for town in reach[name]) for name in reach if name not in chosen}
        best = max(gains, key=gains.get, default=None)
        if best is None or gains[best] <= 0:
            break
        chosen.append(best)
        left = {town: n for town, n in left.items() if town not in reach[best]}
    return chosen


# %% answer="convergence"
def convergence(panel, spending, first, last):
    stock = panel[(panel["kind"] == "invention") & (panel["measure"] == "in_force") & panel["year"].isin([first, last])]
    both = stock[stock["province"] != "全国"].merge(spending, on=["province", "year"])
    both = both.assign(ratio=both["value"].astype(float) / both["rd_spending"].astype(float))
    wide = np.log(both.pivot(index="province", columns="year", values="ratio")).dropna()
    growth = (wide[last] - wide[first]) / (last - first)
    return {
        "sigma_first": wide[first].std(ddof=0),
        "sigma_last": wide[last].std(ddof=0),
        "beta": np.polyfit(wide[first], growth, 1)[0],
    }
