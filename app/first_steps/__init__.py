"""The first thing that somebody will do for a customer: begun today, and kindly asked about the next working day."""
