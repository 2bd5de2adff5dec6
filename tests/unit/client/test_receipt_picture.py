"""The receipt as dots."""

from copy import replace

import pytest
import zxingcpp
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from client.receipt import typeset
from client.receipt.content import PrintedCoupon, PrintedService, ReceiptContent, receipt_content
from client.receipt.example import catalogue_of, example_catalogue, example_ticket
from client.receipt.render import render
from client.receipt.typeset import ReceiptError, Weight
from contract.centre import CentreConfig
from contract.screens import ReceiptBlock
from contract.texts import PROGRAM_LANGUAGES
from tests.parts.large_centre import large_centre

DOTS_PER_MM = 8


def content(language: str = "en") -> ReceiptContent:
    return receipt_content(example_ticket(language), example_catalogue(), language)


@pytest.fixture(scope="module")
def large() -> CentreConfig:
    return CentreConfig.model_validate(large_centre())


def ink(image: Image.Image) -> Image.Image:
    return ImageChops.invert(image.convert("L"))


def rules(image: Image.Image) -> list[int]:
    """The rows that are black nearly from edge to edge, top of each rule."""
    means = ink(image).resize((1, image.height), Image.Resampling.BOX).tobytes()
    rows = [y for y, mean in enumerate(means) if mean > 240]
    return [y for index, y in enumerate(rows) if index == 0 or y != rows[index - 1] + 1]


@pytest.mark.parametrize(
    ("language", "width"), [("ru", 384), ("ar", 384), ("ru", 512), ("ar", 640)]
)
def test_it_is_as_wide_as_the_head_and_stays_inside(language: str, width: int) -> None:
    image = render(content(language), width)
    assert (image.mode, image.width) == ("1", width)
    box = ink(image).getbbox()
    assert box is not None
    assert box[0] >= 2
    assert box[2] <= width - 2
    assert box[3] <= image.height - 16


@pytest.mark.parametrize(("number", "width"), [("AB1234", 384), ("7", 576), ("M999", 576)])
def test_the_number_is_15_to_20_mm_high_between_two_rules(number: str, width: int) -> None:
    image = render(replace(content(), number=number), width)
    above, below, *_rest = rules(image)
    box = ink(image.crop((0, above + 8, width, below))).getbbox()
    assert box is not None
    height = (box[3] - box[1]) / DOTS_PER_MM
    assert 14.9 <= height <= 20
    assert box[0] > 0
    assert box[2] < width


@pytest.mark.parametrize("width", [384, 576])
def test_the_code_stands_where_lines_start(width: int) -> None:
    for language, on_the_left in (("en", True), ("ar", False)):
        image = render(content(language), width)
        (code,) = zxingcpp.read_barcodes(image.convert("L"))
        assert code.text == content(language).code
        middle = (code.position.top_left.x + code.position.top_right.x) / 2
        assert (middle < width / 2) == on_the_left
        # 33 modules or more of at least five dots.
        assert code.position.top_right.x - code.position.top_left.x >= 33 * 5 - 2


def test_a_coupon_has_a_code_of_its_own() -> None:
    coupon = PrintedCoupon("asan-7.t15-c1.0.qfelhnibvveeo3prdj", "Identity card", "Come back")
    image = render(replace(content(), coupons=(coupon,)), 384)
    codes = {code.text for code in zxingcpp.read_barcodes(image.convert("L"))}
    assert codes == {content().code, coupon.code}


def test_arabic_is_shaped_and_starts_at_the_right() -> None:
    said = content("ar")
    image = render(replace(said, centre="", issued="", where=()), 576)
    _above, below, *_rest = rules(image)
    line = ink(image.crop((0, below + 10, 576, below + 90))).getbbox()
    assert line is not None
    assert line[2] > 560
    # Joined letters: shaped, the word is narrower than its letters one by one.
    word = "الهوية"
    shaped = typeset.width(word, Weight.BOLD, 36, "rtl")
    assert shaped < sum(typeset.width(letter, Weight.BOLD, 36, "rtl") for letter in word) * 0.95


def test_a_word_in_another_script_is_set_in_the_font_that_has_it() -> None:
    """No box in place of a letter: every run is in a font with all its letters."""
    for text, direction in (
        ("مركز Bakı şəhəri 7", "rtl"),
        ("ASAN «خدمات آسان» № 7 — Əhmədli", "ltr"),
        ("Центр «ASAN xidmət» № 7", "ltr"),
    ):
        for run in typeset._runs(text, direction):  # type: ignore[arg-type]
            path = typeset.FONTS / f"{run.family}-{Weight.BOLD}.ttf"
            with TTFont(path) as file:
                letters = file.getBestCmap()
            missing = [letter for letter in run.text if ord(letter) not in letters]
            assert not missing, (run, missing)


