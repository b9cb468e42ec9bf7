# ---
# right: {zh: "用运行方式做对", en: "right, by choosing among the methods given"}
# by: author
# entry: run
# rest: solution
# marks: {}
# ---

# %% answer="repair-numbers"
def method_a(numbers):
    plain = [re.sub(r"[^0-9X]", "", unicodedata.normalize("NFKC", text).upper()) for text in numbers]
    return [f"{text[:12]:0<12}.{text[12:] or '0'}" for text in plain]


def method_b(numbers):
    plain = [re.sub(r"[^0-9XE]", "", unicodedata.normalize("NFKC", text).upper()) for text in numbers]
    return [f"{text[:12]}.{text[12:]}" if re.fullmatch(r"[0-9]{12}[0-9X]", text) else None for text in plain]


def method_c(numbers):
    plain = [unicodedata.normalize("NFKC", text).replace(" ", "").upper() for text in numbers]
    found = [re.fullmatch(r"(?:CN)?(?:ZL)?([0-9]{12})[.]?([0-9X]?)", text) for text in plain]
    fits = [each and cn_check_digit(each[1]) == (each[2] or "0") for each in found]
    return [f"{each[1]}.{each[2] or '0'}" if fit else None for each, fit in zip(found, fits)]


repair_numbers = method_c

# %% answer="read-days"
def method_a(texts):
    return [pd.to_datetime(text, format="%Y-%m-%d", errors="coerce") for text in texts]


def method_b(texts):
    days = []
    for text in texts:
        plain = unicodedata.normalize("NFKC", text)
        parts = re.findall(r"\d+", plain)
        if len(parts) == 1:
            parts = [plain[:4], plain[4:6], plain[6:]] if len(plain) == 8 else [1899, 12, 30 + int(plain)]
        year, month, day = map(int, parts)
        start = pd.Timestamp(max(year, 1), 1, 1)
        days.append(start + pd.DateOffset(months=max(month, 1) - 1) + pd.Timedelta(days=max(day, 1) - 1))
    return days


def method_c(texts):
    days = []
    for text in texts:
        plain = re.sub("[年月]", "-", unicodedata.normalize("NFKC", text)).replace("日", "").replace("/", "-").strip()
        if re.fullmatch(r"\d{5}", plain):
            days.append(pd.Timestamp("1899-12-30") + pd.Timedelta(days=int(plain)))
        else:
            plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}" if "-" not in plain else plain
            days.append(pd.to_datetime(plain, format="%Y-%m-%d", errors="coerce"))
    return [None if pd.isna(day) else day for day in days]


read_days = method_c

# %% answer="undo-damage"
def reread(text, wrong, real):
    try:
        read = text.encode(wrong).decode(real)
    except UnicodeError:
        return text
    return read if re.search("[一-龥]{2}", read) else text


def method_a(texts):
    return [reread(text, "latin-1", "gbk") for text in texts]


def method_b(texts):
    return [reread(reread(text, "latin-1", "gbk"), "gb18030", "utf-8") for text in texts]


def method_c(texts):
    return [None if re.search("[�?]", text) else reread(reread(text, "latin-1", "gbk"), "gb18030", "utf-8") for text in texts]


def method_d(texts):
    return [reread(text, "gb18030", "utf-8") if re.search("[一-龥]", text) else None for text in texts]


undo_damage = method_c

# %% answer="control-totals"
def method_a(export, register):
    rows = export.drop_duplicates("title")
    return {"documents": len(rows), "applications": rows["appl_no"].nunique()}


def method_b(export, register):
    rows = export.drop_duplicates("pub_no").merge(register, on="pub_no")
    return {"documents": rows["pub_no"].nunique(), "applications": rows["appl_no_y"].nunique()}


def method_c(export, register):
    numbers = export["pub_no"].map(lambda text: unicodedata.normalize("NFKC", text).replace(" ", "").upper())
    return {"documents": numbers.nunique(), "applications": numbers.nunique()}


def method_d(export, register):
    numbers = export["pub_no"].map(lambda text: unicodedata.normalize("NFKC", text).replace(" ", "").upper())
    found = register[register["pub_no"].isin(numbers)]
    return {"documents": found["pub_no"].nunique(), "applications": found["appl_no"].nunique()}


