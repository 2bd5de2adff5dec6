"""Two tones before an announcement, downwards; upwards before a call that is repeated."""

import array
import math
from functools import cache
from typing import Final

SECONDS: Final = 0.8
"""Duration of both tones together."""

_FIRST: Final = (659.26, 523.25)
"""E5 and C5, in hertz."""
_AGAIN: Final = (523.25, 783.99)
"""C5 and G5, an interval that is easy to tell from the other."""

_LOUDEST: Final = 0.5
"""Share of full scale: the two tones overlap."""

_FADE: Final = 0.18
"""Seconds after which a tone has decayed to a third."""

_ATTACK: Final = 0.008
"""Attack time in seconds, which avoids a click."""


@cache
def chime(rate: int, *, again: bool) -> bytes:
    """The chime as signed 16-bit samples in the machine's byte order, one channel, at a rate in
    samples a second; `again` is for a call that is repeated."""
    count = round(SECONDS * rate)
    later = count // 2
    samples = array.array("h", bytes(2 * count))
    for start, pitch in zip((0, later), _AGAIN if again else _FIRST, strict=True):
        for at in range(start, count):
            seconds = (at - start) / rate
            rise = min(1.0, seconds / _ATTACK)
            # Fade out to silence.
            end = min(1.0, (count - at) / (0.05 * rate))
            strength = _LOUDEST * rise * math.exp(-seconds / _FADE) * end
            wave = math.sin(2 * math.pi * pitch * seconds)
            wave += 0.3 * math.sin(4 * math.pi * pitch * seconds)
            sample = samples[at] + round(32767 * strength * wave / 1.3)
            samples[at] = max(-32768, min(32767, sample))
    return samples.tobytes()
