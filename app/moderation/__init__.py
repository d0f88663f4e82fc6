"""What should not stand on a wall: anybody says so, and who leads the team hides it or leaves it."""
