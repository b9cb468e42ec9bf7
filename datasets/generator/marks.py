"""The marks of a case: a cluster that conflicts with the sign to be filed, and one that only seems to."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from generator.brands import STOCK
from generator.sounds import AFTER, BEFORE, OF_CHARACTER, core, homophones, look_alikes, respelt


@dataclass(frozen=True)
class Mark:
    """One mark in a group before it has an owner and dates; `reason` is why it is in a case's cluster."""

    mark: str
    pinyin: str | None
    group: str
    case_id: str | None = None
    reason: str | None = None
    # any; live (all through 2025 and 2026); renewed (live, in its second term); dead (before 2024); ending (cancelled
    # in the second half of 2026); late (filed early in 2025, registered in the second half of 2026).
    life: str = "any"
    owner: str | None = None  # applicant_id, where it is not anybody


@dataclass
class Register:
    """What a maker of marks needs: the groups, the look-alikes, the random numbers."""

    groups: pd.DataFrame  # indexed by group: nice, similar (list)
    pairs: pd.DataFrame
    random: np.random.Generator
    sounds: dict[str, str] = field(default_factory=dict)
    alike: dict[str, str] = field(default_factory=dict)
    goods: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    similar: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """The sounds of all characters, the stock of marks last; for each character one that looks like it."""
        for side in ("a", "b"):
            self.sounds |= dict(zip(self.pairs[side], self.pairs[f"pinyin_{side}"], strict=True))
        self.sounds |= {**STOCK["second"], **STOCK["first"], **BEFORE, **AFTER, **OF_CHARACTER}
        self.alike = look_alikes(self.pairs)
        self.similar = dict(zip(self.groups.index, self.groups["similar"], strict=True))
        for group, zh, en in zip(self.groups.index, self.groups["goods_zh"], self.groups["goods_en"], strict=True):
            self.goods[str(group)] = list(zip(zh.split("|"), en.split("|"), strict=True))

    def sound(self, mark: str) -> str | None:
        """Pinyin without tones of a Chinese mark, a space between syllables; none for a Latin one."""
        return None if mark.isascii() else " ".join(self.sounds[one] for one in mark)

    def reach(self, group: str) -> list[str]:
        """The group and those similar to it."""
        return [group, *self.similar[group]]

    def beyond(self, group: str) -> list[str]:
        """Groups of the same class that are not similar come first, then all others."""
        near = self.reach(group)
        own = [one for one in self.groups.index if one not in near and one[:2] == group[:2]]
        far = [one for one in self.groups.index if one not in near and one[:2] != group[:2]]
        return own + [str(one) for one in self.random.permutation(np.array(far))]

    def elsewhere(self, group: str) -> str:
        """A similar group of another class."""
        return next(one for one in self.similar[group] if one[:2] != group[:2])


def conflicting(case_id: str, mark: str, group: str, register: Register) -> list[Mark]:
    """The marks of a case that a careful pre-check must list, live on any day of 2025 and 2026."""
    made = _latin_cluster if mark.isascii() else _chinese_cluster
    cross = register.elsewhere(group)
    first, *rest = [
        Mark(text, register.sound(text), cross if across else group, case_id, reason, "live")
        for text, reason, across in made(mark, register)
    ]
    # The first, the identical one, is in its second term: ten years from registration are long over.
    renewed = replace(first, life="renewed")
    # One more covers another group of the class as well, which stands before the one that matters.
    second = replace(rest[0], mark=_longer(mark), reason="extended", group=_with_other(group, register))
    return [renewed, *rest, replace(second, pinyin=register.sound(second.mark))]


def _chinese_cluster(mark: str, register: Register) -> Iterator[tuple[str, str, bool]]:
    yield mark, "identical", False
    yield mark, "identical", True
    for across, text in enumerate(homophones(mark, register.random)[:2]):
        yield text, "sound", bool(across)
    for text in _look_alike(mark, register):
        yield text, "shape", False
    yield _before(mark, register), "extended", False
    yield mark[::-1], "reversed", False
    yield latin(mark, register), "pinyin", False
    yield latin(mark, register).upper(), "pinyin", True


def _latin_cluster(mark: str, register: Register) -> Iterator[tuple[str, str, bool]]:
    yield mark, "identical", False
    yield mark.upper(), "identical", True
    spellings = list(respelt(mark))
    for number, text in enumerate(spellings[:4]):
        yield text, "spelling", number % 2 == 1
    yield f"{mark[:3]}-{mark[3:]}", "identical", False
    yield f"New {mark}", "extended", False
    yield f"{mark} Plus", "extended", True


def _look_alike(mark: str, register: Register) -> list[str]:
    return [mark.replace(one, register.alike[one]) for one in mark if one in register.alike]


def _before(mark: str, register: Register) -> str:
    return list(BEFORE)[int(register.random.integers(len(BEFORE)))] + mark


def _longer(mark: str) -> str:
    return f"{mark} Pro" if mark.isascii() else mark + next(iter(AFTER))


def latin(mark: str, register: Register) -> str:
    """The pinyin of a Chinese mark as firms register it: one word, capitalised."""
    return str(register.sound(mark)).replace(" ", "").capitalize()


def _with_other(group: str, register: Register) -> str:
    others = [one for one in register.groups.index if one[:2] == group[:2] and one != group]
    before = [one for one in others if one < group]
    return f"{before[-1]}|{group}" if before else f"{group}|{others[0]}" if others else group


def seeming(case_id: str, mark: str, group: str, register: Register) -> list[Mark]:
    """What only seems to conflict: other goods, dead marks, one sound or one character in common."""
    made = [Mark(mark, register.sound(mark), other, case_id) for other in register.beyond(group)[:4]]
    made += [Mark(mark, register.sound(mark), group, case_id, life="dead") for _ in range(2)]
    if mark.isascii():
        return made
    alike = homophones(mark, register.random)
    for number, other in enumerate(register.beyond(group)[4:9]):
        text = alike[number % len(alike)]
        made.append(Mark(text, register.sound(text), other, case_id))
    for character in register.random.choice(list(OF_CHARACTER), 3, replace=False):
        text = mark[0] + str(character)
        if not near(text, mark, register):
            made.append(Mark(text, register.sound(text), group, case_id))
    return made


def near(text: str, mark: str, register: Register) -> bool:
    """Whether a mark may be taken for another one, in sound, shape or spelling; wider than any rule of the course."""
    if mark.isascii() != text.isascii():
        chinese, latin = (text, mark) if mark.isascii() else (mark, text)
        return _distance(str(register.sound(core(chinese))).replace(" ", ""), _letters(latin)) <= 2
    if mark.isascii():
        return _distance(_letters(text), _letters(mark)) <= 2
    one, other = core(text), core(mark)
    sounds = sorted(str(register.sound(one)).split()), sorted(str(register.sound(other)).split())
    return sounds[0] == sounds[1] or other in one or one in other or text in _look_alike(mark, register)


def _letters(text: str) -> str:
    return "".join(one for one in text.lower() if one.isalpha())


def _distance(one: str, other: str) -> int:
    """Levenshtein (1966) distance; 9 where the lengths alone make it large."""
    if abs(len(one) - len(other)) > 2:
        return 9
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        previous, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]
