"""From a wish to a result that says why, without JavaScript and with it: the same walk by the same buttons."""

import re
from contextlib import ExitStack
from pathlib import Path
from urllib.request import urlopen

import pytest

from madang.front.rehearsal.city.pictures import photo_of
from madang.front.rehearsal.city.wishes import WISHES

from .chromium import PHONE, come_in, device, press
from .city import COUNTING, City
from .look import Eyes

COUNT_AGAIN = """
from madang.cycle.decide.actions import run_check
from madang.cycle.decide.models import Check
print([run_check(pk) for pk in Check.objects.filter(state="waiting").values_list("pk", flat=True)])
"""
# The city's rule adds a committee's scores to the votes, so its ballots come with them.
BALLOTS = {"city": "election.json", "dong": "ballots.pb"}
PHOTO = next(photo for wish in WISHES if (photo := photo_of(wish)))
WALKS = [
    pytest.param(False, "최만복", "김하늘", "city", "changing", id="without JavaScript"),
    pytest.param(True, "박서연", "오순자", "dong", "again", id="with JavaScript"),
]


@pytest.mark.parametrize("javascript, proposer, voter, track, lived", WALKS)
def test_from_a_wish_to_the_reason_why(chromium, site, officer, again, javascript, proposer, voter, track, lived):
    spring, middle, autumn = (site(f"{day} {lived}") for day in ("spring", "middle", "autumn"))
    heard = []

    def tab(who, where):
        context = stack.enter_context(device(chromium, PHONE, java_script_enabled=javascript))
        if who:
            come_in(context, where, who)
        eyes = Eyes(context.new_page())
        heard.append(eyes.heard)
        return eyes.page

    with ExitStack() as stack:
        address = _propose(tab(proposer, spring), spring)
        visitor = tab(None, spring)
        assert visitor.goto(address).status == 403  # not before somebody has read it
        _publish(tab(None, spring), spring, officer[0], address)
        _read_proposal(visitor, address)
        receipt = _vote(tab(voter, middle), middle, track)
        _count(tab("주성민", autumn), autumn, track)
        _read_result(tab(None, autumn), autumn, track, receipt)
    assert [line for one in heard for line in one] == []


def _propose(tab, site) -> str:
    """With a photo and a point on the map; the address of the proposal."""
    tab.goto(site.address("2027/propose/"))
    tab.get_by_role("link", name="제안하기").click()
    _choose(tab, "유형", "동네참여형")
    _write(tab, "제목", "골목 끝에 작은 그늘 하나")
    _write(tab, "무엇이 불편한가요", "여름 한낮에 서서 기다릴 데가 없습니다.")
    _write(tab, "어떻게 하면 좋을까요", "느티나무 한 그루와 긴 의자를 놓아 주세요.")
    _choose(tab, "분야", "환경·자원")
    _write(tab, "어림한 비용", "9000000")
    tab.get_by_label(re.compile("^동네")).last.select_option(label="달빛동")
    at = _touch_the_map(tab, 0.6, 0.4)
    assert tab.get_by_label(re.compile("^제목")).input_value() == "골목 끝에 작은 그늘 하나"
    assert tab.get_by_role("radio", name="동네참여형").is_checked()
    assert _nearly(at, (0.6, 0.4))
    assert tab.evaluate("scrollY") > 300  # and the map is what is seen

    tab.get_by_label(re.compile("^사진")).first.set_input_files(
        {"name": PHOTO.filename, "mimeType": "image/jpeg", "buffer": PHOTO.jpeg}
    )
    _write(tab, "사진 설명", PHOTO.alt)
    press(tab.get_by_role("button", name="제안 보내기"))
    assert "접수번호는 27-" in tab.inner_text("main")
    return tab.url


def _publish(tab, site, officer, address) -> None:
    """She comes by password and a recovery code, as the digits open only once."""
    officer.gives_password(tab, site, "desk/")
    officer.gives_code(tab, officer.spare.pop())
    tab.locator("main").get_by_role("link", name=re.compile("새 제안")).first.click()
    tab.wait_for_url("**/2027/propose/waiting/")
    number = address.rstrip("/").rpartition("/")[2]
    tab.locator(f"input[name=number][value='{number}']").check(force=True)
    press(tab.get_by_role("button", name="고른 제안 공개하기"))
    assert "1건" in tab.inner_text("main [role=status]")


