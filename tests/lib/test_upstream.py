"""Upstream files with surprises: another column, another type, an unknown name. Each is an error that says which."""

import re

import pandas as pd
import pyreadr
import pytest
from iplab import convert_companions, convert_drones, convert_solar, convert_world, upstream
from iplab.errors import DataError

PANEL = convert_companions.COLUMNS


def message(call):
    with pytest.raises(DataError) as caught:
        call()
    zh, en = str(caught.value).split(" / ", 1)
    assert re.search("[一-鿿]", zh)
    assert re.match("[A-Za-z]", en)
    return str(caught.value)


def rda(path, **columns):
    frame = pd.DataFrame(columns)
    texts = [name for name in frame.columns if not pd.api.types.is_numeric_dtype(frame[name])]
    pyreadr.write_rdata(str(path), frame.astype(dict.fromkeys(texts, object)))
    return path


def spending(path, **changed):
    """RDIntense in small: two provinces, one year."""
    rows = {
        "province": ["北京", "北京", "天津", "天津"],
        "year": ["2020"] * 4,
        "chn_block4": ["RD经费", "RD强度"] * 2,
        "value": [2326.6, 6.44, 485.0, 3.44],
    }
    return {"RDIntense": rda(path, **{**rows, **changed})}


def test_the_small_file_is_read(tmp_path):
    frame = convert_companions.rd_intensity(spending(tmp_path / "RDIntense.rda"))
    assert frame.to_numpy().tolist() == [["北京市", 2020, 2326.6, 6.44], ["天津市", 2020, 485.0, 3.44]]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"value": ["2326.6", "6.44", "485.0", "3.44"]}, ["RDIntense.rda", "value", "number"]),
        ({"year": [2020.0] * 4}, ["RDIntense.rda", "year", "text", "float64"]),
        ({"province": ["北京", "北京", "天律", "天律"]}, ["天律", "province_panel_repairs.csv"]),
        ({"chn_block4": ["RD经费", "RD密度"] * 2}, ["RD密度", "chn_block4"]),
        ({"province": ["北京"] * 4}, ["2 repeated", "北京市"]),
    ],
)
def test_a_file_of_r_with_a_surprise(tmp_path, changed, words):
    text = message(lambda: convert_companions.rd_intensity(spending(tmp_path / "RDIntense.rda", **changed)))
    assert [word for word in words if word not in text] == []


def test_a_column_that_is_gone(tmp_path):
    path = rda(tmp_path / "x.rda", province=["北京"], year=["2020"], amount=[1.0])
    text = message(lambda: upstream.rda(path, PANEL))
    assert [word for word in ("x.rda", "chn_block4", "value", "amount") if word not in text] == []


@pytest.mark.parametrize("content", [b"", b"<html>please log in</html>", b"RDX2\nX\n"])
def test_a_file_of_another_format(tmp_path, content):
    for name, read in (("x.rda", lambda path: upstream.rda(path, PANEL)), ("x.xls", upstream.sheets)):
        path = tmp_path / name
        path.write_bytes(content)
        assert name in message(lambda read=read, path=path: read(path))


def test_bytes_that_are_not_the_encoding(tmp_path):
    (tmp_path / "x.csv").write_bytes("a\n中".encode("gbk"))
    assert "x.csv" in message(lambda: upstream.csv(tmp_path / "x.csv", ["a"]))


# The world panel: one table of it


def ncses(tmp_path, old="", new=""):
    folder = tmp_path / "1917"
    folder.mkdir(exist_ok=True)
    text = (
        "table_id,row_id,region_country_or_economy_full_path,field_1998_uspto_patents,field_1998_patent_families\n"
        "1917,r001,World,10,20\n1917,r035,World -> Asia -> China,3,7\n"
    )
    assert old in text
    (folder / "data.csv").write_text(text.replace(old, new), encoding="utf-8")
    return {"1917": folder / "data.csv"}


