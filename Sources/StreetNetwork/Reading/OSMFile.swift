import COsmium
import Wording

/// Receives the objects of an OpenStreetMap file.
protocol OSMVisitor: AnyObject {
  func visit(_ relation: cc_osm_relation)
  func visit(_ way: cc_osm_way)
  func visit(_ node: cc_osm_node)
}

/// An open file of OpenStreetMap data.
final class OSMFile {
  private let file: OpaquePointer
  /// The number of objects marked as deleted, among those of the kinds visited so far.
  private(set) var deleted = 0

  /// Opens a local file, whose name must end in `.osm.pbf`, `.pbf`, `.osm`, `.osm.gz` or `.osm.bz2`.
  init(path: String) throws(NetworkError) {
    var outcome = cc_osm_outcome()
    // The C function would truncate the path at a NUL and open a different file.
    guard !path.utf8.contains(0) else { throw .unknownFormat }
    let keys = TagKey.allCases.map(\.text).joined(separator: "\n")
    let words = TagWord.allCases.map(\.rawValue).joined(separator: "\n")
    let file = path.withSystemPath { cc_osm_open($0, keys, words, &outcome) }
    guard let file else { throw NetworkError(outcome) }
    self.file = file
  }

  deinit {
    cc_osm_close(file)
  }

  /// Passes all objects of the given kinds to a visitor.
  func visit(_ kinds: Int, _ visitor: some OSMVisitor) throws(NetworkError) {
    let box = Box(visitor)
    var callbacks = cc_osm_visitor()
    callbacks.context = Unmanaged.passUnretained(box).toOpaque()
    callbacks.relation = { context, object in
      if let context, let object { Box.of(context).visitor.visit(object.pointee) }
    }
    callbacks.way = { context, object in
      if let context, let object { Box.of(context).visitor.visit(object.pointee) }
    }
    callbacks.node = { context, object in
      if let context, let object { Box.of(context).visitor.visit(object.pointee) }
    }
    var outcome = cc_osm_outcome()
    let code = withExtendedLifetime(box) {
      cc_osm_visit(file, Int32(kinds), &callbacks, &outcome)
    }
    guard Int(code) == cc_osm_ok else { throw NetworkError(outcome) }
    deleted += Int(outcome.deleted)
  }

  /// Wraps a visitor in an object to which a C context pointer can refer.
  private final class Box {
    let visitor: any OSMVisitor

    init(_ visitor: any OSMVisitor) {
      self.visitor = visitor
    }

    static func of(_ context: UnsafeMutableRawPointer) -> Box {
      Unmanaged<Box>.fromOpaque(context).takeUnretainedValue()
    }
  }
}

extension NetworkError {
  fileprivate init(_ outcome: cc_osm_outcome) {
    let message = withUnsafeBytes(of: outcome.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    self =
      switch Int(outcome.code) {
      case cc_osm_unreadable: .unreadable(code: outcome.system_code, reason: message)
      case cc_osm_damaged: .damaged(message)
      case cc_osm_no_version: .noVersion(message)
      case cc_osm_history: .hasHistory
      case cc_osm_unknown_format: .unknownFormat
      case cc_osm_remote: .remote
      case cc_osm_no_memory: .outOfMemory
      default: .failed(message)
      }
  }
}
