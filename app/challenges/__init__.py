"""Small daily challenges: a library, what managers set, and what each person makes of a day."""
