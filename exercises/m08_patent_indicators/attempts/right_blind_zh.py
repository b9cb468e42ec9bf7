# ---
# right: {zh: "用循环和字典，作者只看过题目", en: "loops and dictionaries, by somebody who saw only the task text"}
# by: task text only
# rest: solution
# marks: {}
# ---

# M08 中文、编写方式：只用 Python 自带的循环、字典和分数，不用 groupby；第 6 题用 scipy。
# 第 10 题（one-chart）是人工评分的文字，不在这里。

# %% answer="last-complete-year"
def last_complete_year(appl_no, as_of):
    # “CN”两位 + 年份 4 位之后的那一位
    months = {"1": 19, "2": 12, "3": 9, "8": 37}[appl_no[len("CN") + 4]]
    deadline = pd.Timestamp(as_of)
    good = [
        year
        for year in range(deadline.year - 6, deadline.year + 1)
        if pd.Timestamp(year, 12, 31) + pd.DateOffset(months=months) <= deadline
    ]
    return max(good)


# %% answer="yearly-trend"
def trend(publications, first, last, as_of):
    day = pd.Timestamp(as_of)
    families = {year: set() for year in range(first, last + 1)}
    for kind, pub, prio, family in zip(
        publications["kind"], publications["pub"], publications["prio"], publications["family_id"]
    ):
        if kind == "invention" and pub <= day and prio.year in families:
            families[prio.year].add(family)
    counts = {year: len(found) for year, found in families.items()}
    cagr = None
    if counts[first] != 0:
        cagr = (counts[last] / counts[first]) ** (1 / (last - first)) - 1
    return {"counts": counts, "cagr": cagr}


# %% answer="concentration"
def concentration(applicants):
    bodies = {}
    for family, body in zip(applicants["family_id"], applicants["applicant_id"]):
        bodies.setdefault(family, set()).add(body)
    amount = {}
    for members in bodies.values():
        for body in members:
            amount[body] = amount.get(body, 0) + 1 / len(members)
    whole = sum(amount.values())
    shares = sorted((value / whole for value in amount.values()), reverse=True)
    return {"hhi": sum(s * s for s in shares), "cr4": sum(shares[:4])}


# %% answer="specialisation"
def specialisation(table, province, least):
    in_field, own = {}, {}
    for place, field, number in zip(table["province"], table["field"], table["families"]):
        field = int(field)
        in_field[field] = in_field.get(field, 0) + number
        if isinstance(place, str) and place == province:
            own[field] = own.get(field, 0) + number
    own_all, all_all = sum(own.values()), sum(in_field.values())
    result = {}
    for field, number in in_field.items():
        mine = own.get(field, 0)
        if mine < least:
            result[field] = None
        elif mine == 0:
            result[field] = 0.0
        else:
            result[field] = (mine / own_all) / (number / all_all)
    return result


# %% answer="world-rta"
def world_rta(panel, economy):
    fields = [str(i) for i in range(1, 36)]
    value = {
        (place, code): float(number)
        for place, code, number in zip(panel["economy"], panel["class_code"], panel["value"])
    }
    own_all = sum(value.get((economy, f), 0) for f in fields)
    world_all = sum(value.get(("world", f), 0) for f in fields)
    result = {}
    for f in fields:
        everybody = value.get(("world", f), 0)
        if everybody == 0:
            result[f] = None
        else:
            result[f] = (value.get((economy, f), 0) / own_all) / (everybody / world_all)
    return result


# %% answer="lag-with-waiting"
def lag(cases, as_of):
    from scipy import stats

    day = pd.Timestamp(as_of)
    ended, waiting = [], []
    for start, end in zip(cases["start"], cases["end"]):
        if start > day:
            continue
        if pd.notna(end) and end <= day:
            ended.append((end - start).days)
        else:
            waiting.append((day - start).days)
    result = {"median": None, "p90": None, "waiting": len(waiting)}
    if ended:
        curve = stats.ecdf(stats.CensoredData(uncensored=ended, right=waiting)).sf
        steps = list(zip(curve.quantiles, curve.probabilities))
        for key, level in (("median", 0.5), ("p90", 0.1)):
            # 恰好等于 0.5、0.1 时，浮点数可能差一点点
            result[key] = next((int(t) for t, s in steps if s <= level + 1e-9), None)
    return result


# %% answer="high-value"
def high_value(stock, offices, population, as_of):
    day = pd.Timestamp(as_of)
    seen = {}
    for family, country, pub in zip(offices["family_id"], offices["country"], offices["pub"]):
        if pub <= day and country != "WO":
            seen.setdefault(family, set()).add(country)
    count, sizes = 0, []
    for family, filing, pledged in zip(stock["family_id"], stock["filing"], stock["pledged"]):
        places = seen.get(family, set())
        sizes.append(len(places))
        abroad = len(places - {"CN"}) > 0
        ten = filing + pd.DateOffset(years=10) <= day
        if abroad or ten or bool(pledged):
            count += 1
    return {
        "count": count,
        "per_10000": count / population * 10000,
        "median_offices": float(np.median(sizes)),
    }


# %% answer="quality-composite"
def quality(cohort, as_of):
    day = pd.Timestamp(as_of)
    parts = ["cites5", "family_size", "claims", "generality"]
    keep = [
        kind == "invention" and pub + pd.DateOffset(years=5) <= day
        for kind, pub in zip(cohort["kind"], cohort["pub"])
    ]
    rows = cohort[keep]
    result = {}
    for field in set(rows["field"]):
        for year in set(rows.loc[rows["field"] == field, "year"]):
            group = rows[(rows["field"] == field) & (rows["year"] == year)]
            total = np.zeros(len(group))
            for part in parts:
                values = group[part].astype(float)
                capped = np.minimum(np.maximum(values, values.quantile(0.01)), values.quantile(0.99)).to_numpy()
                if capped.max() > 0:
                    total = total + capped / capped.max()
            for number, value in zip(group["appl_no"], total / 4):
                result[number] = float(value)
    return result


# %% answer="which-caption"
def objections(captions, last_complete, least):
    result = {}
    for _, row in captions.iterrows():
        tests = {
            "unit": not (row["unit"] == "families" and row["year_of"] == "priority"),
            "incomplete": row["end"] > last_complete,
            "few": row["n_start"] < least or row["n_end"] < least,
            "direction": (row["says"] == "rise" and row["n_end"] <= row["n_start"])
            or (row["says"] == "fall" and row["n_end"] >= row["n_start"]),
            "causal": not pd.isna(row["because"]),
        }
        result[row["id"]] = [code for code, wrong in tests.items() if wrong]
    return result
