"""Faults of the command line are reported before the first request; the summary can be read."""

import json
import runpy
import socket
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from contract.errors import ProblemType
from simulator.cli import main
from simulator.summary import Summary


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_without_a_token_there_are_no_simulated_people() -> None:
    result = _run()
    assert result.exit_code == 2
    assert "--tokens" in result.output


def test_its_help_names_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["simulator", "--help"])
    with pytest.raises(SystemExit):
        runpy.run_module("simulator", run_name="__main__")
    assert capsys.readouterr().out.startswith("Usage: novbe simulate [OPTIONS]")


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


def test_the_summary_has_the_waits_of_each_service_and_of_all() -> None:
    summary = Summary(away=1, away_seconds=6.2, hall_seconds=4000, world_seconds=66.7)
    summary.waits["v.papers"] += [60, 120, 660]
    summary.waits["v.taxes"] += [0]
    summary.refused[ProblemType.NO_ONE_WAITING] += 2
    said = summary.table({"v.papers": "Papers", "v.taxes": "Taxes and more"})
    assert said.startswith("Simulated 1 h 06 min of the hall in 67 s\n")
    assert [line.split()[-5:] for line in said.splitlines() if line.startswith(("Pap", "all"))] == [
        ["Papers", "3", "4:40", "11:00", "11:00"],
        ["all", "4", "3:30", "11:00", "11:00"],
    ]
    assert "commands refused: 2 no one waiting\nserver away: once, 6 s in all\n" in said
    assert "no visitor was called" in Summary().table({})
