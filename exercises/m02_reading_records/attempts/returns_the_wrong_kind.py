# ---
# mistake: {zh: 返回的类型不对, en: returns the wrong kind of value}
# by: author
# rest: solution
# marks: {read-publications: 0, ten-numbers: 0, how-many: 0, due-dates: 0, last-days: 0, ipc-fields: 0, layout-last-days: 0, mark-last-days: 0}
# says: {read-publications: not-a-list, ten-numbers: [not-a-dict, not-answered], how-many: not-a-dict, due-dates: not-a-list, last-days: wrong-length, ipc-fields: not-a-list, layout-last-days: not-a-date, mark-last-days: not-a-list}
# ---

# %% answer="read-publications"
def read_publications(numbers):
    return records.read_numbers(numbers)

# %% answer="ten-numbers"
what_is_it = ["application", "grant"]

# %% answer="how-many"
def how_many(numbers, patents):
    return len(records.read_numbers(numbers))

# %% answer="due-dates"
def due_dates(rows):
    return "2024-02-29"

# %% answer="last-days"
def last_days(rows):
    return [day for day, kind in zip(rows["filing"], rows["kind_code"]) if kind != "A"]

# %% answer="ipc-fields"
def ipc_fields(symbols, prefixes):
    return {symbol: prefixes.get(symbol[:4]) for symbol in symbols}

# %% answer="layout-last-days"
def layout_last_days(layouts):
    return ["十年"] * len(layouts)

# %% answer="mark-last-days"
def mark_last_days(marks):
    return marks[["reg_no"]]
