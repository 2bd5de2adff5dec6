"""The real synthesizer, started once."""

import pytest
from PyQt6.QtGui import QGuiApplication

from client.speech.voice import Synthesizer


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture(scope="session")
def synthesizer() -> Synthesizer:
    return Synthesizer()
