"""A large organisation, put into a database by the database itself, and what its pages ask of it."""
