"""A long document is made by the background worker, and whoever asked sees how far it is."""
