"""Who comes to a desk: the applicants of the province by client type, and the true mix of clients."""

from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.world import Maker, World

Names = npt.NDArray[np.object_]
CLIENT_TYPES = ("tech_sme", "other_firm", "university", "institute", "person")
# Who comes (first) and who there is (second). Those who come are not the mix of those who could.
COMES = {"tech_sme": 0.34, "other_firm": 0.24, "university": 0.12, "institute": 0.08, "person": 0.22}
UNIVERSITY_COMES = {"tech_sme": 0.16, "other_firm": 0.10, "university": 0.48, "institute": 0.14, "person": 0.12}
EXISTS = {"tech_sme": 0.25, "other_firm": 0.31, "university": 0.01, "institute": 0.02, "person": 0.41}
PERSONS_UNNAMED = 0.7  # most people who ask for themselves leave no number


def with_type(applicants: pd.DataFrame) -> pd.DataFrame:
    """Domestic applicants with their client_type; the first of a kind wins, as at the desk."""
    own = applicants[applicants["country"] == "CN"].copy()
    tech = own["tech_sme"].astype(str).str.lower() == "true"
    own["client_type"] = np.where(own["kind"] == "firm", np.where(tech, "tech_sme", "other_firm"), own["kind"])
    return own


class Clients:
    """Draws clients for a body: from its own city six times as often as from elsewhere in the province."""

    def __init__(self, applicants: pd.DataFrame) -> None:
        """Sort the domestic applicants into pools by province and client type."""
        own = with_type(applicants)
        groups = own.groupby(["province", "client_type"], sort=True)
        self._pools = {
            key: (pool["applicant_id"].to_numpy(dtype=object), pool["city"].to_numpy()) for key, pool in groups
        }

    def draw(self, body: Mapping[Hashable, Any], count: int, random: np.random.Generator) -> tuple[Names, Names]:
        """client_type and applicant_id of `count` contacts; the second is None for who left no number."""
        mix = UNIVERSITY_COMES if body["inst_type"] == "university_centre" else COMES
        kinds: Names = random.choice(np.array(list(mix), dtype=object), count, p=list(mix.values()))
        found: Names = np.full(count, None, dtype=object)
        for kind in CLIENT_TYPES:
            rows = kinds == kind
            found[rows] = self._some(body, kind, int(rows.sum()), random)
        return kinds, found

    def _some(self, body: Mapping[Hashable, Any], kind: str, count: int, random: np.random.Generator) -> Names:
        ids, cities = self._pools.get((body["province"], kind), (np.array([None]), np.array([""])))
        weight = np.where(cities == body["city"], 6.0, 1.0) * random.lognormal(0, 0.5, len(ids))
        found: Names = ids[random.choice(len(ids), count, p=weight / weight.sum())]
        found[random.random(count) < (PERSONS_UNNAMED if kind == "person" else 0.02)] = None
        return found


def client_population(world: World) -> pd.DataFrame:
    """155 rows: how many clients of each type there are in a province, served or not."""
    random = world.random("client_population")
    firms = world["places"].groupby("province", sort=True)["tech_smes"].sum()
    rows = []
    for province, tech_smes in firms.items():
        total = tech_smes / EXISTS["tech_sme"]
        for kind, share in EXISTS.items():
            count = int(round(total * share * random.uniform(0.9, 1.1), -1))
            rows.append({"province": province, "client_type": kind, "clients": max(20, count)})
    return pd.DataFrame(rows)


MAKERS: dict[str, Maker] = {"client_population": client_population}
