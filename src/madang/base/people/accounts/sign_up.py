"""What signing up asks besides an address and a password: a name to be called by, and consent."""

from django import forms
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from madang.base import clock

from ..resident_number import refuse_resident_numbers


def _where_to_read() -> str:
    words = _("무엇을 왜 얼마나 보관하는지 읽기")
    return format_html('<a href="{}">{}</a>', reverse("people:privacy"), words)


class SignUp(forms.Form):
    """Base of both sign-up forms of allauth (ACCOUNT_SIGNUP_FORM_CLASS), so it may import nothing of theirs."""

    name = forms.CharField(
        label=_("불릴 이름"),
        max_length=60,
        validators=[refuse_resident_numbers],
        help_text=_("본명이 아니어도 됩니다. 제안과 의견에 이 이름이 보입니다."),
    )
    agrees = forms.BooleanField(
        label=_("만 14세 이상이며, 개인정보 안내를 읽고 동의합니다"),
        help_text=lazy(_where_to_read, str)(),
        error_messages={"required": _("동의해야 계정을 만들 수 있습니다. 만 14세 미만은 보호자와 창구로 와 주세요.")},
    )
    field_order = ["name", "email", "password1", "agrees"]

    def signup(self, request, user) -> None:
        user.name = self.cleaned_data["name"]
        user.agreed_at = clock.now()
        user.save(update_fields=["name", "agreed_at"])
