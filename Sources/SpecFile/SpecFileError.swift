public import APIModel

/// Why a file can't be read as an OpenAPI description: one clear line.
public struct SpecFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, as its caller named it.
  public var path: String
  /// Where in the file, if one place is to blame.
  public var position: SourcePosition?
  /// A headline without a full stop.
  public var message: String

  public init(_ message: String, path: String, position: SourcePosition? = nil) {
    self.path = path
    self.position = position
    self.message = message
  }

  /// `openapi.yaml:12:3: nothing in this file is called #/components/schemas/Pet`
  public var description: String {
    let place = position.map { "\(path):\($0.line):\($0.column)" } ?? path
    return "\(place): \(message)"
  }
}
