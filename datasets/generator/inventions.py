"""The hidden inventions behind the practice patents: one row a family, from which text, classes and judgements follow.

The trainee never sees this table. What a document is about is decided here and nowhere else, so that a judgement of
relevance is a comparison of concepts and not of words.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.planting import Plant, plants
from generator.topic_concepts import Topic, topics
from generator.vocabulary import Concept, Subfield, subfields

Draws = list[float]
Row = tuple[object, ...]
COLUMNS = [
    "kind", "tech_field", "subfield", "thing", "means", "use", "problem", "effect", "decoy", "mentions", "naming_zh",
    "naming_en", "ipc", "locarno", "style", "filing_on", "pub_on", "offices", "owner", "topic_id", "role",
]  # fmt: skip
FIELD_SHARES = {
    "new_it": 0.14, "high_end_equipment": 0.12, "new_materials": 0.11, "biotech": 0.11, "new_energy_vehicles": 0.12,
    "new_energy": 0.12, "energy_saving": 0.11, "digital_creative": 0.085, "related_services": 0.085,
}  # fmt: skip
DESIGNS = 0.13  # share of the free families that are designs
UTILITY = 0.62  # share of the rest that is a utility model, where the thing is a product
THINGS = (0.30, 0.26, 0.22, 0.22)
BROAD, STANDARD = 0.11, 0.50  # how drafters name a concept; the others use a synonym
SAME_IN_ENGLISH = 0.72  # the translation picks the name that corresponds
CLASSED_VAGUE, CLASSED_THING, CLASSED_MEANS, CLASSED_TWICE = 0.96, 0.62, 0.46, 0.25
MENTIONED = 0.04  # names a thing only to say that it is something else
DECOYS = 0.05


def inventions(random: np.random.Generator, count: int, first: int = 0) -> pd.DataFrame:
    """`count` families, numbered from `first`; those that the topics need are among the first ones (first=0).

    ValueError where count leaves no room for them.
    """
    planted = plants(random) if first == 0 else []
    if count < len(planted):
        raise ValueError(f"{len(planted)} planted families don't fit in {count}; ask for {2 * len(planted)} or more")
    rows = [_row(plant, draws) for plant, draws in zip(planted, _draws(random, len(planted)), strict=True)]
    mixed = _mixed(rows, _free_rows(random, count - len(planted)), random)
    frame = pd.DataFrame(mixed, columns=COLUMNS)
    frame.insert(0, "invention_id", [f"V{number:07d}" for number in range(first, first + count)])
    dates = {column: pd.to_datetime(frame[column]) for column in ("filing_on", "pub_on")}
    return frame.assign(**dates)


def _mixed(planted: list[Row], free: list[Row], random: np.random.Generator) -> list[Row]:
    """The planted rows anywhere in the first half: who takes fewer families than asked leaves out free ones."""
    half = max(len(planted), (len(planted) + len(free)) // 2)
    head = planted + free[: half - len(planted)]
    return [head[number] for number in random.permutation(len(head))] + free[half - len(planted) :]


def _draws(random: np.random.Generator, count: int) -> list[Draws]:
    """29 a family: kind, design, decoy, which, use, mention, problem, effect, naming 8-19, classes 20-27, style."""
    drawn: list[Draws] = random.random((count, 29)).tolist()
    return drawn


def _free_rows(random: np.random.Generator, count: int) -> list[Row]:
    fields = list(subfields().values())
    shares = np.array([FIELD_SHARES[field.industry] for field in fields])
    chosen = random.choice(len(fields), count, p=shares / shares.sum())
    things = random.choice(4, count, p=THINGS)
    means = np.argsort(random.random((count, 12)), axis=1)
    sizes = random.choice([2, 3, 4], count, p=[0.35, 0.42, 0.23])
    wanted = {(topic.subfield, topic.thing): topic for topic in topics()}
    rows = []
    for number, draws in enumerate(_draws(random, count)):
        field = fields[chosen[number]]
        if draws[1] < DESIGNS:
            rows.append(_design_row(field, draws))
            continue
        plant = _free(field, things[number], _ids(field, means[number]), draws)
        rows.append(_row(_cut(plant, sizes[number], wanted.get((field.id, plant.thing))), draws))
    return rows


def _ids(field: Subfield, order: npt.NDArray[np.int64]) -> tuple[str, ...]:
    return tuple(field.means[number].id for number in order)


def _free(field: Subfield, number: int, means: tuple[str, ...], draws: Draws) -> Plant:
    if draws[2] < DECOYS:
        return Plant(field.id, means=means, decoy=field.decoys[int(draws[3] * 2)].id)
    mentions = field.things[(number + 1) % 4].id if draws[5] < MENTIONED else ""
    return Plant(field.id, "", "", field.things[number].id, means, field.uses[int(draws[4] * 5)].id, mentions=mentions)


def _cut(plant: Plant, size: int, topic: Topic | None) -> Plant:
    """The first features; of a topic's no more than one: who discloses two is planted, so that answers are made."""
    if topic is None:
        return plant.with_means(plant.means[:size])
    held = [one for one in plant.means[:size] if one in topic.means][:1]
    others = [one for one in plant.means if one not in topic.means]
    return plant.with_means(tuple(held + others)[:size])


