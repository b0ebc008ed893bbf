"""What secretaries, members and residents do with a meeting. Each act checks, changes, notes and announces."""

from .agenda import put_item, recuse, remove_item, save_item, take_recusal_back
from .minutes import approve_minutes, correct_minutes, draft_minutes, publish_minutes, return_minutes, save_minutes
from .needs import answer_need, ask_for, look_at, take_need_back
from .planning import call_meeting, cancel_meeting, change_meeting, move_meeting, plan_meeting, set_host, set_rule
from .seating import hold_meeting, mark_attendance, reply, seat, seat_all, unseat
from .voting import close_motion, open_motion, speak, withdraw_motion

__all__ = [
    "answer_need",
    "approve_minutes",
    "ask_for",
    "call_meeting",
    "cancel_meeting",
    "change_meeting",
    "close_motion",
    "correct_minutes",
    "draft_minutes",
    "hold_meeting",
    "look_at",
    "mark_attendance",
    "move_meeting",
    "open_motion",
    "plan_meeting",
    "publish_minutes",
    "put_item",
    "recuse",
    "remove_item",
    "reply",
    "return_minutes",
    "save_item",
    "save_minutes",
    "seat",
    "seat_all",
    "set_host",
    "set_rule",
    "speak",
    "take_need_back",
    "take_recusal_back",
    "unseat",
    "withdraw_motion",
]
