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
        why="It stands on your page, your leaflet and in every list.",
        need="always",
        label="the name",
    )
    also_known_as: list[Line] = field(
        "Short forms and old names that families may type.",
        question="What else do families call it?",
        why="Then they find you by these too.",
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
        why="It stands in search results and first on your leaflet.",
        need="always",
        label="the summary",
    )
    description: Prose | None = field(
        "What really happens, in plain words. At most 300 words.",
        question="What really happens there?",
        why="It helps a family to see whether this is right for them.",
        need="always",
        label="the description",
    )
    professional_summary: Prose | None = field(
        "The same for people who work with children.",
        question="What should people who work with children know?",
    )
    easy_read: EasyRead | None = field(
        "The service in easier words, with pictures.",
        question="Can you say it in easier words?",
        why="Some young people and parents find long texts hard.",
    )
    sector: term("sectors") | None = field(
        "Where it belongs.",
        question="Which part of the Local Offer does it belong to?",
        why="Families who know who helps them look there.",
        need="always",
        label="the sector",
    )
    tier: term("tiers") | None = field(
        "How special the help is.",
        question="How special is the help?",
        why="We ask more about help that not everyone can get.",
        need="always",
        label="the tier",
    )
    topics: list[term("topics")] | None = field(
        "What it is about. The law lists what a Local Offer must cover.",
        question="What is it about?",
        why="It shows what the area has, and what is missing.",
        need="always",
        label="the topics",
    )
    audience: list[term("audiences")] = field(
        "Who it speaks to.",
        question="Who does this page speak to?",
        default=["children", "young-people", "parents-carers"],
    )
    ages: Ages | None = field(
        "The ages it is for.",
        question="Which ages is it for?",
        why="Families look for help by the age of their child.",
        need="always",
        label="the ages",
    )
    needs: list[term("needs")] | None = field(
        "The needs it is for.",
        question="Which needs is it for?",
        why="Families look for help by what is hard for their child.",
        need="targeted",
        label="which needs it is for",
    )
    words: list[Line] = field(
        "Parents' own words for it.",
        question="What do parents type when they look for this?",
        why="Then whoever types them finds you.",
        default=[],
        public=("find", "data"),
    )
    diagnosis_needed: YesNoNotAlways | None = field(
        "Whether a diagnosis is needed.",
        question="Do families need a diagnosis?",
        why="Many families wait a long time for one, or never have one.",
        need="targeted",
        label="whether you need a diagnosis",
    )
    plan_needed: YesNoNotAlways | None = field(
        "Whether an EHC plan is needed.",
        question="Do families need an EHC plan?",
        why="Most children with special needs do not have one.",
        need="targeted",
        label="whether you need an EHC plan",
    )
    access: Access | None = field(
        "How to get it.",
        question="How do families get it?",
        why="It is the first thing that families want to know.",
        need="always",
        label="how to get it",
    )
    waiting: Waiting | None = field(
        "How long families wait.",
        question="How long do families wait?",
        why="An honest answer is better than none.",
        label="how long you may wait",
    )
    cost: Cost | None = field(
        "What it costs.",
        question="What does it cost?",
        why="Some families can come only if they know this before.",
        need="always",
        label="what it costs",
    )
    payment: list[term("payment")] = field(
        "Special money that can pay for it.",
        question="Can special money pay for it?",
        why="Some families have money for help that they may choose.",
        default=[],
    )
    availability: term("availability") = field(
        "Whether there is room now.",
        question="Is there room now?",
        why="A family that knows it is full does not ring in vain.",
        default="open",
    )
    alert: Alert | None = field(
        "One sentence that everyone must see first.",
        question="Is there one thing that everyone must see first?",
    )
    sessions: list[Session] = field(
        "When it happens.",
        question="When does it happen?",
        why="Families plan their week around it.",
        default=[],
    )
    modes: list[term("modes")] | None = field(
        "How you meet.",
        question="How do you meet families?",
        why="Some children cannot travel, and some people cannot use a phone.",
        need="always",
        label="how you meet them",
    )
    reach: term("reach") = field(
        "Whose families can use it.", question="Whose families can use it?", default="borough"
    )
    localities: list[term("localities")] = field(
        "The parts of the area it is for.", question="Which parts of the area is it for?", default=[]
    )
    places: list[_written_here(Place, PlaceKey)] = field(
        "Where it is.",
        question="Where is it?",
        why="Families need to find the way, and to plan it.",
        default=[],
    )
    features: dict[term("features"), YesNoAsk] = field(
        "Access facts: yes, no or ask. Leave out what you do not know.",
        question="What is there for people with access needs?",
        why="Then nobody is turned back at the door.",
        default={},
    )
    sensory: list[Line] = field(
        "Noise, lights, smells and crowds to know of before you go.",
        question="What should families know about noise, lights, smells and crowds?",
        why="Some children need to get ready for them.",
        default=[],
    )
    languages: list[term("languages")] = field(
        "Languages that staff speak.", question="Which languages do staff speak?", default=[]
    )
    interpreting: YesNoAsk | None = field(
        "Whether an interpreter can come.",
        question="Can an interpreter come?",
        why="Some families can only ask in their own language.",
    )
    contact: Contact | None = field(
        "Who to ring or write to.",
        question="Who should families ring or write to?",
        why="One call should reach someone who can answer.",
        need="always",
        label="who to ring",
    )
    organisation: _written_here(Organisation, OrganisationKey) | None = field(
        "Who runs it.",
        question="Who runs it?",
        why="Families want to know who is behind it.",
        need="always",
        label="who runs it",
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
        "Its numbers with those who inspect or register it: ofsted, cqc, charity or gias.",
        question="What are its registration numbers?",
        default={},
    )
    complaints: Complaint | None = field(
        "How to complain.",
        question="How can families complain?",
        why="Families have a right to know this.",
        label="how to complain",
    )
    appeal: term("appeals") | None = field(
        "The appeal that is open to families.",
        question="Is there an appeal?",
        why="Families have only a short time to use it.",
    )
    at_18: Prose | None = field(
        "What happens at 18.",
        question="What happens at 18?",
        why="Help often ends at 18, and families need to plan for that.",
        label="what happens at 18",
    )
    moves_on_to: list[ServiceKey] = field(
        "Services that come next.",
        question="Which services come next?",
        why="Families see what to ask for next.",
        default=[],
    )
    alternatives: list[ServiceKey] = field(
        "Services to try instead.",
        question="What can families try instead?",
        why="No family should leave with nothing.",
        default=[],
    )
    translations: dict[term("languages"), dict] = field(
        "The texts in other languages.", question="What does it say in other languages?", default={}
    )
    checked: Checked | None = field(
        "When a person last checked this.",
        question="When did a person last check this?",
        why="Families trust what was checked not long ago.",
        need="always",
        label="when it was checked",
    )
    check_every: Months | None = field(
        "How often to check, in months.", question="How often should this be checked?"
    )
    visible_from: Day | None = field("The first day it shows.", question="From which day should it show?")
    visible_to: Day | None = field("The last day it shows.", question="Until which day should it show?")
    owner: Email | None = field(
        "An e-mail address that a team reads.",
        question="Which mailbox should we write to about this record?",
        why="We write there when it is time to check again.",
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
