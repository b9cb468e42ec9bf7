"""The house itself: what is installed, what is kept, what is promised to somebody with a new machine."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import iplab
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
FOLDERS = {".ci", "curriculum", "datasets", "docs", "exercises", "grader", "lib", "tests"}
FILES = {"README.md", "README.zh.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "LICENSE-content", "Makefile"}
FILES |= {"pyproject.toml", "requirements.lock", "environment.yml", ".editorconfig", ".gitattributes", ".gitignore"}
KEPT = {name: (ROOT / name).read_text(encoding="utf-8") for name in sorted(FILES) if (ROOT / name).is_file()}
PYPROJECT = tomllib.loads(KEPT["pyproject.toml"])
PROJECT = PYPROJECT["project"]
CONDA = yaml.safe_load(KEPT["environment.yml"])
LOCK = KEPT["requirements.lock"]
SHA256 = r"    --hash=sha256:[0-9a-f]{64}"
PIN = r"^(?P<name>[a-z0-9-]+)==(?P<version>[0-9a-z.+]+)(?: ; (?P<marker>[\w .'=!<>()*]+))? \\\n"
ENTRY = re.compile(rf"{PIN}(?:{SHA256} \\\n)*{SHA256}\n", re.M)
PINS = list(ENTRY.finditer(LOCK))

needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def requirements() -> list[Requirement]:
    """Every dependency that pyproject.toml names, extras included; the project's own name left out."""
    lists = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values(), PYPROJECT["build-system"]["requires"]]
    return [r for one in lists for r in map(Requirement, one) if r.name != PROJECT["name"]]


