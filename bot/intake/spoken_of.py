"""Words without which a message says nothing of a topic, whatever else it resembles."""

from __future__ import annotations

import re

#: What is so now was otherwise before.
MEANWHILE = "ondertussen|intussen|inmiddels"
#: Words without which a yes or no is to the open question.
NAMES = {
    "discussed_with_youth": re.compile(
        r"\b(?:bespr\w+|gesproken|gepraat|praten|gebabbeld|gezegd|verteld|gevraagd|op de hoogte"
        r"|weet (?:het|dit|ervan|er)|uitgelegd|voorgelegd|overlopen|overlegd|gehoord)\b"
    ),
    "network_consent": re.compile(
        r"\b(?:netwerk\w*|familie|omgeving|entourage|rond(?:om)? (?:mij|hem|haar)"
        r"|(?:mensen|vrienden|ouders|grootouders|ma|pa|mama|papa|moeder|vader|zus|broer|oma)"
        r"(?: \w+){0,6} (?:mag|mogen|betrokken|bij betrekken|erbij|contact))\b"
    ),
    "rent_guarantee_consent": re.compile(r"\b(?:\w*huur\w*|\w*rekening\w*|\w*waarborg\w*|geld)\b"),
    "accepts_intensive_coaching": re.compile(
        r"\b(?:\w*coach\w*|contact\w*|\w*begeleid\w*|opvolging|afspraken|elke dag|dagelijks)\b"
    ),
}
#: Words without which a town is no prison.
SPEAKS_OF_PRISON = re.compile(
    r"\b(?:gevang\w*|prison|bak|cel|nor|zit|zat|vast|opgesloten|celgenoot"
    r"|over(?:geplaatst|gebracht|plaatsing)|verhuisd|verlegd|transfer\w*|instelling)\b"
)
#: Words without which nothing is told of an income.
SPEAKS_OF_MONEY = re.compile(
    r"\b(?:inkom\w*|inkt|geld|niks|niets|nul|0|cent\w*|euro|\w*loon\w*|\w*uitkering\w*|verdien\w*"
    r"|krijg\w*|kreeg|trek\w*|\w*werk\w*|interim\w*|flexi\w*|\w*job\w*|dop|mutualiteit|mutuelle"
    r"|ziekenkas|invaliditeit|stempel\w*|contract\w*|ocmw|steun\w*|student\w*|betaal\w*|stage)\b"
)
#: Says that something was put right, or is otherwise now.
SAYS_SO = re.compile(
    rf"\b(?:{MEANWHILE}|blijkbaar|blijkt|eigenlijk|geworden|gestopt|stopgezet"
    r"|geschorst|geschrapt|verander(?:d|en)?|gewijzigd|wijziging|nieuws?|voortaan"
    r"|niet (?:meer|langer)"
    r"|nu(?! en)|net|juist|zonet|zojuist|daarnet|daarstraks|nog maar|pas|ipv"
    r"|in plaats van"
    r"|gegokt|bedoel(?:de)?|klopt|moet|zet|schrijf|noteer|(?:is|ben) er \d\d|al \d\d|dus \d\d"
    r"|sinds (?:gisteren|vandaag|vorige|deze|kort|\w+dag|\d|het weekend|een"
    r"|januari|februari|maart)"
    r"|gisteren|vannacht|vanmorgen|vandaag|(?:zei|had|typte|schreef) (?:ik|mijn|er)"
    r"|ik (?:zei|had|typte))\b"
)
#: Where somebody sleeps, and not where two people talked.
SLEEPS = re.compile(
    r"\b(?:slaap\w*|slapen|woont?|woonde|wonen|verblij\w+|logeer\w*|ligt|zit|staat|moet|mag|dakloos"
    r"|thuisloos|vast|vrij\w*|ontslag\w*)\b"
)
#: Before the age of somebody else: "een collega is 30 geworden".
ANOTHERS = re.compile(
    r"\b(?:collega\w*|broer|broertje|zus|zusje|lief|maat|moeder|vader|mama|papa|oma|opa|tante|nonkel"
    r"|vriend|vriendin|nicht|neef|ex|hij daar)(?: \w+)?,? (?:die )?(?:is|wordt|werd|was|van)"
    r" (?:(?:al|nu|ook|pas|nog|er|zelf|trouwens) ){0,2}$"
)
#: What makes a day a birthday: "23 wordt hij in augustus".
BIRTHDAY = re.compile(r"\b(?:word|wordt|werd|geworden|verjaar\w*|jarig|geboren)\b")
#: "Ik werk nu in een ziekenhuis": nobody sleeps there.
AT_WORK = re.compile(r"\bik werk\b|\bmijn (?:werk|dienst|collega)\b")
#: "Nee, wacht" takes something back, and refuses nothing.
NO_WAIT = re.compile(r"(?:ah |oh? |o )?nee?n?,? (?:wacht|sorry|momentje|toch)\b")
#: Before a town or a day that is not meant: "ipv Brugge", "liever dan in mei".
DENIED = re.compile(
    r"\b(?:niet|geen|ipv|in plaats van|dan) (?:meer |terug |weer )*(?:in |naar |op |uit )?$"
)
