import Foundation

/// A PostGIS server of its own on the loopback address, which ends with the object.
public final class PostgreSQLServer: Sendable {
  /// The connection, as `--out` and `--estates` take it.
  public let connection: String
  private let port: Int
  private let folder: String
  private let programs: String
  private let setpriv: String?

  /// Whether PostgreSQL and PostGIS are installed.
  public static var isInstalled: Bool { programs != nil && ForeignTool("psql").path != nil }

  private static var programs: String? {
    let root = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return versions.sorted().map { "\(root)/\($0)" }.last { version in
      let number = version.split(separator: "/").last ?? ""
      return FileManager.default.fileExists(atPath: "\(version)/bin/initdb")
        && FileManager.default.fileExists(
          atPath: "/usr/share/postgresql/\(number)/extension/postgis.control")
    }.map { "\($0)/bin" }
  }

  /// Starts a server on a port that is free.
  public init() throws {
    struct CannotStart: Error { let detail: String }
    guard let programs = Self.programs else { throw CannotStart(detail: "not installed") }
    self.programs = programs
    folder = FileManager.default.temporaryDirectory.path + "/carecircle-pg-\(UUID().uuidString)"
    port = Int.random(in: 20_000..<60_000)
    connection = "PG:host=127.0.0.1 port=\(port) user=tester dbname=postgres"
    // The server refuses to run as the superuser of the system.
    setpriv = getuid() == 0 ? ForeignTool("setpriv").path : nil
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if setpriv != nil { _ = try ForeignTool("chown").run(["postgres", folder]) }
    let made = try run("initdb", ["-D", "\(folder)/db", "-U", "tester", "-A", "trust", "-E", "UTF8"])
    guard made.code == 0 else { throw CannotStart(detail: made.errors) }
    let options =
      "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c port=\(port) -c fsync=off"
    let started = try run(
      "pg_ctl", ["-D", "\(folder)/db", "-l", "\(folder)/log", "-o", options, "-w", "start"])
    guard started.code == 0 else { throw CannotStart(detail: started.errors + started.output) }
    _ = try query("create extension postgis")
  }

  deinit {
    _ = try? run("pg_ctl", ["-D", "\(folder)/db", "-m", "immediate", "-w", "stop"])
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// What `psql` answers, a row a line, cells separated by bars.
  public func query(_ statement: String) throws -> String {
    let answer = try ForeignTool("psql").run([
      "-h", "127.0.0.1", "-p", "\(port)", "-U", "tester", "-d", "postgres", "-qAtc", statement,
    ])
    return answer.output.trimmingCharacters(in: .newlines) + answer.errors
  }

  private func run(
    _ program: String, _ arguments: [String]
  ) throws -> (code: Int32, output: String, errors: String) {
    guard let setpriv else {
      return try ForeignTool("\(programs)/\(program)").run(arguments, in: "/")
    }
    return try ForeignTool(setpriv).run(
      ["--reuid=postgres", "--regid=postgres", "--init-groups", "\(programs)/\(program)"] + arguments,
      in: "/")
  }
}
