"""What holds for every table: it loads, joins, is described in both languages and made again byte for byte."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import frictionless
import pytest
import yaml
from iplab import data, registry

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
EMBEDDED = [name for name, table in registry.read(DATASETS).items() if table.kind != "open"]
REFERENCES = [(name, one) for name in EMBEDDED for one in registry.table(name).references]
TRAPS = [
    (table, trap)
    for path in sorted((DATASETS / "traps").glob("*.yaml"))
    for table, traps in yaml.safe_load(path.read_text(encoding="utf-8")).items()
    for trap in traps
]
MODULES = {f"m{number:02d}" for number in range(1, 25)}
MEGABYTE = 1_000_000


@pytest.mark.parametrize("name", EMBEDDED)
def test_every_table_loads_and_carries_licence_and_attribution(name):
    frame = data.load(name)
    assert len(frame) > 0
    assert frame.attrs["licence"]
    assert frame.attrs["attribution"]["zh"]
    assert frame.attrs["attribution"]["en"]


@pytest.mark.parametrize("name", EMBEDDED)
def test_every_csv_is_utf8_with_unix_line_ends(name):
    path = DATASETS / registry.table(name).file
    raw = path.read_bytes()
    if path.suffix == ".parquet":
        assert raw[:4] == raw[-4:] == b"PAR1"
        return
    raw.decode("utf-8")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert not raw.startswith(b"\xef\xbb\xbf")


def test_every_file_is_registered():
    files = {
        path.relative_to(DATASETS).as_posix()
        for folder in ("practice", "facts")
        for path in (DATASETS / folder).iterdir()
    }
    assert files == {registry.table(name).file for name in EMBEDDED}


def test_no_upstream_bytes_in_the_repository():
    upstream = {".rda", ".rdata", ".xls", ".xlsx"}
    assert not [path for path in DATASETS.rglob("*") if path.suffix.lower() in upstream]


def test_the_tables_fit_in_15_megabytes():
    size = sum(path.stat().st_size for folder in ("practice", "facts") for path in (DATASETS / folder).iterdir())
    assert size <= 15 * MEGABYTE


@pytest.mark.parametrize("name", EMBEDDED)
def test_practice_says_synthetic_where_it_is_told_of(name):
    table = registry.table(name)
    if table.kind == "practice":
        assert "练习版" in data.cite(name)
        assert "practice edition, synthetic" in data.cite(name, "en")
        assert table.file.startswith("practice/")


@pytest.mark.parametrize("name", data.tables())
def test_both_languages_are_written_for_every_text(name):
    table = registry.table(name)
    prose = (table.title, table.source, table.attribution, table.about, table.not_for)
    for text in (*prose, *({"zh": column.zh, "en": column.en} for column in table.columns)):
        assert re.search("[一-鿿]|iplab", text["zh"]), text
        assert text["en"].strip()
        assert not re.search("[一-鿿]{4}", text["en"]), text["en"]


@pytest.mark.parametrize(("name", "reference"), REFERENCES, ids=lambda value: str(getattr(value, "table", value)))
def test_references_are_found(name, reference):
    own, other = data.load(name), data.load(reference.table)
    asked = own[list(reference.columns)].dropna().drop_duplicates()
    known = set(other[list(reference.to)].itertuples(index=False, name=None))
    strangers = [row for row in asked.itertuples(index=False, name=None) if row not in known]
    assert strangers == []


def test_describe_does_not_show_the_traps():
    shown = " ".join(data.describe(name, language).to_string() for name in data.tables() for language in ("zh", "en"))
    assert [trap["id"] for _, trap in TRAPS if trap["zh"] in shown or trap["en"] in shown] == []


@pytest.mark.parametrize("name", EMBEDDED)
def test_chinese_and_english_columns_are_both_filled(name):
    frame = data.load(name)
    for column in [column for column in frame.columns if column.endswith("_zh")]:
        written = frame[column].dropna()
        assert written.str.contains("[一-鿿]").all()
        if not registry_column(name, f"{column[:-3]}_en").nullable:
            assert frame[f"{column[:-3]}_en"].notna().all()


def registry_column(name, column):
    return next(one for one in registry.table(name).columns if one.name == column)


# Traps


def test_traps_are_told_in_both_languages_for_known_tables_and_modules():
    for table, trap in TRAPS:
        assert set(trap) == {"id", "modules", "zh", "en"}
        assert registry.table(table).name == table
        assert set(trap["modules"]) <= MODULES
        assert re.search("[一-鿿]", trap["zh"])
        assert trap["en"].strip()


def test_every_trap_is_proved_by_a_test_that_carries_its_id():
    """Both ways: no trap without its test, no test for a trap that the pages don't tell of."""
    marked = set()
    for path in Path(__file__).parent.glob("test_*.py"):
        marked |= set(re.findall(r'pytest\.mark\.trap\(\s*"([\w-]+)",\s*"([\w-]+)"', path.read_text(encoding="utf-8")))
    assert marked == {(table, trap["id"]) for table, trap in TRAPS}


