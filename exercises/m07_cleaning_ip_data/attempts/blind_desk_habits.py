# ---
# mistake: {zh: "老手的习惯：照收错的校验位、公布授权算一件、留着公司形式、不详的不记", en: "habits of the desk: wrong check digits kept, publication and grant as one, legal forms kept, unknown left out"}
# by: task text only
# rest: solution
# marks: {repair-numbers: 2, control-totals: 0, name-keys: 0, simple-families: 0, three-counts: 0, quality: 0}
# says: {repair-numbers: wrong-digit-kept, simple-families: one-priority-only, three-counts: [buckets-missing, other-fractional]}
# ---

# Who: an experienced clerk with desk habits.
# repair-numbers: a number of 13 with a wrong last sign is kept as it was delivered ("the office will know"); shows on a
#   wrong check digit.
# control-totals: A and B/C documents of one number are taken for one document (kind code cut off), since at his desk one
#   invention is one file; shows where an invention was published and granted.
# name-keys: legal forms kept ("股份有限公司 is another firm than 有限公司"), English names in small letters only;
#   shows as lower recall.
# simple-families: "family = same earliest priority" (smallest number), the office habit; shows on two priorities.
# three-counts: a place unknown is left out ("nothing to book"), fractions are shared among the known applicants only;
#   shows (visible check says buckets-missing) on CN without a province.
# quality: `valid` shares are of all rows, not of filled ones; shows only when cells of those columns are empty (none in the visible file).

# %% answer="repair-numbers"
def repair_numbers(numbers):
    out = []
    for text in numbers:
        plain = half_width(text).upper()
        found = re.fullmatch(r"(CN|ZL|CNZL)?(\d{12})\.?([0-9X]?)", plain)
        if not found:
            out.append(None)
        elif found[3]:
            out.append(f"{found[2]}.{found[3]}")
        else:
            out.append(f"{found[2]}.0" if cn_check_digit(found[2]) == "0" else None)
    return out

# %% answer="control-totals"
def control_totals(export, register):
    plain = export["pub_no"].map(lambda text: half_width(text).upper())
    found = register[register["pub_no"].isin(plain)]
    return {
        "documents": plain.str.replace(r"[A-Z][0-9]?$", "", regex=True).nunique(),
        "applications": found["appl_no"].nunique(),
    }

# %% answer="name-keys"
def name_keys(names, register):
    def key(name):
        return without_unit(place_first(half_width(name))).lower()

    known = {key(other): key(proper) for other, proper in register.items()}
    return [known.get(key(name), key(name)) for name in names]

# %% answer="simple-families"
def simple_families(priorities):
    return priorities.groupby("appl_no")["prio_no"].min()

# %% answer="three-counts"
def three_counts(owners):
    rows = owners.copy()
    rows["place"] = rows["province"].where(rows["country"] == "CN", "abroad")
    rows = rows.dropna(subset=["place"]).sort_values("position")
    rows["share"] = 1 / rows.groupby("family_id")["place"].transform("size")
    return {
        "whole": rows.groupby("place")["family_id"].nunique().to_dict(),
        "fractional": rows.groupby("place")["share"].sum().to_dict(),
        "first": rows.drop_duplicates("family_id").groupby("place").size().to_dict(),
    }

# %% answer="quality"
def quality(delivery, provinces, as_of_date):
    n = len(delivery)
    amount = delivery["amount_wan"].fillna("")
    good = amount.str.fullmatch(r"[0-9]+(\.[0-9]+)?")
    money = pd.to_numeric(amount.where(good), errors="coerce")
    days = pd.to_datetime(delivery["granted_on"], format="%Y-%m-%d", errors="coerce")
    days = days.where(days <= pd.Timestamp(as_of_date))
    return {
        "complete": delivery.notna().mean().to_dict(),
        "unique": delivery["grant_id"].nunique() / n,
        "valid": {
            "province": delivery["province"].isin(provinces).sum() / n,
            "amount_wan": ((money > 0) & (money <= 1000)).sum() / n,
            "granted_on": days.notna().sum() / n,
        },
        "days_old": (pd.Timestamp(as_of_date) - days.max()).days,
    }
