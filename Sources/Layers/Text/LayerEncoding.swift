import TextFormats

/// Encodes a layer as text, some features at a time.
package protocol LayerEncoder: Sendable {
  /// Appends what comes before the features.
  func open(_ buffer: inout ByteBuffer)
  /// Appends some features, either the first ones or ones that follow others.
  func append(_ features: Range<Int>, to buffer: inout ByteBuffer)
  /// Appends what comes after the features.
  func close(_ buffer: inout ByteBuffer)
}

extension ResultLayer {
  /// The number of features that are encoded together. They take some hundred kilobytes: little compared with caches
  /// and memory, but much compared with the cost of handing them on.
  package static let pieceSize = 512

  /// The encoder of a text format; nil for others.
  package func encoder(_ format: LayerFormat) -> (any LayerEncoder)? {
    switch format {
    case .geoJSON: GeoJSONEncoder(self)
    case .geoJSONSequence: GeoJSONSequenceEncoder(self)
    case .csv: CSVEncoder(self)
    case .kml: KMLEncoder(self)
    case .geoPackage, .flatGeobuf, .shapefile, .workbook: nil
    }
  }

  /// Passes the encoded layer to `write`, piece by piece and in order, never concurrently.
  ///
  /// While a piece is written, the next ones are encoded on other cores. `write` may be called from any thread.
  /// `progress` is called with the number of features written so far. For formats that are not text, nothing is
  /// written.
  ///
  /// - Throws: whatever `write` throws.
  public func encode<Failure: Error>(
    as format: LayerFormat, progress: @Sendable (Int) -> Void = { _ in },
    _ write: (borrowing ByteBuffer) throws(Failure) -> Void
  ) throws(Failure) {
    guard let encoder = encoder(format) else { return }
    var opening = ByteBuffer()
    encoder.open(&opening)
    try write(opening)
    let count = count
    let pieces = (count + Self.pieceSize - 1) / Self.pieceSize
    try OutputPieces.encode(pieces) { piece, buffer in
      let start = piece * Self.pieceSize
      encoder.append(start..<min(start + Self.pieceSize, count), to: &buffer)
    } write: { (piece, buffer) throws(Failure) in
      try write(buffer)
      progress(min(count, (piece + 1) * Self.pieceSize))
    }
    var closing = ByteBuffer()
    encoder.close(&closing)
    try write(closing)
  }
}
