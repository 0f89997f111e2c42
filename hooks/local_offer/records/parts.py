"""The parts of a service record: how to get it, what it costs, when it happens, who to ring."""

from __future__ import annotations

from .fields import Record, field
from .kinds import Day, Email, Line, Phone, PlaceKey, Prose, Relay, Time, Web, Whole, Years, YesNo, term


class EasyReadSentence(Record):
    """One idea in one sentence, with the picture beside it."""

    text: Line | None = field(
        "One idea, at most 15 words.", question="What does the sentence say?", need="always"
    )
    picture: Line | None = field(
        "The picture beside it: a key of `pictures`, like `phone`.",
        question="Which picture stands beside it?",
    )


class EasyRead(Record):
    """Easier words. Called Easy Read only when people with learning disabilities have checked it."""

    checked_by: Line | None = field(
        "The group of people with learning disabilities who checked it.",
        question="Who checked the easier words?",
    )
    sentences: list[EasyReadSentence] = field(
        "The sentences, in order.", question="What are the sentences?", default=[]
    )


class Ages(Record):
    """Who it is for by age, in whole years from 0 to 25. The last year counts in full."""

    min: Years | None = field(
        "The youngest age, in years. 0 is a baby.",
        question="What is the youngest age?",
        need="always",
        label="the youngest age",
    )
    max: Years | None = field(
        "The oldest age, in years, up to 25.",
        question="What is the oldest age?",
        need="always",
        label="the oldest age",
    )


class Access(Record):
    """How a family gets the service. The first thing a page and a leaflet say."""

    routes: list[term("routes")] | None = field(
        "The ways in.",
        question="How can families come to you?",
        need="always",
        label="how to get it",
        example=["parent-referral"],
    )
    how: Prose | None = field(
        "What to do first, in one to three short sentences.",
        question="What should a family do first?",
        need="always",
        label="how to get it, in a sentence",
    )
    criteria: list[Line] | None = field(
        "Who can get it: one plain sentence each.",
        question="Who can get it?",
        why="Then nobody waits for something they cannot get.",
        need="targeted",
        label="who can get it",
    )
    decided_by: Line | None = field(
        "Who decides: a role or team.",
        question="Who decides?",
        why="Families want to know who to ask about it.",
        need="targeted",
        label="who decides",
    )
    decision_time: Line | None = field(
        "How long the decision takes.",
        question="How long does a decision take?",
        why="Waiting is easier when you know for how long.",
        need="targeted",
        label="how long a decision takes",
        example="10 working days",
    )
    if_no: Prose | None = field(
        "What to do if the answer is no.",
        question="What can a family do if the answer is no?",
        why="A no should not be the end of the road.",
        need="targeted",
        label="what to do if the answer is no",
    )


class Waiting(Record):
    """How long families wait, and what helps meanwhile; or why nobody counts it."""

    typical: Line | None = field(
        "How long most families wait.", question="How long do most families wait?", example="18 weeks"
    )
    as_of: Day | None = field(
        "The day of that figure.", question="Which day is that figure from?", why="An old figure misleads."
    )
    while_waiting: Prose | None = field(
        "What helps while you wait.",
        question="What helps while they wait?",
        why="Weeks without any help are long.",
    )
    not_measured: Line | None = field(
        "Why there is no figure.", question="If nobody counts the wait, why not?"
    )


class CostOption(Record):
    """One price."""

    what: Line | None = field("What is paid for.", question="What is paid for?", need="always")
    amount: Line | None = field(
        "How much, in pounds.", question="How much is it?", need="always", example="£4.50"
    )
    per: Line | None = field(
        "For how much or how long.", question="For how much, or how long, is that?", example="session"
    )


class Cost(Record):
    """What it costs."""

    kind: term("cost_kinds") | None = field(
        "Free, or paid, or in between.", question="Is it free?", need="always", label="what it costs"
    )
    options: list[CostOption] = field("The prices.", question="What are the prices?", default=[])


class Alert(Record):
    """One sentence shown first, until a day."""

    text: Line | None = field("The sentence.", question="What must everyone see first?", need="always")
    until: Day | None = field("The last day it shows.", question="Until which day should it show?")


class Session(Record):
    """A time when it happens."""

    day: term("days") | None = field("The day of the week.", question="Which day is it on?", need="always")
    from_: Time | None = field("When it starts.", question="When does it start?", key="from")
    to: Time | None = field("When it ends.", question="When does it end?")
    when: term("session_when") | None = field(
        "In term, in the holidays or all year.", question="In which part of the year?"
    )
    every: term("session_every") = field("How often.", question="How often is it?", default="week")
    place: PlaceKey | None = field("Where, if not at the only place of the service.", question="Where is it?")
    note: Line | None = field(
        "Anything else about this time.", question="Is there anything else about this time?"
    )


class Contact(Record):
    """Who to ring or write to. A role, never a person's name: people move on."""

    role: Line | None = field(
        "The role or team that answers.",
        question="Who answers?",
        why="People move on, so do not give a name.",
        example="Therapy administrators",
    )
    phone: Phone | None = field(
        "The phone number.",
        question="What is the phone number?",
        label="a phone number",
        example="020 7946 0101",
    )
    text: Phone | None = field(
        "A number for text messages.",
        question="Is there a number for text messages?",
        why="Some people cannot use a phone.",
    )
    relay: Relay | None = field(
        "The Relay UK number: 18001, then the phone number.",
        question="What is the Relay UK number?",
        why="Deaf people and people who cannot speak ring this way.",
    )
    email: Email | None = field(
        "An e-mail address that a team reads.",
        question="What is the e-mail address?",
        why="A mailbox of one person may not be read when they are away.",
    )
    web: Web | None = field("The web page of the service.", question="What is the web page?")
    hours: Line | None = field(
        "When the phone is answered.",
        question="When is the phone answered?",
        example="Monday to Friday, 9am to 5pm",
    )
    callback: YesNo | None = field(
        "Whether they ring back if you leave your number.", question="Do you ring back?"
    )


class Senco(Record):
    """How to reach the special educational needs coordinator. The role, not the name."""

    role: Line = field("The role.", question="What is the role called?", default="SENCO")
    phone: Phone | None = field("The phone number.", question="What is the phone number?")
    email: Email | None = field("The e-mail address.", question="What is the e-mail address?")


class SenReport(Record):
    """The school's own SEN information report."""

    url: Web | None = field("Where it is.", question="Where is the report?")
    year: Whole | None = field("The year it is of.", question="Which year is it of?")


class School(Record):
    """What only schools, colleges and nurseries have."""

    provision: term("provision") | None = field(
        "The kind of school or class.", question="What kind of school or class is it?", need="always"
    )
    urn: Whole | None = field(
        "The school's number in the national register.", question="What is the school's number (URN)?"
    )
    places: Whole | None = field(
        "How many special places there are.", question="How many special places are there?"
    )
    senco: Senco | None = field("How to reach the SENCO.", question="How can families reach the SENCO?")
    sen_information_report: SenReport | None = field(
        "The SEN information report.", question="Where is the SEN information report?"
    )


class Checked(Record):
    """That a person checked the record. Editing a file is not checking it."""

    on: Day | None = field(
        "The day it was checked.",
        question="Which day was it checked?",
        need="always",
        label="when it was checked",
    )
    by_role: Line | None = field(
        "The role of who checked it.", question="Who checked it?", need="always", label="who checked it"
    )
    how: term("checked_how") | None = field(
        "How it was checked.", question="How was it checked?", need="always", label="how it was checked"
    )
