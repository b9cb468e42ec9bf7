"""Downloads over a bad network: cut, resumed, refused, wrong, full disks, two at once. Only a local server is asked."""

import errno
import functools
import hashlib
import http.server
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import requests
from iplab import data, download, registry, transfer
from iplab.errors import DataError
from iplab.registry import OpenEdition, OpenFile

CONTENT = bytes(range(256)) * 1280  # 327,680 bytes: 20 chunks, so that a half and a quarter end with one
PATH = "OWNER/REPO/COMMIT/data/file.bin"


class Site(http.server.BaseHTTPRequestHandler):
    """Serves one file as the plan of the test says: each request takes the next step, the last one stays."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_args):
        pass

    def do_GET(self):
        self.asked.append((self.path, self.headers.get("Range")))
        step = self.plan.pop(0) if len(self.plan) > 1 else self.plan[0]
        getattr(self, step)()

    def first_byte(self):
        found = re.match(r"bytes=(\d+)-", self.headers.get("Range") or "")
        return int(found[1]) if found else 0

    def answer(self, start, stop=None, promised=None):
        body = self.content[start:stop]
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(self.content) - 1}/{len(self.content)}")
        self.send_header("Content-Length", str(promised or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def good(self):
        start = self.first_byte()
        if start >= len(self.content):
            return self.status(416)
        return self.answer(start)

    def cut(self):
        """Half of what is missing, then the line goes dead."""
        start = self.first_byte()
        missing = len(self.content) - start
        self.answer(start, start + missing // 2, promised=missing)
        self.close_connection = True

    def dead(self):
        """Not one byte comes."""
        self.answer(self.first_byte(), self.first_byte(), promised=len(self.content))
        self.close_connection = True

    def no_ranges(self):
        self.answer(0)

    def another_range(self):
        """A range that doesn't begin where it was asked to."""
        self.send_response(206)
        self.send_header("Content-Range", f"bytes 5-{len(self.content) - 1}/{len(self.content)}")
        self.send_header("Content-Length", str(len(self.content) - 5))
        self.end_headers()
        self.wfile.write(self.content[5:])

    def until_closed(self):
        """No length and no chunks: the end is where the connection closes."""
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(self.content[:1000])
        self.close_connection = True

    def hangs(self):
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.content)))
        self.end_headers()
        time.sleep(1)
        self.close_connection = True

    def other(self):
        body = b"<html>please log in</html>"
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def status(self, code):
        self.send_response(code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def missing(self):
        self.status(404)

    def forbidden(self):
        self.status(403)

    def busy(self):
        self.status(503)

    def slowly(self):
        """Whole, but so slowly that another process comes meanwhile."""
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.content)))
        self.end_headers()
        for start in range(0, len(self.content), 65536):
            self.wfile.write(self.content[start : start + 65536])
            self.wfile.flush()
            time.sleep(0.1)


