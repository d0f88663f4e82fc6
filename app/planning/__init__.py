"""What is to be told at a time of the day: planned ahead for each person, and worded from the facts of the moment."""
