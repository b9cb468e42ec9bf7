# ---
# right: {zh: 另一种做法，作者只看过题目, en: another right way by somebody who saw only the task text}
# by: task text only
# left_out: undo-damage (the text has since asked that clean Latin text stay as it is)
# rest: solution
# marks: {}
# ---

# 读中文版（编写）自己写的一份：能用纯 Python 就不用 pandas

# %% answer="repair-numbers"
def repair_numbers(numbers):
    out = []
    for text in numbers:
        plain = "".join(unicodedata.normalize("NFKC", str(text)).upper().split())
        found = re.fullmatch(r"(?:CN)?(?:ZL)?([0-9]{12})(?:\.?([0-9X]))?", plain)
        if found is None:
            out.append(None)
            continue
        digits, check = found.groups()
        true = cn_check_digit(digits)
        if check is None:
            out.append(digits + ".0" if true == "0" else None)
        else:
            out.append(digits + "." + check if check == true else None)
    return out

# %% answer="read-days"
def read_days(texts):
    from datetime import date, timedelta

    patterns = (
        r"(\d{4})-(\d{1,2})-(\d{1,2})",
        r"(\d{4})/(\d{1,2})/(\d{1,2})",
        r"(\d{4})(\d{2})(\d{2})",
        r"(\d{4})年(\d{1,2})月(\d{1,2})日",
    )
    out = []
    for text in texts:
        plain = unicodedata.normalize("NFKC", str(text)).strip()
        day = None
        if re.fullmatch(r"\d{5}", plain):
            day = date(1899, 12, 30) + timedelta(days=int(plain))
        for pattern in patterns:
            found = re.fullmatch(pattern, plain)
            if found:
                try:
                    day = date(*map(int, found.groups()))
                except ValueError:
                    day = None
        out.append(None if day is None else day.isoformat())
    return out

# %% answer="control-totals"
def control_totals(export, register):
    known = dict(zip(register["pub_no"], register["appl_no"]))
    documents = set()
    for text in export["pub_no"]:
        documents.add("".join(unicodedata.normalize("NFKC", text).upper().split()))
    return {"documents": len(documents), "applications": len({known[number] for number in documents})}

# %% answer="name-keys"
def name_keys(names, register):
    def plain_key(name):
        text = half_width(name)
        if any("一" <= sign <= "龥" for sign in text):
            # 大学后的学院先去，再去法律形式；括号里的地名移到最前
            return "zh:" + without_form(without_unit(place_first(text)))
        return "en:" + latin_key(name)

    proper = {plain_key(other): plain_key(official_name) for other, official_name in register.items()}
    keys = []
    for name in names:
        key = plain_key(name)
        for _ in range(5):
            if key not in proper or proper[key] == key:
                break
            key = proper[key]
        keys.append(key)
    return keys

# %% answer="simple-families"
def simple_families(priorities):
    claimed = {}
    for number, prio in zip(priorities["appl_no"], priorities["prio_no"]):
        claimed.setdefault(number, set()).add(prio)
    groups = {}
    for number, prios in claimed.items():
        groups.setdefault(frozenset(prios), []).append(number)
    return list(groups.values())

# %% answer="extended-families"
def extended_families(priorities):
    parent = {}

    def root(one):
        parent.setdefault(one, one)
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for number, prio in zip(priorities["appl_no"], priorities["prio_no"]):
        parent[root(("A", number))] = root(("P", prio))
    groups = {}
    for number in set(priorities["appl_no"]):
        groups.setdefault(root(("A", number)), []).append(number)
    return list(groups.values())

# %% answer="three-counts"
def three_counts(owners):
    families = {}
    rows = zip(owners["family_id"], owners["position"], owners["country"], owners["province"])
    for family, position, country, said in rows:
        place = "abroad" if country != "CN" else ("unknown" if pd.isna(said) else said)
        families.setdefault(family, []).append((position, place))
    whole, fractional, first = {}, {}, {}
    for people in families.values():
        for place in {place for _, place in people}:
            whole[place] = whole.get(place, 0) + 1
        for _, place in people:
            fractional[place] = fractional.get(place, 0) + 1 / len(people)
        place = min(people, key=lambda one: one[0])[1]
        first[place] = first.get(place, 0) + 1
    return {"whole": whole, "fractional": fractional, "first": first}

# %% answer="quality"
def quality(delivery, provinces, as_of_date):
    from datetime import date

    columns = ["grant_id", "uscc", "name", "province", "amount_wan", "granted_on"]
    filled = {column: [cell for cell in delivery[column] if not pd.isna(cell)] for column in columns}
    last = date.fromisoformat(str(as_of_date)[:10])

    def good_amount(text):
        return bool(re.fullmatch(r"[0-9]+(\.[0-9]+)?", text)) and 0 < float(text) <= 1000

    def day_of(text):
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return None
        try:
            day = date(*map(int, text.split("-")))
        except ValueError:
            return None
        return day if day <= last else None

    def share(column, test):
        return sum(1 for cell in filled[column] if test(cell)) / len(filled[column])

    days = [day for day in map(day_of, filled["granted_on"]) if day is not None]
    return {
        "complete": {column: len(filled[column]) / len(delivery) for column in columns},
        "unique": len(set(filled["grant_id"])) / len(filled["grant_id"]),
        "valid": {
            "province": share("province", lambda cell: cell in set(provinces)),
            "amount_wan": share("amount_wan", good_amount),
            "granted_on": share("granted_on", lambda cell: day_of(cell) is not None),
        },
        "days_old": (last - max(days)).days,
    }

# %% answer="missing-cells"
def missing_cells(panel):
    kinds = ("invention", "utility_model", "design")
    value = {}
    for place, year, kind, number in zip(panel["province"], panel["year"], panel["kind"], panel["value"]):
        value.setdefault((place, year), {})[kind] = None if pd.isna(number) else number
    out = []
    for (place, year), cells in value.items():
        for kind in kinds:
            if cells.get(kind) is None:
                rest = sum(cells[other] for other in kinds if other != kind)
                out.append((place, year, kind, cells["total"] - rest))
    return out
