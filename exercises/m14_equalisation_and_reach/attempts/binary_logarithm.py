# ---
# mistake: {zh: "用了以 2 为底的对数；标准差除以 n-1", en: "logarithms to base 2; the deviation divided by n-1"}
# by: author
# rest: solution
# marks: {theil-split: 1, convergence: 0}
# says: {theil-split: wrong-logarithm, convergence: [sample-deviation, years-counted]}
# ---

# %% answer="theil-split"
def theil_split(table, demand, group):
    def theil(hours, weights):
        s, w = hours / hours.sum(), weights / weights.sum()
        some = s > 0
        return (s[some] * np.log2(s[some] / w[some])).sum()

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

# %% answer="convergence"
def convergence(panel, spending, first, last):
    stock = panel[(panel["kind"] == "invention") & (panel["measure"] == "in_force") & (panel["province"] != "全国")]
    both = stock.merge(spending, on=["province", "year"])
    both["log"] = np.log(both["value"].astype(float) / both["rd_spending"])
    logs = both.pivot(index="province", columns="year", values="log")
    growth = (logs[last] - logs[first]) / (last - first + 1)
    return {
        "sigma_first": logs[first].std(),
        "sigma_last": logs[last].std(),
        "beta": np.polyfit(logs[first], growth, 1)[0],
    }
