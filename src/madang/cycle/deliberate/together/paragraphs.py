"""A text cut into the paragraphs that are changed one by one."""


def in_paragraphs(text: str) -> str:
    """Each on one line, an empty line between them; a text without empty lines is cut at its line ends."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    if len(parts) == 1:
        parts = text.split("\n")
    tidy = [" ".join(line.strip() for line in part.splitlines()).strip() for part in parts]
    return "\n\n".join(part for part in tidy if part)
