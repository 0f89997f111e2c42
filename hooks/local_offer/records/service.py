"""The service record: the only description of one. What is written here drives every check and output."""

from __future__ import annotations

from typing import Annotated, Any, Union

from pydantic import Discriminator, Tag

from .fields import Record, field
from .kinds import (
    Day,
    Email,
    Line,
    Months,
    OrganisationKey,
    Phone,
    PlaceKey,
    Prose,
    Relay,
    ServiceKey,
    Slug,
    StaffKey,
    Time,
    Web,
    Whole,
    Years,
    YesNo,
    YesNoAsk,
    YesNoNotAlways,
    term,
)
from .shared import Complaint, Imported, Organisation, Place


def _written_here(written: type[Record], key: Any) -> Any:
    """Either the key of a shared record, or the record itself written in this file."""
    return Annotated[
        Union[Annotated[key, Tag("key")], Annotated[written, Tag("written here")]],  # noqa: UP007
        Discriminator(lambda value: "key" if isinstance(value, str) else "written here"),
    ]


class EasyReadSentence(Record):
    """One idea in one sentence, with the picture beside it."""

    text: Line | None = field("One idea, at most 15 words.", need="always")
    picture: Line | None = field("The picture beside it: a key of `pictures`, like `phone`.")


class EasyRead(Record):
    """Easier words. Called Easy Read only when people with learning disabilities have checked it."""

    checked_by: Line | None = field("The group of people with learning disabilities who checked it.")
    sentences: list[EasyReadSentence] = field("The sentences, in order.", default=[])


class Ages(Record):
    """Who it is for by age, in whole years from 0 to 25. The last year counts in full."""

    min: Years | None = field(
        "The youngest age, in years. 0 is a baby.", need="always", label="the youngest age"
    )
    max: Years | None = field("The oldest age, in years, up to 25.", need="always", label="the oldest age")


class Access(Record):
    """How a family gets the service. The first thing a page and a leaflet say."""

    routes: list[term("routes")] | None = field(
        "The ways in.", need="always", label="how to get it", example=["parent-referral"]
    )
    how: Prose | None = field(
        "What to do first, in one to three short sentences.",
        need="always",
        label="how to get it, in a sentence",
    )
    criteria: list[Line] | None = field(
        "Who can get it: one plain sentence each.", need="targeted", label="who can get it"
    )
    decided_by: Line | None = field("Who decides: a role or team.", need="targeted", label="who decides")
    decision_time: Line | None = field(
        "How long the decision takes.",
        need="targeted",
        label="how long a decision takes",
        example="10 working days",
    )
    if_no: Prose | None = field(
        "What to do if the answer is no.", need="targeted", label="what to do if the answer is no"
    )


class Waiting(Record):
    """How long families wait, and what helps meanwhile; or why nobody counts it."""

    typical: Line | None = field("How long most families wait.", example="18 weeks")
    as_of: Day | None = field("The day of that figure.")
    while_waiting: Prose | None = field("What helps while you wait.")
    not_measured: Line | None = field("Why there is no figure.")


class CostOption(Record):
    """One price."""

    what: Line | None = field("What is paid for.", need="always")
    amount: Line | None = field("How much, in pounds.", need="always", example="£4.50")
    per: Line | None = field("For how much or how long.", example="session")


class Cost(Record):
    """What it costs."""

    kind: term("cost_kinds") | None = field(
        "Free, or paid, or in between.", need="always", label="what it costs"
    )
    options: list[CostOption] = field("The prices.", default=[])


class Alert(Record):
    """One sentence shown first, until a day."""

    text: Line | None = field("The sentence.", need="always")
    until: Day | None = field("The last day it shows.")


class Session(Record):
    """A time when it happens."""

    day: term("days") | None = field("The day of the week.", need="always")
    from_: Time | None = field('When it starts, like "10:00".', key="from")
    to: Time | None = field("When it ends.")
    when: term("session_when") | None = field("In term, in the holidays or all year.")
    every: term("session_every") = field("How often.", default="week")
    place: PlaceKey | None = field("Where, if not at the only place of the service.")
    note: Line | None = field("Anything else about this time.")


class Contact(Record):
    """Who to ring or write to. A role, never a person's name: people move on."""

    role: Line | None = field("The role or team that answers.", example="Therapy administrators")
    phone: Phone | None = field("The phone number.", label="a phone number", example="020 7946 0101")
    text: Phone | None = field("A number for text messages.")
    relay: Relay | None = field("The Relay UK number: 18001, then the phone number.")
    email: Email | None = field("An e-mail address that a team reads.")
    web: Web | None = field("The web page of the service.")
    hours: Line | None = field("When the phone is answered.", example="Monday to Friday, 9am to 5pm")
    callback: YesNo | None = field("Whether they ring back if you leave your number.")


class Senco(Record):
    """How to reach the special educational needs coordinator. The role, not the name."""

    role: Line = field("The role.", default="SENCO")
    phone: Phone | None = field("The phone number.")
    email: Email | None = field("The e-mail address.")


class SenReport(Record):
    """The school's own SEN information report."""

    url: Web | None = field("Where it is.")
    year: Whole | None = field("The year it is of.")


class School(Record):
    """What only schools, colleges and nurseries have."""

    provision: term("provision") | None = field("The kind of school or class.", need="always")
    urn: Whole | None = field("The school's number in the national register.")
    places: Whole | None = field("How many special places there are.")
    senco: Senco | None = field("How to reach the SENCO.")
    sen_information_report: SenReport | None = field("The SEN information report.")


