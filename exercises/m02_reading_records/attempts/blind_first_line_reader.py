# ---
# mistake: {zh: 只读第一行就动手：从申请日数 18 个月，忘了十五年和续展, en: 'starts after the first line: 18 months from filing, no limit of fifteen years, no renewals'}
# by: task text only
# left_out: ten-numbers (it reads one draw of the slip only)
# rest: solution
# marks: {how-many: 1, due-dates: 1, layout-last-days: 1, mark-last-days: 0}
# says: {how-many: application-in-pub-no, due-dates: filing-for-priority, layout-last-days: creation-forgotten, mark-last-days: renewed-taken-for-expired}
# ---

# Who: Mr Hu reads the first line of a task and starts.
#
# ten-numbers: he takes what a number looks like and checks no digit: N08 (check digit doesn't fit) becomes "application". The
#   spreadsheet number N05 he finds. (Points lost: the unusable ones.)
# how-many: looks every number up in pub_no only; an application number or ZL number finds nothing. Shows where a client names an application
#   only by its application or ZL number (ZL202110472711.9 of the sample: 3 instead of 4 applications).
# due-dates: "18 months after filing": from filing, not from prio. Shows where prio is before filing.
# layout-last-days: ten years from the earlier of filing and first use, and never the fifteen years. Shows where creation lies more than five
#   years before that day.
# mark-last-days: "ten years from the day of registration", no renewals. Shows where renewals > 0.

# %% answer="how-many"
def how_many(numbers, patents):
    read = records.read_numbers(numbers)
    rows = patents[patents["pub_no"].isin(read["compact"].dropna())]
    return {
        "applications": rows["appl_no"].nunique(),
        "families": rows["family_id"].nunique(),
        "unreadable": int(read["problem"].notna().sum()),
    }


# %% answer="due-dates"
def due_dates(rows):
    due = rows["filing"] + pd.DateOffset(months=18)
    return due.where(rows["kind_code"].isin(["A", "B", "C"]))


# %% answer="layout-last-days"
def layout_last_days(layouts):
    start = layouts[["filing", "first_use"]].min(axis=1)
    return start + pd.DateOffset(years=10) - pd.Timedelta(days=1)


# %% answer="mark-last-days"
def mark_last_days(marks):
    return marks["registration"] + pd.DateOffset(years=10) - pd.Timedelta(days=1)
