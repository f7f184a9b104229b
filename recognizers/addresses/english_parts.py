"""The parts of addresses outside China, as sources of regular expressions: streets, units, towns, postcodes, countries.

Street words follow USPS Publication 28, appendix C1, the Royal Mail guide and the words of other languages as generally
known (2026-11); postcodes the forms of the USPS, Royal Mail, Canada Post, Australia Post and the UPU.
"""

from __future__ import annotations

from typing import Final

LARGE: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĢĪĮİĶĹĽŁŃŅŇŌŐŒŘŚŠŞŤŪŮŰŹŻŽȘȚΑ-ΩΆ-Ώ"
LETTER: Final = "A-Za-zÀ-ÖØ-öø-žȘ-țͰ-Ͽ"
STREET_WORD: Final = (
    "Street|Str|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Courts|Ct|Place|Pl|Square|Sq|Terrace"
    "|Terr|Way|Highway|Hwy|Parkway|Pkwy|Circle|Cir|Trail|Trl|Crescent|Cres|Close|Gardens|Garden|Row|Alley|Plaza|Mews"
    "|Loop|Broadway|Quay|Walk|Grove|Yard|Rise|Hill|Parade|Pde|Green|Wharf|Gate|Pike|Turnpike|Run|Bend|Point|Ridge|Cove"
    "|Heights|Park|Esplanade|Vale|View|Croft|Streets|Avenues|Squares|Bridge|Arcade|Wynd|Brae|Crossing|Landing|Trace"
    "|Pass|Path|Promenade|Circus|Cottages|Villas|Reach|Marg|Nagar|Jalan|Lorong"
)
"""Behind its name: 12 Maple Street."""
PREFIX: Final = (
    r"Rue|Avenue|Boulevard|Chemin|Place|Impasse|Via|Viale|Piazza|Piazzetta|Corso|Vicolo|Largo|Calle|Avenida|Carrer"
    r"|Paseo|Plaza|Rua|Rúa|Travessa|Praça|Estrada|Ulica|ul\.|al\.|os\.|Av\.|Str\.|Strada|Jalan|Jl\.|Lorong|Λεωφόρος"
    r"|Πλατεία"
)
SMALL_PREFIX: Final = "rue|avenue|boulevard|chemin|calle|rua"
ENDING: Final = (
    r"straße|strasse|str\.|weg|platz|gasse|allee|damm|ufer|straat|laan|gracht|singel|plein|dreef|gatan|gata|vägen"
    r"|väg|vegen|vej|vænget|[rslnt]gade|bakken|stræti|stígur|braut|katu|kuja|polku|tänav|puiestee|utca|útja|tér"
)
APART: Final = r"u\.|út|tee|kapu|rkp\.|nám\."
"""Words for streets before and behind their names in other languages; those that stand apart behind a name."""
UNIT: Final = (
    r"(?:#|(?i:Apt|Apartment|Unit|Suite|Ste|Flat|Room|Rm|Floor|Fl|Lot|Level|Shop)\.?(?: ?No\.?)? ?#?)[ ]?"
    r"(?:[0-9][0-9A-Za-z-]{0,6}|[A-Z])(?![0-9A-Za-z])"
)
HOME: Final = r"(?i:Apt|Apartment|Suite|Ste|Unit|Flat)\.? ?#?[0-9][0-9A-Za-z-]{0,5}(?![0-9A-Za-z])"
"""A unit that makes what stands before it an address."""

_PARTICLE = (
    "of|the|de|del|della|dei|delle|des|du|da|do|dos|la|le|las|los|les|el|al|van|von|der|den|di|y|e|in|am|an|zu|sur|nad"
)
NAME: Final = rf"(?:[{LARGE}][{LETTER}'’-]{{0,23}}|(?:St|Ste|Mt|Dr|Gen|Sv|Sw|Św|[{LARGE}])\.)"
_WORD = rf"(?:{NAME}|[0-9]{{1,3}}(?:st|nd|rd|th)|{_PARTICLE})"
NAMES: Final = rf"(?:{_WORD} ){{0,4}}{NAME}"
_POINT = "(?: (?:NW|NE|SW|SE|N|S|E|W|North|South|East|West)(?![A-Za-z0-9]))?"
STREET: Final = rf"(?:(?:{_WORD}|[NSEW]\.?) ){{1,4}}(?:{STREET_WORD})(?![A-Za-z])\.?{_POINT}"
NUMBER: Final = r"(?:(?:No\.?|[Nn]umber) ?)?(?:[0-9]{1,4}/)?[0-9]{1,5}(?:-[0-9]{1,4})?[A-Za-z]?"
BEHIND: Final = r"[0-9]{1,4}(?:[-/][0-9]{1,4})?[A-Za-z]?(?![0-9A-Za-z–:])"
"""A house number before, and one behind the name of the street."""

