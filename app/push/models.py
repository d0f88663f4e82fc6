"""Where a phone can be reached, and what became of what was sent."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import UNNESTED, Base, UtcDateTime
from app.people.models import DeviceSession


class Subscription(Base):
    """A browser's push subscription. It lives as long as the sign-in that made it, and no address is here twice.

    `origin` is the address under which that browser knows us; `vapid_key_id` names the key that it was made with.
    """

    __tablename__ = "push_subscription"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - jobs name it by its id
    id: Mapped[int] = mapped_column(primary_key=True)
    endpoint: Mapped[str] = mapped_column(String(1024), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    device_session_id: Mapped[int] = mapped_column(ForeignKey("device_session.id", ondelete="CASCADE"), index=True)
    p256dh: Mapped[str] = mapped_column(String(100))
    auth: Mapped[str] = mapped_column(String(32))
    vapid_key_id: Mapped[str] = mapped_column(String(16))
    origin: Mapped[str] = mapped_column(String(255))
    shows_detail: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_ok_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    failures: Mapped[int] = mapped_column(default=0)

    device_session: Mapped[DeviceSession] = relationship(lazy="joined", innerjoin=UNNESTED)


class PushCount(Base):
    """How many messages met a fate on a day (in UTC): numbers for who operates this, of nobody in particular."""

    __tablename__ = "push_count"
    day: Mapped[date] = mapped_column(primary_key=True)
    fate: Mapped[str] = mapped_column(String(12), primary_key=True)
    messages: Mapped[int]
