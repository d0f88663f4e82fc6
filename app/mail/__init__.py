"""Plain mails to a few addresses, for a report that somebody wants to read there; off where no server is set."""
