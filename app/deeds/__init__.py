"""The contract of a deed, and the one way in for everything that people do."""
