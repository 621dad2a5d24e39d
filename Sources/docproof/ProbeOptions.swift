import APIModel
import ArgumentParser
import DocExtract
import ServerCheck

/// What `check` and `plan` are told about the server.
struct ProbeOptions: ParsableArguments {
  @Option(help: "The base URL that documented paths are appended to, such as http://localhost:8080/api/v4.")
  var server: String?

  @Option(help: "The environment variable that holds the token; DOCPROOF_TOKEN, if it is set, where not given.")
  var tokenEnv: String?

  @Option(help: "The file that holds the token.")
  var tokenFile: String?

  @Option(
    help: """
      How the token is sent: private-token, bearer, basic (the token is user:password), or a header's name; as the docs \
      show where not given.
      """)
  var auth: String?

  @Option(
    name: .customLong("value"),
    help: ArgumentHelp(
      "A value for a placeholder or parameter, repeatable: id=9, 'POST /runners token=x', '/groups/{id} id=3'.",
      valueName: "[scope ]name=value"))
  var givenValues: [String] = []

  @Option(
    help: ArgumentHelp(
      "Values in a YAML or JSON file: names, and under a path or an operation names for it alone.", valueName: "file"))
  var values: String?

  @Option(help: "A file of certificates (PEM) to trust besides the system's.")
  var ca: String?

  @Flag(help: "Do not verify the server's certificate. Whoever stands between can read the token.")
  var insecure = false

  @Flag(
    help: "Also create, change and delete members of the run's own, as the docs show; they are deleted at the end.")
  var allowWrites = false

  @Option(
    help: ArgumentHelp(
      "The server's host name once more; --allow-writes asks for it where the host is not loopback.",
      valueName: "host"))
  var confirmHost: String?

  @Option(help: "The version that the server claims to be, such as 16.0: what the docs remove by then must be gone.")
  var targetVersion: String?

  @Option(help: "Seconds for one whole request.")
  var timeout: Int = 30

  @Option(help: "The most requests to send.")
  var maxRequests: Int?

  @Option(help: "The most requests to send in a second.")
  var rate: Double?

  @Option(help: "The most requests under way at once.")
  var concurrency: Int = 4

  @Option(help: ArgumentHelp("The part of the run to do; `merge` joins the JSON reports.", valueName: "k/n"))
  var shard: String?

  func validate() throws {
    if timeout < 1 { throw ValidationError("--timeout takes seconds, at least 1") }
    if concurrency < 1 { throw ValidationError("--concurrency takes at least 1") }
    if let rate, !(rate > 0 && rate <= 1_000_000) { throw ValidationError("--rate takes requests a second, above 0") }
    if confirmHost != nil, !allowWrites { throw ValidationError("--confirm-host goes with --allow-writes") }
    if let maxRequests, maxRequests < 1 { throw ValidationError("--max-requests takes at least 1") }
  }

  /// Without --server nobody but docproof's own server is asked, which makes a token of its own.
  private var tokenSource: TokenSource {
    TokenSource(environment: tokenEnv, file: tokenFile, usesUsualVariable: server != nil)
  }

  /// The token that the user named; never from the command line itself.
  func token() throws(Failure) -> Secret? { try tokenSource.token() }

  /// - Parameters:
  ///   - base: The server's base URL, given or of the embedded server.
  ///   - token: The token to send.
  func options(base: String, token: Secret?) throws(Failure) -> CheckOptions {
    do {
      var options = CheckOptions(server: try BaseURL(base), token: token)
      if let variable = try tokenSource.variable() { options.tokenVariable = variable.name }
      if let auth { options.auth = try AuthStyle(parsing: auth) }
      if let values { options.values = try ValuesFile.read(values) }
      for value in givenValues { options.values.append(try ProvidedValue(parsing: value)) }
      if let targetVersion {
        guard let version = VersionNumber(targetVersion) else {
          throw Failure("--target-version takes a version such as 16.0, not `\(targetVersion)`")
        }
        options.targetVersion = version
      }
      options.timeout = .seconds(timeout)
      options.maximumRequests = maxRequests
      options.rate = rate
      if let shard { options.shard = try Shard(parsing: shard) }
      options.concurrency = concurrency
      if let ca {
        guard Terminal.exists(ca) else { throw Failure("--ca: \(ca): no such file") }
        options.certificateFile = ca
      }
      options.trustsAnyCertificate = insecure
      options.proxy = try ProxyServer.find(for: options.server, environment: Terminal.environment)
      if allowWrites { try options.allowWrites(confirming: confirmHost) }
      return options
    } catch let error as CheckError {
      throw Failure(error)
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure("\(error)")
    }
  }
}
