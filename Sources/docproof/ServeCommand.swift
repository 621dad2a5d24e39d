import APIModel
import ArgumentParser
import MockServer
import StateFile

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", _superCommandName: DocproofCommand.name,
    abstract: "Runs a server made from the docs, until it is interrupted.")

  @Argument(help: "Folders of Markdown pages, pages or OpenAPI files, each under the base path that its samples use.")
  var docs: [String] = []

  @OptionGroup var reading: ReadingOptions

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(help: "The port; 0 takes a free one, which is printed.")
  var port = 0

  @Option(help: "The token to ask for; a random one is printed where none is given. Others see it in the process list.")
  var token: String?

  @Option(help: "The environment variable that holds the token to ask for.")
  var tokenEnv: String?

  @Option(help: "The token to register members with; a random one is printed where none is given.")
  var registrationToken: String?

  @Option(help: "The environment variable that holds the token to register members with.")
  var registrationTokenEnv: String?

  @Flag(help: "Ask for no token.")
  var noAuth = false

  @Option(
    name: .customLong("fault"),
    help: ArgumentHelp("A way to break the docs' promises, repeatable.", valueName: "name[=operation]"))
  var faults: [String] = []

  @Flag(help: "List the faults.")
  var listFaults = false

  @Option(
    help: ArgumentHelp(
      "Keep the state in this SQLite file, so that it survives a restart; made where there is none.",
      valueName: "file"))
  var store: String?

  @Option(help: "Milliseconds to wait before each answer.")
  var latency = 0

  @Option(help: "The seed of generated values.")
  var seed: UInt64 = 1

  @Option(
    help: "How many items a page of a list has where the request does not say, 1 to 100; else as documented, or 20.")
  var pageSize: Int?

  @Flag(help: "Let scripts of other origins read the answers (CORS).")
  var cors = false

  @Flag(help: "Log each request as a line of JSON on the standard error.")
  var log = false

  func validate() throws {
    if docs.isEmpty, !listFaults { throw ValidationError("Missing expected argument '<docs> ...'") }
    if let pageSize, !(1...100).contains(pageSize) { throw ValidationError("--page-size takes 1 to 100") }
    if token != nil, tokenEnv != nil { throw ValidationError("--token and --token-env exclude each other") }
    if registrationToken != nil, registrationTokenEnv != nil {
      throw ValidationError("--registration-token and --registration-token-env exclude each other")
    }
    if noAuth, token != nil || tokenEnv != nil { throw ValidationError("--no-auth asks for no token") }
    if token == "" || registrationToken == "" { throw ValidationError("a token has at least one character") }
    if store == "" { throw ValidationError("--store takes the name of a file") }
    if !(0...65_535).contains(port) { throw ValidationError("--port takes 0 to 65535") }
  }

  func run() async throws {
    if listFaults {
      let width = FaultCatalogue.all.map { $0.name.count }.max() ?? 0
      for fault in FaultCatalogue.all {
        Terminal.write(fault.name + String(repeating: " ", count: width - fault.name.count + 2) + fault.summary + "\n")
      }
      return
    }
    var specs: [MountedSpec] = []
    for path in docs {
      specs.append(MountedSpec(try await Input.read(path, config: reading.config, keepsText: false).spec))
    }
    var options = ServeOptions(host: host, port: port, pageSize: pageSize, seed: seed)
    options.faults = try Self.faults(faults)
    options.latency = latency > 0 ? .milliseconds(latency) : nil
    if log { options.log = { Terminal.writeError($0 + "\n") } }
    options.allowsOtherOrigins = cors
    options.stopsOnSignals = true
    let file = try store.map(Self.open)
    options.keeper = file
    let chosen = try choose(token, from: tokenEnv, option: "--token-env", keptAs: "token", in: file)
    let registration = try choose(
      registrationToken, from: registrationTokenEnv, option: "--registration-token-env", keptAs: "registration token",
      in: file)
    options.token = chosen?.token
    options.registrationToken = registration?.token
    let server: RunningServer
    do {
      server = try await RunningServer.start(serving: specs, options: options)
    } catch .cannotKeepState(let error) {
      throw failure(error)
    } catch {
      throw Failure(error)
    }
    for spec in specs { Terminal.write("Serving \(spec.spec.title) at \(server.baseURL(spec))\n") }
    if let chosen, chosen.isOurs { Terminal.write("Token: \(chosen.token)\n") }
    if let registration, registration.isOurs { Self.print(server.api.registrationTokens) }
    await server.wait()
    do { try file?.close() } catch { throw failure(error) }
  }

  private static func print(_ tokens: [(path: String, token: String)]) {
    let isOne = Set(tokens.map(\.token)).count == 1
    for (path, token) in isOne ? tokens.prefix(1) : tokens[...] {
      Terminal.write("Registration token\(isOne ? "" : " for \(path)"): \(token)\n")
    }
  }

  // MARK: State that is kept

  private static func open(_ path: String) throws(Failure) -> SQLiteStateFile {
    do { return try SQLiteStateFile(path) } catch { throw Failure("\(path) \(error)") }
  }

  private func failure(_ error: StateError) -> Failure { Failure("\(store ?? "") \(error)") }

  /// The token that was given, by itself or in a variable, else a random one, which is the one of the last time where
  /// the state is kept.
  private func choose(
    _ given: String?, from variable: String?, option: String, keptAs name: String, in file: SQLiteStateFile?
  ) throws(Failure) -> (token: String, isOurs: Bool)? {
    if noAuth { return nil }
    if let given { return (given, false) }
    if let variable {
      guard let token = Terminal.environment(variable), !token.isEmpty else {
        throw Failure("the environment variable \(variable), named by \(option), is not set")
      }
      return (token, false)
    }
    guard let file else { return (RandomToken.make(), true) }
    do {
      let entry = StateEntry(.setting, name: name)
      if let kept = try file.entries().first(where: { $0.entry == entry })?.value { return (kept, true) }
      let token = RandomToken.make()
      try file.save([KeptState(entry, token)])
      return (token, true)
    } catch {
      throw failure(error)
    }
  }

  static func faults(_ words: [String]) throws(Failure) -> [FaultSelection] {
    var faults: [FaultSelection] = []
    for word in words {
      do { faults.append(try FaultSelection(word)) } catch { throw Failure(error.message) }
    }
    return faults
  }
}
