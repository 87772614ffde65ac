"""What was typed and could not be saved: whose page it stood on, and what is given back so that nothing is typed twice."""
