"""Where the installed app starts."""
