"""Questions, answers by web or paper, and how they are weighted."""
