"""All tests: unit, integration, gui, browser, e2e, soak."""
