"""Layers of the project as inputs of the command, and its results as layers."""

import os

from qgis.core import (
    QgsFeature,
    QgsProcessingException,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from qgis.PyQt.QtXml import QDomDocument

from .wording import say


def write(source, path):
    """Writes a source as GeoJSON in its own coordinates; returns how its CRS is called on the command line."""
    crs = source.sourceCrs()
    if not crs.isValid():
        raise QgsProcessingException(
            say(
                f"{source.sourceName()} has no coordinate reference system; set it in its properties",
                f"图层 {source.sourceName()} 未设置坐标系，请在图层属性中设置",
            )
        )
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GeoJSON"
    options.layerOptions = ["RFC7946=NO", "COORDINATE_PRECISION=12", "WRITE_NAME=NO"]
    writer = QgsVectorFileWriter.create(
        path, source.fields(), source.wkbType(), crs, QgsProject.instance().transformContext(), options
    )
    if writer.hasError() != QgsVectorFileWriter.NoError:
        raise QgsProcessingException(writer.errorMessage())
    for feature in source.getFeatures():
        writer.addFeature(feature)
    del writer
    return crs.authid() or crs.toWkt()


def copy(path, which, make_sink):
    """Copies a layer into the sink that `make_sink` makes of fields, geometry type and CRS; returns its style.

    `which` says which layer of the file, as OGR has it. The command writes the style of its layers into GeoPackages.
    """
    layer = QgsVectorLayer(path + which, os.path.basename(path), "ogr")
    if not layer.isValid():
        raise QgsProcessingException(say(f"{path} cannot be read", f"无法读取 {path}"))
    fields = layer.fields()
    # The number of the record belongs to the file, not to the result.
    kept = [number for number in range(fields.count()) if fields.at(number).name() != "fid"]
    for number in reversed(range(fields.count())):
        if number not in kept:
            fields.remove(number)
    sink = make_sink(fields, layer.wkbType(), layer.crs())
    for feature in layer.getFeatures():
        copied = QgsFeature(fields)
        copied.setGeometry(feature.geometry())
        copied.setAttributes([feature.attribute(number) for number in kept])
        sink.addFeature(copied)
    style = QDomDocument()
    layer.exportNamedStyle(style)
    return style
