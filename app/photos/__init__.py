"""Photos of surprises: made small and harmless, kept in a folder of their own, found only through their surprise."""
