"""Checks a centre file in a separate process with limits, so that a hostile file cannot exhaust the
server's CPU or memory."""

import json
import os
import resource
import subprocess
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import astuple, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock
from typing import Any, Final

from contract.centre import CENTRE_LIMIT, CentreConfig
from contract.faults.screens import IN_FOLDER
from server.centre_file import (
    CentreFile,
    FaultyCentreFile,
    LineFault,
    content_in_folder,
    content_of,
    parse,
)

SECONDS: Final = 10
"""The CPU and wall-clock time limit of a check."""

MEMORY: Final = 512 * 1024 * 1024
"""The memory limit of a check, in bytes."""

PROGRAM: Final = (sys.executable, "-m", "server.centre_check")
"""The command of the process; it reads standard input and answers on standard output."""

_LOOK_SECONDS: Final = 0.02
"""How often the end of the process is polled."""

_ONE_AT_A_TIME: Final = Lock()
"""Checks run one at a time, so that they leave CPU for the hall."""


def load(path: Path) -> CentreFile:
    """Read and check a centre file and the files in its folder that it names, or
    `FaultyCentreFile` with the faults found, each with its line."""
    return _checked(content_of(path), path, None, partial(content_in_folder, path))


def check(source: bytes, name: str, others: Mapping[str, bytes]) -> CentreFile:
    """Check an uploaded centre file and the files uploaded with it, by name, or
    `FaultyCentreFile`. Only the calling greenlet waits."""
    return _checked(source, Path(name), others, others.get)


def _checked(
    source: bytes,
    path: Path,
    others: Mapping[str, bytes] | None,
    content: Callable[[str], bytes | None],
) -> CentreFile:
    asked = {
        "path": str(path),
        # One byte above the limit is enough to detect a file that is too large.
        "source": b64encode(source[: CENTRE_LIMIT + 1]).decode(),
        "others": {one: b64encode(held).decode() for one, held in (others or {}).items()},
        "in_folder": others is None,
    }
    answer = _answer_to(json.dumps(asked).encode())
    if "faults" in answer:
        raise FaultyCentreFile(path, [LineFault(*one) for one in answer["faults"]])
    config = CentreConfig.model_validate_json(answer["config"])
    held = {config.files[name]: content(name) for name in answer["found"]}
    return CentreFile(
        config,
        {sha256: one for sha256, one in held.items() if one is not None},
        [LineFault(*one) for one in answer["advice"]],
    )


def _answer_to(asked: bytes) -> dict[str, Any]:
    """Run the process; returns its answer, or a fault if it exceeded its limits."""
    with _ONE_AT_A_TIME, TemporaryFile() as sent, TemporaryFile() as received:
        sent.write(asked)
        sent.seek(0)
        end = time.monotonic() + SECONDS
        with subprocess.Popen(
            PROGRAM, stdin=sent, stdout=received, stderr=subprocess.DEVNULL
        ) as process:
            # Poll instead of a blocking wait, which would stop the server's event loop.
            try:
                while process.poll() is None and time.monotonic() < end:
                    time.sleep(_LOOK_SECONDS)
            finally:
                process.kill()
        if process.returncode != 0:
            message = (
                f"the file cannot be checked within {SECONDS} seconds and "
                f"{MEMORY // 1024 // 1024} MB of memory: make it smaller"
            )
            return {"faults": [(None, "", message)]}
        received.seek(0)
        answer: dict[str, Any] = json.load(received)
    return answer


def main() -> None:
    """Check the file on standard input and answer on standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    os.nice(10)
    asked = json.load(sys.stdin.buffer)
    path = Path(asked["path"])
    others = {name: b64decode(one) for name, one in asked["others"].items()}
    content = partial(content_in_folder, path) if asked["in_folder"] else others.get
    try:
        read = parse(b64decode(asked["source"]), path, content)
    except FaultyCentreFile as error:
        faults = error.faults
        if not asked["in_folder"]:
            faults = [
                replace(one, message=one.message.replace(IN_FOLDER, "send it with the centre file"))
                for one in faults
            ]
        answer: dict[str, Any] = {"faults": list(map(astuple, faults))}
    else:
        found = [name for name, sha256 in read.config.files.items() if sha256 in read.files]
        config = read.config.model_dump_json()
        answer = {"config": config, "found": found, "advice": list(map(astuple, read.advice))}
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
