"""From draft to readers and back: the verbs, whose turn it is, editions, filings, verification."""
