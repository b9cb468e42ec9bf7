"""The doors of iplab.data, and what they say when something is wrong. No test here reaches the internet."""

import datetime
import functools
import hashlib
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pandas as pd
import pyreadr
import pytest
import yaml
from iplab import convert, data, registry, show, transfer
from iplab.errors import DataError, IplabError, ParameterError
from iplab.institutions import open_on

ROOT = Path(__file__).resolve().parents[2]
UPSTREAM = "OWNER/REPO/COMMIT/data"
KINDS = {"total": "合计", "invention": "发明", "utility_model": "实用新型", "design": "外观设计"}
SUFFIX = "壮族自治区|回族自治区|维吾尔自治区|自治区|省$|市$"


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    """No test sees the user's cache or mirror, nor what another test has parsed."""
    monkeypatch.setenv("IPLAB_DATA_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("IPLAB_DATA_MIRROR", raising=False)
    monkeypatch.setattr(transfer, "PAUSES", (0.0, 0.0, 0.0))
    data._parsed.cache_clear()
    yield
    data._parsed.cache_clear()


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A copy of datasets/ that a test may damage, in use as the registry folder."""
    folder = tmp_path / "datasets"
    shutil.copytree(ROOT / "datasets", folder, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    monkeypatch.setattr(registry, "home", lambda: folder)
    return folder


@pytest.fixture
def site(home, tmp_path):
    """Upstream files in the manner of the real ones, made from the practice panel; the registry points at port 9."""
    folder = tmp_path / "site"
    (folder / UPSTREAM).mkdir(parents=True)
    panel = data.load("province_panel")
    for measure in ("applications", "grants", "in_force"):
        write_rda(folder / UPSTREAM / f"{measure}.rda", upstream_rows(panel, measure))
    register(home, folder, "http://127.0.0.1:9")
    return folder


def upstream_rows(panel, measure):
    rows = panel[(panel["measure"] == measure) & panel["value"].notna()]
    return pd.DataFrame(
        {
            "province": rows["province"].str.replace(SUFFIX, "", regex=True),
            "year": rows["year"].astype(str),
            "chn_block4": rows["kind"].map(KINDS),
            "value": rows["value"].astype(float),
        }
    ).reset_index(drop=True)


def write_rda(path, frame):
    pyreadr.write_rdata(str(path), frame.astype({name: object for name in ("province", "year", "chn_block4")}))


def edit(home, name, change):
    """Change the entry of one table, in the registry file that holds it."""
    for path in (home / "registry").glob("*.yaml"):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        if name in content.get("tables", {}):
            change(content["tables"][name])
            path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
            registry.read.cache_clear()
            data._parsed.cache_clear()
            return
    raise AssertionError(f"no registry file holds {name}")


def register(home, folder, address):
    """Registry entries for the files as they are now."""

    def change(entry):
        for file in entry["open"]["files"]:
            path = f"{UPSTREAM}/{file['part']}.rda"
            content = (folder / path).read_bytes()
            file.update(url=f"{address}/{path}", sha256=hashlib.sha256(content).hexdigest(), bytes=len(content))

    edit(home, "province_panel", change)


def change_rows(home, site, measure, change):
    path = site / UPSTREAM / f"{measure}.rda"
    frame = next(iter(pyreadr.read_r(path).values()))
    write_rda(path, change(frame))
    register(home, site, "http://127.0.0.1:9")


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site; `cut` promises more bytes than it sends."""

    cut = False

    def log_message(self, *_args):
        pass

    def end_headers(self):
        super().end_headers()

    def copyfile(self, source, outputfile):
        content = source.read()
        outputfile.write(content[: len(content) // 2] if self.cut else content)


@pytest.fixture
def served(home, site, request):
    """The site on a local server; parametrise with True to cut every answer short."""
    handler = type("Own", (Handler,), {"cut": getattr(request, "param", False)})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    register(home, site, f"http://127.0.0.1:{server.server_port}")
    yield site
    server.shutdown()
    server.server_close()


def cached_files(tmp_path):
    return [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]


def message(call, error=DataError):
    """The text of the error; it must be bilingual."""
    with pytest.raises(error) as caught:
        call()
    zh, en = str(caught.value).split(" / ", 1)
    assert re.search("[一-鿿]", zh)
    assert re.match("[A-Za-z]", en)
    assert len(re.findall("[a-z]{2,}", en)) >= 5
    return str(caught.value)


# load


def test_load_gives_a_fresh_copy_each_time():
    first = data.load("places")
    first.loc[0, "city"] = "改"
    first.attrs["source"]["zh"] = "改"
    first.attrs["name"] = "changed"
    second = data.load("places")
    assert second.loc[0, "city"] == "北京市"
    assert second.attrs["name"] == "places"
    assert "改" not in second.attrs["source"]["zh"]


def test_types_are_as_registered():
    frame = data.load("institutions")
    assert frame["recorded_on"].dtype.kind == "M"
    assert frame["closed_on"].isna().any()
    assert frame["active"].dtype == bool
    assert frame["host_id"].dtype == "str"
    assert data.load("places")["code"].iloc[2] == "130100"
    assert str(data.load("province_panel")["value"].dtype) == "Int64"


def test_attrs_say_what_it_is():
    attrs = data.load("institutions", province="四川省").attrs
    assert attrs["name"] == "institutions"
    assert attrs["edition"] == "practice"
    assert "合成" in attrs["source"]["zh"]
    assert "synthetic" in attrs["source"]["en"].lower()
    assert attrs["licence"] == "CC-BY-4.0"
    assert data.load("published_figures").attrs["edition"] == "facts"


@pytest.mark.parametrize(
    ("name", "filters", "rows"),
    [
        ("places", {"province": "四川省", "level": "prefecture"}, 21),
        ("places", {"province": ["四川省", "海南省"], "level": "prefecture"}, 25),
        ("province_panel", {"year": 2020, "kind": "total", "measure": "grants"}, 32),
        ("published_figures", {"n": 269}, 2),
        ("institution_types", {"type": "tisc"}, 1),
    ],
)
def test_filters_keep_the_rows_that_match(name, filters, rows):
    frame = data.load(name, **filters)
    assert len(frame) == rows
    assert list(frame.index) == list(range(rows))


def test_filters_on_dates_and_ticks():
    everything = data.load("institutions")
    day = everything["recorded_on"].iloc[0]
    same_day = everything[everything["recorded_on"] == day]
    for given in (day, day.strftime("%Y-%m-%d"), day.date()):
        assert len(data.load("institutions", recorded_on=given)) == len(same_day)
    assert data.load("institutions", active=True)["active"].all()
    assert len(data.load("institutions", active=True)) == everything["active"].sum()


def test_a_registered_value_without_rows_gives_an_empty_frame():
    assert data.load("institutions", province="北京市", type="municipal_comprehensive").empty


def test_edition_open_of_a_table_without_one_is_practice_and_says_so():
    assert data.load("places", edition="open").attrs["edition"] == "practice"
    assert data.load("institution_types", edition="open").attrs["edition"] == "facts"


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: data.load("instutions"), ["'instutions'", "institutions", "python -m iplab.data list"]),
        (lambda: data.load("places", provinze="四川省"), ["'provinze'", "province", "describe places"]),
        (lambda: data.load("places", province="四川"), ["'四川'", "四川省"]),
        (lambda: data.load("institutions", type="tisk"), ["'tisk'", "tisc"]),
        (lambda: data.load("province_panel", year=2031), ["2031", "2023"]),
        (lambda: data.load("places", edition="real"), ["'real'", "practice", "open"]),
        (lambda: data.load("drones"), ["drones", "fetch drones", 'edition="open"']),
        (lambda: data.fetch("places"), ["places", "province_panel"]),
        (lambda: data.repairs("places"), ["places", "province_panel"]),
        (lambda: data.describe("places", language="fr"), ["'fr'", "zh", "en"]),
        (lambda: data.cite("nothing"), ["'nothing'", "python -m iplab.data list"]),
    ],
)
def test_wrong_calls_say_what_exists(call, words):
    text = message(call)
    assert [word for word in words if word not in text] == []


