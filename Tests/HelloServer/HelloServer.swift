import Hummingbird

/// `docproof-hello`: the same HTTP server as `docproof serve`, and nothing behind it. The yardstick of
/// `scripts/bench-serve.sh`. Prints the port that it took.
@main struct HelloServer {
  static func main() async throws {
    let router = Router()
    router.get("hello") { _, _ in "Hello, world" }
    let application = Application(
      router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { print("http://127.0.0.1:\($0.localAddress?.port ?? 0)/hello") })
    try await application.runService()
  }
}
