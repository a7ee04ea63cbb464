"""Documents, and the command that makes one of them."""
