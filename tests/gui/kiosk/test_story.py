"""What a visitor who listens hears, word for word, in a visit by three keys: two services on one
ticket, and a print that fails."""

import re
import threading
from itertools import pairwise
from typing import Final

import pytest
from PIL import Image

from client.printer.port import Condition
from client.printer.recording import RecordingPrinter
from client.ui.hyphens import SOFT
from kiosk.steps import VisitorStep
from tests.gui.kiosk.conftest import Opened
from tests.gui.kiosk.listening import BACK, ENTER, NEXT, PACE, Listener
from tests.parts.hall import RunningServer
from tests.parts.recording_sound import RecordingSound

pytestmark = pytest.mark.gui

KEYS: Final = {"left": BACK, "middle": ENTER, "right": NEXT}

PAPER_ENDS: Final = "The paper ends."

STORY: Final = """\
The headset is plugged in.
  The left key goes back, the middle one chooses, the right one goes on. Go back for language and volume.
  What brings you here?
  I have a booking
left
  Language
left
  Louder
middle
  Volume 4
right
  Language
right
  I have a booking
right
  Identity and passport
middle
  Identity and passport
  no counter is open
  Identity card
middle
  Identity card
  Ministry of Internal Affairs
  No counter is open for this now
  Your number will be called when one opens
  Tickets until 18:00
  Have these ready
  Old identity card, if any
  Birth certificate (first card only)
  Receipt for the state fee
  Take a ticket
right
  More for this ticket
middle
  Identity card
  For how many people or documents?
  1
  What do you find difficult?
  One more person or document. 1
right
  Seeing. Not chosen
middle
  Seeing. Chosen
right
  Hearing. Not chosen
right
  Walking. Not chosen
right
  Add another service
middle
  What else do you need?
  Also on your ticket
  Identity card
  Identity and passport
middle
  Identity and passport
  no counter is open
  Identity card
right
  Child’s identity card
middle
  Child’s identity card
  Ministry of Internal Affairs
  No counter is open for this now
  Your number will be called when one opens
  Tickets until 18:00
  Have these ready
  Child’s birth certificate
  Identity card of a parent
  Receipt for the state fee
  Also on your ticket
  Identity card
  Take a ticket
middle
  Your number
  A, 0, 0, 1
  Your ticket is coming out below
The paper ends.
  No paper came out. Please remember your number.
  Main hall
  Your number: A, 0, 0, 1
  1. Identity card
  No counter is open for this now
  Your number will be called when one opens
  2. Child’s identity card
  No counter is open for this now
  as of 10:00
  Missed your call? Come back within 30 minutes: your place is kept.
  Got it
middle
  The left key goes back, the middle one chooses, the right one goes on. Go back for language and volume.
  What brings you here?
  The printer has no paper. Your number comes on this screen.
  I have a booking
"""  # noqa: E501


class EndingPaper(RecordingPrinter):
    """Its paper ends in the first job, as soon as it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.ends = threading.Event()

    def print(self, receipt: Image.Image) -> None:
        self.ends.wait(10)
        self.condition = Condition.PAPER_OUT
        super().print(receipt)


@pytest.fixture
def hall(own_hall: RunningServer) -> RunningServer:
    return own_hall


def test_a_visit_is_heard_to_its_end(open_kiosk: Opened) -> None:
    printer, sound = EndingPaper(), RecordingSound(headset=False, pace=4 * PACE)
    visitor = open_kiosk(printer, headset=sound, keeps=False, language="en")
    voice, guidance = Listener(visitor), visitor.kiosk.guidance
    heard: list[str] = []

    def hear(text: str) -> None:
        if text != voice.say("issuing"):  # Said when the server takes its time.
            plain = text.replace(SOFT, "").replace("\N{NO-BREAK SPACE}", " ")
            heard.append("  " + re.sub(r"^as of .*", "as of 10:00", plain))
        # While the next sentence is spoken the paper ends.
        sound.holding = text.startswith("A, ")

    voice.speaker.spoken.connect(hear)
    for line, then in pairwise([*(one for one in STORY.splitlines() if one[0] != " "), ""]):
        heard.append(line)
        if line in KEYS:
            visitor.press(KEYS[line])
        elif line == PAPER_ENDS:
            printer.ends.set()
            visitor.comes_to(VisitorStep.NUMBER)
            visitor.until(lambda: not guidance._soon.isActive())
            sound.finish()
        else:
            sound.set_headset(True)
        if then == PAPER_ENDS:
            visitor.until(lambda: heard[-1] == f"  {voice.say('printing')}")
        else:
            visitor.until(lambda: heard[-1].startswith(" ") and not guidance.speaking)
    assert "\n".join(heard) + "\n" == STORY
    assert visitor.step is VisitorStep.START
