"""A client's product against the claims of others: what the product has, where it is sold, what the claims ask for."""

from functools import cache
from typing import NamedTuple

import pandas as pd

from generator.claim_text import claim_texts, claimed
from generator.judging import FEATURES, concepts, grades, pool, within
from generator.topic_concepts import Topic, topics
from generator.topics import words
from generator.vocabulary import Concept, subfields
from generator.world import Maker, World

APPLICATIONS, NEIGHBOURS = 11, 3  # whose claims are in the collection, a topic
FIXED = {"F1": "present", "F2": "present", "F3": "present", "F4": "unknown", "F5": "present"}
TRIED = 400
STATES = ("present", "present", "absent", "absent", "absent", "unknown", "present", "absent", "unknown")


class Scope(NamedTuple):
    """What the independent claims of a publication ask for, and what its description shows, as feature codes."""

    pub_no: str
    appl_no: str
    granted: bool
    shown: frozenset[str]
    claims: list[frozenset[str]]

    def met(self, states: dict[str, str]) -> list[bool]:
        """Whether each independent claim is met, or may be: no feature of it is absent."""
        return [all(states[one] != "absent" for one in claim) for claim in self.claims]


def coded(topic: Topic) -> dict[str, Concept]:
    """Feature codes of a topic: F1 to F5, F6 to F14 the other features of the field, G1 to G3 its other things."""
    field, known = subfields()[topic.subfield], concepts(topic)
    others = [one for one in field.means if one.id not in topic.means]
    things = [one for one in field.things if one.id != topic.thing]
    more = {f"F{number}": one for number, one in enumerate(others, start=len(FEATURES) + 1)}
    return known | more | {f"G{number}": one for number, one in enumerate(things, start=1)}


def client_product(world: World) -> pd.DataFrame:
    """What the product of each topic's client has: present, absent, or unknown since nobody has decided yet."""
    rows = []
    for topic in topics():
        states = _states(world, topic)
        for code, concept in coded(topic).items():
            rows.append((topic.topic_id, code, concept.zh[0], concept.en[0], states[code]))
    return pd.DataFrame(rows, columns=["topic_id", "feature", "zh", "en", "state"])


def _states(world: World, topic: Topic) -> dict[str, str]:
    """Of many products that differ in their further features, one with which each way to misread a claim matters."""
    random = world.random(f"client_product/{topic.topic_id}")
    chosen = _chosen(world)
    scopes = _scopes(topic, chosen[chosen["asked"] == topic.topic_id])
    codes = list(coded(topic))
    tried = []
    for _ in range(TRIED):
        others = iter(STATES[place] for place in random.permutation(len(STATES)))
        tried.append({code: FIXED.get(code) or ("absent" if code[0] == "G" else next(others)) for code in codes})
    return max(tried, key=lambda states: len(misreadings(scopes, states)))


def misreadings(scopes: list[Scope], states: dict[str, str]) -> set[str]:
    """Which ways to misread a claim change the answer for this product: abstract, application, first_claim, unknown."""
    found = set()
    met = {scope.pub_no: scope.met(states) for scope in scopes}
    granted = {scope.appl_no: scope.pub_no for scope in scopes if scope.granted}
    for scope in scopes:
        open_ones = [any(states[one] == "unknown" for one in claim) for claim in scope.claims]
        if any(met[scope.pub_no]) and any(states[one] == "absent" for one in scope.shown):
            found.add("abstract")
        if not scope.granted and any(met[scope.pub_no]) and not any(met.get(granted.get(scope.appl_no, ""), [True])):
            found.add("application")
        if any(met[scope.pub_no]) and not met[scope.pub_no][0]:
            found.add("first_claim")
        if any(met[scope.pub_no]) and all(one for one, hit in zip(open_ones, met[scope.pub_no], strict=True) if hit):
            found.add("unknown")
    return found


def _scopes(topic: Topic, publications: pd.DataFrame) -> list[Scope]:
    codes = {concept.id: code for code, concept in coded(topic).items()}
    made = []
    for row in publications.to_dict("records"):
        claims = [frozenset(codes[one] for one in claim) for claim in claimed(row)]
        shown = frozenset(codes[one] for one in [row["thing"], *row["means"].split("|")])
        granted = row["kind"] == "utility_model" or row["stage"] == "B"
        made.append(Scope(row["pub_no"], row["appl_no"], granted, shown, claims))
    return made


