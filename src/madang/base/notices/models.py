"""Who wants to hear about what and how, and the messages waiting to be sent (the outbox)."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Government

LEASE = timedelta(minutes=10)  # how long a worker may take over a message before another may try it
ATTEMPTS = 8


class Channel(models.TextChoices):
    EMAIL = "email", _("전자우편")
    SMS = "sms", _("문자")
    KAKAO = "kakao", _("카카오 알림톡")
    IN_APP = "in-app", _("알림함만")


class Frequency(models.TextChoices):
    AT_ONCE = "at-once", _("바로")
    DAILY = "daily", _("하루에 한 번 모아서")
    WEEKLY = "weekly", _("한 주에 한 번 모아서")


class SubscriptionQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)

    def about(self, subject: str):
        return self.filter(subject=subject)


class Subscription(models.Model):
    """A person follows a thing: "proposal/17", or a whole year: "cycle/2027"."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    government = models.ForeignKey(Government, models.CASCADE, related_name="+")
    subject = models.CharField(max_length=60)
    name = models.CharField(max_length=120, blank=True)  # as the page called it that was followed from
    since = models.DateTimeField(default=clock.now, editable=False)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "subject", "person"], name="a_thing_is_followed_once")
        ]

    def __str__(self) -> str:
        return f"{self.person} → {self.subject}"


class Preference(models.Model):
    """How one person wants to be told. Without a row: by e-mail, at once. The language is Person.language."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    channel = models.CharField(_("받는 방법"), max_length=6, choices=Channel, default=Channel.EMAIL)
    phone = models.CharField(_("휴대전화 번호"), max_length=20, blank=True)
    frequency = models.CharField(_("얼마나 자주"), max_length=7, choices=Frequency, default=Frequency.AT_ONCE)
    unsubscribed = models.BooleanField(_("알림함 밖으로는 보내지 않기"), default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(channel__in=[Channel.SMS, Channel.KAKAO]) | ~Q(phone=""),
                name="a_phone_channel_has_a_number",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.outward}"

    @property
    def outward(self) -> str:
        """The channel that counts: whoever unsubscribed finds everything in the inbox and nowhere else."""
        return Channel.IN_APP if self.unsubscribed else self.channel


class Silence(models.Model):
    """An address without an account that asked for no more messages; only a keyed mark of it is kept."""

    mark = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField(default=clock.now, editable=False)

    def __str__(self) -> str:
        return self.mark[:8]


class MessageQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)

    def to(self, person: Person):
        return self.filter(person=person)

    def unread(self):
        return self.filter(read_at=None)

    def waiting(self):
        return self.filter(sent_at=None, gave_up_at=None)

    def given_up(self):
        return self.exclude(gave_up_at=None)

    def due(self):
        """Free to be claimed now: their time has come and no living worker holds them."""
        now = clock.now()
        return self.waiting().filter(
            Q(claimed_at=None) | Q(claimed_at__lt=now - LEASE), not_before__lte=now, attempts__lt=ATTEMPTS
        )

    def lost(self):
        """Held by a worker that died, with no attempt left."""
        return self.waiting().filter(claimed_at__lt=clock.now() - LEASE, attempts__gte=ATTEMPTS)


class Message(models.Model):
    """One act told to one person, or to an address without an account. It is a row of the outbox and of the inbox."""

    key = models.CharField(max_length=64, unique=True)  # one act tells one person once
    government = models.ForeignKey(Government, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    address = models.CharField(max_length=254, blank=True)  # filled only for a recipient without an account
    subject = models.CharField(max_length=60)
    template = models.CharField(max_length=43)  # "stage.event"
    facts = models.JSONField(default=dict)

    channel = models.CharField(max_length=6, choices=Channel)
    language = models.CharField(max_length=10)  # of an address; a person's is asked when it leaves
    frequency = models.CharField(max_length=7, choices=Frequency, default=Frequency.AT_ONCE)
    created_at = models.DateTimeField(default=clock.now)
    not_before = models.DateTimeField(default=clock.now)

    claimed_by = models.CharField(max_length=32, blank=True)
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True)
    gave_up_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, address__gt="") | Q(person__isnull=False, address=""),
                name="a_message_goes_to_a_person_or_an_address",
            ),
            models.CheckConstraint(condition=Q(sent_at=None) | Q(gave_up_at=None), name="sent_or_given_up_never_both"),
        ]
        indexes = [
            models.Index(
                fields=["not_before"], condition=Q(sent_at=None, gave_up_at=None), name="messages_waiting_their_turn"
            ),
            models.Index(fields=["government", "person", "-created_at"], name="messages_of_an_inbox"),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.subject} → {self.person_id or 'address'}"

    @property
    def spoken(self) -> str:
        """The reader's language of today."""
        return self.person.language if self.person_id else self.language

    @property
    def path(self) -> str:
        """The stage that acted also owns how its message reads."""
        stage, _dot, event = self.template.partition(".")
        return f"{stage}/notice/{event}.txt"