# Damaged files and registries


def replace(home, table, old, new):
    path = home / registry.table(table).file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("table", "old", "new", "words"),
    [
        ("places", "city_en", "city_name", ["places", "city_en", "city_name"]),
        ("places", ",prefecture,", ",county,", ["level", "county"]),
        ("places", "114.51", "east", ["lon", "float", "'east'", "row 3"]),
        ("places", "114.51", "214.51", ["lon", "214.51"]),
        ("places", "130200", "130100", ["code", "130100"]),
        ("institutions", ",true\n", ",yes\n", ["active", "bool", "'yes'"]),
        ("institutions", "2020-", "2020/", ["recorded_on", "date", "2020/"]),
        ("province_panel", "2010,total", "2010.5,total", ["year", "2010.5"]),
        ("institution_types", "\nprovincial_node,省级骨干节点", "\nprovincial_node,", ["zh", "not_nullable"]),
    ],
)
def test_a_damaged_table_names_column_and_value(home, table, old, new, words):
    replace(home, table, old, new)
    text = message(lambda: data.load(table))
    assert [word for word in [*words, table] if word not in text] == []


def test_a_table_cut_in_the_middle_of_a_row(home):
    path = home / "practice" / "places.csv"
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"\n", 5000) - 3])
    assert "places" in message(lambda: data.load("places"))


