import Files
import Layers
import Tables
import TextFormats
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A layer that `carecircle run` wrote, read a few megabytes at a time.
///
/// The program writes each feature on a line of its own, so that a layer of any size can be read in pieces, and a
/// feature can be found by its offset. A layer that another program has rearranged is refused.
package final class ResultLayerFile: Sendable {
  /// Some features of the layer.
  package struct Piece {
    package let document: GeoJSONDocument
    /// The offset in the file at which the document would begin.
    package let offset: Int
    /// The number of lines of the file before the document.
    let linesBefore: Int
  }

  package let file: InputFile
  /// The members of the layer beside its features.
  package let header: JSONMembers
  /// The first line of the layer, without its line end.
  package let opening: [UInt8]
  private let descriptor: Int32
  private let bodyStart: Int

  private static let collection = Array("{\"type\":\"FeatureCollection\",\"features\":[".utf8)
  private static let ending = Array("]}".utf8)
  private static let longestHeader = 1 << 20

  /// Opens a layer and reads its first line.
  ///
  /// - Throws: `CareCircleError` if the file is missing, or if it is not arranged as the program writes it.
  package init(path: String) throws(CareCircleError) {
    let file = InputFile.file(path)
    let descriptor = SystemCall.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .inputMissing([.unreadable(file, FileReadError(path: path, code: errno))])
    }
    do throws(CareCircleError) {
      let head = try Self.bytes(descriptor, file, from: 0, count: Self.longestHeader)
      guard let end = head.firstIndex(of: UInt8(ascii: "\n")),
        let root = JSONMembers(head[..<end] + Self.ending),
        let header = root.members("carecircle")
      else { throw .badData([.foreignLayer(file)]) }
      self.header = header
      opening = Array(head[..<end])
      bodyStart = end + 1
    } catch {
      close(descriptor)
      throw error
    }
    self.file = file
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Calls `body` with one piece after another, in the order of the file.
  ///
  /// Memory is proportional to `size` bytes and the longest feature.
  func forEachPiece(
    of size: Int = 1 << 23, _ body: (Piece) throws(CareCircleError) -> Void
  ) throws(CareCircleError) {
    var offset = bodyStart
    var lines = 1
    var rest: [UInt8] = []
    while true {
      let more = try Self.bytes(descriptor, file, from: offset + rest.count, count: size)
      rest += more
      let isLast = more.isEmpty
      let end = isLast ? try bodyEnd(rest) : lastLineEnd(rest)
      if let end, end > 0 {
        let piece = rest[..<end]
        try body(document(piece, offset, lines))
        lines += piece.count { $0 == UInt8(ascii: "\n") }
        offset += end
        rest.removeFirst(end)
      }
      if isLast { return }
    }
  }

  /// Copies the features unchanged, with `separator` before the first. Returns whether there are any.
  ///
  /// Memory is proportional to `size` bytes.
  func copyFeatures(
    to sink: ByteSink, after separator: StaticString, size: Int = 1 << 22
  ) throws(CareCircleError) -> Bool {
    var offset = bodyStart
    var held: [UInt8] = []
    var isFirst = true
    let closing = Self.ending.count + 8
    while true {
      let more = try Self.bytes(descriptor, file, from: offset, count: size)
      offset += more.count
      held += more
      // The brackets that close the layer, and the line ends around them, are not copied.
      let keep = more.isEmpty ? held.count - (try bodyEnd(held)) : closing
      var count = max(0, held.count - keep)
      if more.isEmpty {
        while count > 0, " \r\n".utf8.contains(held[count - 1]) { count -= 1 }
      }
      if count > 0 {
        var buffer = ByteBuffer()
        if isFirst { buffer.append(separator) }
        held[..<count].withUnsafeBufferPointer { buffer.append($0) }
        try sink.write(buffer)
        isFirst = false
        held.removeFirst(count)
      }
      if more.isEmpty { return !isFirst }
    }
  }

  /// The bytes of a feature; fewer if the file has become shorter in the meantime.
  package func text(at offset: Int, count: Int) -> [UInt8] {
    (try? Self.bytes(descriptor, file, from: offset, count: count)) ?? []
  }

  /// The feature that starts at an offset; nil if the file has changed in the meantime.
  package func feature(at offset: Int, count: Int) -> GeoJSONDocument? {
    guard let bytes = try? Self.bytes(descriptor, file, from: offset, count: count),
      bytes.count == count
    else { return nil }
    return try? GeoJSONDocument(FileBytes(bytes))
  }

  private func document(
    _ lines: ArraySlice<UInt8>, _ offset: Int, _ before: Int
  ) throws(CareCircleError) -> Piece {
    let kept = lines.dropLast(trailingSeparators(lines))
    do throws(JSONFault) {
      let document = try GeoJSONDocument(FileBytes(Self.collection + kept + Self.ending))
      return Piece(
        document: document, offset: offset - Self.collection.count, linesBefore: before)
    } catch {
      throw .badData([InputProblem.malformedJSON(file, error).moved(by: before)])
    }
  }

  /// The number of bytes at the end that only separate the last feature from the next.
  private func trailingSeparators(_ lines: ArraySlice<UInt8>) -> Int {
    lines.reversed().prefix { " ,\r\n".utf8.contains($0) }.count
  }

  /// The end of the last complete line that cannot be the one that closes the layer.
  private func lastLineEnd(_ rest: [UInt8]) -> Int? {
    rest.dropLast(Self.ending.count + 2).lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
  }

  /// The end of the features, before the brackets that close the layer.
  private func bodyEnd(_ rest: [UInt8]) throws(CareCircleError) -> Int {
    let blank = rest.reversed().prefix { " \r\n".utf8.contains($0) }.count
    let whole = rest.dropLast(blank)
    guard whole.suffix(2).elementsEqual(Self.ending) else { throw .badData([.cutOff(file)]) }
    return whole.count - 2
  }

  private static func bytes(
    _ descriptor: Int32, _ file: InputFile, from offset: Int, count: Int
  ) throws(CareCircleError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let base = buffer.baseAddress {
        let got = pread(descriptor, base + filled, count - filled, off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        filled += got
      }
    }
    guard failure == 0 else {
      throw .inputMissing([.unreadable(file, FileReadError(path: file.path, code: failure))])
    }
    return bytes
  }
}

extension InputProblem {
  fileprivate func moved(by lines: Int) -> InputProblem {
    var problem = self
    problem.line = line.map { $0 + lines }
    return problem
  }

  fileprivate static func foreignLayer(_ file: InputFile) -> InputProblem {
    InputProblem(
      .malformed, file: file.name, line: 1, field: "carecircle",
      Message(
        en:
          "is not a layer as carecircle run writes it: its first line must name the circle; "
          + "run the study again instead of editing its results",
        zh: "不是 carecircle run 写出的图层：首行应说明所用服务圈；请重新运行研究，不要改写结果文件"))
  }

  fileprivate static func cutOff(_ file: InputFile) -> InputProblem {
    InputProblem(
      .malformed, file: file.name,
      Message(
        en: "ends before the layer does; copy the whole file again",
        zh: "文件不完整；请重新复制"))
  }
}
