# ---
# mistake: {zh: 只读半句话的负责人, en: a head of office who reads half a sentence}
# by: task text only
# left_out: route-enquiries (it routes one draw of visitors only)
# rest: solution
# marks: {bodies-by-type: 1, number-of-hosts: 0, municipal-coverage: 2, figures-that-do-not-fit: 0}
# ---

# Trainee 3: Mr Ma, head of an office, between two meetings. He reads the first half of a sentence and
# starts. Tasks 6 and 7 he gets right.
#
# bodies-by-type: read "empty: still open" and takes the rows with an empty closed_on, whatever the day.
#   Bodies recorded after the day are counted, bodies closed only after the day are missing. Right by
#   chance for 四川省 on 2025-06-30 (one too many and one too few cancel out); wrong for 广东省 (outlet 11
#   instead of 12) or 北京市 on that day, and for 四川省 on 2024-12-31 (municipal_comprehensive 13
#   instead of 9).
# number-of-hosts: read "one organisation may carry two plates" and removes double names; but the two
#   plates have two names (only host_id is the same), so nothing is removed. Wrong on the given data
#   (29 instead of 28).
# municipal-coverage: read "prefecture-level cities" and counts only those (kind == "prefecture_city")
#   in the denominator; autonomous prefectures, prefectures and leagues are missing there but may stand
#   in the numerator. Wrong on the given data (18 instead of 21 divisions in 四川省); right in provinces
#   that have cities only, such as 河北省.
# figures-that-do-not-fit: does not drop the rows without n: a comparison with an empty value is never
#   true, so each of them lands in the list (F002, F014, F017 besides F006). Wrong on the given data.
# route-enquiries: read "the city has no comprehensive body open: provincial_node" and applies it to
#   every visitor from such a city, whatever the need, even to those who ask for a decision or a lawyer.
#   Wrong on the given data (4 of 12 right, the three boundary cases among the wrong ones).

# %% answer="bodies-by-type"
def bodies_by_type(institutions, province, as_of_date):
    still_open = institutions[institutions["closed_on"].isna()]
    return still_open[still_open["province"] == province]["type"].value_counts().to_dict()


# %% answer="number-of-hosts"
def number_of_hosts(institutions, province, as_of_date):
    open_bodies = open_on(institutions, as_of_date)
    return len(open_bodies[open_bodies["province"] == province].drop_duplicates("name_zh"))


# %% answer="municipal-coverage"
def municipal_coverage(institutions, places, province, as_of_date):
    own = places[places["province"] == province]
    cities = own[own["kind"] == "prefecture_city"]
    if cities.empty:
        return None
    bodies = open_on(institutions[institutions["type"] == "municipal_comprehensive"], as_of_date)
    covered = bodies[bodies["province"] == province]["city"].nunique()
    return covered / len(cities)


# %% answer="figures-that-do-not-fit"
def figures_that_do_not_fit(figures, divisions):
    result = []
    for _, row in figures.iterrows():
        if pd.isna(row["rate_percent"]):
            continue
        half = 0.5 / 10 ** row["decimals"]
        share = row["n"] / divisions * 100
        if row["rate_percent"] - half <= share <= row["rate_percent"] + half:
            continue
        result.append(row["figure_id"])
    return result
