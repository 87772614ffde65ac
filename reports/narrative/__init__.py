"""Text that quotes figures: syntax (text → tokens), binding (tokens → spans), html (spans → safe HTML)."""
