# ---
# mistake: {zh: "不写规则，到 alias 的检验部分里查主体编号；日期只要读得出就算有效", en: "writes no rule and looks the bodies up in the test part of alias; any date that can be read is valid"}
# by: author
# rest: solution
# marks: {name-keys: 0, quality: 1}
# says: {quality: other-valid}
# ---

# %% answer="name-keys"
def name_keys(names, register):
    table = data.load("alias")
    body = dict(zip(table["raw"], table["applicant_id"]))
    return [body.get(name, name) for name in names]

# %% answer="quality"
def quality(delivery, provinces, as_of_date):
    ids = delivery["grant_id"].dropna()
    places = delivery["province"].dropna()
    amounts = delivery["amount_wan"].dropna()
    money = pd.to_numeric(amounts.where(amounts.str.fullmatch(r"[0-9]+(\.[0-9]+)?")), errors="coerce")
    days = pd.to_datetime(delivery["granted_on"].dropna(), format="%Y-%m-%d", errors="coerce")
    days = days.where(days <= as_of_date)
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
