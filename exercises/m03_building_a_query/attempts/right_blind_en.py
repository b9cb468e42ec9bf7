# ---
# right: {zh: 另一种做法，作者只看过英文题目, en: another right way by somebody who saw only the English task text}
# by: task text only
# left_out: titles (written for the titles of the practice edition only)
# rest: solution
# marks: {}
# ---

# A complete right answer, the other way: fields and classes written out, functions with whole columns.

# %% answer="topic-query"
def _terms(feature):
    held = sheet[sheet["feature"] == feature]
    return [term if lang == "zh" else f'"{term}*"' for lang, term in zip(held["lang"], held["term"])]


_classes = sheet.loc[sheet["feature"] == "F2", "ipc"].dropna().iloc[0].split("|")
topic_query = (
    "(" + " OR ".join(f"TI={term} OR AB={term}" for term in _terms("F1")) + ")"
    " AND (" + " OR ".join(f"TA={term}" for term in _terms("F2")) + " OR " + " OR ".join(f"IPC={c}" for c in _classes) + ")"
)

# %% answer="repaired"
repaired = dict(
    B1="TA=超声波水表 AND TA=防冻泄压囊 OR TA=时差法流量计量仪 AND TA=防冻泄压囊",
    B2='TA="single-axis tracker" OR TA="single-axis trackers"',
    B3="(TI=植保无人机 OR AB=植保无人机) AND (TI=仿地飞行雷达 OR AB=仿地飞行雷达)",
    B4='TI="concentrating solar cooker*" OR AB="concentrating solar cooker*"',
    B5="IPC=H01M10/00/low AND (TI=扰流翅片 OR AB=扰流翅片)",
    B6="(TI=可调倾角支架 OR AB=可调倾角支架) NOT (TI=单轴跟踪支架)",
)


# %% answer="overlap"
def overlap(by_words, by_classes):
    words, classes = pd.Index(by_words).unique(), pd.Index(by_classes).unique()
    both, either = len(words.intersection(classes)), len(words.union(classes))
    return {"words": len(words), "classes": len(classes), "both": both, "jaccard": both / either if either else None}


# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    extra = candidates["hits"] - base_hits
    gain = (candidates["found"] - base_found) / relevant / (extra.where(extra != 0) / 100)
    table = candidates.assign(gain=gain.round(12)).sort_values("term")
    return table.sort_values("gain", ascending=False, na_position="last", kind="stable")["term"].tolist()


# %% answer="log-faults"
def log_faults(log):
    written = log[["date", "source", "query", "hits", "reason"]].astype("string").apply(lambda col: col.str.strip())
    empty = (written.isna() | (written == "")).any(axis=1)
    differs = pd.to_numeric(log["hits"], errors="coerce") != pd.to_numeric(log["hits_now"], errors="coerce")
    return sorted(log.loc[empty | differs, "step"].tolist())


# %% answer="chase"
def chase(citations, seeds, day):
    seen = citations[citations["date"] < pd.Timestamp(day) + pd.Timedelta(days=1)]
    both_ways = pd.concat([
        seen[["citing", "cited"]].set_axis(["from", "to"], axis=1),
        seen[["cited", "citing"]].set_axis(["from", "to"], axis=1),
    ])
    return sorted(set(both_ways.loc[both_ways["from"].isin(list(seeds)), "to"]).difference(seeds))


# %% answer="applicant"
applicant_query = 'PA=骁禾储能 OR PA=骁禾风电 OR PA="shanghai xiaohe"'

# %% answer="class-search"
class_queries = {
    "solar": "IPC=F24S OR IPC=F24J2/00/low",
    "drones": "IPC=B64U OR IPC=B64C39/02",
}