def run(*command: object, cwd: Path = ROOT, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, with `more` added to the environment; what it prints is UTF-8."""
    words = [str(word) for word in command]
    env = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}  # make runs these tests
    return subprocess.run(words, cwd=cwd, env=env | more, capture_output=True, encoding="utf-8", check=False)


def script(path: Path, body: str) -> Path:
    """An executable shell script that stands in for a program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


# What is installed


def test_conda_gives_python_and_pip_and_nothing_else() -> None:
    python, *others = map(Requirement, CONDA["dependencies"])
    assert (CONDA["name"], python.name, [o.name for o in others]) == (PROJECT["name"], "python", ["pip"])


@pytest.mark.parametrize("minor", range(8, 21))
def test_conda_and_pyproject_agree_on_python(minor: int) -> None:
    conda, wheel = Requirement(CONDA["dependencies"][0]).specifier, SpecifierSet(PROJECT["requires-python"])
    assert (f"3.{minor}" in conda) == (11 <= minor <= 13), (
        "environment.yml: python 3.11 to 3.13, the versions that are tried"
    )
    assert (f"3.{minor}" in wheel) == (minor >= 11), "pyproject.toml: requires-python"


def test_the_lock_is_pins_with_hashes_and_nothing_else() -> None:
    rest = ENTRY.sub("", LOCK)
    assert PINS
    assert not rest, f"no address, option or entry without hash belongs in requirements.lock: {rest[:200]}"


@pytest.mark.parametrize("wanted", requirements(), ids=str)
def test_the_lock_holds_each_dependency(wanted: Requirement) -> None:
    versions = [m["version"] for m in PINS if m["name"] == canonicalize_name(wanted.name)]
    assert versions, f"{wanted.name} is not in requirements.lock: make lock"
    assert all(v in wanted.specifier for v in versions), f"{versions} is not {wanted}: make lock"


def test_each_dependency_says_why() -> None:
    lists = re.findall(r"^(?:dependencies|grader|dev) = \[\n(.*?)^\]", KEPT["pyproject.toml"], re.M | re.S)
    lines = [line for block in lists for line in block.splitlines()]
    assert len(lines) == len(PROJECT["dependencies"]) + sum(map(len, PROJECT["optional-dependencies"].values()))
    assert not [line for line in lines if not re.search(r'",\s+# \w.{5,}', line)]


UV = [sys.executable, "-m", "uv"]
PLATFORMS = ["x86_64-manylinux_2_28", "aarch64-apple-darwin", "x86_64-apple-darwin", "windows"]


def resolve(lock: Path, platform: str, python: str, target: Path) -> subprocess.CompletedProcess[str]:
    """Resolve a lock to wheels for another machine; nothing but metadata is downloaded, nothing is installed."""
    options = ["--python", sys.executable, "--python-platform", platform, "--python-version", python, "--dry-run"]
    options += ["--only-binary", ":all:", "--require-hashes", "--target", str(target)]
    return run(*UV, "pip", "install", *options, "-r", lock)


@pytest.mark.slow
@pytest.mark.network
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_pin_has_a_wheel(platform: str, python: str, tmp_path: Path) -> None:
    done = resolve(ROOT / "requirements.lock", platform, python, tmp_path)
    assert done.returncode == 0, done.stderr
    assert f" + jupyterlab=={next(m['version'] for m in PINS if m['name'] == 'jupyterlab')}" in done.stderr


@pytest.mark.slow
@pytest.mark.network
@pytest.mark.parametrize(("platform", "found"), [("x86_64-manylinux_2_28", True), ("windows", False)])
def test_a_missing_wheel_is_noticed(platform: str, found: bool, tmp_path: Path) -> None:
    """uvloop has wheels for Linux and none for Windows."""
    lock = tmp_path / "lock"
    (tmp_path / "in").write_text("uvloop==0.21.0\n", encoding="utf-8")
    run(*UV, "pip", "compile", "--universal", "--generate-hashes", "--no-header", "-o", lock, tmp_path / "in")
    done = resolve(lock, platform, "3.11", tmp_path)
    assert (done.returncode == 0) == found, done.stderr
    assert found or "uvloop" in done.stderr


@pytest.mark.slow
@pytest.mark.network
def test_make_lock_would_change_no_pin(tmp_path: Path) -> None:
    (command,) = re.findall(r"uv (pip compile .*?) \$\(LOCK_FLAGS\)", KEPT["Makefile"], re.S)
    shutil.copy(ROOT / "requirements.lock", tmp_path / "lock")
    done = run(*UV, *command.replace("\\\n", " ").split(), "-o", tmp_path / "lock")
    assert done.returncode == 0, done.stderr
    again = [m.groups() for m in ENTRY.finditer((tmp_path / "lock").read_text(encoding="utf-8"))]
    assert again == [m.groups() for m in PINS]


# What is kept


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty repository with this one's .gitignore, so that the answer doesn't hang on what is tracked here."""
    folder = tmp_path_factory.mktemp("repository")
    shutil.copy(ROOT / ".gitignore", folder)
    assert run("git", "init", "--quiet", folder).returncode == 0
    return folder


def ignored(paths: Iterable[str], repository: Path) -> set[str]:
    """Those of the paths that git leaves out; a folder's path ends in a slash."""
    command = ["git", "-c", "core.excludesFile=/dev/null", "check-ignore", "--stdin"]
    done = subprocess.run(command, cwd=repository, input="\n".join(paths), capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return set(done.stdout.splitlines())


def test_the_top_of_the_tree_is_what_the_plan_says(elsewhere: Path) -> None:
    there = {f"{p.name}/" if p.is_dir() else p.name for p in ROOT.iterdir()} - {".git", ".git/"}
    assert there - ignored(there, elsewhere) == {f"{name}/" for name in FOLDERS} | FILES


def test_no_source_is_ignored(elsewhere: Path) -> None:
    kinds = {".py", ".ipynb", ".yaml", ".csv", ".md", ".typed"}
    files = (p for folder in FOLDERS for p in (ROOT / folder).rglob("*") if p.suffix in kinds)
    sources = [p.relative_to(ROOT).as_posix() for p in files if ".ipynb_checkpoints" not in p.parts]
    assert "lib/iplab/__init__.py" in sources
    assert ignored([*sources, "lib/", "grader/", "lib/iplab/build/x.py"], elsewhere) == set()


@pytest.mark.parametrize("path", ["build/", ".venv/", "lib/__pycache__/", ".mypy_cache/", "x/.ipynb_checkpoints/"])
def test_what_can_be_rebuilt_is_ignored(path: str, elsewhere: Path) -> None:
    assert ignored([path], elsewhere) == {path}


LF = ["curriculum/m01/1_lesson.zh.ipynb", "datasets/practice/places.csv", "lib/iplab/data.py"]
VERBATIM = ["exercises/m01/attempts/counts_rows.py", "datasets/practice/panel.parquet"]


@pytest.mark.parametrize(("path", "kept"), [(p, b"a\nb\n") for p in LF] + [(p, b"a\r\nb\n") for p in VERBATIM])
def test_bytes_are_the_same_on_windows(path: str, kept: bytes, elsewhere: Path) -> None:
    file = script(elsewhere / path, "")
    file.write_bytes(b"a\r\nb\n")
    shutil.copy(ROOT / ".gitattributes", elsewhere)
    run("git", "add", path, cwd=elsewhere)
    file.unlink()
    run("git", "-c", "core.autocrlf=true", "checkout", "--", path, cwd=elsewhere)
    assert file.read_bytes() == kept


def test_the_version_is_one_and_the_changelog_knows_it() -> None:
    assert iplab.__version__ == PROJECT["version"]
    headings = re.findall(r"^## \[(.+?)\]", KEPT["CHANGELOG.md"], re.M)
    assert PROJECT["version"] in headings


def test_both_licences_are_whole_and_in_the_wheel() -> None:
    assert (PROJECT["license"], PROJECT["license-files"]) == ("MIT AND CC-BY-4.0", ["LICENSE", "LICENSE-content"])
    assert "Permission is hereby granted" in KEPT["LICENSE"]
    assert re.findall(r"^Section (\d) -- ", KEPT["LICENSE-content"], re.M) == list("12345678")


# What make and CI promise on a new machine


@needs_make
def test_make_alone_lists_every_target() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*) FORCE$", KEPT["Makefile"], re.M)
    done = run("make", "--no-print-directory")
    assert re.findall(r"^make (\S+)", done.stdout, re.M) == phony.split()


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A checkout with no .venv yet and a lock that can't be installed."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "requirements.lock").write_text("no-such-file-of-iplab @ file:///nowhere\n", encoding="utf-8")
    return tmp_path


OLD = f'exec "{sys.executable}" -c "import sys; sys.version_info = (3, 9, 2); exec(sys.argv[1])" "$2"'
REFUSALS = {
    "missing": ("exit 127", ["没有可用的 Python", "No working Python", "3.11"]),
    "too_old": (f'[ "$1" = --version ] && echo Python 3.9.2 || {OLD}', ["版本过旧", "too old", "3.9.2"]),
    "no_venv": ('case "$*" in --version) echo 3.11.2;; *venv*) exit 1;; esac', ["无法建立 .venv", "python3-venv"]),
}


@needs_make
@pytest.mark.parametrize(("body", "words"), REFUSALS.values(), ids=REFUSALS)
def test_make_says_what_is_wrong_with_python(body: str, words: list[str], bare: Path) -> None:
    python = script(bare / "python-stand-in", body)
    done = run("make", "demo", f"PYTHON={python}", cwd=bare)
    assert done.returncode != 0
    assert [word for word in [*words, str(python)] if word not in done.stderr] == []
    assert not (bare / ".venv").exists()


@pytest.mark.slow
@needs_make
def test_a_broken_off_set_up_leaves_no_stamp(bare: Path) -> None:
    for _ in ("from nothing", "after a lock that could be installed"):
        done = run("make", "demo", f"PYTHON={sys.executable}", cwd=bare)
        assert done.returncode != 0
        assert "/nowhere" in done.stderr
        assert not (bare / ".venv/.set-up").exists()
        script(bare / ".venv/.set-up", "")
        os.utime(bare / ".venv/.set-up", (0, 0))


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A checkout on a machine whose programs only write down how they were called."""
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    shutil.copytree(ROOT / ".ci", tmp_path / "checkout/.ci")
    (tmp_path / "bin").mkdir()
    for name in ["bash", "dirname", "env"]:
        (tmp_path / "bin" / name).symlink_to(str(shutil.which(name)))
    log = f'echo "${{0##*/}} $*" >> {tmp_path}/calls'
    told = f'{log}; echo "$IPLAB_DATA_MIRROR $IPLAB_REQUIRE_OPEN $IPLAB_REQUIRE_BROWSER" >> {tmp_path}/told'
    script(tmp_path / "bin/make", f'{told}; [ "$1" != "$MAKE_FAILS_AT" ]')
    script(tmp_path / "bin/apt-get", log)
    script(tmp_path / "bin/git", log)
    return tmp_path


def ci(machine: Path, **more: str) -> tuple[int, list[str]]:
    """Run .ci/run on the machine: its exit code and the commands that it called."""
    env = {"PATH": str(machine / "bin"), "PYTHON": "python3"} | more
    done = run(shutil.which("bash"), machine / "checkout/.ci/run", cwd=machine, **env)
    return done.returncode, (machine / "calls").read_text(encoding="utf-8").splitlines()


def test_ci_installs_what_is_missing(machine: Path) -> None:
    code, calls = ci(machine)
    assert (code, calls[0]) == (0, "apt-get update")
    assert calls[1].endswith("chromium fonts-noto-cjk python3 python3-venv")
    assert calls[2:] == ["make demo", "make test", "make test-slow"]


def test_ci_installs_nothing_that_is_there(machine: Path) -> None:
    script(machine / "bin/chromium", "")
    script(machine / "bin/fc-list", "echo Noto Sans CJK SC")
    script(machine / "bin/python3", "")
    assert ci(machine) == (0, ["make demo", "make test", "make test-slow"])


def test_ci_lets_no_open_data_or_browser_test_skip(machine: Path) -> None:
    ci(machine)
    assert (machine / "told").read_text(encoding="utf-8") == f"{machine}/shared/open-data 1 1\n" * 3


@pytest.mark.parametrize("target", ["demo", "test", "test-slow"])
def test_ci_fails_where_a_step_fails(target: str, machine: Path) -> None:
    code, calls = ci(machine, MAKE_FAILS_AT=target)
    assert code != 0
    assert calls[-1] == f"make {target}"
