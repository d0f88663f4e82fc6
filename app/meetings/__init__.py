"""Tallying one meeting with several people, so that it counts once: everybody draws, the middle number stands."""
