"""What the checker makes of sentences whose right answers are known: `python -m benchmarks.truth FOLDER [--json]`.

A folder holds numbers.tsv, bindings.tsv and claims.tsv (any of them may be missing) with the columns that
tests/corpus/README.md explains, and each part is counted as that page says. No database is touched.
"""
