"""Today: what somebody opens ten times a day, and the state that phones keep."""
