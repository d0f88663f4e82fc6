"""What a WSGI server loads: the application, configured from the environment and the data folder's keys."""

import gc
import os
import sys

from app import create_app
from app.config import Settings
from app.keys import session_key

# Every statement to SQLite lets go of the interpreter. With the default of 5 ms, a thread that holds the turn to write
# would wait that long after each one for threads that only render, and everybody else would wait for it.
sys.setswitchinterval(0.0005)

settings = Settings.load(os.environ)
app = create_app(settings, session_key(settings))

# What is loaded now stays for ever: the collector need not go through it again and again, nor look after every 700
# objects, of which a single page makes more.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
