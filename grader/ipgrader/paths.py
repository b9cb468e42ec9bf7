"""Where the course's folders stand: the repository that holds this package, or the folder in IPLAB_COURSE."""

from __future__ import annotations

import os
from pathlib import Path


def root() -> Path:
    """The course's top folder. IPLAB_COURSE names another one, such as a private copy."""
    return Path(os.environ.get("IPLAB_COURSE") or Path(__file__).resolve().parents[2])


def curriculum() -> Path:
    """Lessons and module.yaml files."""
    return root() / "curriculum"


def exercises() -> Path:
    """Graded exercises. IPLAB_EXERCISES names a private root of the same layout, for cohorts whose marks count."""
    return Path(os.environ.get("IPLAB_EXERCISES") or root() / "exercises")


def cohorts() -> Path:
    """Cohort files, one YAML file a cohort."""
    return root() / "grader" / "cohorts"


def build() -> Path:
    """Everything that can be made anew: solution notebooks, cohort runs, screenshots. Not kept in git."""
    return root() / "build"
