"""The command line of the simulator.

Exit codes: 0 a run that ended, 2 the command line is wrong, 3 the server refused the tokens, 4 no
server answered.
"""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NoReturn

import click
from pydantic import BaseModel, ValidationError

from client.net.api import NotTrusted, RequestRefused, Unreachable
from client.net.settings import DEFAULT_SERVER
from client.net.trust import NoCertificates, Trust
from simulator.preparing import CannotPrepare, OperatorAccount, prepare, secret_file, tokens_of
from simulator.replay.cli import replay_log
from simulator.simulation import RefusedToken, Simulation, SimulationPlan, UnknownCounter

EXIT_USAGE: Final = 2
EXIT_REFUSED: Final = 3
EXIT_UNREACHABLE: Final = 4


@click.group(
    invoke_without_command=True,
    subcommand_metavar="[replay LOG.csv]",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--server", envvar="NOVBE_SERVER", default=DEFAULT_SERVER, show_default=True,
              help="The server's address.")  # fmt: skip
@click.option("--tokens", "tokens_file", type=click.Path(dir_okay=False, path_type=Path),
              help='A JSON file: one that --prepare wrote, or {"kiosk": T, "operators": '
              "{COUNTER: T}}.")  # fmt: skip
@click.option("--ca", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="A file (PEM) of the authorities to believe, or of the server's "
              "certificate.")  # fmt: skip
@click.option("--prepare", "prepared_file", type=click.Path(path_type=Path), metavar="FILE",
              help="Adds a kiosk and an operator for each counter to a test centre, writes FILE "
              "for --tokens, and ends. Asks for a manager's user name, password and "
              "code.")  # fmt: skip
@click.option("--visitors-a-day", type=click.FloatRange(0), default=1500, show_default=True,
              help="How many come on a whole day.")  # fmt: skip
@click.option("--warm-up", type=click.IntRange(0), default=0, metavar="N",
              help="So many come at once as it begins.")  # fmt: skip
@click.option("--minutes", type=click.FloatRange(0, min_open=True), metavar="M",
              help="Ends after M minutes of the hall; by default at Ctrl+C.")  # fmt: skip
@click.option("--seed", type=int, help="The same seed brings the same people.")
@click.option("--summary", "summary_file", type=click.Path(dir_okay=False, path_type=Path),
              help="Writes the summary to this file too.")  # fmt: skip
@click.option("--ticket-page", type=click.Path(dir_okay=False, path_type=Path),
              help="Keeps the address of a waiting visitor's page in this file.")  # fmt: skip
@click.pass_context
def main(
    context: click.Context,
    server: str,
    tokens_file: Path | None,
    ca: Path | None,
    prepared_file: Path | None,
    visitors_a_day: float,
    warm_up: int,
    minutes: float | None,
    seed: int | None,
    summary_file: Path | None,
    ticket_page: Path | None,
) -> None:
    """Fill a hall with virtual visitors and operators, over the same protocol as real ones.

    Without a server, `replay` measures the estimates of waits on a log of real waits.
    """
    if context.invoked_subcommand is not None:
        return
    trust = Trust(ca=ca)
    if prepared_file is not None:
        _prepare(server, trust, prepared_file)
        return
    if tokens_file is None:
        raise click.UsageError("give --tokens or --prepare")
    tokens = _read_tokens(tokens_file)
    if not (tokens.kiosk or tokens.operators or tokens.people):
        raise click.UsageError(f"{tokens_file} has no token; make the file with --prepare")
    accounts = {key: OperatorAccount(*account) for key, account in tokens.people.items()}
    with _refusals_told():
        signed_in = tokens_of(server, trust, accounts)
    plan = SimulationPlan(
        server=server,
        kiosk_token=tokens.kiosk,
        operator_tokens=tokens.operators | signed_in,
        visitors_a_day=visitors_a_day,
        warm_up=warm_up,
        minutes=minutes,
        seed=seed,
        ticket_page=ticket_page,
        trust=trust,
    )
    with _refusals_told():
        simulation = Simulation(plan)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda _number, _frame: simulation.stop())
        simulation.run()
    table = simulation.table()
    click.echo(table, nl=False)
    if summary_file is not None:
        try:
            summary_file.write_text(table, encoding="utf-8")
        except OSError as error:
            raise click.ClickException(f"the summary cannot be written: {error}") from error


main.add_command(replay_log)


@contextmanager
def _refusals_told() -> Iterator[None]:
    """Exit with a sentence and an exit code if the server cannot be used."""
    try:
        yield
    except RequestRefused as error:
        _give_up(f"the server refused: {error}", EXIT_REFUSED)
    except RefusedToken as error:
        _give_up(str(error), EXIT_REFUSED)
    except NotTrusted as error:
        _give_up(f"{error}; is --ca right?", EXIT_UNREACHABLE)
    except Unreachable as error:
        _give_up(f"{error}; is it running, and is --server right?", EXIT_UNREACHABLE)
    except (UnknownCounter, NoCertificates, CannotPrepare) as error:
        _give_up(str(error), EXIT_USAGE)


def _prepare(server: str, trust: Trust, file: Path) -> None:
    login = click.prompt("User name of a manager of the test centre")
    password = click.prompt("Password", hide_input=True)
    with _refusals_told(), secret_file(file) as writing:
        prepared = prepare(
            server, trust, login, password, lambda: str(click.prompt("Six-digit code"))
        )
        prepared.write(writing)
    click.echo(f"{len(prepared.operators)} operators and a kiosk were added. Go on with:")
    ca = f" --ca {trust.ca}" if trust.ca is not None else ""
    click.echo(f"  novbe simulate --server {server}{ca} --tokens {file}")


class _Tokens(BaseModel):
    """The file of `--tokens`: the kiosk's token, and by counter the operators' tokens, or their
    user names and passwords."""

    kiosk: str | None = None
    operators: dict[str, str] = {}
    people: dict[str, tuple[str, str]] = {}


def _read_tokens(file: Path) -> _Tokens:
    try:
        return _Tokens.model_validate_json(file.read_bytes())
    except OSError as error:
        raise click.UsageError(f"--tokens {file}: {error}") from error
    except ValidationError as error:
        raise click.UsageError(
            f'--tokens {file}: it must hold {{"kiosk": TOKEN, "operators": {{COUNTER: TOKEN}}}}'
        ) from error


def _give_up(message: str, code: int) -> NoReturn:
    click.echo(f"novbe simulate: {message}", err=True)
    sys.exit(code)
