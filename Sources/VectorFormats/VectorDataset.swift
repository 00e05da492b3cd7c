import Wording

#if GDAL
  import CGDAL

  /// An open dataset: a file with its layers, or a database.
  ///
  /// Only the drivers that the caller names are tried, so that a path cannot select an unintended
  /// format or server. Nothing is printed. Not Sendable: only one thread at a time may use a dataset.
  public final class VectorDataset {
    let pointer: OpaquePointer

    /// Opens a dataset with the first of the given drivers that accepts it.
    ///
    /// - Throws: `VectorFault` with the message of GDAL if the library is missing or no driver can open the dataset.
    public init(
      opening path: String, drivers: [String], options: [String] = [], forWriting: Bool = false
    ) throws(VectorFault) {
      try Self.load()
      cg_reset_error()
      let opened = CStrings.with(drivers) { drivers in
        CStrings.with(options) { options in
          path.withSystemPath { cg_open($0, forWriting ? 1 : 0, drivers, options) }
        }
      }
      guard let opened else { throw VectorFault(.cannotOpen, Self.lastError) }
      pointer = opened
      if !forWriting { cg_guard(opened) }
    }

    /// Creates a new dataset with the given driver.
    ///
    /// - Throws: `VectorFault` with the message of GDAL if the library is missing or the dataset cannot be created.
    public init(
      creating path: String, driver: String, options: [String] = []
    ) throws(VectorFault) {
      try Self.load()
      cg_reset_error()
      guard
        let made = CStrings.with(
          options,
          { options in
            path.withSystemPath { cg_create(driver, $0, options) }
          })
      else {
        throw VectorFault(.cannotWrite, Self.lastError)
      }
      pointer = made
    }

    private var isClosed = false

    /// Closes the dataset, which hands everything written to the operating system. Further calls do
    /// nothing.
    ///
    /// - Throws: `VectorFault` with the message of GDAL if something could not be written.
    public func close() throws(VectorFault) {
      guard !isClosed else { return }
      isClosed = true
      cg_reset_error()
      cg_close(pointer)
      if cg_has_failed() != 0 { throw VectorFault(.cannotWrite, Self.lastError) }
    }

    deinit {
      if !isClosed { cg_close(pointer) }
    }

    /// The library's name for the format.
    public var driver: String { String(cString: cg_driver_name(pointer)) }

    /// All layers of the dataset.
    public var layers: [VectorLayer] {
      (0..<Int(cg_layer_count(pointer))).compactMap { number in
        cg_layer_at(pointer, Int32(number)).map { VectorLayer($0, of: self) }
      }
    }

    /// The layer with a name, which may be a table name qualified by a schema; nil if there is none.
    public func layer(named name: String) -> VectorLayer? {
      cg_layer_named(pointer, name).map { VectorLayer($0, of: self) }
    }

    /// Runs a query and returns its rows as a layer.
    ///
    /// - Throws: `VectorFault` with the message of GDAL if the query fails.
    public func query(_ statement: String) throws(VectorFault) -> VectorLayer {
      cg_reset_error()
      guard let result = cg_execute(pointer, statement) else {
        throw VectorFault(cg_is_endless() != 0 ? .endless : .noLayer, Self.lastError)
      }
      return VectorLayer(result, of: self, isResult: true)
    }

    /// Throws if a query has no end, or none that is near: counting its rows takes no memory.
    public func checkEnd(_ statement: String) throws(VectorFault) {
      // Where it fails for another reason, the statement itself fails with a better message.
      let rows = try? query("SELECT count(*) FROM (\n\(statement)\n)")
      if let rows, let row = cg_next_feature(rows.pointer) { cg_destroy_feature(row) }
      if cg_is_endless() != 0 { throw VectorFault(.endless, Self.lastError) }
    }

    /// Does something with another limit on the steps of SQLite in this thread.
    static func withStepLimit(_ most: Int64, _ body: () throws -> Void) rethrows {
      cg_limit_steps(most)
      defer { cg_limit_steps(2_000_000_000) }
      try body()
    }

    /// Runs a statement that returns no rows.
    ///
    /// - Throws: `VectorFault` with the message of GDAL if the statement fails.
    public func execute(_ statement: String) throws(VectorFault) {
      cg_reset_error()
      if let result = cg_execute(pointer, statement) { cg_release_result(pointer, result) }
      if cg_has_failed() != 0 { throw VectorFault(.cannotWrite, Self.lastError) }
    }

    /// Loads the library unless it has been loaded already.
    ///
    /// - Throws: `VectorFault` with the message of GDAL if the library is not installed, or if the program was built
    ///   without it.
    public static func load() throws(VectorFault) {
      if let reason = cg_load() { throw VectorFault(.libraryMissing, String(cString: reason)) }
    }

    static var lastError: String { String(cString: cg_last_error()) }
  }

  @available(*, unavailable)
  extension VectorDataset: Sendable {}

  /// Passes lists of texts to C as NULL-terminated arrays of C strings.
  enum CStrings {
    static func with<R>(
      _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> R
    ) -> R {
      let copies = texts.map { Array($0.utf8CString) }
      return withPointers(copies[...], []) { pointers in
        (pointers + [nil]).withUnsafeBufferPointer { body($0.baseAddress) }
      }
    }

    private static func withPointers<R>(
      _ copies: ArraySlice<[CChar]>, _ known: [UnsafePointer<CChar>?],
      _ body: ([UnsafePointer<CChar>?]) -> R
    ) -> R {
      guard let first = copies.first else { return body(known) }
      return first.withUnsafeBufferPointer { buffer in
        withPointers(copies.dropFirst(), known + [buffer.baseAddress], body)
      }
    }
  }
#endif
