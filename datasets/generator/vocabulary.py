"""The technical vocabulary of the practice patents: datasets/vocabulary/*.yaml, read once and checked."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parents[1] / "vocabulary"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PARTS = {
    "things": 4, "means": 12, "uses": 5, "problems": 6, "effects": 6, "parts": 8, "quantities": 4, "decoys": 2,
    "designs": 3, "utility_zh": 5,
}  # fmt: skip


@dataclass(frozen=True)
class Concept:
    """One thing, feature, use or decoy: its names (the standard one first), its classes and what it does."""

    id: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    ipc: tuple[str, ...] = ()
    kind: str = "product"
    broad_zh: str = ""
    broad_en: str = ""
    does_zh: str = ""
    does_en: str = ""
    problem_zh: str = ""
    problem_en: str = ""

    def name(self, language: str, digit: str) -> str:
        """The name for one digit of a naming: "0" the standard, "1".. a synonym, "b" the vague term."""
        if digit == "b":
            return self.broad_zh if language == "zh" else self.broad_en
        names = self.zh if language == "zh" else self.en
        return names[int(digit) % len(names)]


@dataclass(frozen=True)
class Pair:
    """A phrase in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class Quantity:
    """Something measured, with its unit and the range it may lie in."""

    zh: str
    en: str
    unit: str
    low: float
    high: float


@dataclass(frozen=True)
class Design:
    """A product that a design is registered for."""

    zh: str
    en: str
    locarno: str


@dataclass(frozen=True)
class Subfield:
    """One searchable technology of an industry."""

    id: str
    industry: str
    zh: str
    en: str
    ipc: tuple[str, ...]
    things: tuple[Concept, ...]
    means: tuple[Concept, ...]
    uses: tuple[Concept, ...]
    decoys: tuple[Concept, ...]
    problems: tuple[Pair, ...]
    effects: tuple[Pair, ...]
    parts: tuple[Pair, ...]
    quantities: tuple[Quantity, ...]
    designs: tuple[Design, ...]
    utility_zh: tuple[str, ...]

    def find(self, role: str, key: str) -> Concept:
        """The concept of that id among things, means, uses or decoys. KeyError names the ids that there are."""
        known: dict[str, Concept] = {concept.id: concept for concept in getattr(self, role)}
        if key not in known:
            raise KeyError(f"{self.id} has no {role} {key!r}; it has {', '.join(known)}")
        return known[key]


@cache
def subfields(folder: Path = FOLDER) -> dict[str, Subfield]:
    """All subfields by id, in the order of the files. ValueError names the file, the subfield and what it lacks."""
    found: dict[str, Subfield] = {}
    for path in sorted(folder.glob("*.yaml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
        for entry in content["subfields"]:
            _complete(path, entry)
            if entry["id"] in found:
                raise ValueError(f"{path.name}: the subfield {entry['id']} is in another file already; rename one")
            found[entry["id"]] = _subfield(content["industry"], entry)
    if not found:
        raise ValueError(f"no vocabulary in {folder}: expected files such as new_energy.yaml")
    return found


def by_industry() -> dict[str, list[Subfield]]:
    """The subfields of each strategic emerging industry."""
    found: dict[str, list[Subfield]] = {}
    for subfield in subfields().values():
        found.setdefault(subfield.industry, []).append(subfield)
    return found


def _complete(path: Path, entry: dict[str, Any]) -> None:
    for field in ("id", "zh", "en", "ipc"):
        if not entry.get(field):
            raise ValueError(f"{path.name}: subfield {entry.get('id')} has no {field}; see datasets/vocabulary")
    for part, count in PARTS.items():
        held = len(entry.get(part) or [])
        if held != count:
            raise ValueError(f"{path.name}: subfield {entry['id']} has {held} {part}, expected {count}")


def _subfield(industry: str, entry: dict[str, Any]) -> Subfield:
    return Subfield(
        id=entry["id"], industry=industry, zh=entry["zh"], en=entry["en"], ipc=tuple(entry["ipc"]),
        things=_concepts(entry["things"]), means=_concepts(entry["means"]), uses=_concepts(entry["uses"]),
        decoys=_concepts(entry["decoys"]), problems=_pairs(entry["problems"]), effects=_pairs(entry["effects"]),
        parts=_pairs(entry["parts"]), quantities=tuple(Quantity(**one) for one in entry["quantities"]),
        designs=tuple(Design(one["zh"], one["en"], str(one["locarno"])) for one in entry["designs"]),
        utility_zh=tuple(entry["utility_zh"]),
    )  # fmt: skip


def _concepts(entries: list[dict[str, Any]]) -> tuple[Concept, ...]:
    known = Concept.__dataclass_fields__
    return tuple(Concept(**{key: _frozen(value) for key, value in one.items() if key in known}) for one in entries)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _pairs(entries: list[dict[str, str]]) -> tuple[Pair, ...]:
    return tuple(Pair(one["zh"], one["en"]) for one in entries)
