"""What is wrong with a centre that its schema cannot say.

References, doubles, missing languages, overlaps: each with the path of the
field at fault, so that a reader of the file can be told the line.
"""

from contract.centre import CentreConfig
from contract.faults.advice import advice
from contract.faults.base import Fault
from contract.faults.hours import hour_faults
from contract.faults.screens import screen_faults
from contract.faults.texts import text_faults
from contract.faults.things import thing_faults

__all__ = ["Fault", "advice", "faults"]


def faults(config: CentreConfig) -> list[Fault]:
    """What a schema cannot say; empty means that the centre can be run."""
    return [
        *thing_faults(config),
        *text_faults(config),
        *hour_faults(config),
        *screen_faults(config),
    ]
