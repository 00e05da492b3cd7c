"""Finding and running the command: the same code as in the Python package."""
