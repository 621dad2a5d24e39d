import APIModel

extension Answer {
  /// A refusal in the form that the docs give it: with 422 where they list that for what a request lacks and no 400,
  /// and with the documented body. What the refusal says takes the place of the documented words where it says more
  /// than its status.
  func asDocumented(by operation: Operation) -> Answer {
    guard status >= 400 else { return self }
    var answer = self
    if status == 400, operation.response(400) == nil, operation.response(422) != nil { answer.status = 422 }
    guard let response = operation.response(answer.status), case .json(let own) = body,
      var example = response.examples.lazy.compactMap(\.json?.objectValue).first
    else { return answer }
    if answer.status == 400 || answer.status == 422, let message = own["message"] {
      guard let name = Self.names.first(where: { example[$0]?.stringValue != nil }) else { return answer }
      example[name] = message
    }
    answer.body = .json(.object(example))
    answer.mediaType = response.mediaType ?? mediaType
    return answer
  }

  /// The attributes that tell a person what is wrong, by the custom of many APIs.
  private static let names = ["message", "error_description", "detail", "error", "title"]
}
