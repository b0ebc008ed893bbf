"""Which file an officer hands in as a form: it is checked here, and kept by the action."""

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from madang.base.files.check import Checked
from madang.base.files.forms import AttachmentField
from madang.base.files.kinds import HWPX

from .actions import looked_at
from .offer import Offer
from .package import NotTaken


class BlankForm(forms.Form):
    file = AttachmentField(
        label=_("서식 파일"), help_text=_("HWPX. 한글에서 ‘다른 이름으로 저장’할 때 HWPX를 고르시면 됩니다.")
    )

    def __init__(self, offer: Offer, *args, **kwargs):
        self.offer = offer
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ".hwpx"

    def clean_file(self) -> Checked:
        file = self.cleaned_data["file"]
        if file.content_type != HWPX.content_type:
            raise forms.ValidationError(_("HWPX 파일이 아닙니다. 한글에서 HWPX로 저장해서 올려 주세요."), code="kind")
        try:
            found = looked_at(file.main, self.offer)
        except NotTaken as refused:
            raise forms.ValidationError(
                _sentence("refused", refused.code, what=refused.what), code=refused.code
            ) from refused
        if found.empty:
            said = _("채울 자리가 하나도 없습니다. 채울 곳에 %(place)s처럼 적어 주세요.")
            raise forms.ValidationError(said, code="empty", params={"place": "{{제목}}"})
        if found.faults:
            said = [_sentence("fault", fault.code, place=fault.place, near=fault.near) for fault in found.faults[:50]]
            raise forms.ValidationError([forms.ValidationError(one, code="places") for one in dict.fromkeys(said)])
        return file


def _sentence(kind: str, code: str, **facts) -> str:
    return render_to_string(f"documents/blanks/{kind}/{code}.html", facts).strip()
