"""Numbers: measured, written, compared, derived, read from what people type. Pure."""
