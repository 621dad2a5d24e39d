import APIModel

extension CheckSubject {
  /// Gives the verdicts of the promises of some kind that life cycles looked at, and reports those not kept.
  func judge(
    into judgement: inout Judgement, where isMeant: (WritePromise) -> Bool,
    report: (WritePromise, WriteVerdict.Evidence, SourceSpan, inout Judgement) -> Void
  ) {
    for verdict in result.writes where isMeant(verdict.promise) {
      let span = verdict.span ?? operationSpan
      switch verdict.state {
      case .kept: judgement.verify(verdict.promise.name, at: span)
      case .notAsked(let reason): judgement.skip(verdict.promise.name, because: reason, at: span)
      case .broken(let evidence):
        judgement.violate(verdict.promise.name, at: span)
        report(verdict.promise, evidence, span, &judgement)
      case .lenient(let evidence):
        judgement.skip(verdict.promise.name, because: "accepted: \(evidence.received)", at: span)
        report(verdict.promise, evidence, span, &judgement)
      }
    }
  }
}

/// The docs of a small collection and the answers to one life in it, for the cards.
enum LifeCycleExample {
  static let created = CardExample.ok("{\"id\": 6, \"description\": \"docproof\"}")
  static let gone = "HTTP/1.1 404 Not Found\n\n"
  private static let refused = "HTTP/1.1 400 Bad Request\n\n"
  private static let updated = CardExample.ok("{\"id\": 6, \"description\": \"docproof-2\"}")

  /// The answer to reading a member that has another attribute besides.
  static func weighed(_ description: String, _ weight: Int) -> String {
    CardExample.ok("{\"id\": 6, \"description\": \"\(description)\", \"weight\": \(weight)}")
  }

  static let good = page()

  /// - Parameters:
  ///   - reading: The answer to reading the new member.
  ///   - afterUpdate: The same after an update.
  ///   - afterDelete: The same after its deletion.
  ///   - incomplete: The answer to a creation without the required parameter.
  ///   - wrongValue: The answer to an update with a value of a wrong type.
  ///   - isWeighed: Whether a member also has a `weight`, which an update may change.
  static func page(
    reading: String = created, afterUpdate: String = updated, afterDelete: String = gone,
    incomplete: String = refused, wrongValue: String = refused, isWeighed: Bool = false
  ) -> String {
    let created = isWeighed ? weighed("docproof", 5) : created
    let updated = isWeighed ? weighed("docproof-2", 5) : updated
    let table = """
      | Attribute | Type | Required | Description |
      |---|---|---|---|
      | `description` | string | yes | Any text |
      """
    let update = """
      | Attribute | Type | Required | Description |
      |---|---|---|---|
      | `description` | string | no | Any text |
      | `locked` | boolean | no | Whether it is locked |
      """ + (isWeighed ? "\n| `weight` | integer | no | Its place among others |" : "")
    let weight = isWeighed ? ", \"weight\": 1" : ""
    let example = CardExample.json("{\"id\": 8, \"description\": \"docs\"\(weight)}")
    let afterDeletion = "After `DELETE`:\n\n" + CardExample.http(afterDelete)
    return [
      CardExample.page(
        "POST /labels", table + "\n\n" + example,
        CardExample.http(created) + "\n\nWithout `description`:\n\n" + CardExample.http(incomplete)),
      CardExample.page(
        "GET /labels/:id", example,
        [CardExample.http(reading), "After `PUT`:", CardExample.http(afterUpdate), afterDeletion]
          .joined(separator: "\n\n")),
      CardExample.page(
        "PUT /labels/:id", update + "\n\n" + example,
        [
          CardExample.http(updated), "With `\(FollowUp.wrongValue)`:", CardExample.http(wrongValue),
          "After `DELETE`:", CardExample.http(gone),
        ].joined(separator: "\n\n")),
      CardExample.page(
        "DELETE /labels/:id", "Deletes a label.",
        CardExample.http("HTTP/1.1 204 No Content\n\n") + "\n\nAfter `DELETE`:\n\n" + CardExample.http(gone)),
    ].joined(separator: "\n\n")
  }
}
