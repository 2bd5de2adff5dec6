"""Faults of the command line are reported before the first request."""

import json
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from simulator.cli import main


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_without_a_token_there_are_no_simulated_people() -> None:
    result = _run()
    assert result.exit_code == 2
    assert "--tokens" in result.output


@pytest.mark.parametrize("content", ["{", '{"operators": {"1": 2}}'])
def test_an_invalid_file_of_tokens_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "tokens.json"
    file.write_text(content)
    result = _run("--tokens", str(file))
    assert result.exit_code == 2
    assert str(file) in result.output


def test_an_unreachable_server_is_named_with_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulator.simulation.FIRST_ANSWER_SECONDS", 0.2)
    file = tmp_path / "tokens.json"
    file.write_text(json.dumps({"kiosk": "novbe_an-unknown-token-of-a-kiosk", "operators": {}}))
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}"
        result = _run("--server", address, "--tokens", str(file))
    assert result.exit_code == 4
    assert address in result.output
