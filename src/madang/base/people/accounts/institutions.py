"""Signing in through another institution (OpenID Connect): a keyed mark is kept, the rest is dropped at once."""

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.utils.translation import gettext_lazy as _

from ..marks import mark


class InstitutionAdapter(DefaultSocialAccountAdapter):
    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "email_taken": _("이 전자우편 주소로 이미 가입했습니다. 그 계정으로 들어간 다음 %s 로그인을 이어 주세요."),
        "invalid_token": _("다른 기관에서 온 답을 읽을 수 없습니다. 처음부터 다시 해 주세요."),
        "no_password": _("비밀번호가 없어 이 로그인을 끊으면 들어올 수 없게 됩니다. 비밀번호를 먼저 정해 주세요."),
        "no_verified_email": _("확인한 전자우편 주소가 없습니다. 주소를 먼저 확인해 주세요."),
        "disconnect_last": _("하나뿐인 로그인은 끊을 수 없습니다."),
        "connected_other": _("이 로그인은 이미 다른 계정에 이어져 있습니다."),
    }

    def populate_user(self, request, sociallogin, data):
        """Runs on the fresh answer of the institution, before it is compared, put in the session or stored."""
        account = sociallogin.account
        account.uid = mark("institution", account.provider, account.uid)
        account.extra_data = {}
        person = sociallogin.user
        person.email = (data.get("email") or "").lower()
        person.name = (data.get("name") or "")[:60]
        return person

    def get_signup_form_initial_data(self, sociallogin) -> dict:
        return {"email": sociallogin.user.email, "name": sociallogin.user.name}
