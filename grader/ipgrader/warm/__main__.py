"""python -m ipgrader.warm: what protects a marking on this machine; with `install`, the kernelspecs for all."""

from __future__ import annotations

import sys

from ipgrader.warm import kernelspec, sandbox


def table() -> str:
    """One line a protection."""
    return "\n".join(_line(row) for row in sandbox.support())


def _line(row: sandbox.Row) -> str:
    state = "✓" if row.available else "必需 / required" if row.required else "—"
    return f"{row.protection:<56}{row.by:<16}{state}" + ("" if row.available else f"  {row.how}")


def main(arguments: list[str]) -> int:
    """The command line; 1 when something required is missing."""
    if arguments[:1] == ["install"]:
        for path in kernelspec.install(*arguments[1:2]):
            print(path)
        return 0
    print(table())
    return int(any(row.required and not row.available for row in sandbox.support()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
