"""What every command shares: it begins when it can be interrupted cleanly, and what is wrong is one line."""

import os
import signal
import sys
from collections.abc import Callable

from app.config import ConfigError, Settings
from app.serve.checks import StartRefused

REFUSED, INTERRUPTED = 2, 130


def run(command: Callable[[Settings], None]) -> int:
    """Do this with the settings of the environment: 0, or 2 after one line that says why not; 130 after Ctrl-C."""
    try:
        let_through()
        command(Settings.load(os.environ))
    except (ConfigError, StartRefused) as error:
        print(f"streepje: {error}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("streepje: stopped", file=sys.stderr)
        return INTERRUPTED
    return 0


def let_through() -> None:
    """Take Ctrl-C from now on: the launcher holds it back while this process loads (launch/commands.py)."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
