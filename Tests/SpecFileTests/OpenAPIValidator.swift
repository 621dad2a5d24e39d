import Foundation

/// Python's `openapi-spec-validator`, where it is installed.
enum OpenAPIValidator {
  /// What it says of some files; nil where it can't be run.
  static func run(on texts: [String], extension name: String) throws -> (isValid: Bool, output: String)? {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("docproof-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var files: [String] = []
    for (number, text) in texts.enumerated() {
      let file = folder.appendingPathComponent("openapi\(number).\(name)")
      try Data(text.utf8).write(to: file)
      files.append(file.path)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openapi-spec-validator"] + files
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    do { try process.run() } catch { return nil }
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // env's own status for a program that is not there.
    guard process.terminationStatus != 127 else { return nil }
    return (process.terminationStatus == 0, output)
  }
}
