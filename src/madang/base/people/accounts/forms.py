"""allauth's forms in our words: a label on every field, a hint where one is needed, nothing that vanishes on typing."""

import json

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from allauth.socialaccount import forms as social
from django.utils.translation import gettext_lazy as _

_LABELS = {
    "login": _("전자우편 주소"),
    "email": _("전자우편 주소"),
    "password": _("비밀번호"),
    "password1": _("비밀번호"),
    "password2": _("비밀번호 한 번 더"),
    "oldpassword": _("지금 쓰는 비밀번호"),
    "remember": _("이 기기에서 계속 들어와 있기"),
    "code": _("확인 숫자"),
    "passwordless": _("비밀번호 없이 이 패스키만으로 들어오기"),
}
_HINTS = {
    "password": "",
    "oldpassword": "",
    "password1": _("10자 이상으로 정해 주세요. 서로 상관없는 낱말 서너 개를 이어 쓰면 좋습니다."),
    "remember": _("여럿이 쓰는 컴퓨터에서는 고르지 마세요."),
    "passwordless": _("기기가 지문이나 얼굴, 잠금 번호로 본인인지 확인합니다."),
}


class _Plain:
    """Puts our labels and hints on allauth's fields and takes the placeholders away."""

    labels: dict = {}
    hints: dict = {}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        labels, hints = _LABELS | self.labels, _HINTS | self.hints
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = labels.get(name, field.label)
            field.help_text = hints.get(name, field.help_text)


class _Digits(_Plain):
    """Digits from a letter or an app: a number pad on phones."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}


class Login(_Plain, account.LoginForm):
    pass


class Signup(_Plain, account.SignupForm):
    pass


class SignupThroughInstitution(_Plain, social.SignupForm):
    field_order = ["name", "email", "agrees"]


class ChangeEmail(_Plain, account.AddEmailForm):
    labels = {"email": _("새 전자우편 주소")}


class ChangeEmailWhileSigningUp(_Plain, account.ChangeEmailForm):
    labels = {"email": _("바꿀 전자우편 주소")}


class ChangePassword(_Plain, account.ChangePasswordForm):
    labels = {"password1": _("새 비밀번호"), "password2": _("새 비밀번호 한 번 더")}


class SetPassword(_Plain, account.SetPasswordForm):
    pass


class ResetPassword(_Plain, account.ResetPasswordForm):
    pass


class NewPassword(_Plain, account.ResetPasswordKeyForm):
    labels = {"password1": _("새 비밀번호"), "password2": _("새 비밀번호 한 번 더")}


class Reauthenticate(_Plain, account.ReauthenticateForm):
    pass


class RequestLoginCode(_Plain, account.RequestLoginCodeForm):
    pass


class ConfirmLoginCode(_Digits, account.ConfirmLoginCodeForm):
    pass


class ConfirmEmail(_Digits, account.ConfirmEmailVerificationCodeForm):
    pass


class ConfirmPasswordReset(_Digits, account.ConfirmPasswordResetCodeForm):
    pass


class _FromTheApp(_Plain):
    labels = {"code": _("인증 앱의 숫자 6자리")}


class _FromTheAppOrSpare(_Plain):
    labels = {"code": _("인증 앱의 숫자 6자리 또는 예비 번호")}


class Authenticate(_FromTheAppOrSpare, _Digits, mfa.AuthenticateForm):
    pass


class ReauthenticateByCode(_FromTheAppOrSpare, _Digits, mfa.ReauthenticateForm):
    pass


class ActivateApp(_FromTheApp, _Digits, ActivateTOTPForm):
    pass


class _Answer(json.JSONDecoder):
    """What a device answers. Endless digits and endless brackets are no JSON either, although Python says it otherwise."""

    def decode(self, text, *args):
        try:
            return super().decode(text, *args)
        except (ValueError, RecursionError) as error:
            raise json.JSONDecodeError("not the answer of a device", text, 0) from error


class _FromADevice(_Plain):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"].decoder = _Answer


class LoginByPasskey(_FromADevice, webauthn.LoginWebAuthnForm):
    pass


class ReauthenticateByPasskey(_FromADevice, webauthn.ReauthenticateWebAuthnForm):
    pass


class AddPasskey(_FromADevice, webauthn.AddWebAuthnForm):
    labels = {"name": _("이 기기를 부를 이름")}


class RenamePasskey(_Plain, webauthn.EditWebAuthnForm):
    labels = {"name": _("이 기기를 부를 이름")}
