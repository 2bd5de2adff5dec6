"""Events: what the log of a centre holds, one revision each, past tense.

An event holds no personal data, no free text and no secret; reasons are codes. So the log can be
kept for ever, and the state is rebuilt from it alone.
"""

from contract.events.base import *
from contract.events.bookings import *
from contract.events.hall import *
from contract.events.identity import *
from contract.events.tickets import *
