"""How Chinese abstracts and titles are built: segments with variants, and the plans that string them together.

{it} 本发明/本实用新型; {thing} {area} {use} {problem} {effect} {effect2}; {list} all features; {does} what each does;
{steps} the same as steps; {p1} {p2} {p3} parts; {q} {q2} a quantity with its range; {not_this} named in passing.
"""

SEGMENTS: dict[str, tuple[str, ...]] = {
    "claim_device": (
        "{it}公开了一种{thing}，包括{p1}、{p2}、{list}。",
        "{it}提供一种{thing}，其包括{p1}、{p2}以及{list}。",
        "一种{thing}，包含{p1}、{p2}、{p3}，还设有{list}。",
        "{it}公开一种{thing}，所述{thing}包括{p1}以及与所述{p1}配合的{list}。",
    ),
    "claim_system": (
        "{it}公开了一种{thing}，包括{list}，并与{p1}和{p2}配合使用。",
        "{it}提供了一种{thing}，该{thing}由{p1}、{p2}、{list}构成。",
    ),
    "claim_method": (
        "{it}公开了一种{thing}，包括以下步骤：{steps}。",
        "一种{thing}，具体包括：{steps}。",
        "{it}提供一种{thing}，其步骤为：{steps}。",
    ),
    "claim_mixture": (
        "{it}公开了一种{thing}，包含{p1}、{p2}、{list}。",
        "{it}提供一种{thing}，其组成包括{list}，并含有{p1}。",
        "一种{thing}，以{p1}为基础，并含有{list}。",
    ),
    "field": (
        "{it}涉及{area}技术领域，具体公开了一种{thing}。",
        "{it}属于{area}领域，尤其涉及一种用于{use}的{thing}。",
        "{it}涉及一种{thing}，属于{area}技术领域。",
        "{it}涉及{area}技术，特别是一种应用于{use}的{thing}。",
    ),
    "problem": (
        "针对现有技术存在{problem}的问题，{it}提出了一种{thing}。",
        "为解决{area}中{problem}的技术问题，{it}提供了一种用于{use}的{thing}。",
        "现有方案存在{problem}的缺陷，难以满足{use}的需要。为此，{it}提供一种{thing}。",
        "{it}旨在解决{problem}的问题，公开了一种适用于{use}的{thing}。",
    ),
    "use": (
        "一种适用于{use}的{thing}，解决了{problem}的问题。",
        "面向{use}的实际需要，{it}公开了一种{thing}。",
        "{it}公开了一种用于{use}的{thing}。",
    ),
    "comprising": (
        "所述{thing}包括{list}。",
        "其主要由{p1}、{list}组成。",
        "该方案采用{list}。",
    ),
    "system": (
        "该{thing}由{p1}、{list}构成，并与{p2}配合使用。",
        "其由{p1}、{p2}以及{list}构成。",
    ),
    "does": (
        "其中，{does}。",
        "{does}。",
        "工作时，{does}。",
    ),
    "does_mixture": ("其中，{does}。", "{does}。", "各组分中，{does}。"),
    "steps": ("包括以下步骤：{steps}。", "其过程为：{steps}。"),
    "parts": (
        "所述{p1}与所述{p2}相配合，{p3}设置在所述{p2}的一侧。",
        "所述{p1}上设有{p3}，所述{p2}与所述{p1}固定连接。",
        "还包括{p3}。",
    ),
    "parts_plain": ("还包括{p3}。", "实施过程中还涉及{p2}和{p3}。", "进一步地，还涉及{p3}。"),
    "quantity": (
        "所述{q}。",
        "优选地，{q}。",
        "其中{q}，{q2}。",
        "进一步地，{q}。",
    ),
    "effect": (
        "从而{effect}。",
        "{it}{effect}，同时{effect2}。",
        "与现有技术相比，{it}{effect}，并且{effect2}。",
        "由此，{it}{effect}，可广泛应用于{use}。",
        "上述方案{effect}，适合在{use}中推广。",
    ),
    "effect_utility": (
        "{it}结构简单、使用方便，{effect}。",
        "{it}设计合理、成本较低，{effect}，适用于{use}。",
        "本装置{effect}，便于在{use}中使用。",
    ),
    "use_late": ("可用于{use}。", "该{thing}可应用于{use}。", "适用于{use}等场合。"),
    "not_this": (
        "不同于常规的{not_this}，{it}无需改变原有布置。",
        "与{not_this}相比，{it}的工作原理不同。",
        "{it}可与{not_this}配套使用，但不依赖于{not_this}。",
    ),
    "boilerplate": (
        "本摘要仅为说明{it}的技术方案，不用于限定保护范围。",
        "以上所述仅为{it}的优选实施方式。",
    ),
    "decoy": (
        "{it}公开了一种{thing}，旨在解决{problem}的问题，包括壳体、控制器、{list}。",
        "{it}涉及一种{thing}，针对现有产品存在{problem}的问题，设有{list}。",
        "现有技术存在{problem}的缺陷，{it}提供一种{thing}，其设有{list}。",
        "一种{thing}，包括本体、控制部分、{list}，用以克服{problem}的不足。",
    ),
    "decoy_does": (
        "该{thing}{thing_does}；{does}。",
        "使用时，该{thing}{thing_does}，其中{does}。",
    ),
    "decoy_effect": ("{it}{effect}。", "从而{effect}，具有良好的市场前景。"),
}

