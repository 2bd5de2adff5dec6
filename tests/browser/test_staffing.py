"""The staffing report of the simulated hall of `novbe simulate staffing`, in every language."""

from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from contract.texts import PROGRAM_LANGUAGES
from server import bootstrap, centre_file
from simulator.staffing.month import FIRST_DAY
from tests.browser.conftest import PICTURES as TICKETS
from tests.browser.console import managers_of
from tests.browser.test_pages import DESKTOP
from tests.parts.hall import RunningServer
from tests.parts.staffed_month import PROFILE_KEYS, staffed_hall, write_days

pytestmark = [pytest.mark.browser, pytest.mark.soak]

PICTURES: Final = TICKETS.parent / "staffing"
MONDAY: Final = date(2026, 11, 23)
"""The hall's day."""


@pytest.mark.timeout(1800)
def test_each_profile_has_a_picture(
    server: RunningServer, chromium: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "study.toml"
    file.write_text(centre_file.written(staffed_hall()), encoding="utf-8")
    hall = server.fresh_centre(file)
    store = bootstrap.open_store(hall.settings, serving=False)
    days = (MONDAY - FIRST_DAY).days
    store.on_connection(lambda connection: write_days(connection, hall.centre, 1, days), write=True)
    store.close()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with managers_of(chromium, hall) as make:
        manager = make(viewport=DESKTOP)
        manager.enter("staffing.manager")
        for key in PROFILE_KEYS.values():
            for day in (MONDAY - timedelta(days=3), MONDAY + timedelta(days=1)):
                languages = PROGRAM_LANGUAGES if key == "vehicle-fines" else ("en",)
                for language in languages:
                    manager.open(
                        f"console/reports/staffing?profile={key}&day={day}&lang={language}"
                    )
                    manager.page.wait_for_function("() => Chart.getChart('chart-1')")
                    hours = manager.page.locator("tbody th").all_inner_texts()
                    assert hours == [f"{hour:02}:00" for hour in range(9, 18)]
                    picture = PICTURES / f"{key}-{day}-{language}.png"
                    manager.page.screenshot(path=picture, full_page=True)
