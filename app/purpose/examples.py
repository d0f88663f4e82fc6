"""How customers notice the work of each department: sentences to recognise oneself in, or to begin from."""

from app.i18n import N_

EXAMPLES: dict[str, tuple[str, ...]] = {
    "care": (
        N_("Because I know how somebody takes their tea, a %(customer)s feels at home."),
        N_("When I sit down for a minute, the whole day goes easier for a %(customer)s."),
        N_("I am often the first face of the day. A calm hello makes the rest of it lighter."),
    ),
    "transport": (
        N_("I am the one who is really at the door. How I hand it over is how they remember us."),
        N_("When I call that I am late, a %(customer)s does not wait for nothing."),
        N_("Whoever gets it whole and on time can go on with their own day."),
    ),
    "it": (
        N_("When our system answers quickly, nobody has to say to a %(customer)s: hold the line."),
        N_("A button that makes sense saves a %(customer)s a phone call."),
        N_("What I repair today, a colleague does not have to apologise for tomorrow."),
    ),
    "finance": (
        N_("An invoice that is right at once says: we pay attention to you."),
        N_("When I call before I send a reminder, a mistake does not become a quarrel."),
        N_("Because I explain an amount plainly, a %(customer)s need not lie awake over it."),
    ),
    "warehouse": (
        N_("What I pack with care arrives as a present and not as a problem."),
        N_("One wrong box is a lost afternoon for a %(customer)s. I prevent that twenty times a day."),
        N_("When I spot damage, nobody has to send it back."),
    ),
    "shop": (
        N_("When I walk along instead of pointing, a %(customer)s comes back."),
        N_("My hello at the door decides how somebody looks around."),
        N_("Honest advice, also when it sells less, is why people trust this shop."),
    ),
    "service": (
        N_("Somebody who calls me angry can hang up relieved."),
        N_("Because I call back when I said I would, a %(customer)s can let go of it."),
        N_("When I solve it in one go, nobody has to tell their story twice."),
    ),
    "office": (
        N_("A letter that I make clear is read once and understood."),
        N_("When I decide today, a colleague can help a %(customer)s today."),
        N_("Every rule that I make simpler saves everybody at the counter a no."),
    ),
    "technicians": (
        N_("I leave, and it works, and it is clean: that is what they tell the neighbours."),
        N_("When I explain what I did, a %(customer)s trusts it."),
        N_("The right part in the van saves somebody a second day at home."),
    ),
}
