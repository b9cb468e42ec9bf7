"""The trainee's package of the course: tables, tables shown, figures, institutions and their parameters."""

__version__ = "0.1.0"
