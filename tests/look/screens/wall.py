"""The wall, one thing of it, and what was reported."""

from tests.look import limelight, samples
from tests.look.screens.screen import Context, Screen


def _wall(language: str) -> Context:
    make, medals = samples.entry, samples.medals
    van = "De chauffeur gebeld en het pakket zelf even langsgebracht."
    bill = (
        "Meneer belde over een factuur die al betaald was. Zijn vorige twee ook nagelopen, er klopte er een niet. "
        "Meteen rechtgezet, en een kaartje erbij gedaan."
    )
    whom = "een mevrouw op drie hoog"
    because = "jullie bleven tot de laatste doos binnen was, terwijl de koffie al op was"
    heuvel = "Wilhelmina van den Heuvel-Oosterbaan"
    entries = [
        make("surprise", "Youssef Amrani", 11, what=van, for_whom=whom, landed="delighted", claps=12, clapped=1),
        make("award", "Anneke de Wit-Vermeulen", 10, medals=medals(language, "fifteen-surprises"), claps=4),
        make("compliment", "Kees Bakker", 10, to=("Fatma Yildiz", "Sanne"), what=because, claps=3),
        make("surprise", "Fatma Yildiz", 9, what=bill, landed="glad", mine=True),
        make("surprise", "Bram", 15, day=20, what="Teruggebeld om te horen of het gelukt was.", landed="quiet"),
        make("compliment", heuvel, 15, day=20, to_team="Binnendienst", what="jullie maandag iedereen terugbelden"),
        make("compliment", "Bram", 15, day=20, to=("Fatma Yildiz",), what="je luisterde", is_private=True),
        make(
            "award",
            heuvel,
            14,
            day=20,
            medals=medals(language, "forty-surprises", "all-kinds", "four-warm-weeks", "first-claps"),
            claps=12,
        ),
        make(
            "team-award",
            "Klantenservice Noordwest",
            9,
            day=20,
            medals=medals(language, "team-surprises", "team-claps"),
            mine=True,
        ),
        make(
            "award",
            "Sanne",
            13,
            day=19,
            to=("Sanne", "Fatma Yildiz", heuvel),
            together=(1, 2, 3),
            medals=medals(language, "first-strokes"),
        ),
        make("surprise", "Sanne", 12, day=19, what="Handleiding herschreven.", claps=31, clapped=5, claps_left=0),
    ]
    return {"wall": samples.Model(entries=entries, older=samples.DAY), "spots": [], "leads": False, "nav": "wall"}


SCREENS = {
    "wall": Screen("wall/wall.html", _wall),
    "wall-empty": Screen(
        "wall/wall.html", lambda _: {"wall": samples.Model(entries=[], older=None), "spots": [], "nav": "wall"}
    ),
    "wall-spotlight": Screen("wall/wall.html", lambda language: {**_wall(language), **limelight.spots(language)}),
    "thing": Screen("wall/thing.html", lambda _: limelight.thing()),
    "thing-leads": Screen("wall/thing.html", lambda _: limelight.thing(leads=True)),
    "thing-shines": Screen("wall/thing.html", lambda _: limelight.thing(leads=True, shines=True)),
    "thing-hidden": Screen("wall/thing.html", lambda _: limelight.thing(is_open=False)),
    "reports": Screen("wall/reports.html", lambda _: limelight.reports()),
    "reports-none": Screen("wall/reports.html", lambda _: {**limelight.reports(), "waiting": [], "hidden": []}),
}
