"""The practice patents: publications, their applicants and classes, and the priorities of their applications."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.applicant_names import Names, names
from generator.inventions import inventions
from generator.patent_classes import classes
from generator.patent_dates import LAST, filing_days
from generator.patent_decisions import decided
from generator.patent_families import applications, priority_days
from generator.patent_owners import EXPORTS, Owners, owners
from generator.patent_publications import families, numbered, priorities, published_by
from generator.patent_text import texts
from generator.vocabulary import by_industry, subfields
from generator.world import Maker, World

SIZE = 12_000  # publications of a chunk
DRAWN = 8_600  # inventions drawn for it, a few more than it takes
NO_PROVINCE_EVERY = 90  # of the domestic inventions one in so many came without the province of its applicant
ABROAD_EVERY = 14
BURST, BURST_MONTHS = 16, ("2025-02-01", "2025-05-01", "2025-09-01", "2025-12-01", "2026-03-01", "2026-05-01")
CLAIMS = {
    "invention": (4, 4.2),
    "utility_model": (3, 3.4),
    "design": (1, 0.0),
}  # at least, and how many more on average
COLUMNS = [
    "pub_no",
    "appl_no",
    "country",
    "kind",
    "kind_code",
    "filing",
    "pub",
    "grant",
    "prio",
    "family_id",
    "title_zh",
    "title_en",
    "abstract_zh",
    "abstract_en",
    "claims_n",
    "applicant_raw",
    "province",
    "city",
    "tech_field",
    "main_ipc",
    "locarno",
]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Chunk:
    """SIZE publications with all hidden columns, their applications, priorities, applicants and classes."""

    publications: pd.DataFrame
    applications: pd.DataFrame
    priorities: pd.DataFrame
    applicants: pd.DataFrame
    classes: pd.DataFrame


@cache
def sources(world: World) -> tuple[Owners, Names, dict[str, float]]:
    """What all chunks share: applicants to draw from, their names, the extra growth of each technology."""
    growth = world.random("patents/growth").normal(0.0, 0.075, len(subfields()))
    return owners(world), names(world), dict(zip(subfields(), growth, strict=True))


@cache
def chunk(world: World, number: int = 0) -> Chunk:
    """Chunk `number` of the world's patents; chunk 0 makes the committed tables."""
    return made_chunk(world, number)


def made_chunk(world: World, number: int) -> Chunk:
    """As `chunk`, kept nowhere: for worlds of a hundred chunks."""
    random = world.random(f"patents/{number}")
    held = _inventions(world, number, random)
    apps = _applications(held, random)
    apps = numbered(decided(apps, random), number)
    apps["grant"] = apps["decision"].where((apps["outcome"] == "granted") & (apps["decision"] <= LAST))
    claims = priorities(apps)
    apps["family_id"] = apps["appl_no"].map(families(claims, number))
    published = _exactly(published_by(apps, LAST, random, number), SIZE)
    apps = apps[apps["appl_no"].isin(set(published["appl_no"]))].reset_index(drop=True)
    claims = claims[claims["appl_no"].isin(set(published["appl_no"]))].reset_index(drop=True)
    applied = _applied(apps, published, world, random)
    published = _described(published, held, applied, random)
    published = _written(published, world.random(f"patents/texts/{number}"))
    coded = classes(published)
    main = coded[coded["position"] == 1].set_index("pub_no")["ipc"]
    return Chunk(published.assign(main_ipc=published["pub_no"].map(main)), apps, claims, applied, coded)


