import APIModel
import Testing

@testable import SpecDiff

@Suite struct MigrationTests {
  private func spec(_ text: String, line: Int = 1) -> APISpec { SpecText.spec(text, line: line) }

  private func moves(_ old: String, _ new: String, minimumConfidence: Double = 0.6) -> [String] {
    let changes = Differ.diff(
      spec(old), spec(new, line: 101), options: Differ.Options(minimumConfidence: minimumConfidence))
    return changes.compactMap { change in change.to.map { "\(change.kind.rawValue): \(change.operation) -> \($0)" } }
  }

  @Test(arguments: [
    ("DELETE /projects/{id}/star | Unstar a project", "POST /projects/{id}/unstar | Unstar a project"),
    ("PUT /users/{id}/block | Block user", "POST /users/{id}/block | Block user"),
    ("PUT /users/{id}/block", "POST /users/{id}/block"),
    ("POST /projects/fork/{id} | Fork project", "POST /projects/{id}/fork | Fork project"),
    ("DELETE /todos/{id} | Mark a todo as done", "POST /todos/{id}/mark_as_done | Mark a todo as done"),
    ("GET /v1/jobs/{id} | A job", "GET /v2/jobs/{id} | A job"),
    ("GET /files | Get file | name size | file_path ref", "GET /files/{file_path} | Get file | name size | ref"),
    ("PUT /users/{id}/unblock | Unblock user", "POST /users/{id}/unblock | Unblock user"),
    ("GET /licenses | List license templates", "GET /templates/licenses | List license templates"),
    ("GET /licenses/{key} | Single license template", "GET /templates/licenses/{key} | Single license template"),
    ("GET /gitignores | List gitignore templates", "GET /templates/gitignores | List gitignore templates"),
    (
      "POST /projects/{id}/labels/{label_id}/subscription | Subscribe to a label",
      "POST /projects/{id}/labels/{label_id}/subscribe | Subscribe to a label"
    ),
    (
      "DELETE /projects/{id}/labels/{label_id}/subscription | Unsubscribe from a label",
      "POST /projects/{id}/labels/{label_id}/unsubscribe | Unsubscribe from a label"
    ),
    (
      "GET /projects/{id}/repository/raw_blobs/{sha} | Raw blob content",
      "GET /projects/{id}/repository/blobs/{sha}/raw | Raw blob content"
    ),
    ("POST /ci/api/v1/runners/register | Register a new runner", "POST /runners | Register a new Runner"),
    ("DELETE /ci/api/v1/runners/delete | Delete a registered runner", "DELETE /runners | Delete a registered Runner"),
    ("DELETE /ci/api/v1/runners/delete | Delete a Runner", "DELETE /runners | Delete a registered Runner"),
    ("POST /projects/create | Create a project", "POST /projects | Create a project"),
    (
      "PUT /projects/{id}/merge_request/{merge_request_id}/merge | Accept MR",
      "PUT /projects/{id}/merge_requests/{merge_request_iid}/merge | Accept MR"
    ),
    (
      "GET /projects/{id}/merge_request/{merge_request_id}/changes | Get MR changes | id iid title changes",
      "GET /projects/{id}/merge_requests/{merge_request_iid}/changes | Get MR changes | id iid title changes"
    ),
    (
      "GET /projects/{id}/keys/{key_id} | Single deploy key | id title key",
      "GET /projects/{id}/deploy_keys/{key_id} | Single deploy key | id title key"
    ),
    (
      "GET /projects/{id}/builds/{build_id}/trace | Get a trace file",
      "GET /projects/{id}/jobs/{job_id}/trace | Get a trace file"
    ),
    (
      "POST /projects/{id}/trigger/builds | Trigger a build | id ref | token@body ref@body variables@body",
      "POST /projects/{id}/trigger/pipeline | Trigger a pipeline | id ref | token@body ref@body variables@body"
    ),
    ("GET /projects/{id}/events | Get project events", "GET /{project_id}/events | List a project's events"),
  ])
  func anOperationThatMovedIsFound(old: String, new: String) {
    let name = { (row: String) in
      row.split(separator: "|").first.map { $0.split(separator: " ").joined(separator: " ") }
    }
    let other = "GET /version | The version"
    #expect(
      moves("\(old)\n\(other)", "\(other)\n\(new)") == ["operation-moved: \(name(old) ?? "") -> \(name(new) ?? "")"])
  }

  @Test(arguments: [
    // Reading does not become writing, nor another resource.
    ("GET /projects/{id}/hooks | List hooks", "POST /projects/{id}/keys | Add a key"),
    ("DELETE /runners/{id} | Remove a runner", "POST /runners | Register a runner"),
    // A value that an old client does not have.
    (
      "GET /projects/{id}/commits/{sha}/builds | List commit builds",
      "GET /projects/{id}/pipelines/{pipeline_id}/jobs | List pipeline jobs"
    ),
    ("GET /groups/{id}/members | List members", "GET /groups/{id}/projects | List projects"),
    ("PUT /users/{id}/block | Block user", "PUT /users/{id}/avatar | Set the avatar"),
    ("GET /version", "GET /metadata"),
    (
      "GET /projects/{id}/repository/branches | List branches",
      "GET /projects/{id}/protected_branches | List protected branches"
    ),
  ])
  func whatIsOnlySimilarStaysApart(old: String, new: String) {
    #expect(moves(old, new).isEmpty)
  }

  @Test(arguments: [
    // A flag, a value of a filter, a filter of that name.
    (
      "GET /groups/owned | List owned groups | id name | sort", "GET /groups | List groups | id name | sort owned:flag",
      "GET /groups/owned -> GET /groups?owned=true"
    ),
    (
      "GET /projects/search/{query} | Search for projects | id name",
      "GET /projects | List projects | id name | search",
      "GET /projects/search/{query} -> GET /projects?search={query}"
    ),
  ])
  func anOperationThatAnotherTookOverIsFound(old: String, new: String, move: String) {
    let list = new.split(separator: "|")[0]
    #expect(moves("\(list) | List | id name | sort\n\(old)", new) == ["operation-merged: \(move)"])
  }

  @Test func theWholeListIsTheRestOfThePath() {
    let old = """
      GET /projects | List projects | id name | sort order
      GET /projects/owned | List owned projects | id name | sort
      GET /projects/all | List all projects | id name | sort
      """
    #expect(
      moves(old, "GET /projects | List projects | id name | sort order owned:flag") == [
        "operation-merged: GET /projects/owned -> GET /projects?owned=true",
        "operation-merged: GET /projects/all -> GET /projects",
      ])
    // Nothing else went there, and nothing says so.
    #expect(
      moves(old.replacing("owned", with: "pinned"), "GET /projects | List projects | id name | sort order").isEmpty)
  }

  @Test func aTokenThatBecameANumberIsAnotherValue() throws {
    var pair = SpecPair()
    pair.old.operations[0].path = PathTemplate("/runners/{token}")
    pair.old.operations[0].update("id") {
      $0.name = "token"
      $0.schema.types = .string
    }
    let changes = Differ.diff(pair.old, pair.new)
    #expect(changes.map(\.kind) == [.parameterIdentityChanged])
    #expect(changes.first?.name == "token" && changes.first?.newName == "id")
  }

  @Test func aPathThatOnlyShowsAnotherIsNoOperation() {
    let old = "GET /projects/{id}/issues | List issues\nGET /projects/42/issues | List issues"
    #expect(Differ.diff(spec(old), spec("GET /projects/{id}/issues | List issues")).isEmpty)
    #expect(Differ.diff(spec("GET /projects/{id}/issues | List issues"), spec(old)).isEmpty)
  }

  @Test func theBestOfAllCandidatesIsTakenNotTheFirst() {
    // `subscription` would fit either; only together they fall into place.
    let found = moves(
      """
      POST /issues/{id}/subscription | Subscribe to an issue
      DELETE /issues/{id}/subscription | Unsubscribe from an issue
      """,
      """
      POST /issues/{id}/unsubscribe | Unsubscribe from an issue
      POST /issues/{id}/subscribe | Subscribe to an issue
      """)
    #expect(
      found == [
        "operation-moved: POST /issues/{id}/subscription -> POST /issues/{id}/subscribe",
        "operation-moved: DELETE /issues/{id}/subscription -> POST /issues/{id}/unsubscribe",
      ])
  }

  @Test func assignmentIsGlobal() {
    let pairs: [(Int, Int, Double)] = [(0, 0, 0.9), (0, 1, 0.85), (1, 0, 0.88), (2, 2, 0.7)]
    let chosen = Assignment.best(pairs.map { .init(left: $0.0, right: $0.1, score: $0.2) })
    #expect(chosen.map { [$0.left, $0.right] } == [[0, 1], [1, 0], [2, 2]])
    // One certain pair counts more than two poor ones.
    let poor: [(Int, Int, Double)] = [(0, 0, 0.95), (0, 1, 0.61), (1, 0, 0.6)]
    #expect(Assignment.best(poor.map { .init(left: $0.0, right: $0.1, score: $0.2) }).map(\.score) == [0.95])
    #expect(Assignment.best([]).isEmpty)
  }

  /// Against every way to choose, for all small tables of a fixed pseudo-random series.
  @Test func assignmentIsOptimal() {
    var state: UInt64 = 7
    for _ in 0..<60 {
      var table: [[Double]] = []
      for _ in 0..<4 {
        table.append(
          (0..<4).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 40) / Double(1 << 24)
          })
      }
      let candidates = (0..<4).flatMap { i in
        (0..<4).map { Assignment.Candidate(left: i, right: $0, score: table[i][$0]) }
      }
      func best(_ row: Int, _ used: Set<Int>) -> Double {
        guard row < 4 else { return 0 }
        return (0..<4).filter { !used.contains($0) }.map { column in
          table[row][column] * table[row][column] + best(row + 1, used.union([column]))
        }.max() ?? 0
      }
      let sum = Assignment.best(candidates).reduce(0) { $0 + $1.score * $1.score }
      #expect(abs(sum - best(0, [])) < 1e-9)
    }
  }

  @Test func aMethodFollowsTheOthersOfItsPath() {
    let old = "DELETE /projects/{id}/files | Delete a file"
    let new = "DELETE /projects/{id}/files/{path} | Delete a file"
    #expect(moves(old, new).isEmpty)
    #expect(
      moves(
        "GET /projects/{id}/files | Get file | name size | path\n" + old,
        "GET /projects/{id}/files/{path} | Get file | name size\n" + new)
        == [
          "operation-moved: GET /projects/{id}/files -> GET /projects/{id}/files/{path}",
          "operation-moved: DELETE /projects/{id}/files -> DELETE /projects/{id}/files/{path}",
        ])
  }

  @Test func aWordThatThePathsRenamedThroughoutIsLearned() {
    let old = ["", "/{build_id}", "/{build_id}/trace", "/{build_id}/artifacts"].map { "GET /projects/{id}/builds\($0)" }
    let new = ["", "/{job_id}", "/{job_id}/trace", "/{job_id}/artifacts"].map { "GET /projects/{id}/jobs\($0)" }
    let found = moves(old.joined(separator: "\n"), new.joined(separator: "\n"))
    #expect(found == zip(old, new).map { "operation-moved: \($0) -> \($1)" })
  }

  @Test func anOperationThatBecameAFilterIsMerged() {
    let found = moves(
      "GET /projects | List projects\nGET /projects/owned | List owned projects\nGET /projects/all | List all",
      "GET /projects | List projects | | owned:flag search")
    #expect(found == ["operation-merged: GET /projects/owned -> GET /projects?owned=true"])
  }

  @Test func aFilterThatBecameAnOperationIsSplit() throws {
    let old = spec("GET /projects | List projects | | owned:flag")
    let new = spec("GET /projects | List projects\nGET /projects/owned | List owned projects", line: 101)
    let changes = Differ.diff(old, new)
    let split = try #require(changes.first)
    #expect(split.kind == .operationSplit && split.to == "GET /projects/owned" && split.name == "owned")
    #expect(!changes.contains { $0.kind == .parameterRemoved })
  }

  @Test func whatTheDocsSayComesFirst() throws {
    var old = spec("GET /runners/all | List everything")
    var new = spec("GET /admin/machines | Machines\nGET /runners/list | List all runners", line: 101)
    old.operations[0].deprecation = Deprecation(replacement: "GET /admin/machines")
    let moved = try #require(Differ.diff(old, new).first)
    #expect(moved.to == "GET /admin/machines" && moved.confidence == 1)
    old.operations[0].deprecation = nil
    new.operations[0].description = "Lists machines. It was formerly `GET /runners/all`."
    #expect(Differ.diff(old, new).first?.to == "GET /admin/machines")
    new.operations[0].description = "Lists machines, like `GET /runners/all`."
    #expect(Differ.diff(old, new).first?.to != "GET /admin/machines")
  }

  @Test func aRemovalThatNamesItsSuccessorIsAMove() {
    let old = spec("DELETE /keys/{id} | Delete a key")
    var new = spec("DELETE /keys/{id} | Delete a key\nPOST /secrets/{id}/drop | Drop", line: 101)
    new.operations[0].removal = Removal(version: "9.0")
    #expect(Differ.diff(old, new).map(\.kind) == [.operationRemoved, .operationAdded])
    new.operations[0].description = "Removed in 9.0. Use `POST /secrets/:id/drop` instead."
    #expect(Differ.diff(old, new).map(\.to) == ["POST /secrets/{id}/drop"])
  }

  @Test func belowTheConfidenceANoteSaysPerhaps() {
    let rows = ("DELETE /todos | Mark all todos as done", "POST /todos/mark_as_done | Mark all todos as done")
    #expect(moves(rows.0, rows.1).count == 1)
    #expect(moves(rows.0, rows.1, minimumConfidence: 0.99).isEmpty)
    let changes = Differ.diff(spec(rows.0), spec(rows.1), options: Differ.Options(minimumConfidence: 0.99))
    #expect(changes.map(\.kind) == [.operationRemoved, .operationAdded])
    #expect(changes.first?.advice.hasSuffix("Perhaps it moved to `POST /todos/mark_as_done`.") == true)
  }

  @Test func anOperationThatOnlyRepeatsAnotherWithTheVersionIsNoNews() {
    let old = spec("GET /projects | List\nGET /api/v3/projects | Basic usage\nGET /keys | Keys")
    let new = spec("GET /projects | List\nGET /keys | Keys", line: 101)
    #expect(Differ.diff(old, new).isEmpty)
  }

  @Test func changesOfAMovedOperationFollowIt() throws {
    let changes = Differ.diff(
      spec("GET /files | Get file | name size | file_path ref"),
      spec("GET /files/{file_path} | Get file | name | ref", line: 101))
    #expect(Set(changes.map(\.operation)) == ["GET /files"])
    #expect(changes.map(\.kind) == [.operationMoved, .parameterMoved, .parameterRequired, .fieldRemoved])
    #expect(changes.first?.old?.span?.line == 1 && changes.first?.new?.span?.line == 101)
  }
}