def _read_proposal(tab, address) -> None:
    assert tab.goto(address).status == 200
    assert tab.inner_text("h1") == "골목 끝에 작은 그늘 하나"
    photo = tab.get_by_alt_text(PHOTO.alt)
    photo.scroll_into_view_if_needed()
    assert photo.evaluate("e => e.decode().then(() => e.naturalWidth)") > 300
    assert tab.locator(".map .dot, .map circle").count() >= 1


def _vote(tab, site, track) -> str:
    """Three boxes, a second look, and the number of the ballot."""
    tab.goto(site.address("2027/vote/"))
    tab.locator(f"main a[href$='/vote/{track}/']").click()
    labels = tab.locator(".choice label")
    chosen = labels.all_inner_texts()[:3]
    for number in range(3):
        labels.nth(number).click()
    tab.get_by_role("button", name="다시 보기").click()
    tab.wait_for_url("**/confirm/")
    assert tab.locator("main li b").all_inner_texts() == chosen
    tab.get_by_role("button", name="다시 고르기").click()
    assert tab.locator(".choice:has(:checked) label").all_inner_texts() == chosen
    tab.get_by_role("button", name="다시 보기").click()
    tab.get_by_role("button", name="이대로 투표하기").click()
    tab.wait_for_url("**/receipt/")
    receipt = tab.inner_text(".receipt code")
    assert tab.goto(site.address(f"2027/vote/{track}/")).status == 200  # until the close it can be changed
    tab.goto(site.address(f"2027/vote/{track}/receipt/"))
    assert tab.inner_text(".receipt code") == receipt  # and the number can be seen again
    return receipt


def _count(tab, site, track) -> None:
    tab.goto(site.address("desk/"))
    assert tab.locator(f"main a[href$='/vote/papers/{track}/box/']").count() == 1  # nothing is counted before that
    City(Path(site.city)).live_on(COUNTING)  # two people close, freeze, unlink and open, as the rehearsal plays it
    tab.goto(site.address("desk/"))
    tab.locator(f"main a[href$='/decide/{track}/count/']").click()
    tab.get_by_role("button", name="표 세기").click()
    tab.wait_for_url(f"**/2027/decide/{track}/count/")
    assert "따로 한 번 더 세고 있습니다" in tab.inner_text("main")
    City(Path(site.city)).asks(COUNT_AGAIN)  # what the worker does
    tab.goto(site.address(f"2027/decide/{track}/count/"))
    tab.get_by_role("button", name="결과 공개하기").click()
    tab.wait_for_url(f"**/2027/decide/{track}/")


def _read_result(tab, site, track, receipt) -> None:
    """Every project says why; the ballot's number is in the list of those that were counted, without what it says."""
    tab.goto(site.address(f"2027/decide/{track}/"))
    rows = tab.locator("main tbody tr[id^=project-]")
    reasons = rows.locator("td:last-child").all_inner_texts()
    assert len(reasons) == {"city": 13, "dong": 19}[track]
    assert all(reasons)
    assert receipt in _file(site, f"2027/decide/{track}/receipts.txt").split()
    assert receipt not in _file(site, f"2027/decide/{track}/{BALLOTS[track]}")


def _file(site, path) -> str:
    with urlopen(site.address(path)) as file:
        return file.read().decode()


def _write(tab, label, text) -> None:
    tab.get_by_label(re.compile(f"^{label}")).first.fill(text)


def _choose(tab, group, label) -> None:
    tab.get_by_role("group", name=re.compile(f"^{group}")).get_by_label(label, exact=True).check()


def _touch_the_map(tab, across, down) -> tuple[float, float]:
    """Touch the picture at this share of its width and height; where the mark lies then, in the same shares."""
    picture = tab.locator("input[type=image]")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] * across, "y": box["height"] * down})
    tab.wait_for_load_state()
    assert "점을 찍었습니다" in tab.inner_text("main")
    with urlopen(tab.url.partition("/haeoreum")[0] + tab.locator("input[type=image]").get_attribute("src")) as svg:
        drawn = svg.read().decode()
    x, y = re.search(r'<circle cx="([\d.]+)" cy="([\d.]+)"', drawn).groups()
    width, height = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn).groups()
    return float(x) / float(width), float(y) / float(height)


def _nearly(there, here) -> bool:
    return all(abs(one - other) < 0.02 for one, other in zip(there, here, strict=True))
