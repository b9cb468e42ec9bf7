# ---
# right: {zh: "用运行方式做对", en: "right, by choosing among the methods given"}
# by: author
# entry: run
# rest: solution
# marks: {}
# ---

# %% answer="two-coverages"
def covered_a(institutions, as_of_date):
    return institutions[institutions["type"] == "municipal_comprehensive"]


def covered_b(institutions, as_of_date):
    return open_on(institutions, as_of_date)


def covered_c(institutions, as_of_date):
    return open_on(institutions[institutions["type"] == "municipal_comprehensive"], as_of_date)


def gap_a(cities, firms):
    return firms - cities


def gap_b(cities, firms):
    return 100 * (firms - cities)


def gap_c(cities, firms):
    return 100 * (cities - firms)


which_bodies = covered_c  # covered_a | covered_b | covered_c
which_gap = gap_b  # gap_a | gap_b | gap_c


def two_coverages(institutions, places, province, as_of_date):
    if which_bodies is None or which_gap is None:
        raise NotImplementedError
    own = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if own.empty:
        return None
    bodies = which_bodies(institutions, as_of_date)
    covered = own["city"].isin(bodies.loc[bodies["province"] == province, "city"])
    cities, firms = covered.mean(), own.loc[covered, "firms"].sum() / own["firms"].sum()
    return {"cities": cities, "firms": firms, "gap_points": which_gap(cities, firms)}

# %% answer="service-gini"
def ranked_a(table, demand):
    return table.sort_values("hours")


def ranked_b(table, demand):
    return table.assign(rate=table["hours"] / table[demand]).sort_values("rate")


def ranked_c(table, demand):
    return table.assign(rate=table["hours"] / table[demand]).sort_values("rate", ascending=False)


def weight_a(ranked, demand):
    return ranked[demand]


def weight_b(ranked, demand):
    return ranked[demand] * 0 + 1  # every place counts the same


which_order = ranked_b  # ranked_a | ranked_b | ranked_c
which_weight = weight_a  # weight_a | weight_b


def service_gini(table, demand):
    if which_order is None or which_weight is None:
        raise NotImplementedError
    if table["hours"].sum() == 0:
        return None
    ranked = which_order(table, demand)
    weight = which_weight(ranked, demand)
    p = [0, *(weight.cumsum() / weight.sum())]
    q = [0, *(ranked["hours"].cumsum() / ranked["hours"].sum())]
    return 1 - sum((q[i] + q[i - 1]) * (p[i] - p[i - 1]) for i in range(1, len(p)))

# %% answer="theil-split"
def theil(hours, weights):
    s, w = hours / hours.sum(), weights / weights.sum()
    some = s > 0
    return (s[some] * np.log(s[some] / w[some])).sum()


def rows_a(table):
    return table


def rows_b(table):
    return table[table["hours"] > 0]


def share_a(part, table, demand):
    return part[demand].sum() / table[demand].sum()


def share_b(part, table, demand):
    return part["hours"].sum() / table["hours"].sum()


def share_c(part, table, demand):
    return len(part) / len(table)


which_rows = rows_a  # rows_a | rows_b
which_share = share_b  # share_a | share_b | share_c


def theil_split(table, demand, group):
    if which_rows is None or which_share is None:
        raise NotImplementedError
    table = which_rows(table)
    sums = table.groupby(group)[["hours", demand]].sum()
    parts = [part for _, part in table.groupby(group) if part["hours"].sum() > 0]
    return {
        "total": theil(table["hours"], table[demand]),
        "within": sum(which_share(part, table, demand) * theil(part["hours"], part[demand]) for part in parts),
        "between": theil(sums["hours"], sums[demand]),
    }

# %% answer="catchment-access"
def distance_a(site, cities):
    return ((cities["lon"] - site.lon) ** 2 + (cities["lat"] - site.lat) ** 2) ** 0.5


def distance_b(site, cities):
    return 111 * ((cities["lon"] - site.lon) ** 2 + (cities["lat"] - site.lat) ** 2) ** 0.5


def distance_c(site, cities):
    return great_circle_km(site.lon, site.lat, cities["lon"], cities["lat"])


def gives_a(site, asked):
    return 1 / asked.sum()


def gives_b(site, asked):
    return site.hours / asked.sum()


def gives_c(site, asked):
    return site.hours / asked


which_distance = distance_c  # distance_a | distance_b | distance_c
which_share = gives_b  # gives_a | gives_b | gives_c


