"""Reports that were published elsewhere: from a file, through a person's review, to the one who confirms them."""
