"""Given cells that the judge may run once for all submissions, though checks stand before them."""

from __future__ import annotations

from ipgrader import names
from ipgrader.master import Master


def early(master: Master) -> frozenset[str]:
    """Ids of the given cells that change nothing for the checks before them, and need nothing that these make.

    A cell that makes or changes a name which an earlier check uses stays where it is, and so does every cell that
    needs or makes a name of one that stays.
    """
    found, used, made = set[str](), set[str](), set[str]()  # names that the cells which stay use, and make
    for cell in master.cells:
        step = master.steps.get(cell.cell_id)
        if step is None or not step.judged:
            continue
        uses = names.of(names.imported(cell.solution) if cell.role == "answer" else cell.source)
        makes = uses.sets | uses.edits
        if cell.role != "check" and not makes & (used | made) and not uses.reads & made:
            found.add(cell.cell_id)
        else:
            used |= uses.reads | step.reads
            made |= makes
    return frozenset(found)
