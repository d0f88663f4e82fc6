"""Why somebody wants to work this way, how customers notice their work, and the first visit on which both are asked."""
