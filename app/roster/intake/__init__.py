"""A file with people: read, checked against what is known, and stored only when somebody says so."""
