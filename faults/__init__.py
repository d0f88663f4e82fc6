"""What the server must survive, done to the real thing: real processes, a real database, phones by the contract.

`python3 run.py faults NAME` does it at full length and prints what came of it; tests/faults/ does the same, shorter.
"""
