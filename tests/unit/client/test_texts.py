"""The texts of the screens: the same messages in all languages, every letter in the fonts."""

import re
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from fontTools.ttLib import TTFont

from contract.texts import FALLBACK, PROGRAM_LANGUAGES

ROOT = Path(__file__).parents[3]
ON_SCREENS = [
    *(ROOT / program / "texts" for program in ("client", "counter", "kiosk")),
    ROOT / "client/receipt/texts",
    ROOT / "contract/sentences",
    ROOT / "contract/board/texts",
    ROOT / "contract/desk/texts",
]
FOLDERS = [*ON_SCREENS, ROOT / "server/texts"]

WITHOUT_PLURALS = {"counter", "desk", "receipt"}
"""Where a language without plural forms may leave a number out of its sentence."""


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


@cache
def parsed(folder: Path, language: str) -> ast.Resource:
    return FluentParser().parse((folder / f"{language}.ftl").read_text(encoding="utf-8"))


def messages(folder: Path, language: str) -> dict[str, set[str]]:
    """The messages of a file, and the values of each."""
    found: dict[str, set[str]] = {}
    for entry in parsed(folder, language).body:
        assert not isinstance(entry, ast.Junk), f"{folder}/{language}: {entry.content}"
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, f"{folder}/{language}: {entry.id.name} twice"
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.names
    return found


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_all_languages_have_the_same_messages_and_values(folder: Path) -> None:
    wanted = messages(folder, FALLBACK)
    for language in PROGRAM_LANGUAGES:
        found = messages(folder, language)
        if folder.parent.name in WITHOUT_PLURALS:
            assert found.keys() == wanted.keys(), language
            assert all(values <= wanted[name] for name, values in found.items()), language
        else:
            assert found == wanted, language


def test_french_signs_are_not_left_alone_by_a_break() -> None:
    # A narrow no-break space stands before ; ? ! » and after «, a no-break space before a colon.
    for folder in FOLDERS:
        for line in (folder / "fr.ftl").read_text(encoding="utf-8").splitlines():
            # A sign that begins a message is a mark and not the end of a sentence.
            message = line.rpartition("] ")[2] if line.startswith(" ") else line
            wrong = re.findall(
                r"(?<=[^\s=])[ \u00a0](?:[;?!»])|(?<=[^\s=])[ \u202f]:|«[ \u00a0]", message
            )
            assert not wrong, f"{folder}: {line}"


def test_arabic_keeps_the_order_of_figures() -> None:
    """A range of times or figures is isolated: after Arabic letters it would be reversed."""
    value = r"(?:\d[\d:]*|{ \$\w+ })"
    for folder in FOLDERS:
        text = (folder / "ar.ftl").read_text(encoding="utf-8")
        text = text.replace('{ "\\u2066" }', "\u2066").replace('{ "\\u2069" }', "\u2069")
        isolated = re.sub("\u2066.*?\u2069", "", text)
        assert not re.findall(rf"{value}[-–]{value}", isolated), folder


GIVEN_UP = {
    "az": r"qurğu|parametr|\bxana|\bötürül|\bmaşın|\bmüdir|randevu",
    "en": r"nobody|somebody|sign-in name|\bvoid\b|9 in 10",
    "ru": r"\bмашин|управляющ|льготн|неявк|нет связи (?:с|с центром с) {",
    "id": r"gedung|\baula|pencetak|tersambung|\bsambungan|menjawab|nama masuk|\d %",
    "fr": r"opérateur|\babsent|hors tour|administration|réglages",
    "ar": r"القارئ|صف الانتظار|(?<!\w)[يت]جيب|خارج الدور|النافذة|اسم الدخول",
}
"""Words that had a second word for the same idea in the same language."""


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_each_idea_has_one_word_and_it_stands_in_the_glossary(language: str) -> None:
    texts = "".join(
        (folder / f"{language}.ftl").read_text(encoding="utf-8").casefold() for folder in FOLDERS
    )
    said = re.sub(r"^#.*$|^[\w-]+ =", "", texts, flags=re.MULTILINE)
    assert not re.findall(GIVEN_UP[language], said)

    table = (ROOT / "docs/words.md").read_text(encoding="utf-8").partition("| English |")[2]
    head, _rule, *rows = table.partition("\n\n")[0].splitlines()
    place = ["en", *(one.strip() for one in head.strip(" |").split("|"))].index(language)
    terms = [row.strip("| ").split("|")[place].strip() for row in rows]
    assert len(terms) >= 40
    for term in terms:
        for word in re.findall(r"\w{4,}", re.sub(r"\(.*?\)", "", term)):
            # Words change at their end, in Arabic at their beginning too.
            stem = word.casefold().removeprefix("ال")[:4]
            assert stem in said, (term, word)


def letters(weight: str) -> set[int]:
    found: set[int] = set()
    for family in ("NotoSans", "NotoSansArabic"):
        with TTFont(ROOT / f"client/fonts/{family}-{weight}.ttf") as font:
            found |= set(font.getBestCmap())
    return found


@pytest.mark.parametrize("weight", ["Regular", "SemiBold", "Bold"])
def test_every_letter_is_in_the_fonts(weight: str) -> None:
    known = letters(weight)
    for folder in ON_SCREENS:
        for language in PROGRAM_LANGUAGES:
            text = (folder / f"{language}.ftl").read_text(encoding="utf-8")
            missing = {one for one in text if one.isprintable() and ord(one) not in known}
            assert not missing, f"{folder} {language} {missing}"
