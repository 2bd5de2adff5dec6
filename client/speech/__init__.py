"""Speech: a text becomes sound, and the sound is played where it is meant to be heard.

`voice` makes the sound, `sound` is the interface of an output and has a recording fake, `speaker`
says one sentence after the other. `folder` keeps the sound as a file. `device` plays on a real
output; it loads QtMultimedia, so `outputs`, which makes the configured output, imports it late.
"""

from client.speech.folder import FolderSound
from client.speech.outputs import output_at
from client.speech.sound import Played, RecordingSound, Sound
from client.speech.speaker import SPEEDS, VOLUMES, Speaker
from client.speech.voice import NoVoice, Speech, Synthesizer, spelled

__all__ = [
    "SPEEDS",
    "VOLUMES",
    "FolderSound",
    "NoVoice",
    "Played",
    "RecordingSound",
    "Sound",
    "Speaker",
    "Speech",
    "Synthesizer",
    "output_at",
    "spelled",
]
