"""`novbe server device`: kiosks, displays and counter PCs, for those without a console."""

from pathlib import Path

import click

from contract import commands as c
from contract.access import KnownDevice, OfflineReason
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from contract.ids import key_of
from server.cli.acting import carry_out, counter_named, hall_beside, layout_of, service_codes
from server.cli.options import EXIT_REFUSED, give_up, say, stored
from server.cli.telling import ago, as_json, machine_now, tell, told, zone_of
from server.context import AppContext
from server.identity import known

_centre = click.argument("centre")
_device = click.argument("identity", metavar="ID")


@click.group(
    "device",
    help="Kiosks, displays and counter PCs: let them in by the code on their screens, see how "
    "they are, shut them out.",
)
def device() -> None:
    """Devices."""


@device.command(
    "list",
    help="The devices of a centre and how they are: online, offline (not heard for 12 seconds, "
    "with why: 'ended' in order, together 'with' others, or 'alone'), not connected yet, revoked. "
    "'address' is where it reported from last. 'clock' is by how many seconds its own clock is "
    "ahead of the hall's. 'code' opens the service menu of a kiosk. 'copied' means that its secret "
    "is used somewhere else too: replace or revoke it.",
)
@_centre
@as_json
@stored
def list_devices(centre: str, as_json: bool, database: str | None, data: Path | None) -> None:
    """Print a table."""
    app = hall_beside(database, data, writing=False)
    zone, now = zone_of(layout_of(app.transactions, centre)), machine_now()
    found, code_of = known.devices(app, centre), service_codes(database, data)
    tell(
        found,
        as_json,
        ("id", "called", "role", "counter", "state", "heard", "address", "since", "version",
         "printer", "clock", "code", "copied"),
        (
            (
                one.id,
                one.label,
                one.role,
                key_of(one.counter) if one.counter else "",
                _state_of(one),
                ago(one.seen_at, now),
                one.address,
                told(one.enrolled_at, zone),
                one.version,
                "" if one.printer == "none" else one.printer,
                "" if one.clock_offset is None else f"{one.clock_offset:+.1f}",
                code_of(one.id) if one.role is Role.KIOSK else "",
                "copied" if one.copied else "",
            )
            for one in found
        ),
        f"{centre} has no devices yet. Start a kiosk without a token: it shows a code for "
        f"'novbe server device confirm {centre} CODE --label ...'.",
    )  # fmt: skip


@device.command("waiting", help="The machines that show a code and ask to be let in.")
@as_json
@stored
def waiting(as_json: bool, database: str | None, data: Path | None) -> None:
    """Print a table; the codes are on their screens and nowhere else."""
    app = hall_beside(database, data, writing=False)
    found, now = known.waiting(app), machine_now()
    tell(
        found,
        as_json,
        ("id", "role", "machine", "address", "version", "asks since"),
        (
            (one.id, one.role, one.name, one.address, one.version, f"{ago(one.since, now)} ago")
            for one in found
        ),
        "No machine asks to be let in. Start its program without a token.",
    )


@device.command(
    "confirm",
    help="Let the device in that shows CODE on its screen, as a new one or in the place of one "
    "that is there. Blanks, dashes and small letters do not matter.",
)
@_centre
@click.argument("code")
@click.option("--label", help="What staff call it, e.g. 'kiosk at the door'.")
@click.option("--counter", help="A counter's PC: the key of its counter.")
@click.option(
    "--replaces", metavar="ID", help="Whose place it takes; that machine is out from then on."
)
@stored
def confirm(
    centre: str,
    code: str,
    label: str | None,
    counter: str | None,
    replaces: str | None,
    database: str | None,
    data: Path | None,
) -> None:
    """Print the id of the device alone on standard output."""
    app = hall_beside(database, data)
    layout = layout_of(app.transactions, centre)
    before = _known(app, centre, replaces) if replaces is not None else None
    if label is None:
        if before is None:
            give_up("--label is needed: say what staff call it, e.g. 'kiosk at the door'.")
        label = before.label
    at = counter_named(layout, counter) if counter is not None else None
    nobody = (
        f"No machine that waits shows the code '{code}', or two show the same. Look at its "
        "screen again; 'novbe server device waiting' tells which machines ask."
    )
    said = carry_out(
        app,
        centre,
        c.ConfirmDevice,
        {ProblemType.NOT_FOUND: nobody},
        code=code,
        label=label,
        counter=at,
        replaces=replaces,
    )
    click.echo(said["device"])
    say(f"{centre}: the {said['role']} '{label}' is let in", err=True)


@device.command(
    "refuse",
    help="Turn machines away that ask to be let in, by their ids of 'waiting': their codes are "
    "good for nothing any more. A program that still runs asks anew, with another code.",
)
@_centre
@click.argument("machines", metavar="ID...", nargs=-1, required=True)
@stored
def refuse(centre: str, machines: tuple[str, ...], database: str | None, data: Path | None) -> None:
    """Turn them away, one by one."""
    app = hall_beside(database, data)
    layout_of(app.transactions, centre)
    for machine in dict.fromkeys(machines):
        nobody = f"No machine '{machine}' waits; 'novbe server device waiting' tells which do."
        carry_out(app, centre, c.RefuseDevice, {ProblemType.NOT_FOUND: nobody}, machine=machine)
        say(f"{centre}: {machine} is turned away")


