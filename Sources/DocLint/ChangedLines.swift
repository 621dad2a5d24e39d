public import APIModel

/// What a branch touched: which findings are its own.
public struct ChangedLines: Sendable {
  /// The touched lines of each page, 1-based; nil for a page that is new as a whole.
  private var lines: [String: [ClosedRange<Int>]?]

  public init(_ lines: [String: [ClosedRange<Int>]?]) { self.lines = lines }

  /// Reads what `git diff --unified=0 --relative` wrote (git-diff(1), "Generating patch text with -p").
  public init(diff: some StringProtocol) {
    var lines: [String: [ClosedRange<Int>]?] = [:]
    var path: String?
    var isHeader = false
    for line in diff.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("diff --git ") {
        path = nil
        isHeader = true
      } else if isHeader, line.hasPrefix("+++ ") {
        path = Self.path(line.dropFirst(4))
        if let path { lines[path] = .some([]) }
      } else if line.hasPrefix("@@ "), let path, let range = Self.newLines(line) {
        isHeader = false
        if let range { lines[path] = .some((lines[path].flatMap { $0 } ?? []) + [range]) }
      }
    }
    self.lines = lines
  }

  /// `b/doc/api/users.md`; nil for a file that is gone.
  private static func path(_ text: some StringProtocol) -> String? {
    var text = text.trimmed
    if text.hasPrefix("\""), text.hasSuffix("\""), text.utf8.count >= 2 { text = String(text.dropFirst().dropLast()) }
    return text.hasPrefix("b/") ? String(text.dropFirst(2)) : nil
  }

  /// The lines on the new side of `@@ -12,0 +13,2 @@`. Where lines were only removed, the two around the gap: what
  /// follows from the removal shows there.
  /// - Returns: nil for a line of another form.
  private static func newLines(_ line: some StringProtocol) -> ClosedRange<Int>?? {
    guard let plus = line.split(separator: " ").first(where: { $0.hasPrefix("+") }) else { return nil }
    let parts = plus.dropFirst().split(separator: ",")
    guard let first = parts.first.flatMap({ Int($0) }), first >= 0 else { return nil }
    let count = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
    guard count >= 0, first <= 1 << 40, count <= 1 << 40 else { return nil }
    return .some(count == 0 ? max(1, first)...first + 1 : first...first + count - 1)
  }

  /// Adds pages that are new as a whole.
  public mutating func addPages(_ paths: [String]) {
    for path in paths { lines[path] = .some(nil) }
  }

  /// Whether a finding stands on a touched line, or on a page that is new.
  public func touch(_ span: SourceSpan) -> Bool {
    guard let known = lines[span.path] else { return false }
    guard let ranges = known, let range = span.range else { return true }
    let own = Int(range.start.line)...max(Int(range.start.line), Int(range.end.line))
    return ranges.contains { $0.overlaps(own) }
  }

  /// The findings of touched lines, and those elsewhere that the older docs did not have: what the change caused.
  /// - Parameters:
  ///   - findings: Those of the docs as they are.
  ///   - older: Those of the docs as they were.
  public func caused(_ findings: [Finding], older: [Finding]) -> [Finding] {
    let new = Set(Baseline(older).apply(to: findings.filter { !touch($0.span) }).new)
    return findings.filter { touch($0.span) || new.contains($0) }
  }
}
