"""How addresses are written: as browsers send them."""

import pytest

from server.addresses import is_local, origin_of


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://Relay.Example/hall7/", "https://relay.example"),
        ("https://relay.example:443/hall7?a=b#c", "https://relay.example"),
        ("https://user:secret@relay.example/", "https://relay.example"),
        ("http://192.0.2.7:8750/x", "http://192.0.2.7:8750"),
        ("http://[2001:DB8:0:0::7]:80/x", "http://[2001:db8::7]"),
        ("https://straße.example", "https://xn--strae-oqa.example"),
        ("https://пример.рф", "https://xn--e1afmkfd.xn--p1ai"),
    ],
)
def test_an_origin_is_what_browsers_send(address: str, origin: str) -> None:
    assert origin_of(address) == origin


@pytest.mark.parametrize("address", ["", "hall.example", "https://", "http://x:y", "http://[x]"])
def test_a_url_without_a_host_has_no_origin(address: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        origin_of(address)


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("unix:/run/novbe/novbe.sock", True),
        ("http://127.0.0.1:8750", True),
        ("https://[::1]:8750", True),
        ("https://[::]:8750", False),
        ("http://192.0.2.7:8750", False),
    ],
)
def test_only_loopback_and_sockets_are_local(address: str, local: bool) -> None:
    assert is_local(address) == local
