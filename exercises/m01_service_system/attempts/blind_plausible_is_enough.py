# ---
# mistake: {zh: 数看着像就交：把日期和年份写死, en: 'a plausible number is enough: date and year are typed in'}
# by: task text only
# rest: solution
# marks: {bodies-by-type: 1, municipal-coverage: 4, figures-that-do-not-fit: 1, own-panel-share: 0, own-panel-growth: 0}
# ---

# Trainee 4: Ms Zhao, stops as soon as the number under the cell looks plausible; never thinks of another province,
# another day or another table.
#
# bodies-by-type: the date is typed in, the argument as_of_date is not used. Right on the given date, wrong on another
#     day (for example 四川省 on 2024-06-30).
# municipal-coverage: divides by all rows of the province in `places` and forgot the four municipalities, which get a
#     share instead of None. Right for 四川省, wrong for 北京市 (0 instead of None).
# figures-that-do-not-fit: copied the half point of the example (33 is 32.5 to 33.5) for every row, whatever `decimals`
#     says; 39.6 should be 39.55 to 39.65. Right on the given table with 333, wrong with another denominator (132 of
#     330 is 40.0 and passes for 39.6, so F011 is missing).
# own-panel-share: the year 2023 is typed in. Right for 2023, wrong for another year (for example 2015).
# own-panel-growth: rounds both shares to whole per cent, as in the example "10% to 15%", before she subtracts. Wrong
#     on the given province and years (2 instead of about 1.68 points).

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    mine = open_on(institutions, "2025-06-30")
    return mine[mine["province"] == province]["type"].value_counts().to_dict()


# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    bodies = open_on(institutions, as_of_date)
    bodies = bodies[(bodies["province"] == province) & (bodies["type"] == "municipal_comprehensive")]
    return bodies["city"].nunique() / (places["province"] == province).sum()


# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    result = []
    for i, row in figures.iterrows():
        if pd.isna(row["n"]) or pd.isna(row["rate_percent"]):
            continue
        computed = row["n"] / divisions * 100
        if computed < row["rate_percent"] - 0.5 or computed > row["rate_percent"] + 0.5:
            result.append(row["figure_id"])
    return result


# %% answer="own-panel-share"
def own_panel_share(panel, province, year):
    grants = panel[(panel["province"] == province) & (panel["year"] == 2023) & (panel["measure"] == "grants")]
    invention = grants[grants["kind"] == "invention"]["value"].iloc[0]
    total = grants[grants["kind"] == "total"]["value"].iloc[0]
    return invention / total


# %% answer="own-panel-growth"
def own_panel_growth(panel, province, first, last):
    def grants(kind, year):
        rows = panel[(panel["province"] == province) & (panel["measure"] == "grants")]
        return rows[(rows["kind"] == kind) & (rows["year"] == year)]["value"].iloc[0]

    share_first = round(grants("invention", first) / grants("total", first) * 100)
    share_last = round(grants("invention", last) / grants("total", last) * 100)
    return {
        "grants_percent": (grants("total", last) - grants("total", first)) / grants("total", first) * 100,
        "share_points": share_last - share_first,
    }
