import APIModel

/// Reads a path in any of the notations that docs use for placeholders: `:id`, `{id}`, `<id>`, `%{id}`, `(id)`, `$id`,
/// `*path`, and suffixes that may be left out, `[.format]`, `(/:sha)`.
enum PathNotation {
  static func template(_ path: String) -> PathTemplate {
    var text = path[...]
    var suffix: String?
    if let end = text.utf8.last, end == UInt8(ascii: "]") || end == UInt8(ascii: ")"), let last = text.last,
      last == "]" || last == ")",
      let open = text.lastIndex(of: last == "]" ? "[" : "("), open > text.startIndex
    {
      let inner = text[text.index(after: open)...].dropLast()
      // `a[]` is a name, `/[project]` and `.[format]` are placeholders, no suffixes.
      let before = text[text.index(before: open)]
      let isSegment =
        (before == "/" || (before == "." && last == "]"))
        && (last == "]"
          ? inner.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") }) : isDescribed(inner.utf8))
      if last == ")", before == ".", inner.utf8.contains(UInt8(ascii: "|")) {
        // `.(json|yaml)` has to be there.
        return PathTemplate(segments: segments(Array((text[..<open] + "{format}").utf8)))
      }
      if !inner.isEmpty, !isSegment {
        // `:id(\d+)` tells what a value looks like; there is nothing to leave out.
        if !inner.utf8.contains(where: { "\\[^$".utf8.contains($0) }) { suffix = canonical(inner) }
        text = text[..<open]
      }
    }
    let whole = text.holds(byte: UInt8(ascii: "#")) ? withoutTargets(text) : String(text)
    return PathTemplate(segments: segments(Array(whole.utf8)), optionalSuffix: suffix)
  }

  private static func segments(_ path: [UInt8]) -> [[PathTemplate.Part]] {
    var segments: [[PathTemplate.Part]] = []
    segments.reserveCapacity(8)
    let hasVariables = path.contains(UInt8(ascii: "$")) && marksVariables(path)
    var before: ArraySlice<UInt8> = []
    var start = 0
    while start < path.count {
      var end = start
      var isPlain = true
      while end < path.count, path[end] != UInt8(ascii: "/") {
        let byte = path[end]
        if !byte.isLower, byte != UInt8(ascii: "_"), byte != UInt8(ascii: "-") { isPlain = false }
        end += 1
      }
      if end > start {
        let segment = path[start..<end]
        if isPlain {
          // A word in small letters, as most are.
          segments.append([.literal(String(decoding: segment, as: UTF8.self))])
        } else if isSimplePlaceholder(segment) {
          segments.append([.placeholder(String(decoding: segment.dropFirst(), as: UTF8.self))])
        } else {
          let text = Substring(decoding: segment, as: UTF8.self)
          if isShouted(text.utf8) || isMember(text, of: Substring(decoding: before, as: UTF8.self)) {
            segments.append([.placeholder(String(text))])
          } else if isBracketed(segment) {
            segments.append([.placeholder(String(text.dropFirst().dropLast().map { $0 == " " ? "_" : $0 }))])
          } else if hasVariables, isVariable(segment) {
            segments.append([.placeholder(String(text.dropFirst()))])
          } else {
            segments.append(parts(Array(segment)))
          }
        }
        before = segment
      }
      start = end + 1
    }
    nameMembers(of: &segments)
    return segments
  }

  /// `/types/type/buckets/bucket` names a member behind each collection: a singular right behind its own plural, twice and
  /// more in one path, stands for a value.
  private static func nameMembers(of segments: inout [[PathTemplate.Part]]) {
    guard segments.count >= 4,
      !segments.contains(where: { $0.contains { if case .placeholder = $0 { true } else { false } } })
    else { return }
    let members = segments.indices.dropFirst().filter { index in
      guard segments[index].count == 1, case .literal(let name) = segments[index][0], segments[index - 1].count == 1,
        case .literal(let collection) = segments[index - 1][0]
      else { return false }
      return collection.utf8.count == name.utf8.count + 1 && name.utf8.count > 2
        && collection.utf8.last == UInt8(ascii: "s") && collection.utf8.starts(with: name.utf8)
    }
    guard members.count >= 2 else { return }
    for index in members {
      if case .literal(let name) = segments[index][0] { segments[index] = [.placeholder(name)] }
    }
  }

  /// `:id`, and nothing else.
  private static func isSimplePlaceholder(_ segment: ArraySlice<UInt8>) -> Bool {
    guard segment.first == UInt8(ascii: ":"), segment.count > 1 else { return false }
    return segment.dropFirst().allSatisfy(\.isWord)
  }

  /// `[app-id]` between slashes.
  private static func isBracketed(_ segment: ArraySlice<UInt8>) -> Bool {
    guard segment.count > 2, segment.first == UInt8(ascii: "["), segment.last == UInt8(ascii: "]") else { return false }
    let name = segment.dropFirst().dropLast()
    return name.first?.isLetter == true
      && name.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ") }
  }

  /// `USER_ID`, `YOUR_PROJECT_NAME`: what a reader puts a value in for.
  private static func isShouted(_ segment: Substring.UTF8View) -> Bool {
    guard segment.count > 3, segment.first?.isUpper == true,
      segment.allSatisfy({ $0.isUpper || $0.isDigit || $0 == UInt8(ascii: "_") })
    else { return false }
    let text = Substring(segment)
    return text.hasSuffix("_ID") || text.hasSuffix("_NAME") || text.hasSuffix("_UUID") || text.hasSuffix("_KEY")
      || text.hasPrefix("YOUR_")
  }

  /// `ZONE` in `/network-zones/ZONE`: the name in the plural before it, in capitals.
  private static func isMember(_ segment: Substring, of collection: Substring) -> Bool {
    guard segment.utf8.count > 2, collection.utf8.count > segment.utf8.count,
      segment.utf8.allSatisfy({ $0.isUpper || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }),
      collection.utf8.last == UInt8(ascii: "s"), collection.utf8.allSatisfy({ !$0.isUpper })
    else { return false }
    let name = segment.lowercased()
    return collection.hasSuffix(name + "s") || (name.hasSuffix("y") && collection.hasSuffix(name.dropLast() + "ies"))
  }

  /// Whether `$name` is a placeholder: it has an underscore, or another segment follows it. At the end of a path `$count`
  /// and `$expand` are names of OData and FHIR, and so is `$links` (OData 4.01 URL Conventions §4, FHIR R4 §3.2.0).
  private static func marksVariables(_ path: [UInt8]) -> Bool {
    let segments = path.split(separator: UInt8(ascii: "/"))
    return segments.indices.contains { index in
      guard isVariable(segments[index]) else { return false }
      let name = String(decoding: segments[index], as: UTF8.self)
      return name.utf8.contains(UInt8(ascii: "_"))
        || (index + 1 < segments.count && !["$links", "$entity", "$each", "$all"].contains(name))
    }
  }

  private static func isVariable(_ segment: ArraySlice<UInt8>) -> Bool {
    segment.first == UInt8(ascii: "$") && segment.dropFirst().first?.isLower == true
      && segment.dropFirst().allSatisfy(\.isWord)
  }

  /// `{id#the/type}` as `{id}`: some put a link's target into the placeholder.
  private static func withoutTargets(_ path: Substring) -> String {
    var bytes: [UInt8] = []
    var depth = 0
    var isTarget = false
    for byte in path.utf8 {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") {
        depth -= 1
        isTarget = false
      }
      if byte == UInt8(ascii: "#"), depth > 0 { isTarget = true }
      if !isTarget { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func canonical(_ text: Substring) -> String {
    parts(Array(text.utf8)).map { part in
      switch part {
      case .literal(let literal): literal
      case .placeholder(let name), .wildcard(let name): "{\(name)}"
      }
    }.joined()
  }

  private static func parts(_ bytes: [UInt8]) -> [PathTemplate.Part] {
    var parts: [PathTemplate.Part] = []
    var literal: [UInt8] = []
    func flush() {
      if !literal.isEmpty { parts.append(.literal(String(decoding: literal, as: UTF8.self))) }
      literal = []
    }
    var at = 0
    while at < bytes.count {
      if let (name, end) = placeholder(bytes, at) {
        flush()
        parts.append(name.hasPrefix("*") ? .wildcard(String(name.dropFirst())) : .placeholder(name))
        at = end
      } else {
        if bytes[at] != UInt8(ascii: "\\") { literal.append(bytes[at]) }
        at += 1
      }
    }
    flush()
    return parts
  }

  /// Whether round brackets hold a name, or names in words: `(id)`, `(id or name)`, `(string:id)` of Sphinx' HTTP domain.
  private static func isDescribed(_ inner: some Collection<UInt8>) -> Bool {
    guard let first = inner.first, first.isLetter else { return false }
    if let colon = inner.firstIndex(of: UInt8(ascii: ":")) {
      return inner[..<colon].allSatisfy(\.isLower) && isDescribed(inner[inner.index(after: colon)...])
    }
    return inner.allSatisfy { $0.isWord || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
  }

  /// The placeholder that begins at an offset, a wildcard's with `*` before its name, and the offset after it.
  private static func placeholder(_ bytes: [UInt8], _ start: Int) -> (String, Int)? {
    func bracketed(_ open: Int, _ close: UInt8) -> (String, Int)? {
      guard let end = bytes[open...].firstIndex(of: close), end > open + 1 else { return nil }
      var name = String(decoding: bytes[(open + 1)..<end], as: UTF8.self).filter { $0 != "\\" }.trimmingBlanks
      // `{id:[0-9]+}` has a pattern, `<int:id>` a type besides the name.
      if let colon = name.firstIndex(of: ":"), colon > name.startIndex {
        let isTyped = close == UInt8(ascii: ">") || close == UInt8(ascii: ")")
        let isWild = isTyped && name[..<colon] == "path"
        name = isTyped ? String(name[name.index(after: colon)...]) : String(name[..<colon])
        if isWild { name += "*" }
      }
      if name.hasSuffix("?") { name.removeLast() }
      if name.hasSuffix("*") || name.hasSuffix("...") {
        name = "*" + name.filter { $0 != "*" && $0 != "." }
      }
      if name.hasPrefix(":") || name.hasPrefix("+") || name.hasPrefix("/") { name.removeFirst() }
      guard !name.isEmpty, name != "*" else { return nil }
      // Words are one name: `(id or name)` is `{id_or_name}`.
      if close != UInt8(ascii: "}"), isDescribed(name.utf8) { name = String(name.map { $0 == " " ? "_" : $0 }) }
      return (name, end + 1)
    }
    switch bytes[start] {
    case UInt8(ascii: "{"):
      // `{{id}}` is `{id}` in some template languages.
      if start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "{"),
        let (name, end) = bracketed(start + 1, UInt8(ascii: "}"))
      {
        return (name, end < bytes.count && bytes[end] == UInt8(ascii: "}") ? end + 1 : end)
      }
      return bracketed(start, UInt8(ascii: "}"))
    case UInt8(ascii: "[") where start == 0 || bytes[start - 1] == UInt8(ascii: "."):
      // A whole segment, or its part before or after a dot: `[id].json`, `x.[format]`.
      guard let close = bytes[start...].firstIndex(of: UInt8(ascii: "]")), close > start + 2,
        close + 1 == bytes.count || bytes[close + 1] == UInt8(ascii: "."),
        bytes[(start + 1)..<close].allSatisfy({ $0.isWord || $0 == UInt8(ascii: " ") })
      else { return nil }
      return bracketed(start, UInt8(ascii: "]"))
    case UInt8(ascii: "(") where start == 0 && bytes.last == UInt8(ascii: ")"):
      return isDescribed(bytes.dropFirst().dropLast()) ? bracketed(start, UInt8(ascii: ")")) : nil
    case UInt8(ascii: "<"):
      return bracketed(start, UInt8(ascii: ">"))
    case UInt8(ascii: "%") where start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "{"),
      UInt8(ascii: "$") where start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "{"):
      return bracketed(start + 1, UInt8(ascii: "}"))
    case UInt8(ascii: "$") where start == 0 && bytes.count > 1 && bytes[1].isUpper:
      // A shell's variable.
      guard bytes.dropFirst().allSatisfy({ $0.isUpper || $0.isDigit || $0 == UInt8(ascii: "_") }) else { return nil }
      return (String(decoding: bytes.dropFirst(), as: UTF8.self), bytes.count)
    case UInt8(ascii: ":"), UInt8(ascii: "*"):
      // `{id}:cancel` is a verb and `a*b` a literal: these marks stand at the start or after punctuation.
      if start > 0, bytes[start - 1].isWord || bytes[start - 1] == UInt8(ascii: "}") { return nil }
      var end = start + 1
      while end < bytes.count,
        bytes[end].isWord || (bytes[end] == UInt8(ascii: "-") && end + 1 < bytes.count && bytes[end + 1].isLetter)
      { end += 1 }
      guard end > start + 1 else { return nil }
      let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
      return (bytes[start] == UInt8(ascii: "*") ? "*" + name : name, end)
    default:
      return nil
    }
  }
}
