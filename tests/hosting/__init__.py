"""What the tests of a server for many share."""
