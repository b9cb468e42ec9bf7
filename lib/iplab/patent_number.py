"""One patent number, taken apart: what every office's parser in iplab.records gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["application", "publication", "patent"]
Right = Literal["invention", "utility_model", "design", "plant"]


@dataclass(frozen=True)
class PatentNumber:
    """A number read by iplab.records.parse.

    country: the office, by its two letters of WIPO ST.3; PCT documents are WO
    role: "application" (WIPO ST.13 numbers), "publication" (WIPO ST.6) or "patent" (the Chinese ZL number)
    serial: the number without country, check digit and kind code, in one form for all ways of writing it
    written: the whole number as its office prints it
    kind: the kind code of WIPO ST.16, None where it was not given
    right: invention, utility_model, design or plant; None where the number does not tell
    year: the one in the number, None where it holds none. In a publication number it is that of publication, in an
    application number that in which the office numbered it: for a PCT entry or a divisional later than its filing date
    check: the check digit of an application number; of Chinese and European ones worked out where it was not given
    """

    country: str
    role: Role
    serial: str
    written: str
    kind: str | None = None
    right: Right | None = None
    year: int | None = None
    check: str | None = None

    @property
    def stem(self) -> str:
        """The number without its kind code: that of the application and of its patent is the same.

        Two documents of one invention may still have two: CN numbers its applications and grants alike only from
        7 April 2010. To count inventions, take application numbers or families.

        >>> PatentNumber("CN", "publication", "101887654", "CN 101887654 B", "B").stem
        'CN101887654'
        """
        # The Chinese check digit belongs to the number (ZC 0006-2003); elsewhere most writers leave it out.
        check = f".{self.check}" if self.check and self.country == "CN" else ""
        return self.serial if self.serial.startswith("PCT/") else f"{self.country}{self.serial}{check}"

    @property
    def compact(self) -> str:
        """The number in one word, as databases hold it.

        >>> PatentNumber("EP", "publication", "1234567", "EP 1234567 B1", "B1").compact
        'EP1234567B1'
        """
        return ("ZL" + self.stem[2:] if self.role == "patent" else self.stem) + (self.kind or "")
