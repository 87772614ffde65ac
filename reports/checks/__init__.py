"""The checker: what stands between a draft and its readers.

`checker.check(report)` gathers once and asks every family; `texts.check_text` checks a text that is in no database, and needs none;
`acknowledging` keeps the reasons people give for warnings; `mending` binds a bare number to its indicator.
"""
