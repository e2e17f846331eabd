"""Back and forward along the places one has been to."""

from boardtui.app.trail import Trail


def test_back_and_forward() -> None:
    trail = Trail("home")
    trail.visit("home")
    assert not trail.can_go(-1) and trail.go(-1) == "home"
    trail.visit("one")
    trail.visit("two")
    assert (trail.go(-1), trail.go(-1), trail.can_go(-1)) == ("one", "home", False)
    assert (trail.go(1), trail.can_go(1)) == ("one", True)


def test_what_lay_ahead_is_forgotten_once_one_goes_elsewhere() -> None:
    trail = Trail("home")
    trail.visit("one")
    trail.go(-1)
    trail.visit("two")
    assert trail.here == "two" and not trail.can_go(1) and trail.go(-1) == "home"


def test_a_long_way_is_not_kept_whole() -> None:
    trail = Trail(0)
    for stop in range(1, 1000):
        trail.visit(stop)
    assert trail.here == 999 and trail.can_go(-99) and not trail.can_go(-100)
