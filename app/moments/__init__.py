"""Moments at which a person is to hear of something: rows that wait until they are due, each there once."""
