"""A simulated district to try everything in: its own database, marked 模拟数据 on every page and in every export.

`load_demo` runs the steps that this database has not been through; a new feature adds a step of its own.
"""
