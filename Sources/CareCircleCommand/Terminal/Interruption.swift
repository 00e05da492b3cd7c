import CareCircle
import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What happens when somebody ends the run.
enum Interruption {
  /// Keeps the sources alive for as long as the process.
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  /// From now on Ctrl-C, a closed terminal and a polite kill remove what is half-written, and a reader
  /// that goes away is an error of the write instead of the end of the process.
  ///
  /// Called once, before any other thread exists; that is why the list needs no lock.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { @Sendable in
        TemporaryPaths.removeAll {
          Console.line(say("\ninterrupted; nothing was left half-written", "\n已中断；没有留下不完整的文件"))
          _exit(130)
        }
      }
      source.resume()
      sources.append(source)
    }
  }
}
