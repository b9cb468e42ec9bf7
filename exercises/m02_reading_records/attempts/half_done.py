# ---
# mistake: {zh: 只做了一半：有空没填，有题没写，有的一运行就出错, en: "half done: blanks left, tasks not begun, a function that stops"}
# by: author
# rest: solution
# marks: {read-publications: 0, ten-numbers: 0, how-many: 0, due-dates: 0, last-days: 0, ipc-fields: 0, layout-last-days: 0, mark-last-days: 0}
# says: {read-publications: blank-left, ten-numbers: not-answered, how-many: not-answered, due-dates: stopped, last-days: not-answered, ipc-fields: stopped, layout-last-days: stopped, mark-last-days: stopped}
# ---

# %% answer="read-publications"
def read_publications(numbers):
    return [____ for number in numbers]

# %% answer="ten-numbers"
what_is_it = dict.fromkeys(slip["note"])

# %% answer="how-many"
how_many = None

# %% answer="due-dates"
def due_dates(rows):
    return rows["priority"] + pd.DateOffset(months=18)

# %% answer="last-days"
def last_days(rows):
    raise NotImplementedError

# %% answer="ipc-fields"
def ipc_fields(symbols, prefixes):
    return [prefixes[symbol] for symbol in symbols]

# %% answer="layout-last-days"
def layout_last_days(layouts):
    return min(layouts["filing"], layouts["first_use"])

# %% answer="mark-last-days"
def mark_last_days(marks):
    return marks["registration"] + 10
