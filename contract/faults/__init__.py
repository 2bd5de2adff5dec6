"""What is wrong with a centre that its schema cannot say.

References, doubles, missing languages, overlaps: each with the path of the
field at fault, so that a reader of the file can be told the line.
"""

from itertools import chain, islice
from typing import Final

from contract.centre import CentreConfig
from contract.faults.advice import advice
from contract.faults.base import Fault
from contract.faults.hours import hour_faults
from contract.faults.screens import screen_faults
from contract.faults.texts import text_faults
from contract.faults.things import thing_faults

__all__ = ["Fault", "advice", "faults"]


FAULTS_AT_MOST: Final = 100
"""How many faults are looked for: no reader corrects more at once, and a hostile file has
millions."""


def faults(config: CentreConfig) -> list[Fault]:
    """What a schema cannot say, the first hundred; empty means that the centre can be run."""
    found = chain(
        thing_faults(config), text_faults(config), hour_faults(config), screen_faults(config)
    )
    return list(islice(found, FAULTS_AT_MOST))
