"""Settings are typed, complete, and name what is wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config import ConfigError, Settings

PRODUCTION = {
    "STREEPJE_ENVIRONMENT": "production",
    "STREEPJE_PUBLIC_URL": "https://streepje.example.org/",
    "STREEPJE_VAPID_SUBJECT": "mailto:it@example.org",
    "STREEPJE_SECRET_KEY": "s" * 32,
}


def test_nothing_set_gives_a_newcomers_defaults() -> None:
    settings = Settings.load({})
    assert settings.environment == "development"
    assert settings.data_dir == Path("data")
    assert settings.database_url == f"sqlite:///{Path('data').absolute() / 'streepje.db'}"
    assert settings.is_sqlite
    assert not settings.secure_cookies


def test_the_database_follows_the_data_folder() -> None:
    settings = Settings.load({"STREEPJE_DATA_DIR": "/srv/tea"})
    assert settings.database_url == "sqlite:////srv/tea/streepje.db"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_gets_the_installed_driver(scheme: str) -> None:
    settings = Settings.load({"STREEPJE_DATABASE_URL": f"{scheme}://me@db/tea"})
    assert settings.database_url == "postgresql+psycopg://me@db/tea"
    assert not settings.is_sqlite


def test_lists_and_switches_are_typed() -> None:
    settings = Settings.load(
        {
            "STREEPJE_PUSH_ALLOWED_HOSTS": "push.example.org, *.Example.net,127.0.0.1:5700",
            "STREEPJE_SECURE_COOKIES": "yes",
        }
    )
    assert settings.push_allowed_hosts == ("push.example.org", "*.example.net", "127.0.0.1:5700")
    assert settings.secure_cookies


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENVIRONMENT", "prod"),
        ("DATABASE_URL", "mysql://db/tea"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("REDIS_URL", "http://cache"),
        ("SECRET_KEY", "short"),
        ("VAPID_SUBJECT", "somebody"),
        ("PUBLIC_URL", "https://example.org/app"),
        ("PUBLIC_URL", "example.org"),
        ("SECURE_COOKIES", "perhaps"),
        ("SERVICE_WORKER", "broken"),
        ("DATABASE_URL", "postgresql://db.example.org:port/tea"),
        ("PROXY_HOPS", "many"),
        ("PROXY_HOPS", "-1"),
        ("PUSH_ALLOWED_HOSTS", "https://push.example.org"),
        ("DATABSE_URL", "sqlite:///tea.db"),
    ],
)
def test_a_wrong_value_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"STREEPJE_{name}: ") as refusal:
        Settings.load({f"STREEPJE_{name}": value})
    assert "\n" not in str(refusal.value)


def test_all_wrong_values_are_named_at_once() -> None:
    with pytest.raises(ConfigError, match=r"STREEPJE_PROXY_HOPS: .*; STREEPJE_REDIS_URL: "):
        Settings.load({"STREEPJE_REDIS_URL": "nope", "STREEPJE_PROXY_HOPS": "nope"})


def test_production_sends_cookies_over_https_only() -> None:
    settings = Settings.load(PRODUCTION)
    assert settings.is_production
    assert settings.secure_cookies
    assert settings.public_url == "https://streepje.example.org"


@pytest.mark.parametrize("name", ["PUBLIC_URL", "VAPID_SUBJECT"])
def test_production_refuses_what_is_missing(name: str) -> None:
    environ = {key: value for key, value in PRODUCTION.items() if key != f"STREEPJE_{name}"}
    with pytest.raises(ConfigError, match=f"STREEPJE_{name}: production"):
        Settings.load(environ)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CLOCK_FILE", "/tmp/clock"),
        ("PUSH_ALLOWED_HOSTS", "127.0.0.1:5700"),
        ("PUSH_ALLOWED_HOSTS", "push.example.org,localhost"),
        ("PUSH_ALLOWED_HOSTS", "10.0.0.5:8080"),
        ("SECURE_COOKIES", "no"),
        ("PUBLIC_URL", "http://streepje.example.org"),
    ],
)
def test_production_refuses_what_is_for_tests(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"STREEPJE_{name}: "):
        Settings.load(PRODUCTION | {f"STREEPJE_{name}": value})


NAMES = ["ENVIRONMENT", "DATA_DIR", "DATABASE_URL", "REDIS_URL", "SECRET_KEY", "VAPID_SUBJECT", "PUBLIC_URL"]
NAMES += ["SERVICE_WORKER", "SECURE_COOKIES", "PROXY_HOPS", "PUSH_ALLOWED_HOSTS", "CLOCK_FILE", "NO_SUCH_THING"]


@given(st.dictionaries(st.sampled_from([f"STREEPJE_{name}" for name in NAMES]), st.text(max_size=40)))
def test_any_environment_gives_settings_or_one_clear_line(environ: dict[str, str]) -> None:
    try:
        settings = Settings.load(environ)
    except ConfigError as error:
        assert str(error).startswith("STREEPJE_")
    else:
        assert settings.database_url
        assert settings.environment in {"development", "production"}


@given(st.dictionaries(st.text(max_size=20).filter(lambda name: not name.startswith("STREEPJE_")), st.text()))
def test_other_variables_are_not_ours(environ: dict[str, str]) -> None:
    assert Settings.load(environ) == Settings()