def client_markets(world: World) -> pd.DataFrame:
    """Where and from when the product is to be sold: China first, the others months later."""
    rows = []
    for topic in topics():
        random = world.random(f"client_markets/{topic.topic_id}")
        day = pd.Timestamp(topic.critical_date) + pd.Timedelta(days=int(random.integers(200, 420)))
        for office in words()[topic.topic_id]["markets"].split("|"):
            rows.append((topic.topic_id, office, day))
            day += pd.Timedelta(days=int(random.integers(60, 240)))
    return pd.DataFrame(rows, columns=["topic_id", "market", "launch"])


def claims(world: World) -> pd.DataFrame:
    """pub_no, claim_no, independent, parent, text of about 600 publications."""
    return _claims(world).drop(columns="concepts")


def claim_features(world: World) -> pd.DataFrame:
    """topic_id, pub_no, claim_no, feature: what each claim adds, in the codes of client_product."""
    asked = dict(_chosen(world)[["pub_no", "asked"]].itertuples(index=False, name=None))
    rows = []
    for row in _claims(world).itertuples(index=False):
        topic = _topic(asked[row.pub_no])
        codes = {concept.id: code for code, concept in coded(topic).items()}
        found = sorted(codes[one] for one in str(row.concepts).split("|") if one in codes)
        rows += [(topic.topic_id, row.pub_no, row.claim_no, code) for code in found]
    return pd.DataFrame(rows, columns=["topic_id", "pub_no", "claim_no", "feature"])


@cache
def _claims(world: World) -> pd.DataFrame:
    return claim_texts(_chosen(world))


@cache
def _chosen(world: World) -> pd.DataFrame:
    """The publications whose claims can be read: all stages of the chosen applications, `asked` is their topic."""
    frame = pool(world)
    parts = []
    for topic in topics():
        near = within(topic, frame)
        near = near[near["decoy"].isna() & near["office"].isin([*words()[topic.topic_id]["markets"].split("|"), "CN"])]
        relevant = near[grades(topic, near) > 0]
        others = near[near["topic_id"].eq(topic.topic_id) & near["role"].eq("neighbour")]
        wanted = _applications(relevant, topic, world) + sorted(set(others["appl_no"]))[:NEIGHBOURS]
        parts.append(near[near["appl_no"].isin(wanted)].assign(asked=topic.topic_id))
    return pd.concat(parts).sort_values("pub_no", ignore_index=True)


def _applications(relevant: pd.DataFrame, topic: Topic, world: World) -> list[str]:
    """Some with the feature left open, with two independent claims, narrowed by the grant; and any others."""
    random = world.random(f"claims/{topic.topic_id}")
    order = relevant.iloc[random.permutation(len(relevant))]
    order["scope"] = pd.Series([claimed(row) for row in order.to_dict("records")], index=order.index, dtype=object)
    granted = order[order["grant"].notna()]
    open_ones = order[order["role"].isin(["closest", "own_early", "earlier_filed"])]
    # Claim 1 holds more than the thing, the first feature and what the other independent claim asks for.
    double = granted[granted["scope"].map(lambda one: len(one) > 1 and len({*one[0], *one[-1]}) > 3)]
    narrowed = granted[granted["scope"].map(lambda one: len(one) == 1 and len(one[0]) > 2)]
    narrowed = narrowed[narrowed["kind"].eq("invention") & narrowed["stage"].eq("B") & narrowed["office"].ne("EP")]
    pending = order[order["grant"].isna()]
    shares = ((open_ones, 2), (double, 3), (narrowed, 3), (granted, 4), (pending, 3))
    numbers = [number for part, size in shares for number in _numbers(part)[:size]]
    return list(dict.fromkeys(numbers))[:APPLICATIONS]


def _numbers(frame: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(frame["appl_no"].tolist()))


def _topic(topic_id: str) -> Topic:
    return next(topic for topic in topics() if topic.topic_id == topic_id)


MAKERS: dict[str, Maker] = {
    "client_product": client_product,
    "client_markets": client_markets,
    "claims": claims,
    "claim_features": claim_features,
}
