"""A fault of a centre file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a centre file: where (a path of keys and indices) and what."""

    path: tuple[str | int, ...]
    message: str
