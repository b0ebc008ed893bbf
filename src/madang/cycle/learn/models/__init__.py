"""What is taught, where and when people meet, who came, who finished, and where the school went to."""

from .attendance import Attendance, CodeTry, QuizTry
from .completion import Completion
from .course import Course, CourseKind, Lesson, Question
from .figure import Figure, Side
from .session import Mode, Registration, Session, Standing
from .visit import Group, Visit

__all__ = [
    "Attendance",
    "CodeTry",
    "Completion",
    "Course",
    "CourseKind",
    "Figure",
    "Group",
    "Lesson",
    "Mode",
    "Question",
    "QuizTry",
    "Registration",
    "Session",
    "Side",
    "Standing",
    "Visit",
]
