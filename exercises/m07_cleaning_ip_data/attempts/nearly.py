# ---
# mistake: {zh: "差一点：一律补 0、从 1900 年 1 月 1 日起数、公布授权各算一件", en: "nearly: a nought for any digit, days from 1 January 1900, publication and grant as two"}
# by: author
# rest: solution
# marks: {repair-numbers: 2, read-days: 0, undo-damage: 0, control-totals: 0, name-keys: 0, simple-families: 0, extended-families: 0, three-counts: 2, quality: 1}
# says: {repair-numbers: zero-for-any-digit, read-days: excel-number, undo-damage: utf-not-undone, control-totals: publications-for-inventions, name-keys: [former-missed, english-apart], simple-families: extended-for-simple, extended-families: chain-broken, three-counts: shared-by-place, quality: future-days}
# ---

# %% answer="repair-numbers"
def repair_numbers(numbers):
    repaired = []
    for text in numbers:
        plain = unicodedata.normalize("NFKC", text).replace(" ", "").upper()
        plain = plain.removeprefix("CN").removeprefix("ZL").replace(".", "")
        digits, check = plain[:12], plain[12:] or "0"
        good = re.fullmatch(r"[0-9]{12}[0-9X]?", plain) and (len(plain) == 12 or cn_check_digit(digits) == check)
        repaired.append(f"{digits}.{check}" if good else None)
    return repaired

# %% answer="read-days"
def read_days(texts):
    days = []
    for text in texts:
        plain = unicodedata.normalize("NFKC", text).strip()
        if re.fullmatch(r"\d{5}", plain):
            days.append(pd.Timestamp("1900-01-01") + pd.Timedelta(days=int(plain)))
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
        for wrong, real in (("latin-1", "gbk"),):
            try:
                text = text.encode(wrong).decode(real)
                break
            except UnicodeError:
                continue
        undone.append(text)
    return undone

# %% answer="control-totals"
def control_totals(export, register):
    numbers = export["pub_no"].map(lambda text: unicodedata.normalize("NFKC", text).replace(" ", "").upper())
    return {"documents": numbers.nunique(), "applications": numbers.nunique()}

# %% answer="name-keys"
def name_keys(names, register):
    return [without_form(without_unit(place_first(half_width(name)))) for name in names]

# %% answer="simple-families"
def simple_families(priorities):
    import networkx as nx

    links = nx.Graph()
    for number, priority in zip(priorities["appl_no"], priorities["prio_no"]):
        links.add_edge(("application", number), ("priority", priority))
    parts = nx.connected_components(links)
    return [[number for side, number in part if side == "application"] for part in parts]

# %% answer="extended-families"
def extended_families(priorities):
    return priorities.groupby("appl_no")["prio_no"].min()

# %% answer="three-counts"
def three_counts(owners):
    place = owners["province"].fillna("unknown").where(owners["country"] == "CN", "abroad")
    rows = owners.assign(place=place).sort_values("position")
    rows["share"] = 1 / rows.groupby("family_id")["place"].transform("nunique")
    return {
        "whole": rows.groupby("place")["family_id"].nunique().to_dict(),
        "fractional": rows.drop_duplicates(["family_id", "place"]).groupby("place")["share"].sum().to_dict(),
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
