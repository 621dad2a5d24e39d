import Foundation
import Testing

/// A certificate for `localhost` that nobody trusts unless told to.
enum LocalCertificate {
  /// Writes `key.pem` and `certificate.pem`.
  static func make(in folder: URL, with openssl: URL) async throws {
    let made = try await ProgramRunner.run(
      openssl,
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "\(folder.path)/key.pem", "-out",
        "\(folder.path)/certificate.pem", "-days", "2", "-subj", "/CN=localhost", "-addext",
        "subjectAltName=DNS:localhost",
      ])
    try #require(made.exitCode == 0, "\(made)")
  }
}
