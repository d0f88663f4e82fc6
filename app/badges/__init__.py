"""Badges: a rule over facts, its evidence, and the award."""
