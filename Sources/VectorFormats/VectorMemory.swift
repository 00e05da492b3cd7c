#if GDAL
  import CGDAL

  /// Files that only the library sees.
  public enum VectorMemory {
    /// Makes a file of bytes, which have to stay where they are until it is removed.
    public static func add(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>) {
      _ = cg_memory_file(name, bytes.baseAddress, bytes.count)
    }

    /// Removes a file.
    public static func remove(_ name: String) { cg_remove_file(name) }
  }
#endif
