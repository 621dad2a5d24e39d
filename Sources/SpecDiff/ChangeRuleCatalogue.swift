public import APIModel

/// The rules of the family `CHG`, one a kind of change.
public enum ChangeRuleCatalogue {
  /// All of them, by code.
  public static let all: [RuleCard] = entries.sorted { $0.code < $1.code }.map { entry in
    RuleCard(
      entry.code, entry.kind.rawValue, severity: severity(worstVerdict(of: entry.kind)), summary: entry.summary,
      why: entry.why, bad: diff(entry.bad), good: diff(entry.good))
  }

  /// The rule that reports a kind of change.
  public static func rule(for kind: ChangeKind) -> RuleID {
    // A test holds that every kind has an entry.
    RuleID(entries.first { $0.kind == kind }?.code ?? "CHG100", kind.rawValue)
  }

  /// The worst that such a change can mean.
  private static func worstVerdict(of kind: ChangeKind) -> SpecChange.Verdict {
    Compatibility.allCases.map(\.row).filter { $0.kind == kind }.map(\.verdict).max() ?? .safe
  }

  private static func diff(_ lines: String) -> String { "```diff\n\(lines)\n```" }

  struct Entry {
    var kind: ChangeKind
    var code: String
    var summary: String
    var why: String
    /// A difference between two versions of a page that makes the rule speak.
    var bad: String
    /// One that keeps clients working, or no difference.
    var good: String
  }

