"""What is asked of every case: that it gets its marks and leaves nothing, and that its defence is what holds it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import corpus
import pytest
from corpus import Case
from ground import Given, Ground, without

FOR_MARKS = {"judge", "data", "repair", "page", "nothing"}
FULL = 13.0
WITHIN = 20.0  # seconds for a case that says nothing else; the machine may be busy
BYTES = 6_000_000
BOTH = ("hostile", "benign")


def parameters(chosen: Callable[[Case], bool]) -> list[Any]:
    """The chosen cases; those that take long are marked slow."""
    return [
        pytest.param(case, id=case.name, marks=[pytest.mark.slow] if case.about.get("slow") else [])
        for case in corpus.cases()
        if chosen(case)
    ]


def fits(case: Case) -> bool:
    """Whether this user could do at all what the case tries."""
    return "root" not in case.about.get("needs", ()) or os.getuid() == 0


@dataclass
class Marked:
    """Cases with their honest twins, marked: most in one batch, by the same warm processes; some each by itself."""

    ground: Ground
    found: dict[tuple[str, str], Given] = field(default_factory=dict)
    changed: dict[str, Any] = field(default_factory=dict)

    def batch(self, cases: Iterable[Case]) -> None:
        """Mark all of them in one go, each twin right after its case."""
        handed = [(case, which) for case in cases for which in BOTH]
        given = self.ground.mark(handed) if handed else []
        self.found |= {(case.name, which): one for (case, which), one in zip(handed, given, strict=True)}
        self.changed |= self.ground.changed()

    def of(self, case: Case) -> tuple[Given, Given]:
        """What a case and its twin got."""
        if (case.name, BOTH[0]) not in self.found:
            with without(case.about.get("set", {})):
                self.batch([case])
        return self.found[case.name, BOTH[0]], self.found[case.name, BOTH[1]]


def together(case: Case) -> bool:
    """Whether a case may be marked in one batch with others: no other limits are set for it."""
    return "set" not in case.about and not case.about.get("slow") and fits(case)


def holds(case: Case, got: Given, benign: Given) -> None:
    """The hostile notebook gets what it must, in time, and shows nothing it should not; its twin gets full marks."""
    about, seen = case.about, (got.said, got.shown[-2000:])
    assert (got.points, got.code, got.manual) == (about["marks"], about.get("outcome", "marked"), 0), seen
    assert about.get("says", "") in got.said, (got.said, benign)
    assert about.get("shows", "") in got.shown, seen
    assert "GOT" not in got.shown, seen
    assert got.bytes < about.get("bytes", BYTES)
    assert got.seconds < about.get("within", WITHIN)
    assert (benign.points, benign.code.removesuffix("_repaired")) == (FULL, "marked"), (
        benign.said,
        benign.shown[-2000:],
    )


def fails_without(ground: Ground, case: Case) -> None:
    """With its defence switched off the case wins marks, reaches what it must not, or takes more than its share."""
    about, then = case.about, case.about["then"]
    with without({**about.get("set", {}), **about["off"]}) as marking:
        (got,) = ground.mark([(case, "hostile")], marking)
    ground.changed()  # what it left behind is cleared away
    seen = (got.code, got.said, got.shown[-2000:])
    assert got.points == then.get("marks", got.points), seen
    assert got.code == then.get("outcome", got.code), seen
    assert then.get("shows", "") in got.shown, seen
    assert got.seconds >= then.get("seconds", 0)
    assert got.bytes >= then.get("bytes", 0)
