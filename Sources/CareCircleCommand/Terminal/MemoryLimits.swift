#if canImport(Glibc)
  import CMalloc
#endif

/// How the process asks the system for memory.
enum MemoryLimits {
  /// Has every large block mapped by itself, so that it goes back to the system when it is freed.
  ///
  /// glibc raises the size from which it does so each time such a block is freed, up to 32 MB; blocks below
  /// stay in its heaps. A million estates then take 525 MB instead of 405.
  static func returnLargeBlocks() {
    #if canImport(Glibc)
      _ = mallopt(M_MMAP_THRESHOLD, 1 << 18)
    #endif
  }
}
