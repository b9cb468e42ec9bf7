# ---
# mistake: {zh: "拿损坏的申请号数申请、空格没去、整数计数只算第一申请人", en: "counts applications on damaged numbers, leaves spaces in, first applicants only"}
# by: author
# rest: solution
# marks: {control-totals: 0, name-keys: 0, simple-families: 0, three-counts: 1, quality: 2}
# says: {control-totals: damaged-numbers, name-keys: [too-few-joined, english-apart], simple-families: other, three-counts: first-for-whole, quality: other-unique}
# ---

# %% answer="control-totals"
def control_totals(export, register):
    numbers = export["pub_no"].map(lambda text: unicodedata.normalize("NFKC", text).replace(" ", "").upper())
    found = register[register["pub_no"].isin(numbers)]
    return {"documents": numbers.nunique(), "applications": export["appl_no"].nunique()}

# %% answer="name-keys"
def name_keys(names, register):
    def key(name):
        plain = unicodedata.normalize("NFKC", name)
        if re.search("[一-龥]", plain):
            return without_form(without_unit(place_first(plain)))
        return latin_key(name)

    known = {key(other): key(proper) for other, proper in register.items()}
    return [known.get(key(name), key(name)) for name in names]

# %% answer="simple-families"
def simple_families(priorities):
    single = priorities[~priorities["appl_no"].duplicated(keep=False)]
    return dict(zip(single["appl_no"], single["prio_no"]))

# %% answer="three-counts"
def three_counts(owners):
    place = owners["province"].fillna("unknown").where(owners["country"] == "CN", "abroad")
    rows = owners.assign(place=place).sort_values("position")
    rows["share"] = 1 / rows.groupby("family_id")["position"].transform("size")
    return {
        "whole": rows.drop_duplicates("family_id").groupby("place")["family_id"].nunique().to_dict(),
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
        "unique": 0.5,
        "valid": {
            "province": places.isin(provinces).mean(),
            "amount_wan": ((money > 0) & (money <= 1000)).mean(),
            "granted_on": days.notna().mean(),
        },
        "days_old": (pd.Timestamp(as_of_date) - days.max()).days,
    }
