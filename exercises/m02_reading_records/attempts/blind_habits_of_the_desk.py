# ---
# mistake: {zh: 老窗口的习惯：WO 不算专利，按公报日答，对应日当作最后一天, en: 'habits of the desk: WO is no patent, gives the gazette day, takes the anniversary for the last day'}
# by: task text only
# left_out: ten-numbers (it reads one draw of the slip only)
# rest: solution
# marks: {how-many: 1, due-dates: 1, last-days: 1, layout-last-days: 1}
# says: {how-many: pct-left-out, last-days: anniversary}
# ---

# Who: Mrs Zhou, an experienced clerk of a patent window, with the habits of the desk.
#
# ten-numbers: N03 (the A publication) she calls "grant", for N04 on the same slip shows that it was granted and the table says
#   "published, not granted"; N06 (US 9,614,916) is in her office "the US patent number". So 6 of the 8 usable ones are right: 1 point, not 2.
# how-many: a PCT publication is no patent, so WO numbers don't count. Shows where a client has a WO number whose application no other number
#   names (sample: 3 applications instead of 4; families stay).
# due-dates: gives the gazette day, the first Tuesday on or after the 18 months. Shows on every row whose day is no Tuesday.
# last-days: counts the anniversary itself as the last day (a day too late). Shows on every grant.
# layout-last-days: takes a day off the ten years only, not off the fifteen. Shows where the fifteen years come first (a day too late).

# %% answer="how-many"
def how_many(numbers, patents):
    read = records.read_numbers(numbers)
    wanted = read.loc[read["country"] != "WO", "compact"].dropna().str.replace("ZL", "CN")
    rows = patents[patents["pub_no"].isin(wanted) | patents["appl_no"].isin(wanted)]
    return {
        "applications": rows["appl_no"].nunique(),
        "families": rows["family_id"].nunique(),
        "unreadable": int(read["problem"].notna().sum()),
    }


# %% answer="due-dates"
def due_dates(rows):
    due = rows["prio"] + pd.DateOffset(months=18)
    gazette = due + pd.to_timedelta((1 - due.dt.weekday) % 7, unit="D")
    return gazette.where(rows["kind_code"].isin(["A", "B", "C"]))


# %% answer="last-days"
def last_days(rows):
    years = {"B": 20, "C": 20, "U": 10, "Y": 10}
    return [
        row["filing"] + pd.DateOffset(years=years[row["kind_code"]]) if row["kind_code"] in years else None
        for row in rows.to_dict("records")
    ]


# %% answer="layout-last-days"
def layout_last_days(layouts):
    start = layouts[["filing", "first_use"]].min(axis=1)
    ten = start + pd.DateOffset(years=10) - pd.Timedelta(days=1)
    fifteen = layouts["creation"] + pd.DateOffset(years=15)
    return ten.where(ten < fifteen, fifteen)
