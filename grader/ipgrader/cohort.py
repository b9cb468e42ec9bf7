"""Read a cohort file: one small YAML file a cohort; errors name the line, what was expected and what came."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Annotated, Any, Literal

from iplab import parameters as iplab_parameters
from iplab.errors import ParameterError
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, PrivateAttr, ValidationError

from ipgrader import build, paths
from ipgrader.errors import AuthoringError, CohortError
from ipgrader.yamlfile import Mark, Where, at, compose, joined, value

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
        return CohortError(at(self._file, self._marks, where, text))


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
    node = compose(path)
    marks: dict[Where, Mark] = {}
    faults: list[tuple[Where, str]] = []
    values = value(node, (), marks, faults)
    cohort = _validated(values, faults)
    own = _parameter_faults(values)  # in the course library's words, which list what is allowed
    faults = [fault for fault in faults if fault[0] not in dict(own)] + own + _module_faults(values)
    if faults or cohort is None:
        raise CohortError("\n".join(at(path, marks, where, text) for where, text in faults))
    cohort._file, cohort._marks = path, marks
    return cohort


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
        return where[:-1], f"缺少 {key}；应为{_spaced(zh)} / {key!r} is missing; expected {en}"
    hint = _hint(key, item["input"])
    return where, (
        f"{key}：应为{_spaced(zh)}；现在是 {item['input']!r}。{hint[0]} / "
        f"{key}: expected {en}; got {item['input']!r}. {hint[1]}"
    ).rstrip()


def _hint(key: str, got: object) -> tuple[str, str]:
    """What was probably meant, in both languages: a colon without its space, or a near value."""
    if isinstance(got, str) and (told := joined(got)):
        zh, en = told.split(" / ", 1)
        return zh, en
    meant = iplab_parameters.near(key, got) if isinstance(got, str) else ""
    return (f"您是否想写 {meant}？", f"Did you mean {meant!r}?") if meant else ("", "")


def _spaced(text: str) -> str:
    """With a space before it where it does not begin in Chinese."""
    return f" {text}" if text[0].isascii() else text


def _named(where: Where) -> str:
    """The last part of a place that is a key of ours, so that modules.0 is explained as modules."""
    if len(where) == 2 and where[0] == "rehearsal":
        return "rehearsal"
    return next((str(part) for part in reversed(where) if not isinstance(part, int)), "")


def _known(where: Where) -> list[str]:
    parts: dict[str, type[BaseModel]] = {"parameters": Parameters, "title": Title, "rehearsal": Handed}
    return list(parts.get(str(where[0]) if where else "", Cohort).model_fields)


def _parameter_faults(values: Any) -> list[tuple[Where, str]]:
    """Faults of single values; unknown keys were found before."""
    given = values.get("parameters")
    faults: list[tuple[Where, str]] = []
    for key, got in given.items() if isinstance(given, dict) else ():
        try:
            if key in Parameters.model_fields:
                iplab_parameters.check({key: got}, fix=("", ""))
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
