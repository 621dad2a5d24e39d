import APIModel

/// ANSI colours (ECMA-48 SGR), where they are wanted.
struct TerminalStyle {
  let isOn: Bool

  func bold(_ text: String) -> String { sgr("1", text) }
  func dim(_ text: String) -> String { sgr("2", text) }
  func blue(_ text: String) -> String { sgr("1;34", text) }

  func severity(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .error: sgr("1;31", text)
    case .warning: sgr("1;33", text)
    case .info: sgr("1;36", text)
    }
  }

  func verdict(_ verdict: SpecChange.Verdict, _ text: String) -> String {
    switch verdict {
    case .breaking: sgr("1;31", text)
    case .risky: sgr("1;33", text)
    case .safe: sgr("1;32", text)
    }
  }

  private func sgr(_ code: String, _ text: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
