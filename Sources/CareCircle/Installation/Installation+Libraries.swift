import Archives
import Files
import Geodesy
import PlaneGeometry
import StreetNetwork
import TextFormats
import Wording
import Workbooks

extension Installation {
  /// The libraries that the program is linked with, or that are inside it.
  static var libraries: [Part] {
    [
      Part("PROJ", ProjLibrary.version), Part("GEOS", GEOSLibrary.version),
      Part("libosmium", OsmiumLibrary.version), Part("libxlsxwriter", XlsxWriterLibrary.version),
      Part("OpenSSL", OpenSSLLibrary.version), Part("zlib", ZlibLibrary.version),
      Part("expat", TextLibraries.expat), Part("simdjson", TextLibraries.simdjson),
    ]
  }

  static var program: [Part] {
    [
      Part("CareCircle", CareCircleVersion.current),
      Part(Message(en: "build", zh: "构建"), Message(en: ProgramBuild.text, zh: ProgramBuild.text)),
    ]
  }
}
