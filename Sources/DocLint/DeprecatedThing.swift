import APIModel

/// Something that the docs call deprecated, with what they say of it.
struct DeprecatedThing: Sendable {
  enum Kind: Hashable, Sendable {
    case operation
    case parameter(String)
    case parameterValue(String, of: String)
    case attribute(String)
    case attributeValue(String, of: String)
  }

  var kind: Kind
  var deprecation: Deprecation
  var operation: Operation
  /// The version that removed it already.
  var removed: String?
  /// The place of the note.
  var span: SourceSpan

  /// Everything deprecated in a spec by the page of its note; a note that several operations share stands once.
  static func byPage(_ spec: APISpec) -> [String: [DeprecatedThing]] {
    var found: [String: [DeprecatedThing]] = [:]
    var seen: Set<Key> = []
    func add(
      _ kind: Kind, _ deprecation: Deprecation?, _ operation: Operation, removal: Removal? = nil, fallback: SourceSpan?
    ) {
      guard let deprecation, let span = deprecation.span ?? fallback,
        seen.insert(Key(kind: kind, span: span)).inserted
      else { return }
      found[span.path, default: []].append(
        DeprecatedThing(
          kind: kind, deprecation: deprecation, operation: operation, removed: removal?.version, span: span))
    }
    for operation in spec.operations {
      add(.operation, operation.deprecation, operation, removal: operation.removal, fallback: operation.span)
      for parameter in operation.parameters {
        add(
          .parameter(parameter.name), parameter.deprecation, operation, removal: parameter.removal,
          fallback: parameter.span)
        let values = parameter.schema.enumeration ?? parameter.schema.items?.schema.enumeration
        for value in values?.values ?? [] where value.deprecation != nil {
          add(.parameterValue(value.value, of: parameter.name), value.deprecation, operation, fallback: parameter.span)
        }
      }
      for response in operation.responses {
        guard let schema = response.schema else { continue }
        visit(schema) { property in
          add(
            .attribute(property.name), property.deprecation, operation, removal: property.removal,
            fallback: property.evidence.span)
          for value in property.schema.enumeration?.values ?? [] where value.deprecation != nil {
            add(
              .attributeValue(value.value, of: property.name), value.deprecation, operation,
              fallback: property.evidence.span)
          }
        }
      }
    }
    return found
  }

  private struct Key: Hashable {
    var kind: Kind
    var span: SourceSpan
  }

  private static func visit(_ schema: Schema, _ body: (Property) -> Void) {
    var pending = [schema]
    while let next = pending.popLast() {
      for property in next.properties {
        body(property)
        pending.append(property.schema)
      }
      if let items = next.items { pending.append(items.schema) }
    }
  }
}

extension DeprecatedThing {
  /// As messages name it.
  var name: String {
    switch kind {
    case .operation: "Operation `\(operation.name)`"
    case .parameter(let name): "Parameter `\(name)`"
    case .parameterValue(let value, let name): "Value `\(value)` of `\(name)`"
    case .attribute(let name): "Attribute `\(name)`"
    case .attributeValue(let value, let name): "Value `\(value)` of `\(name)`"
    }
  }
}
