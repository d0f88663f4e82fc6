"""Who starts the server reads where to go, also with a phone."""

from app.config import Settings
from app.serve.announce import addresses


def test_here_and_on_a_phone() -> None:
    text = addresses(Settings(), "0.0.0.0", 5150, lan="192.168.1.20")
    assert "http://localhost:5150" in text
    assert "http://192.168.1.20:5150" in text
    assert "https" in text


def test_a_server_for_this_machine_alone_names_no_phone() -> None:
    assert "phone" not in addresses(Settings(), "127.0.0.1", 5150)


def test_a_public_address_is_the_only_one() -> None:
    text = addresses(Settings(public_url="https://tea.example.org"), "0.0.0.0", 5150, lan="192.168.1.20")
    assert "https://tea.example.org" in text
    assert "5150" not in text


def test_an_ipv6_address_is_written_in_brackets() -> None:
    assert "http://[2001:db8::1]:5150" in addresses(Settings(), "2001:db8::1", 5150)
