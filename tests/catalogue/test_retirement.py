"""The progressive retirement age, as the definition works it out: NPC Standing Committee decision of 2024-09-13."""

import pytest

from central.catalogue.publish import SOURCES
from central.catalogue.source import read_sources
from kiosk_app.catalogue.expressions import CelExpressions

FIELDS = {f.key: f for d in read_sources(SOURCES).definitions if d.id == "i101" for f in d.fields}


def legal_month(born: str, sex: str, post: str) -> str:
    cel = CelExpressions()
    values = {"csny": f"{born}-15", "xb": sex, "gwxz": post, "yty": "", "fdy": ""}
    values["yty"] = cel.text(FIELDS["yty"].computed, values, "2026-11-23")
    return cel.text(FIELDS["fdy"].computed, values, "2026-11-23")


@pytest.mark.parametrize(
    ("born", "sex", "post", "retires"),
    [
        ("1965-01", "1", "", "2025-02"),
        ("1964-12", "1", "", "2024-12"),
        ("1965-04", "1", "", "2025-05"),
        ("1965-05", "1", "", "2025-07"),
        ("1976-08", "1", "", "2039-07"),
        ("1976-09", "1", "", "2039-09"),
        ("1990-06", "1", "", "2053-06"),
        ("1975-01", "2", "worker", "2025-02"),
        ("1974-12", "2", "worker", "2024-12"),
        ("1984-11", "2", "worker", "2039-11"),
        ("1990-01", "2", "worker", "2045-01"),
        ("1970-01", "2", "cadre", "2025-02"),
        ("1981-09", "2", "cadre", "2039-09"),
    ],
)
def test_golden_cases(born: str, sex: str, post: str, retires: str) -> None:
    assert legal_month(born, sex, post) == retires
