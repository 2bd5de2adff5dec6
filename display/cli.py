"""The command line: the display itself, one announcement as a file, and the list of phrases to
record.

Exit codes: 0 success, 1 failure, 2 the command line is wrong, 3 the set-up or the identity of this
device cannot be used, 4 no data arrived for a screenshot, 75 the server requests a restart.
"""

import wave
from pathlib import Path
from typing import Any

import click

from client.program.options import connection_options, read_options, screen_options
from contract.letters import too_small
from contract.screens import Display, DisplayBlock
from contract.texts import PROGRAM_LANGUAGES
from display.settings import DisplaySettings


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@connection_options
@screen_options
@click.option("--inches", type=float, help="The diagonal of the panel; else that of the layout.")
@click.option("--farthest-seat-m", type=float, help="How far the farthest reader sits, in metres.")
@click.option(
    "--speaker", metavar="NAME",
    help="The sound output of the voice, by its name or id (or file:FOLDER, which keeps what is "
    "said last); the machine's usual one without it.",
)  # fmt: skip
@click.option(
    "--screen", metavar="NAME", help="On which of the machine's screens it is, such as HDMI-1."
)
@click.option(
    "--folder", type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the record of shown and spoken calls; one for each display.",
)  # fmt: skip
@click.pass_context
def main(context: click.Context, /, **flags: Any) -> None:
    """Show who is called where, say it, and tell how long the queues are."""
    if context.invoked_subcommand is not None:
        return
    settings, options = read_options(DisplaySettings, flags)
    if settings.inches is not None or settings.farthest_seat_m is not None:
        calls = settings.layout(Display(key="calls", blocks=(DisplayBlock.CALLS,)))
        if (reason := too_small(calls)) is not None:
            raise click.UsageError(reason)
    # Qt is imported only for a window.
    from display.app import run_display

    context.exit(run_display(settings, options))


@main.command()
@click.option("--language", required=True, type=click.Choice(PROGRAM_LANGUAGES))
@click.option("--number", required=True, help="Of the ticket, such as A042.")
@click.option("--counter", required=True, help="As it is written above the counter.")
@click.option(
    "--into", required=True, type=click.Path(dir_okay=False, path_type=Path),
    help="The WAV file to write.",
)  # fmt: skip
def say(language: str, number: str, counter: str, into: Path) -> None:
    """Write one announcement as it is heard in the hall."""
    from client.speech.voice import NoVoice, Synthesizer
    from display.voice.engine import AnnouncementEngine

    if not number.isalnum() or not counter.strip():
        raise click.UsageError("--number is like A042, and --counter what stands above it")
    try:
        engine = AnnouncementEngine(Synthesizer(), lambda _language, _key: None)
        pieces = engine.call(number, counter, (language,), again=False)
        with wave.open(str(into), "wb") as file:
            file.setparams((1, 2, pieces[0].rate, 0, "NONE", "not compressed"))
            for piece in pieces:
                file.writeframes(piece.pcm)
    except (NoVoice, OSError) as error:
        raise click.ClickException(str(error)) from error
    seconds = sum(piece.seconds for piece in pieces)
    click.echo(f"{into}: {seconds:.1f} s: {engine.words(number, counter, language)}")


@main.command()
@click.argument("centre", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def phrases(centre: Path) -> None:
    """List what a centre records to have calls spoken by a person: the same in each language that
    it wants to record."""
    import tomllib

    from pydantic import ValidationError

    from contract.centre import CentreConfig
    from display.voice.announcement import to_record

    try:
        config = CentreConfig.model_validate(tomllib.loads(centre.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        raise click.ClickException(
            f"{centre} cannot be read; 'novbe server import' says what is wrong with it"
        ) from error
    prefixes = [series.prefix for series in config.series]
    counters = [counter.number for counter in config.counters]
    click.echo("Each is a WAV file of one channel and 16 bits, in the centre file's folder:")
    click.echo('[voice]\nrecordings.az = { "sign-a" = "a.wav", ... }\n')
    for key, words in to_record(prefixes, counters):
        click.echo(f"{key:<14} {words}")
