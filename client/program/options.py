"""The command line options that all three programs share, as decorators for click."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Any, Final

import click
from pydantic import ValidationError

from client.net.settings import ClientSettings, SetInConsole


@dataclass(frozen=True, slots=True)
class ScreenOptions:
    """The options of `screen_options`, for a program's window."""

    screenshot: Path | None = None
    keep_screenshot: Path | None = None
    size: tuple[int, int] | None = None
    fullscreen: bool = False


class _Size(click.ParamType[tuple[int, int]]):
    name = "WxH"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        if isinstance(value, tuple):
            return value[0], value[1]
        width, _, height = str(value).lower().partition("x")
        if not (width.isdigit() and height.isdigit() and int(width) and int(height)):
            self.fail(f"'{value}' is no size; write it like 1920x1080", param, ctx)
        return int(width), int(height)


_LOG_FOLDER: Final = "client.log_folder"


def _keep_log_folder(ctx: click.Context, _param: click.Parameter, value: Path | None) -> None:
    ctx.meta[_LOG_FOLDER] = value


type Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def together(*options: Decorator) -> Decorator:
    """A decorator that adds several options, which the help lists in this order."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return add


_FILE: Final = click.Path(path_type=Path, dir_okay=False)

connection_options: Final = together(
    click.option("--server", help="The server's address, e.g. http://127.0.0.1:8750."),
    click.option("--token", help="The token of the device (or NOVBE_TOKEN)."),
    click.option(
        "--ca",
        type=_FILE,
        help="A file (PEM) of the accepted authorities, or of the server's certificate.",
    ),
    click.option(
        "--identity",
        type=_FILE,
        help="Without a token: the file of this device's own secret (or NOVBE_IDENTITY); "
        "a device without one shows a code for the hall's manager.",
    ),
    click.option("--language", help="The program's language, e.g. az."),
    click.option(
        "--settings",
        "settings_file",
        type=_FILE,
        help="A TOML file with the server's address; options and NOVBE_... override it.",
    ),
    click.option(
        "--log-folder",
        type=click.Path(path_type=Path, file_okay=False),
        expose_value=False,
        callback=_keep_log_folder,
        help="Also write the log into this folder (or NOVBE_LOG_FOLDER): "
        "5 files of 1 MB, the oldest is overwritten.",
    ),
)
"""`load_settings` reads `--log-folder` itself."""

screen_options: Final = together(
    click.option("--screenshot", type=_FILE, help="Save one PNG when connected, and exit."),
    click.option("--keep-screenshot", type=_FILE, help="Keep a current PNG in this file."),
    click.option("--size", type=_Size(), help="The window's size, e.g. 1920x1080."),
    click.option(
        "--fullscreen", is_flag=True, help="Fill the screen; the window cannot be closed."
    ),
)


def read_options[S: ClientSettings](
    model: type[S], flags: dict[str, Any]
) -> tuple[S, ScreenOptions]:
    """The settings and the options of the window, from the values of all options. Raises
    `click.UsageError`."""
    window = ScreenOptions(
        **{option.name: flags.pop(option.name) for option in fields(ScreenOptions)}
    )
    return load_settings(model, flags.pop("settings_file"), **flags), window


def load_settings[S: ClientSettings](model: type[S], file: Path | None, **flags: Any) -> S:
    """The settings; an error in them is reported like a wrong option, by `click.UsageError`."""
    context = click.get_current_context(silent=True)
    log_folder = None if context is None else context.meta.get(_LOG_FOLDER)
    try:
        return model.load(file, log_folder=log_folder, **flags)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        reason = first["msg"].removeprefix("Value error, ")
        raise click.UsageError(f"{name}: {reason}") from error
    except (FileNotFoundError, SetInConsole) as error:
        raise click.UsageError(str(error)) from error
    except TOMLDecodeError as error:
        raise click.UsageError(f"the settings file is not TOML: {error}") from error
