"""One warm process, a fork a notebook: boxes for `ipgrader mark`, kernels for everybody else. It knows no check."""
