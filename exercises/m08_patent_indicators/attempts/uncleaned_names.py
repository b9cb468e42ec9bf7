# ---
# mistake: {zh: "名称没有清洗，分母不全", en: "names as printed, denominators that lack a part"}
# by: author
# rest: solution
# marks: {concentration: 1, specialisation: 0, world-rta: 0}
# says: {concentration: raw-names, specialisation: [mean-not-one, unknown-dropped], world-rta: unclassified-in-shares}
# ---


# %% answer="concentration"
def concentration(applicants):
    once = applicants[["family_id", "applicant_raw"]].drop_duplicates()
    part = 1 / once.groupby("family_id")["applicant_raw"].transform("size")
    amount = part.groupby(once["applicant_raw"]).sum()
    share = amount / amount.sum()
    return {"hhi": (share**2).sum(), "cr4": share.nlargest(4).sum()}

# %% answer="specialisation"
def specialisation(table, province, least):
    table = table.dropna(subset=["province"])
    reference = table.groupby("field")["families"].sum() / table["families"].sum()
    own = table[table["province"] == province].groupby("field")["families"].sum()
    own = own.reindex(reference.index, fill_value=0)
    quotient = (own / own.sum()) / reference
    return {int(field): quotient[field] if own[field] >= least else None for field in reference.index}

# %% answer="world-rta"
def world_rta(panel, economy):
    fields = [str(number) for number in range(1, 36)]
    table = panel[panel["class_code"].isin(fields)].pivot(index="class_code", columns="economy", values="value")
    table = table.loc[fields].astype(float)
    own = table[economy] / panel[(panel["class_code"] == "all") & (panel["economy"] == economy)]["value"].item()
    everybody = table["world"] / panel[(panel["class_code"] == "all") & (panel["economy"] == "world")]["value"].item()
    return {field: own[field] / everybody[field] if everybody[field] > 0 else None for field in fields}
