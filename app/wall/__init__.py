"""The wall: what the team did that is worth seeing, and applause for it."""
