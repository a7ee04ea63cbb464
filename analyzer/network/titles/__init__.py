"""Rules that read a title: one file a language."""