def test_a_table_that_is_not_utf8(home):
    path = home / "practice" / "places.csv"
    path.write_bytes(
        path.read_text(encoding="utf-8").replace("ü", "u").replace("Ü", "U").replace("ê", "e").encode("gbk")
    )
    assert "UTF-8" in message(lambda: data.load("places"))


@pytest.mark.parametrize("content", [b"", b"\n"])
def test_an_empty_table(home, content):
    (home / "practice" / "places.csv").write_bytes(content)
    assert "places" in message(lambda: data.load("places"))


def test_a_missing_table_names_the_command(home):
    (home / "practice" / "places.csv").unlink()
    assert "python datasets/make_practice.py" in message(lambda: data.load("places"))


@pytest.mark.parametrize("field", ["licence", "attribution", "source", "as_of", "key"])
def test_a_table_without_licence_or_attribution_is_refused(home, field):
    edit(home, "places", lambda entry: entry.pop(field))
    text = message(lambda: data.load("places"))
    assert "places" in text
    assert field in text


@pytest.mark.parametrize("field", ["licence", "attribution", "converter", "files"])
def test_an_open_edition_without_licence_or_attribution_is_refused(home, field):
    edit(home, "province_panel", lambda entry: entry["open"].pop(field))
    assert field in message(lambda: data.load("province_panel"))


@pytest.mark.parametrize("field", ["url", "sha256", "bytes"])
def test_an_upstream_file_without_address_sha256_or_size_is_refused(home, field):
    edit(home, "province_panel", lambda entry: entry["open"]["files"][0].pop(field))
    assert field in message(lambda: data.load("province_panel"))


def test_an_unknown_kind_is_refused(home):
    edit(home, "places", lambda entry: entry.update(kind="secret"))
    assert "'secret'" in message(lambda: data.load("places"))


# Open edition: cache, mirror, download


def test_open_edition_not_in_the_cache_names_the_command(site):
    assert "python -m iplab.data fetch province_panel" in message(lambda: data.load("province_panel", edition="open"))


def test_open_edition_from_the_mirror_equals_what_upstream_holds(site, monkeypatch, tmp_path):
    monkeypatch.setenv("IPLAB_DATA_MIRROR", str(site))
    frame = data.load("province_panel", edition="open")
    assert frame.attrs["edition"] == "open"
    assert frame.attrs["licence"] == "MIT"
    pd.testing.assert_frame_equal(frame, data.load("province_panel"), check_like=True)
    assert cached_files(tmp_path) == [], "loading from a mirror writes nothing"


def test_fetch_copies_from_the_mirror_into_the_cache(site, monkeypatch, tmp_path):
    monkeypatch.setenv("IPLAB_DATA_MIRROR", str(site))
    paths = data.fetch("province_panel")
    assert sorted(cached_files(tmp_path)) == sorted(paths)
    assert len(paths) == 3
    monkeypatch.delenv("IPLAB_DATA_MIRROR")
    assert len(data.load("province_panel", edition="open")) == 5376


def test_fetch_downloads_with_a_progress_bar(served, tmp_path, capsys):
    data.fetch("province_panel")
    err = capsys.readouterr().err
    assert "100%" in err
    assert re.search(r"province_panel.*\d[kB]", err), "the bar counts bytes"
    assert len(cached_files(tmp_path)) == 3
    assert data.load("province_panel", edition="open")["value"].isna().sum() == 1


def test_loading_writes_nothing_to_stderr(served, capsys):
    data.fetch("province_panel")
    capsys.readouterr()
    data.load("province_panel", edition="open")
    assert capsys.readouterr().err == ""


def test_no_network_and_no_cache(site, tmp_path):
    text = message(lambda: data.fetch("province_panel"))
    assert "127.0.0.1" in text
    assert "IPLAB_DATA_MIRROR" in text
    assert cached_files(tmp_path) == []


