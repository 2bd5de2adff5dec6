"""Reads centre files, with faults that name line and field, and writes them.

A file is checked in a separate process with limits, so that a hostile one cannot exhaust the
server's CPU or memory.
"""

import hashlib
import json
import os
import resource
import subprocess
import sys
import time
import tomllib
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock
from typing import Any, Final

import tomlkit
from pydantic import ValidationError

from contract import toml_faults
from contract.centre import CENTRE_LIMIT, CentreConfig
from contract.faults import FAULTS_AT_MOST, Fault, advice, faults
from contract.faults.screens import IN_FOLDER
from contract.files import fault_of_file, named_files
from contract.schema_faults import errors_of, place_of
from contract.toml_lines import KeyPath, lines_of

CHECK_SECONDS: Final = 10
"""The CPU and wall-clock time limit of a check."""

CHECK_MEMORY: Final = 512 * 1024 * 1024
"""The memory limit of a check, in bytes."""

CHECK_PROGRAM: Final = (sys.executable, "-P", "-m", "server.centre_file")
"""The command of the process; it reads standard input and answers on standard output. -P: a folder
`server` in the current folder is not run."""

_LOOK_SECONDS: Final = 0.02
"""How often the end of the process is polled."""

_CHECKING: Final[defaultdict[str, Lock]] = defaultdict(Lock)
"""The checks of a centre run one at a time, so that they leave CPU for the hall; no centre waits
for those of another."""


@dataclass(frozen=True, slots=True)
class LineFault:
    """A fault in a centre file: its line, from 1 (None if no line belongs to it), the path of the
    field, e.g. `services[3].agency`, and what is wrong, or what to do."""

    line: int | None
    field: str
    message: str

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{self.field}: {self.message}" if self.field else f"{where}{self.message}"


class FaultyCentreFile(Exception):
    """A centre file that cannot be used; nothing was changed."""

    def __init__(self, path: Path, line_faults: list[LineFault]) -> None:
        self.path = path
        self.faults = line_faults
        super().__init__("\n".join(f"{path}: {fault}" for fault in line_faults))


@dataclass(frozen=True, slots=True)
class CentreFile:
    """A valid centre file, the contents of the files that it names, by SHA-256, and suggestions."""

    config: CentreConfig
    files: dict[str, bytes]
    advice: list[LineFault]


def content_of(path: Path) -> bytes:
    """The bytes of a centre file (one more than the limit, if too large), or `FaultyCentreFile`."""
    try:
        with path.open("rb") as file:
            return file.read(CENTRE_LIMIT + 1)
    except OSError as error:
        raise FaultyCentreFile(path, [LineFault(None, "", str(error.strerror))]) from error


def content_in_folder(path: Path, name: str) -> bytes | None:
    """The content of a file in the folder of a centre file; None if it does not exist."""
    file = path.parent / name
    return file.read_bytes() if file.is_file() else None


def load(path: Path) -> CentreFile:
    """Read and check a centre file and the files in its folder, or `FaultyCentreFile`."""
    return check(content_of(path), path, None)


def check(
    source: bytes, path: Path, others: Mapping[str, bytes] | None, centre: str = ""
) -> CentreFile:
    """Check a centre file with the files sent with it (None: those in its folder), or
    `FaultyCentreFile`; only the calling greenlet waits, and the checks of a centre for each
    other."""
    request = {
        "path": str(path),
        # One byte above the limit is enough to detect a file that is too large.
        "source": b64encode(source[: CENTRE_LIMIT + 1]).decode(),
        "others": None
        if others is None
        else {sha256: b64encode(held).decode() for sha256, held in others.items()},
    }
    answer = _answer_to(json.dumps(request).encode(), centre)
    if "faults" in answer:
        raise FaultyCentreFile(path, [LineFault(*fault) for fault in answer["faults"]])
    config = CentreConfig.model_validate_json(answer["config"])
    content = _reader(path, others)
    held = {config.files[name]: content(name) for name in answer["found"]}
    return CentreFile(
        config,
        {sha256: file for sha256, file in held.items() if file is not None},
        [LineFault(*fault) for fault in answer["advice"]],
    )


def _reader(path: Path, others: Mapping[str, bytes] | None) -> Callable[[str], bytes | None]:
    """A function that reads a file named by a centre file: from those sent with it (`others`), else
    from its folder."""
    return partial(content_in_folder, path) if others is None else others.get


def _answer_to(request: bytes, centre: str) -> dict[str, Any]:
    """Run the process; returns its answer, or a fault if it exceeded its limits."""
    with _CHECKING[centre], TemporaryFile() as sent, TemporaryFile() as received:
        sent.write(request)
        sent.seek(0)
        end = time.monotonic() + CHECK_SECONDS
        with subprocess.Popen(
            CHECK_PROGRAM, stdin=sent, stdout=received, stderr=subprocess.DEVNULL
        ) as process:
            # Poll instead of a blocking wait, which would stop the server's event loop.
            try:
                while process.poll() is None and time.monotonic() < end:
                    time.sleep(_LOOK_SECONDS)
            finally:
                process.kill()
        if process.returncode != 0:
            message = (
                f"the file cannot be checked within {CHECK_SECONDS} seconds and "
                f"{CHECK_MEMORY // 1024 // 1024} MB of memory: make it smaller"
            )
            return {"faults": [(None, "", message)]}
        received.seek(0)
        answer: dict[str, Any] = json.load(received)
    return answer


