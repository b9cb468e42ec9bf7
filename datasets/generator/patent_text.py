"""Titles and abstracts of the practice patents, written from the hidden inventions: no tag, no concept id, only words.

A text depends on the invention, the office and the kind alone: the application and the grant of one case read the same.
"""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from generator import patent_plans_en as plans_en
from generator import patent_plans_zh as plans_zh
from generator.phrases import american, area, capital, for_use, listed, quantity, with_article
from generator.vocabulary import Concept, Pair, Subfield, subfields

TEXTS = ["title_zh", "title_en", "abstract_zh", "abstract_en"]
WIDE = str.maketrans({code: code + 0xFEE0 for code in range(ord("0"), ord("z") + 1) if chr(code).isalnum()})
TRANSLATED = {"invention": 0.86, "utility_model": 0.35, "design": 0.2}  # Chinese publications with an English text
SHORTEST_ZH, SHORTEST_EN = 120, 60
LONGEST_ZH, LONGEST_EN = 300, 150  # what the offices allow
PATENTEE = {"invention": ("本发明", "invention"), "utility_model": ("本实用新型", "utility model")}

Choose = Callable[[int], int]
Row = dict[Any, Any]  # a publication with its invention, by column


def texts(publications: pd.DataFrame, random: np.random.Generator | None = None) -> pd.DataFrame:
    """title_zh, title_en, abstract_zh, abstract_en of publications (with their invention's columns, office, kind_code).

    None where there is no such text: Chinese abroad, English for many utility models, any abstract for a design.
    """
    made: dict[tuple[str, ...], tuple[str | None, ...]] = {}
    rows = []
    if "office" not in publications:
        publications = publications.assign(office=publications["country"])
    for row in publications.to_dict("records"):
        key = (row["invention_id"], row["office"], row["kind"], str(row.get("member")))
        if key not in made:
            made[key] = _design(row) if row["kind"] == "design" else _invention(row)
        rows.append(made[key])
    return pd.DataFrame(rows, columns=TEXTS, index=publications.index, dtype=object)


def chooser(seed: int) -> Choose:
    """A function that picks a number below n; the same sequence for the same seed (Knuth's MMIX generator)."""
    state = seed

    def choose(n: int) -> int:
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return (state >> 33) % n

    return choose


def seed(row: Row, purpose: str) -> int:
    """The seed of one text of a family: other texts of the same family are worded independently."""
    # A second filing on the same invention is written anew; so is a divisional.
    again = row["member"] if row.get("member") in ("second", "later_filing", "divisional", "continuation") else ""
    return int(row["style"]) * 10_000 + sum(ord(letter) for letter in purpose + again)


def concepts(row: Row) -> tuple[Subfield, Concept, list[Concept], Concept | None]:
    """The subfield, the thing (or decoy), the features and the use of an invention."""
    field = subfields()[row["subfield"]]
    decoy = _given(row["decoy"])
    thing = field.find("decoys", row["decoy"]) if decoy else field.find("things", row["thing"])
    means = [field.find("means", key) for key in row["means"].split("|")]
    return field, thing, means, field.find("uses", row["use"]) if _given(row["use"]) else None


def names(row: Row, language: str) -> Iterator[str]:
    """What the thing, each feature and the use are called in this document, in that order."""
    _, thing, means, use = concepts(row)
    digits = row[f"naming_{language}"]
    for concept, digit in zip([thing, *means, *([use] if use else [])], digits, strict=True):
        yield concept.name(language, digit)


