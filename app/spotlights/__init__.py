"""The spotlight: what a team may look at for a week, with a sentence of who leads it."""
