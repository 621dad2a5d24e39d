import Foundation
public import Testing

/// Compares a text with a file of the project that holds what it should be.
///
/// With `DOCPROOF_RECORD=1` the file is written anew and the test fails, so that a run can't pass by recording.
public func expectGolden(
  _ text: String, _ path: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let url = ProjectFiles.root.appendingPathComponent(path)
  if ProcessInfo.processInfo.environment["DOCPROOF_RECORD"] == "1" {
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    Issue.record("recorded \(path); run again without DOCPROOF_RECORD", sourceLocation: sourceLocation)
    return
  }
  guard let data = try? Data(contentsOf: url) else {
    Issue.record("\(path) is missing; DOCPROOF_RECORD=1 writes it", sourceLocation: sourceLocation)
    return
  }
  let golden = String(decoding: data, as: UTF8.self)
  guard golden != text else { return }
  let old = golden.split(separator: "\n", omittingEmptySubsequences: false)
  let new = text.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
  Issue.record(
    """
    \(path) differs from line \(line + 1); DOCPROOF_RECORD=1 writes it anew
    - \(line < old.count ? String(old[line]) : "(end)")
    + \(line < new.count ? String(new[line]) : "(end)")
    """, sourceLocation: sourceLocation)
}
