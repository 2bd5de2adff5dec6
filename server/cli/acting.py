"""Shared by all commands that read a hall or give commands to it.

A person at the server's command line acts as a manager of each of its centres. What only reads
works on a snapshot of the database; what writes is asked of the server (`server.control`).
"""

import secrets
from collections.abc import Collection
from typing import Any
from uuid import uuid4

import click
from pydantic import ValidationError

from contract.access.acts import small
from contract.commands import CentreCommand
from contract.errors import ProblemType, Refusal
from contract.ids import full_id
from contract.schema_faults import errors_of
from server import bootstrap
from server.cli.options import fail, give_up, refuse
from server.context import AppContext
from server.control import client
from server.control.client import ControlRefused
from server.control.requests import AnyRequest, ControlAnswer
from server.domain.people import Person
from server.domain.setup import Setup
from server.engine.store import Store
from server.settings import ServerSettings
from server.store.databases import is_sqlite, truncate_wal

NOT_NOW = "Nothing was changed."


def opened(settings: ServerSettings, *, writing: bool = False) -> Store:
    """The store of an existing hall, closed when the command ends; exits if there is none. For a
    command that writes (`writing`) others may write meanwhile."""
    store = bootstrap.existing_store(settings, writing=writing)
    click.get_current_context().call_on_close(store.close)
    return store


def read_app(settings: ServerSettings, *, writing: bool = False) -> AppContext:
    """The application on an existing hall, to read; as `opened`."""
    store = opened(settings, writing=writing)
    # Any key will do.
    return bootstrap.open_hall(
        settings, store, bootstrap.stored_clock(store), secrets.token_bytes()
    )


def ask(
    settings: ServerSettings,
    centre: str,
    model: type[AnyRequest],
    not_found: str = "",
    **fields: Any,
) -> ControlAnswer:
    """The answer to a request of the person at the server; exits if it is invalid or refused, for
    `not_found` with this message if it is given."""
    fields["centre"] = centre
    if issubclass(model, CentreCommand):
        fields["command_id"] = uuid4()
    try:
        request = model.model_validate(fields)
    except ValidationError as error:
        told = [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in errors_of(error)]
        give_up(f"That cannot be used. {NOT_NOW}\n" + "\n".join(f"  {line}" for line in told))
    try:
        return client.ask(settings, request)
    except ControlRefused as refused:
        if not_found and refused.kind == ProblemType.NOT_FOUND:
            refuse(not_found)
        faults = (f"  {field.field}: {field.message}" for field in refused.problem.fields)
        refuse("\n".join([refused.problem.detail, *faults]))


def require_known(known: Collection[str], centre: str) -> None:
    """Exit if a centre is not one of those that are known."""
    if centre not in known:
        there = ", ".join(sorted(known)) or "none yet"
        refuse(f"There is no centre '{centre}' (there is: {there}). Import its file first.")


def setup_of(store: Store, centre: str) -> Setup:
    """The set-up of a centre; exits if the centre does not exist."""
    require_known(store.revisions(), centre)
    try:
        return store.read(centre, lambda reading: reading.setup)
    except Refusal as refusal:
        if refusal.kind is ProblemType.NOT_FOUND:
            # A first import did not come to its end.
            refuse(f"{centre} has no configuration yet. Import its file first.")
        raise


def require_key(setup: Setup, kind: str, key: str, known: Collection[str]) -> None:
    """Exit if a key is not one of those that a centre has."""
    if key not in known:
        there = ", ".join(known) or "none"
        refuse(f"There is no {kind} '{key}' in {setup.slug}; there is: {there}.")


def counter_named(setup: Setup, key: str) -> str:
    """The id of a counter, by its key; exits if it does not exist."""
    require_key(setup, "counter", key, [counter.key for counter in setup.config.counters])
    return full_id(setup.slug, key)


def account_of(store: Store, login: str) -> Person:
    """The person with a user name, in any centre; exits if there is none."""
    person = store.access(lambda access: access.person_by_login(small(login)))
    if person is None:
        refuse(f"No person signs in as '{login}'. The console shows the people.")
    return person


def person_of(store: Store, centre: str, login: str) -> Person:
    """A person with a duty in a centre, or without any duty."""
    require_known(store.revisions(), centre)
    person = account_of(store, login)
    duties = store.access(lambda access: access.duties(person.id))
    elsewhere = sorted({duty.centre for duty in duties})
    if duties and centre not in elsewhere:
        refuse(f"{login} works in {', '.join(elsewhere)}, not in {centre}.")
    return person


def out_of_the_files(settings: ServerSettings, then: str) -> None:
    """Remove erased texts from the database's other files too, as far as possible; `then` is the
    advice if this is not possible now."""
    if not is_sqlite(settings.database_url):
        click.echo("PostgreSQL keeps the old row in its files until VACUUM has freed its place.")
    elif not truncate_wal(settings.database_url):
        fail(
            "The text is still in the write-ahead log of the database (the file ends with -wal): "
            "a process reads an earlier snapshot of it, 'novbe server verify' perhaps. "
            f"{then}"
        )
