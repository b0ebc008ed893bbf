"""Every address, and what every kind of person meets there. An address that is not in the tables fails the test."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, resolve

from madang.base import clock
from madang.base.people.middleware import Stranger
from madang.base.people.models import Person
from madang.cycle.vote.booth.seats import new_terminal

from .small_years import one_of_everything, same_year

pytestmark = pytest.mark.django_db
CONVENED = ("body", "call", "application", "member", "lottery")
MONEY = ("line", "act", "decision", "rating", "opinion")
TAUGHT = ("survey", "response", "answer", "course", "session", "completion", "figure", "visit")

# In Haeoreum, ten days into a stage of the year. "-" is a refusal with its reason (403), "in" the way to the sign-in
# page. POSTs are empty: 200 and 422 are the form again, so this person may fill it in; 302 is an act that was done.
# away lives next door, half is the officer who has only given the password, other is the officer of the town next door.
GUARDED = """
                                                         stranger     away resident     half    other   helper  auditor  counter operator  officer
decide  GET  /plan/start/                                      in        -        -        -        -        -        -        -        -      200
decide  POST /plan/start/                                       -        -        -        -        -        -        -        -        -      200
decide  GET  /plan/population/                                 in        -        -        -        -        -        -        -        -      200
decide  POST /plan/population/                                  -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/plan/office/measures/                       in        -        -        -        -        -        -        -        -      200
decide  POST /2027/plan/office/measures/                        -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/plan/office/measures/999999/                in        -        -        -        -        -        -        -        -      404
decide  POST /2027/plan/office/measures/999999/                 -        -        -        -        -        -        -        -        -      404
decide  GET  /2027/plan/office/                                in        -        -        -        -        -        -        -        -      200
decide  POST /2027/plan/office/                                 -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/plan/office/calendar/                       in        -        -        -        -        -        -        -        -      200
decide  POST /2027/plan/office/calendar/                        -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/plan/office/year/                           in        -        -        -        -        -        -        -        -      200
decide  POST /2027/plan/office/year/                            -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/plan/office/ordinance/                      in        -        -        -        -        -        -        -        -      200
decide  POST /2027/plan/office/ordinance/                       -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/plan/office/tracks/                         in        -        -        -        -        -        -        -        -      200
decide  POST /2027/plan/office/tracks/                          -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/plan/office/tracks/city/                    in        -        -        -        -        -        -        -        -      200
decide  POST /2027/plan/office/tracks/city/                     -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/plan/office/tracks/city/remove/             in        -        -        -        -        -        -        -        -      405
decide  POST /2027/plan/office/tracks/city/remove/              -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/plan/office/draft/                          in        -        -        -        -        -        -        -        -      200
decide  POST /2027/plan/office/draft/                           -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/plan/office/draft/discard/                  in        -        -        -        -        -        -        -        -      405
decide  POST /2027/plan/office/draft/discard/                   -        -        -        -        -        -        -        -        -      302
decide  GET  /2027/plan/office/publish/                        in        -        -        -        -        -        -        -        -      200
decide  POST /2027/plan/office/publish/                         -        -        -        -        -        -        -        -        -        -
propose GET  /2027/propose/new/                                200        -      200        -        -        -        -        -        -        -
propose POST /2027/propose/new/                                200        -      200        -        -        -        -        -        -        -
decide  GET  /2027/propose/new/                                 -        -        -        -        -        -        -        -        -        -
decide  POST /2027/propose/new/                                 -        -        -        -        -        -        -        -        -        -
propose GET  /2027/propose/draft/{draft}/                      200        -      200        -        -        -        -        -        -        -
propose POST /2027/propose/draft/{draft}/                      200        -      200        -        -        -        -        -        -        -
propose GET  /2027/propose/autosave/                                    405      405      405      405      405      405      405      405      405      405
propose POST /2027/propose/autosave/                                    200      204      200      204      204      204      204      204      204      204
decide  GET  /2027/propose/desk/                                in        -        -        -        -      200        -        -        -      200
decide  POST /2027/propose/desk/                                 -        -        -        -        -      200        -        -        -      200
decide  GET  /2027/propose/sheet/                               in        -        -        -        -      200        -        -        -      200
decide  POST /2027/propose/sheet/                                -        -        -        -        -      200        -        -        -      200
decide  GET  /2027/propose/prices/                              in        -        -        -        -        -        -        -        -      200
decide  POST /2027/propose/prices/                               -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/propose/programmes/                                   in        -        -        -        -        -        -        -        -      200
decide  POST /2027/propose/programmes/                                    -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/propose/complaints/                                   in        -        -        -        -        -        -        -        -      200
decide  POST /2027/propose/complaints/                                    -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/propose/ledger/                              in        -        -        -        -        -        -        -        -      200
decide  POST /2027/propose/ledger/                               -        -        -        -        -        -        -        -        -      405
decide  GET  /2027/propose/ledger.csv                           in        -        -        -        -        -        -        -        -      200
decide  POST /2027/propose/ledger.csv                            -        -        -        -        -        -        -        -        -      405
decide  GET  /2027/propose/2/handle/                            in        -        -        -        -        -        -        -        -      200
decide  POST /2027/propose/2/handle/                             -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/propose/2/transfer/                          in        -        -        -        -        -        -        -        -      200
decide  POST /2027/propose/2/transfer/                           -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/propose/2/merge/                             in        -        -        -        -        -        -        -        -      200
decide  POST /2027/propose/2/merge/                              -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/propose/2/split/                             in        -        -        -        -        -        -        -        -      200
decide  POST /2027/propose/2/split/                              -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/propose/2/signatures/                        in        -        -        -        -      200        -        -        -      200
decide  POST /2027/propose/2/signatures/                         -        -        -        -        -      200        -        -        -      200
decide  GET  /2027/propose/2/complete/                          in        -        -        -        -        -        -        -        -        -
decide  POST /2027/propose/2/complete/                           -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/propose/2/together/                          in        -      200        -        -        -        -        -        -        -
decide  POST /2027/propose/2/together/                           -        -      200        -        -        -        -        -        -        -
decide  GET  /2027/propose/2/join/nothing/                      in        -        -        -        -        -        -        -        -        -
decide  POST /2027/propose/2/join/nothing/                       -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/propose/2/files/                             in        -      200        -        -      200        -        -        -      200
decide  POST /2027/propose/2/files/                              -        -      200        -        -      200        -        -        -      200
decide  GET  /2027/propose/waiting/                            in        -        -        -        -        -        -        -        -      200
decide  POST /2027/propose/waiting/                             -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/propose/waiting/publish/                    in        -        -        -        -        -        -        -        -      405
decide  POST /2027/propose/waiting/publish/                     -        -        -        -        -        -        -        -        -      302
decide  GET  /2027/propose/waiting/answer/                               in        -        -        -        -        -        -        -        -      405
decide  POST /2027/propose/waiting/answer/                                -        -        -        -        -        -        -        -        -      422
decide  GET  /2027/propose/waiting/filters/                              in        -        -        -        -        -        -        -        -      405
decide  POST /2027/propose/waiting/filters/                               -        -        -        -        -        -        -        -        -      302
decide  GET  /2027/propose/waiting/filters/1/forget/                     in        -        -        -        -        -        -        -        -      405
decide  POST /2027/propose/waiting/filters/1/forget/                      -        -        -        -        -        -        -        -        -      302
decide  GET  /2027/propose/2/                                   -        -      200        -        -        -        -        -        -      200
decide  POST /2027/propose/2/                                   -        -      200        -        -        -        -        -        -      200
decide  GET  /2027/propose/2/decline/                          in        -        -        -        -        -        -        -        -      200
decide  POST /2027/propose/2/decline/                           -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/propose/1/price/                            in        -        -        -        -        -        -        -        -      200
decide  POST /2027/propose/1/price/                             -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/propose/2/withdraw/                         in      405      405      405      405      405      405      405      405      405
decide  POST /2027/propose/2/withdraw/                         in        -      302        -        -        -        -        -        -        -
decide  GET  /2027/vote/papers/                                in        -        -        -        -        -        -        -        -      200
decide  POST /2027/vote/papers/                                 -        -        -        -        -        -        -        -        -      200
propose GET  /2027/vote/papers/dong/                           in        -        -        -        -        -        -        -        -      200
propose POST /2027/vote/papers/dong/                            -        -        -        -        -        -        -        -        -      200
vote    GET  /2027/vote/papers/dong/                           in        -        -        -        -        -        -        -        -        -
vote    POST /2027/vote/papers/dong/                            -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/vote/papers/dong/                           in        -        -        -        -        -        -        -        -        -
decide  POST /2027/vote/papers/dong/                            -        -        -        -        -        -        -        -        -        -
propose GET  /2027/vote/dong/                                   -        -        -        -        -        -        -        -        -        -
propose POST /2027/vote/dong/                                   -        -        -        -        -        -        -        -        -        -
vote    GET  /2027/vote/dong/                                  in        -      200        -        -        -        -        -        -        -
vote    POST /2027/vote/dong/                                  in        -      200        -        -        -        -        -        -        -
decide  GET  /2027/vote/dong/                                   -        -        -        -        -        -        -        -        -        -
decide  POST /2027/vote/dong/                                   -        -        -        -        -        -        -        -        -        -
propose GET  /2027/vote/dong/confirm/                         405      405      405      405      405      405      405      405      405      405
propose POST /2027/vote/dong/confirm/                           -        -        -        -        -        -        -        -        -        -
vote    GET  /2027/vote/dong/confirm/                         405      405      405      405      405      405      405      405      405      405
vote    POST /2027/vote/dong/confirm/                           -        -      422        -        -        -        -        -        -        -
decide  GET  /2027/vote/dong/confirm/                         405      405      405      405      405      405      405      405      405      405
decide  POST /2027/vote/dong/confirm/                           -        -        -        -        -        -        -        -        -        -
propose GET  /2027/vote/dong/cast/                            405      405      405      405      405      405      405      405      405      405
propose POST /2027/vote/dong/cast/                              -        -        -        -        -        -        -        -        -        -
vote    GET  /2027/vote/dong/cast/                            405      405      405      405      405      405      405      405      405      405
vote    POST /2027/vote/dong/cast/                              -        -      422        -        -        -        -        -        -        -
decide  GET  /2027/vote/dong/cast/                            405      405      405      405      405      405      405      405      405      405
decide  POST /2027/vote/dong/cast/                              -        -        -        -        -        -        -        -        -        -
review  GET  /2027/review/desk/                                    in        -        -        -        -        -        -        -        -      200
review  POST /2027/review/desk/                                     -        -        -        -        -        -        -        -        -      200
review  GET  /2027/review/desk/assign/                             in        -        -        -        -        -        -        -        -      405
review  POST /2027/review/desk/assign/                              -        -        -        -        -        -        -        -        -      302
review  GET  /2027/review/desk/filters/                            in        -        -        -        -        -        -        -        -      405
review  POST /2027/review/desk/filters/                             -        -        -        -        -        -        -        -        -      302
review  GET  /2027/review/desk/filters/1/forget/                   in        -        -        -        -        -        -        -        -      405
review  POST /2027/review/desk/filters/1/forget/                    -        -        -        -        -        -        -        -        -      302
review  GET  /2027/review/desk/1/                                  in        -        -        -        -        -        -        -        -      200
review  POST /2027/review/desk/1/                                   -        -        -        -        -        -        -        -        -        -
review  GET  /2027/review/desk/1/sheet/                            in        -        -        -        -        -        -        -        -        -
review  POST /2027/review/desk/1/sheet/                             -        -        -        -        -        -        -        -        -        -
review  GET  /2027/review/settings/                                in        -        -        -        -        -        -        -        -      200
review  POST /2027/review/settings/                                 -        -        -        -        -        -        -        -        -      200
review  GET  /2027/review/settings/terms/                          in        -        -        -        -        -        -        -        -      200
review  POST /2027/review/settings/terms/                           -        -        -        -        -        -        -        -        -      200
review  GET  /2027/review/settings/terms/dong/                           in        -        -        -        -        -        -        -        -      200
review  POST /2027/review/settings/terms/dong/                            -        -        -        -        -        -        -        -        -      200
review  GET  /2027/review/settings/criteria/take/                  in        -        -        -        -        -        -        -        -      405
review  POST /2027/review/settings/criteria/take/                   -        -        -        -        -        -        -        -        -      302
review  GET  /2027/review/settings/criteria/new/                   in        -        -        -        -        -        -        -        -      200
review  POST /2027/review/settings/criteria/new/                    -        -        -        -        -        -        -        -        -      200
review  GET  /2027/review/settings/criteria/999999/                in        -        -        -        -        -        -        -        -      404
review  POST /2027/review/settings/criteria/999999/                 -        -        -        -        -        -        -        -        -      404
review  GET  /2027/review/settings/offices/new/                    in        -        -        -        -        -        -        -        -      200
review  POST /2027/review/settings/offices/new/                     -        -        -        -        -        -        -        -        -      200
review  GET  /2027/review/settings/offices/999999/                 in        -        -        -        -        -        -        -        -      404
review  POST /2027/review/settings/offices/999999/                  -        -        -        -        -        -        -        -        -      404
review  GET  /2027/review/2/                                        -        -      200        -        -        -        -        -        -      200
review  POST /2027/review/2/                                        -        -      200        -        -        -        -        -        -      200
review  GET  /2027/review/1/answer/                                in        -        -        -        -        -        -        -        -        -
review  POST /2027/review/1/answer/                                 -        -        -        -        -        -        -        -        -        -
review  GET  /2027/review/1/consent/                               in        -        -        -        -        -        -        -        -        -
review  POST /2027/review/1/consent/                                -        -        -        -        -        -        -        -        -        -
review  GET  /2027/review/1/appeal/                                in        -        -        -        -        -        -        -        -        -
review  POST /2027/review/1/appeal/                                 -        -        -        -        -        -        -        -        -        -
review  GET  /2027/review/1/panel/                                 in        -        -        -        -        -        -        -        -        -
review  POST /2027/review/1/panel/                                  -        -        -        -        -        -        -        -        -        -
review  GET  /2027/review/1/notice/                                in        -      404        -        -        -        -        -        -      404
review  POST /2027/review/1/notice/                                 -        -      404        -        -        -        -        -        -      404
review  GET  /2027/review/1/notice.html                            in        -      404        -        -        -        -        -        -      404
review  POST /2027/review/1/notice.html                             -        -      404        -        -        -        -        -        -      404
decide  GET  /2027/deliberate/rounds/999999/mine/                       in      404      404      404      404      404      404      404      404      404
decide  POST /2027/deliberate/rounds/999999/mine/                        -      404      404      404      404      404      404      404      404      404
decide  GET  /2027/deliberate/rounds/999999/sheet/1/                    in      404      404      404      404      404      404      404      404      404
decide  POST /2027/deliberate/rounds/999999/sheet/1/                     -      404      404      404      404      404      404      404      404      404
decide  GET  /2027/deliberate/rounds/999999/sign/                       in      404      404      404      404      404      404      404      404      404
decide  POST /2027/deliberate/rounds/999999/sign/                        -      404      404      404      404      404      404      404      404      404
decide  GET  /2027/deliberate/hearings/999999/taken-down/               in        -        -        -        -      404        -        -        -      404
decide  POST /2027/deliberate/hearings/999999/taken-down/                -        -        -        -        -      404        -        -        -      404
decide  GET  /2027/deliberate/hearings/999999/1/                        in        -        -        -        -        -        -        -        -      404
decide  POST /2027/deliberate/hearings/999999/1/                         -        -        -        -        -        -        -        -        -      404
decide  GET  /2027/deliberate/opinions/999999/add/                      in      405      405      405      405      405      405      405      405      405
decide  POST /2027/deliberate/opinions/999999/add/                       -      404      404      404      404      404      404      404      404      404
decide  GET  /2027/deliberate/opinions/999999/end/                      in        -        -        -        -        -        -        -        -      405
decide  POST /2027/deliberate/opinions/999999/end/                       -        -        -        -        -        -        -        -        -      404
decide  GET  /2027/deliberate/together/999999/open/                     in      405      405      405      405      405      405      405      405      405
decide  POST /2027/deliberate/together/999999/open/                      -      404      404      404      404      404      404      404      404      404
decide  GET  /2027/deliberate/together/999999/change/1/                 in      404      404      404      404      404      404      404      404      404
decide  POST /2027/deliberate/together/999999/change/1/                  -      404      404      404      404      404      404      404      404      404
decide  GET  /2027/deliberate/together/999999/answer/1/                 in      404      404      404      404      404      404      404      404      404
decide  POST /2027/deliberate/together/999999/answer/1/                  -      404      404      404      404      404      404      404      404      404
decide  GET  /2027/deliberate/together/999999/settle/                   in      405      405      405      405      405      405      405      405      405
decide  POST /2027/deliberate/together/999999/settle/                    -      404      404      404      404      404      404      404      404      404
decide  GET  /2027/deliberate/desk/                                     in        -        -        -        -        -        -        -        -      200
decide  POST /2027/deliberate/desk/                                      -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/deliberate/desk/rounds/new/                          in        -        -        -        -        -        -        -        -      200
decide  POST /2027/deliberate/desk/rounds/new/                           -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/deliberate/desk/hearings/new/                        in        -        -        -        -        -        -        -        -      200
decide  POST /2027/deliberate/desk/hearings/new/                         -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/deliberate/desk/opinions/new/                        in        -        -        -        -        -        -        -        -      200
decide  POST /2027/deliberate/desk/opinions/new/                         -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/deliberate/desk/rounds/999999/                       in        -        -        -        -        -        -        -        -      404
decide  POST /2027/deliberate/desk/rounds/999999/                        -        -        -        -        -        -        -        -        -      404
decide  GET  /2027/deliberate/desk/rounds/999999/shortlist/             in        -        -        -        -        -        -        -        -      404
decide  POST /2027/deliberate/desk/rounds/999999/shortlist/              -        -        -        -        -        -        -        -        -      404
decide  GET  /2027/deliberate/desk/rounds/999999/paper/1/               in        -        -        -        -        -        -        -        -      404
decide  POST /2027/deliberate/desk/rounds/999999/paper/1/                -        -        -        -        -        -        -        -        -      404
vote    GET  /2027/vote/papers/dong/box/                         in        -        -        -        -        -        -      200        -      200
vote    POST /2027/vote/papers/dong/box/                          -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/vote/papers/dong/box/                         in        -        -        -        -        -        -      200        -      200
decide  POST /2027/vote/papers/dong/box/                          -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/vote/papers/dong/audit/                          in        -        -        -        -        -        -      200        -      200
decide  POST /2027/vote/papers/dong/audit/                           -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/vote/papers/dong/show/                           in        -        -        -        -        -        -      200        -      200
decide  POST /2027/vote/papers/dong/show/                            -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/vote/papers/city/show/                           in        -        -        -        -        -        -      200        -      200
decide  POST /2027/vote/papers/city/show/                            -        -        -        -        -        -        -      200        -      200
decide  GET  /2027/vote/papers/dong/trustees/                       in        -        -        -        -        -        -        -        -        -
decide  POST /2027/vote/papers/dong/trustees/                        -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/vote/papers/dong/trustees/box.txt                in        -        -        -        -        -        -        -        -        -
decide  POST /2027/vote/papers/dong/trustees/box.txt                 -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/vote/papers/dong/openings/                       in        -        -        -        -        -        -        -        -        -
decide  POST /2027/vote/papers/dong/openings/                        -        -        -        -        -        -        -        -        -        -
propose GET  /2027/vote/dong/receipt/                            in        -      200        -        -        -        -        -        -        -
propose POST /2027/vote/dong/receipt/                             -        -      200        -        -        -        -        -        -        -
vote    GET  /2027/vote/dong/receipt/                            in        -      200        -        -        -        -        -        -        -
vote    POST /2027/vote/dong/receipt/                             -        -      200        -        -        -        -        -        -        -
decide  GET  /2027/vote/dong/receipt/                            in        -      200        -        -        -        -        -        -        -
decide  POST /2027/vote/dong/receipt/                             -        -      200        -        -        -        -        -        -        -
vote    GET  /2027/vote/dong/resume/                            405      405      405      405      405      405      405      405      405      405
vote    POST /2027/vote/dong/resume/                              -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/vote/dong/resume/                            405      405      405      405      405      405      405      405      405      405
decide  POST /2027/vote/dong/resume/                              -        -        -        -        -        -        -        -        -        -
vote    GET  /2027/vote/papers/dong/roll/                            in        -        -        -        -        -        -        -        -      200
vote    POST /2027/vote/papers/dong/roll/                             -        -        -        -        -        -        -        -        -      200
vote    GET  /2027/vote/papers/dong/roll/bring/                      in        -        -        -        -        -        -        -        -      200
vote    POST /2027/vote/papers/dong/roll/bring/                       -        -        -        -        -        -        -        -        -      200
vote    GET  /2027/vote/papers/dong/roll/settle/                    405      405      405      405      405      405      405      405      405      405
vote    POST /2027/vote/papers/dong/roll/settle/                      -        -        -        -        -        -        -        -        -        -
vote    GET  /2027/vote/papers/dong/roll/letters/                    in        -        -        -        -        -        -        -        -        -
vote    POST /2027/vote/papers/dong/roll/letters/                     -        -        -        -        -        -        -        -        -        -
vote    GET  /2027/vote/papers/dong/roll/letters/1/void/            405      405      405      405      405      405      405      405      405      405
vote    POST /2027/vote/papers/dong/roll/letters/1/void/              -        -        -        -        -        -        -        -        -      404
vote    GET  /2027/vote/papers/dong/roll/find/                       in        -        -        -        -        -        -        -        -      200
vote    POST /2027/vote/papers/dong/roll/find/                        -        -        -        -        -        -        -        -        -      200
vote    GET  /2027/vote/papers/dong/roll/add/                        in        -        -        -        -        -        -        -        -      200
vote    POST /2027/vote/papers/dong/roll/add/                         -        -        -        -        -        -        -        -        -      200
vote    GET  /2027/vote/papers/dong/roll/00000000-0000-0000-0000-000000000000/void/      405      405      405      405      405      405      405      405      405      405
vote    POST /2027/vote/papers/dong/roll/00000000-0000-0000-0000-000000000000/void/        -        -        -        -        -        -        -        -        -      404
vote    GET  /2027/vote/papers/dong/roll/00000000-0000-0000-0000-000000000000/decide/      405      405      405      405      405      405      405      405      405      405
vote    POST /2027/vote/papers/dong/roll/00000000-0000-0000-0000-000000000000/decide/        -        -        -        -        -        -        -        -        -      404
decide  GET  /2027/vote/papers/dong/objections/                          in        -        -        -        -        -        -        -        -      200
decide  POST /2027/vote/papers/dong/objections/                           -        -        -        -        -        -        -        -        -      422
decide  GET  /2027/vote/papers/dong/objections/1/                        in        -        -        -        -        -        -        -        -      404
decide  POST /2027/vote/papers/dong/objections/1/                         -        -        -        -        -        -        -        -        -      404
decide  GET  /2027/vote/dong/objections/                                 in      200      200      200      200      200      200      200      200      200
decide  POST /2027/vote/dong/objections/                                  -      422      422      422      422      422      422      422      422      422
vote    GET  /2027/vote/papers/dong/withdraw/                        in        -        -        -        -        -        -      200        -      200
vote    POST /2027/vote/papers/dong/withdraw/                         -        -        -        -        -        -        -      200        -      200
vote    GET  /2027/vote/dong/on-the-roll/                            in      200      200      200      200      200      200      200      200      200
vote    POST /2027/vote/dong/on-the-roll/                             -      200      200      200      200      200      200      200      200      200
propose GET  /2027/decide/dong/count/                          in        -        -        -        -        -        -        -        -        -
propose POST /2027/decide/dong/count/                           -        -        -        -        -        -        -        -        -        -
vote    GET  /2027/vote/dong/booth/                              in        -        -        -        -        -        -      200        -      200
vote    POST /2027/vote/dong/booth/                               -        -        -        -        -        -        -      200        -      200
vote    GET  /2027/vote/dong/booth/{station}/                    in        -        -        -        -        -        -      200        -      200
vote    POST /2027/vote/dong/booth/{station}/                     -        -        -        -        -        -        -      200        -      200
vote    GET  /2027/vote/dong/paper/                              in        -        -        -        -        -        -      200        -      200
vote    POST /2027/vote/dong/paper/                               -        -        -        -        -        -        -      200        -      200
vote    GET  /2027/vote/dong/paper/1/                            in        -        -        -        -        -        -      200        -      200
vote    POST /2027/vote/dong/paper/1/                             -        -        -        -        -        -        -      200        -      200
vote    GET  /2027/vote/dong/paper/1/stubs/                      in        -        -        -        -        -        -      200        -      200
vote    POST /2027/vote/dong/paper/1/stubs/                       -        -        -        -        -        -        -      200        -      200
vote    GET  /2027/vote/dong/paper/queue/                        in        -        -        -        -        -        -      200        -      200
vote    POST /2027/vote/dong/paper/queue/                         -        -        -        -        -        -        -      200        -      200
vote    GET  /2027/vote/dong/paper/1/1/                          in        -        -        -        -        -        -        -        -        -
vote    POST /2027/vote/dong/paper/1/1/                           -        -        -        -        -        -        -        -        -        -
vote    GET  /2027/vote/dong/paper/scans/00000000000000000000/full.webp       in        -        -        -        -        -        -      404        -      404
vote    POST /2027/vote/dong/paper/scans/00000000000000000000/full.webp        -        -        -        -        -        -        -      404        -      404
vote    GET  /2027/decide/dong/count/                          in        -        -        -        -        -        -        -        -        -
vote    POST /2027/decide/dong/count/                           -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/decide/dong/count/                            in        -        -        -        -        -        -        -        -        -
decide  POST /2027/decide/dong/count/                             -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/decide/city/count/                                in        -        -        -        -        -        -      200        -      200
decide  POST /2027/decide/city/count/                           -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/decide/city/count/again/                          in        -        -        -        -        -        -      405        -      405
decide  POST /2027/decide/city/count/again/                           -        -        -        -        -        -        -      302        -      302
decide  GET  /2027/decide/city/count/publish/                        in        -        -        -        -        -        -      405        -      405
decide  POST /2027/decide/city/count/publish/                         -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/decide/city/count/withdraw/                       in        -        -        -        -        -        -      405        -      405
decide  POST /2027/decide/city/count/withdraw/                        -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/decide/city/resolution/                           in        -        -        -        -        -        -        -        -      200
decide  POST /2027/decide/city/resolution/                            -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/decide/dong/count/again/                          in        -        -        -        -        -        -      405        -      405
decide  POST /2027/decide/dong/count/again/                           -        -        -        -        -        -        -      404        -      404
decide  GET  /2027/decide/dong/count/publish/                        in        -        -        -        -        -        -      405        -      405
decide  POST /2027/decide/dong/count/publish/                         -        -        -        -        -        -        -      404        -      404
decide  GET  /2027/decide/dong/count/withdraw/                       in        -        -        -        -        -        -      405        -      405
decide  POST /2027/decide/dong/count/withdraw/                        -        -        -        -        -        -        -      404        -      404
decide  GET  /2027/decide/dong/resolution/                           in        -        -        -        -        -        -        -        -      404
decide  POST /2027/decide/dong/resolution/                            -        -        -        -        -        -        -        -        -      404
decide  GET  /2027/decide/city/sheets/                               in        -        -        -        -        -        -      404        -      404
decide  POST /2027/decide/city/sheets/                                -        -        -        -        -        -        -      404        -      404
decide  GET  /2027/decide/city/sheets/committee/                     in        -        -        -        -        -        -      404        -      404
decide  POST /2027/decide/city/sheets/committee/                      -        -        -        -        -        -        -      404        -      404
decide  GET  /2027/decide/city/sheets/committee/blank.csv            in        -        -        -        -        -        -      404        -      404
decide  POST /2027/decide/city/sheets/committee/blank.csv             -        -        -        -        -        -        -      404        -      404
decide  GET  /desk/                                            in        -        -        -        -      200      200      200      200      200
decide  POST /desk/                                             -        -        -        -        -      200      200      200      200      200
decide  GET  /desk/government/                                 in        -        -        -        -        -        -        -      200      200
decide  POST /desk/government/                                  -        -        -        -        -        -        -        -      200      200
decide  GET  /record/audit/                                    in        -        -        -        -        -      200        -        -      200
decide  POST /record/audit/                                     -        -        -        -        -        -      200        -        -      200
decide  GET  /people/office/                                   in        -        -        -        -        -      200        -      200      200
decide  POST /people/office/                                    -        -        -        -        -        -      200        -      200      200
decide  GET  /people/office/give/                              in        -        -        -        -        -        -        -      200      200
decide  POST /people/office/give/                               -        -        -        -        -        -        -        -      200      200
decide  GET  /people/office/part/{part}/end/                  405      405      405      405      405      405      405      405      405      405
decide  POST /people/office/part/{part}/end/                    -        -      302        -        -        -        -        -      302      302
decide  GET  /people/office/person/{person}/                   in        -        -        -        -      200      200        -      200      200
decide  POST /people/office/person/{person}/                    -        -        -        -        -      200      200        -      200      200
decide  GET  /people/office/desk/                              in        -        -        -        -      200        -        -        -      200
decide  POST /people/office/desk/                               -        -        -        -        -      200        -        -        -      200
decide  GET  /people/office/codes/                             in        -        -        -        -        -        -        -        -      200
decide  POST /people/office/codes/                              -        -        -        -        -        -        -        -        -      200
decide  GET  /people/office/codes/{batch}/void/               405      405      405      405      405      405      405      405      405      405
decide  POST /people/office/codes/{batch}/void/                 -        -        -        -        -        -        -        -        -      302
decide  GET  /notices/{letter}/read/                           in      405      405      405      405      405      405      405      405      405
decide  POST /notices/{letter}/read/                            -        -      302        -        -        -        -        -        -        -
decide  GET  /meetings/desk/                                        in        -        -        -        -        -        -        -        -      200
decide  POST /meetings/desk/                                         -        -        -        -        -        -        -        -        -      200
decide  GET  /meetings/desk/new/                                    in        -        -        -        -        -        -        -        -      200
decide  POST /meetings/desk/new/                                     -        -        -        -        -        -        -        -        -      200
decide  GET  /meetings/desk/hosts/{host}/                           in        -        -        -        -        -        -        -        -      200
decide  POST /meetings/desk/hosts/{host}/                            -        -        -        -        -        -        -        -        -      200
decide  GET  /meetings/desk/needs/{need}/                           in        -        -        -        -        -        -        -        -      200
decide  POST /meetings/desk/needs/{need}/                            -        -        -        -        -        -        -        -        -      200
decide  GET  /meetings/desk/items/{item}/                           in        -        -        -        -        -        -        -        -      200
decide  POST /meetings/desk/items/{item}/                            -        -        -        -        -        -        -        -        -        -
decide  GET  /meetings/desk/{meeting}/                              in        -        -        -        -        -        -        -        -      200
decide  POST /meetings/desk/{meeting}/                               -        -        -        -        -        -        -        -        -        -
decide  GET  /meetings/desk/{meeting}/sheet/                        in        -        -        -        -        -        -        -        -      200
decide  POST /meetings/desk/{meeting}/sheet/                         -        -        -        -        -        -        -        -        -      405
decide  GET  /meetings/desk/{meeting}/sheet.html                    in        -        -        -        -        -        -        -        -      200
decide  POST /meetings/desk/{meeting}/sheet.html                     -        -        -        -        -        -        -        -        -      405
decide  GET  /meetings/desk/{meeting}/paper/                        in        -        -        -        -        -        -        -        -      404
decide  POST /meetings/desk/{meeting}/paper/                         -        -        -        -        -        -        -        -        -      404
decide  GET  /meetings/desk/{meeting}/paper.html                    in        -        -        -        -        -        -        -        -      404
decide  POST /meetings/desk/{meeting}/paper.html                     -        -        -        -        -        -        -        -        -      404
decide  GET  /meetings/{meeting}/approve/                           in      404      404      404      404      404      404      404      404      404
decide  POST /meetings/{meeting}/approve/                            -      404      404      404      404      404      404      404      404      404
decide  GET  /meetings/{meeting}/reply/                             in      405      405      405      405      405      405      405      405      405
decide  POST /meetings/{meeting}/reply/                              -        -      422        -        -        -        -        -        -        -
decide  GET  /meetings/{meeting}/voice/999999/                      in      405      405      405      405      405      405      405      405      405
decide  POST /meetings/{meeting}/voice/999999/                       -      404      404      404      404      404      404      404      404      404
decide  GET  /meetings/{meeting}/leave/                             in      405      405      405      405      405      405      405      405      405
decide  POST /meetings/{meeting}/leave/                              -        -      422        -        -        -        -        -        -        -
decide  GET  /meetings/{meeting}/need/                              in      200      200      200      200      200      200      200      200      200
decide  POST /meetings/{meeting}/need/                               -      200      200      200      200      200      200      200      200      200
decide  GET  /meetings/{meeting}/need/{need}/take-back/             in      405      405      405      405      405      405      405      405      405
decide  POST /meetings/{meeting}/need/{need}/take-back/              -        -      302        -        -        -        -        -        -        -
decide  GET  /documents/made/                                         in        -        -        -        -        -        -        -        -      200
decide  POST /documents/made/                                          -        -        -        -        -        -        -        -        -      405
decide  GET  /documents/made/{making}/                                in        -        -        -        -        -        -        -        -      200
decide  POST /documents/made/{making}/                                 -      405      405      405      405      405      405      405      405      405
decide  GET  /documents/made/{making}/again/                          in      405      405      405      405      405      405      405      405      405
decide  POST /documents/made/{making}/again/                           -        -        -        -        -        -        -        -        -      302
decide  GET  /documents/made/file/00000000000000000000/x.pdf         404      404      404      404      404      404      404      404      404      404
decide  POST /documents/made/file/00000000000000000000/x.pdf         405      405      405      405      405      405      405      405      405      405
decide  GET  /documents/blanks/                                       in        -        -        -        -        -        -        -        -      200
decide  POST /documents/blanks/                                        -        -        -        -        -        -        -        -        -      405
decide  GET  /documents/blanks/statement/                             in        -        -        -        -        -        -        -        -      200
decide  POST /documents/blanks/statement/                              -        -        -        -        -        -        -        -        -      200
decide  GET  /documents/blanks/statement/start.hwpx                   in        -        -        -        -        -        -        -        -      200
decide  POST /documents/blanks/statement/start.hwpx                    -        -        -        -        -        -        -        -        -      405
decide  GET  /documents/blanks/statement/2/try.hwpx                   in        -        -        -        -        -        -        -        -      404
decide  POST /documents/blanks/statement/2/try.hwpx                    -        -        -        -        -        -        -        -        -      405
decide  GET  /documents/blanks/statement/1/retire/                    in        -        -        -        -        -        -        -        -      405
decide  POST /documents/blanks/statement/1/retire/                     -        -        -        -        -        -        -        -        -      302
decide  GET  /surveys/desk/                                               in        -        -        -        -      200        -        -        -      200
decide  POST /surveys/desk/                                                -        -        -        -        -      200        -        -        -      200
decide  GET  /surveys/desk/new/                                           in        -        -        -        -        -        -        -        -      200
decide  POST /surveys/desk/new/                                            -        -        -        -        -        -        -        -        -      200
decide  GET  /surveys/desk/{survey}/                                      in        -        -        -        -      200        -        -        -      200
decide  POST /surveys/desk/{survey}/                                       -        -        -        -        -      200        -        -        -      200
decide  GET  /surveys/desk/{survey}/change/                               in        -        -        -        -        -        -        -        -        -
decide  POST /surveys/desk/{survey}/change/                                -        -        -        -        -        -        -        -        -        -
decide  GET  /surveys/desk/{survey}/question/                             in        -        -        -        -        -        -        -        -        -
decide  POST /surveys/desk/{survey}/question/                              -        -        -        -        -        -        -        -        -        -
decide  GET  /surveys/desk/{survey}/question/1/                           in        -        -        -        -        -        -        -        -        -
decide  POST /surveys/desk/{survey}/question/1/                            -        -        -        -        -        -        -        -        -        -
decide  GET  /surveys/desk/{survey}/question/1/remove/                    in        -        -        -        -        -        -        -        -      405
decide  POST /surveys/desk/{survey}/question/1/remove/                     -        -        -        -        -        -        -        -        -        -
decide  GET  /surveys/desk/{survey}/publish/                              in        -        -        -        -        -        -        -        -      405
decide  POST /surveys/desk/{survey}/publish/                               -        -        -        -        -        -        -        -        -        -
decide  GET  /surveys/desk/{survey}/prolong/                              in        -        -        -        -        -        -        -        -      405
decide  POST /surveys/desk/{survey}/prolong/                               -        -        -        -        -        -        -        -        -      422
decide  GET  /surveys/desk/{survey}/end/                                  in        -        -        -        -        -        -        -        -      405
decide  POST /surveys/desk/{survey}/end/                                   -        -        -        -        -        -        -        -        -        -
decide  GET  /surveys/desk/{survey}/texts/                                in        -        -        -        -        -        -        -        -      200
decide  POST /surveys/desk/{survey}/texts/                                 -        -        -        -        -        -        -        -        -      200
decide  GET  /surveys/desk/{survey}/texts/{answer}/                       in        -        -        -        -        -        -        -        -      405
decide  POST /surveys/desk/{survey}/texts/{answer}/                        -        -        -        -        -        -        -        -        -      422
decide  GET  /surveys/desk/{survey}/papers/                               in        -        -        -        -      200        -        -        -      200
decide  POST /surveys/desk/{survey}/papers/                                -        -        -        -        -      200        -        -        -      200
decide  GET  /surveys/desk/{survey}/papers/list/                          in        -        -        -        -      200        -        -        -      200
decide  POST /surveys/desk/{survey}/papers/list/                           -        -        -        -        -      200        -        -        -      200
decide  GET  /surveys/desk/{survey}/papers/list.csv                       in        -        -        -        -      200        -        -        -      200
decide  POST /surveys/desk/{survey}/papers/list.csv                        -        -        -        -        -      200        -        -        -      200
decide  GET  /surveys/desk/{survey}/papers/{response}/                    in        -        -        -        -      200        -        -        -      200
decide  POST /surveys/desk/{survey}/papers/{response}/                     -        -        -        -        -      302        -        -        -        -
decide  GET  /surveys/{survey}/                                          200      200      200      200      200      200      200      200      200      200
decide  POST /surveys/{survey}/                                            -      422      422      422      422      422      422      422      422      422
decide  GET  /surveys/{survey}/take-back/                                 in      405      405      405      405      405      405      405      405      405
decide  POST /surveys/{survey}/take-back/                                  -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/learn/{course}/quiz/                                   in      200      200      200      200      200      200      200      200      200
decide  POST /2027/learn/{course}/quiz/                                    -      200      200      200      200      200      200      200      200      200
decide  GET  /2027/learn/{course}/certificate/                            in      404      200      404      404      404      404      404      404      404
decide  POST /2027/learn/{course}/certificate/                             -      404      405      404      404      404      404      404      404      404
decide  GET  /2027/learn/{course}/certificate.html                        in      404      200      404      404      404      404      404      404      404
decide  POST /2027/learn/{course}/certificate.html                         -      404      405      404      404      404      404      404      404      404
decide  GET  /2027/learn/sessions/{session}/register/                     in      405      405      405      405      405      405      405      405      405
decide  POST /2027/learn/sessions/{session}/register/                      -      302      302      302      302      302      302      302      302      302
decide  GET  /2027/learn/sessions/{session}/give-back/                    in      405      405      405      405      405      405      405      405      405
decide  POST /2027/learn/sessions/{session}/give-back/                     -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/learn/sessions/{session}/here/                         in        -        -        -        -        -        -        -        -        -
decide  POST /2027/learn/sessions/{session}/here/                          -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/learn/desk/                                            in        -        -        -        -      200        -        -        -      200
decide  POST /2027/learn/desk/                                             -        -        -        -        -      200        -        -        -      200
decide  GET  /2027/learn/desk/standard/                                   in        -        -        -        -        -        -        -        -      405
decide  POST /2027/learn/desk/standard/                                    -        -        -        -        -        -        -        -        -      302
decide  GET  /2027/learn/desk/courses/new/                                in        -        -        -        -        -        -        -        -      200
decide  POST /2027/learn/desk/courses/new/                                 -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/learn/desk/courses/{course}/                           in        -        -        -        -        -        -        -        -      200
decide  POST /2027/learn/desk/courses/{course}/                            -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/learn/desk/courses/{course}/change/                    in        -        -        -        -        -        -        -        -      200
decide  POST /2027/learn/desk/courses/{course}/change/                     -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/learn/desk/courses/{course}/publish/                   in        -        -        -        -        -        -        -        -      405
decide  POST /2027/learn/desk/courses/{course}/publish/                    -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/learn/desk/courses/{course}/lessons/new/               in        -        -        -        -        -        -        -        -      200
decide  POST /2027/learn/desk/courses/{course}/lessons/new/                -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/learn/desk/courses/{course}/lessons/1/                 in        -        -        -        -        -        -        -        -      200
decide  POST /2027/learn/desk/courses/{course}/lessons/1/                  -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/learn/desk/courses/{course}/lessons/1/remove/          in        -        -        -        -        -        -        -        -      405
decide  POST /2027/learn/desk/courses/{course}/lessons/1/remove/           -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/learn/desk/courses/{course}/lessons/1/picture/         in        -        -        -        -        -        -        -        -      405
decide  POST /2027/learn/desk/courses/{course}/lessons/1/picture/          -        -        -        -        -        -        -        -        -      422
decide  GET  /2027/learn/desk/courses/{course}/lessons/1/questions/new/       in        -        -        -        -        -        -        -        -      200
decide  POST /2027/learn/desk/courses/{course}/lessons/1/questions/new/        -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/learn/desk/courses/{course}/lessons/1/questions/1/       in        -        -        -        -        -        -        -        -      200
decide  POST /2027/learn/desk/courses/{course}/lessons/1/questions/1/        -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/learn/desk/courses/{course}/sessions/new/              in        -        -        -        -        -        -        -        -      200
decide  POST /2027/learn/desk/courses/{course}/sessions/new/               -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/learn/desk/sessions/{session}/                         in        -        -        -        -      200        -        -        -      200
decide  POST /2027/learn/desk/sessions/{session}/                          -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/learn/desk/sessions/{session}/cancel/                  in        -        -        -        -        -        -        -        -      405
decide  POST /2027/learn/desk/sessions/{session}/cancel/                   -        -        -        -        -        -        -        -        -      422
decide  GET  /2027/learn/desk/sessions/{session}/code/                    in        -        -        -        -      200        -        -        -      200
decide  POST /2027/learn/desk/sessions/{session}/code/                     -        -        -        -        -      200        -        -        -      200
decide  GET  /2027/learn/desk/certificates/{completion}/withdraw/         in        -        -        -        -        -        -        -        -      405
decide  POST /2027/learn/desk/certificates/{completion}/withdraw/          -        -        -        -        -        -        -        -        -      302
decide  GET  /2027/learn/desk/figures/                                    in        -        -        -        -        -        -        -        -      200
decide  POST /2027/learn/desk/figures/                                     -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/learn/desk/figures/{figure}/remove/                    in        -        -        -        -        -        -        -        -      405
decide  POST /2027/learn/desk/figures/{figure}/remove/                     -        -        -        -        -        -        -        -        -      302
decide  GET  /2027/learn/desk/visits/                                     in        -        -        -        -      200        -        -        -      200
decide  POST /2027/learn/desk/visits/                                      -        -        -        -        -      200        -        -        -      200
decide  GET  /2027/learn/desk/visits/{visit}/                             in        -        -        -        -      200        -        -        -      200
decide  POST /2027/learn/desk/visits/{visit}/                              -        -        -        -        -      200        -        -        -      200
decide  GET  /talk/desk/                                       in        -        -        -        -        -        -        -        -      200
decide  POST /talk/desk/                                        -        -        -        -        -        -        -        -        -      200
decide  GET  /talk/desk/{text}/                                in        -        -        -        -        -        -        -        -      200
decide  POST /talk/desk/{text}/                                 -        -        -        -        -        -        -        -        -      200
decide  GET  /talk/desk/{text}/hide/                           in        -        -        -        -        -        -        -        -      405
decide  POST /talk/desk/{text}/hide/                            -        -        -        -        -        -        -        -        -      422
decide  GET  /talk/desk/{text}/leave/                          in        -        -        -        -        -        -        -        -      405
decide  POST /talk/desk/{text}/leave/                           -        -        -        -        -        -        -        -        -      422
decide  GET  /talk/desk/{text}/answer/                         in        -        -        -        -        -        -        -        -      405
decide  POST /talk/desk/{text}/answer/                          -        -        -        -        -        -        -        -        -      422
decide  GET  /talk/desk/{text}/original/                       in        -        -        -        -        -        -        -        -      405
decide  POST /talk/desk/{text}/original/                        -        -        -        -        -        -        -        -        -      422
decide  GET  /talk/{text}/reply/                               in      405      405      405      405      405      405      405      405      405
decide  POST /talk/{text}/reply/                                -      422      422      422      422      422      422      422      422      422
decide  GET  /talk/{text}/edit/                                in      405      405      405      405      405      405      405      405      405
decide  POST /talk/{text}/edit/                                 -        -        -        -        -        -        -        -        -        -
decide  GET  /talk/{text}/contest/                             in      405      405      405      405      405      405      405      405      405
decide  POST /talk/{text}/contest/                              -        -        -        -        -        -        -        -        -        -
decide  GET  /talk/{text}/take-back/                           in      405      405      405      405      405      405      405      405      405
decide  POST /talk/{text}/take-back/                            -        -      302        -        -        -        -        -        -        -
decide  GET  /2027/propose/1/talk/                            405      405      405      405      405      405      405      405      405      405
decide  POST /2027/propose/1/talk/                              -      422      422      422      422      422      422      422      422      422
decide  GET  /files/{hidden}/notice.txt                         -        -      200        -        -        -        -        -        -      200
decide  POST /files/{hidden}/notice.txt                       405      405      405      405      405      405      405      405      405      405
convene GET  /2027/convene/office/                                      in        -        -        -        -        -        -        -        -      200
convene POST /2027/convene/office/                                       -        -        -        -        -        -        -        -        -      200
convene GET  /2027/convene/office/new/                                  in        -        -        -        -        -        -        -        -      200
convene POST /2027/convene/office/new/                                   -        -        -        -        -        -        -        -        -      200
convene GET  /2027/convene/office/{body}/                               in        -        -        -        -        -        -        -        -      200
convene POST /2027/convene/office/{body}/                                -        -        -        -        -        -        -        -        -        -
convene GET  /2027/convene/office/{body}/edit/                          in        -        -        -        -        -        -        -        -      200
convene POST /2027/convene/office/{body}/edit/                           -        -        -        -        -        -        -        -        -      200
convene GET  /2027/convene/office/{body}/name/                          in        -        -        -        -        -        -        -        -      200
convene POST /2027/convene/office/{body}/name/                           -        -        -        -        -        -        -        -        -      200
convene GET  /2027/convene/office/{body}/election/                      in        -        -        -        -        -        -        -        -      200
convene POST /2027/convene/office/{body}/election/                       -        -        -        -        -        -        -        -        -      200
convene GET  /2027/convene/office/{body}/plan/                          in        -        -        -        -        -        -        -        -      200
convene POST /2027/convene/office/{body}/plan/                           -        -        -        -        -        -        -        -        -      200
convene GET  /2027/convene/office/{body}/call/                          in        -        -        -        -        -        -        -        -      200
convene POST /2027/convene/office/{body}/call/                           -        -        -        -        -        -        -        -        -      200
convene GET  /2027/convene/office/{body}/rules/                         in        -        -        -        -        -        -        -        -      200
convene POST /2027/convene/office/{body}/rules/                          -        -        -        -        -        -        -        -        -      200
convene GET  /2027/convene/office/{body}/allowances/                    in        -        -        -        -        -        -        -        -      200
convene POST /2027/convene/office/{body}/allowances/                     -        -        -        -        -        -        -        -        -      200
convene GET  /2027/convene/office/members/{member}/                     in        -        -        -        -        -        -        -        -      200
convene POST /2027/convene/office/members/{member}/                      -        -        -        -        -        -        -        -        -        -
convene GET  /2027/convene/office/calls/{call}/                         in        -        -        -        -        -        -        -        -      200
convene POST /2027/convene/office/calls/{call}/                          -        -        -        -        -        -        -        -        -        -
convene GET  /2027/convene/office/applications/{application}/           in        -        -        -        -        -        -        -        -      200
convene POST /2027/convene/office/applications/{application}/            -        -        -        -        -        -        -        -        -      200
convene GET  /2027/convene/office/lottery/{lottery}/                    in        -        -        -        -        -        -        -        -      200
convene POST /2027/convene/office/lottery/{lottery}/                     -        -        -        -        -        -        -        -        -        -
convene GET  /2027/convene/{body}/interests/                            in        -        -        -        -        -        -        -        -      200
convene POST /2027/convene/{body}/interests/                             -        -        -        -        -        -        -        -        -      200
convene GET  /2027/convene/calls/{call}/apply/                          in      200      200      200      200      200      200      200      200      200
convene POST /2027/convene/calls/{call}/apply/                           -      200      200      200      200      200      200      200      200      200
convene GET  /2027/convene/calls/{call}/withdraw/                      405      405      405      405      405      405      405      405      405      405
convene POST /2027/convene/calls/{call}/withdraw/                        -        -        -        -        -        -        -        -        -        -
convene GET  /2027/convene/lottery/{lottery}/receipt.json               in        -        -        -        -        -        -        -        -        -
convene POST /2027/convene/lottery/{lottery}/receipt.json                -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/settle/in/2027/talk/                        405      405      405      405      405      405      405      405      405      405
decide  POST /2027/settle/in/2027/talk/                          -      422      422      422      422      422      422      422      422      422
decide  GET  /2027/settle/desk/                                 in        -        -        -        -        -        -        -        -      200
decide  POST /2027/settle/desk/                                  -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/settle/desk/2027/                            in        -        -        -        -        -        -        -        -      200
decide  POST /2027/settle/desk/2027/                             -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/settle/desk/2027/open/                       in        -        -        -        -        -        -        -        -        -
decide  POST /2027/settle/desk/2027/open/                        -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/settle/desk/2027/reasons/                    in        -        -        -        -        -        -        -        -      200
decide  POST /2027/settle/desk/2027/reasons/                     -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/settle/desk/2027/indicators/                 in        -        -        -        -        -        -        -        -      200
decide  POST /2027/settle/desk/2027/indicators/                  -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/settle/desk/2027/indicators/new/             in        -        -        -        -        -        -        -        -      200
decide  POST /2027/settle/desk/2027/indicators/new/              -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/settle/desk/2027/draw-up/                    in        -        -        -        -        -        -        -        -      405
decide  POST /2027/settle/desk/2027/draw-up/                     -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/settle/desk/2027/reopen/                     in        -        -        -        -        -        -        -        -        -
decide  POST /2027/settle/desk/2027/reopen/                      -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/settle/desk/2027/inspection/                 in        -        -        -        -        -        -        -        -        -
decide  POST /2027/settle/desk/2027/inspection/                  -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/settle/desk/2027/approval/                   in        -        -        -        -        -        -        -        -      200
decide  POST /2027/settle/desk/2027/approval/                    -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/settle/desk/2027/notice/                     in        -        -        -        -        -        -        -        -        -
decide  POST /2027/settle/desk/2027/notice/                      -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/settle/desk/2027/meeting/                    in        -        -        -        -        -        -        -        -      200
decide  POST /2027/settle/desk/2027/meeting/                     -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/settle/desk/2027/survey/                     in        -        -        -        -        -        -        -        -      200
decide  POST /2027/settle/desk/2027/survey/                      -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/settle/desk/opinions/{opinion}/              in        -        -        -        -        -        -        -        -      200
decide  POST /2027/settle/desk/opinions/{opinion}/               -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/desk/                            in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/desk/                             -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/desk/start/                      in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/desk/start/                       -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/desk/report/2027-1/              in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/desk/report/2027-1/               -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/desk/books/                      in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/desk/books/                       -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/desk/1/                          in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/desk/1/                           -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/desk/1/steps/                    in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/desk/1/steps/                     -        -        -        -        -        -        -        -        -      422
decide  GET  /2027/execute/desk/1/contract/                 in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/desk/1/contract/                  -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/desk/1/contract/1/               in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/desk/1/contract/1/                -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/desk/1/pay/                      in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/desk/1/pay/                       -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/desk/1/pay/1/back/               in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/desk/1/pay/1/back/                -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/desk/1/change/                   in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/desk/1/change/                    -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/budget/office/council/supplement/                         in        -        -        -        -        -        -        -        -      405
decide  POST /2027/budget/office/council/supplement/                          -        -        -        -        -        -        -        -        -      302
decide  GET  /2027/budget/office/council/0/submit/                           in        -        -        -        -        -        -        -        -        -
decide  POST /2027/budget/office/council/0/submit/                            -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/budget/office/council/0/supplement/                       in        -        -        -        -        -        -        -        -        -
decide  POST /2027/budget/office/council/0/supplement/                        -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/budget/office/council/0/amend/                            in        -        -        -        -        -        -        -        -        -
decide  POST /2027/budget/office/council/0/amend/                             -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/budget/office/council/0/acts/                             in        -        -        -        -        -        -        -        -        -
decide  POST /2027/budget/office/council/0/acts/                              -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/budget/office/council/0/decide/                           in        -        -        -        -        -        -        -        -        -
decide  POST /2027/budget/office/council/0/decide/                            -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/budget/office/council/0/table.csv                         in        -        -        -        -        -        -        -        -      200
decide  POST /2027/budget/office/council/0/table.csv                          -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/budget/office/council/acts/{act}/                        in        -        -        -        -        -        -        -        -      200
decide  POST /2027/budget/office/council/acts/{act}/                         -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/budget/office/council/decisions/{decision}/                   in        -        -        -        -        -        -        -        -      200
decide  POST /2027/budget/office/council/decisions/{decision}/                    -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/budget/office/council/reserve/1/                          in        -        -        -        -        -        -        -        -      200
decide  POST /2027/budget/office/council/reserve/1/                           -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/budget/office/statement/                    in        -        -        -        -        -        -        -        -      200
decide  POST /2027/budget/office/statement/                     -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/budget/office/statement/draft/              in        -        -        -        -        -        -        -        -      200
decide  POST /2027/budget/office/statement/draft/               -        -        -        -        -        -        -        -        -      405
decide  GET  /2027/budget/office/statement/draft.html          in        -        -        -        -        -        -        -        -      200
decide  POST /2027/budget/office/statement/draft.html           -        -        -        -        -        -        -        -        -      405
decide  GET  /2027/budget/office/calendar/bill/                in        -        -        -        -        -        -        -        -      200
decide  POST /2027/budget/office/calendar/bill/                 -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/budget/office/                                in        -        -        -        -        -        -        -        -      200
decide  POST /2027/budget/office/                                 -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/budget/office/act/                            in        -        -        -        -        -        -        -        -      405
decide  POST /2027/budget/office/act/                             -        -        -        -        -        -        -        -        -      302
decide  GET  /2027/budget/office/make/999999/                    in        -        -        -        -        -        -        -        -      405
decide  POST /2027/budget/office/make/999999/                     -        -        -        -        -        -        -        -        -      404
decide  GET  /2027/budget/office/projects/                       in        -        -        -        -        -        -        -        -      200
decide  POST /2027/budget/office/projects/                        -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/budget/office/projects/1/                     in        -        -        -        -        -        -        -        -      200
decide  POST /2027/budget/office/projects/1/                      -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/budget/office/lines/                          in        -        -        -        -        -        -        -        -      200
decide  POST /2027/budget/office/lines/                           -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/budget/office/lines/new/                      in        -        -        -        -        -        -        -        -      200
decide  POST /2027/budget/office/lines/new/                       -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/budget/office/lines/{line}/                   in        -        -        -        -        -        -        -        -      200
decide  POST /2027/budget/office/lines/{line}/                    -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/budget/office/ledger/1/                       in        -        -        -        -        -        -        -        -        -
decide  POST /2027/budget/office/ledger/1/                        -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/budget/requests/                              in        -        -        -        -        -        -        -        -      200
decide  POST /2027/budget/requests/                               -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/budget/requests/1/                            in        -        -        -        -        -        -        -        -        -
decide  POST /2027/budget/requests/1/                             -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/execute/extracts/new/                                 in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/extracts/new/                                  -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/extracts/take/                                in        -        -        -        -        -        -        -        -      405
decide  POST /2027/execute/extracts/take/                                 -        -        -        -        -        -        -        -        -      302
decide  GET  /2027/execute/extracts/1/rest/                              in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/extracts/1/rest/                               -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/extracts/1/2/                                 in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/extracts/1/2/                                  -        -        -        -        -        -        -        -        -      404
decide  GET  /2027/execute/watch/desk/                                   in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/watch/desk/                                    -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/watch/desk/checklist/                         in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/watch/desk/checklist/                          -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/watch/waste/1/                                in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/watch/waste/1/                                 -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/watch/waste/1/look/words/                     in        -        -        -        -        -        -        -        -      405
decide  POST /2027/execute/watch/waste/1/look/words/                      -        -        -        -        -        -        -        -        -      302
decide  GET  /2027/execute/watch/waste/1/hand/                           in        -        -        -        -        -        -        -        -      405
decide  POST /2027/execute/watch/waste/1/hand/                            -        -        -        -        -        -        -        -        -      422
decide  GET  /2027/execute/watch/waste/1/answer/                         in        -        -        -        -        -        -        -        -      405
decide  POST /2027/execute/watch/waste/1/answer/                          -        -        -        -        -        -        -        -        -      422
decide  GET  /2027/execute/watch/1/visit/                           in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/watch/1/visit/                            -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/watch/1/visit/1/answer/                  in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/watch/1/visit/1/answer/                   -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/watch/1/tell/                            in      200      200      200      200      200      200      200      200      200
decide  POST /2027/execute/watch/1/tell/                             -      200      200      200      200      200      200      200      200      200
decide  GET  /2027/execute/watch/1/tell/1/answer/                   in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/watch/1/tell/1/answer/                    -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/execute/watch/1/pictures/                        in        -        -        -        -        -        -        -        -      200
decide  POST /2027/execute/watch/1/pictures/                         -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/feedback/desk/                                      in        -        -        -        -        -        -        -        -      200
decide  POST /2027/feedback/desk/                                       -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/feedback/desk/replies/send/                         in        -        -        -        -        -        -        -        -      405
decide  POST /2027/feedback/desk/replies/send/                          -        -        -        -        -        -        -        -        -      302
decide  GET  /2027/feedback/desk/replies/1/excluded/                   in        -        -        -        -        -        -        -        -        -
decide  POST /2027/feedback/desk/replies/1/excluded/                    -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/feedback/desk/lessons/new/                          in        -        -        -        -        -        -        -        -      200
decide  POST /2027/feedback/desk/lessons/new/                           -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/feedback/desk/lessons/1/                            in        -        -        -        -        -        -        -        -      200
decide  POST /2027/feedback/desk/lessons/1/                             -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/feedback/desk/words/                                in        -        -        -        -        -        -        -        -      200
decide  POST /2027/feedback/desk/words/                                 -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/feedback/desk/words/{rating}/                       in        -        -        -        -        -        -        -        -      405
decide  POST /2027/feedback/desk/words/{rating}/                        -        -        -        -        -        -        -        -        -      302
decide  GET  /2027/feedback/desk/surveys/1/                            in        -        -        -        -        -        -        -        -      200
decide  POST /2027/feedback/desk/surveys/1/                             -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/feedback/desk/disclosures/settlement/               in        -        -        -        -        -        -        -        -      200
decide  POST /2027/feedback/desk/disclosures/settlement/                -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/feedback/desk/disclosures/budget/draft/             in        -        -        -        -        -        -        -        -      200
decide  POST /2027/feedback/desk/disclosures/budget/draft/              -        -        -        -        -        -        -        -        -      405
decide  GET  /2027/feedback/desk/disclosures/budget/publish/           in        -        -        -        -        -        -        -        -      405
decide  POST /2027/feedback/desk/disclosures/budget/publish/            -        -        -        -        -        -        -        -        -      302
decide  GET  /2027/feedback/desk/disclosures/budget/report/            in        -        -        -        -        -        -        -        -      405
decide  POST /2027/feedback/desk/disclosures/budget/report/             -        -        -        -        -        -        -        -        -      422
decide  GET  /2027/feedback/desk/white-paper/                          in        -        -        -        -        -        -        -        -      200
decide  POST /2027/feedback/desk/white-paper/                           -        -        -        -        -        -        -        -        -      200
decide  GET  /2027/feedback/desk/white-paper/make/                     in        -        -        -        -        -        -        -        -      405
decide  POST /2027/feedback/desk/white-paper/make/                      -        -        -        -        -        -        -        -        -      302
decide  GET  /2027/feedback/desk/white-paper/freeze/                   in        -        -        -        -        -        -        -        -      405
decide  POST /2027/feedback/desk/white-paper/freeze/                    -        -        -        -        -        -        -        -        -      302
decide  GET  /2027/feedback/desk/white-paper/vote/                     in        -        -        -        -        -        -        -        -        -
decide  POST /2027/feedback/desk/white-paper/vote/                      -        -        -        -        -        -        -        -        -        -
decide  GET  /2027/feedback/ratings/1/take-back/                       in      405      405      405      405      405      405      405      405      405
decide  POST /2027/feedback/ratings/1/take-back/                        -        -        -        -        -        -        -        -        -        -
"""

# What is for everyone, or for everyone who signed in.
OPEN = """
                                                         stranger     away resident  officer
