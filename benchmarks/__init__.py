"""Speed and validation, each runnable by one command."""
