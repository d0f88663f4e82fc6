"""What is somebody's own: their week, their devices, their language."""
