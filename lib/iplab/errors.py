"""What iplab raises. Every message is bilingual, "中文 / English", and says what to do next."""


class IplabError(Exception):
    """Anything the course library refuses to do."""


class DataError(IplabError):
    """A table, an edition, a filter or a data file is not what it should be."""


class ParameterError(IplabError):
    """A notebook parameter has a name or a value that the course doesn't know."""


class MethodError(IplabError):
    """A measure, an estimate or a parser was given what its method has no answer for."""
