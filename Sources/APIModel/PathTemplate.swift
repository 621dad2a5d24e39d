/// A documented path such as `/projects/{id}/runners`, whatever notation the page used for its placeholders.
public struct PathTemplate: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// A part of a path. A segment such as `archive.{format}` has several parts.
  public enum Part: Hashable, Sendable {
    case literal(String)
    case placeholder(String)
    /// A placeholder that also takes slashes, `*path`.
    case wildcard(String)
  }

  /// The parts between the slashes.
  public var segments: [[Part]]
  /// A suffix that may be left out, such as `.{format}` in `/archive[.format]`.
  public var optionalSuffix: String?

  public init(segments: [[Part]], optionalSuffix: String? = nil) {
    self.segments = segments
    self.optionalSuffix = optionalSuffix
  }

  /// Reads the canonical notation: `/a/{b}/c.{d}`, `{b*}` for a wildcard. Any text is a path; nothing is refused.
  public init(_ text: String) {
    var segments: [[Part]] = []
    for raw in text.split(separator: "/", omittingEmptySubsequences: true) {
      segments.append(Self.parts(of: raw))
    }
    self.init(segments: segments)
  }

  private static func parts(of segment: Substring) -> [Part] {
    var parts: [Part] = []
    var rest = segment
    while !rest.isEmpty {
      guard let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") else {
        parts.append(.literal(String(rest)))
        break
      }
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      let name = rest[rest.index(after: open)..<close]
      parts.append(name.hasSuffix("*") ? .wildcard(String(name.dropLast())) : .placeholder(String(name)))
      rest = rest[rest.index(after: close)...]
    }
    return parts
  }

  /// `/projects/{id}/runners`.
  public var description: String { render { "{\($0)}" } }

  /// The path with the placeholders' names left out, `/projects/{}/runners`: what makes two spellings one operation.
  public var shape: String { render { _ in "{}" } }

  private func render(_ placeholder: (String) -> String) -> String {
    if segments.isEmpty { return "/" }
    var text = ""
    for segment in segments {
      text += "/"
      for part in segment {
        switch part {
        case .literal(let literal): text += literal
        case .placeholder(let name): text += placeholder(name)
        case .wildcard(let name): text += placeholder(name + "*")
        }
      }
    }
    return text
  }

  /// The placeholders' names, in order.
  public var placeholders: [String] {
    var names: [String] = []
    for segment in segments {
      for part in segment {
        switch part {
        case .literal: break
        case .placeholder(let name), .wildcard(let name): names.append(name)
        }
      }
    }
    return names
  }

  public var hasPlaceholder: Bool {
    segments.contains { parts in
      parts.contains { if case .literal = $0 { false } else { true } }
    }
  }

  /// The text of a segment that is one literal, else nil.
  public func literal(at index: Int) -> String? {
    guard segments.indices.contains(index), segments[index].count == 1,
      case .literal(let text) = segments[index][0]
    else { return nil }
    return text
  }

  /// Whether the last segment is a placeholder: the path names one member of a collection.
  public var endsInPlaceholder: Bool {
    guard let last = segments.last, last.count == 1 else { return false }
    if case .literal = last[0] { return false }
    return true
  }

  /// The name of the collection that the path is about: its last fixed segment.
  public var collection: String? {
    segments.indices.reversed().lazy.compactMap { literal(at: $0) }.first
  }

  /// Fills the template. Values are percent-encoded as one segment (RFC 3986 §3.3); a wildcard keeps its slashes.
  /// - Returns: nil where a value is missing.
  public func filled(_ value: (String) -> String?) -> String? {
    if segments.isEmpty { return "/" }
    var text = ""
    for segment in segments {
      text += "/"
      for part in segment {
        switch part {
        case .literal(let literal): text += literal
        case .placeholder(let name):
          guard let filled = value(name) else { return nil }
          text += PercentEncoding.encode(filled, allowing: PercentEncoding.segment)
        case .wildcard(let name):
          guard let filled = value(name) else { return nil }
          text += PercentEncoding.encode(filled, allowing: PercentEncoding.path)
        }
      }
    }
    return text
  }

  /// Whether a concrete path's segments, without their slashes, are what the template stands for; says less than
  /// `match`, and costs less.
  public func matches(_ given: ArraySlice<Substring>) -> Bool {
    var index = given.startIndex
    for (position, segment) in segments.enumerated() {
      guard index < given.endIndex else { return false }
      if segment.count == 1 {
        switch segment[0] {
        case .literal(let literal):
          guard given[index] == literal else { return false }
        case .placeholder:
          guard !given[index].isEmpty else { return false }
        case .wildcard:
          let after = segments.count - position - 1
          guard given.endIndex - index - after >= 1 else { return false }
          index = given.endIndex - after
          continue
        }
      } else {
        var values: [String: String] = [:]
        guard Self.match(segment[...], given[index], &values) else { return false }
      }
      index += 1
    }
    return index == given.endIndex
  }

  /// Matches a concrete path, already split from its query, and returns the placeholders' decoded values.
  public func match(_ path: String) -> [String: String]? {
    let given = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    guard matches(given[...]) else { return nil }
    var values: [String: String] = [:]
    var index = 0
    for (position, segment) in segments.enumerated() {
      if segment.count == 1, case .wildcard(let name) = segment[0] {
        let after = segments.count - position - 1
        guard given.count - index - after >= 1 else { return nil }
        let end = given.count - after
        values[name] = PercentEncoding.decode(given[index..<end].joined(separator: "/"))
        index = end
        continue
      }
      guard index < given.count else { return nil }
      // A literal alone was compared above.
      if segment.count != 1 || literal(at: position) == nil {
        guard Self.match(segment[...], given[index], &values) else { return nil }
      }
      index += 1
    }
    return index == given.count ? values : nil
  }

  private static func match(
    _ parts: ArraySlice<Part>, _ text: Substring, _ values: inout [String: String]
  ) -> Bool {
    guard let part = parts.first else { return text.isEmpty }
    switch part {
    case .literal(let literal):
      let bytes = text.utf8
      guard bytes.starts(with: literal.utf8) else { return false }
      return match(parts.dropFirst(), Substring(bytes.dropFirst(literal.utf8.count)), &values)
    case .placeholder(let name), .wildcard(let name):
      // The next part, if any, is a literal: the value ends where it begins.
      guard parts.count > 1, case .literal(let next)? = parts.dropFirst().first else {
        guard !text.isEmpty else { return false }
        values[name] = PercentEncoding.decode(String(text))
        return true
      }
      var end = text.endIndex
      while end > text.startIndex {
        end = text.index(before: end)
        guard end > text.startIndex, text[end...].hasPrefix(next) else { continue }
        var attempt = values
        attempt[name] = PercentEncoding.decode(String(text[..<end]))
        if match(parts.dropFirst(), text[end...], &attempt) {
          values = attempt
          return true
        }
      }
      return false
    }
  }

  public static func < (a: PathTemplate, b: PathTemplate) -> Bool { a.description < b.description }
}

/// What makes two documented operations the same: the method and the path, its placeholders' names ignored.
public struct OperationID: Hashable, Sendable, Comparable, CustomStringConvertible {
  public var method: HTTPMethod
  public var shape: String

  public init(_ method: HTTPMethod, _ path: PathTemplate) {
    self.method = method
    shape = path.shape
  }

  /// - Parameter shape: The path's, where it is known.
  public init(_ method: HTTPMethod, shape: String) {
    self.method = method
    self.shape = shape
  }

  public var description: String { "\(method.rawValue) \(shape)" }

  public static func < (a: OperationID, b: OperationID) -> Bool {
    (a.shape, a.method) < (b.shape, b.method)
  }
}
