"""The rank, for who wants one: own progress and neighbours, never a list."""
