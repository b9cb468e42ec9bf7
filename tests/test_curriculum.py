"""Sources of lessons and exercises: the two languages say the same, terms are the right ones, concepts are found."""

import calendar
import csv
import re

import pytest
import yaml
from ipgrader import build, paths, source
from ipgrader.errors import AuthoringError

SOURCES = [*sorted(paths.curriculum().glob("m*/[0-9]_*.py")), *(path / "exercise.py" for path in build.modules())]
MONTHS = list(calendar.month_name)[1:]
CODE, LINK = re.compile(r"`([^`]+)`"), re.compile(r"\]\(([^)\s]+)\)")


def pairs(path):
    texts = [cell for cell in source.read(path).cells if cell.lang]
    return list(zip(texts[::2], texts[1::2], strict=True))


def numbers(text):
    """Numbers of a text, months included, in no order; thousands marks are dropped."""
    text = CODE.sub("", re.sub(r"(?<=\d),(?=\d{3})", "", text))
    for number, month in enumerate(MONTHS, 1):
        text = re.sub(rf"\b{month}\b", f" {number} ", text)
    return sorted(re.findall(r"\d+(?:\.\d+)?", text))


def headings(text):
    return [len(marks) for marks in re.findall(r"(?m)^(#+) ", text)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name[:3]}-{path.stem}")
@pytest.mark.parametrize(
    "feature", [headings, numbers, CODE.findall, LINK.findall], ids=["headings", "numbers", "code", "links"]
)
def test_pairs_say_the_same(path, feature):
    differ = [
        (zh.line, feature(zh.source), feature(en.source))
        for zh, en in pairs(path)
        if sorted(feature(zh.source)) != sorted(feature(en.source))
    ]
    assert differ == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name[:3]}-{path.stem}")
def test_each_language_is_written_in_that_language(path):
    for zh, en in pairs(path):
        chinese = re.findall(r"[一-鿿]", CODE.sub("", en.source))
        letters = re.findall(r"[A-Za-z]", CODE.sub("", en.source))
        assert len(chinese) < 0.2 * len(letters) + 5, f"line {en.line}: Chinese in an English cell"
        assert re.search(r"[一-鿿]", zh.source), f"line {zh.line}: no Chinese in a Chinese cell"


def glossary():
    with (paths.curriculum() / "glossary.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name[:3]}-{path.stem}")
def test_terms_of_the_glossary_are_used_in_both_languages(path):
    wrong = []
    for zh, en in pairs(path):
        for term in glossary():
            forms = [form.strip().lower() for form in term["en"].split("|")]
            if term["zh"] in zh.source and not any(form in en.source.lower() for form in forms):
                wrong.append((en.line, term["zh"], term["en"]))
            wrong += [(zh.line, "avoid", bad) for bad in term["avoid_zh"].split("|") if bad and bad in zh.source]
            wrong += [
                (en.line, "avoid", bad)
                for bad in term["avoid_en"].split("|")
                if bad and bad.lower() in en.source.lower()
            ]
    assert wrong == []


def module_files():
    return sorted(paths.curriculum().glob("m*/module.yaml"))


@pytest.mark.parametrize("path", module_files(), ids=lambda path: path.parent.name[:3])
def test_every_concept_of_the_module_is_taught_or_marked_where_it_says(path):
    about = yaml.safe_load(path.read_text(encoding="utf-8"))
    with (paths.curriculum() / "policy_concepts.tsv").open(encoding="utf-8") as file:
        wanted = {row["id"] for row in csv.DictReader(file, delimiter="\t") if about["id"] in row["modules"].split()}
    assert set(about["concepts"]) == wanted
    titles = set()
    for lesson in about["lessons"]:
        for cell in source.read(path.parent / f"{lesson}.py").cells:
            titles |= set(re.findall(r"(?m)^#+ +(.+?) *$", cell.source)) if cell.lang == "zh" else set()
    exercise = source.read(paths.exercises() / about["folder"] / "exercise.py")
    graded = {f"{exercise.module}-{cell.name}" for cell in exercise.of("answer", "essay")}
    for concept, found in about["concepts"].items():
        places = graded if found["how"] == "marked" else titles
        assert found["where"] in places, f"{concept}: {found['where']}"


@pytest.mark.parametrize("path", module_files(), ids=lambda path: path.parent.name[:3])
def test_module_file_names_what_is_there(path):
    about = yaml.safe_load(path.read_text(encoding="utf-8"))
    exercise = source.read(paths.exercises() / about["folder"] / "exercise.py")
    assert about["folder"] == path.parent.name
    assert about["exercise"] == build.exercise_name(exercise.path.parent)
    assert set(about["open_edition_tasks"]) <= set(source.answers(exercise))
    texts = exercise.path.read_text(encoding="utf-8") + "".join(
        (path.parent / f"{lesson}.py").read_text(encoding="utf-8") for lesson in about["lessons"]
    )
    assert set(about["datasets"]) == set(re.findall(r'load\("(\w+)"', texts))
    assert all(set(outcome) == {"zh", "en"} for outcome in about["outcomes"])


FAULTS = {
    "unknown key": ('# %% check="a" point=1\nassert x\n', "unknown key 'point'"),
    "text without language": ("# %% [markdown]\n# text\n", "text without lang"),
    "no twin": ('# %% [markdown] lang="zh"\n# 文\n', "without its twin"),
    "twin first": (
        '# %% [markdown] lang="en"\n# t\n\n# %% [markdown] lang="zh"\n# 文\n',
        "not a zh cell followed by its en twin",
    ),
    "no solution": ('# %% answer="a"\nx = 1\n\n# %% check="a" points=1\nassert x\n', "has no ### BEGIN SOLUTION"),
    "no check": ('# %% answer="a"\n### BEGIN SOLUTION\nx = 1\n### END SOLUTION\n', "is marked by no check"),
    "no points": ('# %% check="a"\nassert 1\n', "needs points above 0"),
    "open region": (
        '# %% check="a" points=1\n### BEGIN HIDDEN TESTS\nassert 1\n',
        "BEGIN and END HIDDEN TESTS do not match",
    ),
    "wrong entry": ('# %% answer="a" entry="full"\nx = 1\n', "expected run, fill or write"),
    "starter alone": ('# %% answer="a" entry="fill"\nx = 1\n', "no cell with its solution"),
    "twice": ('# %% check="a" points=1\nassert 1\n\n# %% check="a" points=1\nassert 1\n', "stands twice"),
}


@pytest.mark.parametrize(("text", "said"), FAULTS.values(), ids=FAULTS)
def test_a_faulty_source_is_named_with_its_line(tmp_path, text, said):
    folder = tmp_path / "m99_x"
    folder.mkdir()
    (folder / "exercise.py").write_text(text, encoding="utf-8")
    with pytest.raises(AuthoringError, match=r"lines? \d+|answer") as error:
        source.read(folder / "exercise.py")
    assert said in str(error.value)
