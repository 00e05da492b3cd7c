import CCairo

extension Canvas {
  /// Makes sure that the libraries can be opened, before work is done whose result is to be drawn.
  ///
  /// - Throws: `PictureFault` if the program was built without pictures, or if a library is not installed.
  public static func check() throws(PictureFault) {
    guard cc_is_built() != 0 else { throw .notBuilt }
    if let reason = cc_load() { throw .libraryMissing(String(cString: reason)) }
    guard cc_can_start_thread() != 0 else { throw .noThread }
  }
}
