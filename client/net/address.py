"""The address of a server: parses what a person types, and tells local from remote hosts."""

import socket
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

USUAL_PORT: Final = 8750


def address_of(typed: str) -> str:
    """The address that was typed: `192.0.2.7`, `hall:8750` or complete; "" for none."""
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
    if port is None and "://" not in text:
        port = USUAL_PORT
    return f"{parts.scheme}://{placed(host)}" + (f":{port}" if port is not None else "")


def placed(host: str) -> str:
    """A host as it stands in a URL: an IPv6 address in brackets."""
    return f"[{host}]" if ":" in host else host


def leaves_this_machine(server: str) -> bool:
    """Whether requests to a server leave this machine; True too where its name cannot be resolved.
    Blocks during the DNS lookup."""
    try:
        found = socket.getaddrinfo(urlsplit(server).hostname, None, type=socket.SOCK_DGRAM)
    except (OSError, ValueError):
        return True
    return not all(_is_own(family, place[0]) for family, *_, place in found)


def _is_own(family: int, address: str | int) -> bool:
    host = str(address)
    if ip_address(host.partition("%")[0]).is_loopback:
        return True
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as own:
            # An address of another machine cannot be bound.
            own.bind((host, 0))
    except OSError:
        return False
    return True
