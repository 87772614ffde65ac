"""The frozen tree that page, Word, PDF, JSON, search and diff all walk. Pure."""
