"""What happens on the phone, tried in a real browser."""
