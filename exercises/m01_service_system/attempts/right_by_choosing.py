# ---
# right: {zh: 用运行方式做对, en: "right, by choosing among the methods given"}
# by: author
# entry: run
# rest: solution
# marks: {}
# ---

# %% answer="bodies-by-type"
def method_a(institutions, province, as_of_date):
    own = institutions[institutions["province"] == province]
    return own["type"].value_counts().to_dict()


def method_b(institutions, province, as_of_date):
    own = institutions[(institutions["province"] == province) & institutions["active"]]
    return own["type"].value_counts().to_dict()


def method_c(institutions, province, as_of_date):
    own = open_on(institutions, as_of_date)
    return own["type"].value_counts().to_dict()


def method_d(institutions, province, as_of_date):
    own = open_on(institutions, as_of_date)
    own = own[own["province"] == province]
    return own["type"].value_counts().to_dict()


bodies_by_type = method_d

# %% answer="number-of-hosts"
def method_a(institutions, province, as_of_date):
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    return len(own)


def method_b(institutions, province, as_of_date):
    own = open_on(institutions[institutions["province"] == province], as_of_date)
    return own["host_id"].nunique()


def method_c(institutions, province, as_of_date):
    own = institutions[institutions["province"] == province]
    return own["host_id"].nunique()


number_of_hosts = method_b

# %% answer="municipal-coverage"
def numerator_a(institutions, province, as_of_date):
    bodies = institutions[(institutions["province"] == province) & (institutions["type"] == "municipal_comprehensive")]
    return len(open_on(bodies, as_of_date))


def numerator_b(institutions, province, as_of_date):
    bodies = institutions[(institutions["province"] == province) & (institutions["type"] == "municipal_comprehensive")]
    return open_on(bodies, as_of_date)["city"].nunique()


def numerator_c(institutions, province, as_of_date):
    bodies = institutions[institutions["province"] == province]
    return open_on(bodies, as_of_date)["city"].nunique()


def denominator_a(places, province):
    return len(places[(places["province"] == province) & (places["level"] == "prefecture")])


def denominator_b(places, province):
    return len(places[(places["province"] == province) & (places["kind"] == "prefecture_city")])


def municipal_coverage(institutions, places, province, as_of_date):
    numerator = numerator_b
    denominator = denominator_a
    if numerator is None or denominator is None:
        raise NotImplementedError
    if denominator(places, province) == 0:
        return None
    return numerator(institutions, province, as_of_date) / denominator(places, province)

# %% answer="figures-that-do-not-fit"
def fits_exactly(n, rate_percent, decimals, divisions):
    return n / (rate_percent / 100) == divisions


def fits_within_two_percent(n, rate_percent, decimals, divisions):
    return abs(n / (rate_percent / 100) - divisions) <= 0.02 * divisions


def fits_after_rounding(n, rate_percent, decimals, divisions):
    half = 0.5 * 10.0 ** -decimals
    return n / ((rate_percent + half) / 100) <= divisions <= n / ((rate_percent - half) / 100)


def fits_half_a_point(n, rate_percent, decimals, divisions):
    return n / ((rate_percent + 0.5) / 100) <= divisions <= n / ((rate_percent - 0.5) / 100)


rule = fits_after_rounding


def figures_that_do_not_fit(figures, divisions):
    if rule is None:
        raise NotImplementedError
    known = figures.dropna(subset=["n", "rate_percent"]).to_dict("records")
    return [row["figure_id"] for row in known if not rule(row["n"], row["rate_percent"], row["decimals"], divisions)]

# %% answer="own-panel-share"
def method_a(panel, province, year):
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "grants")]
    by_kind = rows.set_index("kind")["value"]
    return by_kind["invention"] / by_kind.sum()


def method_b(panel, province, year):
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "applications")]
    by_kind = rows.set_index("kind")["value"]
    return by_kind["invention"] / by_kind["total"]


def method_c(panel, province, year):
    rows = panel[(panel["province"] == province) & (panel["year"] == year) & (panel["measure"] == "grants")]
    by_kind = rows.set_index("kind")["value"]
    return by_kind["invention"] / by_kind["total"]


own_panel_share = method_c

# %% answer="own-panel-growth"
def percent_change(before, after):
    return 100 * (after / before - 1)


def point_change(before, after):
    return 100 * (after - before)


grants_rule = percent_change
share_rule = point_change


def own_panel_growth(panel, province, first, last):
    if grants_rule is None or share_rule is None:
        raise NotImplementedError
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    table = grants.pivot(index="year", columns="kind", values="value").astype(float)
    share = table["invention"] / table["total"]
    return {
        "grants_percent": grants_rule(table["total"][first], table["total"][last]),
        "share_points": share_rule(share[first], share[last]),
    }
