import ArgumentParser
import ServerCheck

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", _superCommandName: DocproofCommand.name,
    abstract: "Prints every request that check would send, and sends none.")

  @Argument(help: "A folder of Markdown pages, a page, or an OpenAPI file.")
  var docs: String

  @OptionGroup var reading: ReadingOptions

  @OptionGroup var probe: ProbeOptions

  func run() async throws {
    guard let server = probe.server else { throw Failure("plan needs --server URL") }
    let input = try await Input.read(docs, config: reading.config, keepsText: false)
    let options = try probe.options(base: server, token: try probe.token())
    do { Terminal.write(try ProbePlan.make(input.spec, options).text) } catch { throw Failure("\(error)") }
  }
}
