"""Drawing a stroke each time the word is heard."""
