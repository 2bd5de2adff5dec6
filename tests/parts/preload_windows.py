"""What a loader of kiosks, displays and counters imports."""

import tests.parts.visiting  # noqa: F401