def access(cities, sites, radius, demand):
    if which_distance is None or which_share is None:
        raise NotImplementedError
    reached = pd.Series(0.0, index=cities["city"])
    for site in sites.itertuples():
        inside = np.asarray(which_distance(site, cities) <= radius)
        asked = cities[demand].to_numpy()[inside]
        if asked.sum() > 0:
            reached[inside] += 10_000 * which_share(site, asked)
    return reached

# %% answer="radius-test"
def compare_a(first, last):
    return first.corr(last)


def compare_b(first, last):
    return first.rank().corr(last.rank())


def low_a(values):
    k = -(-len(values) // 10)
    return set(values.sort_values().index[:k])


def low_b(values):
    k = max(1, len(values) // 10)
    return set(values.index[values <= values.sort_values().iloc[k - 1]])


def low_c(values):
    k = -(-len(values) // 10)
    return set(values.index[values <= values.sort_values().iloc[k - 1]])


def together_a(sets):
    return set.union(*sets)


def together_b(sets):
    return set.intersection(*sets)


which_compare = compare_b  # compare_a | compare_b
which_low = low_c  # low_a | low_b | low_c
which_together = together_b  # together_a | together_b


def radius_test(cities, sites, province, radii, demand):
    if which_compare is None or which_low is None or which_together is None:
        raise NotImplementedError
    own = cities.loc[cities["province"] == province, "city"]
    reached = [two_step(cities, sites, radius, demand).loc[own] for radius in radii]
    first, last = reached[0], reached[-1]
    spread = len(own) > 1 and first.std() > 0 and last.std() > 0
    return {
        "spearman": which_compare(first, last) if spread else None,
        "stay": sorted(which_together([which_low(values) for values in reached])),
    }

# %% answer="three-sites"
def covered_by(towns, lon, lat, radius):
    return great_circle_km(lon, lat, towns["lon"], towns["lat"]) <= radius


def left_a(own, centres, radius):
    return own


def left_b(own, centres, radius):
    far = [not covered_by(centres, town.lon, town.lat, radius).any() for town in own.itertuples()]
    return own[far]


def choose_a(own, left, radius, demand):
    return left.sort_values(demand, ascending=False)["city"].head(3).tolist()


def choose_b(own, left, radius, demand):
    gain = {t.city: left[demand][covered_by(left, t.lon, t.lat, radius)].sum() for t in own.itertuples()}
    return sorted(gain, key=gain.get, reverse=True)[:3]


def choose_c(own, left, radius, demand):
    chosen = []
    for _ in range(3):
        gain = {t: left[demand][covered_by(left, t.lon, t.lat, radius)].sum() for t in own.itertuples(index=False)}
        best = max(gain, key=gain.get)
        if gain[best] > 0:
            chosen.append(best.city)
            left = left[~covered_by(left, best.lon, best.lat, radius)]
    return chosen


which_left = left_b  # left_a | left_b
which_choice = choose_c  # choose_a | choose_b | choose_c


def three_sites(cities, centres, province, radius, demand):
    if which_left is None or which_choice is None:
        raise NotImplementedError
    own = cities[cities["province"] == province]
    return which_choice(own, which_left(own, centres, radius), radius, demand)

# %% answer="convergence"
def stock_a(panel):
    return panel[(panel["kind"] == "total") & (panel["measure"] == "in_force") & (panel["province"] != "全国")]


def stock_b(panel):
    return panel[(panel["kind"] == "invention") & (panel["measure"] == "in_force")]


def stock_c(panel):
    return panel[(panel["kind"] == "invention") & (panel["measure"] == "in_force") & (panel["province"] != "全国")]


def growth_a(start, end, years):
    return end - start


def growth_b(start, end, years):
    return (end - start) / years


which_stock = stock_c  # stock_a | stock_b | stock_c
which_growth = growth_b  # growth_a | growth_b


def convergence(panel, spending, first, last):
    if which_stock is None or which_growth is None:
        raise NotImplementedError
    both = which_stock(panel).merge(spending, on=["province", "year"])
    both["log"] = np.log(both["value"].astype(float) / both["rd_spending"])
    logs = both.pivot(index="province", columns="year", values="log")
    growth = which_growth(logs[first], logs[last], last - first)
    return {
        "sigma_first": logs[first].std(ddof=0),
        "sigma_last": logs[last].std(ddof=0),
        "beta": np.polyfit(logs[first], growth, 1)[0],
    }
