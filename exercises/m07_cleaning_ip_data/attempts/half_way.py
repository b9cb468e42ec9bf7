# ---
# mistake: {zh: "做了一半：丢行、只认字号、不可能的日期顺延", en: "half way: rows lost, brands only, impossible days rolled on"}
# by: author
# rest: solution
# marks: {repair-numbers: 0, read-days: 0, undo-damage: 0, control-totals: 0, name-keys: 0, simple-families: 0, extended-families: 0, three-counts: 0, quality: 1, missing-cells: 0}
# says: {repair-numbers: [zero-not-put-back, wrong-digit-kept], read-days: impossible-day, undo-damage: latin-not-undone, control-totals: rows-lost-in-join, name-keys: merged-too-much, simple-families: one-priority-only, extended-families: simple-for-extended, three-counts: [buckets-missing, other-fractional], quality: unit-not-seen, missing-cells: other}
# ---

# %% answer="repair-numbers"
def repair_numbers(numbers):
    plain = [re.sub(r"[^0-9XE]", "", unicodedata.normalize("NFKC", text).upper()) for text in numbers]
    return [f"{text[:12]}.{text[12:]}" if re.fullmatch(r"[0-9]{12}[0-9X]", text) else None for text in plain]

# %% answer="read-days"
def read_days(texts):
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

# %% answer="undo-damage"
def undo_damage(texts):
    undone = []
    for text in texts:
        if "�" in text or "?" in text:
            undone.append(None)
            continue
        for wrong, real in (("gb18030", "utf-8"),):
            try:
                text = text.encode(wrong).decode(real)
                break
            except UnicodeError:
                continue
        undone.append(text)
    return undone

# %% answer="control-totals"
def control_totals(export, register):
    rows = export.drop_duplicates("pub_no").merge(register, on="pub_no")
    return {"documents": rows["pub_no"].nunique(), "applications": rows["appl_no_y"].nunique()}

# %% answer="name-keys"
def name_keys(names, register):
    return [without_form(without_unit(without_place(name)))[:2] for name in names]

# %% answer="simple-families"
def simple_families(priorities):
    return priorities.groupby("appl_no")["prio_no"].min()

# %% answer="extended-families"
def extended_families(priorities):
    return priorities.groupby("appl_no")["prio_no"].agg(lambda numbers: "+".join(sorted(numbers)))

# %% answer="three-counts"
def three_counts(owners):
    rows = owners.dropna(subset="province").assign(place=lambda rows: rows["province"])
    rows["share"] = 1 / rows.groupby("family_id")["place"].transform("size")
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
            "amount_wan": ((money > 0)).mean(),
            "granted_on": days.notna().mean(),
        },
        "days_old": (pd.Timestamp(as_of_date) - days.max()).days,
    }

# %% answer="missing-cells"
def missing_cells(panel):
    wide = panel.pivot(index=["province", "year"], columns="kind", values="value").astype("float")
    found = []
    for (place, year), row in wide.iterrows():
        parts = row[["invention", "utility_model", "design"]]
        for kind in parts.index[parts.isna()]:
            found.append((place, year, kind, row["total"]))
    return found
