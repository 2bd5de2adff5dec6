"""The addresses of this machine: what others may write to reach a server on it."""

import ipaddress
import socket
import unicodedata
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

import ifaddr

UNIX: Final = "unix:"
"""Begins a host that is the path of a Unix socket, for a proxy on the same machine."""

EVERY: Final = {"0.0.0.0": socket.AF_INET, "::": socket.AF_INET6}
"""What stands for every address of a machine."""

_ELSEWHERE: Final = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
"""Addresses that nobody has (RFC 5737, RFC 3849)."""

_PORTS: Final = {"http": 80, "https": 443}
"""Those that no origin names."""

_LOOPBACK: Final = {socket.AF_INET: "127.0.0.1", socket.AF_INET6: "::1"}


def reached(address: str) -> str:
    """The address of a server as another machine may write it: one that stands for all of this
    machine's becomes that by which it reaches others. A Unix socket has none: nothing.

    Args:
        address: e.g. `http://0.0.0.0:8750`.
    """
    if address.startswith(UNIX):
        return ""
    parts = urlsplit(address)
    family = EVERY.get(parts.hostname or "")
    if family is None:
        return address
    own = first(family)
    host = f"[{own}]" if ":" in own else own
    return f"{parts.scheme}://{host}:{parts.port}"


def from_here(host: str) -> str:
    """A host as this machine itself reaches it: one that stands for all of its addresses becomes
    the loopback interface."""
    return _LOOPBACK[EVERY[host]] if host in EVERY else host


def is_local(address: str) -> bool:
    """Whether only this machine reaches the address of a server: loopback or a Unix socket."""
    host = urlsplit(address).hostname
    return address.startswith(UNIX) or (host is not None and ipaddress.ip_address(host).is_loopback)


def origin_of(address: str) -> str:
    """The origin of a page, as browsers send it (RFC 6454): without a path, in small letters,
    each label in ASCII, and without the port that goes without saying.

    Args:
        address: of the page, e.g. `https://Hall.example:443/hall7`.

    Raises:
        ValueError: it is no address.
    """
    parts = urlsplit(address)
    host, port = _as_sent(parts.hostname or ""), parts.port
    if not host:
        raise ValueError(f"{address} names no host")
    if port is None or port == _PORTS.get(parts.scheme):
        return f"{parts.scheme}://{host}"
    return f"{parts.scheme}://{host}:{port}"


def _as_sent(host: str) -> str:
    if ":" in host:
        return f"[{ipaddress.IPv6Address(host.partition('%')[0])}]"
    # Not by Python's own codec: by its older rules a German sharp s is two letters.
    plain = unicodedata.normalize("NFKC", host.lower()).replace("\u3002", ".")
    return ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}"
        for label in plain.split(".")
    )


def first(family: socket.AddressFamily) -> str:
    """The address by which this machine reaches others; its loopback one where it cannot."""
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as asking:
            # Nothing is sent: the system only says from where it would be.
            asking.connect((_ELSEWHERE[family], 9))
            return str(asking.getsockname()[0])
    except OSError:
        return _LOOPBACK[family]


def listened_on(host: str) -> Sequence[str]:
    """The addresses by which others reach whoever listens on a host, the best first; none
    where nobody else can.

    Args:
        host: an address, or one that stands for all.
    """
    family = EVERY.get(host)
    if family is None:
        return [] if ipaddress.ip_address(host).is_loopback else [host]
    found = [
        str(one.ip if one.is_IPv4 else one.ip[0])
        for adapter in ifaddr.get_adapters()
        for one in adapter.ips
        # A socket for IPv6 takes IPv4 too.
        if one.is_IPv4 or family is socket.AF_INET6
    ]
    others = [one for one in found if _is_for_others(one)]
    return sorted(others, key=lambda one: (one != first(socket.AF_INET), ":" in one))


def _is_for_others(address: str) -> bool:
    known = ipaddress.ip_address(address)
    return not known.is_loopback and not known.is_link_local
