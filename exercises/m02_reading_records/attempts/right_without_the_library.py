# ---
# right: {zh: 不用 iplab.records，只用正则和 datetime 做对, en: "right, with regular expressions and datetime alone"}
# by: author
# rest: solution
# marks: {}
# ---

# %% answer="read-publications"
import re


def read_publications(numbers):
    out = []
    for number in numbers:
        plain = re.sub(r"[^A-Z0-9]", "", number.upper())
        country, serial, kind = re.fullmatch(r"([A-Z]{2})(\d+)([A-Z]\d?)", plain).groups()
        out.append([country, serial, kind])
    return out

# %% answer="how-many"
import unicodedata


def how_many(numbers, patents):
    applications, families, bad = set(), set(), 0
    known = patents.to_dict("records")
    for number in numbers:
        plain = "".join(sign for sign in unicodedata.normalize("NFKC", number).upper() if sign.isalnum() or sign == ".")
        plain = plain.replace("申请号", "CN").replace("ZL", "CN")
        hit = [row for row in known if plain in (row["pub_no"], row["appl_no"])]
        bad += not hit
        applications |= {row["appl_no"] for row in hit}
        families |= {row["family_id"] for row in hit}
    return {"applications": len(applications), "families": len(families), "unreadable": bad}

# %% answer="due-dates"
import calendar
import datetime


def due_dates(rows):
    out = []
    for kind, day in zip(rows["kind_code"], rows["prio"]):
        if kind in ("U", "Y"):
            out.append("")
            continue
        month = day.month + 18
        year, month = day.year + (month - 1) // 12, (month - 1) % 12 + 1
        out.append(datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1])))
    return out

# %% answer="last-days"
import datetime


def last_days(rows):
    def end(kind, day):
        span = 20 if kind in "BC" else 10
        turn = datetime.date(day.year + span, day.month, day.day)
        return str(turn - datetime.timedelta(days=1))

    return pd.Series([end(k, d) if k != "A" else None for k, d in zip(rows["kind_code"], rows["filing"])])

# %% answer="ipc-fields"
def ipc_fields(symbols, prefixes):
    out = []
    for symbol in symbols:
        group = symbol[: symbol.index("/") + 1]
        out.append([symbol[:4], group + "00", prefixes[group] if group in prefixes else prefixes[symbol[:4]]])
    return out

# %% answer="layout-last-days"
def layout_last_days(layouts):
    out = []
    for row in layouts.itertuples():
        start = row.filing if pd.isna(row.first_use) else min(row.filing, row.first_use)
        ends = [start.replace(year=start.year + 10), row.creation.replace(year=row.creation.year + 15)]
        out.append((min(ends) - pd.Timedelta(days=1)).strftime("%Y-%m-%d"))
    return tuple(out)

# %% answer="mark-last-days"
def mark_last_days(marks):
    out = []
    for day, times in zip(marks["registration"], marks["renewals"]):
        out.append(pd.NaT if pd.isna(day) else day.replace(year=day.year + 10 + 10 * times) - pd.Timedelta(days=1))
    return pd.Series(out)
