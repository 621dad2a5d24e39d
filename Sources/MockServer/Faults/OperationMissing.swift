/// Knows nothing of an operation.
struct OperationMissing: AnswerFault {
  let name = "operation-missing"
  let summary = "A documented operation is answered with 404, as if there were none"

  func bend(_ answer: inout Answer, _ target: FaultTarget) -> [String] {
    answer = .notFound
    return [""]
  }
}
