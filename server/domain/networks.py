"""Who counts as one, by the address from which they come."""

from ipaddress import IPv6Address, ip_address
from typing import Final

OWN_NETWORK: Final = 64
"""Of an address of IPv6 so many bits are its network's: the rest anybody may choose."""


def network_of(address: str) -> str:
    """By what an address is counted: of IPv6 by its network; one of IPv4 that is written as one
    of IPv6 like itself; what is no address as it is."""
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
