# ---
# mistake: {zh: 电子表格的习惯：按空格分列、按天数算、只按小类查, en: 'spreadsheet habits: splits at spaces, counts days, looks up the subclass alone'}
# by: task text only
# rest: solution
# marks: {read-publications: 1, due-dates: 1, last-days: 1, ipc-fields: 1, mark-last-days: 0}
# says: {due-dates: days-not-months}
# ---

# Who: Ms Tang, the spreadsheet person: text to columns at the spaces, days in a year, VLOOKUP.
#
# read-publications: splits at the spaces: first piece country, last piece kind, the rest the serial. Right on the 20 printed
#   numbers; wrong on "CN118239459A" (no spaces), on small letters ("cn 118239459 a") and on full width.
# due-dates: 18 months are 548 days. Shows on about three in four of the inventions (4,067 of all 7,625 rows).
# last-days: a year is 365.25 days, cut to whole days. Over 20 years (7305 days) that is always right, so B and C come out right; over 10
#   years (3652 days) it is a day short where three 29 Februaries lie between: on about four in ten of U and Y.
# ipc-fields: VLOOKUP by the four signs of the subclass. Wrong on the symbols that have a longer prefix: G01N33/, A61K8/, B01D45/ to B01D53/, H04N1/, H04N21/
#   E01F8/, C13B...; where the subclass alone isn't in the table she writes 0.
# mark-last-days: 365.25 days a year as well: wrong on about half of the registered marks with 0 or 2 renewals, right with 1.

# %% answer="read-publications"
def read_publications(numbers):
    rows = []
    for number in numbers:
        pieces = number.split(" ")
        serial = "".join(pieces[1:-1])
        for sign in "/,-":
            serial = serial.replace(sign, "")
        rows.append((pieces[0], serial, pieces[-1]))
    return rows


# %% answer="due-dates"
def due_dates(rows):
    due = rows["prio"] + pd.Timedelta(days=548)
    return due.where(~rows["kind_code"].isin(["U", "Y"]))


# %% answer="last-days"
def last_days(rows):
    years = {"B": 20, "C": 20, "U": 10, "Y": 10}
    ends = []
    for filing, kind in zip(rows["filing"], rows["kind_code"]):
        if kind in years:
            ends.append(filing + pd.Timedelta(days=int(365.25 * years[kind]) - 1))
        else:
            ends.append(None)
    return ends


# %% answer="ipc-fields"
def ipc_fields(symbols, prefixes):
    return [(s[:4], s[: s.index("/")] + "/00", prefixes.get(s[:4], 0)) for s in symbols]


# %% answer="mark-last-days"
def mark_last_days(marks):
    ends = []
    for day, renewals in zip(marks["registration"], marks["renewals"]):
        if pd.isna(day):
            ends.append(None)
        else:
            ends.append(day + pd.Timedelta(days=int(365.25 * 10 * (1 + renewals)) - 1))
    return ends
