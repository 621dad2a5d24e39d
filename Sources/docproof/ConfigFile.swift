import APIModel
import DocExtract
import DocLint
import SpecDiff
import Yams

/// `.docproof.yml`: what a project says once instead of on every command line. An unknown key is an error.
struct ConfigFile {
  static let name = ".docproof.yml"

  var lint = LintConfiguration()
  var failOn: ReportOptions.Gate?
  var baseline: String?
  /// How the docs are read.
  var hints = ExtractionHints()
  /// What kinds of change mean to this project, instead of what the table says.
  var verdicts: [Compatibility: SpecChange.Verdict] = [:]

  /// Reads the file that is named; else the nearest one, upward from the docs to the root of their repository; else
  /// gives the defaults.
  static func read(named path: String?, docs: String) throws(Failure) -> ConfigFile {
    guard let path = path ?? nearest(to: docs) else { return ConfigFile() }
    let bytes: [UInt8]
    do { bytes = try DocsFolder.bytes(of: path) } catch { throw Failure(error) }
    guard bytes.count <= 1 << 20 else { throw Failure("\(path): larger than 1 MiB") }
    return try Reader(path: path).read(String(decoding: bytes, as: UTF8.self))
  }

  private static func nearest(to docs: String) -> String? {
    guard var folder = Terminal.absolutePath(docs) else { return nil }
    while true {
      let candidate = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      if Terminal.exists(candidate) { return candidate }
      if Terminal.exists("\(folder)/.git") || folder == "/" { return nil }
      guard let slash = folder.lastIndex(of: "/") else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  /// Turns the YAML into a configuration; every error names file and line.
  private struct Reader {
    let path: String

    func read(_ text: String) throws(Failure) -> ConfigFile {
      let node: Node?
      do { node = try Yams.compose(yaml: text) } catch { throw Failure("\(path): not YAML: \(error)") }
      var config = ConfigFile()
      guard let node, !node.isNull else { return config }
      for (key, value) in try members(of: node, "the file", allowed: ConfigSchema.keys.map(\.name)) {
        switch key {
        case "select": config.lint.select = try strings(value, key)
        case "ignore": config.lint.ignore = try strings(value, key)
        case "severity": config.lint.severities = try severities(value, key)
        case "overrides": config.lint.overrides = try overrides(value)
        case "target-version":
          let text = try string(value, key)
          guard let version = VersionNumber(text) else { throw failure(value, "`\(text)` is no version such as 16.0") }
          config.lint.targetVersion = version
        case "base-path":
          let path = try string(value, key)
          config.lint.basePath = path
          config.hints.basePath = path
        case "columns":
          for (title, meaning) in try members(of: value, key, allowed: nil) {
            let known = try string(meaning, title)
            config.lint.columns[title] = known
            config.hints.columns[title.lowercased()] = known
          }
        case "lead-ins":
          for (kind, texts) in try members(of: value, key, allowed: ConfigSchema.leadInKeys.map(\.name)) {
            let texts = try strings(texts, kind).map { $0.lowercased() }
            if kind == "request" { config.hints.requestLeadIns = texts } else { config.hints.responseLeadIns = texts }
          }
        case "exclude": config.hints.excluded = try strings(value, key).map { PathPattern($0) }
        case "fail-on":
          let text = try string(value, key)
          guard let gate = ReportOptions.Gate(argument: text) else {
            throw failure(value, "`fail-on` takes error, warning or info, not `\(text)`")
          }
          config.failOn = gate
        case "verdicts": config.verdicts = try verdicts(value)
        default: config.baseline = try string(value, key)
        }
      }
      for problem in config.lint.problems(among: RuleCatalogue.cards) { throw Failure("\(path): \(problem.message)") }
      return config
    }

    /// A kind as `--list-kinds` names it, or one as reports do, which is all of those that it stands for.
    private func verdicts(_ node: Node) throws(Failure) -> [Compatibility: SpecChange.Verdict] {
      var verdicts: [Compatibility: SpecChange.Verdict] = [:]
      var exact: [Compatibility: SpecChange.Verdict] = [:]
      for (name, value) in try members(of: node, "verdicts", allowed: nil) {
        let word = try string(value, name)
        guard let verdict = SpecChange.Verdict(rawValue: word) else {
          throw failure(value, "a verdict is breaking, risky or safe, not `\(word)`")
        }
        if let kind = Compatibility(rawValue: name) {
          exact[kind] = verdict
        } else if let kind = ChangeKind(rawValue: name) {
          for row in Compatibility.allCases where row.row.kind == kind { verdicts[row] = verdict }
        } else {
          let suggestion = Spelling.nearest(name, in: ConfigSchema.changeKinds).map { "; did you mean `\($0)`?" } ?? ""
          throw failure(value, "unknown kind of change `\(name)`\(suggestion)")
        }
      }
      return verdicts.merging(exact) { _, exact in exact }
    }

    private func overrides(_ node: Node) throws(Failure) -> [LintConfiguration.Override] {
      guard let sequence = node.sequence else { throw failure(node, "`overrides` takes a list") }
      var overrides: [LintConfiguration.Override] = []
      for item in sequence {
        var paths: [String] = []
        var select: [String] = []
        var ignore: [String] = []
        var severity: [LintConfiguration.SeverityRule] = []
        for (key, value) in try members(of: item, "an override", allowed: ConfigSchema.overrideKeys.map(\.name)) {
          switch key {
          case "paths": paths = try strings(value, key)
          case "select": select = try strings(value, key)
          case "ignore": ignore = try strings(value, key)
          default: severity = try severities(value, key)
          }
        }
        if paths.isEmpty { throw failure(item, "an override needs `paths`") }
        overrides.append(
          LintConfiguration.Override(
            paths: paths.map { PathPattern($0) }, select: select, ignore: ignore, severities: severity))
      }
      return overrides
    }

    private func severities(_ node: Node, _ key: String) throws(Failure) -> [LintConfiguration.SeverityRule] {
      var rules: [LintConfiguration.SeverityRule] = []
      for (selector, value) in try members(of: node, key, allowed: nil) {
        let word = try string(value, selector)
        guard let severity = Severity(rawValue: word) else {
          throw failure(value, "a severity is error, warning or info, not `\(word)`")
        }
        rules.append(LintConfiguration.SeverityRule(selector, severity))
      }
      return rules
    }

    private func members(of node: Node, _ what: String, allowed: [String]?) throws(Failure) -> [(String, Node)] {
      guard let mapping = node.mapping else { throw failure(node, "\(what) must be keys and values") }
      var members: [(String, Node)] = []
      for (key, value) in mapping {
        let name = try string(key, "a key")
        if let allowed, !allowed.contains(name) {
          let suggestion = Spelling.nearest(name, in: allowed).map { "; did you mean `\($0)`?" } ?? ""
          throw failure(key, "unknown key `\(name)`\(suggestion)")
        }
        members.append((name, value))
      }
      return members
    }

    private func strings(_ node: Node, _ key: String) throws(Failure) -> [String] {
      guard let sequence = node.sequence else { return [try string(node, key)] }
      var strings: [String] = []
      for item in sequence { strings.append(try string(item, key)) }
      return strings
    }

    private func string(_ node: Node, _ key: String) throws(Failure) -> String {
      guard let scalar = node.scalar else { throw failure(node, "`\(key)` takes a text") }
      return scalar.string
    }

    private func failure(_ node: Node, _ message: String) -> Failure {
      Failure("\(path)\(node.mark.map { ":\($0.line):\($0.column)" } ?? ""): \(message)")
    }
  }
}

extension Node {
  fileprivate var isNull: Bool { scalar.map { $0.string.isEmpty || $0.string == "~" || $0.string == "null" } ?? false }
}
