# ---
# mistake: {zh: "只读第一行：替校验位改错、号码不统一写法、只看一项优先权、按地点平分", en: "reads the first line only: puts check digits right, numbers not in one form, one priority, shares by place"}
# by: task text only
# rest: solution
# marks: {repair-numbers: 2, control-totals: 0, simple-families: 0, extended-families: 0, three-counts: 2}
# says: {repair-numbers: wrong-digit-kept, extended-families: in-two-families, three-counts: shared-by-place}
# ---

# Who: a trainee who reads the first line of each task only.
# repair-numbers: a wrong check digit is "repaired" (put right); shows on 13 signs with a wrong check digit.
# control-totals: publication numbers only stripped of outer blanks, no width and no capitals (first line speaks of 1,400
#   documents only); applications by all rows of the register; shows on disguised copies and on a larger register.
# simple-families: the first priority of each application is its family; shows on an application with two priorities.
# extended-families: groups by each single priority, then drops duplicates, so an application may stand in two groups;
#   shows (and the visible check says so) on an application with two priorities.
# three-counts: fractional shares by PLACES, not by applicants; shows on a family with two applicants of one place and
#   one of another.

# %% answer="repair-numbers"
def repair_numbers(numbers):
    out = []
    for text in numbers:
        plain = half_width(text).upper().removeprefix("CN").removeprefix("ZL").replace(".", "")
        digits = plain[:12]
        if re.fullmatch(r"[0-9]{12}[0-9X]?", plain):
            check = cn_check_digit(digits)
            out.append(f"{digits}.{check}" if len(plain) == 13 or check == "0" else None)
        else:
            out.append(None)
    return out

# %% answer="control-totals"
def control_totals(export, register):
    numbers = export["pub_no"].str.strip().drop_duplicates()
    return {"documents": len(numbers), "applications": register["appl_no"].nunique()}

# %% answer="simple-families"
def simple_families(priorities):
    return priorities.drop_duplicates("appl_no").set_index("appl_no")["prio_no"].to_dict()

# %% answer="extended-families"
def extended_families(priorities):
    groups = priorities.groupby("prio_no")["appl_no"].agg(lambda numbers: frozenset(numbers))
    return [list(group) for group in set(groups)]

# %% answer="three-counts"
def three_counts(owners):
    rows = owners.copy()
    rows["place"] = rows["province"].fillna("unknown").where(rows["country"] == "CN", "abroad")
    places = rows.drop_duplicates(["family_id", "place"]).copy()
    places["share"] = 1 / places.groupby("family_id")["place"].transform("size")
    return {
        "whole": places.groupby("place").size(),
        "fractional": places.groupby("place")["share"].sum(),
        "first": rows[rows["position"] == 1].groupby("place").size(),
    }
