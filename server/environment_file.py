"""The environment file of the systemd unit, read also by commands on the command line."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Final

from dotenv import dotenv_values

from server.settings import ServerSettings

NAMED: Final = "NOVBE_ENVIRONMENT_FILE"
"""The variable that names another file; if it is empty, no file is read."""

SHIPPED: Final = Path("/etc/novbe/server.env")
"""The file in `docs/units/novbe-server.service`."""

_KNOWN: Final = frozenset(
    {f"NOVBE_{name.upper()}" for name in ServerSettings.model_fields}
    | {NAMED, "NOVBE_CONFIG", "NOVBE_COPY_TO"}
)
"""The variables of the server and its commands."""

_ALIKE: Final = 0.8
"""The similarity to a known name (0 to 1, of `difflib`) from which on a name is a misspelling."""


class UnusableEnvironmentFile(Exception):
    """The environment file cannot be used; the message says why and what to do."""


def load() -> str | None:
    """Set the variables of the file that are not set yet, or `UnusableEnvironmentFile`; returns a
    warning if this account may not read it."""
    file = _file()
    if file is None:
        return None
    try:
        variables = _variables(file)
    except FileNotFoundError as error:
        if file is SHIPPED:
            return None
        raise UnusableEnvironmentFile(
            f"The file {file}, set by {NAMED}, does not exist."
        ) from error
    except PermissionError:
        return (
            f"This account may not read {file}: its settings are not used. Run the command as "
            "the user of the server (sudo -u novbe novbe server ...), and let that user read the "
            f"file: sudo chown root:novbe {file} && sudo chmod 640 {file}"
        )
    except (OSError, ValueError) as error:
        raise UnusableEnvironmentFile(f"{file} cannot be read: {error}") from error
    for name, value in variables.items():
        if value is not None:
            os.environ.setdefault(name, value)
    return None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name in the file that is not a setting, with the most similar known name, if any."""

    name: str
    near: str
    file: Path


def unknown() -> Sequence[Unknown]:
    """The names in the file that begin with `NOVBE_` or resemble a setting, but are none; empty if
    it cannot be read."""
    file = _file()
    if file is None:
        return []
    try:
        names = [variable for variable in _variables(file) if variable.upper() not in _KNOWN]
    except (OSError, ValueError):
        return []
    unknown_names = []
    for name in names:
        near = "".join(get_close_matches(name.upper(), _KNOWN, 1, _ALIKE))
        if near or name.upper().startswith("NOVBE_"):
            unknown_names.append(Unknown(name, near, file))
    return unknown_names


def _file() -> Path | None:
    named = os.environ.get(NAMED)
    if named == "":
        return None
    return Path(named) if named else SHIPPED


def _variables(file: Path) -> Mapping[str, str | None]:
    # For systemd a line with ";" is a comment; for dotenv it would be an error.
    lines = file.read_text("utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.lstrip().startswith(";"))
    return dotenv_values(stream=StringIO(text), interpolate=False)
