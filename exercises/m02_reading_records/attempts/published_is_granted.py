# ---
# mistake: {zh: 公布了就算授权了, en: published means granted}
# by: author
# rest: solution
# marks: {ten-numbers: 3, last-days: 0, due-dates: 1}
# says: {ten-numbers: published-as-granted, last-days: pending-as-right, due-dates: gazette-day}
# ---

# %% answer="ten-numbers"
def look(text):
    if "申请号" in text:
        return "application"
    if "注册号" in text:
        return "trademark"
    if text.startswith("bs"):
        return "layout"
    if "E+" in text or text.startswith("CN 20"):
        return "unreadable"
    if text.lower().startswith("zl"):
        return "patent_number"
    return {"u": "utility_model"}.get(text[-1], "grant")


what_is_it = {note: look(text) for note, text in zip(slip["note"], slip["written"])}

# %% answer="due-dates"
def due_dates(rows):
    return [None if kind in "UY" else day for kind, day in zip(rows["kind_code"], rows["pub"])]

# %% answer="last-days"
def last_days(rows):
    years = {"A": 20, "B": 20, "C": 20, "U": 10, "Y": 10}
    return [day + pd.DateOffset(years=years[kind]) - pd.Timedelta(days=1) for kind, day in zip(rows["kind_code"], rows["filing"])]
