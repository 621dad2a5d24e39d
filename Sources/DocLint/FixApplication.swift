public import APIModel

/// Puts the fixes of findings into a page's bytes.
public struct FixApplication: Hashable, Sendable {
  /// The page after the fixes; every other byte as it was.
  public var bytes: [UInt8]
  /// The findings whose fix went in.
  public var applied: [Finding]

  /// Applies what does not overlap, in the order of the findings; another run takes the rest.
  /// - Parameters:
  ///   - findings: Findings of one page.
  ///   - source: The page that they were found in.
  ///   - allowsUnsafe: Whether fixes that may not be what the writer meant go in too.
  public static func apply(_ findings: [Finding], to source: SourceText, allowsUnsafe: Bool = false) -> FixApplication {
    var edits: [(range: Range<Int>, replacement: String)] = []
    var applied: [Finding] = []
    for finding in findings {
      guard let fix = finding.fix, fix.isSafe || allowsUnsafe, !fix.edits.isEmpty else { continue }
      let own = fix.edits.compactMap { edit -> (range: Range<Int>, replacement: String)? in
        guard let range = edit.span.range, edit.span.path == finding.span.path else { return nil }
        let start = source.offset(of: range.start)
        return (start..<max(start, source.offset(of: range.end)), edit.replacement)
      }
      // A fix goes in whole or not at all.
      guard own.count == fix.edits.count,
        own.allSatisfy({ new in !edits.contains { Self.collide($0.range, new.range) } })
      else { continue }
      edits += own
      applied.append(finding)
    }
    edits.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.bytes.count)
    var at = 0
    for edit in edits {
      bytes += source.bytes[at..<edit.range.lowerBound]
      bytes += edit.replacement.utf8
      at = edit.range.upperBound
    }
    bytes += source.bytes[at...]
    return FixApplication(bytes: bytes, applied: applied)
  }

  /// Whether two edits touch: two insertions at one place do as well.
  private static func collide(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    a.overlaps(b) || a.lowerBound == b.lowerBound || (a.isEmpty && b.contains(a.lowerBound))
      || (b.isEmpty && a.contains(b.lowerBound))
  }
}