  private static let entries: [Entry] =
    contractEntries + [
      Entry(
        kind: .operationAdded, code: "CHG101", summary: "Operation that only the new docs have",
        why: "An operation that appears is worth announcing: clients can begin to use it.",
        bad: #"""
           ## Runners
          +
          +GET /runners/:id/jobs
          """#,
        good: #"""
           ## Runners
          """#),
      Entry(
        kind: .operationRemoved, code: "CHG102", summary: "Operation that only the old docs have",
        why: "Every client that calls it fails. Announce the end in the docs for a release before it comes.",
        bad: #"""
           GET /runners
          -GET /runners/all
          """#,
        good: #"""
           GET /runners
           GET /runners/all
          +
          +> Deprecated in 14.8, to be removed in 16.0. Use `GET /runners` instead.
          """#),
      Entry(
        kind: .operationMoved, code: "CHG103", summary: "Operation that has another method or path in the new docs",
        why: "Every client that calls it the old way fails, though what it wants is still there.",
        bad: #"""
          -DELETE /projects/:id/star
          +POST /projects/:id/unstar
          """#,
        good: #"""
           DELETE /projects/:id/star
          +POST /projects/:id/unstar
          """#),
      Entry(
        kind: .operationDeprecated, code: "CHG104", summary: "Operation that the new docs call deprecated",
        why: "It still works, and clients have time to move on.",
        bad: #"""
           GET /runners/all
          +
          +> Deprecated in 14.8. Use `GET /runners` instead.
          """#,
        good: #"""
           GET /runners/all
          """#),
      Entry(
        kind: .operationMerged, code: "CHG105", summary: "Operation that another one does now, asked with a parameter",
        why: "Every client that calls it the old way fails, though what it wants is still there.",
        bad: #"""
          -GET /projects/owned
          +GET /projects?owned=true
          """#,
        good: #"""
           GET /projects/owned
          +GET /projects?owned=true
          """#),
      Entry(
        kind: .operationSplit, code: "CHG106", summary: "Parameter that became an operation of its own",
        why: "A filter that is ignored gives other results without any error.",
        bad: #"""
          -GET /projects?owned=true
          +GET /projects/owned
          """#,
        good: #"""
           GET /projects?owned=true
          +GET /projects/owned
          """#),
      Entry(
        kind: .parameterAdded, code: "CHG111", summary: "Parameter that only the new docs have",
        why: "Where it is required, requests that follow the old docs lack it and are refused.",
        bad: #"""
          +| `reason` | string | yes | Why |
          """#,
        good: #"""
          +| `reason` | string | no | Why |
          """#),
      Entry(
        kind: .parameterRemoved, code: "CHG112", summary: "Parameter that only the old docs have",
        why: "A filter that is ignored gives other results without any error.",
        bad: #"""
          -| `scope` | string | no | Which runners |
          """#,
        good: #"""
          -| `scope` | string | no | Which runners |
          +| `scope` | string | no | Deprecated in 14.8: replaced by `type`. Which runners |
          """#),
      Entry(
        kind: .parameterRenamed, code: "CHG113", summary: "Parameter that has another name in the new docs",
        why: "The server does not understand the old name, and may ignore it without an error.",
        bad: #"""
          -| `branch_name` | string | yes | Name of the branch |
          +| `branch` | string | yes | Name of the branch |
          """#,
        good: #"""
           | `branch_name` | string | yes | Name of the branch |
          """#),
      Entry(
        kind: .parameterMoved, code: "CHG114",
        summary: "Parameter that travels elsewhere in the new docs, such as in the body",
        why: "The server looks for it in another place and does not find it.",
        bad: #"""
          -GET /runners?tag=swift
          +GET /runners/tagged/:tag
          """#,
        good: #"""
           GET /runners?tag=swift
          """#),
      Entry(
        kind: .parameterRequired, code: "CHG115", summary: "Parameter that was optional and is required now",
        why: "Requests that follow the old docs may lack it, and are refused.",
        bad: #"""
          -| `name` | string | no | Name |
          +| `name` | string | yes | Name |
          """#,
        good: #"""
           | `name` | string | no | Name |
          """#),
      Entry(
        kind: .parameterOptional, code: "CHG116", summary: "Parameter that was required and is optional now",
        why: "Clients may leave it out.",
        bad: #"""
          -| `name` | string | yes | Name |
          +| `name` | string | no | Name |
          """#,
        good: #"""
           | `name` | string | yes | Name |
          """#),
      Entry(
        kind: .parameterTypeChanged, code: "CHG117", summary: "Parameter that takes another type",
        why: "Values that follow the old docs may be refused.",
        bad: #"""
          -| `id` | integer/string | yes | Project |
          +| `id` | integer | yes | Project |
          """#,
        good: #"""
          -| `id` | integer | yes | Project |
          +| `id` | integer/string | yes | Project |
          """#),
      Entry(
        kind: .parameterEnumChanged, code: "CHG118", summary: "Parameter that takes other values",
        why: "A value that follows the old docs may be refused.",
        bad: #"""
          -| `scope` | string | no | One of: `active`, `paused` |
          +| `scope` | string | no | One of: `active` |
          """#,
        good: #"""
          -| `scope` | string | no | One of: `active` |
          +| `scope` | string | no | One of: `active`, `paused` |
          """#),
      Entry(
        kind: .parameterDefaultChanged, code: "CHG119", summary: "Parameter that has another default",
        why: "Requests without it get other results, and no error says so.",
        bad: #"""
          -| `per_page` | integer | no | Page size (default: `20`) |
          +| `per_page` | integer | no | Page size (default: `100`) |
          """#,
        good: #"""
           | `per_page` | integer | no | Page size (default: `20`) |
          """#),
      Entry(
        kind: .parameterConstraintChanged, code: "CHG120",
        summary: "Parameter that has another bound, length or pattern",
        why: "Values that follow the old docs may be refused.",
        bad: #"""
          -| `per_page` | integer | no | Page size (maximum: 100) |
          +| `per_page` | integer | no | Page size (maximum: 50) |
          """#,
        good: #"""
           | `per_page` | integer | no | Page size (maximum: 100) |
          """#),
      Entry(
        kind: .parameterDeprecated, code: "CHG121",
        summary: "Parameter, or a value of it, that the new docs call deprecated",
        why: "It still works, and clients have time to move on.",
        bad: #"""
          -| `scope` | string | no | Which runners |
          +| `scope` | string | no | Deprecated in 14.8: replaced by `type`. Which runners |
          """#,
        good: #"""
           | `scope` | string | no | Which runners |
          """#),
      Entry(
        kind: .parameterIdentityChanged, code: "CHG122",
        summary: "Placeholder that takes another kind of identifier in the new docs",
        why: "Both are numbers: the old one finds nothing, or, worse, something else.",
        bad: #"""
          -PUT /projects/:id/merge_requests/:merge_request_id
          +PUT /projects/:id/merge_requests/:merge_request_iid
          """#,
        good: #"""
          -PUT /projects/:id/runners/:id
          +PUT /projects/:id/runners/:runner_id
          """#),
      Entry(
        kind: .fieldAdded, code: "CHG131", summary: "Response attribute that only the new docs show",
        why: "Clients can begin to read it.",
        bad: #"""
          -{"id": 8}
          +{"id": 8, "status": "online"}
          """#,
        good: #"""
           {"id": 8}
          """#),
      Entry(
        kind: .fieldRemoved, code: "CHG132", summary: "Response attribute that only the old docs show",
        why: "Clients that read it find nothing there.",
        bad: #"""
          -{"id": 8, "token": "abc"}
          +{"id": 8}
          """#,
        good: #"""
           {"id": 8, "token": "abc"}
          """#),
      Entry(
        kind: .fieldRenamed, code: "CHG133", summary: "Response attribute that has another name in the new docs",
        why: "Clients that read the old name find nothing there.",
        bad: #"""
          -{"id": 8, "active": true}
          +{"id": 8, "enabled": true}
          """#,
        good: #"""
          -{"id": 8, "active": true}
          +{"id": 8, "active": true, "enabled": true}
          """#),
      Entry(
        kind: .fieldTypeChanged, code: "CHG134", summary: "Response attribute, or answer, of another type",
        why: "Clients fail to read it, or misread it.",
        bad: #"""
          -{"id": 8}
          +{"id": "8"}
          """#,
        good: #"""
           {"id": 8}
          """#),
      Entry(
        kind: .fieldNullable, code: "CHG135", summary: "Response attribute that may be null now",
        why: "Clients that expect a value fail on null.",
        bad: #"""
          -{"name": "east"}
          +{"name": null}
          """#,
        good: #"""
           {"name": "east"}
          """#),
      Entry(
        kind: .fieldOptional, code: "CHG136", summary: "Response attribute that is not always there any more",
        why: "Clients that expect it fail where it is missing.",
        bad: #"""
          -[{"id": 8, "name": "east"}, {"id": 9, "name": "west"}]
          +[{"id": 8, "name": "east"}, {"id": 9}]
          """#,
        good: #"""
           [{"id": 8, "name": "east"}, {"id": 9, "name": "west"}]
          """#),
      Entry(
        kind: .fieldEnumChanged, code: "CHG137", summary: "Response attribute that has other values",
        why: "Clients don't know what to do with a new value.",
        bad: #"""
          -| `status` | string | One of: `online`, `offline` |
          +| `status` | string | One of: `online`, `offline`, `stale` |
          """#,
        good: #"""
           | `status` | string | One of: `online`, `offline` |
          """#),
      Entry(
        kind: .fieldDeprecated, code: "CHG138",
        summary: "Response attribute, or a value of it, that the new docs call deprecated",
        why: "It still comes, and clients have time to move on.",
        bad: #"""
          +The response attribute `active` was deprecated in 14.8. Use `paused` instead.
          """#,
        good: #"""
           {"active": true, "paused": false}
          """#),
      Entry(
        kind: .statusChanged, code: "CHG141", summary: "Response status that differs",
        why: "Clients that wait for the old status take success for failure, or read a body that is not there.",
        bad: #"""
          -| `200` | The runner was removed |
          +| `204` | The runner was removed |
          """#,
        good: #"""
           | `200` | The runner was removed |
          """#),
      Entry(
        kind: .authenticationChanged, code: "CHG142",
        summary: "Token that requests need in another place, or need at all",
        why: "Requests that follow the old docs are refused.",
        bad: #"""
          -curl "https://example.com/runners"
          +curl --header "PRIVATE-TOKEN: <token>" "https://example.com/runners"
          """#,
        good: #"""
           curl --header "PRIVATE-TOKEN: <token>" "https://example.com/runners"
          """#),
      Entry(
        kind: .paginationChanged, code: "CHG143", summary: "Answer that comes in pages now, or no longer does",
        why: "Clients that don't follow the pages silently work on the first one only.",
        bad: #"""
          +Returns 20 runners at a time; follow the pagination to get the rest.
          """#,
        good: #"""
           Returns all runners.
          """#),
    ]
}
