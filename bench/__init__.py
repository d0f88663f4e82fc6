"""How fast the real server is, next to a bare one in the same run (docs/performance.md).

A figure in pages a second says more about a machine than about a program. So every figure here is a ratio: the real
application and a bare WSGI function take turns behind the same server, with the same client, on the same machine.
"""
