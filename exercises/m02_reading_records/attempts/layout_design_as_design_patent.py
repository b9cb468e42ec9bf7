# ---
# mistake: {zh: 把布图设计当成外观设计专利, en: takes the layout-design for a design patent}
# by: author
# rest: solution
# marks: {ten-numbers: 3, layout-last-days: 1}
# says: {ten-numbers: layout-as-patent, layout-last-days: design-term}
# ---

# %% answer="ten-numbers"
def look(text):
    if "申请号" in text:
        return "application"
    if "注册号" in text:
        return "trademark"
    if text.startswith("bs"):
        return "utility_model"
    if "E+" in text or text.startswith("CN 20"):
        return "unreadable"
    if text.lower().startswith("zl"):
        return "patent_number"
    return {"a": "publication", "u": "utility_model"}.get(text[-1], "grant")


what_is_it = {note: look(text) for note, text in zip(slip["note"], slip["written"])}

# %% answer="layout-last-days"
def layout_last_days(layouts):
    return layouts["filing"] + pd.DateOffset(years=10) - pd.Timedelta(days=1)
