"""The provider, and where it finds the command."""

import os
import shutil

from processing.core.ProcessingConfig import ProcessingConfig, Setting
from qgis.core import QgsProcessingProvider

from .algorithms import ALGORITHMS
from .engine import _command
from .wording import say

COMMAND = "CARECIRCLE_COMMAND"


class CareCircleProvider(QgsProcessingProvider):
    """The algorithms of CareCircle."""

    def load(self):
        """Adds the option that says where the command is."""
        ProcessingConfig.settingIcons["CareCircle"] = self.icon()
        ProcessingConfig.addSetting(
            Setting(
                "CareCircle",
                COMMAND,
                say("Command carecircle (blank: the PATH)", "carecircle 命令的位置（留空则从 PATH 查找）"),
                "",
                valuetype=Setting.FILE,
            )
        )
        ProcessingConfig.readSettings()
        self.refreshAlgorithms()
        return True

    def unload(self):
        """Removes the option."""
        ProcessingConfig.removeSetting(COMMAND)

    def id(self):
        """The prefix of the algorithms."""
        return "carecircle"

    def name(self):
        """The name in the toolbox."""
        return "CareCircle"

    def longName(self):  # noqa: N802
        """The name in full."""
        return say("CareCircle: walking to elder care", "CareCircle：步行可达的养老服务")

    def loadAlgorithms(self):  # noqa: N802
        """Adds every algorithm."""
        for kind in ALGORITHMS:
            self.addAlgorithm(kind())


def use_command():
    """Takes the command that the option names, else CARECIRCLE or the PATH; returns it.

    :raises CommandNotFoundError: if there is none.
    """
    named = ProcessingConfig.getSetting(COMMAND) or os.environ.get("CARECIRCLE")
    _command.set_command(named if named and shutil.which(named) else None)
    return _command.command()
