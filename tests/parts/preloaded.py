"""Programs that start in a fifth of a second: forks of a process that has imported their modules.

A server imports for 1.4 seconds and is ready 0.2 seconds later, and the tests start some hundred.
So each process of the tests keeps one *loader* for servers and one for the programs with windows.
A loader imports the modules, as the program itself does first, and then forks for each start. The
fork gets its own command line, environment and files, and runs `python -m MODULE` from there on:
it is a process of its own, with its own memory, that is ended by signals like any other. Between
it and the loader stands a *keeper*, which waits for it and writes down how it ended.

What this cannot show is that a program starts from nothing, and what Python itself reads from the
environment (the loader has read it): the demo (`tests/e2e/demo`),
`tests/integration/test_listening.py` and `tests/gui/kiosk/test_program.py` start each program with
a new interpreter.
"""

import atexit
import gc
import importlib
import json
import os
import runpy
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, Final

ROOT: Final = Path(__file__).parents[2]

SERVER: Final = "tests.parts.preload_server"
WINDOWS: Final = "tests.parts.visiting"
"""Modules that import what the programs of a loader need."""

PIPE: Final = subprocess.PIPE

UNKNOWN: Final = -1
"""How a program ended whose keeper was killed."""

type File = int | IO[Any]


class Preloaded:
    """A program that a loader has started; used like `subprocess.Popen`.

    Attributes:
        stdin, stdout: the text ends of its pipes, where these were wanted.
        returncode: how it ended, as `subprocess.Popen` says it; None as long as it runs.
    """

    def __init__(self, args: Sequence[str], pid: int, status: int) -> None:
        self.args = args
        self.pid = pid
        self.stdin: IO[str] | None = None
        self.stdout: IO[str] | None = None
        self.returncode: int | None = None
        self._status = status
        self._lock = threading.Lock()

    def poll(self) -> int | None:
        """How it ended; None as long as it runs."""
        return self._look(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended; how it did.

        Raises:
            subprocess.TimeoutExpired: it still runs after so many seconds.
        """
        code = self._look(timeout)
        if code is None:
            assert timeout is not None
            raise subprocess.TimeoutExpired(self.args, timeout)
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal; none once it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _look(self, timeout: float | None) -> int | None:
        if self.returncode is not None:
            return self.returncode
        ended = select.poll()
        ended.register(self._status, select.POLLIN)
        if not ended.poll(None if timeout is None else timeout * 1000):
            return None
        with self._lock:
            if self.returncode is None:
                self.returncode = int(os.read(self._status, 16) or UNKNOWN)
                os.close(self._status)
        return self.returncode


class _Loader:
    def __init__(self, preload: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.parts.preloaded", preload],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=os.environ | {"LC_ALL": "C.UTF-8"},
        )
        self._lock = threading.Lock()

    def start(
        self, module: str, arguments: Sequence[str], env: dict[str, str], files: Sequence[int]
    ) -> Preloaded:
        """Have it fork one program; `files` are its input, output and errors.

        Raises:
            RuntimeError: it could not; says why.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        ended, status = os.pipe()
        own = f"/proc/{os.getpid()}/fd"
        task = {
            "module": module,
            "arguments": list(arguments),
            "env": env,
            "files": [f"{own}/{number}" for number in files],
            "status": f"{own}/{status}",
        }
        with self._lock:
            self._process.stdin.write(json.dumps(task).encode() + b"\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        os.close(status)
        said = answer.decode().strip()
        if not said.isdigit():
            raise RuntimeError(f"{module} was not started: {said or 'its loader has ended'}")
        return Preloaded([module, *arguments], int(said), ended)

    def end(self) -> None:
        """End it; programs that still run stay."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


_loaders: dict[str, _Loader] = {}
_loading = threading.Lock()


def start(
    preload: str,
    module: str,
    *arguments: str,
    env: Mapping[str, str],
    stdin: File | None = None,
    stdout: File | None = None,
    stderr: File | None = None,
) -> Preloaded:
    """Start a program, from the project's folder.

    Args:
        stdin: PIPE, or a file or descriptor to read from; by default empty.
        stdout: PIPE, or a file or descriptor; by default that of the tests.
        stderr: a file or descriptor; by default that of the tests.
    """
    with _loading:
        if not _loaders:
            atexit.register(_end)
        if preload not in _loaders:
            _loaders[preload] = _Loader(preload)
        loader = _loaders[preload]
    with ExitStack() as given:
        nothing = given.enter_context(open(os.devnull))
        says, hears = None, None
        if stdin == PIPE:
            stdin, says = _pipe(given, 0)
        if stdout == PIPE:
            hears, stdout = _pipe(given, 1)
        files = [nothing if stdin is None else stdin, stdout or 1, stderr or 2]
        process = loader.start(module, arguments, dict(env), [_number(one) for one in files])
    if says is not None:
        process.stdin = os.fdopen(says, "w", buffering=1)
    if hears is not None:
        process.stdout = os.fdopen(hears)
    return process


def _pipe(given: ExitStack, end: int) -> tuple[int, int]:
    """A pipe; one end, 0 or 1, is the program's, and closed here once it has it."""
    ends = os.pipe()
    given.callback(os.close, ends[end])
    return ends


def _number(file: File) -> int:
    return file if isinstance(file, int) else file.fileno()


def _end() -> None:
    for loader in _loaders.values():
        loader.end()
    _loaders.clear()


# In the loader.


def main() -> None:
    """Import, and fork for each line of standard input; then be that program in the fork."""
    importlib.import_module(sys.argv[1])
    gc.collect()
    gc.freeze()
    # Keepers are not waited for; and Ctrl-C ends the tests, which then end their programs.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while line := sys.stdin.buffer.readline():
        task = json.loads(line)
        if os.fork() == 0:
            _keep(task)
            _become(task)
            return


def _keep(task: dict[str, Any]) -> None:
    """Fork the program, say its process, and write down how it ended; returns in the program."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    ways = (os.O_RDONLY, os.O_WRONLY | os.O_APPEND, os.O_WRONLY | os.O_APPEND)
    try:
        status = os.open(task["status"], os.O_WRONLY)
        files = [os.open(one, way) for one, way in zip(task["files"], ways, strict=True)]
        pid = os.fork()
    except OSError as error:
        os.write(1, f"{error}\n".encode())
        os._exit(1)
    if pid == 0:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.close(status)
        for number, file in enumerate(files):
            os.dup2(file, number)
            os.close(file)
        return
    os.write(1, b"%d\n" % pid)
    for file in (*files, 0, 1, 2):
        os.close(file)
    # The process id is freed only after the end was recorded: no other process is signalled.
    ended = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert ended is not None
    killed = ended.si_code != os.CLD_EXITED
    os.write(status, b"%d" % (-ended.si_status if killed else ended.si_status))
    os.waitpid(pid, 0)
    os._exit(0)


def _become(task: dict[str, Any]) -> None:
    os.environ.clear()
    os.environ.update(task["env"])
    sys.argv[:] = [task["module"], *task["arguments"]]
    # A server that begins again reads its command line here.
    sys.orig_argv[:] = [sys.executable, "-m", *sys.argv]
    runpy.run_module(task["module"], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
