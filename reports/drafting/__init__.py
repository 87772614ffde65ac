"""What the editor sees while writing: the state of the draft, a passage with its figures, what is still to fill."""
