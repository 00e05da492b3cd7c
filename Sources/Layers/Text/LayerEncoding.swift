import TextFormats

/// Encodes a layer as text, some features at a time.
package protocol LayerEncoder: Sendable {
  /// Appends what stands before the features.
  func open(_ buffer: inout ByteBuffer)
  /// Appends some features, the first of all or following others.
  func append(_ features: Range<Int>, to buffer: inout ByteBuffer)
  /// Appends what stands behind the features.
  func close(_ buffer: inout ByteBuffer)
}

extension ResultLayer {
  /// Features that are encoded together: some hundred kilobytes, small beside the caches and memory, large beside
  /// what it costs to hand them on.
  package static let pieceSize = 512

  /// The encoder of a text format; nil for others.
  package func encoder(_ format: LayerFormat) -> (any LayerEncoder)? {
    switch format {
    case .geoJSON: GeoJSONEncoder(self)
    case .geoJSONSequence: GeoJSONSequenceEncoder(self)
    case .csv: CSVEncoder(self)
    case .geoPackage, .flatGeobuf, .shapefile, .workbook, .kml: nil
    }
  }

  /// Hands the encoded layer to `write`, piece by piece and in order, never two at a time.
  ///
  /// While a piece is written, the next ones are encoded on the other cores; `write` may be called from any thread,
  /// one after the other. `progress` is told how many features have been written. Formats that are no text write
  /// nothing.
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
