import APIModel

/// Says which operations of a page take the parameters of a section of their own whose text says so of many: "The following
/// parameters work on `GET` requests", "All list endpoints accept these query parameters".
struct CommonParameters {
  private enum Scope { case all, reads, lists }

  private let scope: Scope

  /// - Parameter text: The paragraph before the table or list, in lower case.
  init?(_ text: String) {
    guard text.utf8.count <= 400, text.holds("param"), Self.mayBegin(text) else { return nil }
    let words = text.utf8.split { !$0.isWord }.map { String(decoding: $0, as: UTF8.self) }
    guard !words.contains(where: Self.denials.contains) else { return nil }
    guard let noun = words.firstIndex(where: Self.nouns.contains) else { return nil }
    let before = words[max(0, noun - 4)..<noun]
    let isAll = before.contains(where: Self.quantifiers.contains)
    // "work on `GET` requests": the method is the quantifier.
    let isOfMethod = noun > 1 && words[noun - 1] == "get" && Self.joints.contains(words[noun - 2])
    guard isAll || isOfMethod else { return nil }
    if before.contains(where: Self.wordsOfLists.contains) {
      scope = .lists
    } else if before.contains("get") || before.contains("read") {
      scope = .reads
    } else if before.contains(where: Self.otherMethods.contains) {
      return nil
    } else {
      scope = .all
    }
  }

  private static func mayBegin(_ text: String) -> Bool {
    ["endpoint", "request", "call", "method", "operation", "route", "resource"].contains { text.holds($0) }
  }

  func fits(_ lines: [ListedOperation]) -> Bool {
    switch scope {
    case .all: true
    case .reads: lines.allSatisfy { $0.method == .get }
    case .lists: lines.allSatisfy { $0.method == .get && !$0.template.endsInPlaceholder }
    }
  }

  private static let quantifiers: Set = ["all", "every", "any", "each"]
  private static let joints: Set = ["on", "for", "with", "by", "in", "all", "to"]
  private static let nouns: Set = [
    "endpoints", "endpoint", "requests", "request", "calls", "call", "methods", "operations", "routes", "resources",
  ]
  private static let wordsOfLists: Set = ["list", "listing", "collection", "index", "paginated", "search"]
  private static let otherMethods: Set = ["post", "put", "patch", "delete", "write", "batch", "bulk", "some"]
  private static let denials: Set = [
    "response", "responses", "not", "header", "headers", "except", "some", "most", "error", "see", "look",
    "which", "specific", "depending", "own", "different",
  ]
}
