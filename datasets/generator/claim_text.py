"""Claims of the practice patents, with their hidden features: a grant claims one more than its application."""

from typing import NamedTuple

import pandas as pd

from generator.patent_text import Choose, Row, chooser, concepts, names, seed
from generator.phrases import american, listed, quantity, with_article
from generator.vocabulary import Concept, Subfield

COLUMNS = ["pub_no", "claim_no", "independent", "parent", "text", "concepts"]


SECOND_ZH = {
    "product": "一种含有{t}的系统，其特征在于，设有{l}，所述{l}用于{d}。",
    "method": "一种用于实现{t}的系统，其特征在于，包括{p}和{l}，所述{l}用于{d}。",
    "composition": "一种含有{t}的制品，其特征在于，包含{l}，所述{l}用于{d}。",
}
SECOND_EN = {
    "product": "A system with a{t}, comprising {p} and {l} which {d}.",
    "method": "A system configured to carry out a{t}, comprising {p} and {l} which {d}.",
    "composition": "A product containing a{t}, comprising {l} which {d}.",
}


class Claim(NamedTuple):
    """One claim: its parent (None where independent), its words and the concepts that it adds."""

    parent: int | None
    text: str
    concepts: tuple[str, ...]


def claim_texts(publications: pd.DataFrame) -> pd.DataFrame:
    """claims of publications (with their invention's columns, claims_n, office, kind_code); "concepts" is hidden.

    `concepts` holds the ids that the claim itself adds; a dependent claim needs those of its parents, too.
    """
    rows = []
    for row in publications.to_dict("records"):
        for number, claim in enumerate(_claims(row), start=1):
            found = (row["pub_no"], number, claim.parent is None, claim.parent, claim.text, "|".join(claim.concepts))
            rows.append(found)
    return pd.DataFrame(rows, columns=COLUMNS).astype({"parent": "Int64"})


def claimed(row: Row) -> list[tuple[str, ...]]:
    """The features that each independent claim asks for: the first claim, and the second independent one if any."""
    means = row["means"].split("|")
    wide = 1 + chooser(seed(row, "scope"))(2)
    size = min(len(means), wide + (1 if str(row["kind_code"])[0] in "BC" else 0))
    found = [(row["thing"], *means[:size])]
    return [*found, (row["thing"], means[-1])] if _two(row) and len(means) > 1 else found


def _two(row: Row) -> bool:
    return int(row["claims_n"]) >= 6 and row["kind"] == "invention" and chooser(seed(row, "second"))(10) < 7


def _claims(row: Row) -> list[Claim]:
    field, _, means, use = concepts(row)
    language = "zh" if row["office"] == "CN" else "en"
    named = list(names(row, language))
    scopes = claimed(row)
    writer = Writer(row, field, language, named[0], dict(zip((one.id for one in means), named[1:], strict=False)))
    count = int(row["claims_n"])
    first = [writer.first(means[: len(scopes[0]) - 1])]
    room = count - len(scopes)
    first += writer.dependent(means[len(scopes[0]) - 1 :], use, named[-1])[:room]
    return [*first, writer.second(means[-1])] if len(scopes) == 2 else first


