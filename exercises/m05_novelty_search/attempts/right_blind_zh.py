# ---
# right: {zh: "另一种做法，作者只看过题目", en: "another right way by somebody who saw only the task text"}
# by: task text only
# rest: solution
# marks: {}
# ---

# 正确答案（中文、编写）：按题目文字自己写，主要用 pandas 整列运算、矩阵和合并表；“不列”的一律写 None。
# %% answer="in-time"
import numpy as np


def in_time(documents, critical_date):
    cn = documents["country"].eq("CN").to_numpy()
    kind = np.select(
        [
            (documents["pub"] < critical_date).to_numpy(),
            cn & (documents["prio"] < critical_date).to_numpy(),
            cn & (documents["prio"] == critical_date).to_numpy(),
        ],
        ["prior", "conflicting", "same_day"],
        default="none",
    )
    numbers = documents["pub_no"].to_numpy()
    return {name: set(numbers[kind == name]) for name in ("prior", "conflicting", "same_day")}

# %% answer="letters"
import pandas as pd


def letters(table, claim, common):
    shows = table[list(claim)].astype(bool)
    every = shows.all(axis=1)
    # 公知常识视作已经公开，只对 prior 有用
    helped = shows.assign(**{one: True for one in common if one in shows.columns}).all(axis=1)
    standing = table["standing"]
    letter = pd.Series([None] * len(table), index=table.index, dtype=object)
    letter[standing.eq("prior")] = "A"
    letter[standing.eq("prior") & helped] = "X"
    letter[standing.eq("conflicting") & every] = "E"
    letter[standing.eq("same_day") & every] = "R"
    return dict(zip(table["pub_no"], letter))

# %% answer="y-pairs"
import numpy as np


def y_pairs(table, pairs, claim):
    claim = list(claim)
    # 只有现有技术、又不是单独就够的，才进得了配对：先筛表，再内连接
    usable = table[table["standing"].eq("prior") & ~table[claim].all(axis=1)]
    usable = usable[["pub_no", *claim]]
    both = pairs.loc[pairs["reason"] != "none", ["first", "second"]]
    both = both.merge(usable.add_suffix("_1"), left_on="first", right_on="pub_no_1")
    both = both.merge(usable.add_suffix("_2"), left_on="second", right_on="pub_no_2")
    keep = np.ones(len(both), dtype=bool)
    for feature in claim:
        keep &= (both[f"{feature}_1"].astype(bool) | both[f"{feature}_2"].astype(bool)).to_numpy()
    return list(both.loc[keep, ["first", "second"]].itertuples(index=False, name=None))

# %% answer="closest"
import numpy as np


def closest(table, weights):
    for must in ("F1", "F5"):
        near = table[(table["standing"] == "prior") & table[must].astype(bool)]
        if len(near):
            total = near[list(weights)].astype(float).to_numpy() @ np.array(list(weights.values()), dtype=float)
            best = near[np.isclose(total, total.max())]
            return best.loc[best["pub"].idxmin(), "pub_no"]
    return None

# %% answer="one-each"
import pandas as pd


def one_each(documents, language):
    made = documents.assign(foreign=documents[f"title_{language}"].isna())
    made = made.sort_values(["family_id", "foreign", "pub", "pub_no"])
    first = made.drop_duplicates("family_id").set_index("family_id")["pub_no"]
    answer = pd.DataFrame({"read": first, "day": documents.groupby("family_id")["pub"].min()})
    return answer.to_dict("index")

# %% answer="others"
import pandas as pd


def others(npl, claim, critical_date):
    flags = npl["features"].fillna("").str.get_dummies("|").reindex(columns=list(claim), fill_value=0)
    seen = npl[flags.astype(bool).all(axis=1) & (npl["date"] < critical_date)]
    may = seen["grace"].astype(bool) & (seen["date"] >= critical_date - pd.DateOffset(months=6))
    return {"grace": set(seen.loc[may, "doc_id"]), "against": set(seen.loc[~may, "doc_id"])}

# %% answer="by-date"
import pandas as pd


def by_date(documents, priority, filing, office):
    here = documents["country"].isin(["CN"]) if office == "CN" else pd.Series(True, index=documents.index)
    mark = pd.Series([None] * len(documents), index=documents.index, dtype=object)
    # 从下往上写，上面的盖掉下面的
    mark[here & (documents["prio"] < priority)] = "E"
    mark[documents["pub"] < filing] = "P"
    mark[documents["pub"] < priority] = "before"
    return dict(zip(documents["pub_no"], mark))

# %% answer="report-faults"
def faults(report, parts, verdicts):
    needed = parts[report["kind"]]
    found = []
    for part in needed:
        value = report.get(part)
        if isinstance(value, str):
            value = value.strip()
        if value is None or len(value) == 0:
            found.append("missing:" + part)
    if "reviewer" in needed:
        names = [(report.get(who) or "").strip() for who in ("searcher", "reviewer")]
        if names[0] == names[1] != "":
            found.append("same-person")
    conclusion = report.get("conclusion")
    if conclusion is not None and any(one in conclusion for one in verdicts):
        found.append("verdict")
    secrets = [word for word in (report.get("confidential") or []) if word]
    if any(word in query for query in (report.get("strategy") or []) for word in secrets):
        found.append("secret")
    return found
