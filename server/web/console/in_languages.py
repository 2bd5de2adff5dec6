"""Texts with a field for each language of the hall, like `name_en`."""

from collections.abc import Iterable
from typing import Any

from contract.texts import OWN_NAMES, is_right_to_left
from server.web.pages.forms import Form


def fields_in(form: Form, name: str, languages: Iterable[str]) -> list[tuple[Any, str, str, bool]]:
    """The fields of one text: field, the language's own name, its code, right to left."""
    return [
        (form[f"{name}_{code}"], OWN_NAMES.get(code, code), code, is_right_to_left(code))
        for code in languages
    ]


def texts_in(form: Form, name: str, languages: Iterable[str]) -> dict[str, str]:
    """One text by language, from a form; a language without one gets the first available. Empty if
    no field is filled in."""
    written = {code: (form[f"{name}_{code}"].data or "").strip() for code in languages}
    first = next((text for text in written.values() if text), "")
    return {code: text or first for code, text in written.items()} if first else {}