control_totals = method_d

# %% answer="name-keys"
def method_a(names, register):
    return [half_width(name) for name in names]


def method_b(names, register):
    return [without_form(without_unit(place_first(half_width(name)))) for name in names]


def method_c(names, register):
    return [without_form(without_unit(without_place(name)))[:2] for name in names]


def method_d(names, register):
    def key(name):
        plain = half_width(name)
        chinese = re.search("[一-龥]", plain)
        return without_form(without_unit(place_first(plain))) if chinese else latin_key(name)

    known = {key(other): key(proper) for other, proper in register.items()}
    return [known.get(key(name), key(name)) for name in names]


name_keys = method_d

# %% answer="simple-families"
def method_a(priorities):
    claimed = priorities[priorities["appl_no"] != priorities["prio_no"]]
    return claimed.groupby("appl_no")["prio_no"].agg(lambda numbers: "+".join(sorted(numbers)))


def method_b(priorities):
    return priorities.groupby("appl_no")["prio_no"].min()


def method_c(priorities):
    return priorities.groupby("appl_no")["prio_no"].agg(lambda numbers: "+".join(sorted(numbers)))


simple_families = method_c

# %% answer="extended-families"
def method_a(priorities):
    return priorities.groupby("appl_no")["prio_no"].agg(lambda numbers: "+".join(sorted(numbers)))


def method_b(priorities):
    return [list(rows["appl_no"]) for _, rows in priorities.groupby("prio_no")]


def method_c(priorities):
    import networkx as nx

    links = nx.Graph(
        (("application", number), ("priority", priority))
        for number, priority in zip(priorities["appl_no"], priorities["prio_no"])
    )
    parts = nx.connected_components(links)
    return [[number for side, number in part if side == "application"] for part in parts]


extended_families = method_c

# %% answer="three-counts"
def method_a(owners):
    counts = owners["province"].value_counts().to_dict()
    return {"whole": counts, "fractional": counts, "first": counts}


def method_b(owners):
    rows = owners.dropna(subset="province").assign(place=lambda rows: rows["province"])
    rows["share"] = 1 / rows.groupby("family_id")["place"].transform("size")
    return {
        "whole": rows.groupby("place")["family_id"].nunique().to_dict(),
        "fractional": rows.groupby("place")["share"].sum().to_dict(),
        "first": rows.drop_duplicates("family_id").groupby("place").size().to_dict(),
    }


def method_c(owners):
    place = owners["province"].fillna("unknown").where(owners["country"] == "CN", "abroad")
    rows = owners.assign(place=place).sort_values("position")
    rows["share"] = 1 / rows.groupby("family_id")["place"].transform("size")
    return {
        "whole": rows.groupby("place")["family_id"].nunique().to_dict(),
        "fractional": rows.groupby("place")["share"].sum().to_dict(),
        "first": rows.drop_duplicates("family_id").groupby("place").size().to_dict(),
    }


three_counts = method_c

# %% answer="quality"
def filled_is_valid(delivery, provinces, as_of_date):
    days = pd.to_datetime(delivery["granted_on"], errors="coerce", format="%Y-%m-%d")
    columns = ["province", "amount_wan", "granted_on"]
    return {
        "complete": delivery.notna().mean().to_dict(),
        "unique": delivery["grant_id"].nunique() / len(delivery),
        "valid": delivery[columns].notna().mean().to_dict(),
        "days_old": (pd.Timestamp(as_of_date) - days.max()).days,
    }


def valid_of_filled(delivery, provinces, as_of_date):
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


quality = valid_of_filled

# %% answer="missing-cells"
def method_a(panel):
    gone = panel[panel["value"].isna()]
    return [(row.province, row.year, row.kind, 0) for row in gone.itertuples()]


def method_b(panel):
    found = []
    for row in panel[panel["value"].isna()].itertuples():
        same = panel[(panel["province"] == row.province) & (panel["year"] == row.year)].set_index("kind")["value"]
        found.append((row.province, row.year, row.kind, same["total"] - same.drop("total").sum()))
    return found


missing_cells = method_b
