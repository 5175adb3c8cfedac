"""Words that name a place and tell of no bed of the youth, or not of the one of now."""

from __future__ import annotations

import re

from bot.language.normalise import normalise

#: Where somebody slept until now: "slaapt niet meer in zijn auto".
_NO_LONGER = re.compile(
    r"(?<!\w)((?:slaapt?|zit|woont?|verblijft?|logeert?|ligt)(?: \w+){0,2}) niet (?:meer|langer)"
    r" (?:in|op|bij|aan)(?: \w+){1,3}?(?= maar |[,.;]|$)"
)
#: A home of the writer, who lets it or finds it small.
_LETS = re.compile(
    r"(?<!\w)(?:(?:wij|we|ik) (?:zelf )?verhu(?:ur|ren)"
    r"|(?:mijn|ons) (?:huis|appartement|woning) is te)(?: \w+)*"
)
#: Where somebody is no longer welcome: "bij zijn moeder kan hij niet meer terecht".
_NOT_WELCOME = re.compile(
    r"(?<!\w)bij (?:zijn|haar|mijn|de|onze) \w+ (?:kan|kon|mag|mocht|kunnen|mogen) (?:\w+ )?"
    r"(?:nergens |nu |daar )?niet (?:meer |langer )?(?:terecht|blijven|binnen|naartoe|terug|slapen"
    r"|wonen|logeren)(?!\w)"
    r"|(?<!\w)(?:kan|kon|mag|mocht) (?:\w+ )?niet (?:meer |langer )?(?:terug )?(?:bij|naar)"
    r" (?:zijn|haar|mijn|de) \w+(?: (?:terecht|blijven|binnen|terug|slapen|wonen|logeren))?(?!\w)"
)
#: "Hij zit bij mij in de klas", "daarna is het de straat", "daar wordt zelden op opgenomen".
_NO_BED = re.compile(
    r"(?<!\w)bij (?:mij|ons|hem|haar) in (?:de |het |mijn )?(?:klas|les|lessen|ploeg|team|groepje"
    r"|cursus)"
    r"|(?<!\w)(?:daarna|nadien|dan) (?:is het|wordt het|wacht) (?:weer |terug )?(?:de )?straat"
    r"|(?<!\w)op opgenomen"
    # "Bij mij gaat niet, ik woon in een studio".
    r"|(?<!\w)bij (?:mij|ons) (?:gaat|kan|lukt|mag) (?:(?:het|dat|hij|ze|zij|echt|nu) )*niet(?!\w)"
    # "Maar op straat wil ik hem ook niet".
    r"|(?<!\w)op (?:de )?straat (?:wil|wou|ga|kan|mag|zet|laat|willen|gaan|zetten|laten)"
    r" (?:ik|wij|we) (?:(?:hem|haar|ze|ook|echt|zeker) )*niet(?!\w)"
    # "Ik meld hem aan, want anders staat hij op straat".
    r"|(?<!\w)anders (?:staat|sta|komt|belandt|slaapt|zit|ligt) (?:hij|ze|zij|ik) (?:\w+ ){0,2}"
    r"op (?:de )?straat(?!\w)"
)
#: "Bij een vriendin" is no partner with a home.
_A_FRIEND = re.compile(r"(?<!\w)(?<!woont )(?<!woon )(?<!wonen )bij (?:een |ne )?vriendin(?!\w)")
#: "Wij doen begeleiding bij haar thuis" tells where somebody works.
_AT_THEIR_HOME = re.compile(
    r"(?<!\w)(?:\w*begeleid\w*|huisbezoek\w*|thuiszorg|kraamhulp) (?:\w+ ){0,2}"
    r"(?:bij (?:hem|haar|hen) )?(?:aan huis|thuis)(?!\w)"
)
#: A home that nobody found: "een appartement vindt ze niet".
_NOT_FOUND = re.compile(
    r"(?<!\w)(?:een |het )?(?:appartement|studio|huis|woning|kot|kamer) (?:vind|vindt|vinden|vond)"
    r" (?:\w+ ){0,3}(?:niet|nergens|nooit)(?!\w)"
)
#: "Geen verblijfplaats buiten", said of who is inside.
_NO_PLACE_OUT = re.compile(
    r"(?<!\w)((?:geen|zonder) (?:\w+ )?(?:verblijfplaats|adres|huis|woonst|plek|plaats|opvang"
    r"|netwerk|familie)) (?:meer )?(?:er)?buiten(?!\w)"
)
#: "Mijn kot kon ik niet meer betalen".
_TOO_DEAR = re.compile(
    r"(?<!\w)(?:mijn|zijn|haar|de) (?:kot|studio|appartement|kamer|huis|huur|woning)"
    r" (?:\w+ ){1,3}niet (?:meer |langer )?(?:betalen|betaald)(?!\w)"
)
#: A home that somebody has left behind by dying is nobody's any more.
_OF_THE_DEAD = re.compile(r"(?<!\w)van (?:zijn|haar|mijn|hun) (?:overleden|gestorven) \w+")
#: "Ik sta bijna op straat": not yet, and where until then is asked.
_NEARLY = re.compile(
    r"(?<!\w)bijna (?:\w+ ){0,2}(?:op|in) (?:de )?straat|(?:op|in) (?:de )?straat bijna(?!\w)"
)
#: "Wil in Oostende wonen, dicht bij zijn zus".
_NEAR_KIN = re.compile(
    r"(?<!\w)(?:dicht|kort|vlak|in de buurt|niet ver)(?:er)? (?:bij|van|aan) (?:\w+ )?\w+(?!\w)"
)
#: The attic of whom somebody stays with is a room like another.
_ATTIC = re.compile(
    r"(?<!\w)(bij (?:(?:mijn|zijn|haar|onze|een|'?ne) (?:\w+ ){1,2}"
    r"|de \w+ (?:van|v) (?:[\w-]+ ){1,2}|mij |ons )(?:thuis )?)"
    r"(?:op|in) (?:de |den )?zolder(?!\w)"
    r"|(?<!\w)(?:op|in) (?:de |den )?zolder"
    r"(?= (?:bij|van) (?:mijn|zijn|haar|onze|een|'?ne|mij|ons)(?!\w))"
)
#: "Ik moet even weg", from the chat.
_BACK_SOON = re.compile(
    r"(?<!\w)moet(?:en)? (?:\w+ ){0,2}(?:even|effe|eventjes|efkes|seffens) (?:\w+ )?weg(?!\w)"
    r"(?! (?:uit|van|bij|hier|thuis))"
)
_HOUSE = (
    r"(?:\w*opvang\w*|\w*nachtasiel|vlucht ?huis|onthaal(?:te)?huis|opvang ?(?:huis|centrum"
    r"|tehuis)"
    r"|noodwoning|doorgangswoning|crisis\w*|gevangenis|bak|\w*instelling|ziekenhuis|psychiatrie"
    r"|voorziening|leefgroep)"
)
_IN_HOUSE = rf"(?:de |het |den |een |'t |geen )?(?:\w+ )?{_HOUSE}(?: (?:van|in) (?:de |het )?\w+)?"
#: "Wil niet naar de nachtopvang", "staat op de wachtlijst van het vluchthuis", "geweigerd in ...",
#: "in de nachtopvang was geen plaats", "nog nooit in de gevangenis gezeten".
_NOT_LET_IN = re.compile(
    r"(?<!\w)(?:wilt?|wou|kan|kon|mag|mocht|gaat?|durft?|moet|hoeft?) (?:\w+ ){0,4}?"
    rf"(?:niet|nooit|nergens)(?: meer| langer| direct)? (?:naar|in|bij|binnen in) {_IN_HOUSE}"
    rf"|(?<!\w)niet (?:meer|langer) (?:in|bij) {_IN_HOUSE}"
    rf"|(?<!\w)geweigerd (?:\w+ )?(?:in|door|bij|aan) {_IN_HOUSE}"
    rf"|(?<!\w)(?:in|door|bij) {_IN_HOUSE} (?:\w+ )?(?:geweigerd|weigerden|weigeren)(?!\w)"
    rf"|(?<!\w)wachtlijst (?:\w+ )?(?:voor|van|in|bij|aan) {_IN_HOUSE}"
    rf"|(?<!\w)nooit (?:\w+ )?(?:in|op) {_IN_HOUSE} (?:gezeten|geweest|gezien|geslapen"
    rf"|verbleven)(?!\w)"
    rf"|(?<!\w)(?:in|bij) {_IN_HOUSE} (?:is|was|zijn|waren|hadden ze|hebben ze|zit) (?:er |het "
    rf"|alles )?(?:geen|niks|niets|vol\w*)(?: (?:plaats|plek|bed|bedden|vrij|meer))*"
    rf"|(?<!\w)geen (?:plaats|plek|bed) (?:meer )?(?:in|bij) {_IN_HOUSE}"
    rf"|(?<!\w)(?:de|het) (?:\w+ )?{_HOUSE} (?:zit|is|was|zat) (?:\w+ )?vol(?:zet)?(?!\w)"
    rf"|(?<!\w)weg (?:uit|van) {_IN_HOUSE}"
)
#: "Ik zoek een eigen stek": a home that is wished for.
_SOUGHT = re.compile(
    r"(?<!\w)(?:zoekt?|zoeken|wilt?|willen|droomt? van|hoopt? op"
    r"|verlangt? naar) (?:\w+ ){0,3}eigen"
    r" (?:stek(?:je)?|plek\w*|huis\w*|kot|studio|appartement|woning|thuis)(?!\w)"
)
#: What tells of no place of the youth, and what is read in its stead, in this order.
_BESIDE = (
    (_LETS, " "),
    (_NEAR_KIN, " "),
    (_OF_THE_DEAD, " "),
    (_AT_THEIR_HOME, " "),
    (_NO_BED, " "),
    (_NOT_LET_IN, " "),
    (_SOUGHT, " "),
    (_BACK_SOON, " "),
    (_NOT_WELCOME, " "),
    (_NOT_FOUND, " "),
    (_NO_LONGER, r"\1"),
    (_A_FRIEND, "bij een kameraad"),
    # "Een collega van vroeger" is somebody now.
    (re.compile(" van vroeger"), ""),
    (_NO_PLACE_OUT, r"\1"),
    (_TOO_DEAR, " "),
    (_NEARLY, " "),
    (_ATTIC, r"\1in de logeerkamer"),
)


def without_refusals(text: str) -> str:
    """Return words without the houses that let nobody in: "ik wil niet naar de nachtopvang"."""
    told = normalise(text)
    left = _NOT_LET_IN.sub(" ", told)
    return text if left == told else left


def without_no_beds(told: str) -> str:
    """Return normalised words without the places where the youth does not sleep (now)."""
    for beside, instead in _BESIDE:
        told = beside.sub(instead, told)
    return told