@pytest.mark.parametrize("served", [True], indirect=True)
def test_a_download_cut_short_leaves_no_file(served, tmp_path):
    assert "province_panel" in message(lambda: data.fetch("province_panel"))
    assert [path.suffix for path in cached_files(tmp_path)] in ([], [".part"]), "only what the next fetch goes on from"
    assert "fetch province_panel" in message(lambda: data.load("province_panel", edition="open"))


def test_a_download_with_the_wrong_sha256_leaves_nothing(served, tmp_path):
    (served / UPSTREAM / "grants.rda").write_bytes(b"something else")
    assert "sha256" in message(lambda: data.fetch("province_panel"))
    assert [path.name for path in cached_files(tmp_path)] == ["applications.rda"]


def test_a_mirror_with_the_wrong_sha256_is_refused_and_leaves_nothing(site, monkeypatch, tmp_path):
    monkeypatch.setenv("IPLAB_DATA_MIRROR", str(site))
    (site / UPSTREAM / "applications.rda").write_bytes(b"something else")
    for call in (lambda: data.load("province_panel", edition="open"), lambda: data.fetch("province_panel")):
        text = message(call)
        assert "sha256" in text
        assert hashlib.sha256(b"something else").hexdigest() in text
    assert cached_files(tmp_path) == []


def test_a_mirror_without_the_file(site, monkeypatch, tmp_path):
    monkeypatch.setenv("IPLAB_DATA_MIRROR", str(tmp_path / "nowhere"))
    assert "nowhere" in message(lambda: data.load("province_panel", edition="open"))
    assert "nowhere" in message(lambda: data.fetch("province_panel"))
    assert cached_files(tmp_path) == []


def test_a_half_written_cache_file_is_found_and_fetched_anew(served, tmp_path):
    broken = data.fetch("province_panel")[0]
    whole = broken.read_bytes()
    broken.write_bytes(whole[:100])
    data._parsed.cache_clear()
    assert "fetch province_panel" in message(lambda: data.load("province_panel", edition="open"))
    data.fetch("province_panel")
    assert broken.read_bytes() == whole


def test_an_interrupted_copy_leaves_the_old_file(site, monkeypatch, tmp_path):
    monkeypatch.setenv("IPLAB_DATA_MIRROR", str(site))
    paths = data.fetch("province_panel")
    paths[1].write_bytes(b"an older file")
    before = {path: path.read_bytes() for path in paths}

    def interrupted(source, target):
        Path(target).write_bytes(Path(source).read_bytes()[:50])
        raise OSError("disk full")

    monkeypatch.setattr(shutil, "copyfile", interrupted)
    assert "disk full" in message(lambda: data.fetch("province_panel"))
    assert {path: path.read_bytes() for path in cached_files(tmp_path)} == before


def test_a_cache_folder_that_is_a_file(site, monkeypatch, tmp_path):
    (tmp_path / "occupied").write_text("x")
    monkeypatch.setenv("IPLAB_DATA_CACHE", str(tmp_path / "occupied"))
    monkeypatch.setenv("IPLAB_DATA_MIRROR", str(site))
    assert "occupied" in message(lambda: data.fetch("province_panel"))


# Converting and repairing


def test_spaces_and_misread_names_are_repaired_and_listed(home, site, monkeypatch):
    def dirty(frame):
        rows = frame.assign(province=frame["province"].where(frame["year"] != "2010", frame["province"].str.join("  ")))
        misread = (rows["province"] == "江西") & (rows["year"] == "2014")
        rows.loc[misread, "province"] = "江两"
        stray = rows[misread].assign(province="尔部地区", value=1.0)
        return pd.concat([rows, stray], ignore_index=True)

    change_rows(home, site, "grants", dirty)
    monkeypatch.setenv("IPLAB_DATA_MIRROR", str(site))
    pd.testing.assert_frame_equal(
        data.load("province_panel", edition="open"), data.load("province_panel"), check_like=True
    )
    found = data.repairs("province_panel")
    assert set(found["part"]) == {"grants"}
    assert found.loc[found["raw"] == "江两", ["repaired", "rows"]].to_numpy().tolist() == [["江西", 4]]
    dropped = found[found["raw"] == "尔部地区"]
    assert dropped["repaired"].isna().all()
    assert dropped["rows"].tolist() == [4]
    assert found.loc[found["raw"].str.contains(" "), "rows"].sum() == 32 * 4


