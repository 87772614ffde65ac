"""`make bench`: what a page costs, against a floor of the same run; docs/performance.md keeps the table of the last one."""
