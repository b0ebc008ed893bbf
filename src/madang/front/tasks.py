"""What the background worker does by itself."""

from django.core.management import call_command
from django.tasks import task

from madang.base.documents.making.actions import forget as forget_made
from madang.base.meetings import forgetting as meetings
from madang.base.surveys import forgetting as surveys
from madang.base.talk import forgetting as talk
from madang.cycle.convene import forgetting as convene
from madang.cycle.deliberate import forgetting as deliberate
from madang.cycle.execute.watch import forgetting as watch
from madang.cycle.feedback import forgetting as feedback
from madang.cycle.learn import forgetting as learn
from madang.cycle.propose import forgetting as propose


@task()
def tidy_up() -> None:
    """Every night: forget what has expired, sessions included, and remove files that no row needs."""
    call_command("clearsessions")
    call_command("forget-expired")
    talk.forget()
    convene.forget()
    meetings.forget()
    surveys.forget()
    learn.forget()
    propose.forget()
    deliberate.forget()
    watch.forget()
    feedback.forget()
    forget_made()
    call_command("sweep-files")
