"""Serving: what run.py starts. One supervisor prepares the database once, then keeps web, worker and sender running."""
