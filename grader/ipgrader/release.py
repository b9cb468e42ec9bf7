"""From the instructor's notebook to the trainee's: nbgrader's own steps, with our starters before them."""

from __future__ import annotations

import copy
from typing import Any

from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
    NbGraderPreprocessor,
)

CODE_STUB = {"python": "# 在这里作答 / your answer here\nraise NotImplementedError"}
TEXT_STUB = "双击这里，写下您的答案 / Double-click here and write your answer"
LABEL = "# 作答 / answer\n"  # by this the texts call the cells that a trainee may change


class Starter(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader ships no types
    """Put the starter of this entry in the place of the solution; the starter leaves no trace in the metadata.

    Every answer in code gets its label, whatever the entry.
    """

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """Swap and label one cell; cells without a starter keep nbgrader's stub."""
        starter = cell.metadata.pop("iplab", {}).get("starter")
        if starter is not None:
            cell.source = starter
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = LABEL + cell.source
        return cell, resources


def steps() -> list[Any]:
    """What nbgrader does to a source notebook at release, in its order, less the steps that need a gradebook."""
    return [
        LockCells(),
        ClearSolutions(code_stub=CODE_STUB, text_stub=TEXT_STUB),
        Starter(),
        ClearOutput(),
        CheckCellMetadata(),
        ComputeChecksums(),
        ClearHiddenTests(),
        ClearMarkScheme(),
        ComputeChecksums(),
        CheckCellMetadata(),
    ]


def strip_to_trainee(notebook: Any) -> Any:
    """A trainee's copy of an instructor's notebook; the given one is not changed."""
    resources: dict[str, Any] = {}
    notebook = copy.deepcopy(notebook)
    for step in steps():
        notebook, resources = step.preprocess(notebook, resources)
    return notebook
