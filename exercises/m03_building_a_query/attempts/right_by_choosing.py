# ---
# right: {zh: '用运行方式做对', en: 'right, by choosing among those given'}
# by: author
# entry: run
# rest: solution
# marks: {}
# ---

# %% answer="topic-query"
first, second = names("F1", "zh en"), names("F2", "zh en")
query_a = f"{names('F1', 'zh')[0]} AND {names('F2', 'zh')[0]}"
query_b = f"{block(names('F1', 'zh'))} AND {block(names('F2', 'zh'))}"
query_c = f"{block(first)} AND {block(second)}"
query_d = f"TI={block(first)} AND TI={block(second)}"

topic_query = query_c

# %% answer="repaired"
options = {
    "B1": {
        "a": "TA=超声波水表 AND TA=时差法流量计量仪 AND TA=防冻泄压囊",
        "b": "(TA=超声波水表 OR TA=时差法流量计量仪) AND TA=防冻泄压囊",
        "c": "TA=防冻泄压囊 AND TA=超声波水表 OR TA=时差法流量计量仪",
    },
    "B2": {"a": 'TA="single axis tracker"', "b": 'TA="single axis tracker*"', "c": 'TA="single-axis trackers"'},
    "B3": {
        "a": "AB=植保无人机 AND AB=仿地飞行雷达",
        "b": "TI=植保无人机 OR TI=仿地飞行雷达",
        "c": "TA=植保无人机 AND TA=仿地飞行雷达",
    },
    "B4": {
        "a": 'TA="concentrating solar cooker*"',
        "b": "TA=(concentrating AND solar AND cooker*)",
        "c": 'TI="concentrating solar cooker*"',
    },
    "B5": {
        "a": "IPC=H01M10/00 AND TA=扰流翅片",
        "b": "IPC=H01M AND TA=扰流翅片",
        "c": "IPC=H01M10/low AND TA=扰流翅片",
    },
    "B6": {
        "a": "TA=可调倾角支架 NOT TI=单轴跟踪支架",
        "b": "TI=可调倾角支架 NOT TI=单轴跟踪支架",
        "c": "TA=可调倾角支架 NOT AB=单轴跟踪支架",
    },
}
chosen = {"B1": "b", "B2": "b", "B3": "c", "B4": "a", "B5": "c", "B6": "a"}  # "a" | "b" | "c"
repaired = {name: options[name].get(letter) for name, letter in chosen.items()}

# %% answer="overlap"
def share_of_sum(words, classes):
    return len(words & classes) / (len(words) + len(classes))


def share_of_union(words, classes):
    return len(words & classes) / len(words | classes)


def share_of_smaller(words, classes):
    return len(words & classes) / min(len(words), len(classes))


measure = share_of_union


def overlap(by_words, by_classes):
    if measure is None:
        raise NotImplementedError
    words, classes = set(by_words), set(by_classes)
    jaccard = measure(words, classes) if words or classes else None
    return {"words": len(words), "classes": len(classes), "both": len(words & classes), "jaccard": jaccard}

# %% answer="order-terms"
def by_hits(hits, found, base_hits, base_found, relevant):
    return hits


def by_recall(hits, found, base_hits, base_found, relevant):
    return (found - base_found) / relevant


def by_gain(hits, found, base_hits, base_found, relevant):
    return (found - base_found) / relevant / ((hits - base_hits) / 100)


def by_precision(hits, found, base_hits, base_found, relevant):
    return found / hits


rule = by_gain


def order_terms(candidates, base_hits, base_found, relevant):
    if rule is None:
        raise NotImplementedError
    ranked, last = [], []
    for term, hits_now, found_now in zip(candidates["term"], candidates["hits"], candidates["found"]):
        if hits_now == base_hits:
            last.append(term)
        else:
            ranked.append((-rule(hits_now, found_now, base_hits, base_found, relevant), term))
    return [term for _, term in sorted(ranked)] + sorted(last)

# %% answer="log-faults"
def is_missing(value):
    return pd.isna(value)


def is_false(value):
    return pd.isna(value) or not value


def is_blank(value):
    return pd.isna(value) or str(value).strip() == ""


rule = is_blank
compare_with_replay = True


def log_faults(log):
    if rule is None or compare_with_replay is None:
        raise NotImplementedError
    faults = []
    for row in log.to_dict("records"):
        empty = any(rule(row[name]) for name in ["date", "source", "query", "hits", "reason"])
        if empty or (compare_with_replay and row["hits_now"] != row["hits"]):
            faults.append(row["step"])
    return sorted(faults)

# %% answer="chase"
def back_only(known, seeds):
    return set(known[known["citing"].isin(seeds)]["cited"]) - set(seeds)


def forward_only(known, seeds):
    return set(known[known["cited"].isin(seeds)]["citing"]) - set(seeds)


def both_ways(known, seeds):
    return back_only(known, seeds) | forward_only(known, seeds)


direction = both_ways


def chase(citations, seeds, day):
    if direction is None:
        raise NotImplementedError
    return direction(citations[citations["date"] <= pd.Timestamp(day)], seeds)

# %% answer="applicant"
query_a = "PA=上海骁禾储能科技有限公司"
query_b = "PA=(骁禾 OR xiaohe)"
query_c = "PA=(骁禾 AND 上海 OR xiaohe AND shanghai)"
query_d = "PA=(骁禾 AND 上海 NOT 临汾 OR xiaohe AND shanghai)"
query_e = "PA=(骁禾 AND 上海 NOT 临汾)"

applicant_query = query_d

# %% answer="class-search"
solar_a, solar_b, solar_c = "IPC=F24S", "IPC=(F24S OR F24J2)", "IPC=(F24S OR F24J2/low)"
drones_a, drones_b, drones_c = "IPC=B64U", "IPC=(B64U OR B64C39/02)", "IPC=B64"

solar = solar_c
drones = drones_b
class_queries = {"solar": solar, "drones": drones}

# %% answer="titles"
sun_en, sun_all = "solar* OR sun*", "solar* OR sun* OR sonne* OR 太阳 OR 日光 OR 阳光"
cook_en = "cook* OR stove* OR oven* OR range* OR grill* OR kitchen* OR bak*"
cook_all = f"{cook_en} OR four OR cuis* OR koch* OR herd OR 灶 OR 炊 OR 烹饪"
german = "solarkoch* OR sonnenkoch* OR solarherd* OR sonnenherd* OR parabolic"
storage = "相变储热芯 OR 石蜡潜热包"
query_a = "solar OR 太阳能"
query_b = f"({sun_en}) AND ({cook_en})"
query_c = f"({sun_all}) AND ({cook_all}) OR {german} OR {storage}"
query_d = f"{sun_all} OR {cook_all}"

title_query = query_c
