"""Every page with a list or a chart, by name, and how its address is made of somebody's own numbers."""

from collections.abc import Mapping

OF_ALL: Mapping[str, str] = {
    "today": "/today?made=anew",
    "me": "/me",
    "my data": "/me/data",
    "my acts": "/me/data/acts",
    "my devices": "/me/devices",
    "my voices": "/me/voices",
    "inbox": "/inbox",
    "badges": "/badges",
    "one badge": "/badges/first-surprise",
    "a badge to reach": "/badges/forty-surprises",
    "give a badge": "/badges/give",
    "compliment": "/add/compliment",
    "wall": "/wall",
    "older on the wall": "/wall?before={before}",
    "one of the wall": "/wall/surprise-{surprise}",
    "pot and race": "/pot",
    "rank": "/rank",
    "season": "/season",
    "friendly weeks": "/friendly",
    "meetings": "/meetings",
    "own ideas": "/ideas",
    "who leads": "/going-first",
    "behaviours": "/behaviours",
}
OF_WHO_LEADS: Mapping[str, str] = {
    "team": "/team",
    "library": "/team/library",
    "library, searched": "/team/library?q=bel",
    "challenges": "/team/challenges",
    "one challenge": "/team/challenges/{challenge}",
    "challenges that rest": "/team/retired",
    "ideas": "/team/ideas",
    "voices": "/team/voices",
    "reports": "/wall/reports",
    "mornings": "/before-ten",
    "invitations": "/team/invitations",
    "people": "/team/people",
    "one of them": "/team/people/{person}",
    "expected": "/team/people/expected",
}
OF_A_DIRECTOR: Mapping[str, str] = {
    "team of another": "/team?team=2",
    "voices of another": "/team/voices?team=2",
    "side by side": "/team/side-by-side",
    "side by side, on": "/team/side-by-side?order=surprises&page=3",
    "for whom": "/team/challenges/{challenge}/audience",
    "people, on": "/team/people?page=9",
    "people, searched": "/team/people?q=son+4",
    "people, searched in vain": "/team/people?q=nobody",
    "people who left": "/team/people?state=left",
    "organisation": "/organisation",
    "acts": "/organisation/acts",
    "acts of one": "/organisation/acts?who=1",
    "acts about one thing": "/organisation/acts?about=surprise",
    "acts, older": "/organisation/acts?before=900",
    "upkeep": "/upkeep",
    "what can be taken along": "/organisation/export",
    "files with people": "/organisation/import",
}
OF_PROGRAMS: Mapping[str, str] = {
    "people, by a program": "/api/v1/people?after={after}",
    "totals, by a program": "/api/v1/totals?weeks=4",
}
TAKEN_ALONG: Mapping[str, str] = {
    "file of people": "/organisation/export/people.csv",
    "file of totals": "/organisation/export/totals.csv",
}
PAGES: Mapping[str, Mapping[str, str]] = {
    "employee": OF_ALL,
    "manager": OF_WHO_LEADS,
    "administrator": {**OF_WHO_LEADS, **OF_A_DIRECTOR, **TAKEN_ALONG},
    "program": OF_PROGRAMS,
}
FILES = {*TAKEN_ALONG, *OF_PROGRAMS}
"""These are as long as the organisation is large, and read in portions; the fifty milliseconds are for pages."""