class Writer:
    """Writes the claims of one publication in its language."""

    def __init__(self, row: Row, field: Subfield, language: str, thing: str, means: dict[str, str]) -> None:
        """`thing` and `means` are the names used in this publication."""
        self.row, self.field, self.language, self.thing, self.means = row, field, language, thing, means
        self.choose: Choose = chooser(seed(row, "claims" + row["office"]))
        start = chooser(seed(row, "content"))(8)
        parts = [getattr(field.parts[(start + number) % 8], language) for number in range(8)]
        self.parts = sorted(parts, key=lambda part: part.endswith(("步骤", "工序", " step")))

    def first(self, means: list[Concept]) -> Claim:
        """The first independent claim."""
        ids = (self.row["thing"], *(one.id for one in means))
        heads: tuple[str, ...]
        if self.language == "zh":
            heads = (
                "一种{t}，包括{p}和{r}，其特征在于，还包括{l}，{d}。",
                "一种{t}，其特征在于，包括{p}、{r}、{l}，其中，{d}。",
            )
            does = "；".join(f"所述{self.means[one.id]}用于{one.does_zh}" for one in means)
            items = listed([self.means[one.id] for one in means], "和")
        else:
            heads = ("A{t} comprising: {p}; {r}; {l}, wherein {d}.", "A{t}, comprising {p}, {r}, {l}, wherein {d}.")
            heads = (
                heads
                if self.row["office"] == "US"
                else ("A{t} having {p} and {r}, characterised by {l}, wherein {d}.",)
            )
            does = listed([f"the {self.means[one.id]} {one.does_en}" for one in means], "and")
            items = listed([with_article(self.means[one.id]) for one in means], "and")
        return Claim(None, self._filled(heads, l=items, d=does), ids)

    def second(self, last: Concept) -> Claim:
        """The second independent claim: the same thing with its last feature alone."""
        name = self.means[last.id]
        heads: tuple[str, ...]
        if self.language == "zh":
            heads = (
                "一种{t}的实施方法，其特征在于，提供{p}，并由{l}{d}。",
                "一种含有{t}的系统，其特征在于，设有{l}，{l}用于{d}。",
            )
            text = self._filled(heads, l=name, d=last.does_zh)
        else:
            heads = ("A method of implementing a{t}, the method comprising: providing {p}; and using {l} which {d}.",)
            text = self._filled(heads, l=with_article(name), d=last.does_en)
        return Claim(None, text, (self.row["thing"], last.id))

    def dependent(self, means: list[Concept], use: Concept | None, used: str) -> list[Claim]:
        """More claims than any publication needs: the other features first, then parts, quantities and the use."""
        # Every second one rests on the claim before it.
        parents = [number + 1 if number and self.choose(2) else 1 for number in range(len(means))]
        adding = [Claim(at, self._further(one, at), (one.id,)) for one, at in zip(means, parents, strict=True)]
        plain = [*self._measured(), *self._arranged()]
        if use:
            plain.insert(1, self._said(f"所述{self.thing}用于{used}", f"adapted for use in {used}"))
        return adding + [Claim(1, text, ()) for text in plain]

    def _further(self, one: Concept, parent: int) -> str:
        name = self.means[one.id]
        zh = f"还包括{name}，所述{name}用于{one.does_zh}"
        return self._said(zh, f"further comprising {with_article(name)}, wherein the {name} {one.does_en}", parent)

    def _measured(self) -> list[str]:
        zh = [quantity(one, "zh", self.choose) for one in self.field.quantities]
        en = [quantity(one, "en", self.choose) for one in self.field.quantities]
        return [self._said(f"所述{one}", f"wherein the {other}") for one, other in zip(zh, en, strict=True)]

    def _arranged(self) -> list[str]:
        said = []
        for number in range(28):
            one, other = self.parts[number % 8], self.parts[(number + 1 + number // 8) % 8]
            said.append(self._said(f"所述{one}与所述{other}相配合", f"wherein the {one} cooperates with the {other}"))
        return said

    def _said(self, zh: str, en: str, parent: int = 1) -> str:
        if self.language == "zh":
            return f"根据权利要求{parent}所述的{self.thing}，其特征在于，{zh}。"
        join = f"of claim {parent}" if self.row["office"] == "US" else f"according to claim {parent}"
        text = f"The {self.thing} {join}, {en}."
        return american(text) if self.row["office"] == "US" else text

    def _filled(self, heads: tuple[str, ...], **more: str) -> str:
        thing = self.thing if self.language == "zh" else with_article(self.thing)[1:]
        parts = self.parts[:2] if self.language == "zh" else [with_article(part) for part in self.parts[:2]]
        text = heads[self.choose(len(heads))].format(t=thing, p=parts[0], r=parts[1], **more)
        return american(text) if self.row["office"] == "US" else text
