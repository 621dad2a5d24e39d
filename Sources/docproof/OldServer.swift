import APIModel
import ServerCheck

/// What a live server of the old version answers, for `docproof diff --server`.
enum OldServer {
  /// Asks for everything that the docs offer to read.
  /// - Returns: the bodies that are JSON, by the operation's name.
  /// - Throws: `Failure` where the server can't be reached or refuses the token.
  static func answers(
    _ spec: APISpec, server: String, token source: TokenSource
  ) async throws(Failure) -> [String: [JSONValue]] {
    var readable = spec
    readable.operations.removeAll { $0.method != .get || $0.removal != nil }
    let outcome: CheckOutcome
    do {
      outcome = try await Prober.check(readable, CheckOptions(server: try BaseURL(server), token: source.token()))
    } catch let failure as Failure {
      throw failure
    } catch let error as CheckError {
      throw Failure(error)
    } catch {
      throw Failure("\(error)")
    }
    var answers: [String: [JSONValue]] = [:]
    for exchange in outcome.exchanges {
      guard let operation = exchange.operation, exchange.method == .get, let status = exchange.status,
        (200..<300).contains(status), !exchange.isBodyTruncated,
        let body = JSONReader.read(exchange.responseBody).document.root.flatMap({ JSONValue($0) })
      else { continue }
      answers[operation, default: []].append(body)
    }
    return answers
  }
}
