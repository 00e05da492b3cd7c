import Files
import Registers
import StreetNetwork
import TextFormats
import Wording

extension LoadedNetwork {
  /// Writes the network as a prepared file, which appears whole or not at all.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
  public func writeCache(toPath path: String) throws(CareCircleError) {
    var buffer = ByteBuffer()
    NetworkCache.encode(map, source: sourceSHA256, into: &buffer)
    let document = buffer
    try OutputFile.write(to: path) { sink throws(CareCircleError) in try sink.write(document) }
  }
}
