"""Work for later: the application's own table is the truth, Huey wakes who does it."""
