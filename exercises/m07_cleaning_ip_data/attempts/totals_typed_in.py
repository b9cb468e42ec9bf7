# ---
# mistake: {zh: "控制数抄进答案；三种计数都写整数", en: "types the control totals in; whole counts three times"}
# by: author
# rest: solution
# marks: {control-totals: 0, three-counts: 0, quality: 1}
# says: {control-totals: other-documents, three-counts: [whole-for-first, sum-over-families], quality: other-days}
# ---

# %% answer="control-totals"
def control_totals(export, register):
    return {"documents": 1400, "applications": 1100}

# %% answer="three-counts"
def three_counts(owners):
    place = owners["province"].fillna("unknown").where(owners["country"] == "CN", "abroad")
    counts = owners.assign(place=place).groupby("place")["family_id"].nunique()
    return {"whole": counts, "fractional": counts, "first": counts}

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
            "amount_wan": ((money > 0) & (money <= 1000)).mean(),
            "granted_on": days.notna().mean(),
        },
        "days_old": (pd.Timestamp(as_of_date) - days.max()).days + 1,
    }
