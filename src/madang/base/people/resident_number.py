"""No resident registration number (주민등록번호) comes in: 개인정보 보호법 §24의2. Finding one stops the form or the file."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from madang_methods.resident_number import find_resident_number


def refuse_resident_numbers(text: str) -> None:
    """A validator for public text and for importers. The number itself is not repeated in the message."""
    found = find_resident_number(text)
    if found:
        raise ValidationError(
            _("%(place)d번째 글자부터 주민등록번호처럼 보이는 숫자가 있습니다. 지우고 다시 보내 주세요."),
            code="resident_number",
            params={"place": found.start + 1},
        )
