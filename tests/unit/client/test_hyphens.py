"""Where long words may be broken."""

import pytest

from client.ui.hyphens import SOFT, hyphenated, picked


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("az", "Məhkumluq haqqında arayış", "Məh-kum-luq haq-qın-da arayış"),
        ("az", "dəyişdirilməsi, 2-ci mərhələ", "də-yiş-di-ril-mə-si, 2-ci mərhələ"),
        ("id", "kewarganegaraan", "ke-war-ga-ne-ga-ra-an"),
        ("ru", "Регистрация", "Ре-ги-стра-ция"),
        ("fr", "Renouvellement", "Re-nou-vel-le-ment"),
        ("en", "Registration of a car", "Re-gis-tra-tion of a car"),
        ("ar", "الاستقلالية", "الاستقلالية"),
        ("xx", "unbreakable", "unbreakable"),
        ("en", "Unterhaltsansprüchen, Anmeldung", "Unterhaltsansprüchen, Anmeldung"),
        ("en", "Handelsregisterauszug", "Handelsregisterauszug"),
        ("en", "Unternehmerinnen", "Unternehmerinnen"),
    ],
)
def test_long_words_break_where_the_language_does(language: str, text: str, said: str) -> None:
    assert hyphenated(text, language).replace(SOFT, "-") == said


def test_a_text_is_divided_by_the_rules_of_its_own_language() -> None:
    assert picked({"de": "Personalien"}, "en") == "Personalien"
    assert picked({"en": "Registration"}, "az") == hyphenated("Registration", "en")
