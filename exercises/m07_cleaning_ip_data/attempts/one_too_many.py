# ---
# mistake: {zh: "每个地点多数一个", en: "one too many in every place"}
# by: author
# rest: solution
# marks: {three-counts: 1}
# says: {three-counts: other-whole}
# ---

# %% answer="three-counts"
def three_counts(owners):
    place = owners["province"].fillna("unknown").where(owners["country"] == "CN", "abroad")
    rows = owners.assign(place=place).sort_values("position")
    rows["share"] = 1 / rows.groupby("family_id")["position"].transform("size")
    return {
        "whole": rows.groupby("place")["family_id"].nunique().add(1).to_dict(),
        "fractional": rows.groupby("place")["share"].sum().to_dict(),
        "first": rows.drop_duplicates("family_id").groupby("place").size().to_dict(),
    }