@pytest.fixture
def serve():
    """serve("cut", "good"): a server with that plan; .address, .asked (paths and ranges)."""
    servers = []

    def start(*plan, content=CONTENT):
        own = type("Own", (Site,), {"plan": list(plan), "asked": [], "content": content})
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), own)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        servers.append(server)
        server.address = f"http://127.0.0.1:{server.server_port}"
        server.asked = own.asked
        return server

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("IPLAB_DATA_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("IPLAB_DATA_MIRROR", raising=False)
    monkeypatch.setattr(transfer, "PAUSES", (0.0, 0.0, 0.0))
    return tmp_path / "cache"


def table(address, content=CONTENT, path=PATH):
    """A table whose open edition is one file at the address."""
    file = OpenFile("one", f"{address}/{path}", hashlib.sha256(content).hexdigest(), len(content))
    text = {"zh": "甲", "en": "a"}
    opened = OpenEdition(text, "MIT", text, "2020-01-01", "none", (file,))
    fields = {"title": text, "file": "", "key": ("a",), "columns": (), "source": text, "attribution": text}
    return registry.Table(
        name="sample", kind="open", licence="MIT", as_of="2020-01-01", about=text, not_for=text, open=opened, **fields
    )


def files(cache):
    return sorted(path.name for path in cache.rglob("*") if path.is_file())


def whole(cache):
    return files(cache) == ["file.bin"] and (cache / PATH).read_bytes() == CONTENT


def message(call):
    with pytest.raises(DataError) as caught:
        call()
    zh, en = str(caught.value).split(" / ", 1)
    assert re.search("[一-鿿]", zh)
    assert re.match("[A-Z]", en)
    return str(caught.value)


# Cut and resumed


def test_a_whole_file_in_one_request(serve, own_cache):
    site = serve("good")
    assert download.fetch(table(site.address)) == [own_cache / PATH]
    assert whole(own_cache)
    assert site.asked == [(f"/{PATH}", None)]


def test_a_cut_download_goes_on_where_it_was_cut(serve, own_cache):
    site = serve("cut", "cut", "good")
    download.fetch(table(site.address))
    assert whole(own_cache)
    half = len(CONTENT) // 2
    assert [asked for _, asked in site.asked] == [None, f"bytes={half}-", f"bytes={half + half // 2}-"]


def test_a_second_fetch_goes_on_from_what_the_first_one_left(serve, own_cache):
    site = serve("cut", "forbidden")
    message(lambda: download.fetch(table(site.address)))
    assert files(own_cache) == ["file.bin.part"]
    later = serve("good")
    download.fetch(table(later.address))
    assert later.asked == [(f"/{PATH}", f"bytes={len(CONTENT) // 2}-")]
    assert whole(own_cache)


def test_a_fetch_that_was_stopped_by_hand_can_be_gone_on_with(serve, own_cache, monkeypatch):
    site = serve("good")
    honest = transfer._rest

    def stopped(session, address, part, file, told):
        part.write_bytes(CONTENT[:1000])
        told(1000)
        raise KeyboardInterrupt

    monkeypatch.setattr(transfer, "_rest", stopped)
    with pytest.raises(KeyboardInterrupt):
        download.fetch(table(site.address))
    monkeypatch.setattr(transfer, "_rest", honest)
    download.fetch(table(site.address))
    assert site.asked == [(f"/{PATH}", "bytes=1000-")]
    assert whole(own_cache)


@pytest.mark.parametrize("plan", [("cut", "no_ranges"), ("cut", "another_range", "good")])
def test_a_server_without_ranges_starts_anew(serve, own_cache, plan, capsys):
    download.fetch(table(serve(*plan).address))
    assert whole(own_cache)
    assert "100%" in capsys.readouterr().err, "bytes thrown away don't count"


def test_a_part_larger_than_the_file_is_thrown_away(serve, own_cache):
    site = serve("good")
    (own_cache / PATH).parent.mkdir(parents=True)
    (own_cache / f"{PATH}.part").write_bytes(CONTENT + b"more")
    download.fetch(table(site.address))
    assert whole(own_cache)


@pytest.mark.parametrize("size", [1000, len(CONTENT)])
def test_a_part_of_another_file_costs_one_more_download(serve, own_cache, size):
    site = serve("good")
    (own_cache / PATH).parent.mkdir(parents=True)
    (own_cache / f"{PATH}.part").write_bytes(b"x" * size)
    download.fetch(table(site.address))
    assert whole(own_cache)
    assert site.asked[-1] == (f"/{PATH}", None)


def test_a_part_that_is_complete_needs_no_request(serve, own_cache):
    site = serve("missing")
    (own_cache / PATH).parent.mkdir(parents=True)
    (own_cache / f"{PATH}.part").write_bytes(CONTENT)
    download.fetch(table(site.address))
    assert site.asked == []
    assert whole(own_cache)


def test_a_close_without_length_is_no_end(serve, own_cache):
    download.fetch(table(serve("until_closed", "good").address))
    assert whole(own_cache)


def test_a_part_left_by_a_process_that_is_gone_is_used_and_a_fresh_one_is_not(serve, own_cache):
    site = serve("good")
    folder = (own_cache / PATH).parent
    folder.mkdir(parents=True)
    old, fresh = folder / "file.bin.1-aa.part", folder / "file.bin.2-bb.part"
    old.write_bytes(CONTENT[:7000])
    fresh.write_bytes(CONTENT[:9000])
    os.utime(old, (time.time() - 1000, time.time() - 1000))
    download.fetch(table(site.address))
    assert site.asked == [(f"/{PATH}", "bytes=7000-")]
    assert files(own_cache) == ["file.bin", "file.bin.2-bb.part"]


# Retried and refused


def test_a_busy_server_is_asked_again_after_growing_pauses(serve, own_cache, monkeypatch):
    slept = []
    monkeypatch.setattr(transfer, "PAUSES", (1.0, 2.0, 4.0))
    monkeypatch.setattr(transfer.time, "sleep", slept.append)
    site = serve("busy", "busy", "busy", "good")
    download.fetch(table(site.address))
    assert whole(own_cache)
    assert slept == [1.0, 2.0, 4.0]


def test_pauses_begin_anew_when_bytes_came(serve, own_cache):
    site = serve("dead", "dead", "dead", "cut", "dead", "dead", "cut", "good")
    download.fetch(table(site.address))
    assert whole(own_cache)
    assert len(site.asked) == 8


def test_a_server_that_stays_busy_is_given_up(serve, own_cache):
    site = serve("busy")
    text = message(lambda: download.fetch(table(site.address)))
    assert "503" in text
    assert len(site.asked) == 4
    assert files(own_cache) == []


@pytest.mark.parametrize(("step", "code"), [("missing", "404"), ("forbidden", "403")])
def test_a_refusal_is_not_asked_again(serve, own_cache, step, code):
    site = serve(step)
    text = message(lambda: download.fetch(table(site.address)))
    assert [word for word in (code, site.address, "python -m iplab.data fetch sample") if word not in text] == []
    assert len(site.asked) == 1
    assert files(own_cache) == []


def test_a_server_that_hangs_is_given_up(serve, own_cache, monkeypatch):
    monkeypatch.setattr(transfer, "TIMEOUT", (1.0, 0.1))
    start = time.monotonic()
    assert "timed out" in message(lambda: download.fetch(table(serve("hangs").address))).lower()
    assert time.monotonic() - start < 5
    assert files(own_cache) == []


@pytest.mark.parametrize("plan", [("other",), ("cut", "other")])
def test_another_file_in_its_place_is_not_kept(serve, own_cache, plan):
    text = message(lambda: download.fetch(table(serve(*plan).address)))
    assert "sha256" in text
    assert hashlib.sha256(b"<html>please log in</html>").hexdigest() in text
    assert files(own_cache) == []


def test_no_server_at_all(own_cache):
    assert "127.0.0.1" in message(lambda: download.fetch(table("http://127.0.0.1:9")))
    assert files(own_cache) == []


# Cache and mirror


def test_a_good_file_in_the_cache_is_not_asked_for(serve, own_cache, capsys):
    site = serve("good")
    download.fetch(table(site.address))
    download.fetch(table(site.address))
    assert len(site.asked) == 1
    assert capsys.readouterr().err.count("100%") == 2


def test_a_corrupt_file_in_the_cache_is_replaced(serve, own_cache):
    site = serve("good")
    (path,) = download.fetch(table(site.address))
    path.write_bytes(CONTENT[:-1] + b"x")
    download.fetch(table(site.address))
    assert whole(own_cache)


def test_a_corrupt_file_stays_until_a_good_one_has_come(serve, own_cache):
    (path,) = download.fetch(table(serve("good").address))
    path.write_bytes(b"damaged")
    message(lambda: download.fetch(table(serve("missing").address)))
    assert path.read_bytes() == b"damaged"


def test_a_mirror_may_be_an_address(serve, own_cache, monkeypatch):
    public, mirror = serve("good"), serve("good")
    monkeypatch.setenv("IPLAB_DATA_MIRROR", f"{mirror.address}/open data/")
    download.fetch(table(public.address))
    assert mirror.asked == [(f"/open%20data/{PATH}", None)]
    assert public.asked == []
    assert whole(own_cache)


@pytest.mark.parametrize("step", ["missing", "busy"])
def test_what_a_mirror_address_lacks_comes_from_the_public_one(serve, own_cache, monkeypatch, step):
    public, mirror = serve("good"), serve(step)
    monkeypatch.setenv("IPLAB_DATA_MIRROR", mirror.address)
    download.fetch(table(public.address))
    assert whole(own_cache)
    assert len(public.asked) == 1


def test_what_a_mirror_address_began_the_public_one_ends(serve, own_cache, monkeypatch, capsys):
    public, mirror = serve("good"), serve("cut", "missing")
    monkeypatch.setenv("IPLAB_DATA_MIRROR", mirror.address)
    download.fetch(table(public.address))
    assert public.asked == [(f"/{PATH}", f"bytes={len(CONTENT) // 2}-")]
    assert whole(own_cache)
    assert "328k/328k" in capsys.readouterr().err, "what the mirror sent is counted once"


def test_what_a_mirror_folder_lacks_comes_from_the_public_address(serve, own_cache, monkeypatch, tmp_path):
    monkeypatch.setenv("IPLAB_DATA_MIRROR", str(tmp_path / "nowhere"))
    download.fetch(table(serve("good").address))
    assert whole(own_cache)


def test_a_mirror_with_another_file_is_told_not_passed_over(serve, own_cache, monkeypatch):
    public, mirror = serve("good"), serve("other")
    monkeypatch.setenv("IPLAB_DATA_MIRROR", mirror.address)
    assert mirror.address in message(lambda: download.fetch(table(public.address)))
    assert public.asked == []


def test_all_that_was_tried_is_told(serve, own_cache, monkeypatch):
    public, mirror = serve("missing"), serve("forbidden")
    monkeypatch.setenv("IPLAB_DATA_MIRROR", mirror.address)
    text = message(lambda: download.fetch(table(public.address)))
    assert [word for word in (mirror.address, "403", public.address, "404") if word not in text] == []


def test_loading_downloads_nothing(serve, monkeypatch):
    mirror = serve("good")
    monkeypatch.setenv("IPLAB_DATA_MIRROR", mirror.address)
    assert "fetch drones" in message(lambda: data.load("drones", edition="open"))
    assert mirror.asked == []


# Disks


def full(*_args, **_keywords):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_told_and_leaves_nothing(serve, own_cache, monkeypatch):
    site = serve("good")
    monkeypatch.setattr(transfer.Path, "replace", full)
    text = message(lambda: download.fetch(table(site.address)))
    assert [word for word in ("磁盘空间不足", "disk is full", "IPLAB_DATA_CACHE", "327,680") if word not in text] == []
    assert files(own_cache) == []


def mounted(folder):
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 128 kB, where the machine lets one be mounted."""
    folder = tmp_path / "small"
    if sys.platform != "linux" or os.geteuid() != 0 or not mounted(folder):
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full(serve, small_disk, monkeypatch):
    monkeypatch.setenv("IPLAB_DATA_CACHE", str(small_disk))
    text = message(lambda: download.fetch(table(serve("good").address)))
    assert "disk is full" in text
    assert files(small_disk) == []


def test_a_full_disk_when_copying_from_a_mirror_folder(small_disk, monkeypatch, tmp_path):
    source = tmp_path / "mirror" / PATH
    source.parent.mkdir(parents=True)
    source.write_bytes(CONTENT)
    monkeypatch.setenv("IPLAB_DATA_MIRROR", str(tmp_path / "mirror"))
    monkeypatch.setenv("IPLAB_DATA_CACHE", str(small_disk))
    assert "disk is full" in message(lambda: download.fetch(table("http://127.0.0.1:9")))
    assert files(small_disk) == []


def test_a_folder_that_cannot_be_written(serve, own_cache, tmp_path, monkeypatch):
    (tmp_path / "occupied").write_text("x")
    monkeypatch.setenv("IPLAB_DATA_CACHE", str(tmp_path / "occupied"))
    text = message(lambda: download.fetch(table(serve("good").address)))
    assert "occupied" in text
    assert "disk is full" not in text


# Two at once

PROGRAM = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from test_download import table
from iplab import download
(path,) = download.fetch(table({address!r}))
print(path)
"""


def fetching(address, cache):
    program = PROGRAM.format(tests=str(Path(__file__).parent), address=address)
    environment = {**os.environ, "IPLAB_DATA_CACHE": str(cache)}
    command = [sys.executable, "-c", program]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def test_two_processes_at_once_both_succeed(serve, own_cache):
    site = serve("slowly")
    both = [fetching(site.address, own_cache) for _ in range(2)]
    for process in both:
        _, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
    assert whole(own_cache)
    assert len(site.asked) == 2, "they did not run at once"


def test_two_threads_never_take_the_same_part(serve, own_cache):
    (own_cache / PATH).parent.mkdir(parents=True)
    (own_cache / f"{PATH}.part").write_bytes(CONTENT[:1000])
    claimed = [transfer._claimed(own_cache / PATH) for _ in range(2)]
    assert claimed[0] != claimed[1]
    assert [path.exists() for path in claimed] == [True, False]


# The bar


def test_one_bar_for_all_files_counts_bytes(serve, capsys):
    site = serve("cut", "good")
    one = table(site.address)
    second = OpenFile("two", f"{site.address}/OWNER/REPO/COMMIT/other.bin", one.open.files[0].sha256, len(CONTENT))
    both = registry.Table(
        **{**vars(one), "open": OpenEdition(**{**vars(one.open), "files": (*one.open.files, second)})}
    )
    assert len(download.fetch(both)) == 2
    err = capsys.readouterr().err
    assert "655k/655k" in err
    assert "sample: 100%" in err


def test_every_byte_is_told_once(serve, own_cache):
    site = serve("cut", "no_ranges")
    told = []
    file = table(site.address).open.files[0]
    (own_cache / PATH).parent.mkdir(parents=True)
    with requests.Session() as session:
        transfer.download(session, file.url, own_cache / PATH, file, told.append)
    assert sum(told) == len(CONTENT)
    assert functools.reduce(min, told) < 0
