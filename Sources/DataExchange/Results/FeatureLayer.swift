import CareModel
import Coverage
import Geodesy
import PlaneGeometry
import TextFormats

/// The formats in which a layer can be written.
public enum LayerFormat: String, Sendable, CaseIterable {
  /// One RFC 7946 FeatureCollection.
  case geoJSON = "geojson"
  /// One feature a line (newline-delimited GeoJSON).
  case geoJSONSequence = "geojsonseq"
  /// A table with a byte order mark, by which Excel knows that it is UTF-8.
  case csv
}

/// A layer of results: features with a geometry and properties.
///
/// It is encoded piece by piece on every core, so that memory does not grow with the layer.
public struct FeatureLayer: Sendable {
  /// What a feature of the layer is.
  enum Subject: Sendable {
    case estate
    case facilityCircle
    case estateCircle
  }

  /// The name of the layer, as a GIS shows it.
  public let name: String
  /// How many features it has.
  public var count: Int { places.count }

  let results: CoverageResults
  let subject: Subject
  let places: [Int]

  /// Hands the encoded layer to `write`, piece by piece and in order.
  ///
  /// `progress` is told how many features have been encoded.
  public func encode<Failure: Error>(
    as format: LayerFormat, progress: @Sendable (Int) -> Void = { _ in },
    _ write: (ByteBuffer) throws(Failure) -> Void
  ) throws(Failure) {
    try write(opening(format))
    let pieceSize = 1024
    let pieces = (places.count + pieceSize - 1) / pieceSize
    let wave = 32
    for start in stride(from: 0, to: pieces, by: wave) {
      let encoded = ParallelMap.map(min(wave, pieces - start)) { place -> ByteBuffer in
        let first = (start + place) * pieceSize
        return piece(first..<min(first + pieceSize, places.count), format)
      }
      for buffer in encoded { try write(buffer) }
      progress(min(places.count, (start + wave) * pieceSize))
    }
    try write(closing(format))
  }

  // MARK: - Around the features

  private func opening(_ format: LayerFormat) -> ByteBuffer {
    var buffer = ByteBuffer()
    switch format {
    case .geoJSON:
      buffer.append("{\"type\":\"FeatureCollection\",\"name\":")
      buffer.appendJSONString(name)
      buffer.append(",\"carecircle\":")
      JSONValue.object(results.header(schema: schema)).append(to: &buffer)
      buffer.append(",\"features\":[\n")
    case .geoJSONSequence:
      break
    case .csv:
      buffer.append("\u{FEFF}")
      buffer.append((keys + ["longitude", "latitude"]).joined(separator: ","))
      buffer.append("\r\n")
    }
    return buffer
  }

  private func closing(_ format: LayerFormat) -> ByteBuffer {
    var buffer = ByteBuffer()
    if format == .geoJSON { buffer.append("\n]}\n") }
    return buffer
  }

  /// The keys of the records, which an empty layer has, too.
  private var keys: [String] {
    var keys = KeySink()
    CoverageResults.sample.describe(subject, 0, into: &keys)
    return keys.keys
  }

  private var schema: String {
    switch subject {
    case .estate: "carecircle.estates/1"
    case .facilityCircle, .estateCircle: "carecircle.circles/1"
    }
  }

  // MARK: - Features

  private func piece(_ range: Range<Int>, _ format: LayerFormat) -> ByteBuffer {
    format == .csv ? rows(range) : features(range, separator: format == .geoJSON ? ",\n" : "\n")
  }

  private func features(_ range: Range<Int>, separator: StaticString) -> ByteBuffer {
    var sink = JSONSink(ByteBuffer())
    let endsLines = separator.utf8CodeUnitCount == 1
    for place in range {
      if !endsLines, place > 0 { sink.buffer.append(separator) }
      sink.buffer.append("{\"type\":\"Feature\",\"properties\":{")
      sink.begin()
      results.describe(subject, places[place], into: &sink)
      sink.buffer.append("},\"geometry\":")
      appendGeometry(places[place], to: &sink.buffer)
      sink.buffer.append("}")
      if endsLines { sink.buffer.append(separator) }
    }
    return sink.buffer
  }

  private func rows(_ range: Range<Int>) -> ByteBuffer {
    var sink = CSVSink(ByteBuffer())
    for place in range {
      sink.begin()
      results.describe(subject, places[place], into: &sink)
      if let point = results.anchor(subject, places[place]) {
        sink.buffer.append(",")
        sink.buffer.appendFixed(point.longitude, decimals: 7)
        sink.buffer.append(",")
        sink.buffer.appendFixed(point.latitude, decimals: 7)
      } else {
        sink.buffer.append(",,")
      }
      sink.buffer.append("\r\n")
    }
    return sink.buffer
  }
}
