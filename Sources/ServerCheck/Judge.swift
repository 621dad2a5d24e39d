import APIModel

/// Applies every check to what is known of one operation.
struct Judge: Sendable {
  static let noToken = "no token was given"

  let hasToken: Bool
  let targetVersion: VersionNumber?

  init(hasToken: Bool, targetVersion: VersionNumber?) {
    self.hasToken = hasToken
    self.targetVersion = targetVersion
  }

  init(_ options: CheckOptions) {
    hasToken = options.token != nil
    targetVersion = options.targetVersion
  }

  func judge(_ operation: Operation, _ result: OperationResult) -> Judgement {
    judge(operation, Self.shape(of: operation), result)
  }

  func judge(_ operation: Operation, _ shape: ResponseShape?, _ result: OperationResult) -> Judgement {
    let subject = subject(operation, shape: shape, result)
    var judgement = Judgement(subject)
    for check in ServerRuleCatalogue.checks { check.judge(subject, into: &judgement) }
    return judgement
  }

  func subject(_ operation: Operation, shape: ResponseShape?, _ result: OperationResult) -> CheckSubject {
    CheckSubject(
      operation: operation, response: operation.success, shape: shape, result: result, hasToken: hasToken,
      targetVersion: targetVersion)
  }

  /// What the docs promise of the body of an operation's success; nil where they show no JSON.
  static func shape(of operation: Operation) -> ResponseShape? {
    guard operation.method != .head, let response = operation.success,
      WrongMediaType.isJSONDocumented(response), let schema = response.schema
    else { return nil }
    return ResponseShape(schema, span: response.span ?? operation.span)
  }

  /// The token, and supplied values whose names say that they are secret.
  static func secretValues(_ options: CheckOptions) -> [String] {
    var secrets = options.token.map { [$0.value] + options.auth.derivedSecrets(of: $0.value) } ?? []
    for value in options.values {
      let name = value.name.lowercased()
      if ["token", "secret", "password", "api_key", "private_key"].contains(where: { name.contains($0) }) {
        secrets.append(value.value)
      }
    }
    return secrets
  }
}
