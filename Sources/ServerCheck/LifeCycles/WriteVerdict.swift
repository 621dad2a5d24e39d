import APIModel

/// A promise that a life cycle looks at.
enum WritePromise: Hashable, Sendable {
  /// What was created can be read.
  case createdIsReadable
  /// An attribute of what was created is what was sent.
  case createdHas(String)
  /// An attribute of what was updated is what was sent.
  case updated(String)
  /// What an update could have set and did not send is as before.
  case othersStay
  /// A renewed secret is another than before.
  case renewed(String)
  /// What was deleted can't be read any more.
  case deleted
  /// What was deleted is not in the list any more that showed it.
  case unlisted
  /// A request without this required parameter is refused.
  case missingRefused(String)
  /// A request with a value of another type is refused.
  case wrongTypeRefused(String)
  /// A request with a value that the docs don't list is refused.
  case unlistedRefused(String)
  /// A token that was made up is refused with a documented status.
  case wrongSecretRefused(String)

  /// As verdicts name it.
  var name: String {
    switch self {
    case .createdIsReadable: "what is created can be read"
    case .createdHas(let name): "what is created has the `\(name)` that was sent"
    case .updated(let name): "`\(name)` is updated"
    case .othersStay: "what is not sent stays"
    case .renewed(let name): "`\(name)` is renewed"
    case .deleted: "what is deleted is gone"
    case .unlisted: "what is deleted is not listed"
    case .missingRefused(let name): "refused without `\(name)`"
    case .wrongTypeRefused(let name): "`\(name)` of a wrong type refused"
    case .unlistedRefused(let name): "unlisted value of `\(name)` refused"
    case .wrongSecretRefused(let name): "refused with a wrong `\(name)`"
    }
  }
}

/// What a life cycle showed of a promise.
struct WriteVerdict: Hashable, Sendable {
  enum State: Hashable, Sendable {
    case notAsked(String)
    case kept
    /// It was not kept, with what was promised and what came instead.
    case broken(Evidence)
    /// The docs don't promise the contrary outright, so that it is only worth knowing.
    case lenient(Evidence)
  }

  struct Evidence: Hashable, Sendable {
    /// The status that came, or of what was read.
    var status: Int
    var expected: String
    var received: String
    /// Reproduces it, secrets replaced.
    var curl: String
    /// The attribute that it is about, where the promise names none.
    var attribute: String?
    /// More lines: what could not be cleaned up.
    var notes: [String] = []
  }

  var promise: WritePromise
  var state: State
  /// Where the docs promise it.
  var span: SourceSpan?
}
