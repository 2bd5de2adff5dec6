"""Small values that a program keeps on its disk, over a power cut and without the server."""

import json
import logging
import os
from pathlib import Path

from pydantic import BaseModel, ValidationError

log = logging.getLogger(__name__)


class JsonStore:
    """Values in a folder, each as JSON in a file of its own, written atomically.

    Args:
        folder: created on the first write; None for a store that keeps nothing.
    """

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
        """Write a value durably: once this returns it survives a power cut.

        Raises:
            OSError: the disk is full, or the folder is not writable.
        """
        if self._folder is None:
            return
        # Values may hold ticket tokens: readable by this user alone.
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._folder / f"{name}.json"
        new = path.with_suffix(".new")
        with open(new, "w", encoding="utf-8", opener=_own) as file:
            file.write(value.model_dump_json())
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
        sync_names(self._folder)

    def write_if_possible(self, name: str, value: BaseModel) -> None:
        """Write a value that the program can do without: a failure is only logged."""
        try:
            self.write(name, value)
        except OSError as error:
            log.warning("%s could not be kept: %s", name, error)


def sync_names(folder: Path) -> None:
    """Sync the folder, so that new file names survive a power cut. Not needed on Windows, which
    cannot open a folder.

    Raises:
        OSError: the disk reports an error.
    """
    if not hasattr(os, "O_DIRECTORY"):
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _own(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
