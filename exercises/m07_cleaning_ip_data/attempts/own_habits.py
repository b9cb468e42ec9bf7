# ---
# mistake: {zh: "自己的老办法：只认一种号码写法、日月颠倒、数申请人", en: "own habits: one form of number, day and month swapped, applicants counted"}
# by: author
# rest: solution
# marks: {repair-numbers: 1, read-days: 0, undo-damage: 0, control-totals: 0, name-keys: 0, simple-families: 0, three-counts: 1, quality: 1}
# says: {repair-numbers: form-kept, read-days: plain-day-lost, undo-damage: good-text-changed, control-totals: rows-for-documents, name-keys: [form-missed, english-apart], simple-families: each-alone, three-counts: applicants-for-families, quality: empty-counted-invalid}
# ---

# %% answer="repair-numbers"
def repair_numbers(numbers):
    whole = [text + ".0" if re.fullmatch("[0-9]{12}", text) else text for text in numbers]
    fits = [re.fullmatch(r"[0-9]{12}\.[0-9X]", text) and cn_check_digit(text[:12]) == text[13] for text in whole]
    return [text if fit else None for text, fit in zip(whole, fits)]

# %% answer="read-days"
def read_days(texts):
    days = []
    for text in texts:
        plain = unicodedata.normalize("NFKC", text).strip()
        if re.fullmatch(r"\d{5}", plain):
            days.append(pd.Timestamp("1899-12-30") + pd.Timedelta(days=int(plain)))
            continue
        form = "%Y-%d-%m" if "-" in plain else "%Y-%m-%d"
        plain = re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", plain)
        plain = re.sub("[/年月]", "-", plain).removesuffix("日")
        read = pd.to_datetime(plain, format=form, errors="coerce")
        days.append(None if pd.isna(read) else read)
    return days

# %% answer="undo-damage"
def undo_damage(texts):
    return [text if re.fullmatch("[一-龥]+", text) else None for text in texts]

# %% answer="control-totals"
def control_totals(export, register):
    return {"documents": len(export), "applications": register["appl_no"].nunique()}

# %% answer="name-keys"
def name_keys(names, register):
    return [without_unit(place_first(half_width(name))) for name in names]

# %% answer="simple-families"
def simple_families(priorities):
    return {number: number for number in priorities["appl_no"]}

# %% answer="three-counts"
def three_counts(owners):
    place = owners["province"].fillna("unknown").where(owners["country"] == "CN", "abroad")
    rows = owners.assign(place=place).sort_values("position")
    rows["share"] = 1 / rows.groupby("family_id")["position"].transform("size")
    return {
        "whole": rows.groupby("place")["family_id"].size().to_dict(),
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
            "province": places.isin(provinces).sum() / len(delivery),
            "amount_wan": ((money > 0) & (money <= 1000)).sum() / len(delivery),
            "granted_on": days.notna().sum() / len(delivery),
        },
        "days_old": (pd.Timestamp(as_of_date) - days.max()).days,
    }
