# ---
# mistake: {zh: 样例看着对就往下走：用了页面上的表，只认 B 和 U, en: 'goes on when the sample looks right: uses the table of the notebook, knows B and U only'}
# by: task text only
# rest: solution
# marks: {how-many: 1, last-days: 1, ipc-fields: 1, layout-last-days: 1, mark-last-days: 0}
# says: {last-days: old-grants-lost}
# ---

# Who: Xiao Li trusts the sample output: where "take a look" shows likely figures he goes on.
#
# how-many: uses family_table, the table of the notebook, and not the `patents` he is handed. The sample is right; wrong for a client of another field
#   (0 or too few) .
# last-days: knows only B and U, as the visible check names them; C and Y get None. Shows on grants of before 2010-04.
# ipc-fields: the first prefix that fits, not the longest. The sample (new energy) looks right; wrong on G01N33/..., A61K8/..., H04N21/... where the
#   subclass stands before the longer prefix in the table.
# layout-last-days: first_use where there is one, else filing (not the earlier of the two). Shows where first_use is after filing.
# mark-last-days: twenty years if it was renewed, else ten; two renewals count as one. Shows where renewals is 2 or more.

# %% answer="how-many"
def how_many(numbers, patents):
    read = records.read_numbers(numbers)
    wanted = read["compact"].dropna().str.replace("ZL", "CN")
    rows = family_table[family_table["pub_no"].isin(wanted) | family_table["appl_no"].isin(wanted)]
    return {
        "applications": rows["appl_no"].nunique(),
        "families": rows["family_id"].nunique(),
        "unreadable": int(read["problem"].notna().sum()),
    }


# %% answer="last-days"
def last_days(rows):
    ends = []
    for row in rows.to_dict("records"):
        if row["kind_code"] == "B":
            ends.append(row["filing"] + pd.DateOffset(years=20) - pd.Timedelta(days=1))
        elif row["kind_code"] == "U":
            ends.append(row["filing"] + pd.DateOffset(years=10) - pd.Timedelta(days=1))
        else:
            ends.append(None)
    return ends


# %% answer="ipc-fields"
def ipc_fields(symbols, prefixes):
    out = []
    for symbol in symbols:
        prefix = next(prefix for prefix in prefixes if symbol.startswith(prefix))
        out.append((symbol[:4], symbol.split("/")[0] + "/00", prefixes[prefix]))
    return out


# %% answer="layout-last-days"
def layout_last_days(layouts):
    start = layouts["first_use"].fillna(layouts["filing"])
    ten = start + pd.DateOffset(years=10)
    fifteen = layouts["creation"] + pd.DateOffset(years=15)
    return ten.where(ten < fifteen, fifteen) - pd.Timedelta(days=1)


# %% answer="mark-last-days"
def mark_last_days(marks):
    ends = []
    for row in marks.to_dict("records"):
        if pd.isna(row["registration"]):
            ends.append(None)
        else:
            years = 20 if row["renewals"] else 10
            ends.append(row["registration"] + pd.DateOffset(years=years) - pd.Timedelta(days=1))
    return ends
