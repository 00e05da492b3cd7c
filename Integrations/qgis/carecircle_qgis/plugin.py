"""The plugin: a Processing provider."""

from qgis.core import QgsApplication

from .provider import CareCircleProvider


class CareCirclePlugin:
    """Adds the provider to Processing while the plugin is switched on."""

    def __init__(self):
        self.provider = None

    def initProcessing(self):  # noqa: N802
        """Called by qgis_process, which has no interface."""
        self.provider = CareCircleProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):  # noqa: N802
        """Called by QGIS."""
        self.initProcessing()

    def unload(self):
        """Called when the plugin is switched off."""
        QgsApplication.processingRegistry().removeProvider(self.provider)