def test_clean_upstream_files_need_no_repair(site, monkeypatch):
    monkeypatch.setenv("IPLAB_DATA_MIRROR", str(site))
    assert data.repairs("province_panel").empty


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda frame: frame.replace({"province": {"广东": "厂东"}}), ["厂东", "province_panel_repairs.csv"]),
        (lambda frame: frame.replace({"chn_block4": {"发明": "发朋"}}), ["发朋", "chn_block4"]),
        (lambda frame: pd.concat([frame, frame.head(1)], ignore_index=True), ["1 repeated", "全国"]),
        (lambda frame: frame.drop(columns="value").assign(values=1.0), ["value", "values"]),
        (lambda frame: frame.assign(value=-frame["value"]), ["value", "greater_than_or_equal_to(0)"]),
        (lambda frame: frame.replace({"year": {"2010": "2009"}}), ["year", "2009"]),
    ],
)
def test_upstream_surprises_are_errors_not_guesses(home, site, monkeypatch, change, words):
    change_rows(home, site, "grants", change)
    monkeypatch.setenv("IPLAB_DATA_MIRROR", str(site))
    text = message(lambda: data.load("province_panel", edition="open"))
    assert [word for word in words if word not in text] == []


def test_a_cell_that_upstream_lacks_is_a_row_without_value(home, site, monkeypatch):
    change_rows(home, site, "in_force", lambda frame: frame.iloc[1:])
    monkeypatch.setenv("IPLAB_DATA_MIRROR", str(site))
    frame = data.load("province_panel", edition="open")
    assert len(frame) == 5376
    assert frame["value"].isna().sum() == 2


def test_every_registered_converter_exists():
    used = [table.open.converter for table in registry.read(registry.home()).values() if table.open]
    assert sorted(used) == sorted(convert.CONVERTERS) == sorted(convert.REPAIRS)


# describe, cite, show, open_on, command line


def test_describe_speaks_both_languages():
    zh, en = data.describe("institutions"), data.describe("institutions", language="en")
    assert list(zh["column"]) == list(en["column"]) == list(data.load("institutions").columns)
    assert zh["meaning"].str.contains("[一-鿿]").all()
    assert not en["meaning"].str.contains("[一-鿿]").any()


def test_cite_names_source_licence_and_kind_of_data():
    assert "合成" in data.cite("institutions")
    assert "synthetic" in data.cite("institutions", "en")
    real = data.cite("province_panel", "en", edition="open")
    assert "open edition" in real
    assert "MIT" in real
    assert "Hu Huaping" in real
    assert "synthetic" not in real


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("institutions", "练习数据（合成", "Practice data (synthetic"),
        ("published_figures", "公开事实", "Public facts"),
    ],
)
def test_show_says_what_kind_of_data_it_is(name, zh, en):
    frame = data.load(name).head(3)
    assert zh in show.table(frame).to_html()
    assert en in show.table(frame, "en").to_html()


def test_show_of_the_open_edition(site, monkeypatch):
    monkeypatch.setenv("IPLAB_DATA_MIRROR", str(site))
    html = show.table(data.load("province_panel", edition="open", year=2010).head(2), "en").to_html()
    assert "Open data" in html
    assert "synthetic" not in html
    assert "2,010" not in html


def test_show_keeps_a_meaningful_index_and_formats_values():
    counts = data.load("institutions", province="四川省")["type"].value_counts()
    assert "tisc" in show.table(counts).to_html()
    html = show.table(data.load("institutions").head(2)).to_html()
    assert "00:00:00" not in html
    assert "—" in show.table(data.load("institutions").query("closed_on.isna()").head(1)).to_html()


def test_show_says_when_a_table_was_computed():
    assert "Computed" in show.table(pd.DataFrame({"a": [1]}), "en").to_html()


def test_open_on_counts_the_first_day_and_not_the_last():
    bodies = pd.DataFrame(
        {
            "name": ["from the day", "later", "closed that day", "closed the day after", "open"],
            "recorded_on": pd.to_datetime(["2025-06-30", "2025-07-01", "2020-01-01", "2020-01-01", "2020-01-01"]),
            "closed_on": pd.to_datetime([None, None, "2025-06-30", "2025-07-01", None]),
        }
    )
    assert list(open_on(bodies, "2025-06-30")["name"]) == ["from the day", "closed the day after", "open"]


@pytest.mark.parametrize("date", ["30.06.2025", "2025-02-30", "", None, "2025-06", pd.NaT])
def test_open_on_refuses_what_is_no_date(date):
    assert repr(date) in message(lambda: open_on(data.load("institutions"), date))


def test_open_on_takes_a_date_as_well():
    bodies = data.load("institutions")
    assert open_on(bodies, datetime.date(2025, 6, 30)).equals(open_on(bodies, "2025-06-30"))


