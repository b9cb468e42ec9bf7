# ---
# right: {zh: 用运行方式做对, en: "right, by choosing among the methods given"}
# by: author
# entry: run
# rest: solution
# marks: {}
# ---

# %% answer="read-publications"
def clean(number):
    for sign in " ,/-":
        number = number.replace(sign, "")
    return number.upper()


def method_c(numbers):
    found = [records.parse(number) for number in numbers]
    return [(number.country, number.serial, number.kind) for number in found]


read_publications = method_c

# %% answer="ten-numbers"
application, patent_number, publication, grant = "application", "patent_number", "publication", "grant"
utility_model, layout, trademark, unreadable = "utility_model", "layout", "trademark", "unreadable"
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
    return {"a": "publication", "u": "utility_model"}.get(text[-1], "grant")


what_is_it = {note: look(text) for note, text in zip(slip["note"], slip["written"])}

# %% answer="how-many"
def method_c(numbers, patents):
    read = records.read_numbers(numbers)
    wanted = read["compact"].dropna().str.replace("ZL", "CN")
    found = patents[patents["pub_no"].isin(wanted) | patents["appl_no"].isin(wanted)]
    return {
        "applications": found["appl_no"].nunique(),
        "families": found["family_id"].nunique(),
        "unreadable": int(read["problem"].notna().sum()),
    }


how_many = method_c

# %% answer="due-dates"
inventions = ["A", "B", "C"]
all_kinds = ["A", "B", "C", "U", "Y"]


def from_priority(rows):
    return rows["prio"] + pd.DateOffset(months=18)


method = from_priority
kinds_with_a_date = inventions


def due_dates(rows):
    if method is None or kinds_with_a_date is None:
        raise NotImplementedError
    return method(rows).where(rows["kind_code"].isin(kinds_with_a_date))

# %% answer="last-days"
old_and_new = {"B": 20, "C": 20, "U": 10, "Y": 10}

years = old_and_new
start = "filing"
days_before = 1


def last_days(rows):
    if years is None or start is None or days_before is None:
        raise NotImplementedError
    ends = []
    for row in rows.to_dict("records"):
        if row["kind_code"] not in years:
            ends.append(None)
        else:
            anniversary = row[start] + pd.DateOffset(years=years[row["kind_code"]])
            ends.append(anniversary - pd.Timedelta(days=days_before))
    return ends

# %% answer="ipc-fields"
def longest_prefix(symbol, prefixes):
    return prefixes[max((prefix for prefix in prefixes if symbol.startswith(prefix)), key=len)]


def group_with_00(symbol):
    return symbol.split("/")[0] + "/00"


field_rule = longest_prefix
group_rule = group_with_00


def ipc_fields(symbols, prefixes):
    if field_rule is None or group_rule is None:
        raise NotImplementedError
    return [(symbol[:4], group_rule(symbol), field_rule(symbol, prefixes)) for symbol in symbols]

# %% answer="layout-last-days"
def start_b(layouts):
    return layouts[["filing", "first_use"]].min(axis=1)


def end_b(ten, fifteen):
    return ten.where(ten < fifteen, fifteen)


start_rule = start_b
end_rule = end_b


def layout_last_days(layouts):
    if start_rule is None or end_rule is None:
        raise NotImplementedError
    ten = start_rule(layouts) + pd.DateOffset(years=10)
    fifteen = layouts["creation"] + pd.DateOffset(years=15)
    return end_rule(ten, fifteen) - pd.Timedelta(days=1)

# %% answer="mark-last-days"
start = "registration"
count_renewals = True


def mark_last_days(marks):
    if start is None or count_renewals is None:
        raise NotImplementedError
    ends = []
    for row in marks.to_dict("records"):
        if pd.isna(row["registration"]):
            ends.append(None)
        else:
            years = 10 * (1 + row["renewals"]) if count_renewals else 10
            ends.append(row[start] + pd.DateOffset(years=years) - pd.Timedelta(days=1))
    return ends
