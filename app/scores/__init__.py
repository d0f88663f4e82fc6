"""Day counters of persons and teams. Everything that is shown as a number is read from these."""
