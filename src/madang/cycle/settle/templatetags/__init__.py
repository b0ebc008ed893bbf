"""Tags of the stage."""
