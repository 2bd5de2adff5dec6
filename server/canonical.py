"""Canonical JSON (RFC 8785) and the digests made of it."""

import hashlib
from collections.abc import Mapping
from typing import Any

import rfc8785


def canonical(value: Mapping[str, Any]) -> bytes:
    """The one way to write a JSON value."""
    return rfc8785.dumps(dict(value))


def digest_of(value: Mapping[str, Any]) -> str:
    """The SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()
