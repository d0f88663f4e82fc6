"""Seasons: weeks with a theme, a family of deeds that counts double on the pot, and a recap in pictures."""
