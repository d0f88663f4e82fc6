#!/usr/bin/env python3
"""The one command: ``python3 run.py`` serves, ``test`` checks everything, ``bench NAME`` measures.

Only the version check is here, in words that any Python understands, so that an old one gets a sentence instead of a
syntax error. The rest is in launch/, which needs nothing but the standard library.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("streepje: needs Python 3.11 or newer; this is Python %d.%d" % sys.version_info[:2])

if __name__ == "__main__":
    try:
        from launch.commands import main

        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("streepje: stopped")
