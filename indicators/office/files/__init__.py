"""What people hand in: what may come in, looked at before anything opens it, and kept beside its record."""
