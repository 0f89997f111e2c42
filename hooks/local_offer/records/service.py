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
    PlaceKey,
    Prose,
    ServiceKey,
    Slug,
    StaffKey,
    YesNoAsk,
    YesNoNotAlways,
    term,
)
from .parts import Access, Ages, Alert, Checked, Contact, Cost, EasyRead, School, Session, Waiting
from .shared import Complaint, Imported, Organisation, Place


def _written_here(written: type[Record], key: Any) -> Any:
    """Either the key of a shared record, or the record itself written in this file."""
    return Annotated[
        Union[Annotated[key, Tag("key")], Annotated[written, Tag("written here")]],  # noqa: UP007
        Discriminator(lambda value: "key" if isinstance(value, str) else "written here"),
    ]


class Service(Record):
    """One service of the Local Offer: one file, services/<sector>/<slug>.yml."""

    name: Line | None = field(
        "The name families know it by.",
        question="What is the service called?",
        need="always",
        label="the name",
    )
    also_known_as: list[Line] = field(
        "Short forms and old names that families may type.",
        question="What else do families call it?",
        default=[],
    )
    was: list[Slug] = field(
        "Old addresses of this page, the oldest first, so that printed codes go on working.",
        question="What old addresses does its page have?",
        default=[],
    )
    summary: Line | None = field(
        "What it is and for whom, in at most 30 words that can be read alone.",
        question="What is it, and who is it for, in 30 words?",
        need="always",
        label="the summary",
    )
    description: Prose | None = field(
        "What really happens, in plain words. At most 300.",
        question="What really happens there?",
        need="always",
        label="the description",
    )
    professional_summary: Prose | None = field(
        "The same for people who work with children.",
        question="What should people who work with children know?",
    )
    easy_read: EasyRead | None = field(
        "The service in easier words, with pictures.", question="Can you say it in easier words?"
    )
    sector: term("sectors") | None = field(
        "The same as the folder's name.",
        question="Which part of the Local Offer does it belong to?",
        need="always",
        label="the sector",
    )
    tier: term("tiers") | None = field(
        "How special the help is.", question="How special is the help?", need="always", label="the tier"
    )
    topics: list[term("topics")] | None = field(
        "What the law asks the Local Offer to cover that this is part of.",
        question="Which parts of the law does it help with?",
        need="always",
        label="the topics",
    )
    audience: list[term("audiences")] = field(
        "Who it speaks to.",
        question="Who does this page speak to?",
        default=["children", "young-people", "parents-carers"],
    )
    ages: Ages | None = field(
        "The ages it is for.", question="Which ages is it for?", need="always", label="the ages"
    )
    needs: list[term("needs")] | None = field(
        "The needs it is for.",
        question="Which needs is it for?",
        need="targeted",
        label="which needs it is for",
    )
    words: list[Line] = field(
        "Parents' own words for it.",
        question="What do parents type when they look for this?",
        default=[],
        public=("find", "data"),
    )
    diagnosis_needed: YesNoNotAlways | None = field(
        "Whether a diagnosis is needed.",
        question="Do families need a diagnosis?",
        need="targeted",
        label="whether you need a diagnosis",
    )
    plan_needed: YesNoNotAlways | None = field(
        "Whether an EHC plan is needed.",
        question="Do families need an EHC plan?",
        need="targeted",
        label="whether you need an EHC plan",
    )
    access: Access | None = field(
        "How to get it.", question="How do families get it?", need="always", label="how to get it"
    )
    waiting: Waiting | None = field(
        "How long families wait.", question="How long do families wait?", label="how long you may wait"
    )
    cost: Cost | None = field(
        "What it costs.", question="What does it cost?", need="always", label="what it costs"
    )
    payment: list[term("payment")] = field(
        "Special money that can pay for it.", question="Can special money pay for it?", default=[]
    )
    availability: term("availability") = field(
        "Whether there is room now.", question="Is there room now?", default="open"
    )
    alert: Alert | None = field(
        "One sentence that everyone must see first.",
        question="Is there one thing that everyone must see first?",
    )
    sessions: list[Session] = field("When it happens.", question="When does it happen?", default=[])
    modes: list[term("modes")] | None = field(
        "How you meet.", question="How do you meet families?", need="always", label="how you meet them"
    )
    reach: term("reach") = field(
        "Whose families can use it.", question="Whose families can use it?", default="borough"
    )
    localities: list[term("localities")] = field(
        "The parts of the area it is for.", question="Which parts of the area is it for?", default=[]
    )
    places: list[_written_here(Place, PlaceKey)] = field("Where it is.", question="Where is it?", default=[])
    features: dict[term("features"), YesNoAsk] = field(
        "Access facts: yes, no or ask. Leave out what you do not know.",
        question="What is there for people with access needs?",
        default={},
    )
    sensory: list[Line] = field(
        "Noise, lights, smells and crowds to know of before you go.",
        question="What should families know about noise, lights, smells and crowds?",
        default=[],
    )
    languages: list[term("languages")] = field(
        "Languages that staff speak.", question="Which languages do staff speak?", default=[]
    )
    interpreting: YesNoAsk | None = field(
        "Whether an interpreter can come.", question="Can an interpreter come?"
    )
    contact: Contact | None = field(
        "Who to ring or write to.",
        question="Who should families ring or write to?",
        need="always",
        label="who to ring",
    )
    organisation: _written_here(Organisation, OrganisationKey) | None = field(
        "Who runs it.", question="Who runs it?", need="always", label="who runs it"
    )
    commissioner: list[term("organisation_kinds")] = field(
        "Who pays for it.", question="Who pays for it?", default=[]
    )
    staff: list[StaffKey] = field(
        "The profiles of those who answer for it.", question="Who answers for it?", default=[]
    )
    school: School | None = field(
        "For schools, colleges and nurseries.", question="Is it a school, college or nursery?"
    )
    regulator: dict[Line, Line] = field(
        "Its numbers with ofsted, cqc, charity or gias.",
        question="What are its registration numbers?",
        default={},
    )
    complaints: Complaint | None = field(
        "How to complain.", question="How can families complain?", label="how to complain"
    )
    appeal: term("appeals") | None = field(
        "The appeal that is open to families.", question="Is there an appeal?"
    )
    at_18: Prose | None = field(
        "What happens at 18.", question="What happens at 18?", label="what happens at 18"
    )
    moves_on_to: list[ServiceKey] = field(
        "Services that come next.", question="Which services come next?", default=[]
    )
    alternatives: list[ServiceKey] = field(
        "Services to try instead.", question="What can families try instead?", default=[]
    )
    translations: dict[term("languages"), dict] = field(
        "The texts in other languages.", question="What does it say in other languages?", default={}
    )
    checked: Checked | None = field(
        "When a person last checked this.",
        question="When did a person last check this?",
        need="always",
        label="when it was checked",
    )
    check_every: Months | None = field(
        "How often to check, in months.", question="How often should this be checked?"
    )
    visible_from: Day | None = field("The first day it shows.", question="From which day should it show?")
    visible_to: Day | None = field("The last day it shows.", question="Until which day should it show?")
    owner: Email | None = field(
        "The group mailbox to chase.",
        question="Which mailbox should we write to about this record?",
        public=False,
    )
    note_for_editors: Prose | None = field(
        "For editors. Not on the site, but anyone can read the file.",
        question="Is there anything editors should know?",
        public=False,
    )
    imported: Imported | None = field(
        "Where the record came from, if from another system.",
        question="Did this come from another system?",
        public=False,
    )

    @property
    def people_wait(self) -> bool:
        """Whether a family must be told how long the wait is: clinics, and wherever there is a waiting list.

        Of an imported record whose tier nobody knows, nobody knows either that there is no wait.
        """
        clinic = self.sector == "health" and self.tier != "universal"
        return clinic or self.availability == "waiting-list" or bool(self.imported and not self.tier)
