"""The admin's frame: what every page of it does alike."""
