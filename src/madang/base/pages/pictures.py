"""The calm drawings that stand in for a photograph, one for each field of policy."""

FIELDS = (
    "safety", "welfare", "transport", "environment", "culture", "education",
    "economy", "parks", "housing", "health", "children", "village",
)  # fmt: skip


def picture_of(field: str) -> str:
    """The static path of a field's drawing; a field without one gets the village."""
    return f"pages/fields/{field if field in FIELDS else 'village'}.svg"
