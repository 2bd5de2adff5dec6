"""Identity: signing in, enrolling devices, and the state of people and devices.

What a manager does to people and devices are commands of the centre (`contract.commands.identity`).
The requests here are made before the client is authenticated, or by a person or device about its
own session.
"""

from contract.access.acts import *
from contract.access.answers import *
from contract.access.enums import *
