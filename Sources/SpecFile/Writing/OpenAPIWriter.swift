public import APIModel

/// Writes what docs say as an OpenAPI 3.1 description.
///
/// What OpenAPI can't say goes under `x-docproof-*`, so that `OpenAPIReader` gives the same `APISpec` back. The output
/// depends on the spec alone, to the byte, and is valid whatever the docs hold: operations that OpenAPI can't list
/// (repeated or removed ones) move to `x-docproof-operations`, parameters to `x-docproof-parameters`, removed
/// attributes to `x-docproof-removed`. Schemas that nest deeper than 64 levels are cut there.
public enum OpenAPIWriter {
  /// As JSON, two blanks per level, with a final newline. It is YAML too, which many readers take JSON for.
  public static func json(_ spec: APISpec) -> String {
    var text = ""
    writeJSON(spec) { text += $0 }
    return text
  }

  /// The same text piece by piece: neither it nor a tree of it is ever in memory as a whole.
  /// - Parameter sink: gets the pieces in their order.
  public static func writeJSON(_ spec: APISpec, to sink: (String) -> Void) {
    JSONStream.object(to: { sink(YAMLEscapes.escaped($0)) }) { stream in
      for (name, value) in head(spec).members { stream.member(name, value) }
      var writer = PathsWriter()
      stream.object("paths") { paths in
        writer.add(spec.operations) { paths.member($0, .object($1)) }
      }
      for (name, value) in tail(spec, writer).members { stream.member(name, value) }
    }
  }

  /// As YAML that means the same under YAML 1.1 and 1.2.
  public static func yaml(_ spec: APISpec) -> String { YAMLText.write(document(spec)) }

  static func document(_ spec: APISpec) -> JSONValue {
    var root = head(spec)
    var writer = PathsWriter()
    var paths = JSONObject()
    writer.add(spec.operations) { paths[$0] = .object($1) }
    root["paths"] = .object(paths)
    for (name, value) in tail(spec, writer).members { root[name] = value }
    return .object(root)
  }

  /// What stands before the paths.
  private static func head(_ spec: APISpec) -> JSONObject {
    var root: JSONObject = ["openapi": "3.1.0", "info": info(spec)]
    if let server = spec.server { root["servers"] = [["url": .string(server)]] }
    return root
  }

  /// What stands behind them.
  private static func tail(_ spec: APISpec, _ writer: PathsWriter) -> JSONObject {
    var root = JSONObject()
    if !writer.components.isEmpty { root["components"] = .object(writer.components) }
    root[ExtensionKey.format] = 1
    if spec.isContract { root[ExtensionKey.isContract] = true }
    root[ExtensionKey.pages] = .array(spec.pages.map { .string($0) })
    if !writer.unlisted.isEmpty { root[ExtensionKey.operations] = .array(writer.unlisted) }
    return root
  }

  /// Title and version are demanded (§4.8.2).
  private static func info(_ spec: APISpec) -> JSONValue {
    var info: JSONObject = ["title": .string(spec.title.isEmpty ? "Untitled API" : spec.title)]
    if spec.title.isEmpty { info[ExtensionKey.isTitleDocumented] = false }
    info["version"] = .string(spec.version ?? "unknown")
    if spec.version == nil { info[ExtensionKey.isVersionDocumented] = false }
    return .object(info)
  }
}

/// Puts operations into path items, and what they share into components.
struct PathsWriter {
  /// Operations that `paths` can't list.
  private(set) var unlisted: [JSONValue] = []
  private var schemes = SecuritySchemes()
  private var schemas = JSONObject()
  private var identifiers = OperationIdentifiers()

  var components: JSONObject {
    var components = JSONObject()
    if !schemas.isEmpty { components["schemas"] = .object(schemas) }
    if !schemes.objects.isEmpty { components["securitySchemes"] = .object(schemes.objects) }
    return components
  }

  private struct PathItem {
    var spelling: PathSpelling
    /// The operations' positions.
    var operations: [Int] = []
  }

  /// - Parameter each: gets every path item with its path, in order.
  mutating func add(_ operations: [Operation], each: (String, JSONObject) -> Void) {
    // Two templated paths must not differ in their names only: the first operation's spelling serves all.
    var items: [PathItem] = []
    var itemOfKey: [String: Int] = [:]
    var spellingOfShape: [String: PathSpelling] = [:]
    var others: [Int] = []
    for (position, operation) in operations.enumerated() {
      let spelling: PathSpelling
      if let known = spellingOfShape[operation.path.shape] {
        spelling = known
      } else {
        spelling = PathSpelling(operation.path)
        if operation.removal == nil { spellingOfShape[operation.path.shape] = spelling }
      }
      if operation.removal != nil {
        others.append(position)
      } else if let item = itemOfKey[spelling.key] {
        if items[item].operations.contains(where: { operations[$0].method == operation.method }) {
          others.append(position)
        } else {
          items[item].operations.append(position)
        }
      } else {
        itemOfKey[spelling.key] = items.count
        items.append(PathItem(spelling: spelling, operations: [position]))
      }
    }
    let order = items.flatMap(\.operations) + others
    let needsPositions = order != order.sorted()
    for item in items {
      var object = JSONObject()
      for position in item.operations {
        var written = write(operations[position], item.spelling)
        if needsPositions { written[ExtensionKey.position] = .int(position) }
        object[operations[position].method.rawValue.lowercased()] = .object(written)
      }
      each(item.spelling.key, object)
    }
    for position in others {
      let operation = operations[position]
      var written = write(operation, PathSpelling(operation.path))
      written[ExtensionKey.position] = .int(position)
      unlisted.append([
        "method": .string(operation.method.rawValue), "path": .string(PathSpelling(operation.path).key),
        "operation": .object(written),
      ])
    }
  }

  private mutating func write(_ operation: Operation, _ spelling: PathSpelling) -> JSONObject {
    let identifier = identifiers.identifier(operation.method, spelling.key)
    var writer = OperationWriter(operation: operation, spelling: spelling, identifier: identifier)
    return writer.write(schemes: &schemes, schemas: &schemas)
  }
}

/// The ways to send a token that the operations name, one scheme for each header.
struct SecuritySchemes {
  private(set) var objects = JSONObject()
  private var names: [String: String] = [:]

  /// The name of the scheme that sends a token in a header.
  mutating func name(header: String) -> String {
    if let name = names[header] { return name }
    // Component names: `^[a-zA-Z0-9._-]+$` (§4.8.7.1).
    let plain = header.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "_" }
    let base = plain.isEmpty ? "token" : String(plain)
    var name = base
    var number = 2
    while objects[name] != nil {
      name = "\(base)_\(number)"
      number += 1
    }
    names[header] = name
    if header.lowercased() == "authorization" {
      // An apiKey in this header would be ignored by readers; the field's name for it is a bearer token.
      objects[name] = ["type": "http", "scheme": "bearer", ExtensionKey.header: .string(header)]
    } else {
      objects[name] = ["type": "apiKey", "in": "header", "name": .string(header)]
    }
    return name
  }
}
