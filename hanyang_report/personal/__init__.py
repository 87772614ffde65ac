"""What the site keeps about who works with it: shown, taken along, and taken away when they have left."""
