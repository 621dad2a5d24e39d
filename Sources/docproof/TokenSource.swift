import DocExtract
import ServerCheck

/// Where a token comes from: the environment or a file, never the command line itself.
struct TokenSource {
  /// The variable that the user names.
  var environment: String?
  var file: String?
  /// Whether `DOCPROOF_TOKEN` is looked at where the user names nothing.
  var usesUsualVariable: Bool

  private static let usualVariable = "DOCPROOF_TOKEN"

  /// The variable that holds the token, and what it holds.
  /// - Throws: `Failure` where the variable that the user names is not set.
  func variable() throws(Failure) -> (name: String, value: String)? {
    if let environment {
      guard let value = Terminal.environment(environment), !value.isEmpty else {
        throw Failure("the environment variable \(environment), named by --token-env, is not set")
      }
      return (environment, value)
    }
    guard file == nil, usesUsualVariable, let value = Terminal.environment(Self.usualVariable), !value.isEmpty else {
      return nil
    }
    return (Self.usualVariable, value)
  }

  /// - Returns: nil where the user has none.
  func token() throws(Failure) -> Secret? {
    if let variable = try variable() { return try secret(variable.value) }
    guard let file else { return nil }
    let bytes: [UInt8]
    do { bytes = try DocsFolder.bytes(of: file) } catch { throw Failure(error) }
    let text = String(decoding: bytes, as: UTF8.self).filter { !$0.isNewline }
    guard !text.isEmpty else { throw Failure("\(file): holds no token") }
    return try secret(text)
  }

  private func secret(_ value: String) throws(Failure) -> Secret {
    do { return try Secret(value) } catch { throw Failure(error) }
  }
}
