"""Run by `install.sh` in the environment of a new release: `python -m novbe.upgrade RELEASE`."""

import sys
from pathlib import Path

from novbe.upgrade.cli import use

use(Path(sys.argv[1]))
