"""Each team's pot: it cools by Newton's law, and every deed warms it."""
