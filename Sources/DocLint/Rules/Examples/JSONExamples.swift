import APIModel
import DocExtract

/// A syntax error of an example with its place in the page and the text that its offsets are of.
typealias ExampleError = (error: JSONSyntaxError, range: SourceRange, text: [UInt8])

extension LintedPage {
  /// The syntax errors of the page's JSON examples that have one of these causes: what the `EXA1xx` rules share.
  func syntaxErrors(_ causes: [JSONSyntaxError.Cause]) -> [ExampleError] {
    exampleErrors.filter { causes.contains($0.error.cause) }
  }

  /// The syntax errors of the bodies with these numbers.
  ///
  /// A block that is not tagged as JSON and stands for no operation is often a notation of the writer's own
  /// (`"success" | "error"`), not an example.
  static func exampleErrors(of page: ExtractedPage, bodies: [Int]) -> [ExampleError] {
    var found: [ExampleError] = []
    let document = page.document
    for index in bodies {
      let body = page.bodies[index]
      guard let json = body.json, body.isExample(in: document) || isNearlyJSON(json, body, document) else { continue }
      let bytes = json.document.bytes
      let tag = document.text(document.blocks[body.block].info).lowercased().prefix { $0.isLetter || $0.isNumber }
      // Not JSON on purpose.
      if ["json5", "hjson", "jsonl", "ndjson"].contains(tag) || isHereDocument(body, document) { continue }
      let isTagged = body.isTaggedJSON(in: document)
      if isOfTemplates(bytes) || !isTagged && !beginsAsJSON(bytes, saysJSON: saysJSON(body, document)) { continue }
      let errors = JSONErrors(of: json)
      if !isTagged, isNotation(errors.all) || bytes.firstRange(ofBytes: Array("\"?".utf8)) != nil { continue }
      if document.isCounterexample(body.block) { continue }
      let isSketch = !isTagged && errors.all.contains { $0.isOfSketch }
      let map = LiteralMap(document, block: body.block)
      let sentences = sentences(errors.all, bytes)
      for error in errors.all {
        // Of a line of words the first says all.
        if sentences.contains(where: { $0.lowerBound < error.range.lowerBound && $0.contains(error.range.lowerBound) })
        {
          continue
        }
        if tag == "jsonc", error.isAllowedWithComments { continue }
        // A comment is no mistake where the tag says that it may be there.
        if tag == "javascript" || tag == "js", error.cause == .comment { continue }
        if error.isConsequence(of: errors.all) { continue }
        if error.cause == .unclosedBracket, isCutOff(json) { continue }
        if isSketch, !error.isMistakeInSketch { continue }
        if body.group == nil, error.isOfExcerpt(in: bytes) { continue }
        // The comment above the second value, which has a finding of its own, says what it is.
        if error.cause == .severalDocuments, isBelowComment(error.range.lowerBound, bytes) { continue }
        // What follows an answer in a block that nothing calls JSON is another answer, or what comes next.
        if !isTagged, error.cause == .severalDocuments || error.cause == .trailingText { continue }
        if !isTagged, errors.isStream, errors.outer.contains(error) { continue }
        if error.cause == .severalDocuments, errors.isStream, announcesStream(body.block, document) { continue }
        let offsets =
          error.range.lowerBound + body.offsets.lowerBound..<error.range.upperBound + body.offsets.lowerBound
        found.append((error, map.range(offsets), bytes))
      }
    }
    return found
  }

  /// Whether a block without a tag, in a section that lists nothing, lacks only a comma or the end of a key to be an
  /// object in JSON, or one with placeholders for its values.
  private static func isNearlyJSON(_ json: JSONReader.Result, _ body: PageBody, _ document: MarkdownDocument) -> Bool {
    guard body.group == nil, document.blocks[body.block].info.isEmpty, json.errors.count < 100,
      let error = json.errors.first, let root = json.document.root, root.kind == .object,
      Array(root.members.prefix(2)).count == 2
    else { return false }
    if json.errors.count == 1, error.cause == .missingComma || error.cause == .trailingComma {
      return root.members.allSatisfy { $0.key.kind == .string }
    }
    // One key lacks its second quote; the values may be drawn.
    let unclosed = json.errors.filter { $0.cause == .unclosedString }
    return unclosed.count == 1 && unclosed[0].isOfKey(json.document.bytes)
      && json.errors.allSatisfy {
        $0 == unclosed[0] || $0.isOfSketch || $0.cause == .ellipsis || $0.isConsequence(of: unclosed)
      }
  }

