# ---
# right: {zh: '自己写的检索式和函数', en: 'right, in words and code of their own'}
# by: author
# entry: write
# rest: solution
# marks: {}
# ---

# %% answer="topic-query"
topic_query = """
(solar OR sun* OR 太阳 OR 日光 OR 阳光 OR "household heating appliance" OR 户用加热)
AND (cook* OR stove* OR heating OR 灶 OR 炊 OR 烹饪 OR 加热)
AND (wax OR "phase change" OR 石蜡 OR 相变 OR latent OR 潜热 OR "energy storage unit" OR 储能)
"""

# %% answer="repaired"
repaired = {
    "B1": "TA=((超声波水表 或 时差法流量计量仪) 与 防冻泄压囊)",
    "B2": "TA=(single ADJ axis ADJ tracker*)",
    "B3": "植保无人机 AND 仿地飞行雷达",
    "B4": "TA=(concentrating ADJ solar ADJ cooker*)",
    "B5": "TA=扰流翅片 AND IPC=H01M10/*",
    "B6": "名称摘要=可调倾角支架 NOT 发明名称=单轴跟踪支架",
}

# %% answer="overlap"
def overlap(by_words, by_classes):
    table = pd.DataFrame({"n": list(by_words) + list(by_classes)}).drop_duplicates()
    w = table["n"].isin(by_words)
    c = table["n"].isin(by_classes)
    return pd.Series({"words": w.sum(), "classes": c.sum(), "both": (w & c).sum(), "jaccard": (w & c).mean()}).to_dict()

# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    t = candidates.sort_values("term").reset_index(drop=True)
    more = t["hits"] - base_hits
    t["gain"] = (100 * (t["found"] - base_found) / relevant / more.replace(0, float("nan"))).round(9)
    return t.sort_values("gain", ascending=False, kind="stable", na_position="last")["term"]

# %% answer="log-faults"
def log_faults(log):
    bad = set()
    for column in ("date", "source", "query", "hits", "reason"):
        for step, value in zip(log["step"], log[column]):
            if value is None or value != value or not str(value).strip():
                bad.add(step)
    bad |= set(log["step"][log["hits"] != log["hits_now"]])
    return sorted(bad)

# %% answer="chase"
def chase(citations, seeds, day):
    out = []
    for row in citations.itertuples():
        if str(row.date)[:10] > day:
            continue
        if row.citing in seeds and row.cited not in seeds:
            out.append(row.cited)
        elif row.cited in seeds and row.citing not in seeds:
            out.append(row.citing)
    return out

# %% answer="applicant"
applicant_query = "申请人=(骁禾 NOT (沧州 OR 临汾)) OR PA=(xiaohe AND shanghai)"

# %% answer="class-search"
class_queries = {"drones": "IPC=B64U OR IPC=B64C39/02", "solar": "分类号=F24S 或 分类号=F24J2/00/low"}

# %% answer="titles"
title_query = (
    "(solar* OR sun* OR solaire OR 太阳 OR 日光 OR 阳光) AND "
    "(cook* OR stove* OR oven* OR range* OR grill* OR kitchen* OR four OR cuis* OR koch* OR 灶 OR 炊 OR 烹饪) "
    "OR solarkoch* OR solarherd* OR sonnenkoch* OR 潜热包"
)
