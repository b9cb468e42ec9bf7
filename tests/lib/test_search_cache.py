"""The index in the cache: where it stands, built once, safe against damage, full disks and two processes at once."""

import subprocess
import sys

import pandas as pd
import platformdirs
import pytest
from iplab import search
from iplab.search import collection, index

MADE = """\
import pandas as pd
from iplab import search
from iplab.search import collection
frame = pd.DataFrame({"PN": [f"CN{number:09}A" for number in range(3000)], "TI": ["一种太阳灶 solar cooker"] * 3000})
print(len(search.SearchDesk(collection.of(frame, "both")).find("太阳灶")))
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("IPLAB_SEARCH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def made(words="太阳灶", rows=400):
    frame = pd.DataFrame({"PN": [f"CN{number:09}A" for number in range(rows)], "TI": [words] * rows})
    return collection.of(frame, "cached")


def hits(searched, query="太阳灶"):
    return len(search.SearchDesk(searched).find(query))


def test_it_stands_in_the_cache_of_the_course(monkeypatch, tmp_path):
    monkeypatch.delenv("IPLAB_SEARCH_CACHE", raising=False)
    monkeypatch.setenv("IPLAB_DATA_CACHE", str(tmp_path))
    assert index.cache_folder() == tmp_path / "search"
    monkeypatch.delenv("IPLAB_DATA_CACHE")
    assert str(index.cache_folder()).startswith(platformdirs.user_cache_dir("iplab"))


def test_it_is_built_once(folder, monkeypatch):
    assert hits(made()) == 400
    monkeypatch.setattr(index, "build", lambda *_given: pytest.fail("built again"))
    assert hits(made()) == 400


def test_another_text_is_another_index(folder):
    assert hits(made()) == 400
    assert hits(made("热水器"), "热水器") == 400
    assert len(list(folder.iterdir())) == 2


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwritten(path):
    content = bytearray(path.read_bytes())
    content[8192:12288] = b"\xff" * 4096
    path.write_bytes(content)


def empty(path):
    path.write_bytes(b"")


def text(path):
    path.write_text("no index")


@pytest.mark.parametrize("damage", [cut, overwritten, empty, text])
def test_a_damaged_index_is_built_anew_without_a_word(folder, damage, capfd):
    searched = made()
    searched.connect().close()
    damage(searched.path)
    assert hits(made()) == 400
    assert index.sound(searched.path)
    assert capfd.readouterr() == ("", "")


def test_where_nothing_can_be_written_the_index_is_in_memory(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("IPLAB_SEARCH_CACHE", str(tmp_path / "file" / "cache"))
    assert hits(made()) == 400
    assert hits(made(), "KC=A AND 太?灶") == 400


def test_two_processes_at_once_leave_one_whole_index(folder):
    running = [subprocess.Popen([sys.executable, "-c", MADE], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate()[0].strip() for process in running] == ["3000"] * 3
    left = list(folder.iterdir())
    assert [path.suffix for path in left] == [".db"]
    assert index.sound(left[0])


def test_many_rows_go_in_piece_by_piece(folder, monkeypatch):
    monkeypatch.setattr(index, "ROWS_AT_ONCE", 7)
    searched = made(rows=50)
    assert search.SearchDesk(searched).find("太阳灶 AND PN=CN000000049").numbers == ["CN000000049A"]
