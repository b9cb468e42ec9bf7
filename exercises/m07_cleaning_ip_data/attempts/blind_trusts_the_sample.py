# ---
# mistake: {zh: "样例看着对就行：不认全角数字、见字认乱码、去掉地名、不设金额上限", en: "goes on when the sample looks right: no full-width digits, garbled text known by a sign, place out, no upper limit"}
# by: task text only
# rest: solution
# marks: {read-days: 0, undo-damage: 0, name-keys: 0, quality: 1, missing-cells: 0}
# says: {name-keys: merged-too-much}
# ---

# Who: a trainee who trusts the sample rows shown and what the "take a look" cells print.
# read-days: the five forms of the text, but full width not normalised;
#   full-width digits give None; shows on "２０２４-06-05".
# undo-damage: tests for "Ò" or "»" / "鎹" or "涓" (signs seen in the sample) before undoing; shows on garbled text
#   that happens to hold none of them.
# name-keys: without_place for all Chinese names (the keys look nicer); merges firms of one brand in different places;
#   shows on precision.
# quality: `province` compared after adding a missing 省 (辽宁 counts as valid); `amount_wan` above 0, no upper limit
#   (90000 not shown in the rows printed); days_old is right.
# missing-cells: looks for empty utility_model only, as in the one cell the look shows; shows when another kind is missing.

# %% answer="read-days"
def read_days(texts):
    out = []
    for text in texts:
        text = text.strip()
        if re.fullmatch("[0-9]{5}", text):
            out.append(pd.Timestamp("1899-12-30") + pd.Timedelta(int(text), unit="D"))
            continue
        found = re.fullmatch("([0-9]{4})[-/年]?([0-9]{1,2})[-/月]?([0-9]{1,2})日?", text)
        try:
            out.append(pd.Timestamp(*map(int, found.groups())) if found else None)
        except ValueError:
            out.append(None)
    return out

# %% answer="undo-damage"
def undo_damage(texts):
    out = []
    for text in texts:
        if "�" in text or "?" in text:
            out.append(None)
        elif "Ò" in text or "»" in text:
            out.append(text.encode("latin-1").decode("gbk", errors="replace"))
        elif text.startswith(("鎹", "涓")):
            out.append(text.encode("gb18030").decode("utf-8", errors="replace"))
        else:
            out.append(text)
    return out

# %% answer="name-keys"
def name_keys(names, register):
    def key(name):
        plain = half_width(name)
        if re.search("[一-龥]", plain):
            return without_form(without_unit(without_place(plain)))
        return latin_key(name)

    known = {key(other): key(proper) for other, proper in register.items()}
    return [known.get(key(name), key(name)) for name in names]

# %% answer="quality"
def quality(delivery, provinces, as_of_date):
    full = set(provinces) | {name.removesuffix("省") for name in provinces}
    money = pd.to_numeric(delivery["amount_wan"].dropna(), errors="coerce")
    dates = delivery["granted_on"].dropna()
    days = pd.to_datetime(dates, format="%Y-%m-%d", errors="coerce")
    days = days.where(days <= pd.Timestamp(as_of_date))
    ids = delivery["grant_id"].dropna()
    return {
        "complete": delivery.notna().mean().to_dict(),
        "unique": ids.nunique() / len(ids),
        "valid": {
            "province": delivery["province"].dropna().isin(full).mean(),
            "amount_wan": (money > 0).mean(),
            "granted_on": days.notna().mean(),
        },
        "days_old": (pd.Timestamp(as_of_date) - days.max()).days,
    }

# %% answer="missing-cells"
def missing_cells(panel):
    wide = panel.pivot(index=["province", "year"], columns="kind", values="value")
    empty = wide[wide["utility_model"].isna()]
    return [
        (place, year, "utility_model", row["total"] - row["invention"] - row["design"])
        for (place, year), row in empty.iterrows()
    ]
