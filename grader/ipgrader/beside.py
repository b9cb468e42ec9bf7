"""What lies beside a notebook: tables, pictures, modules that its cells read."""

from __future__ import annotations

from pathlib import Path

LEFT_OUT = {".ipynb_checkpoints", "__pycache__"}


def files(folder: Path) -> dict[str, bytes]:
    """Files of a folder by their path in it, less notebooks; links are not followed."""
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    found = [path for path in found if path.suffix != ".ipynb" and not LEFT_OUT & set(path.relative_to(folder).parts)]
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}
