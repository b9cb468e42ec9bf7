# ---
# mistake: {zh: 从不换个例子试一试的新人, en: a newcomer who tests no second case}
# by: task text only
# rest: solution
# marks: {bodies-by-type: 1, municipal-coverage: 4, figures-that-do-not-fit: 1, own-panel-share: 0, own-panel-growth: 0}
# ---

# Trainee 4: Ms Lin, new graduate in the planning office who writes the annual report. Her code runs at
# once and she does not test it on another case. Tasks 2 and 5 she gets right.
#
# bodies-by-type: removes the bodies closed by the day but forgets recorded_on, so bodies recorded only
#   after the day are counted already. Wrong on the given data, and much more on an earlier day such as
#   2022-12-31.
# municipal-coverage: returns 0.0 where there are no divisions instead of None. Right on the given
#   province, wrong for the four municipalities (北京市, 天津市, 上海市, 重庆市).
# figures-that-do-not-fit: cuts the digits off instead of rounding, so 33% stands for 33% to 34%. Right
#   on the given table with 333 divisions; wrong with another denominator: with 318, 104 ÷ 318 = 32.7%
#   is printed as 33 and fits, but F006 is listed.
# own-panel-share: forgets the year, so it gives the share over all years together. Wrong on the given
#   data (四川省, 2023).
# own-panel-growth: divides the change of grants by the last year instead of the first. Wrong on the
#   given data (2015 to 2023); share_points is right.

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    counts = {}
    for _, row in institutions[institutions["province"] == province].iterrows():
        if pd.notna(row["closed_on"]) and row["closed_on"] <= pd.Timestamp(as_of_date):
            continue
        counts[row["type"]] = counts.get(row["type"], 0) + 1
    return counts


# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    divisions = set(places[(places["province"] == province) & (places["level"] == "prefecture")]["city"])
    if not divisions:
        return 0.0
    bodies = open_on(institutions, as_of_date)
    bodies = bodies[(bodies["province"] == province) & (bodies["type"] == "municipal_comprehensive")]
    return len(divisions & set(bodies["city"])) / len(divisions)


# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    result = []
    for _, row in figures.dropna(subset=["n", "rate_percent"]).iterrows():
        step = 10 ** int(row["decimals"])
        computed = int(row["n"] / divisions * 100 * step) / step
        if computed != row["rate_percent"]:
            result.append(row["figure_id"])
    return result


# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    by_kind = grants.groupby("kind")["value"].sum()
    return float(by_kind["invention"] / by_kind["total"])


# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    grants = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
    table = grants.pivot(index="year", columns="kind", values="value")
    total = table["total"]
    share = table["invention"] / table["total"] * 100
    return {
        "grants_percent": float((total[last] - total[first]) / total[last] * 100),
        "share_points": float(share[last] - share[first]),
    }
