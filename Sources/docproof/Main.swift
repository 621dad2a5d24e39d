import ArgumentParser
@main struct Docproof: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "docproof", version: "0.1.0")
  func run() async throws {}
}
