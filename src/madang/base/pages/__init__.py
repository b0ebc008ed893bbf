"""The frame of every page, the components, charts, maps, and the words for numbers and dates."""
