// One import is enough for users of the library.
@_exported import CareModel
@_exported import Compliance
@_exported import Coverage
@_exported import Files
@_exported import Geodesy
@_exported import Inspection
@_exported import Layers
@_exported import Registers
@_exported import Reports
@_exported import ResultFolders
@_exported import StreetNetwork
@_exported import Tables
@_exported import enum TextFormats.TextEncoding
@_exported import Wording
