"""What `local-offer start` asks. Each question is also an option of the command; no answer is "".

An answer is the text that was typed, once the settings' own model has found nothing wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import click
from pydantic import ValidationError

from ..records.fields import Record
from ..settings import Helpline, Repository, Settings, Urgent
from .names import area_of, renamed
from .opening_hours import read_hours
from .owners import owner


def _of(model: type[Record], key: str) -> Callable[[str], str]:
    """The check of one field of the settings, which raises ValueError with the field's own sentence."""

    def check(answer: str) -> str:
        try:
            record = model.model_validate({key: answer})
        except ValidationError as error:
            raise ValueError(str(error.errors()[0]["ctx"]["error"])) from None
        checked = getattr(record, key)
        return answer if isinstance(checked, bool) else checked

    return check


def _hours(answer: str) -> str:
    read_hours(answer)
    return answer


def _host(answer: str) -> str:
    if answer.lower() not in ("github", "gitlab"):
        raise ValueError(f"Write github or gitlab, not {answer!r}.")
    return answer.lower()


def _repository(answer: str) -> str:
    return _of(Repository, "url")(answer.rstrip("/").removesuffix(".git"))


def _site(answer: str) -> str:
    return _of(Repository, "url")(answer).rstrip("/") + "/"


@dataclass(frozen=True)
class Question:
    """One question: its key among the answers, what it is called, its words, and the check of an answer."""

    key: str
    label: str
    words: str
    check: Callable[[str], str]
    optional: bool = False
    """Nobody need answer it. It has no default, so that nothing made up stays by mistake."""
    only_with: str = ""
    """The question that must have an answer for this one to be asked."""
    made_up: bool = False
    """Whether the default is the demonstration's and true of no council."""

    @property
    def option(self) -> str:
        """Its option on the command line."""
        return "--" + self.key.replace("_", "-")

    def answer(self, typed: str) -> str:
        """The answer, in good order. Raises ValueError that says what is wrong with it."""
        typed = " ".join(typed.split())
        if not typed and not self.optional:
            raise ValueError("This needs an answer.")
        return self.check(typed) if typed else ""


QUESTIONS = (
    Question("council", "Council", "What is your council called?", _of(Settings, "council"), made_up=True),
    Question("area", "Area", "What do families call the area it serves?", _of(Settings, "council")),
    Question("offer_name", "Local Offer", "What is your Local Offer called?", _of(Settings, "offer_name")),
    Question("colour", "Colour", "What is your council's colour? White words must be easy to read on it", _of(Settings, "colour")),
    Question("helpline_name", "Helpline", "What is your helpline called?", _of(Helpline, "name")),
    Question("helpline_phone", "Helpline phone", "What number do families ring?", _of(Helpline, "phone"), made_up=True),
    Question("helpline_text", "Helpline text", "What number can they text?", _of(Helpline, "text"), optional=True),
    Question("helpline_email", "Helpline e-mail", "What is its e-mail address?", _of(Helpline, "email"), optional=True),
    Question("helpline_post", "Helpline post", "What is its postal address, in one line?", _of(Helpline, "post"), optional=True),
    Question("helpline_hours", "Helpline hours", "When is it answered?", _hours),
    Question("helpline_callback", "Rings back", "Does it ring back? Write yes or no", _of(Helpline, "callback")),
    Question("helpline_bsl", "British Sign Language", "At what web address can they call in British Sign Language?", _of(Helpline, "bsl"), optional=True),
    Question("crisis_phone", "Crisis line phone", "What number is your local crisis line for children and young people?", _of(Urgent, "phone"), optional=True),
    Question("crisis_name", "Crisis line", "What is that crisis line called?", _of(Urgent, "label"), only_with="crisis_phone"),
    Question("crisis_when", "Crisis line hours", "When is it answered, such as day and night?", _of(Urgent, "when"), optional=True, only_with="crisis_phone"),
    Question("repository_host", "Repository on", "Where will you keep the records? Write github or gitlab", _host),
    Question("repository_url", "Repository", "What is the web address of that repository?", _repository, made_up=True),
    Question("repository_branch", "Branch", "Which branch of it is published?", _of(Repository, "branch")),
    Question("record_owner", "Looks at records", "Which mailbox or team looks at changes of records?", owner, optional=True),
    Question("code_owner", "Looks at code", "Which one looks at changes of what runs, if another?", owner, optional=True, only_with="record_owner"),
    Question("site_url", "Site", "At what web address will families find the site?", _site, made_up=True),
)  # fmt: skip


def answers_as_options(command: Callable) -> Callable:
    """A command with an option for each question."""
    for question in reversed(QUESTIONS):
        command = click.option(
            question.option, question.key, metavar="ANSWER", callback=_given(question), help=question.words
        )(command)
    return command


def _given(question: Question) -> Callable:
    return lambda _, __, typed: None if typed is None else _answer(question, typed)


def _answer(question: Question, typed: str) -> str:
    try:
        return question.answer(typed)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def ask(given: Mapping[str, str | None], now: Mapping[str, str], *, silent: bool) -> dict[str, str]:
    """Every answer: the one given as an option, else what is typed, or the default where `silent`.

    `now` is what stands in mkdocs.yml: the defaults, with the new area's name in place of the old one.
    A wrong answer is asked for again.
    """
    answers: dict[str, str] = {}
    for question in QUESTIONS:
        if question.only_with and not answers[question.only_with]:
            answers[question.key] = ""
        elif (said := given.get(question.key)) is not None:
            answers[question.key] = said
        else:
            default = "" if question.optional else default_of(question, now, answers)
            answers[question.key] = default if silent else _prompt(question, default)
    return answers


def _prompt(question: Question, default: str) -> str:
    return click.prompt(
        question.words + (" (Enter to leave it out)" if question.optional else ""),
        default=default,
        show_default=not question.optional,
        value_proc=lambda typed: _answer(question, typed),
    )


def default_of(question: Question, now: Mapping[str, str], answers: Mapping[str, str]) -> str:
    """The answer to take when there is no other one."""
    if question.key == "council":
        return now["council"]
    if question.key == "area":
        return area_of(answers["council"])
    return renamed(now[question.key], now, answers)
