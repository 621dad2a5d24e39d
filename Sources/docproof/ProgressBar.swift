import ServerCheck
import Synchronization

/// A line on a terminal that says how far a run has come; nothing where the standard error goes elsewhere.
final class ProgressBar: Sendable {
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let hasDrawn = Mutex(false)
  private static let width = 24

  init(isShown: Bool) { self.isShown = isShown && Terminal.isErrorTerminal }

  func show(_ progress: ProbeProgress) {
    guard isShown, progress.total > 0 else { return }
    hasDrawn.withLock { hasDrawn in
      hasDrawn = true
      Terminal.writeError("\r\u{1B}[K" + Self.line(progress, after: start.duration(to: .now)))
    }
  }

  /// Takes the line away.
  func clear() {
    hasDrawn.withLock { hasDrawn in
      if hasDrawn { Terminal.writeError("\r\u{1B}[K") }
      hasDrawn = false
    }
  }

  /// `[######------] 5/10 operations, 24 requests, 12/s, 3 s left`
  static func line(_ progress: ProbeProgress, after time: Duration) -> String {
    let full = min(width, width * progress.done / max(1, progress.total))
    let bar = String(repeating: "#", count: full) + String(repeating: "-", count: width - full)
    let seconds = max(0.001, Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18)
    let left = progress.done > 0 ? seconds / Double(progress.done) * Double(progress.total - progress.done) : 0
    return "[\(bar)] \(progress.done)/\(progress.total) operations, \(progress.requests) requests, "
      + "\(Int(Double(progress.requests) / seconds))/s, \(Int(left.rounded(.up))) s left"
  }
}
