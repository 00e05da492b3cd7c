import Foundation

/// Reference data that is kept outside the repository.
///
/// Looked for in the folder that the environment variable CARECIRCLE_SHARED_DATA names, else in
/// `../shared/data` as seen from the repository. Tests that need it are skipped where it is absent.
public enum SharedData {
  /// The file at `path` below the shared folder; nil when it is not there.
  public static func url(_ path: String) -> URL? {
    let url = folder.appendingPathComponent(path)
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }

  private static var folder: URL {
    if let named = ProcessInfo.processInfo.environment["CARECIRCLE_SHARED_DATA"], !named.isEmpty {
      return URL(fileURLWithPath: named, isDirectory: true)
    }
    // This file is <repository>/Tests/CareCircleTestSupport/SharedData.swift.
    var repository = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { repository.deleteLastPathComponent() }
    return repository.deletingLastPathComponent().appendingPathComponent("shared/data")
  }
}
