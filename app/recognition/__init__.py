"""Seeing what colleagues do, and applauding it."""
