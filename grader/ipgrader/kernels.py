"""Kernels for reports and tests: the warm one where it is installed; and one that never came up is started again."""

from __future__ import annotations

import os

# Jupyter picks a kernel's ports and lets them go again before the kernel takes them: another program can be first. It
# happened once in some 250 starts with two runs side by side (nteract/papermill#511). Nothing has run yet: start again.
NOT_STARTED = "Kernel died before replying to kernel_info"
COLD, WARM = "python3", "iplab-warm"


def name() -> str:
    """The kernel to run our own notebooks on: the warm one if it is installed, else the usual; IPLAB_KERNEL decides."""
    from jupyter_client.kernelspec import KernelSpecManager

    wanted = os.environ.get("IPLAB_KERNEL")
    return wanted or (WARM if WARM in KernelSpecManager().find_kernel_specs() else COLD)