  /// Whether the tag of a block, or the text before it and before the command that it answers, says that each line is a
  /// value of its own (ndjson, JSON Lines).
  private static func announcesStream(_ block: Int, _ document: MarkdownDocument) -> Bool {
    let tag = document.text(document.blocks[block].info).lowercased()
    if ["json lines", "json-lines", "jsonlines", "json-seq"].contains(where: { tag.hasPrefix($0) }) { return true }
    // The text right above, and that above the command before it: "Read it by an export:".
    var before = block - 1
    for _ in 0..<2 {
      if before > 0, document.blocks[before].kind == .codeBlock { before -= 1 }
      guard before > 0, document.blocks[before].kind == .paragraph else { return false }
      let text = document.plainText(of: before).lowercased()
      if wordsOfStreams.contains(where: { text.holds($0) }) { return true }
      before -= 1
      guard before > 0, document.blocks[before].kind == .codeBlock else { return false }
    }
    return false
  }

  private static let wordsOfStreams = [
    "newline-delimited", "newline delimited", "line-delimited", "line delimited", "newline-separated", "ndjson",
    "jsonl",
    "json lines", "json line ", "stream", "export", "bulk", "per line", "each line", "every line", "on its own line",
  ]

  /// Whether the line above a place is a comment.
  private static func isBelowComment(_ at: Int, _ bytes: [UInt8]) -> Bool {
    let lines = bytes[..<max(0, min(at, bytes.count))].split(separator: UInt8(ascii: "\n"))
    return lines.last { !$0.allSatisfy(\.isBlank) }?.drop(while: \.isBlank).starts(with: "//".utf8) == true
  }

  /// From the first bare word of each line that describes a value in words, `"name": text, name of the user`, to its end.
  private static func sentences(_ errors: [JSONSyntaxError], _ bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for error in errors where error.cause == .unquotedWord {
      let start = error.range.lowerBound
      if found.last?.contains(start) == true { continue }
      guard isOfWords(error.range, bytes) else { continue }
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      found.append(start..<end)
    }
    return found
  }

  /// Whether a bare word begins a description in words.
  static func isOfWords(_ word: Range<Int>, _ bytes: [UInt8]) -> Bool {
    isFollowedByWord(word.upperBound, bytes) || isListOfWords(word.upperBound, bytes)
  }

  /// Whether one blank and a letter follow.
  private static func isFollowedByWord(_ at: Int, _ bytes: [UInt8]) -> Bool {
    at >= 0 && at + 1 < bytes.count && bytes[at] == UInt8(ascii: " ") && bytes[at + 1].isLetter
  }

  /// Whether a comma and two words follow on the line: `text, name of the user`.
  private static func isListOfWords(_ at: Int, _ bytes: [UInt8]) -> Bool {
    guard at >= 0, at + 2 < bytes.count, bytes[at] == UInt8(ascii: ","), bytes[at + 1] == UInt8(ascii: " "),
      bytes[at + 2].isLetter
    else { return false }
    let word = bytes[(at + 2)...].prefix(while: \.isLetter)
    return isFollowedByWord(word.endIndex, bytes)
  }

  /// Whether a body stands behind a command in its block, as what `<<` sends: REQ206 looks at those.
  private static func isHereDocument(_ body: PageBody, _ document: MarkdownDocument) -> Bool {
    guard body.offsets.lowerBound > 0 else { return false }
    let literal = document.buffer[document.blocks[body.block].literal.bounds]
    return literal.prefix(body.offsets.lowerBound).firstRange(ofBytes: Array("<<".utf8)) != nil
  }

  /// `{% raw %}` and `{{ STREAM }}` are marks of a template engine.
  private static func isOfTemplates(_ bytes: [UInt8]) -> Bool {
    let text = bytes.drop { $0.isBlank || $0 == UInt8(ascii: "\n") }
    return text.starts(with: "{%".utf8) || text.starts(with: "{{".utf8)
  }

  /// Whether the head before a body calls it JSON.
  private static func saysJSON(_ body: PageBody, _ document: MarkdownDocument) -> Bool {
    let literal = document.buffer[document.blocks[body.block].literal.bounds]
    return literal.prefix(body.offsets.lowerBound).firstRange(ofBytes: Array("/json".utf8)) != nil
  }

