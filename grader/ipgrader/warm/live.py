"""Functions, classes, instances and iterators of a trainee's: stand-ins by which the judge asks them to do their work.

In the box `pack` keeps the object and sends a number for it. In the judge a stand-in sends its arguments, as data, and
gets data back, or an exception of the same built-in class. A stand-in holds no object of the trainee's.
"""

from __future__ import annotations

import builtins
import inspect
import sys
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ipgrader.warm import travel
from ipgrader.warm.travel import PACK, UNPACK, CannotTravel, Decoder, Encoder, Sent, Tree, clean_name, type_name

FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, types.MethodType, type, *({type(len), type("".join)}))
TYPES: tuple[type, ...] = (int, float, str, bool, list, dict, set, tuple, bytes, complex, object)
KNOWN_TYPES = {kind.__name__: kind for kind in TYPES}
# What an answer may hand in as a module: none of these knows anything of a check.
LIBRARIES = {"math", "statistics", "datetime", "re", "json", "numpy", "pandas", "matplotlib", "matplotlib.pyplot"}
MOST_TEXT, MOST_PARAMETERS = 10_000, 100
Ask = Callable[[dict[str, Any], list[bytes]], tuple[dict[str, Any], list[bytes]]]


# --- in the box ---


def pack(encoder: Encoder, value: Any) -> Tree:
    """What is more than data: a built-in type, an iterator, something to call, an instance of a class of one's own."""
    if encoder.hold is None:
        raise CannotTravel("kind")
    if isinstance(value, types.ModuleType):
        return ["module", _text(getattr(value, "__name__", ""))]
    if type(value) is type and KNOWN_TYPES.get(value.__name__) is value:
        return ["type", value.__name__]
    if isinstance(value, FUNCTIONS):
        return _function(encoder, value)
    if travel.class_attribute(type(value), "__next__"):
        return ["iterator", encoder.keep(value), type_name(value)]
    return _instance(encoder, value)


def _function(encoder: Encoder, value: Any) -> Tree:
    name = clean_name(getattr(value, "__name__", ""), "function")
    kind = "type" if isinstance(value, type) else "function"
    return ["function", encoder.keep(value), kind, name, _text(getattr(value, "__doc__", None)), _parameters(value)]


def _parameters(value: Any) -> list[list[Any]] | None:
    """Names and kinds of a function's parameters, and whether they have a default; None where Python cannot tell."""
    try:
        found = inspect.signature(value).parameters.values()
        return [[each.name, int(each.kind), each.default is not each.empty] for each in found][:MOST_PARAMETERS]
    except Exception:  # inspect raises several kinds, and a signature may be the trainee's own code
        return None


def _text(value: Any) -> str | None:
    """A name or docstring as far as it may travel."""
    return str.__str__(value)[:MOST_TEXT].encode("utf-8", "replace").decode() if isinstance(value, str) else None


def _instance(encoder: Encoder, value: Any) -> Tree:
    """An instance: its public data now, and a number under which its methods can be asked."""
    called = travel.class_attribute(type(value), "__call__") is not None
    data = public_data(value)
    with encoder.inside(value, 2 * len(data)):
        return ["instance", encoder.keep(value), type_name(value), called, encoder.tree(data)]


def public_data(value: Any) -> dict[str, Any]:
    """The data attributes of an instance whose names have no underscore in front; methods are no data."""
    try:
        inside = dict(object.__getattribute__(value, "__dict__"))
    except AttributeError:  # an instance with slots
        inside = {}
    slots = travel.class_attribute(type(value), "__slots__") or ()
    for name in (slots,) if isinstance(slots, str) else slots:
        inside.setdefault(name, getattr(value, name, None))
    return {name: each for name, each in inside.items() if type(name) is str and not name.startswith("_")}


def raised(error: BaseException) -> dict[str, Any]:
    """An exception as data: its name, its built-in classes nearest first, its text and its arguments."""
    bases = [base.__name__ for base in type(error).__mro__ if getattr(builtins, base.__name__, None) is base]
    try:
        text = str(error)
    except Exception:  # a __str__ of the trainee's own
        text = ""
    arguments, name = travel.encode(list(getattr(error, "args", ()))), getattr(error, "name", None)
    return {
        "kind": type_name(error),
        "bases": bases,
        "text": _text(text),
        "args": arguments[0] if not arguments[1] else None,
        "name": clean_name(name, ""),
    }


# --- in the judge ---


def exception(told: Mapping[str, Any]) -> BaseException:
    """A new exception of the nearest built-in class, under the name and with the text that the trainee's had."""
    known = [getattr(builtins, name, None) for name in told.get("bases", ())[:MOST_PARAMETERS] if type(name) is str]
    base = next((kind for kind in known if isinstance(kind, type) and issubclass(kind, BaseException)), Exception)
    if issubclass(base, StopIteration | StopAsyncIteration | GeneratorExit):
        base = RuntimeError  # it would end a loop of the check's own, as PEP 479 says of generators
    text, kind = str(told.get("text") or "")[:MOST_TEXT], clean_name(told.get("kind"), base.__name__)
    made: Any = type(kind, (base,), {"__str__": lambda self: text, "__module__": "builtins"})
    error: BaseException = made.__new__(made, *(("", [Exception()]) if issubclass(made, BaseExceptionGroup) else ()))
    found = travel.decode(told.get("args"))
    error.args = tuple(found) if type(found) is list else (text,)
    if isinstance(error, NameError | AttributeError | ImportError):
        error.name = clean_name(told.get("name"), "")
    return error


