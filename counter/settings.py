"""The counter's settings: flags over environment (`NOVBE_COUNTER`, ...) over file."""

from typing import Annotated, Final

from pydantic import AfterValidator, Field, StringConstraints

from client.settings import ClientSettings
from counter.keys import KeyTable

_KEY_OR_ID: Final = r"^([A-Za-z0-9-]+(\.[A-Za-z0-9-]+)?)?$"


def _a_key_table(keys: dict[str, str]) -> dict[str, str]:
    KeyTable(keys)
    return keys


class CounterSettings(ClientSettings):
    """What a counter needs.

    Attributes:
        counter: its key (`12`) or id (`asan-7.12`); "" where the token names it.
        keys: other keys than the usual ones, by action: `{"call_next": "F5"}`.
    """

    counter: Annotated[str, StringConstraints(strip_whitespace=True, pattern=_KEY_OR_ID)] = ""
    keys: Annotated[dict[str, str], AfterValidator(_a_key_table)] = Field(default_factory=dict)
