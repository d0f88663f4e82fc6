"""Tries in Redis: each limit is a sorted set of moments, and one script looks and counts.

Redis runs a script as one command, so nothing comes between. Its own clock says only when a set is thrown away; which
tries still count is said by the moment that is passed in. The name of a set begins with the deployment's own id, and
says no name and no address.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as NotConnected
from redis.retry import Retry

from app.limits.rules import WINDOW, Limit

PATIENCE = 1  # second, for a connection or an answer
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LIVES = WINDOW // timedelta(milliseconds=1)

# KEYS: the sets. ARGV: now, what is as old is over (both in microseconds), how long a set lives, this try, and the most
# of each set. A try that stands there already came twice, because its answer was lost: it is not counted again.
_COUNT = """
if redis.call('ZSCORE', KEYS[1], ARGV[4]) then return false end
for number, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', ARGV[2])
  if redis.call('ZCARD', key) >= tonumber(ARGV[4 + number]) then
    return redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')[2]
  end
end
for _, key in ipairs(KEYS) do
  redis.call('ZADD', key, ARGV[1], ARGV[4])
  redis.call('PEXPIRE', key, ARGV[3])
end
return false
"""


class InRedis:
    """Counts in the Redis at `url`, under `deployment`. Everything here may raise RedisError."""

    def __init__(self, url: str, deployment: str) -> None:
        """Open nothing yet. A connection that broke is made anew once; what takes too long is not waited for again."""
        again = Retry(NoBackoff(), 1, (NotConnected,))
        self.redis = Redis.from_url(url, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE, retry=again)
        self.deployment = deployment
        self._count = self.redis.register_script(_COUNT)

    def count(self, limits: Sequence[Limit], now: datetime) -> datetime | None:
        """Count a try against each limit: None. Where one is full, count against none: its oldest try."""
        at = (now - _EPOCH) // _MICROSECOND
        over = at - WINDOW // _MICROSECOND
        most = [limit.most for limit in limits]
        oldest = self._count([self.key(limit) for limit in limits], [at, over, _LIVES, uuid4().hex, *most])
        return None if oldest is None else _EPOCH + int(float(oldest)) * _MICROSECOND

    def forget(self, limits: Sequence[Limit]) -> None:
        """Forget all tries; of a place only the last one."""
        with self.redis.pipeline() as together:
            for limit in limits:
                if limit.is_of_place:
                    together.zpopmax(self.key(limit))
                else:
                    together.delete(self.key(limit))
            together.execute()

    def key(self, limit: Limit) -> str:
        """The name of a limit's set. The braces keep all of a deployment on one node of a cluster."""
        return f"streepje:{{{self.deployment}}}:tries:{limit.digest}"
