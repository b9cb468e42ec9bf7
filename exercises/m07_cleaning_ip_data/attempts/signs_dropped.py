# ---
# mistake: {zh: "X 当错字丢掉、原样数公开号、取表里第一行", en: "drops X as a slip, counts raw publication numbers, takes the first row"}
# by: author
# rest: solution
# marks: {repair-numbers: 0, control-totals: 0, name-keys: 0, simple-families: 0, three-counts: 1, quality: 2}
# says: {repair-numbers: [form-kept, good-number-lost], control-totals: disguised-copies, name-keys: [nothing-joined, english-apart], simple-families: priorities-as-members, three-counts: first-row-taken, quality: other-complete}
# ---

# %% answer="repair-numbers"
def repair_numbers(numbers):
    repaired = []
    for text in numbers:
        plain = unicodedata.normalize("NFKC", text).replace(" ", "").upper()
        plain = plain.removeprefix("CN").removeprefix("ZL").replace(".", "")
        digits, check = plain[:12], plain[12:] or "0"
        good = re.fullmatch(r"[0-9]{12,13}", plain) and cn_check_digit(digits) == check
        repaired.append(f"{digits}.{check}" if good else None)
    return repaired

# %% answer="control-totals"
def control_totals(export, register):
    numbers = export["pub_no"].map(lambda text: unicodedata.normalize("NFKC", text).replace(" ", "").upper())
    found = register[register["pub_no"].isin(numbers)]
    return {"documents": export["pub_no"].nunique(), "applications": found["appl_no"].nunique()}

# %% answer="name-keys"
def name_keys(names, register):
    return list(range(len(names)))

# %% answer="simple-families"
def simple_families(priorities):
    return [{*rows["appl_no"], *rows["prio_no"]} for _, rows in priorities.groupby("prio_no")]

# %% answer="three-counts"
def three_counts(owners):
    place = owners["province"].fillna("unknown").where(owners["country"] == "CN", "abroad")
    rows = owners.assign(place=place).sort_index()
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
        "complete": delivery.isna().mean().to_dict(),
        "unique": ids.nunique() / len(ids),
        "valid": {
            "province": places.isin(provinces).mean(),
            "amount_wan": ((money > 0) & (money <= 1000)).mean(),
            "granted_on": days.notna().mean(),
        },
        "days_old": (pd.Timestamp(as_of_date) - days.max()).days,
    }
