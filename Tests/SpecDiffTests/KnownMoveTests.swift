import APIModel
import DocExtract
import Foundation
import SpecDiff
import TestSupport
import Testing

private let folders: (old: URL, new: URL)? = ProjectFiles.corpus.flatMap { corpus in
  let folders = ["8.16", "9.3"].map { corpus.appendingPathComponent("gitlab/gitlab-\($0)") }
  return folders.allSatisfy { FileManager.default.fileExists(atPath: $0.path) } ? (folders[0], folders[1]) : nil
}

/// What people know to have changed between two major versions of an API, against what the differ finds in the docs of
/// both. The docs are not part of the project; where they are missing, the suite is skipped.
@Suite(.enabled(if: folders != nil, "no docs of GitLab beside the project"))
struct KnownMoveTests {
  /// One known change.
  struct Known: CustomStringConvertible {
    var kind: ChangeKind
    var operation: String
    /// The operation's new place, or the name and what became of it.
    var to: String?
    var name: String?
    var newName: String?
    /// The pages that tell it.
    var old: String
    var new: String

    var description: String { "\(kind.rawValue) \(operation) \(name ?? "") -> \(to ?? newName ?? "")" }
  }

  private static func moved(
    _ old: String, _ to: String, _ pages: (String, String), kind: ChangeKind = .operationMoved
  ) -> Known {
    Known(kind: kind, operation: old, to: to, old: pages.0, new: pages.1)
  }

  private static func named(
    _ kind: ChangeKind, _ operation: String, _ name: String, _ newName: String? = nil, _ pages: (String, String)
  ) -> Known {
    Known(kind: kind, operation: operation, name: name, newName: newName, old: pages.0, new: pages.1)
  }

  private static func page(_ name: String) -> (String, String) { (name, name) }

  static let known: [Known] = operations + identities + parameters + attributes + answers

  private static let builds = ("builds.md", "jobs.md")
  private static let operations: [Known] = [
    moved("GET /projects/{id}/builds", "GET /projects/{id}/jobs", builds),
    moved("GET /projects/{id}/builds/{build_id}", "GET /projects/{id}/jobs/{job_id}", builds),
    moved("GET /projects/{id}/builds/{build_id}/artifacts", "GET /projects/{id}/jobs/{job_id}/artifacts", builds),
    moved(
      "GET /projects/{id}/builds/artifacts/{ref_name}/download",
      "GET /projects/{id}/jobs/artifacts/{ref_name}/download",
      builds),
    moved("GET /projects/{id}/builds/{build_id}/trace", "GET /projects/{id}/jobs/{job_id}/trace", builds),
    moved("POST /projects/{id}/builds/{build_id}/cancel", "POST /projects/{id}/jobs/{job_id}/cancel", builds),
    moved("POST /projects/{id}/builds/{build_id}/retry", "POST /projects/{id}/jobs/{job_id}/retry", builds),
    moved("POST /projects/{id}/builds/{build_id}/erase", "POST /projects/{id}/jobs/{job_id}/erase", builds),
    moved("POST /projects/{id}/builds/{build_id}/play", "POST /projects/{id}/jobs/{job_id}/play", builds),
    moved(
      "POST /projects/{id}/builds/{build_id}/artifacts/keep", "POST /projects/{id}/jobs/{job_id}/artifacts/keep", builds
    ),
    moved("DELETE /projects/{id}/star", "POST /projects/{id}/unstar", page("projects.md")),
    moved("POST /projects/fork/{id}", "POST /projects/{id}/fork", page("projects.md")),
    moved("DELETE /todos/{id}", "POST /todos/{id}/mark_as_done", page("todos.md")),
    moved("DELETE /todos", "POST /todos/mark_as_done", page("todos.md")),
    moved(
      "POST /projects/{id}/issues/{issue_id}/subscription", "POST /projects/{id}/issues/{issue_iid}/subscribe",
      page("issues.md")),
    moved(
      "DELETE /projects/{id}/issues/{issue_id}/subscription", "POST /projects/{id}/issues/{issue_iid}/unsubscribe",
      page("issues.md")),
    moved(
      "GET /projects/{id}/repository/files", "GET /projects/{id}/repository/files/{file_path}",
      page("repository_files.md")),
    moved(
      "POST /projects/{id}/repository/files", "POST /projects/{id}/repository/files/{file_path}",
      page("repository_files.md")),
    moved(
      "PUT /projects/{id}/repository/files", "PUT /projects/{id}/repository/files/{file_path}",
      page("repository_files.md")),
    moved(
      "DELETE /projects/{id}/repository/files", "DELETE /projects/{id}/repository/files/{file_path}",
      page("repository_files.md")),
    moved("GET /projects/owned", "GET /projects?owned=true", page("projects.md"), kind: .operationMerged),
    moved("GET /projects/starred", "GET /projects?starred=true", page("projects.md"), kind: .operationMerged),
    moved("GET /projects/visible", "GET /projects", page("projects.md"), kind: .operationMerged),
    moved("GET /projects/all", "GET /projects", page("projects.md"), kind: .operationMerged),
    moved("GET /projects/{id}/events", "GET /{project_id}/events", ("projects.md", "events.md")),
    Known(
      kind: .operationRemoved, operation: "GET /projects/{id}/repository/commits/{sha}/builds", old: "builds.md",
      new: ""),
    Known(
      kind: .operationRemoved, operation: "DELETE /projects/{id}/deploy_keys/{key_id}/disable", old: "deploy_keys.md",
      new: ""),
    Known(
      kind: .operationAdded, operation: "POST /projects/{id}/environments/{environment_id}/stop", old: "",
      new: "environments.md"),
    Known(kind: .basePathChanged, operation: Differ.everyOperation, old: "README.md", new: "README.md"),
  ]

