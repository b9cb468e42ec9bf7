"""The kernelspecs `iplab-warm` and `iplab-walled`, for whoever names a kernel."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

NAMES = {"iplab-warm": False, "iplab-walled": True}
SHOWN = {"iplab-warm": "Python 3 (iplab, warm)", "iplab-walled": "Python 3 (iplab, walled)"}


def spec(name: str) -> dict[str, Any]:
    """The content of kernel.json. Its command is that of a cold kernel."""
    provisioner = {"provisioner_name": "iplab-warm", "config": {"walls": NAMES[name]}}
    return {
        "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": SHOWN[name],
        "language": "python",
        "metadata": {"debugger": True, "kernel_provisioner": provisioner},
    }


def install(prefix: str = sys.prefix) -> list[Path]:
    """Install both; the folders they went to."""
    from jupyter_client.kernelspec import KernelSpecManager

    with tempfile.TemporaryDirectory() as folder:
        return [Path(_install(KernelSpecManager(), Path(folder), name, prefix)) for name in NAMES]


def _install(manager: Any, folder: Path, name: str, prefix: str) -> str:
    (folder / "kernel.json").write_text(json.dumps(spec(name), indent=1), encoding="utf-8")
    return str(manager.install_kernel_spec(str(folder), name, prefix=prefix))
