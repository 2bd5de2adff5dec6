"""The synthesizer speaks six languages, at any speed, and names numbers sign by sign."""

import array
import ctypes
import math
import string
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from client.speech import voice
from client.speech.voice import NoVoice, Speech, Synthesizer, speakable, spelled
from client.ui.hyphens import hyphenated
from contract.texts import PROGRAM_LANGUAGES

PROMPTS = """
Welcome. Press the round button to hear the next service, and the square button to choose it. You can plug in your own headphones at any time. The screen is now dark, so that nobody can read what you choose.
You have chosen passports. About twelve people are waiting before you, and the wait is about twenty minutes. Press the square button to take a ticket, or the round button to go back to the list.
Your ticket is printed below the screen. Please take it. You will hear your number from the loudspeakers when it is called. Then go to the counter that is named. If you need help, ask our staff at the desk.
""".strip().splitlines()  # noqa: E501 -- one message a line
"""As a kiosk says them."""

DIGITS = {
    "az": "sɯfɯr bir ici ytʃ dœrd beʃ altɯ jeddi sæçciz doɡɡuz",
    "en": "ziəɹəʊ wɒn tuː θɹiː fɔː faɪv sɪks sɛvən eɪt naɪn",
    "ru": "nojɭ ʌdʲin dvɑ trʲi tʃʲɪtyrʲɪ pʲɑtʲ ʃɛsʲtʲ sʲejm vosʲimʲ dʲevɪtʲ",
    "id": "nol satu dua tiɡa əmpat lima ənam tudʒuh dəlapan səmbilan",
    "fr": "zeʁo œ̃ dø tʁwa katʁ sɛ̃k sis sɛt yit nœf",
    "ar": "s̪-ifr waːħid ʔiθnaːn θalaːθa ʔarbaʕʕa xamsa sitːa sabʕʕa θamaːnija tisʕʕa",
}


def samples(speech: Speech) -> array.array[int]:
    return array.array("h", speech.pcm)


def loudness(speech: Speech) -> float:
    """The root of the mean square of the samples."""
    found = samples(speech)
    return math.sqrt(sum(one * one for one in found) / len(found))


def phonemes(synthesizer: Synthesizer, text: str, language: str) -> str:
    """How a text is pronounced, in the international alphabet without stress: clause by clause."""
    utf8, international = 1, 2
    ask = synthesizer._library.espeak_TextToPhonemes
    ask.restype = ctypes.c_char_p
    synthesizer._choose(language)
    rest = ctypes.c_char_p(synthesizer._as_spoken(text, language))
    clauses = []
    while rest.value is not None:
        clauses.append(ask(ctypes.byref(rest), utf8, international).decode())
    return " ".join(clauses).translate({ord("ˈ"): None, ord("ˌ"): None})


def test_the_speeds_are_those_of_the_guidelines(synthesizer: Synthesizer) -> None:
    def words_a_minute(speed: int) -> float:
        seconds = sum(synthesizer.synthesize(one, "en", speed).seconds for one in PROMPTS)
        return sum(len(one.split()) for one in PROMPTS) / seconds * 60

    assert 60 <= words_a_minute(50) <= 70
    assert 120 <= words_a_minute(100) <= 125
    assert 240 <= words_a_minute(200) <= 250


def test_a_number_is_spelled() -> None:
    assert spelled("A042") == "A, 0, 4, 2"
    assert spelled("\u2066AB\u200a17\u2069") == "A, B, 1, 7"


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_a_spelled_number_is_named_digit_by_digit(synthesizer: Synthesizer, language: str) -> None:
    assert phonemes(synthesizer, spelled(string.digits), language) == DIGITS[language]
    _, two, four = DIGITS[language].split()[0:5:2]
    assert phonemes(synthesizer, spelled("A042"), language).endswith(f"{four} {two}")


def test_letters_have_the_names_of_the_language(synthesizer: Synthesizer) -> None:
    def letters(language: str) -> str:
        return phonemes(synthesizer, spelled(string.ascii_uppercase), language)

    assert letters("az") == (
        "a be dʒe de e fe ɟe he ɯ ʒe ka el em en o pe ɡe er se te u ve dubɛlvɛ xe je ze"
    )
    assert letters("en").startswith("eɪ biː siː")
    assert phonemes(synthesizer, "Ç, Ə, Ğ, I, İ, Ö, Ş, Ü, X, Q", "az") == (
        "tʃe æ ɣe ɯ i œ ʃe y xe ɡe"
    )


def test_threads_take_turns(synthesizer: Synthesizer) -> None:
    def seconds(language: str) -> float:
        return synthesizer.synthesize(string.digits, language).seconds

    alone = {one: seconds(one) for one in ("az", "fr")}
    assert alone["az"] != pytest.approx(alone["fr"], rel=0.05)
    with ThreadPoolExecutor(4) as pool:
        work = [(alone[one], pool.submit(seconds, one)) for one in list(alone) * 6]
    # A few samples differ from time to time.
    for wanted, found in work:
        assert found.result() == pytest.approx(wanted, rel=0.01)


def test_the_centre_says_how_words_are_spoken(synthesizer: Synthesizer) -> None:
    # Before a small letter's word an "A" is no letter of a number.
    text = "A clerk: bring your FIN to ASAN, not the FINs."
    assert synthesizer.pronounced == {}
    in_azerbaijani = phonemes(synthesizer, text, "az")
    try:
        synthesizer.pronounced = {"en": {"FIN": "fin code", "A": "ay"}}
        assert phonemes(synthesizer, text, "en") == phonemes(
            synthesizer, "A clerk: bring your fin code to ASAN, not the FINs.", "en"
        )
        assert phonemes(synthesizer, "A, 1", "en") == phonemes(synthesizer, "ay, 1", "en")
        assert phonemes(synthesizer, text, "az") == in_azerbaijani
    finally:
        synthesizer.pronounced = {}


def test_marks_for_the_eye_are_not_spoken(synthesizer: Synthesizer) -> None:
    text = "\u2066Registration\u2069\u00a0of\u202fvehicles\x00\n\ud800 and so on"
    assert speakable(text) == "Registration of vehicles and so on"
    broken = hyphenated("qeydiyyatdan keçirilməsi", "az")
    assert "\u00ad" in broken
    assert phonemes(synthesizer, broken, "az") == phonemes(
        synthesizer, broken.replace("\u00ad", ""), "az"
    )
    assert speakable("e\u0301tat") == "état"


def test_no_text_gives_no_sound(synthesizer: Synthesizer) -> None:
    assert loudness(synthesizer.synthesize("Now.", "en")) > 500
    for text in ("", "\u00ad \u2069"):
        speech = synthesizer.synthesize(text, "en")
        assert not any(samples(speech))


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "espeakng_loader", None)
    with pytest.raises(NoVoice, match=r"pip install 'novbe\[speech\]'"):
        voice._start.__wrapped__()


def test_without_its_voices_the_program_goes_on() -> None:
    code = (
        "import espeakng_loader; espeakng_loader.get_data_path = lambda: '/nowhere'\n"
        "from client.speech.voice import NoVoice, Synthesizer\n"
        "try: Synthesizer()\n"
        "except NoVoice as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "cannot speak: the voices in /nowhere cannot be read" in done.stdout
