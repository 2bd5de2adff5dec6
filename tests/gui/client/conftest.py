"""Qt Quick as it is painted without a screen and without a graphics processor."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from client.program import prepare_environment

prepare_environment(screenshot=True)