def _given(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _design(row: Row) -> tuple[str | None, ...]:
    choose = chooser(seed(row, "design"))
    product = subfields()[row["subfield"]].designs[int(row["thing"].removeprefix("design"))]
    zh = product.zh + ("", "", "", "（一）", "（二）", "（A款）")[choose(6)]
    if row["office"] != "CN":
        return None, capital(product.en), None, None
    return zh, capital(product.en) if choose(100) < 100 * TRANSLATED["design"] else None, None, None


def _invention(row: Row) -> tuple[str | None, ...]:
    home = row["office"] == "CN"
    title_zh, abstract_zh = _chinese(row) if home else (None, None)
    only_chinese = row.get("role") == "relevant" and row.get("offices") == "CN"
    if home and (only_chinese or chooser(seed(row, "translated"))(100) >= 100 * TRANSLATED[row["kind"]]):
        return title_zh, None, abstract_zh, None
    title_en, abstract_en = _english(row)
    if row["office"] == "US":
        title_en, abstract_en = american(title_en), american(abstract_en)
    return title_zh, title_en.upper() if row["office"] == "WO" else title_en, abstract_zh, abstract_en


def _plan(row: Row, thing: Concept) -> str:
    if _given(row["decoy"]):
        return "decoy"
    return "utility" if row["kind"] == "utility_model" else thing.kind


def _chinese(row: Row) -> tuple[str, str]:
    field, thing, means, use = concepts(row)
    choose, named, plan = chooser(seed(row, "zh")), list(names(row, "zh")), _plan(row, thing)
    values = _shared(row, field, "zh")
    features = list(zip(named[1:], [one.does_zh for one in means], strict=False))
    values |= {
        "it": PATENTEE[row["kind"]][0], "thing": named[0], "thing_does": thing.does_zh, "area": area(field, "zh"),
        "use": named[-1] if use else "相关行业", "m1": features[0][0], "m2": features[-1][0],
        "list": listed([one for one, _ in features], "和"),
        "does": _does(features, plan, values, choose), "steps": _steps(plans_zh, features, values, choose),
    }  # fmt: skip
    if plan == "decoy":
        values |= {"problem": thing.problem_zh, "effect": plans_zh.DECOY_EFFECTS[choose(4)]}
    text = _composed(plans_zh, plan, values, choose)
    title = _title(plans_zh.TITLES[plan], values, thing.broad_zh, choose)
    # Some files hold letters and digits in full width.
    return (title.translate(WIDE), text.translate(WIDE)) if choose(100) < 8 else (title, text)


def _english(row: Row) -> tuple[str, str]:
    field, thing, means, use = concepts(row)
    choose, named, plan = chooser(seed(row, "en" + row["office"])), list(names(row, "en")), _plan(row, thing)
    if choose(100) < 12:
        named[0] = named[0].replace("-", " ")
    values = _shared(row, field, "en")
    features = list(zip(named[1:], [one.does_en for one in means], strict=False))
    used = named[-1] if use else "related industry"
    values |= {
        "right": PATENTEE[row["kind"]][1], "thing": named[0], "n_thing": with_article(named[0])[1:],
        "thing_does": thing.does_en, "area": area(field, "en"), "use": used, "for_use": for_use(used),
        "m1": features[0][0], "m2": features[-1][0], "list": listed([with_article(one) for one, _ in features], "and"),
        "does": " ".join(f"The {name} {does}." for name, does in features),
        "wherein": listed([f"the {name} {does}" for name, does in features], "and"),
        "steps": _steps(plans_en, [(with_article(name), does) for name, does in features], values, choose),
    }  # fmt: skip
    if plan == "decoy":
        values |= {"problem": thing.problem_en, "effect": plans_en.DECOY_EFFECTS[choose(4)]}
    text = _composed(plans_en, plan, values, choose)
    return capital(_title(plans_en.TITLES[plan], values, thing.broad_en, choose)), text


def _shared(row: Row, field: Subfield, language: str) -> dict[str, str]:
    """Problem, effects, parts and quantities: the same for all texts of a family, worded in one language."""
    same = chooser(seed(row, "content"))
    parts, measured = _three(field.parts, same, language), same(4)
    effect, second = int(row["effect"]), (int(row["effect"]) + 1 + same(5)) % 6
    values = {
        "problem": getattr(field.problems[int(row["problem"])], language),
        "effect": getattr(field.effects[effect], language), "effect2": getattr(field.effects[second], language),
        "opening": field.utility_zh[same(5)],
        "q": quantity(field.quantities[measured], language, same),
        "q2": quantity(field.quantities[measured - 1], language, same),
    }  # fmt: skip
    for number, part in enumerate(parts, start=1):
        values |= {f"p{number}": part, f"a_p{number}": with_article(part) if language == "en" else part}
    if _given(row["mentions"]):
        values["not_this"] = getattr(field.find("things", row["mentions"]), language)[0]
    return values


def _three(parts: tuple[Pair, ...], choose: Choose, language: str) -> list[str]:
    """Three parts; steps last, since a device is not connected to a step."""
    start, stride = choose(8), (1, 3, 5, 7)[choose(4)]
    found = [parts[(start + stride * number) % 8] for number in range(8)]
    return [getattr(one, language) for one in sorted(found, key=lambda one: one.zh.endswith(("步骤", "工序")))[:3]]


def _composed(plans: Any, plan: str, values: dict[str, str], choose: Choose) -> str:
    """The segments of one plan, filled; one or two more where the abstract would be too short for one."""
    chosen = plans.PLANS[plan][choose(len(plans.PLANS[plan]))]
    english = plans is plans_en
    mark, size, shortest = (" ", _words, SHORTEST_EN) if english else ("", len, SHORTEST_ZH)
    made = [_filled(plans.SEGMENTS[name], values, choose) for name in chosen]
    if "not_this" in values:
        made.insert(1 + choose(len(made) - 1), _filled(plans.SEGMENTS["not_this"], values, choose))
    if choose(100) < 3:
        made.append(_filled(plans.SEGMENTS["boilerplate"], values, choose))
    # Where the thing is used belongs in the abstract: the judgement of grade 2 hangs on it.
    if plan != "decoy" and not any(values["use"] in sentence for sentence in made):
        made.append(_filled(plans.SEGMENTS["use_late"], values, choose))
    for filler in () if plan == "decoy" else plans.FILLERS:
        if filler not in chosen and size(mark.join(made)) < shortest:
            made.append(_filled(plans.SEGMENTS[filler], values, choose))
    return mark.join(_shortened(made, values["use"], size, mark, LONGEST_EN if english else LONGEST_ZH))


def _shortened(made: list[str], use: str, size: Callable[[str], int], mark: str, longest: int) -> list[str]:
    """Without closing sentences that nothing hangs on, where the abstract would be longer than the office allows."""
    kept = list(made)
    while size(mark.join(kept)) > longest and len(kept) > 2:
        idle = [at for at, one in enumerate(kept) if at > 1 and one != max(kept, key=len) and use not in one]
        if not idle:
            break
        kept.pop(idle[-1])
    return kept


def _words(text: str) -> int:
    return text.count(" ") + 1


def _filled(variants: tuple[str, ...], values: dict[str, str], choose: Choose) -> str:
    return variants[choose(len(variants))].format_map(values)


def _title(variants: tuple[str, ...], values: dict[str, str], broad: str, choose: Choose) -> str:
    # One title in three says less than the abstract.
    named = {**values, "thing": broad} if broad and choose(3) == 0 else values
    return variants[choose(len(variants))].format_map(named)


def _does(features: list[tuple[str, str]], plan: str, values: dict[str, str], choose: Choose) -> str:
    variants = plans_zh.DOES_MIXTURE if plan in ("composition", "method", "decoy") else plans_zh.DOES
    template, mark = variants[choose(len(variants))]
    done = [template.format(m=name, d=does, p=values[f"p{1 + at % 2}"]) for at, (name, does) in enumerate(features)]
    return mark.join(done)


def _steps(plans: Any, features: list[tuple[str, str]], values: dict[str, str], choose: Choose) -> str:
    first, template, mark, numbers = plans.STEPS[choose(len(plans.STEPS))]
    done = [template.format(n=numbers[at % len(numbers)], m=name, d=does) for at, (name, does) in enumerate(features)]
    return str(first.format(p=values["a_p1"]) + mark.join(done))