@Suite struct RenameTests {
  private func renames(_ old: [String], _ new: [String], siblings: Int = 1) -> [String] {
    var detection = RenameDetection()
    if siblings > 1 {
      for (a, b) in zip(old, new) { detection.siblings[.init(old: a, new: b)] = siblings }
    }
    let items = { (names: [String]) in names.map { RenameDetection.Item(SpecPair.parameter($0, .body, .string, 1)) } }
    return detection.detect(items(old), items(new)).renamed.sorted { $0.key < $1.key }.map {
      "\(old[$0.key]) -> \(new[$0.value.new])"
    }
  }

  @Test(arguments: [
    ("branch_name", "branch"), ("parents_ids", "parent_ids"), ("assignee_id", "assignee_ids"),
    ("visibility_level", "visibility"), ("merge_when_build_succeeds", "merge_when_pipeline_succeeds"),
    ("merge_request_for_resolving_discussions", "merge_request_to_resolve_discussions_of"),
  ])
  func aRenameIsFound(old: String, new: String) {
    #expect(renames([old, "zebra"], ["weight", new]) == ["\(old) -> \(new)"])
  }

  @Test(arguments: [
    ("created_at", "updated_at"), ("author_id", "reviewer_id"), ("wiki_enabled", "snippets_enabled"),
    ("name", "full_name"), ("public", "archived"), ("path", "full_path"), ("build_events", "job_events"),
    ("author_name", "author_email"), ("project_id", "project_name"),
  ])
  func whatSharesOnlyCommonWordsStaysApart(old: String, new: String) {
    #expect(renames([old], [new]).isEmpty)
  }

