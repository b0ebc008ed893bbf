"""How accounts speak: errors in plain words, letters in the person's language."""

from allauth.account.adapter import DefaultAccountAdapter
from django.urls import get_script_prefix
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..models import Person
from ..sessions import begin


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("이 계정은 지금 쓸 수 없습니다. 참여예산을 맡은 부서에 물어봐 주세요."),
        "cannot_remove_primary_email": _("하나뿐인 전자우편 주소는 지울 수 없습니다. 새 주소를 먼저 넣어 주세요."),
        "duplicate_email": _("이미 이 계정에서 쓰고 있는 주소입니다. 다른 주소를 넣어 주세요."),
        "email_password_mismatch": _("전자우편 주소나 비밀번호가 맞지 않습니다. 다시 한번 살펴봐 주세요."),
        "email_taken": _("이미 가입한 주소입니다. 들어가기를 눌러 주세요."),
        "enter_current_password": _("지금 쓰는 비밀번호가 맞지 않습니다. 다시 넣어 주세요."),
        "incorrect_code": _("숫자가 맞지 않습니다. 가장 나중에 받은 숫자를 넣어 주세요."),
        "incorrect_password": _("비밀번호가 맞지 않습니다. 다시 넣어 주세요."),
        "invalid_or_expired_key": _("너무 오래되었거나 맞지 않는 주소입니다. 처음부터 다시 해 주세요."),
        "invalid_login": _("전자우편 주소를 넣어 주세요."),
        "invalid_password_reset": _("비밀번호를 다시 정할 시간이 지났습니다. 처음부터 다시 해 주세요."),
        "rate_limited": _("너무 자주 요청했습니다. 조금 뒤에 다시 해 주세요."),
        "same_as_current": _("지금 것과 같습니다. 다른 것을 넣어 주세요."),
        "too_many_login_attempts": _("여러 번 맞지 않아 잠시 막았습니다. 5분 뒤에 다시 해 주세요."),
        "unknown_email": _("이 주소로 가입한 계정이 없습니다."),
        "unverified_primary_email": _("전자우편 주소를 먼저 확인해 주세요."),
    }

    def login(self, request, user):
        super().login(request, user)
        begin(request)

    def save_user(self, request, user, form, commit=True):
        user.language = get_language() or "ko"
        return super().save_user(request, user, form, commit=commit)

    def render_mail(self, template_prefix, email, context, headers=None):
        """In the language the person chose; before there is a person, in that of the page."""
        person = Person.objects.filter(email=email).only("language").first()
        with translation.override(person.language if person else get_language()):
            return super().render_mail(template_prefix, email, context, headers)

    def get_logout_redirect_url(self, request) -> str:
        return get_script_prefix()
