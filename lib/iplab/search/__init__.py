"""Patent search as professionals do it: a query language, exact sets, ranking, a log that replays."""

from iplab.search.collection import Collection
from iplab.search.desk import Hits, SearchDesk, desk
from iplab.search.errors import QueryError
from iplab.search.exports import read_export
from iplab.search.syntax import parse

__all__ = ["Collection", "Hits", "QueryError", "SearchDesk", "desk", "parse", "read_export"]
