"""An ipykernel without its sockets: what a notebook sees is the real shell, and its messages go to a function.

Tracebacks, rich outputs, inline figures, magics, comms and `await` are ipykernel's own code, not an imitation of it.
"""

from __future__ import annotations

import ast
import asyncio
import io
import json
import logging
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType, SimpleNamespace
from typing import Any

from ipykernel import eventloops, zmqshell
from ipykernel.ipkernel import IPythonKernel
from IPython.core.error import UsageError
from IPython.core.profiledir import ProfileDir
from jupyter_client.session import Session, json_packer
from traitlets import Type
from traitlets.config import Config

# kind of message, content, metadata, buffers
Tell = Callable[[str, dict[str, Any], dict[str, Any], list[bytes]], None]
SOON = 0.1  # seconds that text may wait for more
LINE = 0.005  # seconds between two lines that go out at once; what is printed faster goes out together
MUCH = 1 << 16


class Wire(Session):  # type: ignore[misc]  # untyped
    """A session that hands on each message that a kernel would have published."""

    tell: Tell

    def send(  # noqa: PLR0913, PLR0917 - as in the base class
        self,
        stream: Any,
        msg_or_type: Any,
        content: Any = None,
        parent: Any = None,
        ident: Any = None,
        buffers: Any = None,
        track: bool = False,
        header: Any = None,
        metadata: Any = None,
    ) -> Any:
        """Take a message as ipykernel makes it; its content is made JSON as on the way to a real socket."""
        made = isinstance(msg_or_type, dict)
        message = msg_or_type if made else self.msg(msg_or_type, content, parent, header, metadata)
        plain = json.loads(json_packer(message["content"]).decode("utf-8", "replace"))
        about = json.loads(json_packer(message["metadata"]).decode("utf-8", "replace"))
        self.tell(message["header"]["msg_type"], plain, about, [bytes(buffer) for buffer in buffers or []])
        return message


class Stream(io.TextIOBase):
    """stdout or stderr of a cell: text goes out when there is much of it, after a while, or before something else."""

    encoding = "UTF-8"

    def __init__(self, name: str, tell: Tell, number: int, *, joined: bool) -> None:
        """`number`: the file descriptor of that name. joined: it is a file of our own, whose content is text too."""
        self.name, self._tell, self._number = name, tell, number
        self._parts: list[str] = []
        self._size, self._since, self._last = 0, 0.0, 0.0
        self._read = 0
        self._joined = joined
        self.other: Stream | None = None

    def write(self, text: str) -> int:
        """As ipykernel's."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if self.other is not None:
            self.other.flush()
        now = time.monotonic()
        self._since = self._since if self._parts else now
        self._join()
        self._parts.append(text)
        self._size += len(text)
        if self._size > MUCH or now - self._since > SOON or (text.endswith("\n") and now - self._last > LINE):
            self._out()
        return len(text)

    def flush(self) -> None:
        """Send what there is."""
        self._join()
        self._out()

    def _out(self) -> None:
        text = "".join(self._parts)
        self._parts, self._size, self._last = [], 0, time.monotonic()
        if text:
            self._tell("stream", {"name": self.name, "text": text}, {}, [])

    def _join(self) -> None:
        """Text that was written past Python, by os.write or by C code."""
        end = os.lseek(self._number, 0, os.SEEK_END) if self._joined else 0
        while self._read < end:
            part = os.pread(self._number, min(end - self._read, MUCH), self._read)
            if not part:
                return
            self._read += len(part)
            self._parts.append(part.decode("utf-8", "replace"))

    def isatty(self) -> bool:
        """Never."""
        return False

    def writable(self) -> bool:
        """Always."""
        return True

    def fileno(self) -> int:
        """The file descriptor that C code writes to."""
        return self._number


class ZMQInteractiveShell(zmqshell.ZMQInteractiveShell):  # type: ignore[misc]  # ipykernel's traits are untyped
    """The kernel's shell; it asks its own kernel for an event loop, where the original asks the running application."""

    def enable_gui(self, gui: Any = None) -> None:
        """What %matplotlib calls."""
        try:
            eventloops.enable_gui(gui, kernel=self.kernel)
            self.active_eventloop = gui
        except ValueError as error:
            raise UsageError(str(error)) from error


