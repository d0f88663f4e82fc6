"""Serving: what run.py starts. One supervisor prepares the database once, then keeps web and worker running."""
