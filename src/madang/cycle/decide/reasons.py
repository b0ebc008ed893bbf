"""Every reason a count may give, in a line; the sentences with numbers are templates/decide/reason/."""

from django.utils.translation import gettext_lazy as _

REASONS = (
    ("fits", _("남은 돈 안에 들어 뽑힘")),
    ("paid", _("고른 사람들의 몫으로 값을 치러 뽑힘")),
    ("topped_up", _("몫을 쓰고 남은 돈으로 뽑힘")),
    ("best_total", _("함께 담을 때 합이 가장 큰 묶음에 들어 뽑힘")),
    ("reduced", _("동의를 받아 남은 돈만큼 줄여 뽑힘")),
    ("guaranteed", _("동네나 분야의 몫을 지키려고 먼저 뽑힘")),
    ("too_expensive", _("차례에 남은 돈보다 큼")),
    ("no_votes", _("고른 사람이 없음")),
    ("below_threshold", _("정한 표나 점수를 채우지 못함")),
    ("over_budget", _("전체 한도보다 큼")),
    ("stopped", _("앞 사업에서 멈춤")),
    ("unfair_share", _("값에 견주어 고른 사람이 모자람")),
    ("never_affordable", _("고른 사람들의 몫을 다 모아도 값보다 적음")),
    ("outcompeted", _("고른 사람들의 몫이 다른 사업에 쓰임")),
    ("completion_stopped", _("몫을 늘리면 전체가 한도를 넘어 멈춤")),
    ("not_best_total", _("합이 가장 큰 묶음에 들지 못함")),
    ("cap", _("동네나 분야의 한도에 걸림")),
    ("group_full", _("동네나 분야에서 뽑을 수만큼 이미 뽑음")),
    ("over_ceiling", _("사업 하나의 한도보다 큼")),
    ("conflict", _("함께 할 수 없는 사업이 먼저 뽑힘")),
)