class Remote:
    """The trainee's process as the judge knows it: one question, one answer, both data."""

    def __init__(self, ask: Ask) -> None:
        """ask: sends a request and waits for its reply; it keeps the time."""
        self._ask = ask
        self._sent = Sent()

    def get(self, names: Sequence[str]) -> dict[str, Any]:
        """The values of names, those that exist."""
        reply, buffers = self._ask({"op": "get", "names": list(names)}, [])
        values = reply.get("values")
        found = values if isinstance(values, dict) else {}
        decoder = Decoder(buffers, self.stand_in)
        return {name: travel.decode_with(decoder, found[name]) for name in names if name in found}

    def do(
        self, op: str, number: int, arguments: Sequence[Any] = (), named: Mapping[str, Any] | None = None, **more: Any
    ) -> Any:
        """Have something done with an object in the trainee's process. Raises what came of it."""
        encoder = Encoder(hold=_refuse_to_hold, strict=True, sent=self._sent)
        with self._sent.whole():
            trees = [encoder.tree(list(arguments)), encoder.tree(dict(named or {}))]
        reply, buffers = self._ask({"op": op, "number": number, "arguments": trees, **more}, encoder.buffers)
        if "raised" in reply:
            raise exception(reply["raised"] if isinstance(reply["raised"], dict) else {})
        return travel.decode(reply.get("value"), buffers, self.stand_in)

    def stand_in(self, tree: Sequence[Any]) -> Any:
        """The stand-in that a tree describes."""
        return {"function": _stand_in_function, "instance": _stand_in_instance, "iterator": _stand_in_iterator}[
            tree[0]
        ](self, tree)


def _refuse_to_hold(value: Any) -> int:
    raise TypeError(
        f"检查不能把自己的 {type_name(value)} 交给作答的函数；请换成数、文字或表格 / "
        f"a check cannot hand its own {type_name(value)} to an answer: pass numbers, text or tables"
    )


class StandIn:
    """In the place of an object of the trainee's. It cannot be changed, and equals nothing but itself."""

    def __init__(self, remote: Remote, number: int, data: dict[str, Any]) -> None:
        """number: that of the object in the trainee's process; data: its public data attributes."""
        vars(self).update(_remote=remote, _number=number, _data=data, _stale=False)

    def __getattr__(self, name: str) -> Any:
        """A data attribute, or what the trainee's object gives under this name, such as a method."""
        if name.startswith("_"):
            raise AttributeError(name)
        own = vars(self)
        if own["_stale"]:
            own.update(_data=own["_remote"].do("look", own["_number"]), _stale=False)
        if name in own["_data"]:
            return own["_data"][name]
        found = own["_remote"].do("attribute", own["_number"], name=name)
        return _watched(found, self) if isinstance(found, StandIn) else found

    def __setattr__(self, name: str, value: Any) -> None:
        """Refused: it would change nothing in the trainee's process."""
        raise AttributeError(
            f"检查不能改动作答的对象（{name}） / a check cannot change an object of an answer ({name})"
        )


def _watched(method: Any, owner: StandIn) -> Any:
    """A method after whose call the data of its object are looked up anew."""

    def call(*arguments: Any, **named: Any) -> Any:
        vars(owner)["_stale"] = True
        return method(*arguments, **named)

    return call


def _call(self: Any, *arguments: Any, **named: Any) -> Any:
    vars(self)["_stale"] = True
    return vars(self)["_remote"].do("call", vars(self)["_number"], arguments, named)


def _class(name: str, **inside: Any) -> Any:
    """A class for one stand-in, so that type(…).__name__ in a message is the name of the trainee's."""
    return type(name, (StandIn,), {"__module__": "builtins", **inside})


def _stand_in_function(remote: Remote, tree: Sequence[Any]) -> Any:
    _, number, kind, name, doc, parameters = tree
    made = _class(clean_name(kind, "function"), __call__=_call)(remote, int(number), {})
    vars(made).update(__name__=clean_name(name, "function"), __doc__=doc if type(doc) is str else None)
    if parameters is not None:
        vars(made)["__signature__"] = inspect.Signature(
            [
                inspect.Parameter(
                    each, inspect._ParameterKind(of), default=None if default else inspect.Parameter.empty
                )
                for each, of, default in parameters[:MOST_PARAMETERS]
            ]
        )
    return made


def _stand_in_instance(remote: Remote, tree: Sequence[Any]) -> Any:
    _, number, name, called, data = tree
    inside = {"__call__": _call} if called is True else {}
    return _class(clean_name(name, "object"), **inside)(remote, int(number), data)


def _stand_in_iterator(remote: Remote, tree: Sequence[Any]) -> Iterator[Any]:
    number = int(tree[1])

    def items() -> Iterator[Any]:
        while True:
            found = remote.do("next", number)
            if not found:
                return
            yield found[0]

    return items()


def _live(decoder: Decoder, tree: Sequence[Any]) -> Any:
    if decoder.live is None:
        raise ValueError("no stand-ins here")
    decoder.make()
    return decoder.live(tree)


def _read_instance(decoder: Decoder, tree: Sequence[Any]) -> Any:
    data = decoder.value(tree[4])
    if type(data) is not dict:
        raise ValueError("no data of an instance")
    return _live(decoder, [*tree[:4], data])


def _read_module(decoder: Decoder, tree: Sequence[Any]) -> Any:
    """A library that the judge has loaded anyway. Any other module could be one that holds a key: __main__ does."""
    if tree[1] not in LIBRARIES:
        return travel.Untravelled("kind", "module")
    return sys.modules[tree[1]]


UNPACK |= {"function": _live, "held": _live, "iterator": _live, "instance": _read_instance, "module": _read_module}
UNPACK["type"] = lambda decoder, tree: KNOWN_TYPES[tree[1]]
PACK[StandIn] = lambda encoder, value: ["held", vars(value)["_number"]]  # back to where it came from
