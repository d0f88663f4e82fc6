"""What may be known of a team together: sums over five people or more, of whole weeks, published once (ADR 11, 40)."""
