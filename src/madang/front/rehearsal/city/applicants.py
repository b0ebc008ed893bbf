"""Nine hundred invented people who ask for a seat: who comes by themselves is older and more often a man than the town."""

import csv
import io
from random import Random

SURNAMES = "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"  # fmt: skip
FIRST = "가나다라마바사아자차하동서남봄여름겨"
SECOND = "람온솔빛결비울별강산들샘훈정수진영희호석민준우연"
BANDS = (("19~29세", 7), ("30~39세", 11), ("40~49세", 16), ("50~59세", 23), ("60~69세", 27), ("70세 이상", 16))


def applicants(number: int, areas: list[str], seed: int = 7) -> bytes:
    """A CSV as a clerk types it from paper forms."""
    rng = Random(seed)  # noqa: S311 - a rehearsal, not a lot
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["이름", "연락처", "성별", "나이대", "사는 곳"])
    bands, weights = zip(*BANDS, strict=True)
    for place in range(number):
        name = rng.choice(SURNAMES) + rng.choice(FIRST) + rng.choice(SECOND)
        sex = "여성" if rng.random() < 0.42 else "남성"
        rows.writerow([name, f"해오름 {seed:02d}-{place:04d}", sex, rng.choices(bands, weights)[0], rng.choice(areas)])
    return out.getvalue().encode("utf-8-sig")