decide  GET  /                                                200      200      200      200
decide  POST /                                                200      200      200      200
decide  GET  /2027/                                           200      200      200      200
decide  POST /2027/                                           200      200      200      200
decide  GET  /2027/plan/                                      200      200      200      200
decide  POST /2027/plan/                                      200      200      200      200
decide  GET  /2027/plan/versions/1/                           200      200      200      200
decide  POST /2027/plan/versions/1/                           200      200      200      200
decide  GET  /2027/plan/versions/2/                           404      404      404      404
decide  POST /2027/plan/versions/2/                           404      404      404      404
decide  GET  /2027/plan/versions/1/document/                  200      200      200      200
decide  POST /2027/plan/versions/1/document/                  405      405      405      405
decide  GET  /2027/plan/versions/1/document.html              200      200      200      200
decide  POST /2027/plan/versions/1/document.html              405      405      405      405
decide  GET  /2027/plan/versions/1.json                       200      200      200      200
decide  POST /2027/plan/versions/1.json                       200      200      200      200
decide  GET  /2027/plan/versions/2.json                       404      404      404      404
decide  POST /2027/plan/versions/2.json                       404      404      404      404
decide  GET  /2027/propose/                                   200      200      200      200
decide  POST /2027/propose/                                   200      200      200      200
decide  GET  /2027/propose/call/                                200      200      200      200
decide  POST /2027/propose/call/                                200      200      200      200
decide  GET  /2027/propose/call/form/normal/                    200      200      200      200
decide  POST /2027/propose/call/form/normal/                    405      405      405      405
decide  GET  /2027/propose/call/form/large.html                 200      200      200      200
decide  POST /2027/propose/call/form/large.html                 405      405      405      405
decide  GET  /2027/propose/map.svg                            200      200      200      200
decide  POST /2027/propose/map.svg                            200      200      200      200
decide  GET  /2027/review/papers/00000000000000000000/x.pdf   404      404      404      404
decide  POST /2027/review/papers/00000000000000000000/x.pdf   405      405      405      405
decide  GET  /2027/propose/1/                                 200      200      200      200
decide  POST /2027/propose/1/                                 200      200      200      200
decide  GET  /2027/vote/                                      200      200      200      200
decide  POST /2027/vote/                                      200      200      200      200
decide  GET  /2027/vote/dong/posters/station/999/                 404      404      404      404
decide  POST /2027/vote/dong/posters/station/999/                 404      404      404      404
decide  GET  /2027/vote/dong/posters/station/999.pdf              404      404      404      404
decide  POST /2027/vote/dong/posters/station/999.pdf              404      404      404      404
decide  GET  /2027/vote/dong/withdrawn.json                       404      404      404      404
decide  POST /2027/vote/dong/withdrawn.json                       405      405      405      405
decide  GET  /2027/vote/dong/board/receipt/                       200      200      200      200
decide  POST /2027/vote/dong/board/receipt/                       422      422      422      422
decide  GET  /2027/vote/dong/posters/x/                           404      404      404      404
decide  POST /2027/vote/dong/posters/x/                           404      404      404      404
decide  GET  /2027/vote/dong/posters/x.pdf                        404      404      404      404
decide  POST /2027/vote/dong/posters/x.pdf                        404      404      404      404
decide  GET  /2027/vote/city/promise/                             -        -        -        -
decide  POST /2027/vote/city/promise/                             -        -        -        -
decide  GET  /2027/vote/dong/promise/                           200      200      200      200
decide  POST /2027/vote/dong/promise/                           200      200      200      200
decide  GET  /2027/vote/city/manifest.json                        -        -        -        -
decide  POST /2027/vote/city/manifest.json                        -        -        -        -
decide  GET  /2027/vote/dong/manifest.json                      200      200      200      200
decide  POST /2027/vote/dong/manifest.json                      200      200      200      200
decide  GET  /2027/vote/city/counted.txt                        200      200      200      200
decide  POST /2027/vote/city/counted.txt                        200      200      200      200
decide  GET  /2027/vote/dong/counted.txt                        404      404      404      404
decide  POST /2027/vote/dong/counted.txt                        404      404      404      404
decide  GET  /2027/vote/city/board/                               -        -        -        -
decide  POST /2027/vote/city/board/                               -        -        -        -
decide  GET  /2027/vote/dong/board/                             200      200      200      200
decide  POST /2027/vote/dong/board/                             422      422      422      422
decide  GET  /2027/vote/city/board/checkpoint                   404      404      404      404
decide  POST /2027/vote/city/board/checkpoint                   405      405      405      405
decide  GET  /2027/vote/dong/board/checkpoint                   404      404      404      404
decide  POST /2027/vote/dong/board/checkpoint                   405      405      405      405
decide  GET  /2027/vote/city/board/checkpoints/1                404      404      404      404
decide  POST /2027/vote/city/board/checkpoints/1                405      405      405      405
decide  GET  /2027/vote/dong/board/checkpoints/1                404      404      404      404
decide  POST /2027/vote/dong/board/checkpoints/1                405      405      405      405
decide  GET  /2027/vote/city/board/tile/0/000.p/1               404      404      404      404
decide  POST /2027/vote/city/board/tile/0/000.p/1               405      405      405      405
decide  GET  /2027/vote/dong/board/tile/0/000.p/1               404      404      404      404
decide  POST /2027/vote/dong/board/tile/0/000.p/1               405      405      405      405
decide  GET  /2027/vote/city/board/numbers/                     302      302      302      302
decide  POST /2027/vote/city/board/numbers/                     405      405      405      405
decide  GET  /2027/vote/dong/board/numbers/                     302      302      302      302
decide  POST /2027/vote/dong/board/numbers/                     405      405      405      405
decide  GET  /2027/vote/city/board/numbers/00.txt               404      404      404      404
decide  POST /2027/vote/city/board/numbers/00.txt               405      405      405      405
decide  GET  /2027/vote/dong/board/numbers/00.txt               200      200      200      200
decide  POST /2027/vote/dong/board/numbers/00.txt               405      405      405      405
decide  GET  /2027/vote/city/board/numbers/00/                    -        -        -        -
decide  POST /2027/vote/city/board/numbers/00/                  405      405      405      405
decide  GET  /2027/vote/dong/board/numbers/00/                  200      200      200      200
decide  POST /2027/vote/dong/board/numbers/00/                  405      405      405      405
decide  GET  /2027/vote/city/board/proof/0.txt                    -        -        -        -
decide  POST /2027/vote/city/board/proof/0.txt                  405      405      405      405
decide  GET  /2027/vote/dong/board/proof/0.txt                  404      404      404      404
decide  POST /2027/vote/dong/board/proof/0.txt                  405      405      405      405
decide  GET  /2027/vote/dong/audit/                             200      200      200      200
decide  POST /2027/vote/dong/audit/                             200      200      200      200
decide  GET  /2027/vote/city/audit/                               -        -        -        -
decide  POST /2027/vote/city/audit/                               -        -        -        -
decide  GET  /2027/vote/city/check/                               -        -        -        -
decide  POST /2027/vote/city/check/                             405      405      405      405
decide  GET  /2027/vote/dong/check/                             200      200      200      200
decide  POST /2027/vote/dong/check/                             405      405      405      405
decide  GET  /2027/vote/city/kit.zip                            404      404      404      404
decide  POST /2027/vote/city/kit.zip                            405      405      405      405
decide  GET  /2027/vote/dong/kit.zip                            404      404      404      404
decide  POST /2027/vote/dong/kit.zip                            405      405      405      405
vote    GET  /2027/vote/dong/terminal/{terminal}/               200      200      200      200
vote    POST /2027/vote/dong/terminal/{terminal}/               422      422      422      422
vote    GET  /2027/vote/dong/terminal/{terminal}/still/         200      200      200      200
vote    POST /2027/vote/dong/terminal/{terminal}/still/         200      200      200      200
vote    GET  /2027/vote/dong/terminal/{terminal}/paper/         405      405      405      405
vote    POST /2027/vote/dong/terminal/{terminal}/paper/           -        -        -        -
vote    GET  /2027/vote/dong/terminal/{terminal}/look/          405      405      405      405
vote    POST /2027/vote/dong/terminal/{terminal}/look/            -        -        -        -
vote    GET  /2027/vote/dong/terminal/{terminal}/cast/          405      405      405      405
vote    POST /2027/vote/dong/terminal/{terminal}/cast/            -        -        -        -
vote    GET  /2027/vote/dong/letter/                             200      200      200      200
vote    POST /2027/vote/dong/letter/                             422      422      422      422
vote    GET  /2027/vote/dong/letter/paper/                       302      302      302      302
vote    POST /2027/vote/dong/letter/paper/                         -        -        -        -
vote    GET  /2027/vote/dong/letter/look/                        405      405      405      405
vote    POST /2027/vote/dong/letter/look/                          -        -        -        -
vote    GET  /2027/vote/dong/letter/cast/                        405      405      405      405
vote    POST /2027/vote/dong/letter/cast/                          -        -        -        -
vote    GET  /2027/vote/dong/letter/receipt/                     302      302      302      302
vote    POST /2027/vote/dong/letter/receipt/                     405      405      405      405
vote    GET  /2027/vote/dong/letter/time/                        200      200      200      200
vote    POST /2027/vote/dong/letter/time/                        200      200      200      200
vote    GET  /2027/vote/dong/letter/end/                         405      405      405      405
vote    POST /2027/vote/dong/letter/end/                         200      200      200      200
decide  GET  /2027/vote/dong/letter/                             200      200      200      200
decide  POST /2027/vote/dong/letter/                             422      422      422      422
vote    GET  /2027/vote/dong/terminal/made-up/                  404      404      404      404
vote    POST /2027/vote/dong/terminal/made-up/                  404      404      404      404
decide  GET  /2027/decide/                                    200      200      200      200
decide  POST /2027/decide/                                    200      200      200      200
decide  GET  /2027/decide/city/                               200      200      200      200
decide  POST /2027/decide/city/                               200      200      200      200
decide  GET  /2027/decide/city/ballots.pb                     200      200      200      200
decide  POST /2027/decide/city/ballots.pb                     200      200      200      200
decide  GET  /2027/decide/dong/                               404      404      404      404
decide  POST /2027/decide/dong/                               404      404      404      404
decide  GET  /2027/decide/dong/ballots.pb                     404      404      404      404
decide  POST /2027/decide/dong/ballots.pb                     404      404      404      404
decide  GET  /2027/decide/dong/receipts.txt                   404      404      404      404
decide  POST /2027/decide/dong/receipts.txt                   404      404      404      404
decide  GET  /2027/decide/city/1/                                   200      200      200      200
decide  POST /2027/decide/city/1/                                   200      200      200      200
decide  GET  /2027/decide/city/recount/                             200      200      200      200
decide  POST /2027/decide/city/recount/                             200      200      200      200
decide  GET  /2027/decide/city/rule.json                            200      200      200      200
decide  POST /2027/decide/city/rule.json                            200      200      200      200
decide  GET  /2027/decide/city/result.json                          200      200      200      200
decide  POST /2027/decide/city/result.json                          200      200      200      200
decide  GET  /2027/decide/city/election.json                        404      404      404      404
decide  POST /2027/decide/city/election.json                        404      404      404      404
decide  GET  /2027/decide/city/report/                              200      200      200      200
decide  POST /2027/decide/city/report/                              405      405      405      405
decide  GET  /2027/decide/city/report.html                          200      200      200      200
decide  POST /2027/decide/city/report.html                          405      405      405      405
decide  GET  /2027/decide/city/table/                               200      200      200      200
decide  POST /2027/decide/city/table/                               405      405      405      405
decide  GET  /2027/decide/city/table.csv                            200      200      200      200
decide  POST /2027/decide/city/table.csv                            405      405      405      405
decide  GET  /2027/decide/dong/1/                                   404      404      404      404
decide  POST /2027/decide/dong/1/                                   404      404      404      404
decide  GET  /2027/decide/dong/recount/                             404      404      404      404
decide  POST /2027/decide/dong/recount/                             404      404      404      404
decide  GET  /2027/decide/dong/rule.json                            404      404      404      404
decide  POST /2027/decide/dong/rule.json                            404      404      404      404
decide  GET  /2027/decide/dong/result.json                          404      404      404      404
decide  POST /2027/decide/dong/result.json                          404      404      404      404
decide  GET  /2027/decide/dong/report/                              404      404      404      404
decide  POST /2027/decide/dong/report/                              404      404      404      404
decide  GET  /2027/decide/dong/table/                               404      404      404      404
decide  POST /2027/decide/dong/table/                               404      404      404      404
decide  GET  /2027/decide/city/receipts.txt                   200      200      200      200
decide  POST /2027/decide/city/receipts.txt                   200      200      200      200
decide  GET  /2027/data/                                      200      200      200      200
decide  POST /2027/data/                                      405      405      405      405
decide  GET  /2027/data/datapackage.json                      200      200      200      200
decide  POST /2027/data/datapackage.json                      405      405      405      405
decide  GET  /2027/data/openapi.json                          200      200      200      200
decide  POST /2027/data/openapi.json                          405      405      405      405
decide  GET  /2027/data/representation/                        200      200      200      200
decide  POST /2027/data/representation/                        405      405      405      405
decide  GET  /2027/data/proposals/                            200      200      200      200
decide  POST /2027/data/proposals/                            405      405      405      405
decide  GET  /2027/data/proposals.csv                         200      200      200      200
decide  POST /2027/data/proposals.csv                         405      405      405      405
decide  GET  /data/                                           200      200      200      200
decide  POST /data/                                           405      405      405      405
decide  GET  /data/datapackage.json                           200      200      200      200
decide  POST /data/datapackage.json                           405      405      405      405
decide  GET  /data/openapi.json                               200      200      200      200
decide  POST /data/openapi.json                               405      405      405      405
decide  GET  /data/record/                                    200      200      200      200
decide  POST /data/record/                                    405      405      405      405
decide  GET  /data/record.csv                                 200      200      200      200
decide  POST /data/record.csv                                 405      405      405      405
decide  GET  /me/                                              in      200      200      200
decide  POST /me/                                              in      200      200      200
decide  GET  /record/                                         200      200      200      200
decide  POST /record/                                         200      200      200      200
decide  GET  /record/feed.atom                                200      200      200      200
decide  POST /record/feed.atom                                200      200      200      200
decide  GET  /people/me/                                       in      200      200      200
decide  POST /people/me/                                        -      200      200      200
decide  GET  /people/me/looks/                                 in      200      200      200
decide  POST /people/me/looks/                                  -      200      200      200
decide  GET  /people/me/data.json                              in      200      200      200
decide  POST /people/me/data.json                               -      200      200      200
decide  GET  /people/me/leave/                                 in      200      200      200
decide  POST /people/me/leave/                                  -      200      200      200
decide  GET  /people/privacy/                                 200      200      200      200
decide  POST /people/privacy/                                 200      200      200      200
decide  GET  /people/prove/                                    in      200      200      200
decide  POST /people/prove/                                     -      200      200      200
decide  GET  /people/prove/where/                              in      200      200      200
decide  POST /people/prove/where/                               -      200      200      200
decide  GET  /people/prove/who/mock/                           in      200      200      200
decide  POST /people/prove/who/mock/                            -      200      200      200
decide  GET  /notices/                                         in      200      200      200
decide  POST /notices/                                          -      200      200      200
decide  GET  /notices/read/                                    in      405      405      405
decide  POST /notices/read/                                     -      302      302      302
decide  GET  /notices/preferences/                             in      200      200      200
decide  POST /notices/preferences/                              -      200      200      200
decide  GET  /notices/follow/                                  in      405      405      405
decide  POST /notices/follow/                                   -        -        -        -
decide  GET  /notices/unfollow/                                in      405      405      405
decide  POST /notices/unfollow/                                 -      302      302      302
decide  GET  /notices/stop/x/                                   -        -        -        -
decide  POST /notices/stop/x/                                   -        -        -        -
decide  GET  /meetings/                                            200      200      200      200
decide  POST /meetings/                                            200      200      200      200
decide  GET  /meetings/calendar.ics                                200      200      200      200
decide  POST /meetings/calendar.ics                                200      200      200      200
decide  GET  /meetings/{meeting}/                                  200      200      200      200
decide  POST /meetings/{meeting}/                                  200      200      200      200
decide  GET  /meetings/{meeting}.ics                               200      200      200      200
decide  POST /meetings/{meeting}.ics                               200      200      200      200
decide  GET  /meetings/{meeting}/call/                             200      200      200      200
decide  POST /meetings/{meeting}/call/                             405      405      405      405
decide  GET  /meetings/{meeting}/call.html                         200      200      200      200
decide  POST /meetings/{meeting}/call.html                         405      405      405      405
decide  GET  /meetings/{meeting}/minutes/                          404      404      404      404
decide  POST /meetings/{meeting}/minutes/                          404      404      404      404
decide  GET  /meetings/{meeting}/minutes.html                      404      404      404      404
decide  POST /meetings/{meeting}/minutes.html                      404      404      404      404
decide  GET  /surveys/                                          200      200      200      200
decide  POST /surveys/                                          200      200      200      200
decide  GET  /surveys/results/                                  200      200      200      200
decide  POST /surveys/results/                                  405      405      405      405
decide  GET  /surveys/results.csv                               200      200      200      200
decide  POST /surveys/results.csv                               405      405      405      405
decide  GET  /surveys/{survey}/paper/                           200      200      200      200
decide  POST /surveys/{survey}/paper/                           405      405      405      405
decide  GET  /surveys/{survey}/paper.html                       200      200      200      200
decide  POST /surveys/{survey}/paper.html                       405      405      405      405
decide  GET  /2027/learn/                                       200      200      200      200
decide  POST /2027/learn/                                       200      200      200      200
decide  GET  /2027/learn/budget/                                200      200      200      200
decide  POST /2027/learn/budget/                                200      200      200      200
decide  GET  /2027/learn/visits/                                200      200      200      200
decide  POST /2027/learn/visits/                                200      200      200      200
decide  GET  /2027/learn/certificates/                          200      200      200      200
decide  POST /2027/learn/certificates/                          200      200      200      200
decide  GET  /2027/learn/kit/                                   200      200      200      200
decide  POST /2027/learn/kit/                                   200      200      200      200
decide  GET  /2027/learn/kit/call/card.svg                      200      200      200      200
decide  POST /2027/learn/kit/call/card.svg                      200      200      200      200
decide  GET  /2027/learn/{course}/                              200      200      200      200
decide  POST /2027/learn/{course}/                              200      200      200      200
decide  GET  /2027/learn/{course}/1/                            200      200      200      200
decide  POST /2027/learn/{course}/1/                            200      200      200      200
decide  GET  /2027/learn/sessions/{session}/                    200      200      200      200
decide  POST /2027/learn/sessions/{session}/                    200      200      200      200
decide  GET  /2027/learn/kit/call/poster/                       200      200      200      200
decide  POST /2027/learn/kit/call/poster/                       405      405      405      405
decide  GET  /2027/learn/kit/call/leaflet.html                  200      200      200      200
decide  POST /2027/learn/kit/call/leaflet.html                  405      405      405      405
decide  GET  /talk/hidden/                                    200      200      200      200
decide  POST /talk/hidden/                                    200      200      200      200
decide  GET  /talk/hidden.csv                                 200      200      200      200
decide  POST /talk/hidden.csv                                 405      405      405      405
decide  GET  /talk/{text}/                                    200      200      200      200
decide  POST /talk/{text}/                                    200      200      200      200
decide  GET  /talk/{text}/report/                             405      405      405      405
decide  POST /talk/{text}/report/                             422      422      422      422
decide  GET  /talk/{text}/translate/                          405      405      405      405
decide  POST /talk/{text}/translate/                            -        -        -        -
decide  GET  /files/{picture}/320.webp                        200      200      200      200
decide  POST /files/{picture}/320.webp                        405      405      405      405
decide  GET  /accessibility/                                  200      200      200      200
decide  POST /accessibility/                                  200      200      200      200
decide  GET  /source/                                         200      200      200      200
decide  POST /source/                                         200      200      200      200
decide  GET  /manifest.webmanifest                            200      200      200      200
decide  POST /manifest.webmanifest                            405      405      405      405
decide  GET  /language/                                       405      405      405      405
decide  POST /language/                                       302      302      302      302
decide  GET  /display/                                        200      200      200      200
decide  POST /display/                                        200      200      200      200
decide  GET  /pages/components/                               404      404      404      404
decide  POST /pages/components/                               404      404      404      404
decide  GET  /pages/components/desk/                          404      404      404      404
decide  POST /pages/components/desk/                          404      404      404      404
review  GET  /2027/review/                                        200      200      200      200
review  POST /2027/review/                                        200      200      200      200
review  GET  /2027/review/criteria/                               200      200      200      200
review  POST /2027/review/criteria/                               200      200      200      200
review  GET  /2027/review/statistics/                             200      200      200      200
review  POST /2027/review/statistics/                             200      200      200      200
review  GET  /2027/review/summary/                                200      200      200      200
review  POST /2027/review/summary/                                405      405      405      405
review  GET  /2027/review/summary.html                            200      200      200      200
review  POST /2027/review/summary.html                            405      405      405      405
review  GET  /2027/review/marks/                                  200      200      200      200
review  POST /2027/review/marks/                                  405      405      405      405
review  GET  /2027/review/marks.html                              200      200      200      200
review  POST /2027/review/marks.html                              405      405      405      405
review  GET  /2027/review/1/                                      200      200      200      200
review  POST /2027/review/1/                                      200      200      200      200
review  GET  /2027/review/1/opinion/                              404      404      404      404
review  POST /2027/review/1/opinion/                              404      404      404      404
review  GET  /2027/review/1/opinion.html                          404      404      404      404
review  POST /2027/review/1/opinion.html                          404      404      404      404
decide  GET  /2027/deliberate/                                   200      200      200      200
decide  POST /2027/deliberate/                                   200      200      200      200
decide  GET  /2027/deliberate/rounds/999999/                     404      404      404      404
decide  POST /2027/deliberate/rounds/999999/                     404      404      404      404
decide  GET  /2027/deliberate/rounds/999999/result/              404      404      404      404
decide  POST /2027/deliberate/rounds/999999/result/              404      404      404      404
decide  GET  /2027/deliberate/rounds/999999/result.html          404      404      404      404
decide  POST /2027/deliberate/rounds/999999/result.html          404      404      404      404
decide  GET  /2027/deliberate/hearings/999999/                   404      404      404      404
decide  POST /2027/deliberate/hearings/999999/                   404      404      404      404
decide  GET  /2027/deliberate/opinions/999999/                   404      404      404      404
decide  POST /2027/deliberate/opinions/999999/                   404      404      404      404
decide  GET  /2027/deliberate/together/999999/                   404      404      404      404
decide  POST /2027/deliberate/together/999999/                   404      404      404      404
convene GET  /2027/convene/                                    200      200      200      200
convene POST /2027/convene/                                    200      200      200      200
convene GET  /2027/convene/{body}/                             200      200      200      200
convene POST /2027/convene/{body}/                             200      200      200      200
convene GET  /2027/convene/calls/{call}/                       200      200      200      200
convene POST /2027/convene/calls/{call}/                       200      200      200      200
convene GET  /2027/convene/lottery/{lottery}/                  200      200      200      200
convene POST /2027/convene/lottery/{lottery}/                  200      200      200      200
convene GET  /2027/convene/lottery/{lottery}/record.json       200      200      200      200
convene POST /2027/convene/lottery/{lottery}/record.json       200      200      200      200
convene GET  /2027/convene/lottery/{lottery}/bundle.zip        200      200      200      200
convene POST /2027/convene/lottery/{lottery}/bundle.zip        200      200      200      200
convene GET  /2027/convene/{body}/rules/                       200      200      200      200
convene POST /2027/convene/{body}/rules/                       405      405      405      405
convene GET  /2027/convene/{body}/rules.html                   200      200      200      200
convene POST /2027/convene/{body}/rules.html                   405      405      405      405
convene GET  /2027/convene/{body}/roster/                      200      200      200      200
convene POST /2027/convene/{body}/roster/                      405      405      405      405
convene GET  /2027/convene/{body}/roster.html                  200      200      200      200
convene POST /2027/convene/{body}/roster.html                  405      405      405      405
decide  GET  /2027/execute/                                 200      200      200      200
decide  POST /2027/execute/                                 200      200      200      200
decide  GET  /2027/execute/1/                               200      200      200      200
decide  POST /2027/execute/1/                               200      200      200      200
decide  GET  /2027/execute/status/2027-1/                   200      200      200      200
decide  POST /2027/execute/status/2027-1/                   405      405      405      405
decide  GET  /2027/execute/status/2027-1.html               200      200      200      200
decide  POST /2027/execute/status/2027-1.html               405      405      405      405
decide  GET  /2027/budget/council/                                          200      200      200      200
decide  POST /2027/budget/council/                                          200      200      200      200
decide  GET  /2027/budget/council/0/                                        200      200      200      200
decide  POST /2027/budget/council/0/                                        200      200      200      200
decide  GET  /2027/budget/council/0/result/                                 200      200      200      200
decide  POST /2027/budget/council/0/result/                                 405      405      405      405
decide  GET  /2027/budget/council/0/result.html                             200      200      200      200
decide  POST /2027/budget/council/0/result.html                             405      405      405      405
decide  GET  /2027/budget/promise/                                          200      200      200      200
decide  POST /2027/budget/promise/                                          200      200      200      200
decide  GET  /2027/budget/promise.csv                                       200      200      200      200
decide  POST /2027/budget/promise.csv                                       405      405      405      405
decide  GET  /2027/budget/calendar/                           200      200      200      200
decide  POST /2027/budget/calendar/                           200      200      200      200
decide  GET  /2027/budget/calendar.ics                        200      200      200      200
decide  POST /2027/budget/calendar.ics                        200      200      200      200
decide  GET  /2027/budget/statement/                          200      200      200      200
decide  POST /2027/budget/statement/                          405      405      405      405
decide  GET  /2027/budget/statement.html                      200      200      200      200
decide  POST /2027/budget/statement.html                      405      405      405      405
decide  GET  /2027/budget/statement/annex/                    200      200      200      200
decide  POST /2027/budget/statement/annex/                    405      405      405      405
decide  GET  /2027/budget/statement/annex.csv                 200      200      200      200
decide  POST /2027/budget/statement/annex.csv                 405      405      405      405
decide  GET  /2027/settle/                                           200      200      200      200
decide  POST /2027/settle/                                           200      200      200      200
decide  GET  /2027/settle/1/                                         200      200      200      200
decide  POST /2027/settle/1/                                         200      200      200      200
decide  GET  /2027/settle/in/2027/                                   200      200      200      200
decide  POST /2027/settle/in/2027/                                   200      200      200      200
decide  GET  /2027/settle/in/2027/report/                              -        -        -        -
decide  POST /2027/settle/in/2027/report/                              -        -        -        -
decide  GET  /2027/settle/in/2027/report.html                          -        -        -        -
decide  POST /2027/settle/in/2027/report.html                          -        -        -        -
decide  GET  /2027/settle/in/2027/frozen.json                        404      404      404      404
decide  POST /2027/settle/in/2027/frozen.json                        404      404      404      404
decide  GET  /2027/budget/                                      200      200      200      200
decide  POST /2027/budget/                                      200      200      200      200
decide  GET  /2027/budget/1/                                    200      200      200      200
decide  POST /2027/budget/1/                                    200      200      200      200
decide  GET  /2027/budget/lines/                                200      200      200      200
decide  POST /2027/budget/lines/                                200      200      200      200
decide  GET  /2027/budget/lines/{line}/                         200      200      200      200
decide  POST /2027/budget/lines/{line}/                         200      200      200      200
decide  GET  /2027/budget/classification/                       200      200      200      200
decide  POST /2027/budget/classification/                       200      200      200      200
decide  GET  /2027/budget/ledger/                               200      200      200      200
decide  POST /2027/budget/ledger/                               200      200      200      200
decide  GET  /2027/budget/summary/                              200      200      200      200
decide  POST /2027/budget/summary/                              405      405      405      405
decide  GET  /2027/budget/summary.html                          200      200      200      200
decide  POST /2027/budget/summary.html                          405      405      405      405
decide  GET  /2027/execute/extracts/                                 200      200      200      200
decide  POST /2027/execute/extracts/                                 200      200      200      200
decide  GET  /2027/execute/extracts/1/                               200      200      200      200
decide  POST /2027/execute/extracts/1/                               200      200      200      200
decide  GET  /2027/execute/watch/                                    200      200      200      200
decide  POST /2027/execute/watch/                                    200      200      200      200
decide  GET  /2027/execute/watch/waste/                              200      200      200      200
decide  POST /2027/execute/watch/waste/                              200      200      200      200
decide  GET  /2027/execute/watch/waste/new/                          200      200      200      200
decide  POST /2027/execute/watch/waste/new/                          200      200      200      200
decide  GET  /2027/execute/watch/waste/mine/                         200      200      200      200
decide  POST /2027/execute/watch/waste/mine/                         200      200      200      200
decide  GET  /2027/execute/watch/1/visit/1/                        200      200      200      200
decide  POST /2027/execute/watch/1/visit/1/                        200      200      200      200
decide  GET  /2027/execute/watch/1/visit/1/report/                 200      200      200      200
decide  POST /2027/execute/watch/1/visit/1/report/                 405      405      405      405
decide  GET  /2027/execute/watch/1/visit/1/report.html             200      200      200      200
decide  POST /2027/execute/watch/1/visit/1/report.html             405      405      405      405
decide  GET  /2027/execute/watch/1/completion/                     200      200      200      200
decide  POST /2027/execute/watch/1/completion/                     405      405      405      405
decide  GET  /2027/execute/watch/1/completion.html                 200      200      200      200
decide  POST /2027/execute/watch/1/completion.html                 405      405      405      405
decide  GET  /2027/execute/watch/pictures/00000000000000000000/full.webp      404      404      404      404
decide  POST /2027/execute/watch/pictures/00000000000000000000/full.webp      405      405      405      405
decide  GET  /2027/feedback/                                          200      200      200      200
decide  POST /2027/feedback/                                          200      200      200      200
decide  GET  /2027/feedback/story/1/                                  200      200      200      200
decide  POST /2027/feedback/story/1/                                  200      200      200      200
decide  GET  /2027/feedback/ratings/                                  200      200      200      200
decide  POST /2027/feedback/ratings/                                  200      200      200      200
decide  GET  /2027/feedback/ratings/1/                                200      200      200      200
decide  POST /2027/feedback/ratings/1/                                  -        -        -        -
decide  GET  /2027/feedback/lessons/                                  200      200      200      200
decide  POST /2027/feedback/lessons/                                  200      200      200      200
decide  GET  /2027/feedback/disclosures/                              200      200      200      200
decide  POST /2027/feedback/disclosures/                              200      200      200      200
decide  GET  /2027/feedback/disclosures/budget/                       200      200      200      200
decide  POST /2027/feedback/disclosures/budget/                       405      405      405      405
decide  GET  /2027/feedback/disclosures/budget.html                   200      200      200      200
decide  POST /2027/feedback/disclosures/budget.html                   405      405      405      405
decide  GET  /2027/feedback/white-paper/                              200      200      200      200
decide  POST /2027/feedback/white-paper/                              200      200      200      200
decide  GET  /2027/feedback/white-paper.html                          200      200      200      200
decide  POST /2027/feedback/white-paper.html                          405      405      405      405
decide  GET  /2027/feedback/white-paper/plan/                         200      200      200      200
decide  POST /2027/feedback/white-paper/plan/                         200      200      200      200
"""

# allauth's own addresses.
ACCOUNTS = """
                                                         stranger resident  officer
