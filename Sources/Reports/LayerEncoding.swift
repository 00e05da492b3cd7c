import Geodesy
import Layers
import TextFormats

extension FeatureLayer {
  /// Features that are encoded together: some hundred kilobytes, small beside the caches and memory,
  /// large beside what it costs to hand them on.
  package static let pieceSize = 512

  /// Hands the encoded layer to `write`, piece by piece and in order, never two at a time.
  ///
  /// While a piece is written, the next ones are encoded on the other cores; `write` may be called from
  /// any thread, one after the other. `progress` is told how many features have been written.
  public func encode<Failure: Error>(
    as format: LayerFormat, progress: @Sendable (Int) -> Void = { _ in },
    _ write: (borrowing ByteBuffer) throws(Failure) -> Void
  ) throws(Failure) {
    switch subject {
    case .estate: try encode(EstateRecord(results), format, progress, write)
    case .facilityCircle:
      try encode(FacilityCircleRecord(results: results, parts: parts), format, progress, write)
    case .estateCircle:
      try encode(EstateCircleRecord(results: results, parts: parts), format, progress, write)
    }
  }

  private func encode<Record: FeatureRecord, Failure: Error>(
    _ record: Record, _ format: LayerFormat, _ progress: @Sendable (Int) -> Void,
    _ write: (borrowing ByteBuffer) throws(Failure) -> Void
  ) throws(Failure) {
    let keys = keys.compactMap(Record.Key.init)
    try write(opening(format))
    switch format {
    case .geoJSON:
      let encoder = RecordEncoder<Record, JSONValues>(record, keys: keys)
      try encodePieces(progress, write) { feature, buffer in
        if feature > 0 { buffer.append(",\n") }
        append(feature, of: record, encoder, to: &buffer)
      }
    case .geoJSONSequence:
      let encoder = RecordEncoder<Record, JSONValues>(record, keys: keys)
      try encodePieces(progress, write) { feature, buffer in
        append(feature, of: record, encoder, to: &buffer)
        buffer.append("\n")
      }
    case .csv:
      let encoder = RecordEncoder<Record, CSVValues>(record, keys: keys)
      try encodePieces(progress, write) { feature, buffer in
        encoder.append(place(feature), to: &buffer)
        buffer.appendCells(record.anchor(of: place(feature)), isFirst: keys.isEmpty)
        buffer.append("\r\n")
      }
    }
    try write(closing(format))
  }

  private func append<Record: FeatureRecord>(
    _ feature: Int, of record: Record, _ encoder: RecordEncoder<Record, JSONValues>,
    to buffer: inout ByteBuffer
  ) {
    encoder.append(place(feature), to: &buffer)
    record.appendGeometry(of: place(feature), to: &buffer)
    buffer.append("}")
  }

  private func encodePieces<Failure: Error>(
    _ progress: @Sendable (Int) -> Void, _ write: (borrowing ByteBuffer) throws(Failure) -> Void,
    _ encodeOne: @Sendable (Int, inout ByteBuffer) -> Void
  ) throws(Failure) {
    let count = count
    let pieces = (count + Self.pieceSize - 1) / Self.pieceSize
    try OutputPieces.encode(pieces) { piece, buffer in
      for feature in piece * Self.pieceSize..<min((piece + 1) * Self.pieceSize, count) {
        encodeOne(feature, &buffer)
      }
    } write: { (piece, buffer) throws(Failure) in
      try write(buffer)
      progress(min(count, (piece + 1) * Self.pieceSize))
    }
  }

  // MARK: - Around the features

  private func opening(_ format: LayerFormat) -> ByteBuffer {
    var buffer = ByteBuffer()
    switch format {
    case .geoJSON:
      buffer.beginFeatureCollection(name, results.header(schema: schema))
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
    if format == .geoJSON { buffer.endFeatureCollection() }
    return buffer
  }
}

extension ByteBuffer {
  /// The last two cells of a row: longitude and latitude.
  fileprivate mutating func appendCells(_ point: Coordinate?, isFirst: Bool) {
    if !isFirst { append(",") }
    if let point { appendFixed(point.longitude, decimals: 7) }
    append(",")
    if let point { appendFixed(point.latitude, decimals: 7) }
  }
}
