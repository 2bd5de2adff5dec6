"""The environment file of the server, for commands by hand: what systemd gives to the unit."""

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
"""The variable that names another file, or, if it is empty, none."""

SHIPPED: Final = Path("/etc/novbe/server.env")
"""The one that `docs/units/novbe-server.service` names."""


_KNOWN: Final = frozenset(
    {f"NOVBE_{name.upper()}" for name in ServerSettings.model_fields}
    | {NAMED, "NOVBE_CONFIG", "NOVBE_COPY_TO"}
)
"""The names that the server and its commands look for."""

_ALIKE: Final = 0.8
"""From this ratio on (0 to 1, of `difflib`) a name is a misspelt known one."""


class UnusableEnvironmentFile(Exception):
    """It cannot be used; says why, and what to do."""


def join() -> str | None:
    """Take the variables of the file into the environment, where it does not set them itself.

    Returns:
        What to tell where the file is there and this account may not read it: nothing of it is
        known then. Else None.

    Raises:
        UnusableEnvironmentFile: a file that is named is not there, or it is no text.
    """
    file = _file()
    if file is None:
        return None
    try:
        found = _variables(file)
    except FileNotFoundError as error:
        if file is SHIPPED:
            return None
        raise UnusableEnvironmentFile(f"There is no file {file}, which {NAMED} names.") from error
    except PermissionError:
        return (
            f"This account may not read {file}: what stands there and not in its environment "
            "is not used. Run the command as the user of the server (sudo -u novbe "
            f"novbe server ...), and let that user read it: sudo chown root:novbe {file} && "
            f"sudo chmod 640 {file}"
        )
    except (OSError, ValueError) as error:
        raise UnusableEnvironmentFile(f"{file} cannot be read: {error}") from error
    for name, value in found.items():
        if value is not None:
            os.environ.setdefault(name, value)
    return None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name in the file that is no setting.

    Attributes:
        near: the known name that is most like it; "" where none is.
    """

    name: str
    near: str
    file: Path


def unknown() -> Sequence[Unknown]:
    """The names in the file that begin with `NOVBE_`, or are almost a known one, and are none;
    empty where it cannot be read."""
    file = _file()
    if file is None:
        return []
    try:
        names = [one for one in _variables(file) if one.upper() not in _KNOWN]
    except (OSError, ValueError):
        return []
    found = []
    for name in names:
        near = "".join(get_close_matches(name.upper(), _KNOWN, 1, _ALIKE))
        if near or name.upper().startswith("NOVBE_"):
            found.append(Unknown(name, near, file))
    return found


def _file() -> Path | None:
    named = os.environ.get(NAMED)
    if named == "":
        return None
    return Path(named) if named else SHIPPED


def _variables(file: Path) -> Mapping[str, str | None]:
    # systemd takes such a line for a comment, dotenv for a fault.
    lines = file.read_text("utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.lstrip().startswith(";"))
    return dotenv_values(stream=StringIO(text), interpolate=False)
