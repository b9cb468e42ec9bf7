"""Embedded files, CSV and Parquet: what is said when one is damaged, cut, edited or of another type."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pyarrow
import pytest
from iplab import data, package, registry
from iplab.errors import DataError
from pyarrow import parquet

ROOT = Path(__file__).resolve().parents[2]
ENTRY = """
tables:
  sample:
    kind: practice
    title: {zh: 样表, en: Sample}
    file: practice/sample.parquet
    key: [number]
    as_of: "2026-10-31"
    source: "@synthetic"
    licence: CC-BY-4.0
    attribution: "@course"
    about: {zh: 样表, en: A sample}
    not_for: {zh: 无, en: Nothing}
    columns:
      - {name: number, dtype: int, unit: "-", zh: 编号, en: number}
      - {name: word, dtype: str, unit: "-", nullable: true, zh: 词, en: word}
      - {name: count, dtype: Int64, unit: "-", nullable: true, zh: 数, en: count}
      - {name: share, dtype: float, unit: "-", nullable: true, zh: 比, en: share}
      - {name: true_or_not, dtype: bool, unit: "-", zh: 真假, en: true or not}
      - {name: day, dtype: date, unit: date, nullable: true, zh: 日, en: day}
"""
COLUMNS = {
    "number": pyarrow.array([1, 2], pyarrow.int64()),
    "word": pyarrow.array(["专利", None], pyarrow.string()),
    "count": pyarrow.array([7, None], pyarrow.int64()),
    "share": pyarrow.array([0.5, None], pyarrow.float64()),
    "true_or_not": pyarrow.array([True, False], pyarrow.bool_()),
    "day": pyarrow.array([pd.Timestamp("2025-06-30").date(), None], pyarrow.date32()),
}


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A datasets folder with the committed tables and one Parquet table more; a test may damage it."""
    folder = tmp_path / "datasets"
    shutil.copytree(ROOT / "datasets", folder, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    (folder / "registry" / "sample.yaml").write_text(ENTRY, encoding="utf-8")
    monkeypatch.setattr(registry, "home", lambda: folder)
    write(folder, COLUMNS)
    return folder


def write(home, columns):
    parquet.write_table(pyarrow.table(columns), home / "practice" / "sample.parquet")
    record(home)


def record(home):
    """The package knows the sample as it is now."""
    path = home / "datapackage.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    resources = [one for one in described["resources"] if one["path"] != "practice/sample.parquet"]
    digest = package.fingerprint(home / "practice" / "sample.parquet")
    described["resources"] = [*resources, {"path": "practice/sample.parquet", "hash": digest}]
    path.write_text(json.dumps(described), encoding="utf-8")
    forget()


def forget():
    registry.read.cache_clear()
    package.recorded.cache_clear()
    data._parsed.cache_clear()


@pytest.fixture(autouse=True)
def nothing_remembered():
    forget()
    yield
    forget()


def refused(name="sample"):
    """What the error says; in both languages."""
    forget()
    with pytest.raises(DataError) as caught:
        data.load(name)
    chinese, english = str(caught.value).split(" / ", 1)
    assert any("一" <= sign <= "鿿" for sign in chinese)
    return english


def test_a_parquet_table_has_the_types_of_its_entry(home):
    frame = data.load("sample")
    types = {"number": "int64", "count": "Int64", "share": "float64", "true_or_not": "bool", "day": "datetime64[us]"}
    assert {name: str(frame[name].dtype) for name in types} == types
    assert frame["word"].tolist()[0] == "专利"
    assert frame.isna().sum().to_dict() == {"number": 0, "word": 1, "count": 1, "share": 1, "true_or_not": 0, "day": 1}
    assert data.load("sample", word="专利")["number"].tolist() == [1]


def test_cut_in_the_middle(home):
    path = home / "practice" / "sample.parquet"
    path.write_bytes(path.read_bytes()[:100])
    assert "is no complete Parquet" in refused()


def test_text_in_the_place_of_parquet(home):
    (home / "practice" / "sample.parquet").write_text("404: Not Found", encoding="utf-8")
    assert "is no complete Parquet" in refused()


def test_missing(home):
    (home / "practice" / "sample.parquet").unlink()
    assert "is missing" in refused()


def test_another_column(home):
    write(home, {("words" if name == "word" else name): values for name, values in COLUMNS.items()})
    assert "expected the columns" in refused()


@pytest.mark.parametrize(
    ("name", "values", "found"),
    [
        ("number", pyarrow.array(["1", "2"]), "string"),
        ("number", pyarrow.array([1, None], pyarrow.int64()), "1 missing values"),
        ("true_or_not", pyarrow.array([True, None], pyarrow.bool_()), "1 missing values"),
        ("day", pyarrow.array(["2025-06-30", "2025"]), "string"),
        ("share", pyarrow.array([1, 2], pyarrow.int64()), "int64"),
    ],
)
def test_another_type(home, name, values, found):
    write(home, COLUMNS | {name: values})
    said = refused()
    assert f"column {name}" in said
    assert found in said


def test_a_row_twice_is_told_as_such_and_not_as_another_file(home):
    twice = COLUMNS | {"number": pyarrow.array([1, 1], pyarrow.int64())}
    parquet.write_table(pyarrow.table(twice), home / "practice" / "sample.parquet")
    assert "does not fit its registered schema" in refused()


def test_a_csv_cut_at_the_end_of_a_row(home):
    path = home / "practice" / "places.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-3]))
    said = refused("places")
    assert "practice/places.csv" in said
    assert "cut or edited" in said
    assert "make_practice.py" in said


def test_one_figure_edited_by_hand(home):
    path = home / "practice" / "places.csv"
    path.write_bytes(path.read_bytes().replace(b"14667100", b"14667101", 1))
    assert "cut or edited" in refused("places")


@pytest.mark.parametrize("content", ["", "[]", '{"resources": [{}]}', "<html>"])
def test_a_damaged_package(home, content):
    (home / "datapackage.json").write_text(content, encoding="utf-8")
    assert "datapackage.json" in refused("places")


def test_a_registry_that_is_no_yaml(home):
    (home / "registry" / "sample.yaml").write_text("tables: {sample: [", encoding="utf-8")
    assert "sample.yaml is no valid YAML" in refused("places")


def test_a_table_registered_twice(home):
    text = ENTRY.replace("sample:\n", "places:\n", 1)
    (home / "registry" / "sample.yaml").write_text(text, encoding="utf-8")
    assert "registered twice" in refused("places")


def test_an_unknown_word_of_the_registry(home):
    text = ENTRY.replace('"@synthetic"', '"@synthetik"')
    (home / "registry" / "sample.yaml").write_text(text, encoding="utf-8")
    assert "uses @synthetik" in refused("places")


def test_a_text_with_an_unquoted_comma(home):
    text = ENTRY.replace("en: word}", "en: word, or none}")
    (home / "registry" / "sample.yaml").write_text(text, encoding="utf-8")
    assert "needs quotes" in refused("places")
