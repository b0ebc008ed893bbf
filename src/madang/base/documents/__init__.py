"""A document is written once as structure, and handed out as accessible HTML, tagged PDF and whatever comes later."""
