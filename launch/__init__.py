"""From a bare Python to a running Streepje: the part of run.py that comes before anything is installed.

Only the standard library may be imported here.
"""
