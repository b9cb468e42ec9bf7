# ---
# right: {zh: "用填空方式做对", en: "right, by filling the blanks"}
# by: author
# entry: fill
# rest: solution
# marks: {}
# ---

# %% answer="repair-numbers"
def repair_numbers(numbers):
    repaired = []
    for text in numbers:
        plain = unicodedata.normalize("NFKC", text).replace(" ", "").upper()
        found = re.fullmatch(r"([0-9]{12})[.]?([0-9X]?)", plain.removeprefix("CN").removeprefix("ZL"))
        digits, check = found.groups() if found else ("", "")
        check = check or "0"
        good = found and cn_check_digit(digits) == check
        repaired.append(f"{digits}.{check}" if good else None)
    return repaired

# %% answer="read-days"
def read_days(texts):
    days = []
    for text in texts:
        plain = unicodedata.normalize("NFKC", text).strip()
        if re.fullmatch(r"\d{5}", plain):
            days.append(pd.Timestamp("1899-12-30") + pd.Timedelta(days=int(plain)))
            continue
        plain = re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", plain)
        plain = re.sub("[/年月]", "-", plain).removesuffix("日")
        read = pd.to_datetime(plain, format="%Y-%m-%d", errors="coerce")
        days.append(None if pd.isna(read) else read)
    return days

# %% answer="undo-damage"
def undo_damage(texts):
    undone = []
    for text in texts:
        if "�" in text or "?" in text:
            undone.append(None)
            continue
        original = text
        for wrong, real in (("latin-1", "gbk"), ("gb18030", "utf-8")):
            try:
                read = text.encode(wrong).decode(real)
            except UnicodeError:
                continue
            if re.search("[一-龥]{2}", read):
                original = read
                break
        undone.append(original)
    return undone

# %% answer="control-totals"
def control_totals(export, register):
    numbers = export["pub_no"].map(lambda text: unicodedata.normalize("NFKC", text).replace(" ", "").upper())
    found = register[register["pub_no"].isin(numbers)]
    return {"documents": numbers.nunique(), "applications": found["appl_no"].nunique()}

# %% answer="name-keys"
def name_keys(names, register):
    def key(name):
        plain = half_width(name)
        if re.search("[一-龥]", plain):
            return without_form(without_unit(place_first(plain)))
        return latin_key(name)

    known = {key(other): key(proper) for other, proper in register.items()}
    return [known.get(key(name), key(name)) for name in names]

# %% answer="simple-families"
def simple_families(priorities):
    return priorities.groupby("appl_no")["prio_no"].agg(lambda numbers: "+".join(sorted(numbers)))

# %% answer="extended-families"
def extended_families(priorities):
    import networkx as nx

    links = nx.Graph()
    for row in priorities.itertuples():
        links.add_edge(("application", row.appl_no), ("priority", row.prio_no))
    families = []
    for part in nx.connected_components(links):
        families.append([number for side, number in part if side == "application"])
    return families

# %% answer="three-counts"
def three_counts(owners):
    place = owners["province"].fillna("unknown").where(owners["country"] == "CN", "abroad")
    rows = owners.assign(place=place).sort_values("position")
    rows["share"] = 1 / rows.groupby("family_id")["position"].transform("size")
    return {
        "whole": rows.groupby("place")["family_id"].nunique().to_dict(),
        "fractional": rows.groupby("place")["share"].sum().to_dict(),
        "first": rows.drop_duplicates("family_id").groupby("place").size().to_dict(),
    }

# %% answer="quality"
def quality(delivery, provinces, as_of_date):
    ids = delivery["grant_id"].dropna()
    places = delivery["province"].dropna()
    amounts = delivery["amount_wan"].dropna()
    money = pd.to_numeric(amounts.where(amounts.str.fullmatch(r"[0-9]+(\.[0-9]+)?")), errors="coerce")
    dates = delivery["granted_on"].dropna()
    days = pd.to_datetime(dates, format="%Y-%m-%d", errors="coerce").where(dates.str.fullmatch(r"\d{4}-\d{2}-\d{2}"))
    days = days.where(days <= as_of_date)
    return {
        "complete": delivery.notna().mean().to_dict(),
        "unique": ids.nunique() / len(ids),
        "valid": {
            "province": places.isin(provinces).mean(),
            "amount_wan": ((money > 0) & (money <= 1000)).mean(),
            "granted_on": days.notna().mean(),
        },
        "days_old": (pd.Timestamp(as_of_date) - days.max()).days,
    }

# %% answer="missing-cells"
def missing_cells(panel):
    wide = panel.pivot(index=["province", "year"], columns="kind", values="value").astype("float")
    found = []
    for (place, year), row in wide[wide.isna().any(axis=1)].iterrows():
        parts = row[["invention", "utility_model", "design"]]
        for kind in parts.index[parts.isna()]:
            found.append((place, year, kind, row["total"] - parts.sum()))
    return found
