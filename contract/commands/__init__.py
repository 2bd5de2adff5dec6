"""Commands: what a person, a device or the clock asks the hall to do."""

from contract.commands.alerts import *
from contract.commands.base import *
from contract.commands.bookings import *
from contract.commands.counter import *
from contract.commands.hall import *
from contract.commands.identity import *
from contract.commands.tickets import *
