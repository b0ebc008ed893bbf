"""What officers, applicants and members fill in: shape and wording; nothing is saved here."""

from .applicant import ApplyForm
from .choosing import CallForm, DecideForm, LookForm, PapersForm
from .keeping import AllowanceForm, LiftForm, MeetingForm, RulesForm, TallyForm
from .lottery import CommitForm, DrawForm, LotteryForm, ReplaceForm, VoidForm
from .member import InterestForm
from .seats import BodyForm, ChairForm, EndForm, NameForm, ResolutionForm, SeatForm

__all__ = [
    "AllowanceForm",
    "ApplyForm",
    "BodyForm",
    "CallForm",
    "ChairForm",
    "CommitForm",
    "DecideForm",
    "DrawForm",
    "EndForm",
    "InterestForm",
    "LiftForm",
    "LookForm",
    "LotteryForm",
    "MeetingForm",
    "NameForm",
    "PapersForm",
    "ReplaceForm",
    "ResolutionForm",
    "RulesForm",
    "SeatForm",
    "TallyForm",
    "VoidForm",
]
