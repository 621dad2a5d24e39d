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
  public var shape: String {
    if segments.isEmpty { return "/" }
    var shape: [UInt8] = []
    shape.reserveCapacity(segments.count * 12)
    for segment in segments {
      shape.append(UInt8(ascii: "/"))
      for part in segment {
        if case .literal(let literal) = part {
          literal.withBytes { shape.append(contentsOf: $0) }
        } else {
          shape.append(UInt8(ascii: "{"))
          shape.append(UInt8(ascii: "}"))
        }
      }
    }
    return String(decoding: shape, as: UTF8.self)
  }

  private func render(_ placeholder: (String) -> String) -> String {
    if segments.isEmpty { return "/" }
    var text: [UInt8] = []
    text.reserveCapacity(segments.count * 12)
    for segment in segments {
      text.append(UInt8(ascii: "/"))
      for part in segment {
        switch part {
        case .literal(let literal): text += literal.utf8
        case .placeholder(let name): text += placeholder(name).utf8
        case .wildcard(let name): text += placeholder(name + "*").utf8
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
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

  public var placeholderCount: Int {
    segments.reduce(0) { count, parts in
      parts.reduce(count) { if case .literal = $1 { $0 } else { $0 + 1 } }
    }
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

  /// Whether a concrete path, already split from its query, is what the template stands for. Slashes that stand twice or
  /// at the end say nothing.
  public func matches(_ path: String) -> Bool { path.withBytes { matches($0[...]) } }

  /// The same for a part of a path, as `/users/42` of `/api/v4/users/42`.
  public func matches(_ path: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
    var values: [NameValue]?
    return read(path, &values)
  }

  /// Matches a concrete path, already split from its query, and returns the placeholders' decoded values.
  public func match(_ path: String) -> [String: String]? {
    values(in: path).map { Dictionary($0.map { ($0.name, $0.value) }) { _, last in last } }
  }

  /// The placeholders' decoded values in a concrete path, in the template's order; nil where the path is another.
  public func values(in path: String) -> [NameValue]? {
    path.withBytes { path in
      var values: [NameValue]? = []
      return read(path[...], &values) ? values : nil
    }
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>.SubSequence

  /// - Parameter values: Takes the placeholders' values, unless it is nil.
  private func read(_ path: Bytes, _ values: inout [NameValue]?) -> Bool {
    var at = path.startIndex
    for position in segments.indices {
      let given = Self.segment(path[at...])
      guard !given.isEmpty else { return false }
      at = given.endIndex
      if segments[position].count == 1 {
        switch segments[position][0] {
        case .literal(let literal):
          guard literal.withBytes({ $0.elementsEqual(given) }) else { return false }
        case .placeholder(let name):
          values?.append(Self.value(name, given))
        case .wildcard(let name):
          guard let end = Self.end(path[given.startIndex...], leaving: segments.count - position - 1) else {
            return false
          }
          let parts = path[given.startIndex..<end].split(separator: UInt8(ascii: "/"))
          let value = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
          values?.append(NameValue(name, PercentEncoding.decode(value)))
          at = end
        }
      } else {
        var steps = 0
        guard Self.match(segments[position][...], given, &values, &steps) else { return false }
      }
    }
    return Self.segment(path[at...]).isEmpty
  }

  private static func value(_ name: String, _ given: Bytes) -> NameValue {
    NameValue(name, PercentEncoding.decode(String(decoding: given, as: UTF8.self)))
  }

  /// The first segment; empty where only slashes are left.
  private static func segment(_ path: Bytes) -> Bytes {
    var start = path.startIndex
    while start < path.endIndex, path[start] == UInt8(ascii: "/") { start += 1 }
    var end = start
    while end < path.endIndex, path[end] != UInt8(ascii: "/") { end += 1 }
    return path[start..<end]
  }

  /// Where the part before the last segments ends; nil where it would have no segment of its own.
  private static func end(_ path: Bytes, leaving count: Int) -> Int? {
    let segments = path.split(separator: UInt8(ascii: "/"))
    return segments.count > count ? segments[segments.count - count - 1].endIndex : nil
  }

  /// Attempts for one segment; many placeholders in it, and many of their marks in the path, could be tried for ever.
  private static let maximumSteps = 10_000

  private static func match(
    _ parts: ArraySlice<Part>, _ text: Bytes, _ values: inout [NameValue]?, _ steps: inout Int
  ) -> Bool {
    steps += 1
    guard steps <= maximumSteps else { return false }
    guard let part = parts.first else { return text.isEmpty }
    switch part {
    case .literal(let literal):
      guard literal.withBytes({ text.starts(with: $0) }) else { return false }
      return match(parts.dropFirst(), text.dropFirst(literal.utf8.count), &values, &steps)
    case .placeholder(let name), .wildcard(let name):
      // The next part, if any, is a literal: the value ends where it begins.
      guard parts.count > 1, case .literal(let next)? = parts.dropFirst().first else {
        guard !text.isEmpty else { return false }
        values?.append(value(name, text))
        return true
      }
      var end = text.endIndex
      while end > text.startIndex {
        end -= 1
        guard end > text.startIndex, next.withBytes({ text[end...].starts(with: $0) }) else { continue }
        let known = values?.count ?? 0
        values?.append(value(name, text[..<end]))
        if match(parts.dropFirst(), text[end...], &values, &steps) { return true }
        values?.removeSubrange(known...)
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
