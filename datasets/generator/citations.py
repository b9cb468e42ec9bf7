"""Who cites whom: skewed, mostly within the technology and backwards in time, some by the same applicant.

Categories follow the days: X, Y and A were public before the priority date; PX and PA came between it and filing; E was
filed before at the same office and published after; R is the application for the same invention filed on the same day.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.patents import chunk
from generator.world import Maker, World

# Documents that carry a search or examination: office and stage -> how many they cite on average.
CITING = {
    ("CN", "B"): 9.0, ("WO", "A"): 8.0, ("EP", "A"): 7.0, ("US", "B"): 22.0,
    ("JP", "B"): 8.0, ("KR", "B"): 8.0, ("DE", "A"): 6.0,
}  # fmt: skip
MODEL = 1.5  # utility models: those with an evaluation report
OWN, NEAR = 0.09, 0.80  # cites of own documents, and of the same technology; the rest is of the same industry
SKEW, AGE = 1.35, 4.5  # spread of the attraction of a document; years after which it halves
CATEGORIES = ("X", "Y", "A")
CATEGORY_SHARES = (0.24, 0.27, 0.49)
BETWEEN = 0.16  # searches that also turn up what came out between priority and filing
BY_APPLICANT = 0.16  # cites that the applicant gave, in its description; nobody sets a category there
COLUMNS = ["citing", "cited", "cat", "origin", "date"]
Ints = npt.NDArray[np.int64]


@dataclass
class Pool:
    """What earlier chunks left to be cited: a sample of a bounded size."""

    held: pd.DataFrame = field(default_factory=pd.DataFrame)
    size: int = 12_000

    def add(self, documents: pd.DataFrame, random: np.random.Generator) -> None:
        """Keep a sample of the old and the new documents."""
        both = pd.concat([self.held, documents], ignore_index=True)
        keep = np.sort(random.permutation(len(both))[: self.size])
        self.held = both.iloc[keep].reset_index(drop=True)


def documents(published: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """What can be cited: the publications with their days, technology, owner and attraction (by family)."""
    columns = [
        "pub_no",
        "appl_no",
        "family_id",
        "office",
        "kind",
        "stage",
        "filing",
        "prio",
        "pub",
        "subfield",
        "tech_field",
        "owner",
        "member",
    ]
    frame = published[columns].copy()
    codes = pd.factorize(frame["family_id"])[0]
    frame["pull"] = random.lognormal(0.0, SKEW, codes.max() + 1)[codes]
    # A grant is cited less than the application before it: it says the same and came later.
    frame["pull"] *= np.where((frame["stage"] == "B") & (frame["kind"] == "invention"), 0.25, 1.0)
    return frame.sort_values(["pub", "pub_no"], ignore_index=True)


def cites(own: pd.DataFrame, pool: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """The citations of the documents `own`, to each other and to those of the pool."""
    every = pd.concat([own, pool], ignore_index=True)
    every = every[every["kind"] != "design"].sort_values(["pub", "pub_no"], ignore_index=True)
    wanted = _wanted(own, random)
    parts = []
    for _, group in wanted.groupby("tech_field", sort=True):
        parts.append(_of_field(group, every[every["tech_field"] == group["tech_field"].iloc[0]], random))
    found = pd.concat([*parts, _same_day(own), _conflicting(own, every, random)])
    found = found.drop_duplicates(["citing", "cited"])
    return found.sort_values(["citing", "cited"], ignore_index=True)[COLUMNS]


def _wanted(own: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """One row a citation to be made."""
    mean = pd.Series(list(zip(own["office"], own["stage"], strict=True)), index=own.index).map(CITING).fillna(0.0)
    model, other = own["kind"] == "utility_model", own["kind"] != "invention"
    mean = mean.mask(other, 0.0).mask(model, MODEL)
    # Few documents cite very many: the mean itself is drawn.
    count = random.poisson(mean.to_numpy() * random.gamma(2.2, 1 / 2.2, len(own)))
    frame = own.loc[own.index.repeat(count)].reset_index(drop=True)
    return frame.assign(before=frame["prio"].where(random.random(len(frame)) >= BETWEEN, frame["filing"]))


def _of_field(wanted: pd.DataFrame, every: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Draw a cited document for each row: the same owner, the same technology or the same industry."""
    drawn = random.random((len(wanted), 4))
    narrow = np.where(drawn[:, 0] < OWN, 0, np.where(drawn[:, 0] < OWN + NEAR, 1, 2))
    chosen = np.full(len(wanted), -1, dtype=np.int64)
    for level, column in enumerate(("owner", "subfield", "tech_field")):
        rows = np.flatnonzero(narrow == level)
        chosen[rows] = _pick(wanted.iloc[rows], every, column, drawn[rows, 1])
        # Who has nothing of his own to cite cites in his technology.
        narrow[rows[chosen[rows] < 0]] += 1
    held = wanted[chosen >= 0].reset_index(drop=True)
    cited = every.iloc[chosen[chosen >= 0]].reset_index(drop=True)
    return _categorised(held, cited, drawn[chosen >= 0][:, 2:])


