"""Events: what the log of a centre holds, one revision each, past tense.

One registry names every event, its version and the shape of its data. An event holds no personal
data, no free text and no secret; reasons are codes. So the state can be rebuilt from the log alone,
and the log can be kept for ever.
"""

from contract.events.base import *
from contract.events.hall import *
from contract.events.identity import *
from contract.events.tickets import *
