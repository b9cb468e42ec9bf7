# ---
# mistake: {zh: 把实用新型读作发明, en: reads a utility model as an invention}
# by: author
# rest: solution
# marks: {ten-numbers: 3, due-dates: 0, last-days: 1}
# says: {ten-numbers: model-as-invention, due-dates: [model-published, other], last-days: model-as-invention}
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
    return {"a": "publication"}.get(text[-1], "grant")


what_is_it = {note: look(text) for note, text in zip(slip["note"], slip["written"])}

# %% answer="due-dates"
def due_dates(rows):
    return rows["prio"] + pd.DateOffset(months=18)

# %% answer="last-days"
def last_days(rows):
    years = {"B": 20, "C": 20, "U": 20, "Y": 20}
    ends = []
    for row in rows.to_dict("records"):
        if row["kind_code"] not in years:
            ends.append(None)
        else:
            anniversary = row["filing"] + pd.DateOffset(years=years[row["kind_code"]])
            ends.append(anniversary - pd.Timedelta(days=1))
    return ends
