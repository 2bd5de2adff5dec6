"""The link by which the first manager of a centre is set up, and where it leads."""

import socket
from pathlib import Path
from urllib.parse import urlsplit

import click

from contract.texts import FALLBACK, pick
from server.application.hall import Hall
from server.application.identity import setting_up
from server.cli.acting import hall_beside, layout_of
from server.cli.options import give_up, settings_given, stored
from server.serving import UNIX
from server.settings import ServerSettings

HOURS = int(setting_up.LINK_SPAN.total_seconds()) // 3600

_ANY = {"0.0.0.0": socket.AF_INET, "::": socket.AF_INET6}
"""What stands for every address of a machine."""

_ELSEWHERE = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
"""Addresses that nobody has (RFC 5737, RFC 3849)."""

_LOOPBACK = {socket.AF_INET: "127.0.0.1", socket.AF_INET6: "::1"}


@click.command(
    "set-up-link",
    help=f"A link by which somebody becomes a manager of a centre, once, within {HOURS} hours; "
    "links made before are void. It leads to the address for phones (NOVBE_PUBLIC_URL), or "
    "to that of the server.",
)
@click.argument("centre")
@click.option("--public-url", metavar="URL", help="As for 'run'.")
@click.option("--host", help="As for 'run'.")
@click.option("--port", type=click.IntRange(0, 65535), help="As for 'run'.")
@stored
def set_up_link(
    centre: str,
    public_url: str | None,
    host: str | None,
    port: int | None,
    database: str | None,
    data: Path | None,
) -> None:
    """Print the link alone on standard output."""
    settings = settings_given(
        database=database, data=data, public_url=public_url, host=host, port=port
    )
    if settings.public_url is None and (settings.host.startswith(UNIX) or settings.port == 0):
        give_up("The link needs an address: name --public-url, or the server's --host and --port.")
    hall = hall_beside(database, data)
    layout_of(hall.transactions, centre)
    if centre not in setting_up.without_manager(hall):
        click.echo(f"{centre} has a manager; whoever opens this becomes one more.", err=True)
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    click.echo(link(settings, f"http://{shown}:{settings.port}", setting_up.invite(hall, centre)))


def invitations(hall: Hall) -> list[tuple[str, str]]:
    """For each centre that nobody manages its name, and a new link's secret."""
    names = {
        one.id: pick(one.config.centre.names, FALLBACK) or one.id
        for one in hall.transactions.centres()
        if one.config is not None
    }
    return [(names[one], setting_up.invite(hall, one)) for one in setting_up.without_manager(hall)]


def link(settings: ServerSettings, address: str, secret: str) -> str:
    """The whole link: at the address for phones where there is one, else at the server's own."""
    base = settings.public_url or reached(address)
    return f"{base}/set-up/{secret}"


def reached(address: str) -> str:
    """The address of a server as another machine may write it: one that stands for all of this
    machine's becomes that by which it reaches others. A Unix socket has none: nothing."""
    if address.startswith(UNIX):
        return ""
    parts = urlsplit(address)
    family = _ANY.get(parts.hostname or "")
    if family is None:
        return address
    own = _own(family)
    host = f"[{own}]" if ":" in own else own
    return f"{parts.scheme}://{host}:{parts.port}"


def _own(family: socket.AddressFamily) -> str:
    with socket.socket(family, socket.SOCK_DGRAM) as asking:
        try:
            # Nothing is sent: the system only says from where it would.
            asking.connect((_ELSEWHERE[family], 9))
        except OSError:
            return _LOOPBACK[family]
        return str(asking.getsockname()[0])
