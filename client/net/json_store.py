"""Small values that a program keeps on its disk, over a power cut and without the server."""

import json
import logging
import os
from pathlib import Path

from pydantic import BaseModel, ValidationError

log = logging.getLogger(__name__)


class JsonStore:
    """Values in a folder, each as JSON in a file of its own, written atomically; without a folder
    it keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @property
    def keeps(self) -> bool:
        """Whether it keeps what is written."""
        return self._folder is not None

    def read[M: BaseModel](self, name: str, model: type[M]) -> M | None:
        """The stored value; None where there is none that can be read."""
        if self._folder is None:
            return None
        try:
            data = json.loads((self._folder / f"{name}.json").read_text("utf-8"))
            return model.model_validate(data, extra="ignore")
        except FileNotFoundError:
            return None
        except (OSError, ValueError, ValidationError) as error:
            log.warning("the stored value %s cannot be used: %s", name, error)
            return None

    def write(self, name: str, value: BaseModel) -> None:
        """Write a value durably; raises what `write_durably` does."""
        if self._folder is not None:
            # Values may hold ticket tokens: readable by this user alone.
            write_durably(self._folder / f"{name}.json", value.model_dump_json().encode())

    def write_if_possible(self, name: str, value: BaseModel) -> None:
        """Write a value that the program can do without: a failure is only logged."""
        try:
            self.write(name, value)
        except OSError as error:
            log.warning("%s could not be kept: %s", name, error)


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file atomically: once this returns it survives a power cut. Only this user can read
    it; its folder is made if missing. Raises `OSError`."""
    part = path.with_name(f".{path.name}.part")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A temporary file left by a crash may belong to another user.
    part.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    # The new name has to survive too. Windows cannot open a folder, and does not need it.
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
