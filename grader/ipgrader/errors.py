"""Errors an instructor or author reads. Each says what was wrong, what was expected, what came and what to do."""

from __future__ import annotations

from iplab.errors import IplabError


class AuthoringError(IplabError):
    """A lesson or exercise source that cannot be built."""


class CohortError(IplabError):
    """A cohort file that cannot be run."""


class MarkingError(IplabError):
    """A course folder that cannot be marked at all. A single bad submission is an outcome, never this."""
