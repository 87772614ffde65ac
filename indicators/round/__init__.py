"""A year's collection: opened, filled in, reviewed, chased, signed and locked."""
