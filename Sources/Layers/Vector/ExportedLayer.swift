import Files
import TextFormats
import Wording

/// A layer to be written in a format of GIS programs.
///
/// It is made from our own GeoJSON, so that every format has the same keys, values and corners.
public struct ExportedLayer: Sendable {
  /// Its name.
  public let name: String
  package let document: GeoJSONDocument
  /// What the GeoJSON says of itself: schema, circle, method, attribution.
  package let about: String?

  /// A layer from the bytes of a FeatureCollection.
  public init(name: String, geoJSON bytes: FileBytes) throws(CareCircleError) {
    self.name = name
    do throws(JSONFault) {
      document = try GeoJSONDocument(bytes)
    } catch {
      throw .cannotWrite(
        path: name,
        reason: Message(
          en: "is too large to be turned into another format: \(error.description)",
          zh: "过大，无法转换为其他格式：\(error.description)"))
    }
    about = bytes.withBytes(Self.about)
  }

  /// A layer from whatever writes itself as a FeatureCollection.
  public init(
    name: String, writing body: (ByteSink) throws(CareCircleError) -> Void
  ) throws(CareCircleError) {
    try self.init(name: name, geoJSON: ScratchFile.bytes(body))
  }

  /// Our own collections begin with what they say of themselves, on the line before the features.
  private static func about(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let line = bytes.prefix(1 << 16).prefix { $0 != UInt8(ascii: "\n") }
    let text = String(decoding: line, as: UTF8.self)
    let (start, end) = ("\"carecircle\":", ",\"features\":[")
    guard text.hasSuffix(end), let from = text.utf8.firstRange(of: start.utf8) else { return nil }
    return String(text[from.upperBound...].dropLast(end.count))
  }

  /// Whether its makers ask to be named.
  var hasAttribution: Bool { about?.contains("\"attribution\"") ?? false }
}

extension Collection where Element: Equatable {
  /// Where a sequence of elements stands first.
  fileprivate func firstRange(of other: some Collection<Element>) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      let rest = self[start...]
      if rest.starts(with: other) {
        return start..<index(start, offsetBy: other.count)
      }
      formIndex(after: &start)
    }
    return nil
  }
}