@pytest.mark.parametrize(
    ("text", "language", "lines"),
    [
        # After a hyphen or a slash, as at a space.
        ("Parent-child/guardian form", "en", ["Parent-child/", "guardian form"]),
        # A word that is longer than a line, where the language breaks it.
        ("Переосвидетельствование", "ru", ["Переосвиде-", "тельствова-", "ние"]),
        # English, where the language has no text of its own.
        ("the internationalisation", "ar", ["the", "international-", "isation"]),
        # Soft hyphens of the name itself.
        ("Kraft\u00adfahr\u00adzeug\u00adhaft", "xx", ["Kraftfahrzeu-", "ghaft"]),
        # What is no word has no hyphens, though it is cut.
        ("https://wartenummern.de", "en", ["https://warte", "nummern.de"]),
        # Figures stay together.
        ("open 09:00-13:00 daily", "en", ["open", "09:00-13:00", "daily"]),
    ],
)
def test_lines_end_where_the_language_breaks(text: str, language: str, lines: list[str]) -> None:
    assert list(typeset.lines(text, Weight.BOLD, 32, "ltr", 230, language)) == lines


def test_an_english_sentence_on_arabic_paper_ends_with_its_full_stop() -> None:
    """The paragraph stands at the right, and its stop, the lowest ink, at its own right end."""
    arabic = content("ar")
    sentence = replace(arabic, lines=("Bare: see us.",), parts=frozenset({ReceiptBlock.LINES}))
    column = ink(render(sentence, 576)).crop((0, 0, 576, 200))
    box = column.getbbox()
    assert box is not None
    assert box[2] > 560
    # Above the stop there is nothing: it is the last, and not the first, of the line.
    last = column.crop((box[2] - 4, 0, box[2], 200)).getbbox()
    first = column.crop((box[0], 0, box[0] + 4, 200)).getbbox()
    assert last is not None
    assert first is not None
    assert last[3] - last[1] < 8 < first[3] - first[1]


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_two_services_take_at_most_180_mm_on_narrow_paper(
    language: str, large: CentreConfig
) -> None:
    """Those of the large centre with the most documents, which stand below each."""
    catalogue = catalogue_of(large, "https://hall.example")
    said = receipt_content(example_ticket(language, catalogue, count=2), catalogue, language)
    assert render(said, 384).height <= 180 * DOTS_PER_MM
    one, two = said.services
    without = replace(said, services=(replace(one, documents=()), two))
    assert render(without, 384).height < render(said, 384).height - 20 * DOTS_PER_MM


def test_a_name_that_english_does_not_divide_is_set_smaller_and_not_cut() -> None:
    services = (PrintedService("Unterhaltsversprechungen", ""),)
    said = replace(content(), services=services, parts=frozenset({ReceiptBlock.SERVICE}))
    assert typeset.cuts("Unterhaltsversprechungen", Weight.BOLD, 32, "ltr", 376, "en")
    # One line.
    assert render(said, 384).height < 10 * DOTS_PER_MM


def test_a_width_that_no_head_has_is_refused() -> None:
    with pytest.raises(ReceiptError, match="choose one of 384"):
        render(content(), 500)


def test_missing_fonts_say_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(typeset, "FONTS", tmp_path)
    typeset.font.cache_clear()
    with pytest.raises(ReceiptError, match="make setup"):
        render(content(), 576)
    typeset.font.cache_clear()


def test_without_a_page_there_is_neither_code_nor_promise() -> None:
    said = content()
    with_page, without = render(said, 576), render(replace(said, code=None), 576)
    assert not zxingcpp.read_barcodes(without.convert("L"))
    assert without.height < with_page.height - 150


def test_a_word_without_syllables_is_cut_with_a_hyphen_and_not_lost() -> None:
    lines = list(typeset.lines("x" * 200 + " y", Weight.BOLD, 40, "ltr", 380, "en"))
    assert "".join(lines).replace(" ", "").replace("-", "") == "x" * 200 + "y"
    assert all(line.endswith("-") for line in lines[:-1])
    assert all(typeset.width(line, Weight.BOLD, 40, "ltr") <= 380 for line in lines)
