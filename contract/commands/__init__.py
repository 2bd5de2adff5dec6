"""Commands: what a person, a device or the clock asks the hall to do.

A command travels as the body of a `POST` (or `PUT`); the fields named in `path`
come from the address or the token instead. Every command carries a `command_id`
made by its sender: the same id again gives the first answer and does nothing.
"""

from contract.commands.alerts import *
from contract.commands.base import *
from contract.commands.counter import *
from contract.commands.hall import *
from contract.commands.identity import *
from contract.commands.tickets import *
