"""A year as leaders see it, drafts included: read once, looked at from several sides (desk, one page, wall screen)."""
