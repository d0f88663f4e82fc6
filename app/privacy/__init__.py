"""What is kept about somebody: to see it, to take it along, and to have it gone."""
