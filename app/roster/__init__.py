"""Everything about people for who looks after them: the list, changes, import, cards to join by, extracts, merging."""
