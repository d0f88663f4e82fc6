"""The sides of `bench push`: each is a process of its own on one core, and tells what it needed in one line of JSON."""