def test_open_on_refuses_a_table_without_dates():
    assert "closed_on" in message(lambda: open_on(data.load("institutions").drop(columns="closed_on"), "2025-06-30"))


def test_errors_have_one_family():
    assert issubclass(DataError, IplabError)
    assert issubclass(ParameterError, IplabError)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["list"], 0, ["institutions", "province_panel          practice+open"]),
        (["describe", "places"], 0, ["行政区划代码", "来源"]),
        (["describe", "places", "--language", "en"], 0, ["division code", "Source"]),
        (["describe", "plces"], 1, ["'plces'", "places"]),
        (["describe", "drones", "--language", "en"], 0, ["number of the document", "open edition", "The Lens"]),
        (["fetch", "places"], 1, ["places"]),
    ],
)
def test_the_command_line(arguments, code, words, capsys):
    assert data.main(arguments) == code
    captured = capsys.readouterr()
    text = captured.out if code == 0 else captured.err
    assert [word for word in words if word not in text] == []


def test_the_command_line_fetches(site, monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("IPLAB_DATA_MIRROR", str(site))
    assert data.main(["fetch", "province_panel"]) == 0
    assert capsys.readouterr().out.count(".rda") == 3
    assert len(cached_files(tmp_path)) == 3


def test_the_command_line_fetches_the_rest_when_one_fails(site, monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("IPLAB_DATA_MIRROR", str(site))
    assert data.main(["fetch", "places", "province_panel"]) == 1
    captured = capsys.readouterr()
    assert "Table places has no open edition" in captured.err
    assert len(cached_files(tmp_path)) == 3


def test_the_command_line_fetches_all_that_is_open(monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(data, "fetch", lambda name: asked.append(name) or [])
    assert data.main(["fetch", "--all"]) == 0
    assert asked == [name for name in data.tables() if "open" in data.editions(name)]
    assert {"province_panel", "world_panel", "solar_cooking", "drones"} <= set(asked)


@pytest.mark.parametrize("arguments", [["fetch"], ["fetch", "--all", "drones"], []])
def test_the_command_line_says_what_is_missing(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        data.main(arguments)
    assert stopped.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_table_without_practice_edition_has_all_doors_but_one():
    assert data.editions("drones") == ["open"]
    assert list(data.describe("drones")["column"]) == ["lens_id", "title"]
    assert data.describe("drones").attrs["edition"] == "open"
    assert "The Lens" in data.cite("drones", "en")
    assert "synthetic" not in data.cite("drones", "en")
    assert data.cite("drones") == data.cite("drones", edition="open")


@pytest.mark.parametrize("field", ["source", "licence", "attribution", "as_of"])
def test_where_an_open_table_comes_from_stands_in_its_open_edition(home, field):
    edit(home, "drones", lambda entry: entry["open"].pop(field))
    assert field in message(lambda: data.describe("drones"))


def test_an_open_table_without_open_edition_is_refused(home):
    edit(home, "drones", lambda entry: entry.pop("open"))
    assert "open" in message(lambda: data.describe("drones"))


def test_every_door_speaks_of_every_table():
    assert data.tables() == list(registry.read(registry.home()))
    for name in data.tables():
        assert data.editions(name) in (["facts"], ["practice"], ["practice", "open"], ["open"])


# The wheel, outside the repository


def test_the_wheel_carries_the_tables(tmp_path):
    source = tmp_path / "source"
    for part in ("lib", "grader/ipgrader", "datasets"):
        shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", source)
    # The build backend wants these; their text is not what is tested here.
    for name in ("README.md", "LICENSE", "LICENSE-content"):
        (source / name).write_text(name, encoding="utf-8")
    built = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), str(source)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    target = tmp_path / "installed"
    with zipfile.ZipFile(next(tmp_path.glob("iplab-*.whl"))) as wheel:
        wheel.extractall(target)
    assert not list(target.rglob("*.rda"))
    program = (
        "import iplab.data as d\n"
        "print(d.__file__)\n"
        "print([len(d.load(name)) for name in d.tables() if d.editions(name) != ['open']])\n"
        "print(d.registry.home())\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(target)},
    )
    assert run.returncode == 0, run.stderr
    where, rows, home = run.stdout.splitlines()
    assert where.startswith(str(target))
    assert home == str(target / "iplab" / "_datasets")
    assert rows == str([len(data.load(name)) for name in data.tables() if data.editions(name) != ["open"]])
