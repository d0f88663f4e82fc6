"""Pictures that the server draws to be kept and shown: a badge, the recap of a season. SVG, and the same as PNG."""
