"""The year, one folder a stage: look back, never ahead."""
