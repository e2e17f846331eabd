"""The composing process: a job as JSON on stdin, one line of JSON on stdout for each paper that is done."""

import sys

import msgspec

from boardtui.documents.composing.job import Composed, Job

_MEMORY = 4 << 30
_SECONDS = 600


def main() -> int:
    """Carry out the job; 1 where a paper cannot be composed, which the last line then names."""
    _bound_appetite()
    from boardtui.documents.composing.composer import PaperRefused, compose

    job = msgspec.json.decode(sys.stdin.buffer.read(), type=Job)
    try:
        for done in compose(job):
            _tell(done)
    except PaperRefused as refused:
        _tell(Composed(refused.number, failed=refused.reason))
        return 1
    return 0


def _tell(one: Composed) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")
    sys.stdout.buffer.flush()


def _bound_appetite() -> None:
    """A paper made to exhaust a computer exhausts this process only."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the one who asked still has a timeout
        return
    for limit, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _SECONDS)):
        _, hard = resource.getrlimit(limit)
        if hard == resource.RLIM_INFINITY or hard > most:
            resource.setrlimit(limit, (most, hard))


if __name__ == "__main__":
    sys.exit(main())
