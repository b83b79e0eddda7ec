"""The clinic that publishes its own copy of the guide: extra.clinic in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, ValidationError

FIELDS = ("name", "phone", "booking", "logo")


class Clinic(BaseModel):
    """Whose name, phone, booking page and logo stand on every page; each may be left empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(default="", max_length=30, description="Give a name of 30 letters at most.")
    phone: str = Field(
        default="",
        pattern=r"^(\+?\d[\d ]{4,18}\d)?$",
        description="Write it as patients dial it, in quotes, with digits and spaces only.",
    )
    booking: str = Field(
        default="",
        pattern=r"^(https://[^\s\"<>]+)?$",
        description="Give the whole address of the booking page, with https:// in front.",
    )
    logo: str = Field(
        default="",
        pattern=r"^(img/[\w/-]+\.(svg|png))?$",
        description="Put an SVG or PNG into docs/img and write its path, as img/logo.svg.",
    )

    @property
    def dialled(self) -> str:
        """Return the phone number as a link dials it."""
        return self.phone.replace(" ", "")


def of(config: Mapping[str, object]) -> Clinic:
    """Return the clinic of a configuration; a neutral one where it has none, or a wrong one."""
    try:
        return read(config)
    except ValidationError:
        return Clinic()


def read(config: Mapping[str, object]) -> Clinic:
    """Return the clinic of a configuration.

    Raises:
        ValidationError: a field does not fit.
    """
    extra = config.get("extra")
    written = extra.get("clinic") if isinstance(extra, dict) else None
    if isinstance(written, dict):
        written = {key: "" if value is None else value for key, value in written.items()}
    return Clinic.model_validate({} if written is None else written)
