import Testing

@Suite struct DescriptionOfAnotherMomentTests {
  private let probe = RuleProbe("TAB222")

  private static func row(_ name: String, _ description: String) -> String {
    "| Attribute | Type | Description |\n|---|---|---|\n| \(name) | string | \(description) |\n"
  }

  @Test(arguments: [
    ("`finished_at`", "The time when the flight was started"), ("`startedAt`", "Time at which the flight ended"),
    ("`kite.updated_at`", "When the kite was created"), ("created_at", "Date when the kite was last updated"),
    ("`ended_at`", "Start time of the flight"), ("`deleted_at`", "Timestamp of the last update of the kite"),
    ("`expires_at`", "UTC time that the key was created"),
  ])
  func tells(name: String, description: String) async {
    #expect(await probe.places(Self.row(name, description)) == [description])
  }

  @Test func tellsItems() async {
    #expect(await probe.findings("- `ended_at` (string) – When the flight started\n").count == 1)
    #expect(await probe.findings("- `ended_at`: when the flight ended\n- `started_at`\n").isEmpty)
  }

  @Test(arguments: [
    ("`finished_at`", "The time when the flight was completed"), ("`created_at`", "Time when the flight started"),
    ("`finished_at`", "The time when the started flight was finished"),
    ("`finished_at`", "Whether the flight was started"), ("`deleted_at`", "Date after which created kites are gone"),
    ("`updated_at`", "Time when the kite was created or updated"), ("`expires_at`", "Time when the key is deleted"),
    ("`start`", "Time when the flight ended"), ("`created_after`", "Time when the kite was updated"),
    ("`flown_at`", "Time when the kite was created"), ("`closed_at`", "Timestamp"),
    ("`updated_at`", "Time of the flight"), ("`closed_at`", "The kite that was created"),
  ])
  func passes(name: String, description: String) async {
    #expect(await probe.places(Self.row(name, description)) == [])
  }
}
