"""Canonical JSON (RFC 8785) and the digests made of it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

import rfc8785

_EXACT: Final = 2**53
"""Whole numbers up to here are the same in every language."""


_SIMPLE: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Mapping[str, Any]) -> bytes:
    """The one way to write a JSON value.

    Raises:
        ValueError: there is none for it.
    """
    if _is_simple(value):
        # What remains of the RFC without fractions is what the standard library does, in C.
        return _SIMPLE.encode(value).encode()
    return rfc8785.dumps(dict(value))


def digest_of(value: Mapping[str, Any]) -> str:
    """The SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _is_simple(value: Any) -> bool:
    """Whether a value holds no fractions, and only names in ASCII."""
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return True
    if kind is int:
        return bool(-_EXACT < value < _EXACT)
    if kind is dict:
        return all(map(_is_simple, value.values())) and "".join(value).isascii()
    return kind is list and all(_is_simple(one) for one in value)
