"""Every list and chart, in an organisation that has some of everything."""