def test_the_small_table_is_made_long(tmp_path):
    frame = convert_world.world(ncses(tmp_path))
    rows = frame[["class_code", "economy", "level", "year", "measure", "value"]].to_numpy().tolist()
    assert rows == [
        ["all", "world", "world", 1998, "patent_families", 20],
        ["all", "world", "world", 1998, "uspto_patents", 10],
        ["all", "CN", "economy", 1998, "patent_families", 7],
        ["all", "CN", "economy", 1998, "uspto_patents", 3],
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Asia -> China", "Asia -> Atlantis", ["World -> Asia -> Atlantis", "world_economies.csv"]),
        (",3,7", ",3,D", ["1917", "'D'", "1 cells"]),
        (",3,7", ",3,", ["1917", "''"]),
        (",3,7", ",3.5,7", ["'3.5'"]),
        ("region_country_or_economy_full_path", "economy", ["region_country_or_economy_full_path", "data.csv"]),
        ("1998_patent_families", "1998_patents_pending", ["patents_pending", "1917"]),
    ],
)
def test_a_table_of_the_world_with_a_surprise(tmp_path, old, new, words):
    text = message(lambda: convert_world.world(ncses(tmp_path, old, new)))
    assert [word for word in words if word not in text] == []


# Solar cooking: the sheets as they would come from the file


def sheets(change=lambda cells: None):
    made = {}
    for name, (_, start, column) in convert_solar.SHEETS.items():
        cells = pd.DataFrame("", index=range(start + 1), columns=range(column + 2), dtype=object)
        cells.iloc[start - 1, column : column + 2] = list(convert_solar.HEADING)
        cells.iloc[start, column : column + 2] = [f"US{len(made)}A", "Solar cooker | Solarkocher"]
        made[name] = cells
    change(made)
    return made


@pytest.fixture
def landscape(monkeypatch, tmp_path):
    """landscape(change): convert these sheets."""

    def documents(change=lambda cells: None):
        monkeypatch.setattr(upstream, "sheets", lambda _path: sheets(change))
        pizza = tmp_path / "pizza.csv"
        pizza.write_text("Publication Number,Title\rUS 2013/01 A1,PIZZA\r", encoding="latin-1", newline="")
        return convert_solar.documents({"landscape": tmp_path / "solar.xls", "pizza": pizza})

    return documents


def test_the_small_landscape_is_read(landscape):
    rows = landscape().to_numpy().tolist()
    assert rows[0] == ["US0A", "solar_cooking", "Solar cooker"]
    assert rows[-1] == ["US201301A1", "pizza", "PIZZA"]
    assert len(rows) == 5


def test_a_sheet_that_is_gone(landscape):
    text = message(lambda: landscape(lambda made: made.pop("Solar water heater")))
    assert "Solar water heater" in text


def test_a_sheet_whose_rows_have_moved(landscape):
    def moved(made):
        made["Solar water heater"] = made["Solar water heater"].shift(1)

    text = message(lambda: landscape(moved))
    assert [word for word in ("Solar water heater", "Patent / Publication No.") if word not in text] == []


# Repairs


def test_a_repair_that_nobody_listed_is_an_error():
    text = message(lambda: upstream.repairs("drones", {("pat_title", "."): 1, ("pat_title", "?"): 2}))
    assert [word for word in ("drones", "'?'", "open_repairs.csv") if word not in text] == []


def test_a_repair_that_hits_nothing_is_not_told():
    assert upstream.repairs("drones", {("pat_title", "."): 0}).empty


def test_a_subclass_without_title_that_nobody_knows_stays_missing(tmp_path):
    path = rda(
        tmp_path / "ipc.rda",
        lens_id=["000-000-000-000-001"] * 2,
        ipcr_classifications=["X99X1/00", "B33Y10/00"],
        subclass=["X99X", "B33Y"],
        description=[None, None],
    )
    frame = convert_drones.ipc({"ipc": path})
    assert frame["subclass_title"].isna().tolist() == [True, False]
    assert "X99X" in message(lambda: convert_drones.ipc_repairs({"ipc": path}))
