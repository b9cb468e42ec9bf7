"""Read a cohort file: one small YAML file a cohort; errors name the line, what was expected and what came."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from iplab import parameters as iplab_parameters
from iplab.errors import ParameterError
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, PrivateAttr, ValidationError

from ipgrader import build, paths
from ipgrader.errors import AuthoringError, CohortError

Where = tuple[str | int, ...]
Mark = tuple[int, int]
Text = Annotated[str, Field(min_length=1)]
# What a value should be, by its key: shown when it is something else.
EXPECTED = {
    "title": ("{zh: 中文名, en: 英文名}", "{zh: Chinese title, en: English title}"),
    "language": ("zh 或 en", "zh or en"),
    "modules": ("模块编号的列表，如 [M01]", "a list of module codes such as [M01]"),
    "variant": ("cohort", "cohort"),
    "parameters": ("参数表，至少有 province", "a mapping of parameters, with province at least"),
    "province": ("省级行政区全名，如 四川省", "a province by its full Chinese name, such as 四川省"),
    "seed": ("整数，如 2026", "a whole number such as 2026"),
    "due": ("带时区的时间，如 2026-01-31T18:00:00+08:00", "a time with its offset, such as 2026-01-31T18:00:00+08:00"),
    "submitted": (
        "带时区的时间，如 2026-01-31T18:00:00+08:00",
        "a time with its offset, such as 2026-01-31T18:00:00+08:00",
    ),
    "submissions": ("文件夹路径", "the path of a folder"),
    "rehearsal": ("学员编号到 {attempt: 名称} 的表", "a mapping from trainee id to {attempt: NAME}"),
    "attempt": ("答卷样例名，或 solution、blank、damaged", "the name of an attempt, or solution, blank or damaged"),
}


class Strict(BaseModel):
    """A part of a cohort file; a key that it doesn't know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Title(Strict):
    """The cohort's name in both languages."""

    zh: Text
    en: Text


class Parameters(Strict):
    """What papermill gives every notebook; the language stands beside it in the file."""

    province: str
    institution_type: str = "municipal_comprehensive"
    tech_field: str = "new_energy"
    tier: str = "basic"
    entry: str = "fill"
    edition: str = "practice"
    seed: Annotated[int, Field(strict=True)] = 2026
    as_of_date: str = "2025-06-30"


class Handed(Strict):
    """One rehearsal submission: which attempt, and when it was handed in."""

    attempt: Text
    submitted: AwareDatetime | None = None


class Cohort(Strict):
    """One cohort: who is taught what, with which parameters, and when work is due."""

    title: Title
    language: Literal["zh", "en"]
    modules: Annotated[list[str], Field(min_length=1)]
    variant: Literal["cohort"] = "cohort"
    parameters: Parameters
    due: AwareDatetime | None = None
    submissions: Path | None = None
    rehearsal: dict[str, Handed] = Field(default_factory=dict)
    _file: Path = PrivateAttr(default=Path("cohort.yaml"))
    _marks: dict[Where, Mark] = PrivateAttr(default_factory=dict)

    @property
    def name(self) -> str:
        """The file's name, which names the course folder too."""
        return self._file.stem

    @property
    def inbox(self) -> Path:
        """Where submissions arrive: TRAINEE/*.ipynb."""
        if self.submissions is None:
            return paths.build() / "cohorts" / self.name / "inbox"
        return (self._file.parent / self.submissions).resolve()

    def values(self) -> dict[str, str | int]:
        """The parameters of every notebook, in the order in which the course writes them."""
        head, tail = self.parameters.model_dump(exclude={"edition", "seed", "as_of_date"}), self.parameters
        rest = {"edition": tail.edition, "seed": tail.seed, "as_of_date": tail.as_of_date}
        return {**head, "language": self.language, **rest}

    def folders(self) -> list[Path]:
        """The exercise folder of each module, in the file's order."""
        return [build.module(name) for name in self.modules]

    def error(self, where: Where, text: str) -> CohortError:
        """An error that points to a place of this file."""
        return CohortError(_at(self._file, self._marks, where, text))


def names() -> list[str]:
    """Names of all cohorts of the course."""
    return sorted(path.stem for path in paths.cohorts().glob("*.yaml"))


def find(name: str) -> Cohort:
    """A cohort by its name or by the path of its file. CohortError names near matches."""
    path = Path(name) if name.endswith((".yaml", ".yml")) else paths.cohorts() / f"{name}.yaml"
    if path.is_file():
        return read(path)
    raise CohortError(
        f"没有班级 {name}。{_near_zh(name, names())}现有：{'、'.join(names()) or '—'} / "
        f"No cohort {name!r}. {_near_en(name, names())}There are: {', '.join(names()) or '—'}."
    )


def read(path: Path) -> Cohort:
    """Read and check one cohort file; a CohortError lists every fault with its line and column."""
    path = path.resolve()
    node = _compose(path)
    marks: dict[Where, Mark] = {}
    faults: list[tuple[Where, str]] = []
    values = _value(node, (), marks, faults)
    cohort = _validated(values, faults)
    found = {where for where, _ in faults}
    faults += [fault for fault in _parameter_faults(values) if fault[0] not in found] + _module_faults(values)
    if faults or cohort is None:
        raise CohortError("\n".join(_at(path, marks, where, text) for where, text in faults))
    cohort._file, cohort._marks = path, marks
    return cohort


