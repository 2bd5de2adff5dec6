"""The address of a server, as somebody types it."""

from typing import Final
from urllib.parse import urlsplit

USUAL_PORT: Final = 8750


def address_of(typed: str) -> str:
    """The address that somebody meant: `192.0.2.7`, `hall:8750` or whole; "" for none."""
    text = typed.strip().removesuffix("/")
    whole = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(whole)
        host, port = parts.hostname, parts.port
    except ValueError:
        return ""
    odd = parts.path or parts.query or parts.fragment or "@" in parts.netloc
    if parts.scheme not in ("http", "https") or not host or odd or " " in whole:
        return ""
    place = f"[{host}]" if ":" in host else host
    if port is None and "://" not in text:
        port = USUAL_PORT
    return f"{parts.scheme}://{place}" + (f":{port}" if port is not None else "")