  /// What no tag calls JSON is text, a form or a file where no bracket begins it.
  private static func beginsAsJSON(_ bytes: [UInt8], saysJSON: Bool) -> Bool {
    guard let first = bytes.first(where: { !$0.isBlank && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") })
    else { return false }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || saysJSON && first == UInt8(ascii: "\"")
  }

  /// `"matrix" | "vector"` and `"result": <value>` describe a format; they are no attempt at an example.
  private static func isNotation(_ errors: [JSONSyntaxError]) -> Bool {
    errors.contains { $0.cause == .alternatives && $0.word?.hasPrefix("|") == true }
      || errors.allSatisfy { $0.cause == .placeholder }
  }

  /// Whether an ellipsis stands where the text ends, or where only brackets close: that others stay open follows from
  /// it.
  private static func isCutOff(_ json: JSONReader.Result) -> Bool {
    json.errors.contains { error in
      error.cause == .ellipsis
        && json.document.bytes[error.range.upperBound...].allSatisfy {
          $0.isBlank || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]")
        }
    }
  }
}

extension PageBody {
  func isExample(in document: MarkdownDocument) -> Bool {
    isTaggedJSON(in: document) || (group != nil && role != .illustration)
  }

  fileprivate func isTaggedJSON(in document: MarkdownDocument) -> Bool {
    document.text(document.blocks[block].info).lowercased().hasPrefix("json")
  }
}

/// The errors of all JSON values that follow each other in one text.
private struct JSONErrors {
  var all: [JSONSyntaxError]
  /// Those that stand between two values.
  var outer: Set<JSONSyntaxError> = []
  /// Whether each value has a line of its own, as an answer that comes bit by bit is shown.
  var isStream: Bool

  /// How many values are read: nobody shows more in one example.
  private static let maximumCount = 50

  init(of json: JSONReader.Result) {
    let bytes = json.document.bytes
    var result = json
    let openers = Self.openersOfMembers(json)
    if !openers.isEmpty {
      // Read as it was meant, so that one bracket is one mistake.
      var mended = bytes
      for opener in openers { mended[opener] = UInt8(ascii: "{") }
      result = JSONReader.read(mended)
      result.errors += openers.map { JSONSyntaxError(.mismatchedBracket, $0..<$0 + 1, word: "[") }
      result.errors.sort { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
    }
    all = result.errors
    isStream = true
    var start = 0
    var count = 1
    while let end = Self.end(of: result) {
      let stop = start + end
      if bytes[start..<stop].trimmedOfBlanks.contains(UInt8(ascii: "\n")) { isStream = false }
      guard count < Self.maximumCount, let last = result.errors.last, last.range.lowerBound >= end else { break }
      if last.cause == .ellipsis { outer.insert(last.moved(by: start)) }
      guard let next = Self.next(after: last.moved(by: start), in: bytes) else { break }
      // The second value is told; the third says no more.
      if count > 1, last.cause == .severalDocuments { all.removeLast() }
      result = JSONReader.read(Array(bytes[next...]))
      all += result.errors.map { $0.moved(by: next) }
      start = next
      count += 1
    }
    if count == 1 { isStream = false }
  }

  /// The `[` that have members between them and their end, `["id": 1]`.
  private static func openersOfMembers(_ json: JSONReader.Result) -> [Int] {
    let bytes = json.document.bytes
    var found: [Int] = []
    // The colon of the first member is what the reader stumbles over.
    for error in json.errors where error.cause == .unexpectedCharacter && error.word == ":" {
      var at = error.range.lowerBound - 1
      while at >= 0, bytes[at].isBlank { at -= 1 }
      guard at > 0, bytes[at] == UInt8(ascii: "\"") else { continue }
      at -= 1
      while at >= 0, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\n") { at -= 1 }
      guard at > 0, bytes[at] == UInt8(ascii: "\"") else { continue }
      at -= 1
      while at >= 0, bytes[at].isBlank || bytes[at] == UInt8(ascii: "\n") || bytes[at] == UInt8(ascii: "\r") { at -= 1 }
      if at >= 0, bytes[at] == UInt8(ascii: "[") { found.append(at) }
      if found.count >= 20 { break }
    }
    return found
  }

  /// Where the text's first value ends; nil where there is none.
  private static func end(of result: JSONReader.Result) -> Int? { result.document.root?.range.upperBound }

  /// Where the next value begins behind the error at which the reader stopped.
  private static func next(after error: JSONSyntaxError, in bytes: [UInt8]) -> Int? {
    switch error.cause {
    case .severalDocuments: return error.range.lowerBound
    case .ellipsis: break
    case .unexpectedCharacter where error.word == "}" || error.word == "]": break
    default: return nil
    }
    let rest = bytes[error.range.upperBound...].drop {
      $0.isBlank || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]")
    }
    guard let first = rest.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return nil }
    return bytes[error.range.upperBound..<rest.startIndex].contains(UInt8(ascii: "\n")) ? rest.startIndex : nil
  }
}

