"""Who should hear of what: an inbox for everybody, from which push messages are made."""
