public import Foundation

/// Where tests find the project's own files, and material that lies outside of it.
public enum ProjectFiles {
  /// The folder that holds Package.swift.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A folder of real documentation, if there is one: `DOCPROOF_CORPUS`, else `shared/docs` beside the project.
  public static var corpus: URL? {
    existing(ProcessInfo.processInfo.environment["DOCPROOF_CORPUS"], else: "../shared/docs")
  }

  /// A folder of report schemas, if there is one: `DOCPROOF_SCHEMAS`, else `shared/schemas` beside the project.
  public static var schemas: URL? {
    existing(ProcessInfo.processInfo.environment["DOCPROOF_SCHEMAS"], else: "../shared/schemas")
  }

  private static func existing(_ given: String?, else beside: String) -> URL? {
    let url = given.map { URL(fileURLWithPath: $0) } ?? root.appendingPathComponent(beside).standardizedFileURL
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }

  /// The bytes of a file below the root.
  public static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appendingPathComponent(path)))
  }
}
