# ---
# mistake: {zh: "只做了一半：有空没填，有题没写", en: "half done: blanks left, tasks not begun"}
# by: author
# rest: solution
# marks: {two-coverages: 0, service-gini: 0, theil-split: 0, catchment-access: 0, radius-test: 0, three-sites: 0, convergence: 0}
# says: {two-coverages: blank-left, service-gini: not-answered, theil-split: blank-left, catchment-access: stopped, radius-test: not-answered, three-sites: not-answered, convergence: wrong-keys}
# ---

# %% answer="two-coverages"
def two_coverages(institutions, places, province, as_of_date):
    own = places[(places["province"] == province) & (places["level"] == "prefecture")]
    if own.empty:
        return ____
    bodies = open_on(institutions[institutions["type"] == ____], as_of_date)
    covered = own["city"].isin(bodies.loc[bodies["province"] == province, "city"])
    cities = covered.mean()
    firms = own.loc[covered, ____].sum() / own[____].sum()
    return {"cities": cities, "firms": firms, "gap_points": 100 * (____ - ____)}

# %% answer="service-gini"
service_gini = None

# %% answer="theil-split"
def theil(hours, weights):
    s, w = hours / hours.sum(), weights / weights.sum()
    some = s > 0
    return (s[some] * np.log(____[some] / ____[some])).sum()


def theil_split(table, demand, group):
    sums = table.groupby(____)[["hours", demand]].sum()
    within = 0.0
    for _, part in table.groupby(____):
        if part["hours"].sum() > 0:
            within += part[____].sum() / table[____].sum() * theil(part["hours"], part[demand])
    return {
        "total": theil(table["hours"], table[demand]),
        "within": within,
        "between": theil(____["hours"], ____[demand]),
    }

# %% answer="catchment-access"
def access(cities, sites, radius, demand):
    return cities["town"]

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


which_compare = None  # compare_a | compare_b
which_low = None  # low_a | low_b | low_c
which_together = None  # together_a | together_b


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
three_sites = ["成都市"]

# %% answer="convergence"
def convergence(panel, spending, first, last):
    pass
