"""The customer's voice: a few words of thanks or advice through a link or a code, read by a person before it shows."""
