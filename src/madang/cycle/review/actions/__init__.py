"""What people do in a review, one file a matter; a page imports the matter it needs."""