def test_the_generator_does_not_read_the_public_figures():
    figures = yaml.safe_load((Path(__file__).parent / "public_figures.yaml").read_text(encoding="utf-8"))
    assert len(figures) >= 10
    for one in figures.values():
        assert {"what", "value", "source"} <= set(one)
    for path in [*DATASETS.glob("*.py"), *DATASETS.glob("generator/*.py")]:
        assert "public_figures" not in path.read_text(encoding="utf-8"), path


# Made again


def copy_of_datasets(folder):
    shutil.copytree(DATASETS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def make(folder, *arguments):
    command = [sys.executable, str(folder / "make_practice.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_generator_makes_the_committed_bytes_again():
    run = make(DATASETS, "--check")
    assert run.returncode == 0, run.stderr


def test_the_check_of_the_generator_notices_one_changed_byte(tmp_path):
    copy = copy_of_datasets(tmp_path / "datasets")
    changed = copy / "practice" / "places.csv"
    changed.write_bytes(changed.read_bytes().replace("成都市".encode(), "成都州".encode(), 1))
    run = make(copy, "--check", "--only", "places", "institutions")
    assert run.returncode == 1
    assert "places" in run.stderr
    assert "institutions" not in run.stderr


def test_a_changed_registry_makes_the_pages_stale(tmp_path):
    copy = copy_of_datasets(tmp_path / "datasets")
    entry = copy / "registry" / "firms.yaml"
    entry.write_text(
        entry.read_text(encoding="utf-8").replace("number of the applicant", "no. of the applicant"), encoding="utf-8"
    )
    run = make(copy, "--check", "--only", "places")
    assert run.returncode == 1
    assert "sheets/applicants.md" in run.stderr
    assert "datapackage.json" in run.stderr


# For others


def validated(folder, most_rows, *names):
    """Errors that the Frictionless tool finds, as (resource, kind); references: test_references_are_found."""
    package = frictionless.Package(str(folder / "datapackage.json"))
    found = []
    for resource in package.resources:
        if not names or resource.name in names:
            resource.schema.foreign_keys = []
            report = resource.validate(limit_rows=most_rows)
            found += [(resource.name, *error) for error in report.flatten(["type"])]
    return found


def test_the_package_names_every_embedded_table():
    package = frictionless.Package(str(DATASETS / "datapackage.json"))
    assert {one.path for one in package.resources} == {registry.table(name).file for name in EMBEDDED}
    keys = {one.name.replace("-", "_"): one.schema.primary_key for one in package.resources}
    assert keys == {name: list(registry.table(name).key) for name in EMBEDDED}


@pytest.mark.slow
def test_the_package_is_valid_for_frictionless():
    assert validated(DATASETS, 1_000) == []


@pytest.mark.slow
def test_frictionless_finds_a_wrong_row(tmp_path):
    copy = copy_of_datasets(tmp_path / "datasets")
    path = copy / "practice" / "applicants.csv"
    path.write_bytes(path.read_bytes().replace(b",true,", b",perhaps,", 1))
    assert ("applicants", "type-error") in validated(copy, 1_000, "applicants")
