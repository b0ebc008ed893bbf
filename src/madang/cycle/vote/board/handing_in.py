"""A receipt that somebody hands in: truly signed, it is kept and published with the kit, and says whether the board kept its word.

A signed receipt whose envelope is not on the board after the promised hour convicts the board, not the voter: it goes on
the public record at once.
"""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.db import transaction
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from madang.base import clock
from madang.base.people.refusals import require
from madang.base.record.actions import note
from madang.cycle.plan.shortcuts import in_cycle
from madang.cycle.vote.models import BoardLeaf, HandedReceipt, Poll
from madang.cycle.vote.views import poll_of
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.receipts import Receipt, open_receipt

MOST = 2000


@dataclass(frozen=True)
class Answer:
    """`by` is the hour the receipt promised."""

    receipt: Receipt
    by: datetime
    on_board: bool

    @property
    def is_broken(self) -> bool:
        return not self.on_board and clock.now() > self.by


class ReceiptForm(forms.Form):
    note = forms.CharField(
        label=_("서명한 투표확인증 전체"), max_length=MOST, strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_("‘madang/receipt’로 시작하는 첫 줄부터 서명이 있는 마지막 줄까지 모두 붙여 넣습니다."),
    )  # fmt: skip

    def __init__(self, poll: Poll, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.poll = poll

    def clean_note(self) -> str:
        text = self.cleaned_data["note"].replace("\r\n", "\n").strip() + "\n"
        try:
            read(self.poll, text)
        except SealError as error:
            raise forms.ValidationError(
                _(
                    "이 투표의 서버가 서명한 확인증이 아니거나 일부가 빠졌습니다. 첫 줄부터 마지막 줄까지 다시 붙여 넣어 주세요."
                )
            ) from error
        return text


@never_cache
@sensitive_post_parameters()
@in_cycle
def handing_in(request, cycle, track):
    """Nobody signs in for it: the receipt says nothing about a person, and nothing about what was chosen."""
    poll = poll_of(cycle, track)
    require(None if poll.manifest else "vote.no_promise_yet")
    form = ReceiptForm(poll, request.POST if request.method == "POST" else None)
    answer = hand_in(poll, form.cleaned_data["note"]) if form.is_valid() else None
    context = {"cycle": cycle, "poll": poll, "form": form, "answer": answer}
    return render(request, "vote/handing_in.html", context, status=422 if form.errors else 200)


@transaction.atomic
def hand_in(poll: Poll, text: str) -> Answer:
    """Kept once, however often it is handed in. SealError if this town did not sign it for this vote."""
    answer = read(poll, text)
    leaf = answer.receipt.leaf.hex()
    if not HandedReceipt.objects.filter(leaf=leaf).exists():
        HandedReceipt.objects.bulk_create([HandedReceipt(poll=poll, leaf=leaf, note=text)], ignore_conflicts=True)
        if answer.is_broken:
            facts = {"envelope": answer.receipt.number, "promised": answer.receipt.by}
            note(poll.cycle.government, poll.subject, "vote.receipt_broken", by=None, actor="resident", **facts)
    return answer


def read(poll: Poll, text: str) -> Answer:
    receipt = open_receipt(text, poll.frozen.keys.receipts)
    if receipt.election != poll.election:
        raise SealError("receipt_foreign", "This receipt is of another vote.")
    on_board = BoardLeaf.objects.of(poll).filter(leaf=receipt.leaf.hex()).exists()
    return Answer(receipt, datetime.fromisoformat(receipt.by), on_board)


def handed(poll: Poll) -> list[tuple[bytes, str]]:
    """(leaf, signed note) of every receipt that was handed in, in the order of their numbers."""
    rows = HandedReceipt.objects.of(poll).order_by("leaf").values_list("leaf", "note")
    return [(bytes.fromhex(leaf), note) for leaf, note in rows]
