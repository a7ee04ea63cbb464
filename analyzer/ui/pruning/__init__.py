"""The parts of the page on which people are let go: one by one, many at once, what if, the checklist, invitations."""
