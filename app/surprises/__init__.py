"""How somebody surprised a customer."""
