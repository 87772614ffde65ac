"""The site with SECOND_FACTOR on: other apps are installed than in the other tests, so `test_extras.py` runs these by themselves."""
