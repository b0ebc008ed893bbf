"""Words of the convening pages."""
