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
    for number in spec.operations.indices {
      if spec.operations[number].deprecation != nil {
        let operation = spec.operations[number]
        add(.operation, operation.deprecation, operation, removal: operation.removal, fallback: operation.span)
      }
      let parameters = spec.operations[number].parameters
      for index in parameters.indices where parameters[index].mayBeDeprecated {
        if parameters[index].deprecation != nil {
          add(
            .parameter(parameters[index].name), parameters[index].deprecation, spec.operations[number],
            removal: parameters[index].removal, fallback: parameters[index].span)
        }
        let values = parameters[index].schema.enumeration ?? parameters[index].schema.items?.schema.enumeration
        for value in values?.values ?? [] where value.deprecation != nil {
          add(
            .parameterValue(value.value, of: parameters[index].name), value.deprecation, spec.operations[number],
            fallback: parameters[index].span)
        }
      }
      for response in spec.operations[number].responses {
        guard let schema = response.schema else { continue }
        visit(schema) { property in
          if property.deprecation != nil {
            add(
              .attribute(property.name), property.deprecation, spec.operations[number], removal: property.removal,
              fallback: property.evidence.span)
          }
          for value in property.schema.enumeration?.values ?? [] where value.deprecation != nil {
            add(
              .attributeValue(value.value, of: property.name), value.deprecation, spec.operations[number],
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

  /// Visits the properties that may be deprecated or have a value that is; hardly any is, so that none is copied to see
  /// that.
  private static func visit(_ schema: Schema, _ body: (Property) -> Void) {
    var pending = [(properties: schema.properties, items: schema.items)]
    while let (properties, items) = pending.popLast() {
      for index in properties.indices {
        if properties[index].deprecation != nil || properties[index].schema.enumeration != nil {
          body(properties[index])
        }
        let own = (properties: properties[index].schema.properties, items: properties[index].schema.items)
        if !own.properties.isEmpty || own.items != nil { pending.append(own) }
      }
      if case .schema(let inner)? = items { pending.append((inner.properties, inner.items)) }
    }
  }
}

extension Parameter {
  /// Whether it or one of its values may be deprecated.
  fileprivate var mayBeDeprecated: Bool {
    deprecation != nil || schema.enumeration != nil || schema.items?.schema.enumeration != nil
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
