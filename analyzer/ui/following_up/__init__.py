"""Keep in touch: the lists, what to know before one writes, the dates, and the files that go out."""
