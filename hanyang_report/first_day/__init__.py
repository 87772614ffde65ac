"""A district's first day: whose site it is, its departments, its catalogue; the example and how it goes again."""
