"""Time as people live it: zones, game days, working days, public holidays."""