decide  GET  /accounts/login/                                 200      302      302
decide  POST /accounts/login/                                 200      302      302
decide  GET  /accounts/logout/                                302      200      200
decide  POST /accounts/logout/                                302      302      302
decide  GET  /accounts/inactive/                              200      200      200
decide  POST /accounts/inactive/                              405      405      405
decide  GET  /accounts/signup/                                200      302      302
decide  POST /accounts/signup/                                200      302      302
decide  GET  /accounts/reauthenticate/                         in        -        -
decide  POST /accounts/reauthenticate/                         in        -        -
decide  GET  /accounts/email/                                  in      200      200
decide  POST /accounts/email/                                  in      302      302
decide  GET  /accounts/confirm-email/                          in      302      302
decide  POST /accounts/confirm-email/                          in      302      302
decide  GET  /accounts/password/change/                        in      302      302
decide  POST /accounts/password/change/                        in      302      302
decide  GET  /accounts/password/set/                           in      200      200
decide  POST /accounts/password/set/                           in      200      200
decide  GET  /accounts/password/reset/                        200      200      200
decide  POST /accounts/password/reset/                        200      200      200
decide  GET  /accounts/login/code/confirm/                     in      302      302
decide  POST /accounts/login/code/confirm/                     in      302      302
decide  GET  /accounts/password/reset/confirm/                 in       in       in
decide  POST /accounts/password/reset/confirm/                 in       in       in
decide  GET  /accounts/password/reset/complete/               302      302      302
decide  POST /accounts/password/reset/complete/               302      302      302
decide  GET  /accounts/password/reset/done/                   200      200      200
decide  POST /accounts/password/reset/done/                   405      405      405
decide  GET  /accounts/login/code/                            200      302      302
decide  POST /accounts/login/code/                            200      302      302
decide  GET  /accounts/2fa/                                    in      200      200
decide  POST /accounts/2fa/                                    in      405      405
decide  GET  /accounts/2fa/authenticate/                       in      302      302
decide  POST /accounts/2fa/authenticate/                       in      302      302
decide  GET  /accounts/2fa/reauthenticate/                     in        -        -
decide  POST /accounts/2fa/reauthenticate/                     in        -        -
decide  GET  /accounts/2fa/totp/activate/                      in      200      200
decide  POST /accounts/2fa/totp/activate/                      in      200      200
decide  GET  /accounts/2fa/totp/deactivate/                    in      404      404
decide  POST /accounts/2fa/totp/deactivate/                    in      404      404
decide  GET  /accounts/2fa/recovery-codes/                     in      404      404
decide  POST /accounts/2fa/recovery-codes/                     in      405      405
decide  GET  /accounts/2fa/recovery-codes/generate/            in      200      200
decide  POST /accounts/2fa/recovery-codes/generate/            in      200      200
decide  GET  /accounts/2fa/recovery-codes/download/            in      404      404
decide  POST /accounts/2fa/recovery-codes/download/            in      404      404
decide  GET  /accounts/2fa/webauthn/                           in      200      200
decide  POST /accounts/2fa/webauthn/                           in      405      405
decide  GET  /accounts/2fa/webauthn/add/                       in      200      200
decide  POST /accounts/2fa/webauthn/add/                       in      200      200
decide  GET  /accounts/2fa/webauthn/reauthenticate/            in        -        -
decide  POST /accounts/2fa/webauthn/reauthenticate/            in        -        -
decide  GET  /accounts/2fa/webauthn/keys/1/remove/             in      404      404
decide  POST /accounts/2fa/webauthn/keys/1/remove/             in      404      404
decide  GET  /accounts/2fa/webauthn/keys/1/edit/               in      404      404
decide  POST /accounts/2fa/webauthn/keys/1/edit/               in      404      404
decide  GET  /accounts/2fa/webauthn/login/                     in      302      302
decide  POST /accounts/2fa/webauthn/login/                     in      302      302
decide  GET  /accounts/3rdparty/login/cancelled/              200      200      200
decide  POST /accounts/3rdparty/login/cancelled/              405      405      405
decide  GET  /accounts/3rdparty/login/error/                  401      401      401
decide  POST /accounts/3rdparty/login/error/                  405      405      405
decide  GET  /accounts/3rdparty/signup/                        in       in       in
decide  POST /accounts/3rdparty/signup/                        in       in       in
decide  GET  /accounts/3rdparty/                               in      200      200
decide  POST /accounts/3rdparty/                               in      200      200
decide  GET  /accounts/social/login/cancelled/                301      301      301
decide  POST /accounts/social/login/cancelled/                301      301      301
decide  GET  /accounts/social/login/error/                    301      301      301
decide  POST /accounts/social/login/error/                    301      301      301
decide  GET  /accounts/social/signup/                         301      301      301
decide  POST /accounts/social/signup/                         301      301      301
decide  GET  /accounts/social/connections/                    301      301      301
decide  POST /accounts/social/connections/                    301      301      301
decide  GET  /accounts/oidc/x/login/                          404      404      404
decide  POST /accounts/oidc/x/login/                          404      404      404
decide  GET  /accounts/oidc/x/login/callback/                 404      404      404
decide  POST /accounts/oidc/x/login/callback/                 404      404      404
"""

# Where no government is chosen; all other addresses there are the same pages as in a government.
PLATFORM = """
                                                         stranger     away resident  officer
