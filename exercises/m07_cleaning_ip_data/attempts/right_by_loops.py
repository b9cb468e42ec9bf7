# ---
# right: {zh: "不用表格运算，一行一行数", en: "right, with plain loops over rows"}
# by: author
# rest: solution
# marks: {}
# ---

# %% answer="repair-numbers"
def repair_numbers(numbers):
    full = str.maketrans("０１２３４５６７８９．ＸｘＣＮＺＬ", "0123456789.XxCNZL")
    out = []
    for text in numbers:
        text = "".join(text.translate(full).split()).upper()
        for letters in ("CN", "ZL"):
            text = text.removeprefix(letters)
        digits, _, check = text.partition(".")
        if not check:
            digits, check = digits[:12], digits[12:]
        ok = len(digits) == 12 and digits.isdigit() and len(check) <= 1
        out.append(f"{digits}.{check or 0}" if ok and cn_check_digit(digits) == (check or "0") else None)
    return pd.Series(out, dtype=object)

# %% answer="read-days"
def read_days(texts):
    from datetime import date, timedelta

    out = []
    for text in texts:
        text = "".join(str(int(sign)) if sign.isdigit() else " " for sign in text.strip())
        parts = text.split()
        if len(parts) not in (1, 3):
            out.append(None)
            continue
        if len(parts) == 1 and len(text) == 5:
            out.append(date(1899, 12, 30) + timedelta(int(text)))
            continue
        if len(parts) == 1:
            parts = [text[:4], text[4:6], text[6:]]
        try:
            out.append(date(*map(int, parts)).isoformat())
        except ValueError:
            out.append(None)
    return out

# %% answer="undo-damage"
def undo_damage(texts):
    def one(text):
        if set(text) & {"?", "�"}:
            return None
        wrong, real = ("latin-1", "gbk") if max(text) < "Ā" else ("gb18030", "utf-8")
        read = text.encode(wrong, "replace").decode(real, "replace")
        chinese = ["一" <= sign <= "龥" for sign in read]
        return read if "�" not in read and any(map(min, zip(chinese, chinese[1:]))) else text

    return tuple(one(text) for text in texts)

# %% answer="control-totals"
def control_totals(export, register):
    known = dict(zip(register["pub_no"], register["appl_no"]))
    documents = {half_width(text).upper() for text in export["pub_no"]}
    return pd.Series({"documents": len(documents), "applications": len({known[number] for number in documents})})

# %% answer="name-keys"
def name_keys(names, register):
    from iplab.names import keys

    return keys(names, register)

# %% answer="simple-families"
def simple_families(priorities):
    claims = {}
    for number, priority in zip(priorities["appl_no"], priorities["prio_no"]):
        claims.setdefault(number, set()).add(priority)
    families = {}
    for number, claimed in claims.items():
        families.setdefault(tuple(sorted(claimed)), []).append(number)
    return list(families.values())

# %% answer="extended-families"
def extended_families(priorities):
    label = {number: number for number in priorities["appl_no"]}
    changed = True
    while changed:
        changed = False
        of_priority = {}
        for number, priority in zip(priorities["appl_no"], priorities["prio_no"]):
            of_priority[priority] = min(of_priority.get(priority, label[number]), label[number])
        for number, priority in zip(priorities["appl_no"], priorities["prio_no"]):
            if of_priority[priority] < label[number]:
                label[number], changed = of_priority[priority], True
    return label

# %% answer="three-counts"
def three_counts(owners):
    families = {}
    for row in owners.itertuples():
        place = "abroad" if row.country != "CN" else "unknown" if pd.isna(row.province) else row.province
        families.setdefault(row.family_id, []).append((row.position, place))
    counts = {"whole": {}, "fractional": {}, "first": {}}
    for people in families.values():
        for _, place in people:
            counts["fractional"][place] = counts["fractional"].get(place, 0) + 1 / len(people)
        for place in {place for _, place in people}:
            counts["whole"][place] = counts["whole"].get(place, 0) + 1
        top = min(people)[1]
        counts["first"][top] = counts["first"].get(top, 0) + 1
    return {name: pd.Series(part) for name, part in counts.items()}

# %% answer="quality"
def quality(delivery, provinces, as_of_date):
    def share(column, test):
        cells = delivery[column].dropna()
        return sum(map(test, cells)) / len(cells)

    def amount(text):
        return bool(re.fullmatch(r"[0-9]+(\.[0-9]+)?", text)) and 0 < float(text) <= 1000

    def day(text):
        real = re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) and pd.notna(pd.to_datetime(text, errors="coerce"))
        return bool(real) and text <= as_of_date

    latest = max(filter(day, delivery["granted_on"].dropna()))
    return {
        "complete": delivery.notna().mean().to_dict(),
        "unique": delivery["grant_id"].nunique() / delivery["grant_id"].count(),
        "valid": {
            "province": share("province", lambda text: text in provinces),
            "amount_wan": share("amount_wan", amount),
            "granted_on": share("granted_on", day),
        },
        "days_old": (pd.Timestamp(as_of_date) - pd.Timestamp(latest)).days,
    }

# %% answer="missing-cells"
def missing_cells(panel):
    values = {(row.province, row.year, row.kind): row.value for row in panel.itertuples()}
    found = []
    for (place, year, kind), value in values.items():
        if pd.isna(value):
            rest = {"invention", "utility_model", "design"} - {kind}
            found.append([place, year, kind, values[place, year, "total"] - sum(values[place, year, name] for name in rest)])
    return found
