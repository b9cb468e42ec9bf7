"""The trainee's package of the course: tables, tables shown, figures, institutions and their parameters."""

from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`iplab.read_export` without the search desk being imported by whoever does not ask for it."""
    if name == "read_export":
        from iplab.search import read_export

        return read_export
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
