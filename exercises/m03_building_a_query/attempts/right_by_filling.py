# ---
# right: {zh: '用填空方式做对', en: 'right, by filling the blanks'}
# by: author
# entry: fill
# rest: solution
# marks: {}
# ---

# %% answer="topic-query"
between = "AND"  # "AND" | "OR" | "NOT"
languages = "zh en"  # "zh" | "en" | "zh en"
topic_query = block(names("F1", languages)) + f" {between} " + block(names("F2", languages))

# %% answer="repaired"
repaired = {
    "B1": "(TA=超声波水表 OR TA=时差法流量计量仪) AND TA=防冻泄压囊",
    "B2": 'TA="single axis tracker*"',
    "B3": "TA=植保无人机 AND TA=仿地飞行雷达",
    "B4": 'TA="concentrating solar cooker*"',
    "B5": "IPC=H01M10/low AND TA=扰流翅片",
    "B6": "TA=可调倾角支架 NOT TI=单轴跟踪支架",
}

# %% answer="overlap"
def overlap(by_words, by_classes):
    words, classes = set(by_words), set(by_classes)
    both = words & classes
    either = words | classes
    result = {"words": len(words), "classes": len(classes), "both": len(both), "jaccard": None}
    if len(either) > 0:
        result["jaccard"] = len(both) / len(either)
    return result

# %% answer="order-terms"
def order_terms(candidates, base_hits, base_found, relevant):
    ranked, last = [], []
    for term, hits_now, found_now in zip(candidates["term"], candidates["hits"], candidates["found"]):
        extra_hits = hits_now - base_hits
        extra_found = found_now - base_found
        if extra_hits == 0:
            last.append(term)
        else:
            gain = extra_found / relevant / (extra_hits / 100)
            ranked.append((-gain, term))  # the largest gain first, then the term
    return [term for _, term in sorted(ranked)] + sorted(last)

# %% answer="log-faults"
def log_faults(log):
    faults = []
    for row in log.to_dict("records"):
        empty = False
        for name in ["date", "source", "query", "hits", "reason"]:
            value = row[name]
            if pd.isna(value) or str(value).strip() == "":
                empty = True
        if empty or row["hits_now"] != row["hits"]:
            faults.append(row["step"])
    return sorted(faults)

# %% answer="chase"
def chase(citations, seeds, day):
    known = citations[citations["date"] <= pd.Timestamp(day)]
    back = set(known[known["citing"].isin(seeds)]["cited"])
    forward = set(known[known["cited"].isin(seeds)]["citing"])
    return (back | forward) - set(seeds)

# %% answer="applicant"
applicant_query = "PA=(骁禾 AND 上海 NOT 临汾 OR xiaohe AND shanghai)"

# %% answer="class-search"
class_queries = {"solar": "IPC=(F24S OR F24J2/low)", "drones": "IPC=(B64U OR B64C39/02)"}

# %% answer="titles"
sun = "solar* OR sun* OR solaire OR sonne* OR 太阳 OR 日光 OR 阳光"
cook = "cook* OR stove* OR oven* OR range* OR grill* OR kitchen* OR bak* OR four OR cuis* OR koch* OR 灶 OR 炊 OR 烹饪"
one_word = "solarkoch* OR 太阳灶 OR sonnenkoch* OR solarherd* OR 石蜡潜热包"
title_query = f"({sun}) AND ({cook}) OR {one_word}"
