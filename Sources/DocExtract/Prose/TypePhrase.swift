public import APIModel

/// Reads a type as people write it into docs: `integer/string`, `string array`, `Array[String]`, `?string`.
public enum TypePhrase {
  /// - Returns: The schema, or nil where a word of the phrase is no known type.
  public static func schema(_ phrase: String) -> Schema? {
    // No type is this long; and what follows calls itself for an array's items.
    guard phrase.utf8.count <= 200 else { return nil }
    var text = phrase.lowercased().trimmingBlanks
    var schema = Schema()
    // Nearly every type is one word.
    if text.utf8.allSatisfy({ $0.isLower }), let (types, format) = meaning(text), !types.isEmpty {
      schema.types = types
      if types == .string { schema.format = format }
      return schema
    }
    if text.hasPrefix("?") {
      schema.isNullable = true
      text.removeFirst()
    }
    if text.hasSuffix("?") {
      schema.isNullable = true
      text.removeLast()
    }
    text = text.trimmingBlanks
    // `int >= 1`
    if let bound = [" >", " <", " ≥", " ≤"].lazy.compactMap({ text.firstRange(ofBytes: $0)?.lowerBound }).first {
      text = text[..<bound].trimmingBlanks
    }
    guard !text.isEmpty else { return nil }
    if let union = union(text) { return union }
    if let items = itemPhrase(text) {
      schema.types = .array
      if let items = self.schema(items) { schema.items = .schema(items) }
      return schema
    }
    for word in words(text) {
      switch word {
      case "or", "and", "of", "a", "an", "the", "valid", "url-encoded", "urlencoded", "encoded", "positive", "unsigned",
        "signed", "long", "unix", "epoch", "required", "optional", "formatted", "32-bit", "64-bit":
        continue
      case "null", "nil", "none", "nullable":
        schema.isNullable = true
      default:
        guard let (types, format) = meaning(word) else { return nil }
        // `date-time string`, `ISO 8601 date`: the format comes from whichever word has one.
        schema.types.formUnion(types)
        if let format, schema.format == nil { schema.format = format }
      }
    }
    // `long` alone is a type, `long text` is none of its own.
    if schema.types.isEmpty, text == "long" || text == "unsigned long" { schema.types = .integer }
    if schema.types.isEmpty, !schema.isNullable, words(text).contains(where: { $0 != "mixed" && $0 != "any" }) {
      return nil
    }
    if schema.types.contains(.number) { schema.types.remove(.integer) }
    if schema.types != .string { schema.format = nil }
    return schema
  }

  /// `string | integer | (integer)[]`: an array that is one of several types.
  private static func union(_ text: String) -> Schema? {
    guard text.utf8.contains(UInt8(ascii: "|")), text.hasSuffix("]"), !text.hasPrefix("["), !text.hasPrefix("array")
    else { return nil }
    var schema = Schema()
    for piece in text.utf8.split(separator: UInt8(ascii: "|")) {
      let own = Substring(piece).trimmingBlanks
      // A bar inside brackets belongs to the items.
      guard own.utf8.count(where: { "([<".utf8.contains($0) }) == own.utf8.count(where: { ")]>".utf8.contains($0) }),
        let part = self.schema(own), !part.types.isEmpty || part.isNullable
      else { return nil }
      schema.types.formUnion(part.types)
      schema.isNullable = schema.isNullable || part.isNullable
      if let items = part.items { schema.items = items }
    }
    return schema
  }

  /// A type's JSON types and format by its single word.
  private static func meaning(_ word: String) -> (SchemaTypes, String?)? { meanings[word] }

