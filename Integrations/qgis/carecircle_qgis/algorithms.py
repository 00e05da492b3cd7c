"""The algorithms: each asks one subcommand."""

import os
import re
import shlex
import tempfile
import warnings

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from . import layers
from .engine import _command
from .engine._errors import CareCircleError, InterruptedRunError
from .wording import is_chinese, say


class Styler(QgsProcessingLayerPostProcessorInterface):
    """Gives a result its style when it is added to the project."""

    kept = []

    def __init__(self, style):
        super().__init__()
        self.style = style
        # QGIS does not hold on to it.
        Styler.kept.append(self)

    def postProcessLayer(self, layer, context, feedback):  # noqa: N802
        """Called by QGIS with the new layer."""
        layer.importNamedStyle(self.style)
        layer.triggerRepaint()


class Asked(QgsProcessingAlgorithm):
    """One question to the command. Subclasses say which, with which inputs and flags."""

    subcommand = ""
    title = ("", "")
    help = ("", "")
    #: Inputs from layers: parameter, flag, geometry, whether it may be left out, title.
    sources = ()
    outputs = (("OUTPUT", "", ("Result", "结果")),)
    #: What the command writes, and the file of it that holds the layers.
    written = ("result.gpkg", "")

    def createInstance(self):  # noqa: N802
        """A new one of its kind."""
        return type(self)()

    def name(self):
        """The name on the command line of QGIS."""
        return type(self).__name__.lower()

    def displayName(self):  # noqa: N802
        """The name in the toolbox."""
        return say(*self.title)

    def shortHelpString(self):  # noqa: N802
        """What it does."""
        return say(*self.help)

    def initAlgorithm(self, config=None):  # noqa: N802
        """Declares the parameters."""
        for name, _, kind, is_optional, title in self.sources:
            self.addParameter(
                QgsProcessingParameterFeatureSource(name, say(*title), [kind], optional=is_optional)
            )
        name, _, kind, is_optional, title = STREETS
        self.addParameter(
            QgsProcessingParameterFeatureSource(name, say(*title), [kind], optional=is_optional)
        )
        self.add_flags()
        for name, _, title in self.outputs:
            self.addParameter(QgsProcessingParameterFeatureSink(name, say(*title)))

    def add_flags(self):
        """Declares what is not a layer."""
        number = QgsProcessingParameterNumber
        self.addParameter(
            number("MINUTES", say("Minutes on foot", "步行时间（分钟）"), number.Double, 15, minValue=0.1, maxValue=600)
        )
        self.addParameter(
            QgsProcessingParameterFile(
                "NETWORK",
                say("Streets from a file (.osm.pbf, .osm, .ccnet)", "路网文件（.osm.pbf、.osm、.ccnet）"),
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterString("AS_OF", say("Day (YYYY-MM-DD)", "基准日（YYYY-MM-DD）"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterBoolean("ANY_FACILITY", say("Every facility counts", "所有设施均计入"), False)
        )
        self.addParameter(
            QgsProcessingParameterBoolean("ALL_AGES", say("Ask about estates of any age", "不限建成年代和城乡"), False)
        )
        self.addParameter(
            QgsProcessingParameterString(
                "MORE",
                say("Further flags, as on the command line", "其他命令行参数"),
                optional=True,
            )
        )

    def line(self, parameters, context):
        """The flags that the parameters make."""
        said = ["--minutes", repr(self.parameterAsDouble(parameters, "MINUTES", context))]
        network = self.parameterAsFile(parameters, "NETWORK", context)
        if network:
            said += ["--network", network]
        day = self.parameterAsString(parameters, "AS_OF", context)
        if day:
            said += ["--as-of", day]
        for name, flag in (("ANY_FACILITY", "--any-facility"), ("ALL_AGES", "--all-ages")):
            if self.parameterAsBool(parameters, name, context):
                said.append(flag)
        return said + split(self.parameterAsString(parameters, "MORE", context))

    def processAlgorithm(self, parameters, context, feedback):  # noqa: N802
        """Writes the inputs, runs the command, and copies its results."""
        from .provider import use_command

        with tempfile.TemporaryDirectory(prefix="carecircle-") as folder:
            try:
                use_command()
                said = [self.subcommand, "--lang", "zh" if is_chinese() else "en"]
                said += self.given(parameters, context, folder)
                said += self.line(parameters, context)
                target, layer = self.written
                path = os.path.join(folder, target)
                said += ["--out", path]
                feedback.pushCommandInfo("carecircle " + " ".join(said))
                run(said, feedback)
            except InterruptedRunError:
                return {}
            except CareCircleError as error:
                raise QgsProcessingException("\n".join(error.messages)) from error
            return self.copied(parameters, context, os.path.join(path, layer) if layer else path)

    def given(self, parameters, context, folder):
        """The flags of the inputs from layers."""
        said = []
        for name, flag, _, _, _ in (*self.sources, STREETS):
            source = self.parameterAsSource(parameters, name, context)
            if source is None:
                continue
            if name == "STREETS" and self.parameterAsFile(parameters, "NETWORK", context):
                raise QgsProcessingException(
                    say("streets are given as a layer and as a file; give one of them", "路网图层与路网文件只能选择一种")
                )
            path = os.path.join(folder, name.lower() + ".geojson")
            crs = layers.write(source, path)
            said += [flag, path, flag + "-crs", crs]
        return said

    def copied(self, parameters, context, path):
        """The results as QGIS wants them."""
        found = {}
        for name, layer, _ in self.outputs:

            def sink(fields, kind, crs, name=name):
                made, found[name] = self.parameterAsSink(parameters, name, context, fields, kind, crs)
                if made is None:
                    raise QgsProcessingException(self.invalidSinkError(parameters, name))
                return made

            style = layers.copy(path, layer, sink)
            if context.willLoadLayerOnCompletion(found[name]):
                context.layerToLoadOnCompletionDetails(found[name]).setPostProcessor(Styler(style))
        return found


def split(text):
    """Flags as a shell splits them."""
    return shlex.split(text or "")


def run(arguments, feedback):
    """Runs the command with QGIS's progress, log and cancel button."""

    def show(line):
        share = re.search(r"(\d+(?:\.\d+)?) ?%", line)
        if share:
            feedback.setProgress(float(share.group(1)))
        feedback.setProgressText(line)

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        _command.execute(arguments, progress=show, is_cancelled=feedback.isCanceled)
    for warning in caught:
        feedback.pushWarning(str(warning.message))


POINT, LINE = QgsProcessing.TypeVectorPoint, QgsProcessing.TypeVectorLine
POLYGON, ANY = QgsProcessing.TypeVectorPolygon, QgsProcessing.TypeVectorAnyGeometry
STREETS = (
    "STREETS",
    "--network",
    LINE,
    True,
    ("Streets as a layer of lines; without them walks are straight", "路网图层（线）；不填则按直线估算"),
)
ESTATES = ("ESTATES", "--estates", ANY, False, ("Estates", "小区"))
ROOMS = ("FACILITIES", "--facilities", ANY, False, ("Care facilities", "养老设施"))
TOWNSHIPS = ("TOWNSHIPS", "--townships", POLYGON, False, ("Townships", "乡镇（街道）"))
BOUNDARY = ("BOUNDARY", "--boundary", POLYGON, False, ("Boundary", "范围"))
CANDIDATES = ("CANDIDATES", "--candidates", POINT, False, ("Candidate sites", "候选点位"))


class Circles(Asked):
    """Service circles, or along streets the ground within a walk."""

    subcommand = "circles"
    title = ("Service circles", "服务圈")
    help = (
        "The ground within a walk of each facility: a circle, or along streets its true shape.",
        "各设施步行可达的范围：按直线为圆，有路网时沿道路。",
    )
    sources = (ROOMS,)
    outputs = (("OUTPUT", "", ("Circles", "服务圈")),)


class Gaps(Asked):
    """Estates by verdict."""

    subcommand = "gaps"
    title = ("Estates and gaps", "小区覆盖判定")
    help = (
        "Every estate with its verdict: covered, gap, undecided with the reason, or not asked about.",
        "逐小区判定：已覆盖、缺口、待核实（附原因）、不适用。",
    )
    sources = (ESTATES, ROOMS)
    outputs = (("OUTPUT", "", ("Estates by verdict", "小区判定结果")),)

    def line(self, parameters, context):
        """All estates, not the gaps alone."""
        return [*super().line(parameters, context), "--all"]


class GapAreas(Asked):
    """Ground that no room covers."""

    subcommand = "gaps"
    title = ("Gap areas", "缺口范围")
    help = ("The ground of a boundary from which no room is reached.", "范围内步行无法到达任何用房的区域。")
    sources = (ROOMS, BOUNDARY)
    outputs = (("OUTPUT", "", ("Gap areas", "缺口范围")),)

    def line(self, parameters, context):
        """Areas instead of estates."""
        return [*super().line(parameters, context), "--areas"]


class Coverage(Asked):
    """Coverage by unit."""

    subcommand = "coverage"
    title = ("Coverage by township", "乡镇覆盖率")
    help = ("How much of each township is covered: estates, dwellings, elders, ground.", "各乡镇的小区、户数、老年人口与面积覆盖率。")
    sources = (ESTATES, ROOMS, TOWNSHIPS)
    outputs = (("OUTPUT", "", ("Townships", "乡镇覆盖率")),)


class Supply(Asked):
    """Room area and beds a thousand elders."""

    subcommand = "supply"
    title = ("Supply", "供给水平")
    outputs = (("OUTPUT", "|layername=supply", ("Supply", "供给水平")),)
    help = ("Room area and beds a thousand elders of every estate, by floating catchments.", "各小区每千名老年人的用房面积与床位（两步移动搜索法）。")
    sources = (ESTATES, ROOMS)


class Check(Asked):
    """The subjects of a policy by their findings."""

    subcommand = "check"
    title = ("Policy check", "政策核查")
    help = ("Estates and rooms held against a policy, clause by clause.", "按政策条款逐条核查小区与用房。")
    policies = ("wenzhou", "chishui", "shaoxing", "hunan", "zibo")
    sources = (
        ("ESTATES", "--estates", ANY, True, ("Estates", "小区")),
        ("FACILITIES", "--facilities", ANY, True, ("Care facilities", "养老设施")),
        ("NEW_ESTATES", "--new-estates", ANY, True, ("New estates", "新建小区")),
    )
    outputs = (("OUTPUT", "|layername=compliance", ("Subjects by finding", "核查结果")),)

    def add_flags(self):
        """Which policy."""
        self.addParameter(QgsProcessingParameterEnum("POLICY", say("Policy", "政策"), list(self.policies), defaultValue=0))
        super().add_flags()

    def line(self, parameters, context):
        """A policy says itself who counts and how far people walk."""
        said = ["--policy", self.policies[self.parameterAsEnum(parameters, "POLICY", context)]]
        day = self.parameterAsString(parameters, "AS_OF", context)
        network = self.parameterAsFile(parameters, "NETWORK", context)
        said += ["--as-of", day] if day else []
        said += ["--network", network] if network else []
        return said + split(self.parameterAsString(parameters, "MORE", context))


class Site(Asked):
    """Where to put the next rooms."""

    subcommand = "site"
    title = ("Sites of new rooms", "用房选址")
    help = (
        "Which candidate sites close every gap that can be closed, or most with a number of sites; lines lead to the estates.",
        "选出消除全部可消除缺口（或在给定数量内覆盖最多）的候选点位，连线指向所服务的小区。",
    )
    sources = (ESTATES, ROOMS, CANDIDATES)
    outputs = (
        ("OUTPUT", "|geometrytype=Point", ("Chosen sites", "入选点位")),
        ("LINES", "|geometrytype=LineString", ("Whom they serve", "服务连线")),
    )
    written = ("plan", "siting.geojson")

    def add_flags(self):
        """How many."""
        number = QgsProcessingParameterNumber
        self.addParameter(
            number("SITES", say("Number of sites; blank: as many as it takes", "点位数；留空则不限"), optional=True, minValue=1)
        )
        super().add_flags()

    def line(self, parameters, context):
        """A number of sites asks for the most estates."""
        said = super().line(parameters, context)
        if parameters.get("SITES") is not None:
            said += ["--sites", str(self.parameterAsInt(parameters, "SITES", context)), "--maximise", "estates"]
        return said


ALGORITHMS = (Circles, Gaps, GapAreas, Coverage, Supply, Check, Site)
