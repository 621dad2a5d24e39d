public import APIModel

/// A fault and where it shall strike, as a user writes it: `NAME[=OPERATION][#ATTRIBUTE]`.
///
///     missing-attribute
///     missing-attribute=GET /runners/{id}
///     wrong-type=GET /runners/{id}/jobs#user/username
public struct FaultSelection: Sendable {
  /// Why a text names no fault. `message` is a headline without a full stop.
  public struct ParseError: Error, Hashable {
    public var message: String
  }

  /// The fault's name.
  public var name: String { fault.name }
  /// The only operation that it concerns; nil for all.
  public let operation: OperationID?
  /// The steps to the attribute that it concerns, arrays left out.
  public let attribute: [String]?
  let fault: any AnswerFault

  /// - Throws: `ParseError`, with the nearest name where a fault is unknown.
  public init(_ text: String) throws(ParseError) {
    let cut = text.firstIndex { $0 == "=" || $0 == "#" } ?? text.endIndex
    let name = text[..<cut]
    guard let fault = FaultCatalogue.faults.first(where: { $0.name == name }) else {
      let near = FaultCatalogue.nearest(to: String(name)).map { ", did you mean \($0)?" } ?? ""
      throw ParseError(message: "'\(name)' is not a fault\(near)")
    }
    self.fault = fault
    var rest = text[cut...]
    if rest.first == "=" {
      rest = rest.dropFirst()
      let written = rest.prefix { $0 != "#" }
      rest = rest.dropFirst(written.count)
      operation = try Self.operation(written)
    } else {
      operation = nil
    }
    if rest.first == "#" {
      guard fault.takesAttribute else {
        throw ParseError(message: "'\(name)' concerns whole answers, so it takes no attribute")
      }
      // A pointer into one answer, `/0/projects/1/id`, and a path, `projects[].id`, name the same attribute.
      let steps = rest.dropFirst().split { $0 == "/" || $0 == "." }.map {
        $0.hasSuffix("[]") ? String($0.dropLast(2)) : String($0)
      }
      let names = steps.filter { !$0.isEmpty && Int($0) == nil }
      guard !names.isEmpty else { throw ParseError(message: "'\(rest)' names no attribute") }
      attribute = names
    } else {
      attribute = nil
    }
  }

  private static func operation(_ text: Substring) throws(ParseError) -> OperationID {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    guard words.count == 2, let method = HTTPMethod(rawValue: words[0].uppercased()), words[1].hasPrefix("/") else {
      throw ParseError(message: "'\(text)' is not an operation such as 'GET /runners/{id}'")
    }
    // Docs write `:id`, specs `{id}`.
    let segments = words[1].split(separator: "/").map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }
    return OperationID(method, PathTemplate("/" + segments.joined(separator: "/")))
  }

  func concerns(_ operation: Operation) -> Bool { self.operation == nil || self.operation == operation.id }
}
