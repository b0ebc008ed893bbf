"""Words of the execution for templates."""
