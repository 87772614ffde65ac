"""Timings to look at, not to assert: `.venv/bin/python -m benchmarks.workbook`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanyang_report.settings")
django.setup()