def _compose(path: Path) -> yaml.Node:
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place: dict[Where, Mark] = {(): (mark.line + 1, mark.column + 1)} if mark else {}
        text = (
            f"不是合格的 YAML：{error.problem}；请检查缩进、冒号和引号 / "
            f"not valid YAML: {error.problem}; check indents, colons and quotes"
        )
        raise CohortError(_at(path, place, (), text)) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CohortError(
            f"{path}：读不出文字；请存为 UTF-8 / {path}: cannot be read as text; save it as UTF-8 ({error})."
        ) from None
    if not isinstance(node, yaml.MappingNode):
        text = (
            "文件应为“键: 值”的表；参照 grader/cohorts 里的例子 / "
            "expected a mapping of keys to values; see the examples in grader/cohorts"
        )
        raise CohortError(_at(path, {}, (), text))
    return node


def _value(node: yaml.Node, where: Where, marks: dict[Where, Mark], faults: list[tuple[Where, str]]) -> Any:
    """The value of a node; keys and times stay text (trainee 007 is not 7). Notes where everything stands."""
    marks.setdefault(where, (node.start_mark.line + 1, node.start_mark.column + 1))
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*where, number), marks, faults) for number, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, where, marks, faults)
    if node.tag == "tag:yaml.org,2002:timestamp":
        return node.value
    return yaml.SafeLoader("").construct_object(node)


def _mapping(node: yaml.MappingNode, where: Where, marks: dict[Where, Mark], faults: list[tuple[Where, str]]) -> Any:
    values: dict[str, Any] = {}
    for key, item in node.value:
        place = (*where, str(key.value))
        if str(key.value) in values:
            first = marks[place][0]
            marks[place] = (key.start_mark.line + 1, key.start_mark.column + 1)
            zh, en = (
                f"键 {key.value} 写了两次（先在第 {first} 行）",
                f"key {key.value!r} stands twice (first in line {first})",
            )
            faults.append((place, f"{zh} / {en}"))
        marks[(*place, "key")] = (key.start_mark.line + 1, key.start_mark.column + 1)
        values[str(key.value)] = _value(item, place, marks, faults)
    return values


def _validated(values: Any, faults: list[tuple[Where, str]]) -> Cohort | None:
    try:
        return Cohort.model_validate(values)
    except ValidationError as error:
        faults += [_fault(item) for item in error.errors()]
        return None


def _fault(item: Any) -> tuple[Where, str]:
    where: Where = tuple(item["loc"])
    key = str(where[-1])
    if item["type"] == "extra_forbidden":
        known = _known(where[:-1])
        zh = f"不认识的键 {key}。{_near_zh(key, known)}可用：{'、'.join(known)}"
        text = f"{zh} / unknown key {key!r}. {_near_en(key, known)}Known: {', '.join(known)}"
        return (*where, "key"), text
    zh, en = EXPECTED.get(_named(where), ("文字", "text"))
    if item["type"] == "missing":
        return where[:-1], f"缺少 {key}；应为{zh} / {key!r} is missing; expected {en}"
    return where, f"{key}：应为{zh}；现在是 {item['input']!r} / {key}: expected {en}; got {item['input']!r}"


def _named(where: Where) -> str:
    """The last part of a place that is a key of ours, so that modules.0 is explained as modules."""
    if len(where) == 2 and where[0] == "rehearsal":
        return "rehearsal"
    return next((str(part) for part in reversed(where) if not isinstance(part, int)), "")


def _known(where: Where) -> list[str]:
    parts: dict[str, type[BaseModel]] = {"parameters": Parameters, "title": Title, "rehearsal": Handed}
    return list(parts.get(str(where[0]) if where else "", Cohort).model_fields)


def _parameter_faults(values: Any) -> list[tuple[Where, str]]:
    """Faults of single values, in the course library's own words; unknown keys were found before."""
    given = values.get("parameters")
    faults: list[tuple[Where, str]] = []
    for key, value in given.items() if isinstance(given, dict) else ():
        try:
            if key in Parameters.model_fields:
                iplab_parameters.check({key: value})
        except ParameterError as error:
            faults.append((("parameters", key), str(error)))
    return faults


def _module_faults(values: Any) -> list[tuple[Where, str]]:
    listed = values.get("modules")
    faults: list[tuple[Where, str]] = []
    for number, name in enumerate(listed if isinstance(listed, list) else ()):
        known = [folder.name.split("_")[0].upper() for folder in build.modules()]
        try:
            build.module(str(name))
        except AuthoringError:
            text = (
                f"没有模块 {name}。{_near_zh(str(name), known)}现有：{'、'.join(known) or '—'} / "
                f"no module {name!r}. {_near_en(str(name), known)}There are: {', '.join(known) or '—'}"
            )
            faults.append((("modules", number), text))
        if name in listed[:number]:
            faults.append((("modules", number), f"模块 {name} 写了两次 / module {name!r} stands twice"))
    return faults


def _near_zh(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f"您是否想写 {near[0]}？" if near else ""


def _near_en(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f"Did you mean {near[0]!r}? " if near else ""


def _at(path: Path, marks: dict[Where, Mark], where: Where, text: str) -> str:
    """`FILE:LINE:COLUMN: text`, at the nearest place that is known."""
    while where and where not in marks:
        where = where[:-1]
    line, column = marks.get(where, (1, 1))
    return f"{path}:{line}:{column}: {text}"