@device.command("set", help="Say what a device is called, where it stands, and what it shows.")
@_centre
@_device
@click.option("--label", help="What staff call it; by default as it is.")
@click.option("--counter", help="The key of its counter; by default as it is.")
@click.option("--no-counter", is_flag=True, help="It stands at no counter of its own.")
@click.option("--display", help="Which display of the centre file it shows; 'hall': the whole.")
@stored
def set_device(
    centre: str,
    identity: str,
    label: str | None,
    counter: str | None,
    no_counter: bool,
    display: str | None,
    database: str | None,
    data: Path | None,
) -> None:
    """Change what is named, leave the rest."""
    if counter is not None and no_counter:
        give_up("--counter and --no-counter say the opposite: name one of them.")
    if label is None and counter is None and display is None and not no_counter:
        give_up("Nothing to change: name --label, --counter, --no-counter or --display.")
    app = hall_beside(database, data)
    layout = layout_of(app.transactions, centre)
    before = _known(app, centre, identity)
    at = counter_named(layout, counter) if counter is not None else before.counter
    carry_out(
        app,
        centre,
        c.SetDevice,
        device=identity,
        label=label if label is not None else before.label or identity,
        counter=None if no_counter else at,
        display=before.display if display is None else None if display == "hall" else display,
    )
    after = _known(app, centre, identity)
    stands = f" at counter {key_of(after.counter)}" if after.counter else ""
    shows = f" and shows '{after.display}'" if after.display else ""
    say(f"{centre}: {identity} is '{after.label}'{stands}{shows}")


@device.command(
    "revoke", help="A device is out, at once and for good. Another may be let in for it."
)
@_centre
@_device
@stored
def revoke(centre: str, identity: str, database: str | None, data: Path | None) -> None:
    """Shut it out; once more changes nothing."""
    app = hall_beside(database, data)
    layout_of(app.transactions, centre)
    before = _known(app, centre, identity, revoked=True)
    carry_out(app, centre, c.RevokeDevice, device=identity)
    say(f"{centre}: {_called(before)} is out")


@device.command(
    "ask",
    help="Ask a device to start anew, to send a picture of its screen (fetch it by 'picture'), "
    "or to make another secret. It is told when it is online.",
)
@_centre
@_device
@click.argument("what", type=click.Choice(["restart", "screenshot", "rotate"]))
@stored
def ask(centre: str, identity: str, what: str, database: str | None, data: Path | None) -> None:
    """Ask it."""
    app = hall_beside(database, data)
    layout_of(app.transactions, centre)
    before = _known(app, centre, identity)
    carry_out(app, centre, c.AskDevice, device=identity, what=what)
    say(f"{centre}: {_called(before)} is asked for: {what}")
    if before.state != "online":
        heard = "has not connected yet" if before.state == "not_connected" else "is offline now"
        say(f"It {heard}; it learns of this when it is there.", err=True)


@device.command("picture", help="Write the last picture of a device's screen to FILE (PNG).")
@_centre
@_device
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@stored
def picture(
    centre: str, identity: str, file: Path, database: str | None, data: Path | None
) -> None:
    """Write the file."""
    app = hall_beside(database, data, writing=False)
    zone = zone_of(layout_of(app.transactions, centre))
    before = _known(app, centre, identity, revoked=True)
    try:
        png = known.picture(app, centre, identity)
    except Refusal as refusal:
        if refusal.kind is not ProblemType.NOT_FOUND:
            raise
        give_up(
            f"There is no picture of {_called(before)}. Ask for one: "
            f"novbe server device ask {centre} {identity} screenshot",
            EXIT_REFUSED,
        )
    try:
        file.write_bytes(png)
    except OSError as error:
        give_up(f"{file} cannot be written: {error.strerror}.")
    say(f"{file}: {_called(before)}, {told(before.picture_at, zone)}")


def _known(app: AppContext, centre: str, identity: str, *, revoked: bool = False) -> KnownDevice:
    """A device of a centre; ends the command where there is none, or it is out."""
    found = next((one for one in known.devices(app, centre) if one.id == identity), None)
    if found is None:
        give_up(f"{centre} has no device '{identity}'. 'list' tells which there are.", EXIT_REFUSED)
    if found.state == "revoked" and not revoked:
        give_up(f"{_called(found)} was revoked; let it in again by a code.", EXIT_REFUSED)
    return found


def _state_of(one: KnownDevice) -> str:
    """How a device is, and why it is offline."""
    match one.offline_because:
        case None:
            return one.state
        case OfflineReason.TOGETHER:
            return f"{one.state} (with {one.silent_with} more)"
        case OfflineReason.ENDED:
            return f"{one.state} (ended)"
        case OfflineReason.SILENT:
            return f"{one.state} (alone)"


def _called(one: KnownDevice) -> str:
    return f"{one.id} ('{one.label}')" if one.label else one.id
