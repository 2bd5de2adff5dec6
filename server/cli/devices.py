"""`novbe server device`: enrols a device by the code on its screen."""

import click

from contract import commands as c
from server.cli import acting, options
from server.identity import known
from server.settings import ServerSettings


@click.group("device")
def device() -> None:
    """Kiosks, displays and counter PCs. The console has the rest under Devices."""


@device.command("confirm")
@options.on_centre
@click.argument("code")
@click.option("--label", help="The name for staff, e.g. 'kiosk at the door'.")
@click.option("--counter", help="The key of a counter.")
@click.option("--replaces", metavar="ID", help="The id of the device that it replaces.")
def confirm(
    centre: str,
    code: str,
    label: str | None,
    counter: str | None,
    replaces: str | None,
    settings: ServerSettings,
) -> None:
    """Enrol the device that shows CODE on its screen, as a new one or in the place of one that is
    there. Blanks, dashes and small letters do not matter. Prints the id alone on standard
    output."""
    app = acting.read_app(settings, writing=True)
    setup = acting.setup_of(app.store, centre)
    if replaces is not None:
        before = {row.id: row for row in known.devices(app, centre) if row.state != "revoked"}
        if replaces not in before:
            options.refuse(f"{centre} has no device '{replaces}'. The console shows them.")
        label = label or before[replaces].label
    if not label:
        options.give_up("--label is needed: say what staff call it, e.g. 'kiosk at the door'.")
    answer = acting.ask(
        settings,
        centre,
        c.ConfirmDevice,
        f"No machine that waits shows the code '{code}', or two show the same. Look at its screen "
        "again.",
        code=code,
        label=label,
        counter=acting.counter_named(setup, counter) if counter is not None else None,
        replaces=replaces,
    )
    click.echo(answer["device"])
    options.say(f"{centre}: the {answer['role']} '{label}' is enrolled", err=True)
