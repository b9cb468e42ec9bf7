"""The exercise concordance industry -> IPC and the branch trees, made from the vocabulary of the practice patents."""

from collections import Counter

import pandas as pd

from generator.vocabulary import Subfield, by_industry, subfields
from generator.world import Maker, World

# The order of the national classification of strategic emerging industries (2018).
INDUSTRIES = {
    "new_it": ("新一代信息技术产业", "next-generation information technology"),
    "high_end_equipment": ("高端装备制造产业", "high-end equipment"),
    "new_materials": ("新材料产业", "new materials"),
    "biotech": ("生物产业", "biotechnology"),
    "new_energy_vehicles": ("新能源汽车产业", "new-energy vehicles"),
    "new_energy": ("新能源产业", "new energy"),
    "energy_saving": ("节能环保产业", "energy saving and environmental protection"),
    "digital_creative": ("数字创意产业", "digital creative industry"),
    "related_services": ("相关服务业", "related services"),
}


def sei_ipc(_world: World) -> pd.DataFrame:
    """One row a sub-industry and IPC prefix; a prefix that several sub-industries share needs a word as well."""
    uses = Counter(prefix for field in subfields().values() for prefix in _prefixes(field))
    rows = []
    for number, (industry, (zh, en)) in enumerate(INDUSTRIES.items(), start=1):
        for place, field in enumerate(by_industry()[industry], start=1):
            words = (_words(field, "zh"), _words(field, "en"))
            for prefix in _prefixes(field):
                keyword = words if uses[prefix] > 1 else (None, None)
                rows.append((f"{number}.{place}", industry, zh, en, field.id, field.zh, field.en, prefix, *keyword))
    columns = [
        "code",
        "tech_field",
        "industry_zh",
        "industry_en",
        "sub_id",
        "sub_zh",
        "sub_en",
        "ipc_prefix",
        "keyword_zh",
        "keyword_en",
    ]
    return pd.DataFrame(rows, columns=columns)


def main_group(symbol: str) -> str:
    """The prefix that holds a main group and no other: H01M10/ for H01M10/6556."""
    return symbol.split("/", maxsplit=1)[0] + "/"


def _prefixes(field: Subfield) -> list[str]:
    own = [*field.ipc, *(thing.ipc[0] for thing in field.things if thing.ipc)]
    return sorted({main_group(symbol) for symbol in own})


def _words(field: Subfield, language: str) -> str:
    return "|".join(name for thing in field.things for name in getattr(thing, language)[:2])


def branches(_world: World) -> pd.DataFrame:
    """Industry, sub-industries and their products and methods, each leaf with its rule: IPC prefix or word."""
    rows: list[tuple[object, ...]] = []
    for number, (industry, (zh, en)) in enumerate(INDUSTRIES.items(), start=1):
        root = f"B{number}"
        rows.append((root, None, industry, 1, zh, en, None, None, None))
        for place, field in enumerate(by_industry()[industry], start=1):
            rows.append((f"{root}.{place}", root, industry, 2, field.zh, field.en, None, None, None))
            rows += [_leaf(f"{root}.{place}", leaf, field, industry) for leaf in range(len(field.things))]
    columns = [
        "branch_id",
        "parent_id",
        "tech_field",
        "level",
        "name_zh",
        "name_en",
        "ipc_prefix",
        "words_zh",
        "words_en",
    ]
    return pd.DataFrame(rows, columns=columns)


def _leaf(parent: str, place: int, field: Subfield, industry: str) -> tuple[object, ...]:
    thing = field.things[place]
    prefixes = "|".join(sorted(thing.ipc)) or None
    return (
        f"{parent}.{place + 1}",
        parent,
        industry,
        3,
        thing.zh[0],
        thing.en[0],
        prefixes,
        "|".join(thing.zh),
        "|".join(thing.en),
    )


MAKERS: dict[str, Maker] = {"sei_ipc": sei_ipc, "branches": branches}
