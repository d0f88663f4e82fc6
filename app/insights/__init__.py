"""What those who lead a team see of it: the pot, the team together, and never a list of who does how much."""
