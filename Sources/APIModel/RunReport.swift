/// Everything one run has to say. Renderers and exit codes see nothing else.
public struct RunReport: Sendable {
  public var tool: Tool
  /// `lint`, `check`, `diff`, `extract`.
  public var command: String
  /// The inputs as the user named them.
  public var inputs: [String]
  /// What leads from the working directory to the folder that paths are relative to, `doc/api/`; formats that other
  /// tools match with the files of a repository write it before each path. Empty where they are the same.
  public var pathPrefix: String
  public var findings: [Finding]
  public var verdicts: [Verdict]
  public var changes: [SpecChange]
  public var exchanges: [Exchange]
  /// The number of pages read.
  public var files: Int
  /// The number of distinct operations.
  public var operations: Int
  /// The names of all documented operations in the docs' order, where the command reports on each of them.
  public var operationNames: [String]
  /// The cards of every rule that could have spoken.
  public var rules: [RuleCard]
  /// What a diff compared; nil for other commands.
  public var versions: Versions?
  /// The texts of the pages, so that a renderer can show a line.
  public var sources: [String: SourceText]

  public init(tool: Tool, command: String, inputs: [String] = []) {
    self.tool = tool
    self.command = command
    self.inputs = inputs
    pathPrefix = ""
    findings = []
    verdicts = []
    changes = []
    exchanges = []
    files = 0
    operations = 0
    operationNames = []
    rules = []
    sources = [:]
  }

  public struct Tool: Hashable, Sendable {
    public var name: String
    public var version: String

    public init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  /// The two versions that a diff compared.
  public struct Versions: Sendable {
    public var old: APISpec
    public var new: APISpec

    public init(old: APISpec, new: APISpec) {
      self.old = old
      self.new = new
    }
  }

  public func count(_ severity: Severity) -> Int { findings.reduce(0) { $0 + ($1.severity == severity ? 1 : 0) } }

  /// Verified promises as a share of all; nil where there were none. What was not verified never counts as passed.
  public var compliance: Double? {
    guard !verdicts.isEmpty else { return nil }
    return Double(verdicts.filter { $0.state == .verified }.count) / Double(verdicts.count)
  }

  /// The report in its one order: findings by place and rule, verdicts and changes as the rooms gave them.
  public func sorted() -> RunReport {
    var report = self
    report.findings.sort { a, b in
      if a.span != b.span { return a.span < b.span }
      if a.rule != b.rule { return a.rule < b.rule }
      let (left, right) = (a.subject, b.subject)
      return (left.pointer ?? "", a.message, left.operation ?? "") < (
        right.pointer ?? "", b.message, right.operation ?? ""
      )
    }
    return report
  }

  /// One fingerprint a finding, in the findings' order: the same for the same finding after lines have shifted,
  /// different for findings that differ.
  public var fingerprints: [String] {
    var seen: [String: Int] = [:]
    return findings.map { finding in
      let key = [
        finding.rule.code, finding.span.path, finding.subject.operation ?? "", finding.subject.pointer ?? "",
        finding.message,
      ].joined(separator: "\u{1F}")
      let occurrence = seen[key, default: 0]
      seen[key] = occurrence + 1
      return Fingerprint.hex(occurrence == 0 ? key : "\(key)\u{1F}\(occurrence)")
    }
  }
}

/// A stable 128-bit hash, FNV-1a with two offsets; not for security.
enum Fingerprint {
  static func hex(_ text: String) -> String {
    var a: UInt64 = 0xcbf2_9ce4_8422_2325
    var b: UInt64 = 0x6c62_272e_07bb_0142
    for byte in text.utf8 {
      a = (a ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
      b = (b &* 0x0000_0100_0000_01b3) ^ UInt64(byte)
    }
    return [a, b].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
