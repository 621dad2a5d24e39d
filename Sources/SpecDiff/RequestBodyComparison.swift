import APIModel

/// What changed about request bodies as a whole.
extension ParameterComparison {
  func compareBody(into list: inout OperationChanges) {
    if new.isBodyRequired == true, old.isBodyRequired != true, list.isContract {
      list.add(
        .requestBodyRequired, location: "body", old: SpecChange.Side(span: list.oldSpan, value: "optional"),
        new: SpecChange.Side(span: list.newSpan, value: "required"), message: "requests must have a body",
        advice: "Send a body with every request.")
    } else if old.isBodyRequired == true, new.isBodyRequired == false {
      list.add(
        .requestBodyOptional, location: "body", old: SpecChange.Side(span: list.oldSpan, value: "required"),
        new: SpecChange.Side(span: list.newSpan, value: "optional"), message: "requests may go without a body",
        advice: "Nothing to do.")
    }
    compareWhole(into: &list)
    guard list.isContract, !old.requestMediaTypes.isEmpty, !new.requestMediaTypes.isEmpty else { return }
    let difference = MediaTypeDifference(old.requestMediaTypes, new.requestMediaTypes)
    let sides = (
      SpecChange.Side(span: list.oldSpan, value: old.requestMediaTypes.joined(separator: ", ")),
      SpecChange.Side(span: list.newSpan, value: new.requestMediaTypes.joined(separator: ", "))
    )
    if !difference.lost.isEmpty {
      list.add(
        .requestMediaTypeRemoved, location: "body", old: sides.0, new: sides.1,
        message: "the body is no longer taken as \(Wording.list(difference.lost))",
        advice: "Send it as \(Wording.list(new.requestMediaTypes)).")
    } else if !difference.gained.isEmpty {
      list.add(
        .requestMediaTypeAdded, location: "body", old: sides.0, new: sides.1,
        message: "the body may be sent as \(Wording.list(difference.gained)), too", advice: "Nothing to do.")
    }
  }

  /// The body as an object that may hold more than its listed fields.
  private func compareWhole(into list: inout OperationChanges) {
    guard list.isContract, let before = old.body, let after = new.body, before.types == after.types,
      before.types == .object
    else { return }
    let body = { (schema: Schema, span: SourceSpan?) in
      var whole = Parameter(name: "body", location: .body, span: span)
      whole.schema.additional = schema.additional
      whole.schema.assertions = schema.assertions
      return whole
    }
    // A body without fields is a parameter of its own.
    guard old.parameter("body", in: .body) == nil, new.parameter("body", in: .body) == nil else { return }
    let sides = (body(before, list.oldSpan), body(after, list.newSpan))
    compareAssertions(sides.0, sides.1, into: &list)
    compareAdditional(sides.0, sides.1, into: &list)
  }

  func compareAssertions(_ before: Parameter, _ after: Parameter, into list: inout OperationChanges) {
    let what = Self.noun(after)
    for difference in AssertionDifference.all(before.schema, after.schema) {
      list.add(
        difference.isWeaker ? .parameterAssertionDropped : .parameterAssertionChanged,
        location: before.location.rawValue, name: before.name,
        old: SpecChange.Side(span: before.span ?? list.oldSpan, value: difference.was ?? "none"),
        new: SpecChange.Side(span: after.span ?? list.newSpan, value: difference.now ?? "none"),
        message: "\(difference.name) of \(what) is \(difference.now ?? "not limited")"
          + (difference.was.map { ", it was \($0)" } ?? ""),
        advice: difference.isWeaker
          ? "Nothing to do; old values are still accepted."
          : "Check that the values of \(Wording.code(after.name)) keep to it.")
    }
  }

  /// What an object that is sent may hold besides its listed fields.
  func compareAdditional(_ before: Parameter, _ after: Parameter, into list: inout OperationChanges) {
    let (was, now) = (before.schema.additional.stated, after.schema.additional.stated)
    guard was != now else { return }
    let compatibility: Compatibility
    let message: String
    switch now {
    case .forbidden:
      compatibility = .additionalParametersRefused
      message = "takes no fields beyond the listed ones"
    case .values(let schema):
      if case .values(let other) = was {
        let difference = TypeComparison.request(other, schema, isText: false)
        compatibility = difference == .widened ? .additionalParametersAllowed : .additionalParametersRefused
        if difference == .same { return }
      } else {
        compatibility = was == nil ? .additionalParametersLimited : .additionalParametersAllowed
      }
      message = "takes fields beyond the listed ones \(now.phrase)"
    case nil:
      compatibility = .additionalParametersAllowed
      message = "takes any fields beyond the listed ones"
    }
    list.add(
      compatibility, location: before.location.rawValue, name: before.name,
      old: SpecChange.Side(span: before.span ?? list.oldSpan, value: was.phrase),
      new: SpecChange.Side(span: after.span ?? list.newSpan, value: now.phrase),
      message: "\(Self.noun(after)) \(message)",
      advice: compatibility == .additionalParametersAllowed
        ? "Nothing to do." : "Send only what the new contract lists in \(Wording.code(after.name)).")
  }

  /// Parameters whose values nest, `body` that is an array of objects, with what nests in them, in bracket notation.
  static func unfolded(_ parameters: [Parameter]) -> [Parameter] {
    var out: [Parameter] = []
    for parameter in parameters { unfold(parameter, depth: 0, into: &out) }
    return out
  }

  private static func unfold(_ parameter: Parameter, depth: Int, into out: inout [Parameter]) {
    out.append(parameter)
    guard depth < 16, out.count < 5000 else { return }
    let inner = parameter.schema.items?.schema ?? parameter.schema
    for property in inner.properties {
      var child = Parameter(
        name: "\(parameter.name)\(parameter.schema.items == nil ? "" : "[]")[\(property.name)]",
        location: parameter.location, schema: property.schema,
        requirement: property.isRequired ? .required : .optional,
        span: property.evidence.span ?? parameter.span)
      child.description = property.description
      child.deprecation = property.deprecation
      child.removal = property.removal
      unfold(child, depth: depth + 1, into: &out)
    }
  }
}
