"""The parts of Coaching: the list of clients, an open one, and a session step by step."""