def _pick(wanted: pd.DataFrame, every: pd.DataFrame, column: str, drawn: npt.NDArray[np.float64]) -> Ints:
    """Rows of `every` (sorted by day) that were public when each wanted one was examined; -1 where there is none."""
    picked = np.full(len(wanted), -1, dtype=np.int64)
    groups = {key: rows for key, rows in every.reset_index(drop=True).groupby(column, sort=False).indices.items()}
    days, pull = every["pub"].to_numpy(), every["pull"].to_numpy(dtype=float)
    families = every["family_id"].to_numpy()
    keys, before, own = wanted[column].to_numpy(), wanted["before"].to_numpy(), wanted["family_id"].to_numpy()
    age = days.astype("datetime64[D]").astype(float) / 365.25
    order = {key: (rows, np.cumsum(pull[rows] * np.exp2(age[rows] / AGE - 11))) for key, rows in groups.items()}
    for place, key in enumerate(keys):
        if key not in order:
            continue
        rows, weights = order[key]
        there = int(np.searchsorted(days[rows], before[place]))
        if there:
            row = rows[int(np.searchsorted(weights, drawn[place] * weights[there - 1] * 0.999999))]
            picked[place] = row if families[row] != own[place] else -1
    return picked


def _categorised(held: pd.DataFrame, cited: pd.DataFrame, drawn: npt.NDArray[np.float64]) -> pd.DataFrame:
    """Categories by the days; between priority and filing a P stands before."""
    cat = np.array(CATEGORIES)[np.searchsorted(np.cumsum(CATEGORY_SHARES), drawn[:, 0] * 0.999999)]
    between = (cited["pub"] >= held["prio"]).to_numpy()
    p_cat = np.where(cat == "A", "PA", "PX")
    given = (drawn[:, 1] < BY_APPLICANT) & ~between
    origin = np.where(given, "applicant", "examiner")
    frame = pd.DataFrame({"citing": held["pub_no"], "cited": cited["pub_no"], "origin": origin, "date": held["pub"]})
    chosen = pd.Series(np.where(between, p_cat, cat), index=frame.index)
    return frame.assign(cat=chosen.mask(given))


def _same_day(own: pd.DataFrame) -> pd.DataFrame:
    """The invention and the utility model of one day: each names the other one, category R."""
    grants = own[(own["office"] == "CN") & (own["stage"] == "B") & (own["kind"] == "invention")]
    models, key = own[own["member"] == "same_day"], ["filing", "owner", "subfield", "prio"]
    pairs = grants[["pub_no", "pub", *key]].merge(models[["pub_no", "pub", *key]], on=key, suffixes=("", "_model"))
    pairs = pairs[pairs["pub_model"] < pairs["pub"]]
    frame = pairs.rename(columns={"pub_no": "citing", "pub_no_model": "cited", "pub": "date"})
    return frame.assign(cat="R", origin="examiner")[COLUMNS]


def _conflicting(own: pd.DataFrame, every: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Filed earlier at the same office, published later, by somebody else: category E, for some of the grants."""
    grants = own[(own["office"] == "CN") & (own["stage"] == "B") & (own["kind"] == "invention")]
    grants = grants[random.random(len(grants)) < 0.10]
    earlier = every[(every["office"] == "CN") & (every["kind"] != "design")]
    parts = []
    for subfield, group in grants.groupby("subfield", sort=True):
        near = earlier[earlier["subfield"] == subfield]
        for one in group.itertuples():
            fits = near[
                (near["filing"] < one.prio)
                & (near["pub"] >= one.filing)
                & (near["pub"] < one.pub)
                & (near["owner"] != one.owner)
            ]
            if len(fits):
                parts.append(
                    (one.pub_no, fits["pub_no"].iloc[int(random.integers(len(fits)))], "E", "examiner", one.pub)
                )
    frame = pd.DataFrame(parts, columns=COLUMNS)
    return frame.assign(date=pd.to_datetime(frame["date"]))


def citations(world: World) -> pd.DataFrame:
    """citing, cited (publications), cat, origin (examiner, applicant), date (publication of the citing document)."""
    held = documents(chunk(world).publications, world.random("citations/pull/0"))
    return cites(held, held.iloc[:0], world.random("citations/0"))


MAKERS: dict[str, Maker] = {"citations": citations}
