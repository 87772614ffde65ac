"""What everybody is shown, made once and kept until its rows say otherwise: parts of pages, and how pages find out."""
