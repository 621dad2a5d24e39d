import ArgumentParser

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", _superCommandName: DocproofCommand.name,
    abstract: "Writes a commented \(ConfigFile.name) that changes nothing yet.")

  @Argument(help: "The folder that gets it; usually the root of the repository.")
  var folder = "."

  @Flag(help: "Replace a file that is there.")
  var force = false

  @Flag(help: "Print the JSON Schema of the file instead, for editors that check it.")
  var schema = false

  func run() throws {
    if schema { return Terminal.write(ConfigSchema.text) }
    let path = folder.hasSuffix("/") ? folder + ConfigFile.name : "\(folder)/\(ConfigFile.name)"
    guard Terminal.exists(folder) else { throw Failure("\(folder): no such folder") }
    if Terminal.exists(path), !force { throw Failure("\(path): is there already; --force replaces it") }
    try Terminal.write(ConfigFile.template, toFile: path)
    Terminal.write("Wrote \(path)\n")
  }
}