  @Test func theNearestNameWins() {
    #expect(renames(["public_builds", "public"], ["public_build", "weight"]) == ["public_builds -> public_build"])
  }

  @Test func renamesThroughManyOperationsAreToldWithTheirNumber() throws {
    var pair = SpecPair()
    var second = pair.old.operations[0]
    second.method = .post
    pair.old.operations.append(second)
    second = pair.new.operations[0]
    second.method = .post
    pair.new.operations.append(second)
    for index in 0...1 {
      pair.old.operations[index].update("name") { $0.name = "branch_name" }
      pair.new.operations[index].update("name") { $0.name = "branch" }
    }
    let changes = Differ.diff(pair.old, pair.new)
    #expect(changes.map(\.kind) == [.parameterRenamed, .parameterRenamed])
    #expect(changes.map(\.newName) == ["branch", "branch"])
    #expect(changes[0].message == "body parameter `branch_name` is called `branch`, as in 1 other operation")
    var alone = pair
    alone.old.operations.removeLast()
    alone.new.operations.removeLast()
    let single = try #require(Differ.diff(alone.old, alone.new).first)
    #expect(single.message == "body parameter `branch_name` is called `branch`")
    #expect(single.confidence < changes[0].confidence)
  }

  @Test func whatTheDocsSayOfAParameterIsCertain() {
    var pair = SpecPair()
    pair.new.operations[0].update("scope") {
      $0.name = "kind"
      $0.description = "Which runners. Replaces `scope`."
    }
    #expect(Differ.diff(pair.old, pair.new).map(\.newName) == ["kind"])
    pair.new.operations[0].update("kind") { $0.description = "Which runners." }
    #expect(Differ.diff(pair.old, pair.new).map(\.kind) == [.parameterRemoved, .parameterAdded])
  }

