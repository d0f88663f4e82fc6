"""A friendly week: two colleagues see of each other in how many working hours the word fell, because both want to."""
