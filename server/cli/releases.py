"""Commands that `novbe upgrade` runs to move a hall from one release to another."""

import json
import time
from typing import Final

import click
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from contract.errors import Refusal
from server import bootstrap
from server.addresses import UNIX
from server.backup.restoring import NotRestored, require_stopped
from server.cli.doctor import ask_ready, failing
from server.cli.options import EXIT_CANNOT_START, give_up, store_options
from server.settings import ServerSettings, last_served
from server.store import schema
from server.store.engine import disposed, open_engine

EXIT_NOT_READY: Final = 1
"""The server does not accept commands, or a release cannot use or keep the hall's data."""

_ALONE_SECONDS: Final = 5.0
"""How long PostgreSQL may take to notice that a server has stopped."""


@click.command("schema")
@click.option("--to", "target", metavar="VERSION", help="Which version.")
@store_options
def schema_(target: str | None, settings: ServerSettings) -> None:
    """Print the version of the database's schema and that of this release, as JSON; with --to
    upgrade or downgrade the database of a stopped hall to a version that this release knows."""
    if not bootstrap.has_hall(settings):
        click.echo(json.dumps({"database": None, "release": schema.NEWEST}))
        return
    lock = bootstrap.lock_database(settings) if target is not None else None
    engine = open_engine(settings.database_url)
    try:
        if target is not None:
            _require_alone(engine, settings)
            schema.migrate_to(engine, target)
        with engine.connect() as connection:
            found = schema.version(connection)
    except schema.DataLoss as error:
        give_up(str(error), EXIT_NOT_READY)
    except schema.UnusableDatabase as error:
        give_up(str(error), EXIT_CANNOT_START)
    except SQLAlchemyError as error:
        give_up(f"Nothing was changed: {str(error).splitlines()[0]}.", EXIT_CANNOT_START)
    finally:
        engine.dispose()
        if lock is not None:
            lock.close()
    click.echo(json.dumps({"database": found, "release": schema.NEWEST}))


def _require_alone(engine: Engine, settings: ServerSettings) -> None:
    """Exit if a server still uses the database."""
    end = time.monotonic() + _ALONE_SECONDS
    while True:
        try:
            with engine.connect() as connection:
                require_stopped(connection, settings.database_shown)
            return
        except NotRestored as error:
            if time.monotonic() > end:
                give_up(str(error), EXIT_CANNOT_START)
            time.sleep(0.1)


@click.command("try")
@store_options
def try_(settings: ServerSettings) -> None:
    """Upgrade the database of a stopped hall to this release, and check that this release can serve
    it with its settings. Accepts no commands."""
    # The serving modules are slow to import, and the other commands do not need them.
    from server import serving

    try:
        lock = bootstrap.lock_database(settings)
        with disposed(open_engine(settings.database_url)) as engine:
            _require_alone(engine, settings)
        certificate = bootstrap.open_certificate(settings)
        if not settings.host.startswith(UNIX):
            # The folder of a Unix socket exists only while the unit runs.
            serving.listen(settings.host, settings.port).close()
        store = bootstrap.open_store(settings, serving=False)
        bootstrap.refold_archived_states(settings, store)
        server = serving.assemble(settings, store, bootstrap.stored_clock(store), certificate)
        stopped = [
            f"the log of {one.id} cannot be replayed from revision {root.stopped_at} on"
            for one in store.centres()
            if (root := store.current(one.id)).stopped_at is not None
        ]
        # If the whole log had to be read, save checkpoints so that the next start is fast.
        server.checkpoints.look(server.context)
        answer = server.app.test_client().get("/health/ready")
    except Refusal as refusal:
        give_up(f"A centre cannot be loaded: {refusal}.", EXIT_NOT_READY)
    if stopped:
        give_up(f"This release cannot serve the hall: {'; '.join(stopped)}.", EXIT_NOT_READY)
    if answer.status_code != 200:
        give_up(f"This release does not become ready: {answer.text}", EXIT_NOT_READY)
    store.close()
    if lock is not None:
        lock.close()
    click.echo("This release can serve the hall.")


@click.command()
@click.option(
    "--wait",
    "seconds",
    type=click.FloatRange(0, 600),
    default=0.0,
    help="How many seconds to wait for it.",
)
@store_options
def ready(seconds: float, settings: ServerSettings) -> None:
    """Exit with 0 when the server on this machine accepts commands, else with 1."""
    end = time.monotonic() + seconds
    while True:
        found = ask_ready(last_served(settings))
        why = "it does not answer" if found is None else failing(found)
        if not why:
            return
        if time.monotonic() >= end:
            give_up(f"The server does not accept commands: {why}.", EXIT_NOT_READY)
        time.sleep(0.1)
