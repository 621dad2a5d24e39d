import Testing

@Suite struct ContradictingMembersTests {
  private let probe = RuleProbe("EXA230")

  private static func page(_ members: String) -> String {
    "# Leases\n\n## Get a lease\n\n`GET /leases/{id}`\n\n```json\n{\"id\": 1, \(members)}\n```\n"
  }

  @Test(arguments: [
    ("\"started_at\": \"2024-05-02T08:00:00Z\", \"finished_at\": \"2024-05-02T07:59:59Z\"", "\"2024-05-02T07:59:59Z\""),
    ("\"start_date\": \"2024-05-02\", \"end_date\": \"2024-04-30\"", "\"2024-04-30\""),
    (
      "\"windowStart\": \"2024-05-02T10:00:00+02:00\", \"windowEnd\": \"2024-05-02T07:30:00Z\"",
      "\"2024-05-02T07:30:00Z\""
    ),
    ("\"slot\": [{\"begin\": \"2024-05-02 08:00\", \"end\": \"2024-05-02 07:00\"}]", "\"2024-05-02 07:00\""),
    ("\"human_rest\": \"1h 30m\", \"rest\": 540", "540"),
    ("\"rest\": 60, \"human_rest\": \"1h\"", "60"),
  ])
  func tells(members: String, place: String) async { #expect(await probe.places(Self.page(members)) == [place]) }

  @Test(arguments: [
    "\"started_at\": \"2024-05-02T08:00:00Z\", \"finished_at\": \"2024-05-02T08:00:00Z\"",
    "\"started_at\": \"2024-05-02T08:00:00Z\", \"finished_at\": null",
    // A day and a time, or a time without its offset, can't be compared.
    "\"starts_at\": \"2024-05-02T08:00:00Z\", \"ends_at\": \"2024-05-02\"",
    "\"starts_at\": \"2024-05-02T08:00:00Z\", \"ends_at\": \"2024-05-02T07:00:00\"",
    "\"start\": \"2024-05-02T10:00:00+02:00\", \"end\": \"2024-05-02T08:30:00Z\"",
    "\"start\": \"Monday\", \"end\": \"Friday\"",
    // A day of work has eight hours, or all of them.
    "\"human_rest\": \"1d\", \"rest\": 28800", "\"human_rest\": \"1d\", \"rest\": 86400",
    "\"human_rest\": \"soon\", \"rest\": 60", "\"human_rest\": \"1h\", \"rest\": null",
  ])
  func passes(members: String) async { #expect(await probe.places(Self.page(members)) == []) }
}
