"""What the administrator sees of the machinery: numbers of nobody in particular, and work that failed."""
