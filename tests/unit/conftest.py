"""Objects of Qt without a screen."""

import os

# Without a display Qt ends the process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