  @Test func anAttributeOfTheAnswerIsRenamed() {
    var pair = SpecPair(byExample: true)
    pair.old.operations[0].updateField("name") { $0.name = "parents_ids" }
    pair.new.operations[0].updateField("name") { $0.name = "parent_ids" }
    let changes = Differ.diff(pair.old, pair.new)
    #expect(changes.map(\.kind) == [.fieldRenamed])
    #expect(changes.first?.newName == "parent_ids")
  }

  @Test(arguments: [
    ("issue_id", "issue_iid", true), ("id", "iid", true), ("issueId", "issueIid", true),
    ("issue_iid", "issue_id", true),
    ("user_id", "user_name", true), ("runner_id", "id", false), ("id", "name", false), ("sha", "ref", false),
    ("branch", "branch_name", false),
  ])
  func anotherKindOfIdentifierIsAChange(old: String, new: String, isChange: Bool) {
    var pair = SpecPair()
    pair.old.operations[0].path = PathTemplate("/runners/{\(old)}")
    pair.new.operations[0].path = PathTemplate("/runners/{\(new)}")
    pair.old.operations[0].update("id") { $0.name = old }
    pair.new.operations[0].update("id") { $0.name = new }
    let changes = Differ.diff(pair.old, pair.new)
    #expect(changes.map(\.kind) == (isChange ? [.parameterIdentityChanged] : []))
    #expect(changes.allSatisfy { $0.verdict == .breaking && $0.newName == new })
  }
}
