"""Faults of a centre that its schema cannot detect.

References, duplicates, missing languages, overlaps: each with the path of the field at fault, from
which the line in the file is found.
"""

from itertools import chain, islice
from typing import Final

from contract.centre import CentreConfig
from contract.faults.advice import advice
from contract.faults.bookings import booking_faults
from contract.faults.entries import Fault, entry_faults
from contract.faults.hours import hour_faults
from contract.faults.screens import screen_faults
from contract.faults.texts import text_faults

__all__ = ["Fault", "advice", "faults"]


FAULTS_AT_MOST: Final = 100
"""How many faults are shown at most: no reader corrects more at once, and a hostile file has
millions."""


def faults(config: CentreConfig) -> list[Fault]:
    """The faults that a schema cannot detect; empty: the centre can run. One more than are shown at
    most says that there are others."""
    every_fault = chain(
        entry_faults(config),
        text_faults(config),
        hour_faults(config),
        booking_faults(config),
        screen_faults(config),
    )
    return list(islice(every_fault, FAULTS_AT_MOST + 1))
