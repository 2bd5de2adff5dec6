"""`novbe server schema` and `try`, which `novbe upgrade` runs."""

import json
import time
from contextlib import nullcontext
from typing import Final

import click
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from contract.errors import Refusal
from server import bootstrap
from server.addresses import UNIX
from server.backup import restoring
from server.backup.restoring import NotRestored
from server.cli import options
from server.settings import ServerSettings
from server.signing import NEEDS_THE_KEY
from server.store import schema
from server.store.databases import disposed, open_engine

_ALONE_SECONDS: Final = 5.0
"""How long PostgreSQL may take to notice that a server has stopped."""


@click.command("schema")
@click.option("--to", "target", metavar="VERSION", help="Which version.")
@options.store_options
def schema_(target: str | None, settings: ServerSettings) -> None:
    """Print the version of the database's schema and that of this release, as JSON; with --to
    upgrade or downgrade the database of a stopped hall to a version that this release knows."""
    if not bootstrap.has_hall(settings):
        click.echo(json.dumps({"database": None, "release": schema.NEWEST}))
        return
    lock = bootstrap.lock_database(settings) if target is not None else None
    try:
        with lock or nullcontext(), disposed(open_engine(settings.database_url)) as engine:
            revision = _version(engine)
            if target not in (None, revision):
                if why := _in_use(engine, settings):
                    options.cannot_start(why)
                schema.migrate_to(engine, target)
                revision = _version(engine)
    except schema.DataLoss as error:
        options.fail(str(error))
    except schema.UnusableDatabase as error:
        options.cannot_start(str(error))
    except SQLAlchemyError as error:
        options.cannot_start(f"Nothing was changed: {str(error).splitlines()[0]}.")
    click.echo(json.dumps({"database": revision, "release": schema.NEWEST}))


def _version(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return schema.version(connection)


def _in_use(engine: Engine, settings: ServerSettings) -> str:
    """Why a server still uses the database; "" if none does."""
    end = time.monotonic() + _ALONE_SECONDS
    while True:
        try:
            with engine.connect() as connection:
                restoring.require_stopped(connection, settings.database_shown)
            return ""
        except NotRestored as error:
            if time.monotonic() > end:
                return str(error)
            time.sleep(0.1)


@click.command("try")
@click.option("--new-key", is_flag=True, help=f"Go on without the key: {NEEDS_THE_KEY} are void.")
@options.store_options
def try_(new_key: bool, settings: ServerSettings) -> None:
    """Upgrade the database of a stopped hall to this release, and check that this release can serve
    it with its settings. Accepts no commands. Where another machine serves the database with the
    schema of this release already, only the settings are checked."""
    # The serving modules are slow to import, and the other commands do not need them.
    from server import serving

    try:
        certificate = bootstrap.open_certificate(settings)
        if not settings.host.startswith(UNIX):
            # The folder of a Unix socket exists only while the unit runs.
            serving.listen(settings.host, settings.port).close()
        with bootstrap.usable(settings), disposed(open_engine(settings.database_url)) as engine:
            if why := _in_use(engine, settings):
                if _version(engine) != schema.NEWEST:
                    options.cannot_start(why)
                bootstrap.require_key(settings)
                click.echo("Another server serves the hall: this release can wait for it.")
                return
        with bootstrap.locked_store(settings) as store:
            bootstrap.open_key(settings, store, new=new_key)
            server = serving.assemble(settings, store, bootstrap.stored_clock(store), certificate)
            stopped = [
                f"the log of {centre.id} cannot be replayed from revision {root.stopped_at} on"
                for centre in store.centres()
                if (root := store.current(centre.id)).stopped_at is not None
            ]
            # If the whole log had to be read, save checkpoints so that the next start is fast.
            server.checkpoints.look(server.context)
            answer = server.app.test_client().get("/health/ready")
    except Refusal as refusal:
        options.fail(f"A centre cannot be loaded: {refusal}.")
    if stopped:
        options.fail(f"This release cannot serve the hall: {'; '.join(stopped)}.")
    if answer.status_code != 200:
        options.fail(f"This release does not become ready: {answer.text}")
    click.echo("This release can serve the hall.")
