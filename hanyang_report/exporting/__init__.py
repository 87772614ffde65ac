"""What is public, as files that need no server: the whole site, or one report for a portal's editor."""
