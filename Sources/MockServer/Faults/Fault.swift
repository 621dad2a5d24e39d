import APIModel

/// A way in which a server breaks its documentation on purpose, to see what a client or a checker makes of it.
public protocol Fault: Sendable {
  /// As `--fault` takes it, `missing-attribute`.
  var name: String { get }
  /// What the server does wrong, as one line without a full stop.
  var summary: String { get }
  /// Whether an attribute of the answer can be named; without one the fault chooses the first that fits.
  var takesAttribute: Bool { get }
}

extension Fault {
  public var takesAttribute: Bool { false }
}

/// What a fault does: before the answer is made, and to the answer.
protocol AnswerFault: Fault {
  func prepare(_ handling: inout Handling, _ request: MockRequest, _ target: FaultTarget)
  /// Bends a successful answer.
  /// - Returns: the JSON Pointers of what was bent, `""` for the whole answer; empty where the fault does not apply.
  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String]
  /// Bends an answer that is no success.
  /// - Returns: whether it did.
  func bendRefusal(_ answer: inout Answer, _ target: FaultTarget) -> Bool
  /// What the fault lets pass that the docs forbid; it has struck once that came.
  var leniency: Leniency? { get }
}

/// What a server may accept although the docs forbid it.
enum Leniency: Hashable {
  case missingParameter, unlistedValue
}

extension AnswerFault {
  func prepare(_ handling: inout Handling, _ request: MockRequest, _ target: FaultTarget) {}
  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] { [] }
  func bendRefusal(_ answer: inout Answer, _ target: FaultTarget) -> Bool { false }
  var leniency: Leniency? { nil }
}

/// How a request is handled, where faults can change it.
struct Handling: Equatable {
  /// Whether the docs and the options ask for a token.
  var needsToken: Bool
  /// Refuses right tokens, too.
  var refusesEveryone = false
  var ignoresPageSize = false
  var ignoresFilters = false
  /// Begins each page but the first with the last item of the one before.
  var overlapsPages = false
  /// Answers as if a change were made, and makes none.
  var forgetsChanges = false
  /// Keeps another value than one that a creation sends.
  var changesSent = false
  /// Also changes an attribute that an update does not send.
  var changesUnsent = false
  /// Keeps what is created out of lists.
  var hidesCreated = false
  /// Leaves what is deleted in the lists.
  var listsDeleted = false
  var lenient: Set<Leniency> = []
  /// What the request brought of what the docs forbid.
  var accepted: Set<Leniency> = []
}

/// Where a fault strikes.
struct FaultTarget {
  var served: ServedOperation
  /// The steps to the attribute that the user named, arrays left out.
  var attribute: [String]?
  /// Counts the answers of the operation, from 1.
  var turn = 1

  /// The documented attributes of the answer or, in a list, of an item.
  var properties: [Property] { served.itemSchema?.properties.filter { $0.removal == nil } ?? [] }

  /// The named attribute, else the first that fits. Deprecated ones come later, since they may go anyway, and keys
  /// last: without `id` a client finds no member at all.
  func attribute(where fits: (Property) -> Bool) -> [String]? {
    if let attribute { return attribute }
    let fitting = properties.filter(fits)
    let others = fitting.filter { $0.name != "id" && $0.name != "iid" }
    return (others.first { $0.deprecation == nil } ?? others.first ?? fitting.first).map { [$0.name] }
  }

  /// The documented schema of an attribute.
  func schema(of steps: [String]) -> Schema? {
    var schema = served.itemSchema
    for step in steps { schema = Self.throughArrays(schema)?.property(step)?.schema }
    return schema
  }

  static func throughArrays(_ schema: Schema?) -> Schema? {
    var schema = schema
    while let items = schema?.items?.schema { schema = items }
    return schema
  }
}