extension ArraySlice<UInt8> {
  /// Without blanks and line ends at both ends.
  fileprivate var trimmedOfBlanks: ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, first.isBlank || first == UInt8(ascii: "\n") || first == UInt8(ascii: "\r") {
      slice.removeFirst()
    }
    while let last = slice.last, last.isBlank || last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
      slice.removeLast()
    }
    return slice
  }
}

extension JSONSyntaxError {
  /// What `jsonc` is for, or what writers use it for.
  fileprivate var isAllowedWithComments: Bool { [.comment, .trailingComma, .ellipsis].contains(cause) }

  /// Whether it only comes of what the block shows: a comment in the first line, with the name of the file, or one
  /// member, `"scan": {…}`, without the braces around it.
  fileprivate func isOfExcerpt(in bytes: [UInt8]) -> Bool {
    let before = bytes[..<max(0, min(range.lowerBound, bytes.count))]
    switch cause {
    case .comment: return before.allSatisfy { $0.isBlank || $0 == UInt8(ascii: "\n") }
    case .trailingText:
      return bytes[before.endIndex...].first == UInt8(ascii: ":") && before.first { !$0.isBlank } == UInt8(ascii: "\"")
    default: return false
    }
  }

  fileprivate func moved(by count: Int) -> JSONSyntaxError {
    JSONSyntaxError(cause, range.lowerBound + count..<range.upperBound + count, word: word)
  }

  /// Whether the text that has it draws a body, `"name": <name>` or `"name": string`, and does not show one.
  fileprivate var isOfSketch: Bool {
    switch cause {
    case .placeholder, .alternatives: true
    case .unquotedWord:
      ["string", "integer", "int", "number", "boolean", "bool", "float", "date", "datetime", "object", "array"]
        .contains(word?.lowercased() ?? "")
    default: false
    }
  }

  /// Whether it is at a key without its second quote, `"name: 1`.
  fileprivate func isOfKey(_ bytes: [UInt8]) -> Bool {
    guard cause == .unclosedString, bytes.indices.contains(range.lowerBound) else { return false }
    let key = bytes[range.lowerBound...].dropFirst()
    let name = key.prefix { $0.isWord }
    return !name.isEmpty && key[name.endIndex...].starts(with: ": ".utf8)
  }

  /// What is wrong in a drawing of a body, too.
  fileprivate var isMistakeInSketch: Bool {
    switch cause {
    case .missingComma, .mismatchedBracket, .unclosedBracket, .unclosedString, .missingColon: true
    case .unexpectedCharacter: word == "}" || word == "]"
    default: false
    }
  }

  /// Whether it is only what the reader makes of another error: of a stray character where a comma is missing, of a
  /// quote too many behind a string.
  func isConsequence(of errors: [JSONSyntaxError]) -> Bool {
    switch cause {
    case .missingComma:
      errors.contains {
        $0.cause == .unexpectedCharacter && $0.range.overlaps(range)
          || $0.cause == .unclosedString && $0.range.lowerBound == range.upperBound
      }
    case .missingColon:
      errors.contains { $0.cause == .unclosedString && $0.range.lowerBound == range.lowerBound }
    default: false
    }
  }
}

extension RuleCard {
  /// A page with one operation and one example, for the cards of the rules about examples.
  static func page(example: String) -> String {
    """
    # Users API

    ## Get a user

    ```plaintext
    GET /user
    ```

    Example response:

    ```json
    \(example)
    ```
    """
  }
}
