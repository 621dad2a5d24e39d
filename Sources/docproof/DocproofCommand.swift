import ArgumentParser

/// The program: one command a file. It parses options, calls one room, renders, and ends with an exit code.
@main
struct DocproofCommand: AsyncParsableCommand {
  static let name = "docproof"
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Proves Markdown API docs: against themselves, against a live server, against their older version.",
    version: version,
    subcommands: [
      ExtractCommand.self, LintCommand.self, CheckCommand.self, PlanCommand.self, DiffCommand.self, ServeCommand.self,
      MergeCommand.self, RulesCommand.self, ExplainCommand.self, InitCommand.self,
    ])

  /// Runs the program. Exit codes: 0 clean, 1 findings at or above the gate, 2 it could not do its job.
  static func main() async {
    do {
      var command = try command(Array(CommandLine.arguments.dropFirst()))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      Terminal.writeError("docproof: \(failure.message)\n")
      Terminal.exit(2)
    } catch let end as GateFailure {
      Terminal.exit(end.code)
    } catch {
      // What the parser throws is its help, the version, or a usage error.
      let text = fullMessage(for: error)
      guard exitCode(for: error) != .success else {
        Terminal.write(text + "\n")
        Terminal.exit(0)
      }
      Terminal.writeError(text + "\n")
      Terminal.exit(2)
    }
  }
}

extension DocproofCommand {
  /// The command that the arguments name and fill in. One that reads by itself is not looked for in the whole tree,
  /// which takes longer than linting a page; help, the version and usage errors are the tree's.
  private static func command(_ arguments: [String]) throws -> any ParsableCommand {
    if let named = configuration.subcommands.first(where: { $0.configuration.commandName == arguments.first }),
      let command = try? named.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == named
    {
      return command
    }
    return try parseAsRoot(arguments)
  }
}

/// It could not do its job: bad usage, unreadable input, unreachable server. One clear line; exit code 2.
struct Failure: Error {
  var message: String

  init(_ message: some CustomStringConvertible) {
    // One line, whatever a server or a file name brought in.
    self.message = String(message.description.map { $0.isNewline || $0 == "\u{1B}" ? " " : $0 })
  }
}

/// It did its job, and what it found is at or above the gate.
struct GateFailure: Error {
  var code: Int32 = 1
}
