public import APIModel

/// Reads an OpenAPI description, 3.0 or 3.1, JSON or YAML, ours or anybody's.
///
/// - `$ref` inside the file is followed. A schema that contains itself is cut at its second occurrence, and a very
///   large one where its references nest too deep to be worth it; what is cut keeps its types. A `$ref` to another
///   file is an error that names it.
/// - `allOf` is merged; of `oneOf` and `anyOf` every alternative's properties are taken, required where all have them.
/// - The fields of a request body become parameters, nested ones in bracket notation: `actions[][file_path]`. A body
///   that is no object becomes one parameter, `body`.
/// - `default` and `4XX` become the operation's `statusRanges`; their schemas are not kept. Methods that `HTTPMethod`
///   lacks, callbacks, webhooks and links are left out.
/// - Every operation, parameter and property knows the place of its key in the file, unless the file was written by
///   `OpenAPIWriter`: then it knows the place in the docs that it was extracted from.
public enum OpenAPIReader {
  /// - Parameters:
  ///   - bytes: the file; UTF-8.
  ///   - path: the file's name, for spans and errors.
  /// - Throws: `SpecFileError` where the file is neither JSON nor YAML, not OpenAPI 3.0 or 3.1, or where a `$ref`
  ///   leads nowhere.
  public static func read(_ bytes: [UInt8], path: String) throws(SpecFileError) -> APISpec {
    let root = try parse(bytes, path: path)
    try checkVersion(of: root, path: path)
    var reader = DocumentReader(root: root, path: path)
    return try reader.read()
  }

  /// Whether a file claims to be an OpenAPI or Swagger description: cheap, for telling one from docs and data.
  public static func looksLikeSpec(_ bytes: [UInt8]) -> Bool { SpecSniffer.looksLikeSpec(bytes) }

  private static func parse(_ bytes: [UInt8], path: String) throws(SpecFileError) -> SpecNode {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) && SpecSniffer.isJSON(bytes) ? Array(bytes.dropFirst(3)) : bytes
    if bytes.contains(0) {
      throw SpecFileError("not a text file: it holds NUL bytes", path: path)
    }
    // Flow style YAML may begin with a brace too.
    let isJSON = SpecSniffer.isJSON(bytes) && !path.hasSuffix(".yaml") && !path.hasSuffix(".yml")
    return try isJSON ? JSONText.read(bytes, path: path) : YAMLText.read(bytes, path: path)
  }

  private static func checkVersion(of root: SpecNode, path: String) throws(SpecFileError) {
    guard root.isObject else { throw SpecFileError("not an OpenAPI description: no `openapi` key", path: path) }
    if let swagger = root["swagger"] {
      throw SpecFileError(
        "Swagger \(swagger.scalarText ?? "2.0") is not supported; convert it to OpenAPI 3", path: path,
        position: swagger.range?.start)
    }
    guard let node = root["openapi"] else {
      throw SpecFileError("not an OpenAPI description: no `openapi` key", path: path)
    }
    let version = node.scalarText ?? ""
    guard version == "3.0" || version == "3.1" || version.hasPrefix("3.0.") || version.hasPrefix("3.1.") else {
      throw SpecFileError(
        "OpenAPI `\(version.prefix(20))` is not supported, only 3.0 and 3.1", path: path, position: node.range?.start)
    }
  }
}

/// Tells spec files from other files by a look at their bytes.
enum SpecSniffer {
  static func isJSON(_ bytes: [UInt8]) -> Bool {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return text.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } == UInt8(ascii: "{")
  }

  static func looksLikeSpec(_ bytes: [UInt8]) -> Bool {
    if isJSON(bytes) {
      // A key may stand anywhere in an object: sorted ones put it after `components` and `info`.
      return contains(bytes[...])
    }
    var text = bytes[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    var isFirst = true
    while !text.isEmpty {
      let line = text.prefix { $0 != 0x0A && $0 != 0x0D }
      text = text[line.endIndex...].dropFirst()
      guard let first = line.first else { continue }
      switch first {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "#"): continue
      case UInt8(ascii: "-") where line.starts(with: "---".utf8) && isFirst: break
      case UInt8(ascii: "-") where line.starts(with: "- ".utf8): break
      default:
        let plain = line.filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
        if plain.starts(with: "openapi:".utf8) || plain.starts(with: "swagger:".utf8) { return true }
        // In YAML only keys stand at the margin; a line of prose or a fence says that this is something else.
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), !line[..<colon].contains(UInt8(ascii: " ")),
          line.index(after: colon) == line.endIndex || line[line.index(after: colon)] == UInt8(ascii: " ")
        else { return false }
      }
      isFirst = false
    }
    return false
  }

  /// Whether the version key stands in a piece of JSON.
  private static func contains(_ bytes: ArraySlice<UInt8>) -> Bool {
    for key in [Array("\"openapi\"".utf8), Array("\"swagger\"".utf8)] {
      var at = bytes.startIndex
      while let quote = bytes[at...].firstIndex(of: UInt8(ascii: "\"")) {
        if bytes[quote...].starts(with: key) {
          // A colon and a version, written as text or number.
          let rest = bytes[(quote + key.count)...].prefix(64).filter { $0 > 0x20 && $0 != UInt8(ascii: "\"") }
          if rest.first == UInt8(ascii: ":"), let digit = rest.dropFirst().first,
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit)
          {
            return true
          }
        }
        at = quote + 1
      }
    }
    return false
  }
}