def _inventions(world: World, number: int, random: np.random.Generator) -> pd.DataFrame:
    """The inventions with their owners and days."""
    drawn, _, growth = sources(world)
    frame = inventions(world.random(f"patents/inventions/{number}"), DRAWN, number * 10 * DRAWN)
    frame["kind"] = frame["kind"].where(frame["offices"] != "US", "invention")  # the US has no utility models
    tilt = frame["subfield"].map(growth).to_numpy(dtype=float)
    days = filing_days(frame["kind"], np.asarray(tilt), random)
    frame["filing"] = days.where(frame["filing_on"].isna(), frame["filing_on"])
    frame["free"] = frame["filing_on"].isna() & frame["offices"].isna()
    frame["product"] = [_is_product(one) for one in frame.itertuples()]
    frame["granted_on"] = _bursts(frame, world)
    frame["filing"] = frame["filing"].where(frame["granted_on"].isna(), frame["granted_on"] - pd.Timedelta(days=214))
    frame = frame.drop(columns="owner").join(drawn.draw(frame, random))
    unknown = frame["province"].notna() & frame["free"]
    unknown &= frame[unknown].groupby("kind").cumcount().reindex(frame.index, fill_value=0) % NO_PROVINCE_EVERY == 7
    frame["prio"] = priority_days(frame, random)
    frame.loc[unknown, ["province", "city"]] = None
    chance = np.where(frame["country"] != "CN", 1.0, frame["size"].map(EXPORTS).fillna(0.05))
    plain = (frame["kind"] == "invention") & frame["free"]
    # One in so many of each province goes abroad for certain, so that none is without a family.
    some = frame[plain].groupby(frame["province"]).cumcount().reindex(frame.index, fill_value=0) % ABROAD_EVERY == 4
    frame["abroad"] = plain & ((random.random(len(frame)) < chance) | some)
    return frame


def _is_product(one: Any) -> bool:
    """Whether a utility model could be had for it: methods and compositions have none."""
    return (
        isinstance(one.thing, str)
        and one.kind == "invention"
        and subfields()[one.subfield].find("things", one.thing).kind == "product"
    )


def _bursts(frame: pd.DataFrame, world: World) -> pd.Series:
    """A month in which more models of one technology of an industry come out than before; their day, else missing."""
    random = world.random("patents/bursts")
    days = pd.Series(pd.NaT, index=frame.index, dtype="datetime64[us]")
    for held in by_industry().values():
        month, known = BURST_MONTHS[int(random.integers(len(BURST_MONTHS)))], [field.id for field in held]
        models = frame[frame["subfield"].isin(known) & (frame["kind"] == "utility_model") & frame["free"]]
        chosen = models["subfield"].value_counts().sort_index().idxmax()
        rows = models.index[models["subfield"] == chosen][:BURST]
        days.loc[rows] = pd.Timestamp(month) + pd.to_timedelta(2 + np.arange(len(rows)) % 25, unit="D")
    return days


