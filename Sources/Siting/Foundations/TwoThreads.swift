#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs one piece of work on a thread of its own and another on this one, and returns when both are done.
enum TwoThreads {
  /// `@unchecked Sendable` is safe because the work is run once, by the thread that takes the box, and its caller waits for
  /// that thread.
  private final class Box: @unchecked Sendable {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  #if canImport(Glibc)
    typealias Thread = pthread_t
  #else
    typealias Thread = pthread_t?
  #endif

  /// Deep searches need more stack than threads have by default.
  private static let stack = 256 << 20

  /// Throws if the system allows no further thread now.
  static func check() throws(SitingFault) {
    let (thread, failure) = start {}
    guard failure == 0 else { throw .noThread }
    join(thread)
  }

  /// Without another thread, `alone` is called first, so that the first piece waits for nobody, and then one piece after
  /// the other.
  static func run(_ first: () -> Void, _ second: () -> Void, alone: () -> Void) {
    withoutActuallyEscaping(first) { first in
      let (thread, failure) = start(first)
      if failure != 0 {
        alone()
        first()
      }
      second()
      if failure == 0 { join(thread) }
    }
  }

  private static func start(_ body: @escaping () -> Void) -> (thread: Thread, failure: Int32) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stack)
    let box = Unmanaged.passRetained(Box(body))
    #if canImport(Glibc)
      var thread = Thread()
    #else
      var thread: Thread
    #endif
    let failure = pthread_create(
      &thread, &attributes,
      { argument in
        #if canImport(Glibc)
          guard let argument else { return nil }
        #endif
        Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }, box.toOpaque())
    if failure != 0 { box.release() }
    return (thread, failure)
  }

  private static func join(_ thread: Thread) {
    #if canImport(Glibc)
      pthread_join(thread, nil)
    #else
      if let thread { pthread_join(thread, nil) }
    #endif
  }
}
