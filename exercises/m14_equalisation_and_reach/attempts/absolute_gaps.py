# ---
# mistake: {zh: "只量绝对差距，不除以平均水平", en: "the gap itself, not over the mean level"}
# by: author
# rest: solution
# marks: {service-gini: 0, theil-split: 0}
# says: {service-gini: [scale-dependent, other], theil-split: [identity-broken, other]}
# ---

# %% answer="service-gini"
def service_gini(table, demand):
    rates = (table["hours"] / table[demand]).tolist()
    if sum(rates) == 0:
        return None
    return 0.001 * sum(abs(a - b) for a in rates for b in rates) / len(rates) ** 2

# %% answer="theil-split"
def theil_split(table, demand, group):
    def theil(hours, weights):
        s, w = hours / hours.sum(), weights / weights.sum()
        some = s > 0
        return (w[some] * np.log(s[some] / w[some])).sum()

    sums = table.groupby(group)[["hours", demand]].sum()
    within = 0.0
    for _, part in table.groupby(group):
        if part["hours"].sum() > 0:
            within += part["hours"].sum() / table["hours"].sum() * theil(part["hours"], part[demand])
    return {
        "total": theil(table["hours"], table[demand]),
        "within": within,
        "between": theil(sums["hours"], sums[demand]),
    }