DEVICE: tuple[tuple[str, ...], ...] = (
    ("claim_device", "does", "effect", "use_late"),
    ("field", "comprising", "does", "parts", "effect"),
    ("problem", "comprising", "does", "effect"),
    ("use", "comprising", "parts", "does", "quantity", "effect"),
    ("claim_device", "parts", "does", "quantity", "use_late", "effect"),
    ("field", "system", "does", "use_late"),
    ("problem", "system", "does", "quantity", "effect"),
    ("claim_system", "does", "use_late", "effect"),
)
METHOD: tuple[tuple[str, ...], ...] = (
    ("claim_method", "use_late", "effect"),
    ("field", "steps", "quantity", "effect", "use_late"),
    ("problem", "steps", "parts_plain", "effect"),
    ("use", "steps", "quantity", "effect"),
    ("claim_method", "parts_plain", "quantity", "use_late"),
)
MIXTURE: tuple[tuple[str, ...], ...] = (
    ("claim_mixture", "does_mixture", "effect", "use_late"),
    ("field", "comprising", "does_mixture", "quantity", "use_late"),
    ("problem", "comprising", "does_mixture", "effect"),
    ("use", "comprising", "does_mixture", "quantity", "effect"),
)
UTILITY: tuple[tuple[str, ...], ...] = (
    ("claim_device", "parts", "does", "effect_utility", "use_late"),
    ("field", "comprising", "parts", "does", "effect_utility"),
    ("problem", "comprising", "does", "parts", "effect_utility"),
    ("use", "comprising", "does", "effect_utility"),
)
DECOY: tuple[tuple[str, ...], ...] = (("decoy", "decoy_does", "decoy_effect"), ("decoy", "decoy_does", "boilerplate"))
PLANS = {"product": DEVICE, "method": METHOD, "composition": MIXTURE, "utility": UTILITY, "decoy": DECOY}
FILLERS = ("quantity", "parts_plain", "use_late", "effect")

# What a feature does: {m} its name, {d} the phrase, {p} a part; joined by the mark that follows.
DOES: tuple[tuple[str, str], ...] = (
    ("所述{m}用于{d}", "；"),
    ("{m}能够{d}", "，"),
    ("所述{m}与所述{p}连接，用于{d}", "；"),
    ("通过{m}{d}", "，"),
)
DOES_MIXTURE: tuple[tuple[str, str], ...] = (("{m}能够{d}", "，"), ("所述{m}用于{d}", "；"), ("由{m}{d}", "，"))
STEPS: tuple[tuple[str, str, str, str], ...] = (
    ("S1、准备{p}；", "S{n}、利用{m}{d}", "；", "2345"),
    ("首先提供{p}，", "再通过{m}{d}", "，", "2345"),
    ("步骤一，设置{p}；", "步骤{n}，由{m}{d}", "；", "二三四五"),
)
TITLES: dict[str, tuple[str, ...]] = {
    "product": (
        "一种{thing}", "一种{thing}", "一种用于{use}的{thing}", "带有{m1}的{thing}", "{thing}及其使用方法",
        "一种具有{m1}和{m2}的{thing}", "一种{thing}及其控制方法", "{thing}",
    ),
    "method": (
        "一种{thing}", "一种{thing}及系统", "基于{m1}的{thing}", "一种用于{use}的{thing}", "{thing}、装置及设备",
        "一种采用{m1}的{thing}",
    ),
    "composition": (
        "一种{thing}", "一种{thing}及其制备方法和应用", "含有{m1}的{thing}", "{thing}及其在{use}中的应用",
        "一种用于{use}的{thing}",
    ),
    "utility": (
        "{opening}{thing}", "{opening}{thing}", "一种{thing}", "一种带有{m1}的{thing}", "一种用于{use}的{thing}",
    ),
    "decoy": ("一种{thing}", "{thing}", "一种带有{m1}的{thing}"),
}  # fmt: skip
DECOY_EFFECTS = ("降低了使用成本", "提高了工作可靠性", "延长了使用寿命", "操作更加简便")
