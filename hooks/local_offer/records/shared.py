"""The records that services share: organisations, places, staff, the calendar and the vocabulary."""

from __future__ import annotations

from .fields import Record, field
from .kinds import (
    Day,
    Email,
    Line,
    OrganisationKey,
    Phone,
    Postcode,
    Prose,
    StaffKey,
    Web,
    Whole,
    Years,
    YesNo,
    YesNoAsk,
    term,
)


class Imported(Record):
    """That the record came from another system, and which. Take it out once a person has completed it."""

    from_: Line | None = field("The system.", need="always", example="open-referral-uk", key="from")
    feed: Line | None = field("The name of the feed, where there is more than one.")
    id: Line | None = field("The identifier there.", need="always")
    on: Day | None = field("The day its content last changed.", need="always")


class FirstComplaint(Record):
    """Who to complain to first."""

    role: Line | None = field("The role, not a person.", question="Who should families tell?", need="always")
    phone: Phone | None = field("The phone number.", question="What is the phone number?")
    email: Email | None = field("The e-mail address.", question="What is the e-mail address?")


class Complaint(Record):
    """How to complain: first to them, then further."""

    first: FirstComplaint | None = field("Who to tell first.", question="Who should families tell first?")
    then: term("complaint_routes") | None = field(
        "Where to go if that does not help.", question="Where can families go if that does not help?"
    )


class Organisation(Record):
    """Who runs a service. What is said here holds for all its services unless they say otherwise."""

    name: Line | None = field(
        "Its name.",
        question="What is the organisation called?",
        need="always",
        label="the organisation's name",
    )
    kind: term("organisation_kinds") | None = field(
        "What kind it is.",
        question="What kind of organisation is it?",
        need="always",
        label="the kind of organisation",
    )
    description: Prose | None = field(
        "What it is, in a sentence.",
        question="What does the organisation do, in a sentence?",
        need="always",
        label="what the organisation is",
    )
    website: Web | None = field("Its website.", question="What is its website?")
    identifiers: dict[Line, Line] = field(
        "Its numbers in public lists, such as company, or ods in the NHS.",
        question="Is it in a list of companies or of the NHS?",
        default={},
    )
    commissioner: list[term("organisation_kinds")] = field(
        "Who pays for its services.", question="Who pays for its services?", default=[]
    )
    complaints: Complaint | None = field("How to complain.", question="How can families complain?")
    owner: Email | None = field(
        "An e-mail address that a team reads.",
        question="Which mailbox should we write to about its records?",
        public=False,
    )
    regulator: dict[Line, Line] = field(
        "Its numbers with those who inspect or register it: ofsted, cqc, charity or gias.",
        question="What are its registration numbers?",
        default={},
    )
    imported: Imported | None = field(
        "Where the record came from, if from another system.",
        question="Did this come from another system?",
        public=False,
    )


class Place(Record):
    """A place families go to."""

    name: Line | None = field(
        "The name on the door.",
        question="What is the name on the door?",
        need="always",
        label="the place's name",
    )
    address: Line | None = field(
        "The address without the postcode.", question="What is the address?", label="the address"
    )
    postcode: Postcode | None = field(
        "The postcode.", question="What is the postcode?", need="always", label="the postcode"
    )
    easting: Whole | None = field("Metres east on the British National Grid.", question="How far east is it?")
    northing: Whole | None = field(
        "Metres north on the British National Grid.", question="How far north is it?"
    )
    features: dict[term("features"), YesNoAsk] = field(
        "Access facts: yes, no or ask.", question="What is there for people with access needs?", default={}
    )
    travel: Line | None = field(
        "How to get there by bus, train or on foot.", question="How do families get there?"
    )
    parking: Line | None = field("Where to park.", question="Where can families park?")
    hide_address: YesNo = field(
        "yes keeps the address secret. Then only the first half of the postcode may stand here.",
        question="Must the address stay secret?",
        why="Some families must not be found.",
        default=False,
    )
    imported: Imported | None = field(
        "Where the record came from, if from another system.",
        question="Did this come from another system?",
        public=False,
    )


class StaffContact(Record):
    """How to reach someone's office."""

    role: Line | None = field("Who answers.")
    phone: Phone | None = field("The office's phone number.")
    email: Email | None = field("The role's mailbox.")


class Photo(Record):
    """A photo, only with recorded consent."""

    file: Line | None = field("The picture's file name, in the folder of the profiles.", need="always")
    alt: Line | None = field("What it shows, for those who cannot see it.", need="always")
    consent: Day | None = field("The day they agreed.", need="always", public=False)


class Staff(Record):
    """Someone who answers for services: docs/staff/<slug>.yml. The role is what matters; names come and go."""

    role: Line | None = field("The role.", need="always", label="the role")
    name: Line | None = field("The name, only of senior staff who have agreed.")
    consent: Day | None = field("The day they agreed to their name being here.", public=False)
    deputy: Line | None = field("The role that stands in.")
    responsible_for: list[Line] | None = field(
        "What they answer for, a sentence each.", need="always", label="what they are responsible for"
    )
    sector: term("sectors") | None = field("Education, health or care.")
    organisation: OrganisationKey | None = field(
        "Who they work for.", need="always", label="who they work for"
    )
    reports_to: StaffKey | None = field("The profile they report to.")
    boards: list[Line] = field("The boards they sit on.", default=[])
    contact: StaffContact | None = field("How to reach them or their office.")
    photo: Photo | None = field("A photo, if they agreed.")
    review_on: Day | None = field(
        "The day to look at this profile again.", need="always", label="the review day"
    )
    until: Day | None = field("The last day it shows.")


class Holiday(Record):
    """Some days off."""

    from_: Day | None = field("The first day.", need="always", key="from")
    to: Day | None = field("The last day.", need="always")


class SchoolTerm(Holiday):
    """A school term and its half-term."""

    name: Line | None = field("Its name.", need="always")
    half_term: Holiday | None = field("The days off in the middle.")


class BankHoliday(Record):
    """A bank holiday."""

    on: Day | None = field("The day.", need="always")
    name: Line | None = field("Its name.", need="always")


class Closure(Holiday):
    """Days when the helpline is closed."""

    text: Line | None = field("What to say about it.", need="always")


class Calendar(Record):
    """School terms, bank holidays and the helpline's closed days: services/_calendar.yml."""

    terms: list[SchoolTerm] = field("The school terms.", default=[])
    bank_holidays: list[BankHoliday] = field("The bank holidays.", default=[])
    closures: list[Closure] = field("When the helpline is closed.", default=[])


class AgeRange(Record):
    """The ages of a phase."""

    min: Years | None = field("The youngest.", need="always")
    max: Years | None = field("The oldest.", need="always")


class Term(Record):
    """One word of a vocabulary."""

    label: Line = field("The words people read.", need="always", default=...)
    explanation: Line = field("What it means, in one sentence.", need="always", default=...)
    words: list[Line] = field(
        "What families type when they mean it, and what records that are about it say.", default=[]
    )
    typed: list[Line] = field(
        "What families type when they mean it, but which in a record may mean something else.", default=[]
    )
    code: Line | None = field("The Department for Education's code, for needs.")
    area: Line | None = field("The broad area of need.")
    ages: AgeRange | None = field("The ages, for phases.")
    referral: YesNo | None = field("Whether someone must send you, for routes.")
    door: YesNo = field("Whether it stands on the home page, for topics.", default=False)
    after: Line | None = field(
        "Where to go when that does not help, for complaint routes: a key of the same list."
    )
    guide: Line | None = field("The guide to read first, for topics: its address on this site.")
