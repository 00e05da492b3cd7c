#if GDAL
  import CGDAL

  /// Virtual files in memory that only the library can see.
  public enum VectorMemory {
    /// Makes a virtual file from bytes, which must stay valid until the file is removed.
    public static func add(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>) {
      _ = cg_memory_file(name, bytes.baseAddress, bytes.count)
    }

    /// Removes a virtual file.
    public static func remove(_ name: String) { cg_remove_file(name) }
  }
#endif
