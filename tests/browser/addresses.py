"""Who sees which page, and when: the table behind everything that holds for every page of the site."""

from dataclasses import dataclass
from datetime import datetime

from .city import AUTUMN, MIDDLE, SPRING, WINTER

VISITOR, HANEUL, JIU, SEONGMIN, YUNHO = (
    None,
    "김하늘",
    "한지우",
    "주성민",
    "탁윤호",
)  # nobody, resident, officer, counter, auditor


@dataclass(frozen=True)
class Day:
    """A moment, in the city that a fixture of this name has prepared."""

    at: datetime
    lived: str = "rehearsal"


DAYS = {
    "spring": Day(SPRING),
    "middle": Day(MIDDLE),
    "autumn": Day(AUTUMN),
    "counted": Day(AUTUMN, "lived_on"),
    "waiting": Day(SPRING, "busy"),
    "winter": Day(WINTER, "busy"),
    # a city for those who change something
    "spring changing": Day(SPRING, "changing"),
    "middle changing": Day(MIDDLE, "changing"),
    "autumn changing": Day(AUTUMN, "changing"),
    "spring again": Day(SPRING, "again"),
    "middle again": Day(MIDDLE, "again"),
    "autumn again": Day(AUTUMN, "again"),
}


@dataclass(frozen=True)
class Tour:
    """The pages one person looks at on one day. `/data/` is the platform's, `data/` the town's; `403 desk/` is refused.

    {together} is a proposal whose text was written together, {picture} and {point} stand for the numbers of proposals that have one, {later} for one kept for the long term, {mine} for one of 김하늘, {refused} for one that
    was declined, {person} for a resident, {token} for the way out in a letter, {station} and {terminal} for the voting
    place and a screen of it, {code} for a project on the paper, {text} for a comment.
    """

    who: str | None
    day: str
    pages: str

    def __str__(self) -> str:
        return f"{NAMES[self.who]}-{self.day}"

    def addresses(self, numbers: dict[str, str]) -> list[tuple[int, str]]:
        """Status and path of each page."""
        words = iter(self.pages.split())
        told = []
        for word in words:
            status, path = (int(word), next(words)) if word.isdigit() else (200, word)
            told.append((status, "" if path == "." else path.format(**numbers)))
        return told


NAMES = {VISITOR: "visitor", HANEUL: "resident", JIU: "officer", SEONGMIN: "counter", YUNHO: "auditor"}

