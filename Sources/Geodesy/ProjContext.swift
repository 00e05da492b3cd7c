import CPROJ

/// A PROJ context without network access that stores messages instead of printing them.
///
/// Not Sendable: PROJ allows only one thread at a time to use a context and the objects made with
/// it.
final class ProjContext {
  let pointer: OpaquePointer?
  private let log = Log()
  private var isDatabaseRefused = false

  /// Opens a context; `databasePath` replaces the installed proj.db.
  init(databasePath: String? = nil) {
    pointer = proj_context_create()
    proj_log_func(pointer, Unmanaged.passUnretained(log).toOpaque()) { target, _, message in
      guard let target, let message else { return }
      let log = Unmanaged<Log>.fromOpaque(target).takeUnretainedValue()
      log.last = String(cString: message)
    }
    proj_context_set_enable_network(pointer, 0)
    if let databasePath {
      isDatabaseRefused = proj_context_set_database_path(pointer, databasePath, nil, nil) == 0
    }
  }

  deinit {
    if let pointer { proj_context_destroy(pointer) }
  }

  /// Whether proj.db was found and could be opened.
  var hasDatabase: Bool {
    // PROJ falls back to the installed database if it cannot open the one it was given.
    !isDatabaseRefused && proj_context_get_database_metadata(pointer, "EPSG.VERSION") != nil
  }

  /// PROJ's last message or, if there is none, its text for the last error number, or `fallback`.
  func detail(_ fallback: String) -> String {
    if let last = log.last { return last }
    let number = proj_context_errno(pointer)
    guard number != 0, let text = proj_context_errno_string(pointer, number) else {
      return fallback
    }
    return String(cString: text)
  }

  /// Stops the collection of messages, so that a bad point does not allocate a string.
  func silence() {
    proj_log_level(pointer, PJ_LOG_NONE)
  }

  private final class Log {
    var last: String?
  }
}

/// Owns a PROJ object and keeps its context alive, so that the object is freed before the context.
final class ProjObject {
  let pointer: OpaquePointer
  private let context: ProjContext

  /// Takes ownership of `pointer`; nil if the pointer is nil because PROJ failed.
  init?(_ pointer: OpaquePointer?, in context: ProjContext) {
    guard let pointer else { return nil }
    self.pointer = pointer
    self.context = context
  }

  deinit {
    proj_destroy(pointer)
  }

  /// The transformed pair, or nil if PROJ cannot transform it.
  func transformed(_ x: Double, _ y: Double, _ direction: PJ_DIRECTION) -> (x: Double, y: Double)? {
    let result = proj_trans(pointer, direction, proj_coord(x, y, 0, 0)).xy
    // PROJ returns HUGE_VAL on failure.
    guard result.x.isFinite, result.y.isFinite else { return nil }
    return (result.x, result.y)
  }
}
