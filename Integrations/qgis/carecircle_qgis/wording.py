"""Texts in the language of QGIS: Chinese or English."""

from qgis.PyQt.QtCore import QLocale, QSettings


def is_chinese():
    """Whether QGIS speaks Chinese."""
    settings = QSettings()
    locale = settings.value("locale/userLocale", "")
    if not locale or not settings.value("locale/overrideFlag", False, type=bool):
        locale = QLocale.system().name()
    return str(locale).startswith("zh")


def say(english, chinese):
    """The text in the language of QGIS."""
    return chinese if is_chinese() else english
