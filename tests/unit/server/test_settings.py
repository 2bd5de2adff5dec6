"""Settings that a server refuses."""

import re
from pathlib import Path

import pytest

from server.settings import WrongSettings, settings_from


def test_a_named_file_of_settings_must_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOVBE_CONFIG", str(tmp_path / "none.toml"))
    with pytest.raises(WrongSettings, match="NOVBE_CONFIG"):
        settings_from()


def test_a_mail_server_is_named_by_a_url_and_its_password_is_shown_nowhere() -> None:
    sender = {"mail_from": "novbe@hall.example", "mail_user": "novbe", "mail_password": "secret"}
    settings = settings_from(mail_server="smtp://mail.example", **sender)
    mail = settings.mail
    assert mail is not None
    assert (mail.host, mail.port, mail.security) == ("mail.example", 587, "starttls")
    assert mail.password == "secret"
    assert "secret" not in repr(settings) + repr(mail)
    assert settings_from().mail is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        # No phone could open these.
        *(
            ({"public_url": url}, "public_url")
            for url in ("javascript:alert(1)", "ftp://x", "http://x:99999", "http://[::1")
        ),
        ({"mail_server": "mail.example"}, "write one like smtp://"),
        ({"mail_server": "smtp://novbe:secret@mail.example"}, "write one like smtp://"),
        ({"mail_server": "smtps://mail.example"}, "mail_server needs mail_from"),
        (
            {
                "mail_server": "smtp+plain://mail.example",
                "mail_from": "novbe@hall.example",
                "mail_user": "novbe",
            },
            "not sent without encryption",
        ),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(given: dict[str, str], said: str) -> None:
    with pytest.raises(WrongSettings, match=re.escape(said)) as refused:
        settings_from(**given)
    assert "secret" not in str(refused.value)
