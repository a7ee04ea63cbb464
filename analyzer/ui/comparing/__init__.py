"""What changed between the export looked at and an older one."""
