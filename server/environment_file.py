"""The environment file of the server, for commands by hand: what systemd gives to the unit."""

import os
from io import StringIO
from pathlib import Path
from typing import Final

from dotenv import dotenv_values

NAMED: Final = "NOVBE_ENVIRONMENT_FILE"
"""The variable that names another file, or, if it is empty, none."""

SHIPPED: Final = Path("/etc/novbe/server.env")
"""The one that `docs/units/novbe-server.service` names."""


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
    named = os.environ.get(NAMED)
    if named == "":
        return None
    file = Path(named) if named else SHIPPED
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError as error:
        if not named:
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
    # systemd takes such a line for a comment, dotenv for a fault.
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(";")]
    for name, value in dotenv_values(stream=StringIO("\n".join(lines)), interpolate=False).items():
        if value is not None:
            os.environ.setdefault(name, value)
    return None
