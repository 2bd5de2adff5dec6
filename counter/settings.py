"""The counter's settings: flags, and what the console sets for the device."""

from typing import Annotated, ClassVar, Final

from pydantic import AfterValidator, Field, StringConstraints

from client.net.settings import ClientSettings
from client.printer.settings import PrinterSettings
from contract.desk.keyboard import KeyTable

_KEY_OR_ID: Final = r"^([A-Za-z0-9-]+(\.[A-Za-z0-9-]+)?)?$"


def _a_key_table(keys: dict[str, str]) -> dict[str, str]:
    KeyTable(keys)
    return keys


class CounterSettings(PrinterSettings):
    """The settings of a counter.

    Attributes:
        counter: its key (`12`) or id (`asan-7.12`); "" if the token names it.
        speaker: the output for the arrival sound, by its name or id; "" is the machine's default,
            and "none" is silent.
        keys: changed keys, by action: `{"call_next": "F5"}`.
    """

    program: ClassVar[str] = "counter"
    # Keys depend on the keyboard of this PC.
    on_the_pc: ClassVar[frozenset[str]] = ClientSettings.on_the_pc | {"keys"}

    counter: Annotated[str, StringConstraints(strip_whitespace=True, pattern=_KEY_OR_ID)] = ""
    bar: bool = False
    speaker: str = ""
    keys: Annotated[dict[str, str], AfterValidator(_a_key_table)] = Field(default_factory=dict)
