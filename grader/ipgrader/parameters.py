"""Give a notebook a cohort's parameters: papermill writes the cell, and we make it readable, stable and locked."""

from __future__ import annotations

import ast
import copy
import json
from collections.abc import Mapping
from typing import Any

from ipgrader.build import FLAGS

COMMENT = "本班参数 / this cohort's parameters"


def inject(notebook: Any, module: str, values: Mapping[str, str | int]) -> Any:
    """A copy of the notebook with a locked cell `m01-cohort` after its parameters cell.

    papermill alone gives the cell a random id, Chinese as \\u escapes and metadata of its own run.
    """
    from papermill.parameterize import parameterize_notebook

    draft = copy.deepcopy(notebook)
    draft.metadata["papermill"] = {}
    for cell in draft.cells:
        cell.metadata.setdefault("tags", [])  # papermill looks for them in every cell
    draft = parameterize_notebook(draft, dict(values), comment=COMMENT)
    del draft.metadata["papermill"]
    for cell in draft.cells:
        if not cell.metadata["tags"]:
            del cell.metadata["tags"]
    cell = next(cell for cell in draft.cells if "injected-parameters" in cell.metadata.get("tags", []))
    cell.id = cohort_id(module)
    cell.source = f"# {COMMENT}\n" + "\n".join(_lines(assigned(cell.source)))
    cell.metadata["nbgrader"] = {"schema_version": 3, "grade_id": cohort_id(module), **FLAGS["given"]}
    return draft


def cohort_id(module: str) -> str:
    """The grade_id of the cell that holds a cohort's parameters: `m01-cohort`."""
    return f"{module}-cohort"


def assigned(text: str) -> dict[str, Any]:
    """The literal values that a cell assigns, by name; {} for a text that is no Python or assigns no literal."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError):
        return {}
    found: dict[str, Any] = {}
    for line in body:
        if (
            isinstance(line, ast.Assign)
            and isinstance(line.targets[0], ast.Name)
            and isinstance(line.value, ast.Constant)
        ):
            found[line.targets[0].id] = line.value.value
    return found


def _lines(values: Mapping[str, Any]) -> list[str]:
    return [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
