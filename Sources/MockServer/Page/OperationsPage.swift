import APIModel
import Mustache

/// The page at `/`: every operation with its docs, a form to try it, and its answer. One file, no outside assets.
struct OperationsPage {
  /// The page's policy (Content Security Policy 3): only the one script with the nonce runs, and it talks to this
  /// server alone. What docs bring in is escaped besides.
  static func policy(nonce: String) -> String {
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-\(nonce)'; connect-src 'self'; "
      + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  }

  /// - Returns: the page, or a refusal where its template can't be rendered.
  static func answer(_ specs: [MountedSpec], header: String) -> Answer {
    let nonce = String(SystemRandomNumberGenerator.token(), radix: 36)
    guard let template = try? MustacheTemplate(string: OperationsPageTemplate.text) else { return .notFound }
    var titles: [String] = []
    for title in specs.map(\.spec.title) where !titles.contains(title) { titles.append(title) }
    let apis: [[String: Any]] = specs.map { mounted in
      let operations = mounted.spec.operations.filter { $0.removal == nil }
      return [
        // Versions of one API are told apart by their paths.
        "name": titles.count > 1 ? mounted.spec.title + " " : "", "base": mounted.basePath,
        "operations": operations.map { Self.operation($0, mounted.basePath) },
      ]
    }
    let text = template.render(
      ["title": titles.joined(separator: ", "), "apis": apis, "nonce": nonce, "header": header] as [String: Any])
    var answer = Answer(200, text: text, mediaType: "text/html; charset=utf-8")
    answer.setHeader("Content-Security-Policy", policy(nonce: nonce))
    answer.setHeader("X-Content-Type-Options", "nosniff")
    return answer
  }

  private static func operation(_ operation: Operation, _ basePath: String) -> [String: Any] {
    var fields: [[String: Any]] = operation.path.placeholders.map { name in
      let parameter = operation.parameters.first { $0.name == name && $0.location == .path }
      return field(name, "path", parameter, isRequired: true)
    }
    for parameter in operation.parameters
    where parameter.removal == nil && parameter.location != .path && parameter.location != .cookie {
      fields.append(field(parameter.name, place(parameter, operation), parameter, isRequired: parameter.isRequired))
    }
    return [
      "method": operation.method.rawValue, "path": basePath + "\(operation.path)",
      // Braces that a script can fill in order, whatever the placeholders are called.
      "pattern": basePath + (operation.path.filled { _ in "{}" } ?? ""),
      "summary": operation.summary ?? "", "description": operation.description ?? "",
      "isDeprecated": operation.deprecation != nil, "fields": fields,
      "answers": answers(operation),
    ]
  }

  private static func answers(_ operation: Operation) -> [[String: Any]] {
    operation.responses.map { ["status": String($0.status), "description": $0.description ?? ""] }
  }

  private static func place(_ parameter: Parameter, _ operation: Operation) -> String {
    switch parameter.location {
    case .query: "query"
    case .header: "header"
    default: operation.method.isSafe ? "query" : "body"
    }
  }

  private static func field(
    _ name: String, _ place: String, _ parameter: Parameter?, isRequired: Bool
  ) -> [String: Any] {
    let type = parameter?.writtenType ?? parameter?.schema.types.names.joined(separator: " or ") ?? ""
    let values = parameter?.schema.enumeration?.values.map(\.value) ?? []
    return [
      "name": name, "place": place, "kind": type.isEmpty ? place : "\(type), \(place)", "isRequired": isRequired,
      "description": parameter?.description ?? "", "values": values.joined(separator: ", "),
      "isDeprecated": parameter?.deprecation != nil,
    ]
  }
}

extension SystemRandomNumberGenerator {
  fileprivate static func token() -> UInt64 {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }
}
