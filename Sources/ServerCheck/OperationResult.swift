import APIModel

/// Everything that a run learned of one operation. The checks judge this and nothing else, so that recorded traffic
/// can be judged the same way.
struct OperationResult: Sendable {
  /// What came of the request.
  enum Reply: Sendable {
    /// None was sent, with the reason.
    case notSent(String)
    case answer(status: Int, mediaType: String?, declaredLength: Int?)
    case noAnswer(TransportError)
    /// 429, 502, 503, 504 to the last try.
    case unavailable(status: Int)
    case redirected(status: Int, to: String)
    case redirectedTooOften(status: Int)
  }

  /// What the body turned out to be.
  enum Body: Sendable {
    /// It was not looked at, with the reason.
    case unread(String)
    case empty
    case json(BodyTally)
    /// The first error in it, with line and column.
    case notJSON(JSONSyntaxError, SourcePosition, excerpt: String)
    /// It is neither sent as JSON nor is it JSON.
    case wrongMediaType(excerpt: String)
    case cutOff(String)
    case tooLarge(limit: Int)
    /// It is within the limit of bytes, but holds more values than are read.
    case tooManyValues(limit: Int)
  }

  /// What the same request got without a token.
  enum Tokenless: Sendable {
    case notAsked(String)
    case answered(Int)
    /// A success with a shorter body than with the token: what is public is shown to everybody.
    case answeredLess(Int)
    case noAnswer(String)
  }

  /// An answer that refuses a request, as the docs say that one may.
  struct Refusal: Sendable {
    var status: Int
    var body: Body
    /// Reproduces it, the token replaced.
    var curl: String
  }

  var reply: Reply
  var body: Body
  /// The fixed segment of the path that a 404 says is not there, as a server does of a thing and a router does not.
  var missedSegment: String?
  var tokenless: Tokenless
  /// What further requests got, by their purpose; none where they were not planned or nothing was sent.
  var followUps: [FollowUp.Purpose: FollowUpAnswer] = [:]
  /// The headers of the answer that speak of the operation's end.
  var lifetime = LifetimeHeaders()
  /// The first answer with each status that refuses a request, where the docs show its body.
  var refusals: [Refusal] = []
  /// The attributes of a member of this run's own that reading it shows as null or not at all: it is new, and what the
  /// docs show of older members has not come to it yet.
  var openAttributes: Set<String> = []
  /// What life cycles showed of the promises of a writing operation, in the order of the plan.
  var writes: [WriteVerdict] = []
  /// Where the values in the request came from.
  var values: [ResolvedValue] = []
  /// Reproduces the request, the token replaced.
  var curl: String?
  var tokenlessCurl: String?

  /// - Parameter reason: why no request was sent.
  static func notSent(_ reason: String) -> OperationResult {
    OperationResult(reply: .notSent(reason), body: .unread(reason), tokenless: .notAsked(reason))
  }

  /// Whether the same request succeeds without a token.
  var isAnsweredWithoutToken: Bool {
    switch tokenless {
    case .answered(let status), .answeredLess(let status): (200..<300).contains(status)
    default: false
    }
  }

  var status: Int? { if case .answer(let status, _, _) = reply { status } else { nil } }

  var tally: BodyTally? { if case .json(let tally) = body { tally } else { nil } }
}

/// A value of a request and where it came from.
struct ResolvedValue: Hashable, Sendable {
  enum Origin: Hashable, Sendable {
    case provided
    /// The very list that the path names held it, in the response of this operation.
    case ownList(String)
    /// Another response held it.
    case elsewhere(String)
    case sample(SourceSpan)
    /// The recorded request has it.
    case recorded
    /// The docs' default, or the first value that they list.
    case documented
    /// The member that this run created has it, by this operation.
    case created(String)
    /// A name of this run's own.
    case madeUp
  }

  var name: String
  var location: Parameter.Location
  var text: String
  var origin: Origin

  /// The value and where it came from, as a phrase.
  var phrase: String {
    let shown = "`\(name)` \(Excerpt.of(text))"
    return switch origin {
    case .provided: "\(shown), which was supplied"
    case .ownList(let operation): "\(shown), which `\(operation)` listed"
    case .elsewhere(let operation): "\(shown), which was found in the response of `\(operation)`"
    case .recorded: "\(shown), which the recorded request has"
    case .sample: "\(shown), which is the docs' sample value"
    case .documented: "\(shown), which was taken from the docs' list of values"
    case .created(let operation): "\(shown), which `\(operation)` has just created"
    case .madeUp: "\(shown), which was made up"
    }
  }
}
