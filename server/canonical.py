"""Canonical JSON (RFC 8785) and its SHA-256."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

import rfc8785

_EXACT: Final = 2**53
"""Integers up to this limit are exact in every JSON implementation (IEEE 754 doubles)."""

_SIMPLE: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Mapping[str, Any]) -> bytes:
    """Encode a value as canonical JSON; `ValueError` if that cannot represent it."""
    if _is_simple(value):
        # Without floats and non-ASCII names the standard library's encoder follows the RFC.
        return _SIMPLE.encode(value).encode()
    return rfc8785.dumps(dict(value))


def digest_of(value: Mapping[str, Any]) -> str:
    """The SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _is_simple(value: Any) -> bool:
    """Whether a value has no floats and only ASCII names."""
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return True
    if kind is int:
        return bool(-_EXACT < value < _EXACT)
    if kind is dict:
        return all(map(_is_simple, value.values())) and "".join(value).isascii()
    return kind is list and all(_is_simple(one) for one in value)
