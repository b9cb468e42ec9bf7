# ---
# mistake: {zh: "表格软件的习惯：12 位一律补 0、从 1900 年数起、数透视表的行、比率取两位", en: "spreadsheet habits: a nought for any 12 digits, days from 1900, rows of a pivot, shares to two places"}
# by: task text only
# rest: solution
# marks: {repair-numbers: 2, read-days: 0, three-counts: 1, quality: 0}
# says: {repair-numbers: zero-for-any-digit, read-days: excel-number, three-counts: applicants-for-families}
# ---

# Who: a spreadsheet person; lets pandas guess dates, counts rows of a pivot, percentages with two decimals.
# read-days: serial days are counted from 1900-01-01 (as the spreadsheet help says); shows on "45448" (2 days late).
# three-counts: `whole` counts rows (applicants), not families; shows on a family with two applicants of one place.
#   `first` takes the first row as it stands; shows where position 2 stands above position 1.
# quality: shares rounded to 2 places; duplicates: `unique` is filled cells that occur once / filled; shows on K0001 twice.
# repair-numbers: a number of 12 digits always gets ".0" (that is what the spreadsheet took off), check digit not worked
#   out; shows on 12 digits whose check digit is not 0 (none in the visible export).

# %% answer="repair-numbers"
def repair_numbers(numbers):
    out = []
    for text in numbers:
        plain = unicodedata.normalize("NFKC", text).upper().replace(" ", "")
        plain = plain.replace("CN", "").replace("ZL", "").replace(".", "")
        if re.fullmatch(r"[0-9]{12}", plain):
            out.append(plain + ".0")
        elif re.fullmatch(r"[0-9]{12}[0-9X]", plain) and cn_check_digit(plain[:12]) == plain[12]:
            out.append(plain[:12] + "." + plain[12])
        else:
            out.append(None)
    return out

# %% answer="read-days"
def read_days(texts):
    out = []
    for text in texts:
        plain = unicodedata.normalize("NFKC", text).strip()
        if re.fullmatch(r"\d{5}", plain):
            out.append(pd.Timestamp("1900-01-01") + pd.Timedelta(days=int(plain)))
            continue
        plain = plain.replace("年", "-").replace("月", "-").replace("日", "").replace("/", "-")
        if re.fullmatch(r"\d{8}", plain):
            plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
        day = pd.to_datetime(plain, errors="coerce", format="%Y-%m-%d")
        out.append(None if pd.isna(day) else day)
    return out

# %% answer="three-counts"
def three_counts(owners):
    table = owners.copy()
    table["place"] = table["province"].fillna("unknown")
    table.loc[table["country"] != "CN", "place"] = "abroad"
    table["n"] = table.groupby("family_id")["country"].transform("size")
    table["share"] = 1 / table["n"]
    return {
        "whole": table["place"].value_counts().to_dict(),
        "fractional": table.groupby("place")["share"].sum().to_dict(),
        "first": table.drop_duplicates("family_id")["place"].value_counts().to_dict(),
    }

# %% answer="quality"
def quality(delivery, provinces, as_of_date):
    counts = delivery["grant_id"].value_counts()
    money = delivery["amount_wan"].dropna()
    number = pd.to_numeric(money, errors="coerce")
    dates = delivery["granted_on"].dropna()
    days = pd.to_datetime(dates, format="%Y-%m-%d", errors="coerce")
    days = days[days <= pd.Timestamp(as_of_date)]
    return {
        "complete": delivery.notna().mean().round(2).to_dict(),
        "unique": round((counts == 1).sum() / counts.sum(), 2),
        "valid": {
            "province": round(delivery["province"].dropna().isin(provinces).mean(), 2),
            "amount_wan": round(number.between(0.001, 1000).mean(), 2),
            "granted_on": round(len(days) / len(dates), 2),
        },
        "days_old": (pd.Timestamp(as_of_date) - days.max()).days,
    }