TOURS = [
    Tour(
        VISITOR,
        "middle",
        """
        / /data/ /display/ /demo/ /people/privacy/ /accounts/login/ /accounts/signup/ 404 /nowhere/
        . 2026/ 2027/plan/ 2026/plan/ 2027/plan/versions/1/ 2027/propose/ 2027/propose/?q=없는말 2027/propose/{picture}/
        2027/propose/{point}/ 403 2027/propose/new/ 403 2027/propose/{refused}/ 404 2027/propose/draft/nothing/
        2027/learn/ 2027/learn/{course}/ 2027/learn/{course}/1/ 2027/learn/{course}/2/?as=both 2027/learn/budget/ 2027/learn/visits/
        2027/learn/certificates/ 404 2027/learn/certificates/?number=ABCD 2027/learn/kit/ 2027/learn/kit/call/leaflet/ 2027/learn/sessions/{session}/
        surveys/ surveys/{survey}/ surveys/{survey}/paper/ surveys/results/
        2027/convene/ 2027/convene/{body}/ 2027/convene/{body}/rules/ 2027/convene/{body}/roster/ 2027/convene/calls/{call}/ 2027/convene/lottery/{lottery}/
        2027/review/ 2027/review/?state=eligible 2027/review/criteria/ 2027/review/statistics/ 2027/review/summary/ 2027/review/marks/
        2027/review/{picture}/ 2027/review/{picture}/opinion/ 2026/review/
        2025/budget/ 2025/budget/?unit=1000000 2025/budget/17/ 2025/budget/lines/ 2025/budget/lines/1/ 2025/budget/classification/ 2025/budget/ledger/
        2025/budget/ledger/?known_on=2024-10-20 2025/budget/summary/ 2026/budget/ 2027/budget/ 2025/budget/statement/ 2027/budget/statement/ 2025/budget/statement/annex/ 2025/budget/calendar/
        2025/budget/council/ 2025/budget/council/0/ 2025/budget/council/0/?show=cut 2025/budget/council/1/ 2025/budget/council/0/result/
        2025/budget/promise/ 2025/budget/promise/?known_on=2024-12-10 2026/budget/promise/
        2025/execute/ 2025/execute/?state=late 2025/execute/17/ 2025/execute/10/ 2025/execute/16/ 2025/execute/status/2025-3/ 2026/execute/ 2027/execute/
        2025/execute/extracts/ 2025/execute/extracts/1/ 2025/execute/extracts/1/?show=all 2025/execute/watch/ 2025/execute/watch/waste/ 2025/execute/watch/waste/new/
        2025/execute/watch/waste/mine/ 2025/execute/watch/17/visit/1/ 2025/execute/watch/17/visit/1/report/ 2025/execute/watch/17/completion/
        2025/settle/ 2025/settle/?unit=1000000 2025/settle/?on=2026-02-01 2025/settle/17/ 2025/settle/10/ 2025/settle/in/2026/ 2025/settle/in/2025/report/ 2027/settle/
        2025/feedback/ 2025/feedback/?end=settled 2025/feedback/story/1/ 2025/feedback/ratings/ 2025/feedback/ratings/17/ 2025/feedback/lessons/
        2025/feedback/disclosures/ 2026/feedback/disclosures/budget/ 2025/feedback/white-paper/ 2025/feedback/white-paper/budget/ 2027/feedback/
        2027/deliberate/ 2026/deliberate/ 2027/deliberate/rounds/1/ 2027/deliberate/rounds/2/ 2027/deliberate/rounds/1/result/
        2027/deliberate/hearings/1/ 2027/deliberate/opinions/1/ 2027/deliberate/together/{together}/
        2027/vote/ 2026/vote/ 2027/vote/city/promise/ 2027/vote/dong/audit/ 2026/vote/dong/promise/ 2026/vote/dong/board/ 2026/vote/dong/board/receipt/
        2027/vote/city/board/ 2027/vote/city/board/numbers/7K/ 2026/vote/dong/check/ 2027/vote/dong/check/
        2027/vote/dong/posters/{code}/ 2027/vote/dong/posters/station/{station}/ 2027/vote/dong/terminal/{terminal}/ 2027/vote/dong/terminal/{terminal}/still/ 2027/vote/dong/letter/
        404 2027/vote/dong/terminal/nobody/ 2027/decide/ 2026/decide/ 2026/decide/city/ 2026/decide/dong/
        2026/decide/city/3/ 2026/decide/city/recount/ 2026/decide/city/report/ 2026/decide/city/table/ 2026/data/resolutions/
        data/ 2027/data/ 2027/data/representation/ 2026/data/representation/ 2027/data/proposals/ 2026/data/verdicts/ data/areas/ record/ record/?page=2
        notices/stop/{token}/ 403 notices/stop/nothing/ people/privacy/ display/ demo/
        accounts/login/ accounts/login/code/ accounts/signup/ accounts/password/reset/
        accounts/password/reset/done/ accounts/inactive/ accounts/3rdparty/login/cancelled/ 401 accounts/3rdparty/login/error/
        meetings/ meetings/?month=2026-06 meetings/{meeting}/ meetings/{meeting}/minutes/ meetings/{meeting}/call/ data/meetings/
        talk/hidden/ talk/{text}/ accessibility/ source/ 2027/plan/versions/1/document/ 404 nowhere/ 404 2031/vote/
        """,
    ),
    Tour(
        VISITOR,
        "spring",
        ". 2027/review/ 2027/review/statistics/ 2027/propose/ 2027/propose/call/ 2027/propose/call/form/easy/ 2027/propose/new/ 2027/plan/ 2027/vote/ 2027/decide/",
    ),
    Tour(
        VISITOR,
        "counted",
        """
        . 2027/vote/ 2027/decide/ 2027/decide/city/ 2027/decide/dong/ 2027/propose/{picture}/
        2027/decide/city/1/ 2027/decide/dong/17/ 2027/decide/city/recount/ 2027/decide/dong/report/
        """,
    ),
    Tour(JIU, "counted", "desk/ 2027/decide/city/count/ 2027/decide/city/resolution/"),
    Tour(
        HANEUL,
        "middle",
        """
        /me/ /people/me/ . me/ people/me/ people/me/looks/ people/me/leave/
        people/prove/ people/prove/where/ people/prove/who/code/ people/prove/who/desk/ people/prove/who/mock/
        notices/ notices/preferences/ 2027/vote/ 2027/vote/city/ 2027/vote/dong/ 2027/vote/city/receipt/
        2027/vote/city/on-the-roll/ 2027/vote/city/objections/ 2027/propose/{mine}/ 2027/propose/{mine}/together/ 2027/review/{mine}/ 2027/review/{mine}/notice/
        2027/learn/{course}/ 2027/learn/{course}/quiz/ 2027/learn/{course}/certificate/ 403 2027/learn/sessions/{session}/here/
        404 2027/deliberate/rounds/999/sign/ 403 2027/deliberate/together/{together}/change/1/ 403 2027/deliberate/together/{together}/answer/1/
        403 2027/convene/calls/{call}/apply/ 403 2027/review/{mine}/answer/ 403 2027/review/{mine}/consent/ 403 2027/review/{mine}/appeal/ 403 2027/review/{mine}/panel/ accounts/email/ accounts/password/set/ accounts/logout/
        accounts/2fa/ accounts/2fa/totp/activate/ accounts/2fa/webauthn/ accounts/2fa/webauthn/add/ accounts/3rdparty/
        meetings/{meeting}/ 403 meetings/{meeting}/need/ 403 meetings/{meeting}/approve/ 403 meetings/desk/
        403 desk/ 403 2027/plan/office/ 403 people/office/ 403 record/audit/
        """,
    ),
    Tour(HANEUL, "spring", ". 2027/propose/ 2027/propose/new/ me/"),
    Tour(
        JIU,
        "middle",
        """
        desk/ desk/?show=late desk/government/ plan/start/ plan/population/ 2027/plan/office/measures/ 2027/plan/office/measures/1/ 2027/plan/office/ 2027/plan/office/calendar/ 2027/plan/office/year/
        2027/plan/office/ordinance/ 2027/plan/office/tracks/ 2027/plan/office/tracks/city/ 2027/plan/office/draft/
        documents/blanks/ documents/blanks/statement/ documents/made/ surveys/desk/ surveys/desk/new/ surveys/desk/{survey}/ 403 surveys/desk/{survey}/change/ 403 surveys/desk/{survey}/question/
        403 surveys/desk/{survey}/question/1/ surveys/desk/{survey}/texts/ 403 surveys/desk/{survey}/papers/ 403 surveys/desk/{survey}/papers/list/
        surveys/desk/{survey}/papers/{paper}/ 2027/learn/desk/ 2027/learn/desk/courses/new/ 2027/learn/desk/courses/{course}/
        2027/learn/desk/courses/{course}/change/ 2027/learn/desk/courses/{course}/lessons/new/ 2027/learn/desk/courses/{course}/lessons/1/
        2027/learn/desk/courses/{course}/lessons/1/questions/new/ 2027/learn/desk/courses/{course}/lessons/1/questions/1/
        2027/learn/desk/courses/{course}/sessions/new/ 2027/learn/desk/sessions/{session}/ 2027/learn/desk/sessions/{session}/code/
        2027/learn/desk/figures/ 2027/learn/desk/visits/ 2027/learn/desk/visits/{visit}/
        2027/convene/office/ 2027/convene/office/new/ 2027/convene/office/{body}/ 2027/convene/office/{body}/edit/ 2027/convene/office/{body}/name/
        2027/convene/office/{body}/election/ 2027/convene/office/{body}/plan/?fill=60 2027/convene/office/{body}/call/ 2027/convene/office/{body}/rules/
        2027/convene/office/{body}/allowances/ 2027/convene/office/members/{member}/ 2027/convene/office/calls/{call}/
        2027/convene/office/applications/{application}/ 2027/convene/office/lottery/{lottery}/ 2027/convene/{body}/interests/
        2027/review/desk/ 2027/review/desk/?where=done 2027/review/desk/{picture}/ 403 2027/review/desk/{picture}/sheet/
        2027/review/settings/ 2027/review/settings/terms/ 2027/review/settings/terms/city/ 2027/review/settings/criteria/new/ 2026/review/settings/criteria/{criterion}/
        2027/review/settings/offices/new/ 2027/review/settings/offices/1/
        2025/budget/office/ 2026/budget/office/projects/1/ 2025/budget/office/projects/ 2025/budget/office/lines/ 2025/budget/office/lines/new/
        2025/budget/office/lines/1/ 2027/budget/office/statement/ 2027/budget/office/statement/draft/ 2025/budget/office/statement/ 2027/budget/office/calendar/bill/ 403 2025/budget/office/ledger/1/ 2025/budget/requests/ 403 2025/budget/requests/1/
        403 2025/budget/office/council/0/submit/ 403 2025/budget/office/council/1/supplement/ 403 2025/budget/office/council/0/amend/
        403 2025/budget/office/council/0/acts/ 403 2025/budget/office/council/0/decide/ 2025/budget/office/council/acts/1/
        2025/budget/office/council/decisions/1/ 2025/budget/office/council/reserve/17/
        2025/execute/extracts/new/ 2025/execute/extracts/1/2/ 2025/execute/extracts/1/rest/ 2025/execute/watch/desk/ 2025/execute/watch/desk/checklist/
        2025/execute/watch/waste/1/ 2025/execute/watch/17/visit/ 2025/execute/watch/17/tell/ 2025/execute/watch/17/pictures/ 403 2025/execute/watch/17/visit/1/answer/
        403 2025/execute/watch/17/tell/1/answer/
        2025/execute/desk/ 2025/execute/desk/start/ 2026/execute/desk/report/2026-2/ 2025/execute/desk/books/ 2025/execute/desk/17/ 2025/execute/desk/17/steps/
        2025/execute/desk/17/contract/ 2025/execute/desk/17/contract/1/ 2025/execute/desk/17/pay/ 2025/execute/desk/17/pay/1/back/ 2025/execute/desk/17/change/
        2025/settle/desk/ 2025/settle/desk/2025/ 2026/settle/desk/ 2025/settle/desk/2025/approval/ 2025/settle/desk/2025/survey/
        403 2026/settle/desk/2026/open/ 403 2025/settle/desk/2025/inspection/ 403 2025/settle/desk/2025/notice/
        403 2025/settle/desk/2025/reopen/ 403 2025/settle/desk/opinions/1/
        2027/feedback/desk/ 2025/feedback/desk/lessons/new/ 2025/feedback/desk/lessons/1/ 2025/feedback/desk/words/ 2025/feedback/desk/surveys/17/
        2026/feedback/desk/disclosures/budget/ 2026/feedback/desk/disclosures/budget/draft/ 2025/feedback/desk/white-paper/ 2026/feedback/desk/white-paper/plan/
        2027/deliberate/desk/ 2027/deliberate/desk/rounds/new/ 2027/deliberate/desk/hearings/new/ 2027/deliberate/desk/opinions/new/
        2027/deliberate/desk/rounds/1/ 403 2027/deliberate/desk/rounds/1/shortlist/ 404 2027/deliberate/desk/rounds/1/paper/999999/ 2027/deliberate/hearings/1/taken-down/ 2027/deliberate/hearings/1/3/
        2027/propose/waiting/ 2027/propose/{later}/price/ 403 2027/propose/{picture}/price/ 403 2027/vote/papers/city/ 2026/vote/papers/city/box/ 2027/vote/papers/dong/box/ 2027/vote/papers/dong/objections/
        2027/vote/papers/dong/trustees/ 2027/vote/papers/dong/openings/ 2027/vote/papers/dong/audit/ 2027/vote/papers/dong/show/
        2027/vote/papers/ 2027/vote/papers/dong/withdraw/ 2027/vote/dong/booth/ 2027/vote/dong/booth/{station}/
        2027/vote/dong/paper/ 2027/vote/dong/paper/1/ 2027/vote/dong/paper/1/stubs/ 2027/vote/dong/paper/queue/
        2027/vote/papers/city/roll/ 403 2027/vote/papers/city/roll/bring/ 403 2027/vote/papers/city/roll/letters/
        2027/vote/papers/city/roll/find/ 2027/vote/papers/city/roll/add/ people/office/ people/office/give/ people/office/person/{person}/ people/office/desk/
        people/office/codes/ record/audit/ record/audit/?check=1 2027/data/ record/ talk/desk/ talk/desk/{text}/
        meetings/desk/ meetings/desk/new/ meetings/desk/{meeting}/ meetings/desk/items/{item}/ meetings/desk/needs/{need}/
        meetings/desk/hosts/{holder}/ meetings/desk/{meeting}/sheet/ meetings/desk/{meeting}/paper/
        """,
    ),
    Tour(
        JIU,
        "waiting",
        """
        desk/ 2027/propose/waiting/ 2027/propose/waiting/?state=published 2027/propose/{waiting}/ 2027/propose/{waiting}/decline/
        2027/propose/{waiting}/handle/ 2027/propose/{waiting}/transfer/ 2027/propose/{waiting}/merge/
        2027/propose/{waiting}/split/ 2027/propose/{waiting}/signatures/ 2027/propose/{waiting}/files/
        2027/propose/desk/ 2027/propose/sheet/ 2027/propose/prices/ 2027/propose/programmes/ 2027/propose/complaints/ 2027/propose/ledger/
        """,
    ),
    Tour(
        JIU,
        "winter",
        """
        desk/ plan/start/ 2028/plan/office/ 2028/plan/office/calendar/ 2028/plan/office/year/ 2028/plan/office/ordinance/
        2028/plan/office/tracks/ 2028/plan/office/tracks/?preset=seoul-2024 2028/plan/office/tracks/city/
        2028/plan/office/draft/ 2028/plan/office/publish/ 2028/propose/waiting/ 2026/settle/desk/2026/ 2026/settle/desk/2026/reasons/
        2026/settle/desk/2026/indicators/ 2026/settle/desk/2026/indicators/new/ 2026/settle/desk/2026/meeting/ 2028/vote/papers/ 2028/vote/papers/city/ 2027/vote/dong/paper/1/1/
        """,
    ),
    Tour(VISITOR, "winter", ". 2028/plan/ 2028/propose/ 2028/vote/ 2028/decide/ 2028/data/"),
    Tour(SEONGMIN, "middle", "desk/ 403 2027/decide/city/count/ 403 2027/plan/office/"),
    Tour(
        SEONGMIN,
        "autumn",
        "desk/ 2027/decide/ 403 2027/decide/city/count/ 2027/decide/city/sheets/ 2027/decide/city/sheets/committee/",
    ),
    Tour(YUNHO, "middle", "desk/ record/audit/ record/audit/?check=1 people/office/ people/office/person/{person}/"),
]
