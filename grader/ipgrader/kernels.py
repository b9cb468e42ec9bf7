"""Kernels that never came up, through no fault of the notebook."""

# Jupyter picks a kernel's ports and lets them go again before the kernel takes them: another program can be first. It
# happened once in some 250 starts with two runs side by side (nteract/papermill#511). Nothing has run yet: start again.
NOT_STARTED = "Kernel died before replying to kernel_info"
