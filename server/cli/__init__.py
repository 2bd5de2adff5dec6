"""The commands of `novbe server`."""

import click

from server.cli.accuracy import accuracy
from server.cli.backups import backup, copy, restore
from server.cli.care import day, hall, intake, time_
from server.cli.centre_files import export_centre, history, import_centre
from server.cli.doctor import doctor
from server.cli.evidence import digest, erase, verify
from server.cli.facts import facts
from server.cli.holidays import propose_holidays
from server.cli.links import set_up_link, sign_in_link
from server.cli.machines import device
from server.cli.people import user
from server.cli.privacy import export_person, forget_person, ticket
from server.cli.run import run
from server.cli.tokens import token
from server.cli.tried import access


@click.group(help="The hall's authority: serve, configure, care.")
def cli() -> None:
    """The group of all commands."""


cli.add_command(run)
cli.add_command(import_centre)
cli.add_command(export_centre)
cli.add_command(history)
for command in (set_up_link, sign_in_link, export_person, forget_person, access):
    user.add_command(command)
cli.add_command(user)
cli.add_command(device)
cli.add_command(token)
cli.add_command(day)
cli.add_command(intake)
cli.add_command(hall)
cli.add_command(time_)
cli.add_command(ticket)
for command in (verify, digest, erase):
    cli.add_command(command)
cli.add_command(doctor)
for command in (backup, restore, copy):
    cli.add_command(command)
cli.add_command(facts)
cli.add_command(propose_holidays)
cli.add_command(accuracy)
