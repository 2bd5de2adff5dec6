"""The network addresses of this machine, and URLs of a server on it."""

import ipaddress
import socket
import unicodedata
from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network
from typing import Final
from urllib.parse import urlsplit

type Network = IPv4Network | IPv6Network

UNIX: Final = "unix:"
"""The prefix of a host that is the path of a Unix socket, for a proxy on the same machine."""

WILDCARDS: Final = {"0.0.0.0": socket.AF_INET, "::": socket.AF_INET6}
"""The wildcard addresses, which stand for all addresses of a machine."""

_ELSEWHERE: Final = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
"""Addresses reserved for documentation (RFC 5737, RFC 3849)."""

_PORTS: Final = {"http": 80, "https": 443}
"""The default ports, which an origin omits."""

_LOOPBACK: Final = {socket.AF_INET: "127.0.0.1", socket.AF_INET6: "::1"}


def reached(address: str) -> str:
    """The URL of a server (such as `http://0.0.0.0:8750`) for other machines: a wildcard address
    is replaced by the address of this machine. Empty for a Unix socket."""
    if address.startswith(UNIX):
        return ""
    parts = urlsplit(address)
    family = WILDCARDS.get(parts.hostname or "")
    if family is None:
        return address
    return url_of(default_address(family), parts.port or 0, tls=parts.scheme == "https")


def url_of(host: str, port: int, *, tls: bool) -> str:
    """The URL of a server that listens at a host and port, or at a Unix socket."""
    if host.startswith(UNIX):
        return host
    scheme = "https" if tls else "http"
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def local_host(host: str) -> str:
    """The host for connections from this machine: a wildcard address is replaced by loopback."""
    return _LOOPBACK[WILDCARDS[host]] if host in WILDCARDS else host


def is_allowed(address: str, networks: Sequence[Network]) -> bool:
    """Whether a message may go to an address: it is public, or in one of some networks, and not
    link-local, where clouds give out secrets."""
    ip = ipaddress.ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    is_public = ip.is_global and not (ip.is_multicast or ip.is_reserved)
    is_named = any(ip in network for network in networks)
    return is_public or (is_named and not ip.is_link_local)


def is_local(address: str) -> bool:
    """Whether only this machine can reach an address: loopback or a Unix socket."""
    host = urlsplit(address).hostname
    return address.startswith(UNIX) or (host is not None and ipaddress.ip_address(host).is_loopback)


def origin_of(address: str) -> str:
    """The origin of a page (such as `https://Hall.example:443/hall7`), as browsers send it (RFC
    6454): without a path, in lower case, with labels in ASCII, and without a default port.
    `ValueError` if it names no host."""
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
    # Python's codec follows the older IDNA 2003, which turns a German sharp s into "ss".
    plain = unicodedata.normalize("NFKC", host.lower()).replace("\u3002", ".")
    return ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}"
        for label in plain.split(".")
    )


def default_address(family: socket.AddressFamily) -> str:
    """The address of the interface with the default route; loopback if there is none."""
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as asking:
            # Connecting a UDP socket sends nothing, but chooses the source address.
            asking.connect((_ELSEWHERE[family], 9))
            return str(asking.getsockname()[0])
    except OSError:
        return _LOOPBACK[family]


def reachable_addresses(host: str) -> Sequence[str]:
    """The addresses at which other machines reach a server on a host, best first; maybe none."""
    import ifaddr  # a command that asks for no address starts faster without it

    family = WILDCARDS.get(host)
    if family is None:
        return [] if ipaddress.ip_address(host).is_loopback else [host]
    addresses = [
        str(ip.ip if ip.is_IPv4 else ip.ip[0])
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        # A wildcard IPv6 socket accepts IPv4 too.
        if ip.is_IPv4 or family is socket.AF_INET6
    ]
    known = {ip: ipaddress.ip_address(ip) for ip in addresses}
    others = [ip for ip in addresses if not (known[ip].is_loopback or known[ip].is_link_local)]
    return sorted(others, key=lambda ip: (ip != default_address(socket.AF_INET), ":" in ip))
