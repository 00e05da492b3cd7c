import Foundation

/// Another program that reads the files of this one; its tests are skipped if it is not installed.
public struct ForeignTool: Sendable {
  /// Where it is; nil when it is not installed.
  public let path: String?

  /// Looks a program up: at a path of its own, or in the folders of PATH.
  public init(_ name: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let candidates =
      name.hasPrefix("/")
      ? [name] : (folders.map(String.init) + ["/usr/bin"]).map { "\($0)/\(name)" }
    path = candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// A Python that has some modules; nil if none has.
  public static func python(with modules: String...) -> ForeignTool {
    let named = ProcessInfo.processInfo.environment["CARECIRCLE_PYTHON"].map { [$0] } ?? []
    for name in named + ["python3", "/usr/bin/python3"] {
      let tool = ForeignTool(name)
      if (try? tool.run(["-c", "import \(modules.joined(separator: ", "))"]))?.code == 0 {
        return tool
      }
    }
    return ForeignTool("/nowhere")
  }

  /// Runs it to its end; returns its exit code and what it wrote.
  public func run(
    _ arguments: [String], environment: [String: String] = [:], in folder: String? = nil
  ) throws -> (code: Int32, output: String, errors: String) {
    struct NotInstalled: Error {}
    guard let path else { throw NotInstalled() }
    let scratch = try TemporaryFolder()
    let process = try ChildProcess(
      path, arguments, environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
      in: folder, output: scratch.write("out", ""), errors: scratch.write("err", ""))
    struct TimedOut: Error {}
    guard process.wait(timeout: 600) else {
      kill(process.id, SIGKILL)
      throw TimedOut()
    }
    let texts = try ["out", "err"].map { String(decoding: try scratch.bytes($0), as: UTF8.self) }
    return (process.exitCode, texts[0], texts[1])
  }
}
