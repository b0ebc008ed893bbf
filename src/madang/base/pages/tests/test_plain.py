"""What people send is read as plain text, whatever they send it with."""

import pytest
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory

from madang.base.pages.middleware import ReadPlainly
from madang.base.pages.plain import plain

PLAIN = [
    # what was sent, what is read
    ("긴 의자", "긴 의자"),
    ("\u1100\u1175\u11ab", "긴"),  # as a Mac sends it
    ("a\x00b\x1bc\x7f", "abc"),
    ("\u202eadmin\u202c", "admin"),  # read from right to left
    ("in\u00advis\u200bible\ufeff", "invisible"),
    ("\u3164\u3164", "  "),  # fillers, nothing to the eye
    ("a\x0bb\x85c\u2028d", "a b c d"),
    ("a\tb\r\nc", "a\tb\r\nc"),
    ("👩\u200d🌾", "👩\u200d🌾"),  # a farmer, not a woman and a sheaf
    ("a\u200db", "ab"),
    ("می\u200cخواهم", "می\u200cخواهم"),  # Persian needs it
    ("क्\u200dष", "क्\u200dष"),
    ("é", "é"),
]


@pytest.mark.parametrize(("sent", "read"), PLAIN)
def test_a_text_is_read_as_it_looks(sent, read):
    assert plain(sent) == read
    assert plain(read) == read


def knock(**sent):
    seen = {}

    def page(request):
        seen.update(get=request.GET, post=request.POST)
        return HttpResponse()

    request = RequestFactory().post("/?q=%00a", sent)
    ReadPlainly(page)(request)
    return seen


def test_every_form_and_every_address_is_read_so():
    seen = knock(title="a\x00", number=["1\u200b", "2"])
    assert (seen["get"]["q"], seen["post"]["title"], seen["post"].getlist("number")) == ("a", "a", ["1", "2"])


def test_a_password_stays_as_it_was_chosen():
    assert knock(password="a\u200bb", oldpassword="\u00adc")["post"].dict() == {
        "password": "a\u200bb",
        "oldpassword": "\u00adc",
    }


@pytest.mark.django_db
def test_a_session_with_an_impossible_name_is_no_session(client, haeoreum):
    answer = client.get("/haeoreum/me/", headers={"cookie": 'sessionid="\\000aaaaaaaaaaaaaaaaaaaa"'})
    assert answer.status_code == 302


def test_what_was_sent_cannot_be_changed_afterwards():
    with pytest.raises(AttributeError):
        knock(title="a\x00")["post"]["title"] = "b"
    assert isinstance(knock(title="a")["post"], QueryDict)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/%00abc/2027/", "/a%0Ab/x/", "/haeoreum%00/", "/%ff%fe/x/"])
def test_an_address_with_what_nobody_types_leads_nowhere(client, address):
    assert client.get(address).status_code == 404
