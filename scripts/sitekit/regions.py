"""Facts that differ from country to country."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field


class Register(BaseModel):
    """A list of therapists that a patient can search."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    url: str = Field(pattern=r"^(https://\S+)?$")
    what: str


class ComplaintBody(BaseModel):
    """The body of one state that looks into complaints."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    place: str
    name: str
    phone: str = Field(pattern=r"^[\d ]*$")


class Region(BaseModel):
    """One country: whom to ring, where to go, and who keeps a register."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    emergency: str = Field(pattern=r"^\d{3}$")
    emergency_place: str
    advice: str = Field(pattern=r"^[\d ]*$")
    advice_name: str
    advice_limit: str
    urgent: str
    crisis: str = Field(pattern=r"^\d[\d ]*$")
    crisis_name: str
    crisis_note: str
    maternity: str
    doctor: str
    pharmacist: str
    health_site: str
    position: str
    registers: tuple[Register, ...]
    complaint: str
    complaint_bodies: tuple[ComplaintBody, ...]
    cost: str
    source: tuple[str, ...]
    numbers_seen: str
    unverified: str

    def values(self) -> dict[str, str]:
        """Return what pages may write as {{ region.name }}."""
        plain = {key: text for key, text in self if isinstance(text, str)}
        buttons = {
            "emergency_button": _button(self.emergency),
            "advice_button": _button(self.advice, self.advice_limit),
            "crisis_button": _button(self.crisis),
        }
        return {f"region.{key}": text for key, text in (plain | buttons).items()}


def _button(number: str, limit: str = "") -> str:
    """Return a link that rings a number and says who cannot use it, or nothing where none is."""
    if not number:
        return ""
    words = f"Call {number} ({limit})" if limit else f"Call {number}"
    return f"[{words}](tel:{number.replace(' ', '')}){{ .call }}"


def table(regions: Mapping[str, Region]) -> str:
    """Return links to the countries, then each one's position, registers and complaint route."""
    known = ", ".join(f"[{region.name}](#{key})" for key, region in regions.items())
    return "\n\n".join([f"Go to: {known}.", *(_country(*one) for one in regions.items())])


def _country(key: str, region: Region) -> str:
    cited = "".join(f"[@{source}]" for source in region.source)
    lines = [f"### {region.name} {{#{key}}}", f"{region.position}{cited}"]
    lines += ["\n".join(f"-   {_register(one)}" for one in region.registers)]
    return "\n\n".join([*lines, region.cost, region.complaint, *_bodies(region)])


def _bodies(region: Region) -> list[str]:
    """Return a list of the states' bodies that take complaints, where a country has them."""
    items = [f"-   **{one.place}:** {_body(one)}" for one in region.complaint_bodies]
    return ["\n".join(items)] if items else []


def _body(one: ComplaintBody) -> str:
    call = f"[{one.phone}](tel:{one.phone.replace(' ', '')})"
    return f"{one.name}, {call}" if one.phone else one.name


def _register(register: Register) -> str:
    name = f"[{register.name}]({register.url})" if register.url else register.name
    return f"{name}. {register.what}"
