"""Why a proposal cannot become a project of this budget: the coded reasons of Korean practice."""

from typing import NamedTuple

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

    @property
    def why(self) -> "Why":
        return WHY[self]


class Why(NamedTuple):
    """For residents; `law` is named where one article or statute is the ground."""

    sentence: str
    law: str = ""


WHY = {
    Exclusion.UNLAWFUL: Why(_("예산은 법령과 조례가 허용하는 일에만 쓸 수 있습니다."), "지방재정법 제36조"),
    Exclusion.NOT_OURS: Why(
        _("우리가 맡은 일이 아니면 우리 예산을 쓸 수 없습니다. 맡은 곳으로 넘겨 드립니다."), "지방자치법 제13조"
    ),
    Exclusion.MATCHING: Why(_("나라나 도가 함께 내는 돈은 쓸 곳이 이미 정해져 있습니다.")),
    Exclusion.ALREADY: Why(_("같은 일에 예산을 두 번 쓰지 않습니다. 어디까지 왔는지 알려 드립니다.")),
    Exclusion.SAME: Why(_("먼저 온 제안 하나로 살핍니다. 함께 제안한 분으로 이름을 올릴 수 있습니다.")),
    Exclusion.PRIVATE_GAIN: Why(_("모두의 돈이라 한 사람이나 한 단체만을 위해 쓸 수 없습니다.")),
    Exclusion.NO_BUDGET: Why(_("돈이 드는 사업이 아니면 민원으로 다루는 편이 빠릅니다. 민원 창구로 이어 드립니다.")),
    Exclusion.RUNNING_COST: Why(_("해마다 되풀이해 나가는 돈은 주민이 고르는 한 해 사업에 담지 않습니다.")),
    Exclusion.OBLIGATORY: Why(_("법이 정한 돈은 고르지 않아도 반드시 나갑니다.")),
    Exclusion.SEVERAL_YEARS: Why(
        _("한 해 예산은 그해에 써야 합니다. 여러 해 사업은 돈을 모두 마련한 뒤에 시작합니다."), "지방재정법 제7조"
    ),
    Exclusion.OVER_CEILING: Why(_("사업 하나의 한도는 올해 운영계획에서 정했습니다.")),
    Exclusion.EVENT: Why(_("한 번 하고 끝나는 행사에는 올해 운영계획이 따로 한도를 둡니다.")),
    Exclusion.OUTSOURCED: Why(_("이미 맡긴 일이나 시설의 운영비는 맡긴 계약 안에서 정합니다.")),
    Exclusion.LAND: Why(
        _("땅이나 건물을 사려면 의회가 공유재산 계획을 먼저 의결해야 합니다."), "공유재산 및 물품 관리법"
    ),
    Exclusion.ROUTINE: Why(_("부서가 늘 하는 일은 해당 부서의 예산과 순서에 따라 합니다. 바로 그 부서에 전합니다.")),
    Exclusion.PRODUCT: Why(_("물건과 업체는 계약 절차로 고릅니다."), "지방자치단체를 당사자로 하는 계약에 관한 법률"),
    Exclusion.CONFLICT: Why(_("이웃이 반대하는 일은 먼저 뜻을 모아야 합니다.")),
    Exclusion.NO_CONSENT: Why(_("남의 땅과 시설에는 주인이 허락해야 만들 수 있습니다.")),
    Exclusion.PRIOR_STEPS: Why(_("큰 사업은 심사를 마친 뒤에야 예산에 담을 수 있습니다."), "지방재정법 제37조"),
    Exclusion.POLITICAL: Why(_("모두의 예산은 특정한 정치나 종교를 돕는 데 쓰지 않습니다.")),
    Exclusion.PERSONAL_DATA: Why(
        _("남의 개인정보나 남을 헐뜯는 말은 공개할 수 없습니다. 고쳐서 다시 내실 수 있습니다."), "개인정보 보호법"
    ),
    Exclusion.NOT_ENTITLED: Why(_("누가 제안할 수 있는지는 조례와 올해 운영계획이 정합니다."), "지방재정법 제39조"),
    Exclusion.OTHER: Why(_("답에 까닭을 자세히 적습니다.")),
}
