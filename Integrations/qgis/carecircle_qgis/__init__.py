"""CareCircle in QGIS."""


def classFactory(iface):  # noqa: N802 (the name that QGIS looks for)
    """Makes the plugin."""
    from .plugin import CareCirclePlugin

    return CareCirclePlugin()
