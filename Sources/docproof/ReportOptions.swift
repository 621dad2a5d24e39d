import APIModel
import ArgumentParser
import Reporting

/// The options that every reporting command has in common.
struct ReportOptions: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "A report's format, repeatable: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")). "
        + "With =FILE it goes there instead of to the standard output.", valueName: "format[=file]"))
  var formats: [Output] = []

  @Option(help: "Report only these rules: codes, names, prefixes or ALL, separated by commas; repeatable.")
  var select: [String] = []

  @Option(help: "Leave out these rules: codes, names or prefixes, separated by commas; repeatable.")
  var ignore: [String] = []

  @Option(
    help:
      "Exit with 1 from this severity on: error, warning, info (for diff also breaking, risky, safe); warning where not given."
  )
  var failOn: Gate?

  @Option(help: "Colours: auto, always, never.")
  var color: ColorChoice = .auto

  @Flag(name: .shortAndLong, help: "Print only what goes wrong.")
  var quiet = false

  /// A format, and the file that it goes to.
  struct Output: ExpressibleByArgument {
    var format: ReportFormat
    var file: String?

    init(format: ReportFormat, file: String? = nil) {
      self.format = format
      self.file = file
    }

    init?(argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1)
      guard let name = parts.first, let format = ReportFormat(rawValue: String(name)) else { return nil }
      self.init(format: format, file: parts.count > 1 ? String(parts[1]) : nil)
    }
  }

  enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

  /// The severity that a run must stay below.
  struct Gate: ExpressibleByArgument {
    var severity: Severity

    init(severity: Severity) { self.severity = severity }

    init?(argument: String) {
      switch argument {
      case "error", "breaking": severity = .error
      case "warning", "risky": severity = .warning
      case "info", "safe": severity = .info
      default: return nil
      }
    }
  }

  /// Whether a report that was asked for shows what was sent and answered.
  var showsExchanges: Bool { formats.contains { $0.format == .json || $0.format == .html } }

  /// The selectors of `--select` or `--ignore`, each of which must mean a rule of some command.
  func selectors(_ words: [String]) throws(Failure) -> [String] {
    let selectors = words.flatMap { $0.split(separator: ",").map(String.init) }
    if selectors.isEmpty { return [] }
    for selector in selectors where !Catalogue.holds(selector) {
      throw Failure("no rule matches `\(selector)`\(ExplainCommand.suggestion(for: selector, Catalogue.all))")
    }
    return selectors
  }

  /// Which of the rules may speak: the recommended ones or, with `--select`, those, without those of `--ignore`.
  func selection(among cards: [RuleCard]) throws(Failure) -> Set<RuleID> {
    let selected = try selectors(select)
    let ignored = try selectors(ignore)
    let chosen = cards.filter { card in
      if ignored.contains(where: card.id.matches) { return false }
      return selected.isEmpty ? card.status == .recommended : selected.contains(where: card.id.matches)
    }
    return Set(chosen.map(\.id))
  }

  /// Writes the report in every format asked for.
  /// - Parameter statistics: Whether the counts of the rules take the place of a text on the standard output.
  func write(_ report: RunReport, statistics: Bool = false) throws(Failure) {
    let outputs = formats.isEmpty ? [Output(format: .text)] : formats
    for output in outputs {
      if statistics, output.file == nil, output.format == .text || output.format == .concise {
        Terminal.write(report.statistics)
        continue
      }
      if let file = output.file {
        try Terminal.write(toFile: file) { output.format.write(report, to: $0) }
      } else if !quiet || !report.findings.isEmpty || output.format != .text {
        output.format.write(report, color: usesColor) { Terminal.write($0) }
      }
    }
  }

  private var usesColor: Bool {
    switch color {
    case .always: true
    case .never: false
    // https://no-color.org
    case .auto: Terminal.isOutputTerminal && (Terminal.environment("NO_COLOR") ?? "").isEmpty
    }
  }

  /// - Throws: `GateFailure` where a finding is at or above the gate.
  func enforceGate(_ report: RunReport, default gate: Gate? = nil) throws(GateFailure) {
    let severity = (failOn ?? gate)?.severity ?? .warning
    if report.findings.contains(where: { $0.severity >= severity }) { throw GateFailure() }
  }
}
