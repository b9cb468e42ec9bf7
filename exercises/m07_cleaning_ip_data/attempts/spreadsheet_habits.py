# ---
# mistake: {zh: "表格软件的习惯：补零、一种日期格式、按名称去重", en: "spreadsheet habits: fill with noughts, one date format, duplicates by title"}
# by: author
# rest: solution
# marks: {repair-numbers: 0, read-days: 0, undo-damage: 0, control-totals: 0, name-keys: 0, simple-families: 0, extended-families: 0, three-counts: 0, quality: 0, missing-cells: 0}
# says: {repair-numbers: [filled-up, wrong-digit-kept], read-days: one-form-only, undo-damage: lost-signs-kept, control-totals: duplicates-by-title, name-keys: [brackets-missed, english-apart], simple-families: first-filing-falls-out, extended-families: in-two-families, three-counts: [buckets-missing, other-fractional], quality: [empty-in-denominator, filled-is-valid], missing-cells: empty-as-zero}
# ---

# %% answer="repair-numbers"
def repair_numbers(numbers):
    plain = [re.sub(r"[^0-9X]", "", unicodedata.normalize("NFKC", text).upper()) for text in numbers]
    return [f"{text[:12]:0<12}.{text[12:] or '0'}" for text in plain]

# %% answer="read-days"
def read_days(texts):
    return [pd.to_datetime(text, format="%Y-%m-%d", errors="coerce") for text in texts]

# %% answer="undo-damage"
def reread(text, wrong, real):
    try:
        return text.encode(wrong).decode(real)
    except UnicodeError:
        return text


def undo_damage(texts):
    return [reread(text, "latin-1", "gbk") for text in texts]

# %% answer="control-totals"
def control_totals(export, register):
    rows = export.drop_duplicates("title")
    return {"documents": len(rows), "applications": rows["appl_no"].nunique()}

# %% answer="name-keys"
def name_keys(names, register):
    return [half_width(name) for name in names]

# %% answer="simple-families"
def simple_families(priorities):
    claimed = priorities[priorities["appl_no"] != priorities["prio_no"]]
    return claimed.groupby("appl_no")["prio_no"].agg(lambda numbers: "+".join(sorted(numbers)))

# %% answer="extended-families"
def extended_families(priorities):
    return [list(rows["appl_no"]) for _, rows in priorities.groupby("prio_no")]

# %% answer="three-counts"
def three_counts(owners):
    counts = owners["province"].value_counts().to_dict()
    return {"whole": counts, "fractional": counts, "first": counts}

# %% answer="quality"
def quality(delivery, provinces, as_of_date):
    days = pd.to_datetime(delivery["granted_on"], errors="coerce", format="%Y-%m-%d")
    columns = ["province", "amount_wan", "granted_on"]
    return {
        "complete": delivery.notna().mean().to_dict(),
        "unique": delivery["grant_id"].nunique() / len(delivery),
        "valid": delivery[columns].notna().mean().to_dict(),
        "days_old": (pd.Timestamp(as_of_date) - days.max()).days,
    }

# %% answer="missing-cells"
def missing_cells(panel):
    gone = panel[panel["value"].isna()]
    return [(row.province, row.year, row.kind, 0) for row in gone.itertuples()]
