import Foundation
import TestSupport
import Testing

/// A server with a certificate of its own making.
@Suite struct SecureServerTests {
  private static let tools = Executable.find("openssl").flatMap { openssl in
    Executable.find("python3").map { (openssl: openssl, python: $0) }
  }

  private static let server = """
    import http.server, os, signal, ssl
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "9")
            self.end_headers()
            self.wfile.write(b'{"id": 7}')
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("certificate.pem", "key.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    print("port", server.server_port, flush=True)
    server.serve_forever()
    """
  private static let docs = """
    ## Version

    ```plaintext
    GET /version
    ```

    ```json
    {"id": 6}
    ```
    """

  @Test(.enabled(if: tools != nil, "needs openssl and python3"))
  func isTrustedOnlyWhereTheUserSaysSo() async throws {
    let tools = try #require(Self.tools)
    try await withTemporaryFolder { folder in
      try await LocalCertificate.make(in: folder, with: tools.openssl)
      let docs = folder.appendingPathComponent("version.md")
      try Data(Self.docs.utf8).write(to: docs)
      try await RunningProgram.running(
        tools.python, ["-c", Self.server], in: folder,
        until: { $0.hasPrefix("port ") ? Int($0.dropFirst(5)) : nil }
      ) { port in
        let check = ["check", docs.path, "--server", "https://localhost:\(port)"]
        let stranger = try await ProgramRunner.run(check)
        #expect(stranger.exitCode == 2 && stranger.errorLines.count == 1, "\(stranger)")
        #expect(stranger.stderr.contains("certificate is not trusted"), "\(stranger)")
        #expect(!stranger.stderr.contains(".build"))
        let trusted = try await ProgramRunner.run(check + ["--ca", "\(folder.path)/certificate.pem"])
        #expect(trusted.exitCode == 0 && trusted.stderr.isEmpty, "\(trusted)")
        let careless = try await ProgramRunner.run(check + ["--insecure"])
        #expect(careless.exitCode == 0, "\(careless)")
        #expect(careless.stderr.contains("NOT verified"), "\(careless)")
        let noCertificate = try await ProgramRunner.run(check + ["--ca", docs.path])
        #expect(noCertificate.exitCode == 2 && noCertificate.stderr.contains("holds no certificate"))
      }
    }
  }
}
