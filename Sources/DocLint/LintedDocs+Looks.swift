import APIModel
import DocExtract

/// Looks through all docs.
extension LintedDocs {
  /// Whether any operation has a parameter, attribute or value of that name.
  func knowsName(_ name: String) -> Bool {
    // Values and what was only inferred are looked for where it comes to that: hardly ever.
    exampleNames.count(of: name) > 0 || placeholderCount(of: name) > 0 || Self.names(spec).contains(name)
  }

  private static func names(_ spec: APISpec) -> Set<String> {
    var names: Set<String> = []
    func add(_ schema: Schema) {
      for value in schema.enumeration?.values ?? [] { names.insert(value.value) }
      for property in schema.properties {
        names.insert(property.name)
        add(property.schema)
      }
      if let items = schema.items { add(items.schema) }
    }
    for operation in spec.operations {
      for parameter in operation.parameters {
        names.insert(parameter.name)
        add(parameter.schema)
      }
      for response in operation.responses { if let schema = response.schema { add(schema) } }
    }
    return names
  }

  /// Whether links from page to page have the ending `.md`, but for a few.
  static func endsLinks(_ pages: [ExtractedPage]) -> Bool {
    var ending = 0
    var bare = 0
    for document in pages.lazy.map(\.document) {
      for inline in document.inlines where inline.kind == .link && !inline.text.isEmpty {
        let text = document.buffer[inline.text.bounds]
        let path = text.prefix { $0 != UInt8(ascii: "#") }
        guard let first = path.first, first != UInt8(ascii: "/"), !path.contains(UInt8(ascii: ":")) else { continue }
        if path.suffix(3).elementsEqual(".md".utf8) {
          ending += 1
        } else if path.last != UInt8(ascii: "/"), !path.suffix(8).contains(UInt8(ascii: ".")) {
          bare += 1
        }
      }
    }
    return ending >= 3 && ending >= 3 * bare
  }
}
