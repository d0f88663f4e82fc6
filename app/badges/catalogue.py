"""Every badge there is, surprising customers first: the order in which they are shown."""

from app.badges import applause, challenge, surprise, tally, warmth
from app.badges.badge import Badge

BADGES: dict[str, Badge] = {
    badge.key: badge for family in (surprise, challenge, tally, applause, warmth) for badge in family.BADGES
}
