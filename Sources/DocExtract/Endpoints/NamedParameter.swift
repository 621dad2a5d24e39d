import APIModel

/// A parameter that only a text names.
struct NamedParameter: Sendable {
  var parameter: Parameter
  /// Where the text says that it is sent; nil where only the method tells.
  var location: Parameter.Location?
  /// Whether the text only tells more of what something else documents: "`reason` is mandatory."
  var isRemark = false

  init(_ parameter: Parameter, _ location: Parameter.Location?) {
    self.parameter = parameter
    self.location = location
  }

  /// - Parameter text: What stands behind the name, in brackets or between commas: "integer, optional".
  init(
    _ field: WrittenField, _ requirement: Parameter.Requirement, _ location: Parameter.Location?,
    _ text: ArraySlice<Prose.Token>, _ span: SourceSpan
  ) {
    parameter = Parameter(name: field.name, location: location ?? .query, requirement: requirement, span: span)
    self.location = field.isQuery ? .query : location
    if field.isOptional { parameter.requirement = .optional }
    if field.isRequired { parameter.requirement = .required }
    if let type = field.type, let schema = TypeNotation.schema(type) {
      parameter.writtenType = type
      parameter.schema = schema
    }
    for piece in text.split(whereSeparator: { $0.isMark(",") || $0.isMark(";") }) {
      guard let first = piece.first else { continue }
      if let word = ParameterListReader.requirement(first), piece.count <= 2 {
        parameter.requirement = word
      } else if let value = ParameterListReader.defaultValue(piece) {
        parameter.defaultValue = value
      } else if parameter.writtenType == nil, piece.count <= 3,
        case let written = piece.map(\.text).joined(separator: " "), let schema = TypeNotation.schema(written)
      {
        parameter.writtenType = written
        parameter.schema = schema
      }
    }
  }
}
