"""Words of the review's pages."""
