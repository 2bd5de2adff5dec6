"""The rate-limit key of a client's address."""

from ipaddress import IPv6Address, ip_address
from typing import Final

OWN_NETWORK: Final = 64
"""The number of bits of an IPv6 address that identify the network; a client can choose the rest."""


def network_of(address: str) -> str:
    """The /64 network of an IPv6 address, else the address: an IPv4-mapped address as IPv4, other
    text unchanged."""
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(known, IPv6Address):
        return str(known)
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    left = known.max_prefixlen - OWN_NETWORK
    return f"{IPv6Address(int(known) >> left << left)}/{OWN_NETWORK}"
