"""In which order the form asks, what it does not ask, and what it cannot check."""

from __future__ import annotations

GROUPS = (
    ("What is it?", ("name", "sector", "tier", "summary", "description", "also_known_as", "words", "topics")),
    ("Who is it for?", ("ages", "needs", "diagnosis_needed", "plan_needed", "audience", "reach", "localities")),
    ("How do families get it?", ("access", "availability", "waiting", "alternatives", "alert", "appeal")),
    ("What does it cost?", ("cost", "payment")),
    ("Where and when is it?", ("modes", "places", "sessions", "features", "sensory", "languages", "interpreting")),
    ("Who runs it, and who answers?", ("organisation", "contact", "complaints", "commissioner", "staff", "school", "regulator")),
    ("What comes next?", ("at_18", "moves_on_to")),
    ("Can you say it in other words?", ("easy_read", "professional_summary")),
    ("Who keeps this up to date?", ("checked", "check_every", "owner", "visible_from", "visible_to", "note_for_editors")),
)  # fmt: skip
"""The questions of the form: fields of a service, below what they answer together."""

NOT_ASKED = {
    "was": "Old web addresses are kept by the people who look after the site.",
    "translations": "Translations are made and checked by native speakers, apart from this form.",
    "imported": "This is written by the import from another system.",
}
"""Fields of a service that the form does not ask, and why."""

NOT_ASKED_INSIDE = ("imported", "easting", "northing")
"""Fields of places and organisations that the form does not ask: a place is found by its postcode."""

ONLY_THE_PULL_REQUEST = (
    "No other service has this web address, or had it before.",
    "What you chose from a list is still in that list.",
)
"""Rules that look at more than one record, in plain words."""

ONLY_OF_A_CORRECTION = (
    "Nobody else has changed the same answers meanwhile.",
    "If the page is there in other languages, they still say as much as the English.",
)
"""What only a record that is there already can break, in plain words."""
