"""One file a table: its names in the export, its columns, how its text becomes types."""
