"""Before ten: a team helps everybody who waits before a time of the day, from one list that all write and close."""
