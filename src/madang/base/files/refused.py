"""How a file is turned away: which one, what is wrong, what to do."""

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy

from .names import shown_name


def turned_away(name: str, code: str, wrong, to_do, **facts) -> ValidationError:
    """‘여름.heic’: HEIC 형식입니다. JPEG로 저장해서 올려 주세요. The facts fill %(…)s in both sentences."""
    sentence = format_lazy("‘%(file)s’: {} {}", wrong, to_do)
    return ValidationError(sentence, code=code, params={"file": shown_name(name), **facts})