_ZIP = r"[0-9]{5}(?:-[0-9]{4})?(?![0-9])"
POSTCODE: Final = r"(?:[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9])(?![0-9A-Za-z])"
_ANY_CODE = (
    r"(?:[0-9]{3} [0-9]{2}|[0-9]{3}-[0-9]{4}|[0-9]{2}-[0-9]{3}|[0-9]{4}-[0-9]{3}|[0-9]{4} ?[A-Z]{2}|[0-9]{4,6})"
    r"(?![0-9A-Za-z])"
)
_STATE = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]"
    "|W[AIVY]|NSW|VIC|QLD|TAS|ACT|NT|ON|QC|BC|AB|MB|SK|NS|NB|PE|NL|NU|YT|Victoria|New South Wales|Queensland|Tasmania"
)
_COUNTRY = (
    r"USA|U\.S\.A\.|UK|U\.K\.|United Kingdom|United States|England|Scotland|Wales|Canada|Australia|Ireland|New Zealand"
    "|India|Singapore|Malaysia|Philippines|South Africa|Germany|Austria|Switzerland|France|Belgium|Netherlands|Italy"
    "|Luxembourg|Spain|Portugal|Denmark|Norway|Sweden|Finland|Iceland|Greenland|Estonia|Latvia|Lithuania|Poland|Czechia"
    "|Czech Republic|Slovakia|Slovenia|Croatia|Serbia|Hungary|Romania|Bulgaria|Greece|Cyprus|Turkey|Russia|Ukraine"
    "|Israel|Egypt|Tunisia|Morocco|Nigeria|Kenya|Brazil|Argentina|Chile|Uruguay|Peru|Colombia|Mexico|Japan|Korea"
    "|Taiwan|Hong Kong|Thailand|Vietnam|Indonesia|Pakistan"
)
_LINE = r"[ ]{0,3},?[ ]?\r?\n[>?|*. \t]{0,12}"
"""The next line, and what e-mails put before one that they quote."""
GAP: Final = rf"(?:[, ]{{1,2}}|{_LINE},?[ ]?)"
_COMMA = rf"(?:, ?|{_LINE})"
_TOWN = (
    rf"(?!(?:{_COUNTRY})\b)(?:St\.? )?[{LARGE}][{LETTER}'’-]{{1,23}}"
    rf"(?:[ -](?:[{LARGE}][{LETTER}'’-]{{0,23}}|{_PARTICLE}|\([{LETTER}]{{2,20}}\))){{0,4}}(?![0-9A-Za-z:@/])"
)
_CODE = (
    rf"(?:{_STATE})(?![A-Za-z])(?:,? {_ZIP}|,? [0-9]{{4}}(?![0-9]))?|{POSTCODE}"
    rf"|(?:- ?)?(?:{_ZIP}|[0-9]{{6}}(?![0-9]))"
)
_NATION = rf"(?:{_COUNTRY})(?: \([A-Z][a-z]+\))?(?![A-Za-z])(?: {_ANY_CODE})?"
TAIL: Final = (
    rf"(?:{GAP}(?P<unit>{UNIT})(?:{GAP}{UNIT})?)?(?:{_COMMA}(?P<before>(?:[A-Z]{{1,2}}-)?{_ANY_CODE} {_TOWN}))?"
    rf"(?:{_COMMA}(?P<city>{_TOWN})(?:(?:,| -)? (?P<post>{_ANY_CODE}))?)?"
    rf"(?:{_COMMA}{_TOWN}(?={GAP}(?:{_CODE}|{_NATION})))?"
    rf"(?:{GAP}(?P<code>{_CODE}))?(?:(?:{GAP}|\s{{1,4}})(?P<nation>{_NATION}))?"
)
"""What follows a street: unit, town with its code before or behind it, state and code, country."""
