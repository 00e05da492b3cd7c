import Files
import TextFormats
import Wording

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension FeatureLayer {
  /// Writes the layer to a file, which appears whole or not at all; `-` is standard output.
  ///
  /// - Throws: `CareCircleError.cannotWrite` with the path and the system's reason.
  public func write(
    toPath path: String, as format: LayerFormat = .geoJSON,
    progress: @Sendable (Int) -> Void = { _ in }
  ) throws(CareCircleError) {
    try OutputFile.write(to: path) { sink throws(CareCircleError) in
      try write(to: sink, as: format, progress: progress)
    }
  }

  /// Writes the layer to a file, which appears whole or not at all.
  ///
  /// - Throws: `CareCircleError.cannotWrite` with the path and the system's reason.
  public func write(to url: URL, as format: LayerFormat = .geoJSON) throws(CareCircleError) {
    try write(toPath: url.path, as: format)
  }

  /// Writes the layer to an open sink.
  public func write(
    to sink: ByteSink, as format: LayerFormat, progress: @Sendable (Int) -> Void = { _ in }
  ) throws(CareCircleError) {
    try encode(as: format, progress: progress) {
      (buffer: borrowing ByteBuffer) throws(CareCircleError) in
      try sink.write(buffer)
    }
  }
}
