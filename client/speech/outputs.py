"""The output that a setting names: a device of this machine, or a folder."""

from pathlib import Path
from typing import Final

from client.speech.folder import FolderSound
from client.speech.sound import Sound

IN_A_FOLDER: Final = "file:"
"""Prefix of an output that stores its sound in a folder."""


def output_at(name: str, jack: bool = False) -> Sound:
    """Make the configured output.

    Args:
        name: `file:FOLDER`, or that of a device as for `DeviceSound`.
        jack: whether it is silent while nothing is plugged in.

    Raises:
        OSError: the folder cannot be made.
        ImportError: a library of the machine's sound is missing.
    """
    if name.startswith(IN_A_FOLDER):
        return FolderSound(Path(name.removeprefix(IN_A_FOLDER)))
    # Imported late: it loads QtMultimedia, which programs without sound do not need.
    from client.speech.device import DeviceSound

    if not jack:
        return DeviceSound(name)
    # Only Linux reports a jack in this way.
    from client.speech.jack import HeadphoneJack

    return DeviceSound(name, HeadphoneJack())