class Checked(Record):
    """That a person checked the record. Editing a file is not checking it."""

    on: Day | None = field("The day it was checked.", need="always", label="when it was checked")
    by_role: Line | None = field("The role of who checked it.", need="always", label="who checked it")
    how: term("checked_how") | None = field("How it was checked.", need="always", label="how it was checked")


class Service(Record):
    """One service of the Local Offer: one file, services/<sector>/<slug>.yml."""

    name: Line | None = field("The name families know it by.", need="always", label="the name")
    also_known_as: list[Line] = field("Short forms and old names that families may type.", default=[])
    was: list[Slug] = field(
        "Old addresses of this page, the oldest first, so that printed codes go on working.", default=[]
    )
    summary: Line | None = field(
        "What it is and for whom, in at most 30 words that can be read alone.",
        need="always",
        label="the summary",
    )
    description: Prose | None = field(
        "What really happens, in plain words. At most 300.", need="always", label="the description"
    )
    professional_summary: Prose | None = field("The same for people who work with children.")
    easy_read: EasyRead | None = field("The service in easier words, with pictures.")
    sector: term("sectors") | None = field(
        "The same as the folder's name.", need="always", label="the sector"
    )
    tier: term("tiers") | None = field("How special the help is.", need="always", label="the tier")
    topics: list[term("topics")] | None = field(
        "What the law asks the Local Offer to cover that this is part of.", need="always", label="the topics"
    )
    audience: list[term("audiences")] = field(
        "Who it speaks to.", default=["children", "young-people", "parents-carers"]
    )
    ages: Ages | None = field("The ages it is for.", need="always", label="the ages")
    needs: list[term("needs")] | None = field(
        "The needs it is for.", need="targeted", label="which needs it is for"
    )
    words: list[Line] = field("Parents' own words for it.", default=[], public=("find", "data"))
    diagnosis_needed: YesNoNotAlways | None = field(
        "Whether a diagnosis is needed.", need="targeted", label="whether you need a diagnosis"
    )
    plan_needed: YesNoNotAlways | None = field(
        "Whether an EHC plan is needed.", need="targeted", label="whether you need an EHC plan"
    )
    access: Access | None = field("How to get it.", need="always", label="how to get it")
    waiting: Waiting | None = field("How long families wait.", label="how long you may wait")
    cost: Cost | None = field("What it costs.", need="always", label="what it costs")
    payment: list[term("payment")] = field("Special money that can pay for it.", default=[])
    availability: term("availability") = field("Whether there is room now.", default="open")
    alert: Alert | None = field("One sentence that everyone must see first.")
    sessions: list[Session] = field("When it happens.", default=[])
    modes: list[term("modes")] | None = field("How you meet.", need="always", label="how you meet them")
    reach: term("reach") = field("Whose families can use it.", default="borough")
    localities: list[term("localities")] = field("The parts of the area it is for.", default=[])
    places: list[_written_here(Place, PlaceKey)] = field("Where it is.", default=[])
    features: dict[term("features"), YesNoAsk] = field(
        "Access facts: yes, no or ask. Leave out what you do not know.", default={}
    )
    sensory: list[Line] = field("Noise, lights, smells and crowds to know of before you go.", default=[])
    languages: list[term("languages")] = field("Languages that staff speak.", default=[])
    interpreting: YesNoAsk | None = field("Whether an interpreter can come.")
    contact: Contact | None = field("Who to ring or write to.", need="always", label="who to ring")
    organisation: _written_here(Organisation, OrganisationKey) | None = field(
        "Who runs it.", need="always", label="who runs it"
    )
    commissioner: list[term("organisation_kinds")] = field("Who pays for it.", default=[])
    staff: list[StaffKey] = field("The profiles of those who answer for it.", default=[])
    school: School | None = field("For schools, colleges and nurseries.")
    regulator: dict[Line, Line] = field("Its numbers with ofsted, cqc, charity or gias.", default={})
    complaints: Complaint | None = field("How to complain.", label="how to complain")
    appeal: term("appeals") | None = field("The appeal that is open to families.")
    at_18: Prose | None = field("What happens at 18.", label="what happens at 18")
    moves_on_to: list[ServiceKey] = field("Services that come next.", default=[])
    alternatives: list[ServiceKey] = field("Services to try instead.", default=[])
    translations: dict[term("languages"), dict] = field("The texts in other languages.", default={})
    checked: Checked | None = field(
        "When a person last checked this.", need="always", label="when it was checked"
    )
    check_every: Months | None = field("How often to check, in months.")
    visible_from: Day | None = field("The first day it shows.")
    visible_to: Day | None = field("The last day it shows.")
    owner: Email | None = field("The group mailbox to chase.", public=False)
    note_for_editors: Prose | None = field(
        "For editors. Not on the site, but anyone can read the file.", public=False
    )
    imported: Imported | None = field("Where the record came from, if from another system.", public=False)

    @property
    def people_wait(self) -> bool:
        """Whether a family must be told how long the wait is: clinics, and wherever there is a waiting list.

        Of an imported record whose tier nobody knows, nobody knows either that there is no wait.
        """
        clinic = self.sector == "health" and self.tier != "universal"
        return clinic or self.availability == "waiting-list" or bool(self.imported and not self.tier)
