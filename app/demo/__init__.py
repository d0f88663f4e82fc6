"""A demo organisation with weeks of history, made by the same actions as real use."""