class Kernel(IPythonKernel):  # type: ignore[misc]  # as above
    """ipykernel's kernel with that shell."""

    shell_class = Type(ZMQInteractiveShell)


class Shell:
    """One notebook's kernel."""

    def __init__(self, tell: Tell) -> None:
        """Make the kernel; its profile folder is a new one below the temporary folder."""
        self.wire = Wire(key=b"", check_pid=False)
        self.before = {name: getattr(sys, name) for name in ("displayhook", "excepthook")}
        self.main = sys.modules["__main__"]
        self.kernel = Kernel.instance(
            session=self.wire,
            iopub_socket=SimpleNamespace(),
            shell_channel_thread=SimpleNamespace(parent_thread=threading.current_thread()),
            profile_dir=_profile(),
            config=Config({"HistoryManager": {"enabled": False}}),
            log=_silent(),
            user_ns={},
        )
        self.shell: Any = self.kernel.shell
        self.count = 0
        self.speak(tell)

    def speak(self, tell: Tell, *, joined: bool = False) -> None:
        """Send all messages there from now on. joined: files 1 and 2 are the shell's own, see Stream."""
        self.wire.tell = tell
        self.streams = [Stream(name, tell, number, joined=joined) for number, name in ((1, "stdout"), (2, "stderr"))]
        self.streams[0].other, self.streams[1].other = self.streams[1], self.streams[0]

    def move(self) -> None:
        """After a fork: keep things in this process's temporary folder, not in the template's."""
        self.shell.profile_dir = self.kernel.profile_dir = _profile()

    @property
    def namespace(self) -> dict[str, Any]:
        """The notebook's names."""
        names: dict[str, Any] = self.shell.user_ns
        return names

    def forget(self) -> None:
        """Give way to another kernel in this process."""
        self.shell.configurables.clear()
        type(self.shell).clear_instance()
        type(self.kernel).clear_instance()
        sys.modules["__main__"] = self.main
        for name, value in self.before.items():
            setattr(sys, name, value)

    def run(self, source: str) -> bool:
        """Run a cell to its end; whether it went well."""
        return asyncio.run(self.execute(source))

    async def execute(self, source: str) -> bool:
        """Run a cell in the loop that is running."""
        from tornado.ioloop import IOLoop

        self.kernel.io_loop = IOLoop.current()
        self.count += 1
        self.kernel.set_parent([], {"header": {"msg_id": f"cell-{self.count}", "msg_type": "execute_request"}})
        with self.listening():
            reply = await self.kernel.do_execute(source, silent=False, store_history=True)
        return bool(reply["status"] == "ok")

    def plain(self, source: str) -> CodeType | None:
        """The code of a cell that is nothing but Python and ends in a statement; None for any other."""
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
        if not tree.body or isinstance(tree.body[-1], ast.Expr):
            return None
        return compile(tree, self.shell.compile.cache(source, self.count), "exec")  # a traceback shows its lines

    def run_plain(self, code: CodeType) -> bool:
        """Run such code as `run` does, without all that IPython does for a cell that may be anything."""
        self.count += 1
        self.kernel.set_parent([], {"header": {"msg_id": f"cell-{self.count}", "msg_type": "execute_request"}})
        with self.listening():
            try:
                self.shell.events.trigger("pre_execute")
                exec(code, self.namespace)
            except BaseException:
                self.shell.showtraceback()
                return False
            finally:
                self.shell.events.trigger("post_execute")
        return True

    @property
    def leaving(self) -> bool:
        """Whether the notebook called exit() or quit()."""
        return bool(self.shell.exit_now)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Within it a SIGINT stops what runs, and what is printed is told."""
        held = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = self.streams  # as in ipykernel: no text wrapper
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)
            for stream in self.streams:
                stream.flush()
            sys.stdout, sys.stderr = held


def _profile() -> ProfileDir:
    """A folder for what IPython may want to keep; nothing is."""
    return ProfileDir(location=tempfile.mkdtemp(prefix="ipython-"))


def _silent() -> logging.Logger:
    log = logging.getLogger("ipgrader.warm.shell")
    log.addHandler(logging.NullHandler())
    log.propagate = False
    return log