def main() -> None:
    """Check the file on standard input and answer on standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (CHECK_MEMORY, CHECK_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CHECK_SECONDS, CHECK_SECONDS))
    os.nice(10)
    request = json.load(sys.stdin.buffer)
    path, others = Path(request["path"]), request["others"]
    if others is not None:
        others = {name: b64decode(content) for name, content in others.items()}
    try:
        read = parse(b64decode(request["source"]), path, _reader(path, others))
    except FaultyCentreFile as error:
        line_faults = error.faults
        if others is not None:
            line_faults = [
                replace(
                    fault, message=fault.message.replace(IN_FOLDER, "send it with the centre file")
                )
                for fault in line_faults
            ]
        answer: dict[str, Any] = {"faults": list(map(astuple, line_faults))}
    else:
        answer = {
            "config": read.config.model_dump_json(),
            "found": [name for name, sha256 in read.config.files.items() if sha256 in read.files],
            "advice": list(map(astuple, read.advice)),
        }
    print(json.dumps(answer))


def parse(source: bytes, path: Path, read_file: Callable[[str], bytes | None]) -> CentreFile:
    """Parse and check a centre file without limits, or `FaultyCentreFile` with every fault found.
    `read_file` returns the content of a file that it names; None if there is none."""
    if len(source) > CENTRE_LIMIT:
        message = f"the file is larger than {CENTRE_LIMIT // 1_000_000} MB: make it smaller"
        raise FaultyCentreFile(path, [LineFault(None, "", message)])
    data = _data_of(source, path)
    lines = lines_of(source)
    try:
        config = CentreConfig.model_validate(data)
    except ValidationError as error:
        errors = errors_of(error, CentreConfig)
        shape = [Fault(place_of(detail), detail["msg"]) for detail in errors]
        raise FaultyCentreFile(path, _with_lines(shape, lines)) from error

    hashes, contents, unusable = _referenced_files(read_file, config)
    config = config.model_copy(update={"files": config.files | hashes})
    if line_faults := [*faults(config), *unusable]:
        raise FaultyCentreFile(path, _with_lines(line_faults, lines))
    return CentreFile(config, contents, _with_lines(advice(config), lines))


def _data_of(source: bytes, path: Path) -> dict[str, Any]:
    line: int | None
    try:
        return tomllib.loads(source.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        sentence = "this line is not UTF-8: save the file as UTF-8"
    except RecursionError:
        line, sentence = None, "brackets are nested too deeply: remove some"
    except tomllib.TOMLDecodeError as error:
        line, sentence = toml_faults.told(str(error), source)
    raise FaultyCentreFile(path, [LineFault(line, "", sentence)])


def _referenced_files(
    read_file: Callable[[str], bytes | None], config: CentreConfig
) -> tuple[dict[str, str], dict[str, bytes], list[Fault]]:
    """The files that a centre file refers to: hashes by name, contents by hash, and the faults."""
    hashes, contents, unusable = dict[str, str](), dict[str, bytes](), list[Fault]()
    for path, name in named_files(config):
        content = read_file(name)
        if content is None:
            continue
        if (fault := fault_of_file(content)) is not None:
            unusable.append(Fault(path, f"'{name}' {fault}"))
        hashes[name] = hashlib.sha256(content).hexdigest()
        contents[hashes[name]] = content
    return hashes, contents, unusable


def _with_lines(line_faults: Iterable[Fault], lines: dict[KeyPath, int]) -> list[LineFault]:
    """The first of these faults, in the order of the file; says if others are left out."""
    first = list(islice(line_faults, FAULTS_AT_MOST + 1))
    more = len(first) > FAULTS_AT_MOST
    told = [
        LineFault(_line(lines, fault.path), _written(fault.path), fault.message)
        for fault in first[:FAULTS_AT_MOST]
    ]
    told.sort(key=lambda fault: fault.line or 0)
    message = f"there is more to correct: only {FAULTS_AT_MOST} notes are shown"
    return [*told, LineFault(None, "", message)] if more else told


def _line(lines: dict[KeyPath, int], path: KeyPath) -> int | None:
    """The line of a path, or of the nearest enclosing key in the file."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return None


def _written(path: KeyPath) -> str:
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def written(config: CentreConfig) -> str:
    """Write a configuration as a centre file; reading it gives the same configuration."""
    return tomlkit.dumps(config.model_dump(mode="json", exclude_none=True))


if __name__ == "__main__":
    main()
