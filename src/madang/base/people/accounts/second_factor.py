"""The second factor's words, and its secrets encrypted where they rest."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": _("2단계 확인을 쓰는 동안에는 주소를 더할 수 없습니다."),
        "cannot_delete_authenticator": _("2단계 확인을 끌 수 없습니다."),
        "cannot_generate_recovery_codes": _("2단계 확인을 켜야 예비 번호를 만들 수 있습니다."),
        "incorrect_code": _("번호가 맞지 않습니다. 앱에 지금 보이는 숫자 6자리를 넣어 주세요."),
        "unverified_email": _("전자우편 주소를 확인해야 2단계 확인을 켤 수 있습니다."),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user, type) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("내 기기 {number}").format(number=count + 1)


def _cipher() -> Fernet:
    """A key of its own, so that no other use of SECRET_KEY opens these."""
    key = hashlib.sha256(b"madang.people.second_factor|" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
