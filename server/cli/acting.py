"""What the commands that look into a hall, or act on one, share.

Whoever sits at the server acts as a manager of each of its centres; what is done goes
through the dispatcher like everything else, and so it stands in the log.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn
from uuid import uuid4

import click
from pydantic import ValidationError

from contract.access import KnownPerson
from contract.access.acts import small
from contract.commands import Command
from contract.errors import ProblemType, Refusal
from contract.ids import full_id
from contract.schema_faults import errors_of
from contract.texts import FALLBACK
from server import bootstrap
from server.accounts import by_hand
from server.cli.options import EXIT_CANNOT_START, EXIT_REFUSED, give_up, load_settings
from server.commands import dispatch
from server.context import AppContext, LocalBus
from server.domain.layout import Layout
from server.domain.people import Person
from server.engine.store import Store
from server.identity import known
from server.sentences import problem_of
from server.settings import ServerSettings
from server.signing import KEY_FILE, KeySigner, UnusableKey, key_at
from server.store.engine import is_sqlite, truncate_wal

type Opened = tuple[ServerSettings, Store]

EXIT_NOT_GONE = 1
"""Something was erased, and its words are still in a file of the database."""

NOT_NOW = "Nothing was changed."


def opened(
    database: str | None, data: Path | None, *, writing: bool = False, archive: Path | None = None
) -> Opened:
    """The settings and the store of a hall that there is; ends the command where there is none.

    It is open until the command ends. Nothing is made, and unless it is for writing
    nothing is changed.
    """
    open_one = partial(bootstrap.existing_store, writing=writing)
    return opened_by(database, data, open_one, archive=archive)


def opened_by(
    database: str | None,
    data: Path | None,
    open_one: Callable[[ServerSettings], Store],
    **others: Any,
) -> Opened:
    """The same with another way to open it, and further settings."""
    settings = load_settings(database=database, data=data, **others)
    try:
        store = open_one(settings)
    except bootstrap.CannotStart as error:
        give_up(str(error), EXIT_CANNOT_START)
    click.get_current_context().call_on_close(store.close)
    return settings, store


def hall_on(settings: ServerSettings, store: Store, key: bytes | None = None) -> AppContext:
    """The application on a store; a server that runs beside hears of what it does by its look
    at the committed revisions.

    Args:
        settings, store: what it stands on.
        key: in place of the server's, which would else be made where there is none.
    """
    try:
        return bootstrap.open_hall(settings, store, bootstrap.stored_clock(store), LocalBus(), key)
    except bootstrap.CannotStart as error:
        give_up(str(error), EXIT_CANNOT_START)


def open_app(
    database: str | None, data: Path | None, *, writing: bool = True, keyed: bool = False
) -> AppContext:
    """The application on a hall that there is; makes no database, folder or key.

    Args:
        database, data: where it is.
        writing: whether something is to be done, not only read.
        keyed: whether what is done must be done with the server's own key; for the rest
            any key will do, since the command is never repeated.
    """
    settings, store = opened(database, data, writing=writing)
    path = settings.data / KEY_FILE
    if keyed and not path.is_file():
        give_up(
            f"There is no {path}, and this needs the server's key. Name the --data of the "
            "server (or NOVBE_DATA).",
            EXIT_CANNOT_START,
        )
    return hall_on(settings, store, None if keyed else secrets.token_bytes())


def service_codes(database: str | None, data: Path | None) -> Callable[[str], str]:
    """Tells what opens the service menu of a kiosk, by its id; "" where the server's key is not
    here or cannot be read."""
    path = load_settings(database=database, data=data).data / KEY_FILE
    try:
        return KeySigner(key_at(path)).service_code if path.is_file() else lambda _device: ""
    except (UnusableKey, OSError):
        return lambda _device: ""


def carry_out(
    app: AppContext,
    centre: str,
    model: type[Command],
    why_not: Mapping[ProblemType, str] | None = None,
    **fields: Any,
) -> dict[str, Any]:
    """Carry a command out on a centre as whoever sits at the server.

    Args:
        app: the application.
        centre: whose command it is; ends where there is none.
        model: which command; what it cannot take ends this one, field by field.
        why_not: what to say to a refusal in place of what is said to everybody.
        fields: of the command.
    """
    there_is(app, centre)
    try:
        command = model.model_validate({"command_id": uuid4(), "centre": centre, **fields})
    except ValidationError as error:
        told = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in errors_of(error)]
        give_up(f"That cannot be used. {NOT_NOW}\n" + "\n".join(f"  {one}" for one in told))
    return execute(app, centre, command, why_not)


def execute(
    app: AppContext, centre: str, command: Command, why_not: Mapping[ProblemType, str] | None = None
) -> dict[str, Any]:
    """Carry a command out that is made already."""
    there_is(app, centre)
    try:
        return dispatch.execute(app, by_hand(centre), command)
    except Refusal as refusal:
        if why_not is not None and refusal.kind in why_not:
            give_up(why_not[refusal.kind], EXIT_REFUSED)
        end_on(refusal)


def note(app: AppContext, centre: str, what: str, detail: str) -> None:
    """Note in the access log what was made at the command line, and by whom."""
    now, who = app.machine.now(), by_hand(centre).id
    app.store.access(lambda access: access.add_entry(now, centre, what, who, detail), write=True)


def end_on(refusal: Refusal) -> NoReturn:
    """End the command with what a refusal says."""
    if refusal.kind is ProblemType.UNAVAILABLE:
        raise refusal
    problem = problem_of(refusal, FALLBACK)
    lines = [problem.detail, *(f"  {one.field}: {one.message}" for one in problem.fields)]
    give_up("\n".join(lines), EXIT_REFUSED)


def there_is(app: AppContext, centre: str) -> None:
    """End the command where there is no such centre."""
    known = [one.id for one in app.store.centres()]
    if centre not in known:
        give_up(no_centre(known, centre), EXIT_REFUSED)


def layout_of(store: Store, centre: str) -> Layout:
    """What a centre is made of; ends the command where there is none."""
    try:
        return store.read(centre, lambda reading: reading.layout)
    except Refusal as refusal:
        if refusal.kind is not ProblemType.NOT_FOUND:
            raise
        give_up(no_centre([one.id for one in store.centres()], centre), EXIT_REFUSED)


def counter_named(layout: Layout, key: str) -> str:
    """The id of a counter, by its key; ends the command where there is none."""
    identity = full_id(layout.slug, key)
    if identity not in layout.counters:
        keys = ", ".join(one.key for one in layout.config.counters)
        give_up(f"There is no counter '{key}' in {layout.slug}; there is: {keys}.", EXIT_REFUSED)
    return identity


def agency_named(layout: Layout, key: str) -> str:
    """The key of an agency, if there is one; else the command ends."""
    keys = [one.key for one in layout.config.agencies]
    if key not in keys:
        there = ", ".join(keys)
        give_up(f"There is no agency '{key}' in {layout.slug}; there is: {there}.", EXIT_REFUSED)
    return key


def account_of(app: AppContext, login: str) -> Person:
    """The person with a user name, in any centre; ends the command where there is none."""
    person = app.store.access(lambda access: access.person_by_login(small(login)))
    if person is None:
        give_up(f"No person signs in as '{login}'. 'list' shows the people.", EXIT_REFUSED)
    return person


def person_of(app: AppContext, centre: str, login: str) -> KnownPerson:
    """A person with a duty in a centre, or without any duty."""
    there_is(app, centre)
    person = account_of(app, login)
    duties = app.store.access(lambda access: access.duties(person.id))
    elsewhere = sorted({one.centre for one in duties})
    if duties and centre not in elsewhere:
        give_up(f"{login} works in {', '.join(elsewhere)}, not in {centre}.", EXIT_REFUSED)
    return known.person(app, centre, person.id)


def out_of_the_files(settings: ServerSettings, then: str) -> None:
    """Have what was erased leave the files beside the database too, as far as that can be.

    Args:
        settings: which database.
        then: what is to be done where it cannot leave them now; a sentence.
    """
    if not is_sqlite(settings.database_url):
        click.echo("PostgreSQL keeps the old row in its files until VACUUM has freed its place.")
    elif not truncate_wal(settings.database_url):
        give_up(
            "Its words are still in the write-ahead file beside the database (its name ends "
            "with -wal): somebody reads an earlier moment of it, 'novbe server verify' perhaps. "
            f"{then}",
            EXIT_NOT_GONE,
        )


def no_centre(known: Sequence[str], centre: str) -> str:
    """The sentence that there is no such centre, and which ones there are."""
    there = ", ".join(known) or "none yet"
    return f"There is no centre '{centre}' (there is: {there}). Import its file first."
