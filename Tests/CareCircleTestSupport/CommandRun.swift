import Foundation

/// What one run of the built `carecircle` left behind.
public struct CommandRun: Sendable {
  /// The bytes on standard output.
  public let stdout: [UInt8]
  /// The text on standard error.
  public let stderr: String
  /// The exit code; the number of the signal if one ended the run.
  public let exitCode: Int32
  /// Whether a signal ended the run.
  public let wasKilled: Bool

  /// A run that another program has started.
  public init(stdout: [UInt8], stderr: String, exitCode: Int32, wasKilled: Bool) {
    (self.stdout, self.stderr) = (stdout, stderr)
    (self.exitCode, self.wasKilled) = (exitCode, wasKilled)
  }

  /// Standard output as text.
  public var output: String { String(decoding: stdout, as: UTF8.self) }

  /// Runs the command to its end.
  ///
  /// - Parameters:
  ///   - arguments: what stands behind the command's name.
  ///   - stdin: the bytes on standard input.
  ///   - environment: variables that replace those of the tests; nil removes one.
  ///   - folder: the working directory.
  ///   - timeout: after which the run is killed and `TimedOut` thrown.
  public static func carecircle(
    _ arguments: [String], stdin: [UInt8] = [], environment: [String: String?] = [:],
    in folder: String? = nil, timeout: TimeInterval = 120
  ) throws -> CommandRun {
    try RunningCommand(arguments, stdin: stdin, environment: environment, in: folder)
      .wait(timeout: timeout)
  }

  /// Runs another of the package's programs to its end, in a working directory.
  public static func program(
    _ name: String, in folder: String, timeout: TimeInterval = 120
  ) throws -> CommandRun {
    try RunningCommand([], of: name, in: folder).wait(timeout: timeout)
  }

  /// A run that took longer than it may.
  public struct TimedOut: Error {
    /// The arguments of the run.
    public let arguments: [String]
  }

  /// Where the package's products are: beside the test bundle.
  public static var productsFolder: String {
    #if os(macOS)
      for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
        return bundle.bundleURL.deletingLastPathComponent().path
      }
    #endif
    return Bundle.main.bundleURL.path
  }

  /// The root of the repository, as seen from this file.
  public static var repository: String {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.path
  }

  /// A file of the sample data.
  public static func sample(_ name: String) -> String {
    "\(repository)/SampleData/\(name)"
  }
}

/// A run of the built `carecircle`, or of another program of the package, that has been started.
///
/// Standard output and error go to files, so that a run never waits for a reader.
public final class RunningCommand {
  private let arguments: [String]
  private let process: ChildProcess
  private let folder: TemporaryFolder

  /// Starts a program. `output` takes the place of the file for standard output.
  public init(
    _ arguments: [String], of program: String = "carecircle", stdin: [UInt8] = [],
    environment: [String: String?] = [:],
    in workingFolder: String? = nil, output: String? = nil
  ) throws {
    self.arguments = arguments
    folder = try TemporaryFolder()
    let standardOutput = try folder.write("stdout", "")
    process = try ChildProcess(
      CommandRun.productsFolder + "/" + program, arguments,
      environment: Self.environment(environment), in: workingFolder ?? folder.path,
      input: folder.write("stdin", bytes: stdin),
      output: output ?? standardOutput, errors: folder.write("stderr", ""))
  }

  /// The number of the process.
  public var id: Int32 { process.id }

  /// Whether it has not ended yet.
  public var isRunning: Bool { process.isRunning }

  /// Sends a signal.
  public func signal(_ number: Int32) {
    kill(process.id, number)
  }

  /// Waits until `condition` holds; false when the run ended or the time was over before.
  public func waits(timeout: TimeInterval = 60, until condition: () -> Bool) -> Bool {
    let end = Date() + timeout
    while isRunning, Date() < end {
      if condition() { return true }
      usleep(2000)
    }
    return false
  }

  /// Waits for the end.
  public func wait(timeout: TimeInterval = 120) throws -> CommandRun {
    guard process.wait(timeout: timeout) else {
      signal(SIGKILL)
      _ = process.wait(timeout: 10)
      throw CommandRun.TimedOut(arguments: arguments)
    }
    return CommandRun(
      stdout: try folder.bytes("stdout"),
      stderr: String(decoding: try folder.bytes("stderr"), as: UTF8.self),
      exitCode: process.exitCode, wasKilled: process.endingSignal != nil)
  }

  private static func environment(_ changes: [String: String?]) -> [String: String] {
    var variables = ProcessInfo.processInfo.environment
    variables["NO_COLOR"] = nil
    for (name, value) in changes { variables[name] = value }
    return variables
  }
}
