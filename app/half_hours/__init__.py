"""Half an hour for a customer: reserved, begun, and looked back on."""
