/// What changed between two texts, as `diff -u` writes it.
public enum UnifiedDiff {
  private static let context = 3
  /// With more differences the whole middle is one change: the table of the comparison stays small.
  private static let maximumDifferences = 1_000

  private enum Step {
    case same(Int, Int)
    case removed(Int, Int)
    case added(Int, Int)

    /// The line that it stands at in the old text, and in the new.
    var place: (old: Int, new: Int) {
      switch self {
      case .same(let old, let new), .removed(let old, let new), .added(let old, let new): (old, new)
      }
    }

    var isSame: Bool { if case .same = self { true } else { false } }
  }

  /// - Returns: The text of the difference, empty where there is none. The bytes are written as they are.
  public static func text(from old: [UInt8], to new: [UInt8], path: String) -> String {
    if old == new { return "" }
    let before = lines(old)
    let after = lines(new)
    let steps = self.steps(before, after)
    var text = "--- a/\(path)\n+++ b/\(path)\n"
    var at = 0
    while let first = steps[at...].firstIndex(where: { !$0.isSame }) {
      var end = first + 1
      // Changes with few lines between them share a hunk.
      while let next = steps[end...].firstIndex(where: { !$0.isSame }), next - end <= 2 * context { end = next + 1 }
      let hunk = max(at, first - context)..<min(steps.count, end + context)
      text += self.text(of: steps[hunk], before, after)
      at = end
    }
    return text
  }

  private static func text(
    of hunk: ArraySlice<Step>, _ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>]
  ) -> String {
    guard let first = hunk.first else { return "" }
    var body = ""
    var counts = (old: 0, new: 0)
    for step in hunk {
      switch step {
      case .same(let line, _):
        counts.old += 1
        counts.new += 1
        body += mark(" ", before[line])
      case .removed(let line, _):
        counts.old += 1
        body += mark("-", before[line])
      case .added(_, let line):
        counts.new += 1
        body += mark("+", after[line])
      }
    }
    // An empty side is named by the line before it.
    let start = { (place: Int, count: Int) in count == 0 ? place : place + 1 }
    return
      "@@ -\(start(first.place.old, counts.old)),\(counts.old) +\(start(first.place.new, counts.new)),\(counts.new) @@\n"
      + body
  }

  private static func mark(_ mark: String, _ line: ArraySlice<UInt8>) -> String {
    let text = mark + String(decoding: line, as: UTF8.self)
    return line.last == UInt8(ascii: "\n") ? text : text + "\n\\ No newline at end of file\n"
  }

  /// The lines with their line ends.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  private static func steps(_ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>]) -> [Step] {
    var head = 0
    while head < min(before.count, after.count), before[head] == after[head] { head += 1 }
    var tail = 0
    while tail < min(before.count, after.count) - head,
      before[before.count - 1 - tail] == after[after.count - 1 - tail]
    { tail += 1 }
    var steps = (0..<head).map { Step.same($0, $0) }
    steps += middle(before, head..<before.count - tail, after, head..<after.count - tail)
    for offset in 0..<tail { steps.append(.same(before.count - tail + offset, after.count - tail + offset)) }
    return steps
  }

  /// The shortest way from one run of lines to the other (Myers 1986, "An O(ND) Difference Algorithm").
  private static func middle(
    _ before: [ArraySlice<UInt8>], _ old: Range<Int>, _ after: [ArraySlice<UInt8>], _ new: Range<Int>
  ) -> [Step] {
    let limit = min(old.count + new.count, maximumDifferences)
    var best = [1: 0]
    var history: [[Int: Int]] = []
    for differences in 0...limit {
      history.append(best)
      for diagonal in stride(from: -differences, through: differences, by: 2) {
        let isDown =
          diagonal == -differences
          || diagonal != differences && best[diagonal - 1, default: -1] < best[diagonal + 1, default: -1]
        var x = isDown ? best[diagonal + 1, default: 0] : best[diagonal - 1, default: 0] + 1
        var y = x - diagonal
        while x < old.count, y < new.count, before[old.lowerBound + x] == after[new.lowerBound + y] {
          x += 1
          y += 1
        }
        best[diagonal] = x
        if x >= old.count, y >= new.count { return way(history, old, new) }
      }
    }
    return old.map { .removed($0, new.lowerBound) } + new.map { .added(old.upperBound, $0) }
  }

  /// Goes back over what was reached with fewer differences each time.
  private static func way(_ history: [[Int: Int]], _ old: Range<Int>, _ new: Range<Int>) -> [Step] {
    var steps: [Step] = []
    var x = old.count
    var y = new.count
    for (differences, best) in history.enumerated().reversed() {
      let diagonal = x - y
      let isDown =
        diagonal == -differences
        || diagonal != differences && best[diagonal - 1, default: -1] < best[diagonal + 1, default: -1]
      let before = isDown ? diagonal + 1 : diagonal - 1
      let startX = differences == 0 ? 0 : best[before, default: 0]
      let startY = differences == 0 ? 0 : startX - before
      while x > startX, y > startY {
        x -= 1
        y -= 1
        steps.append(.same(old.lowerBound + x, new.lowerBound + y))
      }
      if differences == 0 { break }
      if isDown {
        y -= 1
        steps.append(.added(old.lowerBound + x, new.lowerBound + y))
      } else {
        x -= 1
        steps.append(.removed(old.lowerBound + x, new.lowerBound + y))
      }
    }
    return steps.reversed()
  }
}
