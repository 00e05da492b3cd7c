// One import is enough for users of the library.
@_exported import CareModel
@_exported import Compliance
@_exported import Coverage
@_exported import DataExchange
@_exported import Geodesy
@_exported import StreetNetwork
@_exported import enum TextFormats.TextEncoding