  private static let emoji = "award_emoji.md"
  private static let identities: [Known] = [
    named(
      .parameterIdentityChanged, "GET /projects/{id}/issues/{issue_id}", "issue_id", "issue_iid", page("issues.md")),
    named(
      .parameterIdentityChanged, "PUT /projects/{id}/issues/{issue_id}", "issue_id", "issue_iid", page("issues.md")),
    named(
      .parameterIdentityChanged, "DELETE /projects/{id}/issues/{issue_id}", "issue_id", "issue_iid", page("issues.md")),
    named(
      .parameterIdentityChanged, "POST /projects/{id}/issues/{issue_id}/move", "issue_id", "issue_iid",
      page("issues.md")),
    named(
      .parameterIdentityChanged, "POST /projects/{id}/issues/{issue_id}/todo", "issue_id", "issue_iid",
      page("issues.md")),
    named(
      .parameterIdentityChanged, "POST /projects/{id}/issues/{issue_id}/subscription", "issue_id", "issue_iid",
      page("issues.md")),
    named(
      .parameterIdentityChanged, "GET /projects/{id}/issues/{issue_id}/award_emoji", "issue_id", "issue_iid",
      page(emoji)),
    named(
      .parameterIdentityChanged, "GET /projects/{id}/merge_requests/{merge_request_id}/award_emoji",
      "merge_request_id", "merge_request_iid", page(emoji)),
    named(
      .parameterIdentityChanged, "POST /projects/{id}/merge_requests/{merge_request_id}/award_emoji",
      "merge_request_id", "merge_request_iid", page(emoji)),
    named(
      .parameterIdentityChanged, "DELETE /projects/{id}/issues/{issue_id}/award_emoji/{award_id}", "issue_id",
      "issue_iid", page(emoji)),
    named(
      .parameterIdentityChanged, "POST /projects/{id}/issues/{issue_id}/notes/{note_id}/award_emoji", "issue_id",
      "issue_iid", page(emoji)),
  ]

  private static let parameters: [Known] =
    ["POST /projects", "POST /projects/user/{user_id}", "PUT /projects/{id}"].flatMap { operation in
      [
        named(.parameterRenamed, operation, "builds_enabled", "jobs_enabled", page("projects.md")),
        named(.parameterRenamed, operation, "public_builds", "public_jobs", page("projects.md")),
        named(
          .parameterRenamed, operation, "only_allow_merge_if_build_succeeds", "only_allow_merge_if_pipeline_succeeds",
          page("projects.md")),
        named(.parameterRenamed, operation, "visibility_level", "visibility", page("projects.md")),
        named(.parameterTypeChanged, operation, "visibility_level", nil, page("projects.md")),
        named(.parameterRemoved, operation, "public", nil, page("projects.md")),
      ]
    } + [
      named(.parameterRenamed, "POST /projects/{id}/repository/commits", "branch_name", "branch", page("commits.md")),
      named(
        .parameterRenamed, "POST /projects/{id}/repository/files", "branch_name", "branch", page("repository_files.md")),
      named(
        .parameterRenamed, "PUT /projects/{id}/repository/files", "branch_name", "branch", page("repository_files.md")),
      named(
        .parameterRenamed, "DELETE /projects/{id}/repository/files", "branch_name", "branch",
        page("repository_files.md")),
      named(.parameterMoved, "GET /projects/{id}/repository/files", "file_path", nil, page("repository_files.md")),
      named(.parameterMoved, "POST /projects/{id}/repository/files", "file_path", nil, page("repository_files.md")),
      named(.parameterRenamed, "GET /projects/{id}/milestones", "iid", "iids", page("milestones.md")),
      named(.parameterRenamed, "GET /projects/{id}/issues", "iid", "iids", page("issues.md")),
      named(
        .parameterRenamed, "POST /projects/{id}/issues", "merge_request_for_resolving_discussions",
        "merge_request_to_resolve_discussions_of", page("issues.md")),
      named(.parameterRenamed, "POST /projects/{id}/issues", "assignee_id", "assignee_ids", page("issues.md")),
      named(.parameterMeaningChanged, "GET /issues", "labels", nil, page("issues.md")),
      named(.parameterMeaningChanged, "GET /projects/{id}/issues", "labels", nil, page("issues.md")),
      named(.parameterRenamed, "POST /projects/{id}/hooks", "build_events", "job_events", page("projects.md")),
      named(.parameterRenamed, "PUT /projects/{id}/hooks/{hook_id}", "build_events", "job_events", page("projects.md")),
      named(.parameterRenamed, "POST /snippets", "visibility_level", "visibility", page("snippets.md")),
      named(.parameterRenamed, "PUT /snippets/{id}", "visibility_level", "visibility", page("snippets.md")),
      named(
        .parameterRenamed, "POST /projects/{id}/snippets", "visibility_level", "visibility", page("project_snippets.md")
      ),
      named(.parameterAdded, "POST /projects/{id}/deploy_keys", "can_push", nil, page("deploy_keys.md")),
    ]

