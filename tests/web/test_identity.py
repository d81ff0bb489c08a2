"""The name sent with every request."""

from web.identity import user_agent


def test_the_robot_says_who_it_is_and_where_to_write() -> None:
    assert user_agent("https://asso.example/robot", "Association d’aide (été)") == (
        "Vigie/0.1 (robot de lecture; Association daide ete; +https://asso.example/robot)"
    )


def test_no_header_can_be_smuggled_in() -> None:
    assert "\r" not in user_agent("x\r\nCookie: a", "y\n")
    assert user_agent() == "Vigie/0.1 (robot de lecture)"
