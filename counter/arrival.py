"""A sound when a visitor arrives for an idle counter."""

import logging
from typing import Final

from PyQt6.QtCore import QObject

from client.connection import ServerConnection
from client.speech.chimes import chime
from client.speech.outputs import output_at
from client.speech.sound import Sound
from contract.desk.steps import arrives
from contract.device_settings import NO_SOUND
from contract.snapshots import Desk

log = logging.getLogger(__name__)

RATE: Final = 24_000
VOLUME: Final = 0.4
"""The volume: the operator is close to the loudspeaker."""


class Arrival(QObject):
    """Plays a sound when the first visitor arrives while the counter is open and idle."""

    def __init__(self, connection: ServerConnection, speaker: str) -> None:
        super().__init__()
        self._connection, self._speaker = connection, speaker
        self._sound: Sound | None = None
        self._before: Desk | None = None
        connection.changed.connect(self._look)

    def _look(self) -> None:
        desk, before = self._connection.latest(Desk), self._before
        self._before = desk
        if desk is not None and arrives(before, desk):
            self._play()

    def _play(self) -> None:
        if self._speaker == NO_SOUND:
            return
        try:
            if self._sound is None:
                self._sound = output_at(self._speaker)
            self._sound.play(chime(RATE, again=False), RATE, VOLUME)
        except (OSError, ImportError) as error:
            log.warning("no sound for a visitor who arrives: %s", error)
            self._speaker = NO_SOUND
