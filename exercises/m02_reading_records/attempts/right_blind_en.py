# ---
# right: {zh: 另一种做法，作者只看过英文题目, en: another right way by somebody who saw only the English task text}
# by: task text only
# rest: solution
# marks: {}
# ---

# %% answer="read-publications"
def read_publications(numbers):
    # by hand, without records: half width, capitals, no signs, then country, serial, kind
    import re
    import unicodedata

    rows = []
    for number in numbers:
        text = unicodedata.normalize("NFKC", str(number)).upper()
        text = re.sub(r"[\s,/\-.]", "", text)
        country, serial, kind = re.fullmatch(r"([A-Z]{2})(.*?)([A-Z]\d?)", text).groups()
        rows.append((country, serial, kind))
    return rows


# %% answer="ten-numbers"
def say_what(text):
    import unicodedata

    plain = unicodedata.normalize("NFKC", text).replace(" ", "").replace("-", "").upper()
    if plain.startswith("BS."):
        return "layout"
    if plain.startswith("注册号"):
        return "trademark"
    digits = plain.replace("申请号:", "").replace("ZL", "").replace("CN", "")
    if "." in plain:
        # ten digits and more with a point before the last: an application or patent number, if the check digit fits
        body, check = digits.split(".")
        if len(body) != 12 or not body.isdigit():
            return "unreadable"
        weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]
        rest = sum(int(digit) * weight for digit, weight in zip(body, weights)) % 11
        if check != ("X" if rest == 10 else str(rest)):
            return "unreadable"
        return "patent_number" if plain.startswith("ZL") else "application"
    if plain.endswith("U"):
        return "utility_model"
    return "publication" if plain.endswith("A") else "grant"


what_is_it = {note: say_what(text) for note, text in zip(slip["note"], slip["written"])}


# %% answer="how-many"
def how_many(numbers, patents):
    # a dictionary of every number of the table, without its signs, to its application
    def bare(text):
        return "".join(sign for sign in str(text).upper() if sign.isascii() and sign.isalnum())

    known = {}
    for pub_no, appl_no, family in zip(patents["pub_no"], patents["appl_no"], patents["family_id"]):
        known[bare(pub_no)] = (appl_no, family)
        known[bare(appl_no)] = (appl_no, family)
    found, unreadable = set(), 0
    for number in numbers:
        try:
            compact = records.parse(number)
        except MethodError:
            unreadable += 1
            continue
        key = bare(compact.written)
        found.add(known["CN" + key[2:] if key.startswith("ZL") else key])
    return {
        "applications": len({appl_no for appl_no, _ in found}),
        "families": len({family for _, family in found}),
        "unreadable": unreadable,
    }


# %% answer="due-dates"
def due_dates(rows):
    from calendar import monthrange

    due = []
    for start, kind in zip(rows["prio"], rows["kind_code"]):
        if kind in ("U", "Y"):
            due.append(None)
            continue
        month = start.year * 12 + start.month - 1 + 18
        year, month = month // 12, month % 12 + 1
        due.append(f"{year}-{month:02}-{min(start.day, monthrange(year, month)[1]):02}")
    return due


# %% answer="last-days"
def last_days(rows):
    from datetime import date, timedelta

    years = {"B": 20, "C": 20, "U": 10, "Y": 10}
    ends = []
    for filed, kind in zip(rows["filing"], rows["kind_code"]):
        if kind not in years:
            ends.append(None)
            continue
        year = filed.year + years[kind]
        try:
            anniversary = date(year, filed.month, filed.day)
        except ValueError:  # 29 February and no such day: as in task 4, the last day of the month
            anniversary = date(year, 2, 28)
        ends.append(str(anniversary - timedelta(days=1)))
    return ends


# %% answer="ipc-fields"
def ipc_fields(symbols, prefixes):
    import re

    out = []
    for symbol in symbols:
        subclass, number = re.fullmatch(r"([A-H]\d\d[A-Z])(\d+)/\d+", symbol).groups()
        group = f"{subclass}{number}"
        field = prefixes.get(f"{group}/", prefixes.get(subclass))
        out.append((subclass, f"{group}/00", int(field)))
    return out


# %% answer="layout-last-days"
def layout_last_days(layouts):
    from datetime import date, timedelta

    ends = []
    for filed, used, made in zip(layouts["filing"], layouts["first_use"], layouts["creation"]):
        start = filed if pd.isna(used) or filed < used else used
        first = date(start.year + 10, start.month, start.day)
        ceiling = date(made.year + 15, made.month, made.day)
        ends.append(min(first, ceiling) - timedelta(days=1))
    return ends


# %% answer="mark-last-days"
def mark_last_days(marks):
    reg = marks["registration"]
    end_year = reg.dt.year + 10 + 10 * marks["renewals"]
    text = end_year.astype("Int64").astype("string") + reg.dt.strftime("-%m-%d")
    return pd.to_datetime(text, errors="coerce") - pd.Timedelta(days=1)
