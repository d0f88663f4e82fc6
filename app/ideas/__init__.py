"""Challenges that anybody thinks up, and what whoever leads the team says of them."""