def _applications(held: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    apps = applications(held, random)
    kinds = held["owner_kind"]
    more = held[["invention_id", "country", "province", "pub_on", "granted_on", "owner", "others"]].assign(
        owner_kind=kinds
    )
    apps = apps.merge(more, on="invention_id", how="left")
    # What was planted with a day of publication keeps it in its first filing.
    return apps.assign(pub_on=apps["pub_on"].where(apps["member"] == "first"))


def _exactly(published: pd.DataFrame, size: int) -> pd.DataFrame:
    """The first inventions, whole families, that make up `size` publications; single ones fill the last gap."""
    counts = published.groupby("invention_id", sort=True).size()
    reached = counts.cumsum()
    kept = set(counts.index[reached <= size])
    missing = size - int(reached[reached <= size].iloc[-1])
    single = counts[(reached > size) & (counts == 1)].index[:missing]
    if len(single) < missing:
        raise ValueError(
            f"{len(counts)} inventions give {reached.iloc[-1]} publications, {size} are wanted: raise DRAWN"
        )
    chosen = published["invention_id"].isin(kept | set(single))
    return published[chosen].sort_values("pub_no", ignore_index=True)


def _applied(apps: pd.DataFrame, published: pd.DataFrame, world: World, random: np.random.Generator) -> pd.DataFrame:
    """pub_no, position, applicant_raw, applicant_id: who applied, under which name."""
    drawn, named, _ = sources(world)
    people = apps[["appl_no", "office", "filing", "owner", "others"]].copy()
    chance = random.random(len(people))
    # The second document of an applicant, and one in six after it, bears another name than that of today.
    again = people.groupby("owner").cumcount() % 6 == 1
    chance = np.where(again, chance * 0.04, chance)
    ids = drawn.applicants["applicant_id"].tolist()
    rows = []
    every: list[Any] = list(people.itertuples(index=False))
    for one, luck in zip(every, chance, strict=True):
        language = "zh" if one.office == "CN" else "en"
        who = [one.owner, *(int(row) for row in one.others.split("|") if row)]
        rows += [
            (one.appl_no, place, named.of(row, language, one.filing, (luck + 0.37 * (place - 1)) % 1), ids[row])
            for place, row in enumerate(who, start=1)
        ]
    frame = pd.DataFrame(rows, columns=["appl_no", "position", "applicant_raw", "applicant_id"])
    made = published[["pub_no", "appl_no"]].merge(frame, on="appl_no")
    return made.sort_values(["pub_no", "position"], ignore_index=True)[
        ["pub_no", "position", "applicant_raw", "applicant_id"]
    ]


def _described(
    published: pd.DataFrame, held: pd.DataFrame, applied: pd.DataFrame, random: np.random.Generator
) -> pd.DataFrame:
    """The publications with all columns of their inventions, number of claims and applicants as printed."""
    own = [name for name in held.columns if name not in published.columns or name == "invention_id"]
    frame = published.merge(held[own], on="invention_id", how="left", validate="many_to_one")
    frame["applicant_country"], frame["country"] = frame["country"], frame["office"]
    frame["claims_n"] = _claims(frame, random)
    printed = applied.groupby("pub_no")["applicant_raw"].agg(";".join)
    return frame.assign(applicant_raw=frame["pub_no"].map(printed))


def _written(frame: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """The publications with titles and abstracts."""
    return _same_titles(pd.concat([frame, texts(frame, random).set_axis(frame.index)], axis=1))


def _same_titles(frame: pd.DataFrame) -> pd.DataFrame:
    """The model of the same day bears the title of its invention, unless that one names a method."""
    first = (
        frame[(frame["office"] == "CN") & (frame["kind"] == "invention")]
        .drop_duplicates("invention_id")
        .set_index("invention_id")
    )
    for title, method in (("title_zh", "方法"), ("title_en", "method")):
        theirs = frame["invention_id"].map(first[title]).where(frame["member"] == "same_day")
        theirs = theirs.where(~theirs.str.contains(method, case=False, na=False))
        frame[title] = theirs.where(theirs.notna() & frame[title].notna(), frame[title])
    return frame


def _claims(frame: pd.DataFrame, random: np.random.Generator) -> pd.Series:
    """As filed; a grant may have a few less; in the US about twice as many."""
    first = frame.groupby("appl_no")["pub_no"].transform("first")
    least = frame["kind"].map({kind: rule[0] for kind, rule in CLAIMS.items()})
    more = random.poisson(frame["kind"].map({kind: rule[1] for kind, rule in CLAIMS.items()}))
    made = (least.to_numpy() + more) * np.where(frame["office"] == "US", 2, 1)
    filed = pd.Series(made, index=frame["pub_no"]).reindex(first).to_numpy()
    fewer = np.where((frame["stage"] == "B") & (frame["kind"] == "invention"), random.integers(0, 3, len(frame)), 0)
    return pd.Series(np.maximum(filed - fewer, 1), index=frame.index).astype("int64")


def publications(world: World) -> pd.DataFrame:
    """The publications of chunk 0 with the hidden columns of their inventions: for tables that judge or cite them."""
    return chunk(world).publications.copy()


def patents(world: World) -> pd.DataFrame:
    """12,000 publications: what an office prints on the front page."""
    return public(chunk(world))


def public(made: Chunk) -> pd.DataFrame:
    """What is public of a chunk's publications."""
    return made.publications[COLUMNS]


def patent_applicants(world: World) -> pd.DataFrame:
    """One row an applicant of a publication."""
    return chunk(world).applicants


def ipc_codes(world: World) -> pd.DataFrame:
    """One row a class of a publication."""
    return chunk(world).classes


def priority_claims(world: World) -> pd.DataFrame:
    """One row a priority of an application."""
    return chunk(world).priorities


MAKERS: dict[str, Maker] = {
    "patents": patents, "patent_applicants": patent_applicants, "ipc_codes": ipc_codes, "priorities": priority_claims,
}  # fmt: skip
