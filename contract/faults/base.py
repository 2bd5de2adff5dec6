"""A fault of a centre file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault in a centre file: its place (a path of keys and indices) and its message."""

    path: tuple[str | int, ...]
    message: str
