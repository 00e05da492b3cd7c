"""What can go wrong, by the exit codes of the command."""

from __future__ import annotations

from typing import Dict, List, Optional, Type


class CareCircleWarning(UserWarning):
    """A warning of the command, such as a layer far away from the others."""


class CareCircleError(Exception):
    """The command ended with an error.

    ``messages`` are the command's own lines, each with file, line, field, value and what to do; ``exit_code`` is that
    of the command, or None where no command ran.
    """

    def __init__(self, messages: List[str], exit_code: Optional[int] = None) -> None:
        self.messages = list(messages)
        self.exit_code = exit_code
        super().__init__("\n".join(messages) or f"carecircle ended with exit code {exit_code}")


class CommandNotFoundError(CareCircleError):
    """There is no command ``carecircle``."""


class UsageError(CareCircleError):
    """The question contradicts itself or is incomplete (exit code 64)."""


class BadDataError(CareCircleError):
    """An input cannot be used (exit code 65)."""


class InputMissingError(CareCircleError):
    """A file is missing or cannot be opened (exit code 66)."""


class ProgramFaultError(CareCircleError):
    """A fault of the program (exit code 70, or ended by a signal)."""


class CannotWriteError(CareCircleError):
    """The result cannot be written (exit code 73)."""


class InterruptedRunError(CareCircleError):
    """The run was interrupted (exit code 130)."""


_OF_CODE: Dict[int, Type[CareCircleError]] = {
    64: UsageError,
    65: BadDataError,
    66: InputMissingError,
    70: ProgramFaultError,
    73: CannotWriteError,
    130: InterruptedRunError,
}


def error_of(exit_code: int, messages: List[str]) -> CareCircleError:
    """The error for an exit code of the command."""
    kind = ProgramFaultError if exit_code < 0 else _OF_CODE.get(exit_code, CareCircleError)
    return kind(messages, exit_code)
