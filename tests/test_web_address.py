"""Addresses as people paste them: what may not stand in one is written as its number, and the rest stays."""

from __future__ import annotations

import pytest
from local_offer.markup import to_html
from local_offer.records.service import Service
from local_offer.records.web_address import legal
from rfc3986_validator import validate_rfc3986

PASTED = {
    "https://example.org/a-page/?x=1&y=2,3#place": "https://example.org/a-page/?x=1&y=2,3#place",
    "https://example.org/%C3%A9?u=https%3A%2F%2Fexample.org": "https://example.org/%C3%A9?u=https%3A%2F%2Fexample.org",
    "https://example.org/?c[0]=a|b": "https://example.org/?c%5B0%5D=a%7Cb",
    "https://example.org/{id}^`": "https://example.org/%7Bid%7D%5E%60",
    "https://example.org/100%": "https://example.org/100%25",
    "https://example.org/#a#b": "https://example.org/#a%23b",
    "https://example.org/café": "https://example.org/caf%C3%A9",
    "mailto:help@example.org?subject=A%20place": "mailto:help@example.org?subject=A%20place",
    "tel:+441632960001": "tel:+441632960001",
}


@pytest.mark.parametrize(("pasted", "address"), PASTED.items())
def test_an_address_is_made_legal_and_no_more(pasted, address):
    assert legal(pasted) == address
    assert legal(address) == address
    assert validate_rfc3986(address)


def test_a_field_and_a_link_in_a_text_are_made_legal():
    pasted = "https://example.org/?c[0]=a"
    record = Service.model_validate({"name": "A", "contact": {"web": pasted}})
    assert record.contact.web == "https://example.org/?c%5B0%5D=a"
    assert 'href="https://example.org/?c%5B0%5D=a"' in to_html(f"[A page]({pasted})")
