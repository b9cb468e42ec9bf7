"""world_panel: NCSES tables on patents, designs and trademarks of the world, one CSV a table, made long and named."""

from pathlib import Path

import numpy as np
import pandas as pd

from iplab import registry, schemas, upstream

Parts = dict[str, Path]  # number of the upstream table -> its data.csv
KEY = ["system", "class_code", "economy", "year", "measure"]
NAMES = [*KEY[:2], "class_zh", "class_en", "economy", "economy_zh", "economy_en", "level", *KEY[3:], "value"]
MEASURES = {
    "uspto_patents": "uspto_patents",
    "patent_families": "patent_families",
    "uspto": "uspto_trademarks",
    "euipo": "euipo_trademarks",
    "": "uspto_designs",
}
# Tables by class instead of by economy tell of one economy.
BY_CLASS = {"1946": "design_class_full_path", "1949": "nice_class_full_path"}
BY_ECONOMY = "region_country_or_economy_full_path"
TOTAL = "All classes"


def world(parts: Parts) -> pd.DataFrame:
    """One row a system, class, economy, year and measure: whole numbers as printed, each rounded by itself.

    DataError for an economy or class that the tables world_economies and world_classes don't know.
    """
    classes, economies = _facts("world_classes"), _facts("world_economies")
    rows = pd.concat([_table(part, path, classes, economies) for part, path in parts.items()], ignore_index=True)
    named = rows.merge(classes[["system", "class_code", "class_zh", "class_en"]], on=["system", "class_code"])
    named = named.merge(economies[["economy", "economy_zh", "economy_en", "level"]], on="economy")
    return _ordered(named, classes, economies)[NAMES]


def repairs(parts: Parts) -> pd.DataFrame:
    """Labels with a space at the end, and the total that one table repeats from another."""
    last = {part: _last(upstream.csv(parts[part], [label])[label]) for part, label in BY_CLASS.items()}
    hits = {(part, "(space at the end)"): int((label != label.str.strip()).sum()) for part, label in last.items()}
    hits["1946", TOTAL] = int((last["1946"] == TOTAL).sum())
    return upstream.repairs("world_panel", hits)


def _table(part: str, path: Path, classes: pd.DataFrame, economies: pd.DataFrame) -> pd.DataFrame:
    own = classes[classes["upstream_table"] == part]
    label = BY_CLASS.get(part, BY_ECONOMY)
    wide = upstream.csv(path, [label])
    names = _of_classes(wide[label], own) if part in BY_CLASS else _of_economies(wide[label], own, economies)
    columns = _series([name for name in wide.columns if name.startswith("field_")], part)
    cells = wide.loc[names.index, columns["column"]].to_numpy().ravel()
    # Row by row: each name stands once for every series, the series repeat for every name.
    rows = names.loc[names.index.repeat(len(columns))].reset_index(drop=True)
    for name in ("year", "measure"):
        rows[name] = np.tile(columns[name].to_numpy(), len(names))
    return rows.assign(value=upstream.whole_numbers(pd.Series(cells, dtype="str"), path))


def _series(columns: list[str], part: str) -> pd.DataFrame:
    """What a column holds, from its name: field_1998_patent_families."""
    found = pd.Series(columns, dtype="str").str.extract(r"^field_(?P<year>\d{4})(?:_(?P<measure>\w+))?$")
    measure = upstream.known(found["measure"].fillna(""), MEASURES, f"field_* ({part})", "convert_world.py")
    return pd.DataFrame({"column": columns, "year": found["year"].astype("int64"), "measure": measure})


def _of_economies(label: "pd.Series[str]", own: pd.DataFrame, economies: pd.DataFrame) -> pd.DataFrame:
    codes = dict(zip(economies["upstream"], economies["economy"], strict=True))
    economy = upstream.known(label, codes, BY_ECONOMY, "world_economies.csv")
    only = own.iloc[0]
    return pd.DataFrame({"system": only["system"], "class_code": only["class_code"], "economy": economy})


def _of_classes(label: "pd.Series[str]", own: pd.DataFrame) -> pd.DataFrame:
    codes = dict(zip(own["upstream_label"], own["class_code"], strict=True))
    last = _last(label).str.strip()
    kept = last[last.isin(codes) | (last != TOTAL)]
    code = upstream.known(kept, codes, "class", "world_classes.csv")
    return pd.DataFrame({"system": own["system"].iloc[0], "class_code": code, "economy": "US"})


def _last(path: "pd.Series[str]") -> "pd.Series[str]":
    return path.str.rsplit(" -> ", n=1).str[-1]


def _ordered(rows: pd.DataFrame, classes: pd.DataFrame, economies: pd.DataFrame) -> pd.DataFrame:
    """In the order of the two tables of names; the years of a series stand one below the other."""
    first = pd.MultiIndex.from_frame(classes[["system", "class_code"]])
    places = pd.DataFrame(
        {
            "class": first.get_indexer(pd.MultiIndex.from_frame(rows[["system", "class_code"]])),
            "economy": pd.Index(economies["economy"]).get_indexer(rows["economy"]),
            "measure": rows["measure"],
            "year": rows["year"],
        }
    )
    return rows.loc[places.sort_values(["class", "economy", "measure", "year"]).index].reset_index(drop=True)


def _facts(name: str) -> pd.DataFrame:
    table = registry.table(name)
    return schemas.read(registry.home() / table.file, table)
