"""Why a proposal cannot become a project of this budget: the coded reasons of Korean practice."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Exclusion(models.TextChoices):
    """One list for screening and review, so that statistics of reasons can be compared over offices and years.

    Source: exclusion lists in the calls of Gangnam, Gangjin, Chungnam (2019), Eunpyeong and Seoul (2016).
    """

    UNLAWFUL = "unlawful", _("법령·조례에 어긋남")
    NOT_OURS = "not_ours", _("다른 기관이나 다른 자치단체가 맡은 일")
    MATCHING = "matching", _("국비·도비 보조(매칭) 사업")
    ALREADY = "already", _("이미 추진하거나 편성·계획한 일")
    SAME = "same", _("먼저 접수한 같은 제안이 있음")
    PRIVATE_GAIN = "private_gain", _("특정인·단체의 이익이나 지원이 목적")
    NO_BUDGET = "no_budget", _("예산이 들지 않는 단순 민원·진정")
    RUNNING_COST = "running_cost", _("인건비·운영비 같은 경상경비")
    OBLIGATORY = "obligatory", _("법으로 정한 의무 경비")
    SEVERAL_YEARS = "several_years", _("여러 해에 걸치고 총사업비가 마련되지 않음")
    OVER_CEILING = "over_ceiling", _("사업비 한도를 넘음")
    EVENT = "event", _("행사·축제 제한")
    OUTSOURCED = "outsourced", _("민간위탁이나 있는 시설의 운영비 늘리기")
    LAND = "land", _("토지 매입·임대보증금·재산이 되는 물품")
    ROUTINE = "routine", _("부서가 늘 하는 단순 시설(CCTV·도로보수 등)")
    PRODUCT = "product", _("특정 제품의 판매·지정")
    CONFLICT = "conflict", _("주민 갈등이 걱정되고 동의가 없음")
    NO_CONSENT = "no_consent", _("땅이나 시설 주인의 동의가 없음")
    PRIOR_STEPS = "prior_steps", _("투자심사·공유재산 심의 같은 사전절차가 필요함")
    POLITICAL = "political", _("정치·종교 목적")
    PERSONAL_DATA = "personal_data", _("개인정보·명예훼손")
    NOT_ENTITLED = "not_entitled", _("제안할 자격이 없음")
    OTHER = "other", _("그 밖의 이유(답에 적음)")