  private static let attributes: [Known] = [
    named(.fieldRenamed, "GET /projects", "[].visibility_level", "[].visibility", page("projects.md")),
    named(.fieldTypeChanged, "GET /projects", "[].visibility", nil, page("projects.md")),
    named(.fieldRemoved, "GET /projects", "[].public", nil, page("projects.md")),
    named(.fieldRenamed, "GET /projects", "[].builds_enabled", "[].jobs_enabled", page("projects.md")),
    named(.fieldRenamed, "GET /projects/{id}", "visibility_level", "visibility", page("projects.md")),
    named(.fieldRenamed, "GET /projects/{id}", "public_builds", "public_jobs", page("projects.md")),
    named(.fieldRemoved, "GET /projects/{id}", "namespace.owner_id", nil, page("projects.md")),
    named(.fieldRenamed, "GET /projects/{id}/hooks/{hook_id}", "build_events", "job_events", page("projects.md")),
    named(.fieldRemoved, "GET /projects/{id}/snippets/{snippet_id}", "expires_at", nil, page("project_snippets.md")),
    named(.fieldRemoved, "GET /projects/{id}/builds", "[].user.is_admin", nil, builds),
    named(.fieldRemoved, "GET /projects/{id}/deployments", "[].deployable.user.is_admin", nil, page("deployments.md")),
    named(.fieldRemoved, "GET /projects/{id}/pipelines", "[].coverage", nil, page("pipelines.md")),
    named(
      .fieldRenamed, "GET /todos", "[].target.merge_when_build_succeeds", "[].target.merge_when_pipeline_succeeds",
      page("todos.md")),
    named(
      .fieldRenamed, "GET /projects/{id}/repository/tags", "[].commit.parents_ids", "[].commit.parent_ids",
      page("tags.md")),
    named(.fieldRemoved, "POST /session", "theme_id", nil, page("session.md")),
    named(.fieldDeprecated, "GET /issues", "[].assignee", nil, page("issues.md")),
  ]

  private static let answers: [Known] = [
    ("DELETE /todos", "todos.md"), ("DELETE /runners/{id}", "runners.md"),
    ("DELETE /projects/{id}/runners/{runner_id}", "runners.md"),
    ("DELETE /projects/{id}/deploy_keys/{key_id}", "deploy_keys.md"),
    ("DELETE /projects/{id}/variables/{key}", "build_variables.md"),
    ("DELETE /projects/{id}/repository/tags/{tag_name}", "tags.md"),
    ("DELETE /projects/{id}/issues/{issue_id}/award_emoji/{award_id}", emoji),
  ].map { Known(kind: .statusChanged, operation: $0.0, old: $0.1, new: $0.1) }

  private func spec(_ folder: URL) async throws -> APISpec {
    await Extraction.extract(try DocsFolder.read(folder.path)).spec
  }

  @Test func whatIsKnownIsFound() async throws {
    let folders = try #require(folders)
    let changes = Differ.diff(try await spec(folders.old), try await spec(folders.new))
    #expect(Self.known.count >= 60)
    for known in Self.known {
      let found = changes.first {
        $0.kind == known.kind && $0.operation == known.operation && $0.to == known.to
          && (known.name == nil || $0.name == known.name) && (known.newName == nil || $0.newName == known.newName)
      }
      #expect(found != nil, "\(known)")
      guard let found else { continue }
      #expect((found.old?.span?.path ?? "") == known.old, "\(known)")
      #expect((found.new?.span?.path ?? "") == known.new, "\(known)")
    }
  }

  /// What went on as it was must not be accused.
  @Test func whatStayedIsNotAccused() async throws {
    let folders = try #require(folders)
    let changes = Differ.diff(try await spec(folders.old), try await spec(folders.new)).filter { $0.verdict > .safe }
    for operation in [
      "GET /version", "GET /projects/{id}/boards", "POST /broadcast_messages", "GET /templates/licenses",
      "POST /ci/lint", "GET /user", "GET /notification_settings", "POST /ci/api/v1/runners/register",
    ] {
      #expect(!changes.contains { $0.operation == operation }, "\(operation)")
    }
  }
}
