"""Why a text is reported or hidden."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Why(models.TextChoices):
    """A list, so that the same thing is hidden for the same reason everywhere and can be counted."""

    PERSONAL = "personal", _("누군가의 개인정보가 있음")
    INSULT = "insult", _("욕설, 비하, 괴롭힘")
    ADVERT = "advert", _("광고나 같은 글 되풀이")
    ELECTION = "election", _("선거법에 어긋날 수 있음")
    RIGHTS = "rights", _("남의 권리를 해침(명예, 저작권)")
    ELSEWHERE = "elsewhere", _("이 쪽과 상관없음")
    OTHER = "other", _("그 밖")