decide  GET  /                                                200      200      200      200
decide  POST /                                                200      200      200      200
decide  GET  /me/                                              in      200      200      200
decide  POST /me/                                              in      200      200      200
decide  GET  /data/                                           200      200      200      200
decide  POST /data/                                           405      405      405      405
decide  GET  /data/datapackage.json                           200      200      200      200
decide  POST /data/datapackage.json                           405      405      405      405
decide  GET  /data/openapi.json                               200      200      200      200
decide  POST /data/openapi.json                               405      405      405      405
decide  GET  /data/governments/                               200      200      200      200
decide  POST /data/governments/                               405      405      405      405
decide  GET  /data/governments.csv                            200      200      200      200
decide  POST /data/governments.csv                            405      405      405      405
"""


@pytest.fixture
def towns(year, haeoreum, neighbour, settle, ara, kim, out, during):
    """Haeoreum and the town next door, with one of everything in each."""
    chief = settle("chief", neighbour, "officer")
    during(year, "plan", days=1)
    theirs = one_of_everything(same_year(year, neighbour), out, chief, "red")
    return one_of_everything(year, ara, kim), theirs


@pytest.fixture
def visitors(towns, settle, haeoreum, sign_in):
    """kind -> session key; the stranger has none."""
    ours, theirs = towns
    people = {"away": theirs.resident, "resident": ours.resident, "half": ours.officer, "other": theirs.officer}
    people |= {role: settle(role, haeoreum, role) for role in ("helper", "auditor", "counter", "operator")}
    people["officer"] = ours.officer
    return {"stranger": None} | {kind: _key(sign_in, person, kind) for kind, person in people.items()}


def _key(sign_in, person, kind):
    client = sign_in(Client(), person, second_factor=kind not in ("away", "resident", "half"))
    return client.cookies[settings.SESSION_COOKIE_NAME].value


class _Undo(Exception):
    """Takes back what a visitor did."""


def knock(key, method, path, data=None):
    """What this person meets there. Nothing they did remains."""
    client = Client()
    cache.clear()
    if key:
        client.cookies[settings.SESSION_COOKIE_NAME] = key
    try:
        with transaction.atomic():
            answer = client.post(path, data or {}) if method == "POST" else client.get(path)
            raise _Undo
    except _Undo:
        pass
    if answer.status_code == 302 and "/accounts/login/" in answer["Location"]:
        return "in"
    return "-" if answer.status_code == 403 else str(answer.status_code)


def rows(table):
    """(stage, method, address, {kind: answer})"""
    head, *lines = (line.split() for line in table.strip("\n").splitlines())
    return [(stage, method, address, dict(zip(head, said, strict=True))) for stage, method, address, *said in lines]


def names(ours):
    """What stands for numbers and digests in the addresses of the tables."""
    return {
        "picture": ours.picture.digest[:20],
        "hidden": ours.hidden.digest[:20],
        "part": ours.part.pk,
        "person": ours.resident.pk,
        "batch": ours.batch.pk,
        "letter": ours.letter.pk,
        "text": ours.text.pk,
        "draft": ours.unsent,
        "making": ours.making.pk,
        **{name: getattr(ours, name).pk for name in CONVENED},
        "station": ours.station.pk,
        "terminal": new_terminal(ours.station),
        "meeting": ours.meeting.pk,
        "item": ours.item.pk,
        "need": ours.need.pk,
        "host": ours.host.pk,
        **{name: getattr(ours, name).pk for name in (*TAUGHT, *MONEY)},
    }


def differences(table, visitors, towns, before="/haeoreum", few=None):
    """(stage, method, address, kind, what the table says, what the person met) where these differ.

    Where the table says the same of all, these few may knock for all.
    """
    ours, _theirs = towns
    for stage, method, address, said in rows(table):
        with clock.set_to(ours.cycle.windows.get(stage=stage).opens_at + timedelta(days=10)):
            for kind in few if few and len(set(said.values())) == 1 else said:
                answer, met = said[kind], knock(visitors[kind], method, before + address.format(**names(ours)))
                if met != answer:
                    yield stage, method, address, kind, answer, met


def part_of(table, *beginnings):
    head, *lines = table.strip("\n").splitlines()
    return "\n".join([head, *(line for line in lines if line[13:].startswith(beginnings))])


IN_THE_YEAR = [
    "/2027/plan/",
    "/2027/learn/",
    "/2027/propose/",
    "/2027/review/",
    "/2027/convene/",
    "/2027/deliberate/",
    "/2027/vote/",
    "/2027/decide/",
    "/2027/budget/",
    "/2027/execute/",
    "/2027/settle/",
    "/2027/feedback/",
]
IN_THE_HOUSE = [
    "/plan/",
    "/desk/",
    "/record/",
    "/people/",
    "/notices/",
    "/files/",
    "/talk/",
    "/meetings/",
    "/surveys/",
    "/documents/",
]


@pytest.mark.parametrize("beginning", IN_THE_YEAR)
def test_who_meets_what_in_the_year(visitors, towns, beginning):
    assert list(differences(part_of(GUARDED, beginning), visitors, towns)) == []


def test_who_meets_what_in_the_house(visitors, towns):
    assert list(differences(part_of(GUARDED, *IN_THE_HOUSE), visitors, towns)) == []


def untried(*beginnings):
    """The guarded addresses that begin with none of these, so that nobody knocks there; and beginnings of no address."""
    tried = {row[2] for beginning in beginnings for row in rows(part_of(GUARDED, beginning))}
    empty = [beginning for beginning in beginnings if not rows(part_of(GUARDED, beginning))]
    return sorted({row[2] for row in rows(GUARDED)} - tried) + empty


def test_somebody_knocks_at_every_guarded_address():
    assert untried(*IN_THE_YEAR, *IN_THE_HOUSE) == []


def test_the_check_sees_addresses_where_nobody_knocks():
    """The negative control: a stage is left out, or a beginning is not spelled as the addresses are."""
    without = [beginning for beginning in IN_THE_YEAR if beginning != "/2027/feedback/"]
    assert "/2027/feedback/desk/" in untried(*without, *IN_THE_HOUSE)
    assert "/2027/back-door/" in untried(*IN_THE_YEAR, *IN_THE_HOUSE, "/2027/back-door/")


@pytest.mark.parametrize("everyone", [False, pytest.param(True, marks=pytest.mark.long)])
def test_everyone_meets_what_is_open(visitors, towns, everyone):
    """Where the table says the same of all, a stranger and a resident knock each time, all in ./run test-long."""
    few = None if everyone else ("stranger", "resident")
    assert list(differences(OPEN, visitors, towns, few=few)) == []


def test_who_meets_what_at_the_account(visitors, towns):
    assert list(differences(ACCOUNTS, visitors, towns)) == []


def test_who_meets_what_on_the_platform(visitors, towns):
    assert list(differences(PLATFORM, visitors, towns, before="")) == []


def test_the_tables_see_a_door_left_open(visitors, towns, monkeypatch):
    """The negative control: when every part is played by everyone, strangers stand in the office."""
    for kind in (Person, Stranger):
        monkeypatch.setattr(kind, "why_not_play", lambda *whoever: None)
    found = {kind for *_, kind, _said, met in differences(part_of(GUARDED, "/2027/plan/office/"), visitors, towns)}
    assert found >= {"away", "resident", "half", "other", "helper", "auditor", "counter", "operator"}


def patterns(resolver, before=""):
    for item in resolver.url_patterns:
        if isinstance(item, URLPattern):
            yield before + str(item.pattern), item.callback
        else:
            yield from patterns(item, before + str(item.pattern))


def listed(*tables, urlconf=None):
    """The patterns that the tables' addresses lead to, by both methods."""
    found = {}
    for _stage, method, address, _said in (row for table in tables for row in rows(table)):
        plain = address.format(
            picture="a",
            hidden="a",
            part=1,
            person=1,
            batch=1,
            letter=1,
            text=1,
            station=1,
            terminal="a",
            draft="a",
            meeting=1,
            item=1,
            need=1,
            host=1,
            making=1,
            **dict.fromkeys((*TAUGHT, *CONVENED, *MONEY), 1),
        )
        found.setdefault(resolve(plain, urlconf).route, set()).add(method)
    return {route for route, methods in found.items() if methods == {"GET", "POST"}}


def not_listed(routes, *tables, urlconf=None):
    return sorted({_one_way(route) for route in routes} - {_one_way(r) for r in listed(*tables, urlconf=urlconf)})


def _one_way(route):
    return route.replace("^", "").replace("\\Z", "").replace("$", "")


def test_every_address_of_a_government_is_in_a_table():
    assert not_listed([route for route, _ in patterns(get_resolver())], GUARDED, OPEN, ACCOUNTS) == []


def test_every_address_of_the_platform_is_in_its_table_or_is_a_governments_too():
    theirs = dict(patterns(get_resolver()))
    own = [route for route, page in patterns(get_resolver(settings.PLATFORM_URLCONF)) if theirs.get(route) != page]
    assert not_listed(own, PLATFORM, urlconf=settings.PLATFORM_URLCONF) == []
    assert own


def test_the_check_sees_an_address_that_is_not_listed():
    assert not_listed(["2027/back-door/"], GUARDED, OPEN, ACCOUNTS) == ["2027/back-door/"]
    assert "<int:year>/plan/office/" in not_listed([r for r, _ in patterns(get_resolver())], OPEN, ACCOUNTS)
