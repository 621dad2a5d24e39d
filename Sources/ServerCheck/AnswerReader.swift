import APIModel

/// Makes an answer into what the checks judge, whether it has just come or was recorded.
struct AnswerReader: Sendable {
  let judge: Judge
  let bodies: BodyReader

  /// Notes status, headers and body of an answer.
  /// - Parameter shape: what the docs promise of the body.
  /// - Returns: what later requests may need of it.
  func note(
    _ response: ProbeResponse, of operation: Operation, shape: ResponseShape?, in result: inout OperationResult
  ) async -> Capture? {
    result.reply = .answer(
      status: response.status, mediaType: response.header("Content-Type"),
      declaredLength: response.header("Content-Length").flatMap(Int.init))
    result.lifetime = LifetimeHeaders(response)
    if response.status == 404 { result.missedSegment = Self.missedSegment(response, operation.path) }
    let (body, capture) = await body(response, of: operation, shape, result)
    result.body = body
    return capture
  }

  /// Why a body was not looked at: what its status says.
  func unread(_ operation: Operation, _ result: OperationResult) -> String {
    switch StatusAnswer(judge.subject(operation, shape: nil, result)) {
    case .kept: "the docs show no JSON body"
    case .otherDocumented(let status): "answered \(status), which is documented, too"
    case .undocumentedSuccess(let status, _), .undocumentedRefusal(let status): "status \(status)"
    case .incompleteRequest(let status): StatusAnswer.incompleteReason(status)
    case .serverError(let status), .documentedFailure(let status): "status \(status)"
    case .notImplemented(let status): "not implemented: \(status)"
    case .listedButNotFound: "status 404"
    case .redirected: "redirected"
    case .unverified(let reason): reason
    }
  }

  /// The last of the path's fixed segments that the text of a 404 names by itself. A text that repeats the path says
  /// no more than that nothing is there.
  private static func missedSegment(_ response: ProbeResponse, _ path: PathTemplate) -> String? {
    let text = String(decoding: response.body.prefix(4096), as: UTF8.self)
    return path.segments.indices.dropFirst().reversed().lazy.compactMap { path.literal(at: $0) }
      .first { $0.count > 2 && isNamed($0, in: text) }
  }

  private static func isNamed(_ segment: String, in text: String) -> Bool {
    let text = Array(text.utf8)
    let segment = Array(segment.utf8)
    guard text.count >= segment.count else { return false }
    func isPart(_ index: Int) -> Bool {
      guard text.indices.contains(index) else { return false }
      let byte = text[index]
      return byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_") || byte >= 0x80
        || Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
    }
    return (0...text.count - segment.count).contains { start in
      text[start...].starts(with: segment) && !isPart(start - 1) && !isPart(start + segment.count)
    }
  }

  private func body(
    _ response: ProbeResponse, of operation: Operation, _ shape: ResponseShape?, _ result: OperationResult
  ) async -> (OperationResult.Body, Capture?) {
    let unread = OperationResult.Body.unread(unread(operation, result))
    switch StatusAnswer(judge.subject(operation, shape: nil, result)) {
    case .kept: break
    case .undocumentedSuccess: if response.body.isEmpty { return (unread, nil) }
    default: return (unread, nil)
    }
    if operation.method == .head { return (.unread("an answer to HEAD has no body"), nil) }
    // RFC 9110 §15.3.7: no range was asked for, and a part proves nothing of the whole.
    if response.status == 206, operation.success?.status != 206 {
      return (.unread("status 206 shows only a part"), nil)
    }
    switch response.bodyEnd {
    case .complete: break
    case .cutOff(let reason): return (.cutOff(reason), nil)
    case .unfinished(let reason):
      let isStream = DocumentedStream.isPromised(operation, mediaType: response.header("Content-Type"))
      return (isStream ? .unread(DocumentedStream.reason) : .cutOff(reason), nil)
    case .tooLarge(let limit): return (.tooLarge(limit: limit), nil)
    case .coded(let coding):
      return (.unread("the body is coded as \(Excerpt.of(coding)), which was not asked for"), nil)
    case .partlyRecorded: return (.unread("the recording holds only a part of the body"), nil)
    }
    if response.body.isEmpty { return (.empty, nil) }
    guard WrongMediaType.isJSONDocumented(operation.success) else {
      let hasNoBody = operation.success?.status == 204 || operation.success?.status == 205
      return (hasNoBody ? .wrongMediaType(excerpt: "") : unread, nil)
    }
    return await bodies.read(response, shape ?? ResponseShape(Schema(), span: nil))
  }
}
