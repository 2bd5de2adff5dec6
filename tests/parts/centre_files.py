"""Reading and writing centre files in this process, without the one that checks those of users."""

from functools import cache, partial
from pathlib import Path

from contract.centre import CentreConfig
from server.centre_file import content_in_folder, content_of, parse, written


def read(path: Path) -> CentreConfig:
    """The configuration in a centre file.

    Raises:
        FaultyCentreFile: with every fault found, each with its line.
    """
    return _read(path, path.stat().st_mtime_ns if path.is_file() else 0)


@cache
def _read(path: Path, _written_at: int) -> CentreConfig:
    return parse(content_of(path), path, partial(content_in_folder, path)).config


def write(config: CentreConfig, path: Path) -> Path:
    path.write_text(written(config), encoding="utf-8")
    return path