def _design_row(field: Subfield, draws: Draws) -> Row:
    number = int(draws[3] * 3)
    hidden = (field.industry, field.id, f"design{number}", "", None, 0, 0, None, None, "", "", "")
    return ("design", *hidden, field.designs[number].locarno, _style(draws), None, None, None, None, None, None)


def _row(plant: Plant, draws: Draws) -> Row:
    field, named = subfields()[plant.subfield], plant.concepts()
    # Only documents without a date of their own may be utility models: those are published within the year.
    utility = plant.filing_on is None and named[0].kind == "product" and draws[0] < UTILITY
    # What only the words of one language find, or what is found by mistake for a word, must have words.
    worded = plant.mentions or (plant.role == "relevant" and plant.offices)
    zh, en = _naming(named, draws, 0.0 if worded else BROAD)
    hints = (plant.filing_on, plant.pub_on, plant.offices, plant.owner, plant.topic_id, plant.role)
    return (
        "utility_model" if utility else "invention", field.industry, field.id, plant.thing or None,
        "|".join(plant.means), plant.use or None, int(draws[6] * 6), int(draws[7] * 6), plant.decoy or None,
        plant.mentions or None, zh, en, _classes(field, named, zh, draws), None, _style(draws),
        *(hint or None for hint in hints),
    )  # fmt: skip


def _naming(named: list[Concept], draws: Draws, broad: float) -> tuple[str, str]:
    """A digit a concept and language: "0" standard, "1".. synonym, "b" the vague term (not for uses, nor decoys)."""
    zh, en = "", ""
    for place, concept in enumerate(named):
        chance, other = draws[8 + place], draws[14 + place]
        if concept.broad_zh and chance < broad:
            zh, en = zh + "b", en + "b"
            continue
        digit = _digit(chance, len(concept.zh))
        zh += str(digit)
        en += str(digit % len(concept.en) if other < SAME_IN_ENGLISH else int(other * 97) % len(concept.en))
    return zh, en


def _digit(chance: float, names: int) -> int:
    scaled = max(chance - BROAD, 0.0) / (1 - BROAD)
    return 0 if scaled < STANDARD or names == 1 else 1 + int((scaled - STANDARD) / (1 - STANDARD) * (names - 1) * 0.999)


def _classes(field: Subfield, named: list[Concept], naming: str, draws: Draws) -> str:
    """The symbols an examiner gave, main one first: mostly where the words are vague, else every second time."""
    found: list[str] = []
    for place, concept in enumerate(named):
        chance = draws[20 + place]
        named_well = CLASSED_MEANS if place else CLASSED_THING
        if chance < (CLASSED_VAGUE if naming[place] == "b" else named_well):
            found += [one for number, one in enumerate(concept.ipc) if number == 0 or chance < CLASSED_TWICE]
    if not found or draws[26] < 0.25:
        theirs = {one for concept in named for one in concept.ipc}
        general = [one for one in field.ipc if one not in theirs] or [field.ipc[0]]
        found.append(general[int(draws[27] * len(general))])
    return "|".join(dict.fromkeys(found))


def _style(draws: Draws) -> int:
    return int(draws[28] * 2**40)
