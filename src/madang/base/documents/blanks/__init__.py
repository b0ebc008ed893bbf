"""An officer's own HWPX with places to fill, {{사업명}}, that a document of the site is poured into."""