  private static let meanings: [String: (SchemaTypes, String?)] = {
    var meanings: [String: (SchemaTypes, String?)] = [:]
    for (types, format, words) in [
      (
        .string, nil,
        [
          "string", "strings", "str", "text", "char", "varchar", "token", "enum", "password", "base64", "symbol",
          "slug", "regex", "json-string", "html", "markdown", "binary", "file", "blob", "bytes", "duration", "path",
          "time", "8601", "iso",
        ]
      ),
      (.string, "date-time", ["datetime", "date-time", "timestamp", "iso8601", "iso-8601", "rfc3339", "dateTime"]),
      (.string, "date", ["date"]),
      (.string, "uri", ["uri", "url", "link"]),
      (.string, "email", ["email", "e-mail"]),
      (.string, "uuid", ["uuid", "guid"]),
      (.string, "ipv4", ["ip", "ipv4"]),
      (.string, "ipv6", ["ipv6"]),
      (
        .integer, nil,
        [
          "integer", "int", "integers", "int32", "int64", "uint", "uint64", "bigint", "id", "ids", "count",
          "bytesize", "uint32", "int16", "uint16", "biginteger",
        ]
      ),
      (
        .number, nil,
        [
          "number", "numeric", "float", "double", "decimal", "float64", "real", "bigdecimal", "unix_timestamp",
          "unixtime", "unix-timestamp",
        ]
      ),
      (.boolean, nil, ["boolean", "bool", "booleans", "flag"]),
      (.object, nil, ["object", "hash", "json", "dict", "dictionary", "map", "struct", "hashmap", "record"]),
      (.array, nil, ["array", "list", "arrays", "collection", "set"]),
      (.string, nil, ["字符串", "字符", "文本", "文字列", "문자열", "строка", "cadena", "chaîne", "zeichenkette", "texto"]),
      (.integer, nil, ["整数", "整型", "长整型", "целое", "정수", "entero", "entier", "inteiro", "ganzzahl"]),
      (.number, nil, ["数字", "数值", "数値", "浮点数", "숫자", "число", "número", "nombre", "zahl"]),
      (.boolean, nil, ["布尔", "布尔值", "布尔型", "布尔类型", "wahrheitswert", "булево", "真偽値", "불리언", "booleano", "booléen"]),
      (.array, nil, ["数组", "列表", "配列", "배열", "массив", "tableau", "liste"]),
      (.object, nil, ["对象", "オブジェクト", "객체", "объект", "objeto", "objet"]),
      ([], nil, ["mixed", "any", "*", "value", "scalar"]),
    ] as [(SchemaTypes, String?, [String])] {
      for word in words { meanings[word] = (types, format) }
    }
    return meanings
  }()

  /// What an array holds, where the phrase says: `string array`, `array of strings`, `Array[String]`, `string[]`,
  /// `array<string>`, `[string]`, `list of integers`.
  private static func itemPhrase(_ text: String) -> String? {
    for prefix in ["array of ", "list of ", "arrays of ", "set of ", "array with ", "an array of ", "a list of "]
    where text.hasPrefix(prefix) {
      return singular(String(text.dropFirst(prefix.count)))
    }
    for (prefix, suffix) in [
      ("array[", "]"), ("array<", ">"), ("list[", "]"), ("list<", ">"), ("[", "]"), ("array(", ")"), ("array (", ")"),
    ]
    where text.hasPrefix(prefix) && text.hasSuffix(suffix) && text.utf8.count > prefix.utf8.count + suffix.utf8.count {
      return singular(String(text.dropFirst(prefix.count).dropLast(suffix.count)))
    }
    if text.hasSuffix("[]"), text.utf8.count > 2 { return String(text.dropLast(2)) }
    for suffix in [" array", " list", " arrays"] where text.hasSuffix(suffix) {
      let item = String(text.dropLast(suffix.count))
      return item.hasSuffix("/") || item.hasSuffix("or") ? nil : item
    }
    return nil
  }

  private static func singular(_ text: String) -> String {
    let text = text.trimmingBlanks
    for word in ["strings", "integers", "numbers", "objects", "hashes", "booleans", "dates", "arrays", "ids", "ints"]
    where text == word {
      return word == "hashes" ? "hash" : String(word.dropLast())
    }
    // "array of rule objects"
    if [" objects", " object", " hashes"].contains(where: text.hasSuffix) { return "object" }
    return text
  }

  private static func words(_ text: String) -> [String] {
    text.utf8.split { byte in
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: "|"), UInt8(ascii: ","), UInt8(ascii: "("),
        UInt8(ascii: ")"), UInt8(ascii: "`"), UInt8(ascii: "\""):
        true
      default: false
      }
    }.map { String(Substring($0)) }
  }
}
