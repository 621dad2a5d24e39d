import APIModel
import Foundation
import TestSupport
import Testing

@testable import DocExtract

/// The Runners docs, ours and the real ones: the same facts must come out of both.
@Suite struct RunnersDocsTests {
  enum Source: String, CaseIterable, Sendable {
    case samples, originals

    func folder(_ version: String) -> URL? {
      switch self {
      case .samples: ProjectFiles.root.appendingPathComponent("specs/runners/\(version)")
      case .originals: ProjectFiles.corpus?.appendingPathComponent("gitlab-runners/\(version)")
      }
    }
  }

  private static let sources: [Source] = ProjectFiles.corpus == nil ? [.samples] : Source.allCases

  private func extraction(_ source: Source, _ version: String) async throws -> Extraction {
    let folder = try #require(source.folder(version))
    // The samples' folder also holds machine specs; only pages are read.
    return await Extraction.extract(try DocsFolder.read(folder.path))
  }

  private static let v4 = [
    "GET /runners", "GET /runners/all", "GET /runners/{}", "PUT /runners/{}", "GET /runners/{}/jobs",
    "GET /projects/{}/runners", "GET /projects/{}/runners/all", "POST /projects/{}/runners",
    "DELETE /projects/{}/runners/{}", "GET /groups/{}/runners", "GET /groups/{}/runners/all", "POST /runners",
    "DELETE /runners/{}", "DELETE /runners", "POST /runners/verify", "POST /runners/reset_registration_token",
    "POST /projects/{}/runners/reset_registration_token", "POST /groups/{}/runners/reset_registration_token",
    "POST /runners/{}/reset_authentication_token", "POST /runners/reset_authentication_token",
  ]

  private static let v3 = [
    "GET /runners", "GET /runners/all", "GET /runners/{}", "PUT /runners/{}", "DELETE /runners/{}",
    "GET /projects/{}/runners", "POST /projects/{}/runners", "DELETE /projects/{}/runners/{}",
  ]

  @Test(arguments: sources)
  func findsTheOperations(_ source: Source) async throws {
    let new = try await extraction(source, "v4")
    #expect(new.spec.operations.map(\.id.description).sorted() == Self.v4.sorted())
    #expect(new.spec.server?.hasSuffix("/api/v4") == true)
    #expect(new.spec.version == "v4")
    #expect(new.findings.isEmpty)
    let old = try await extraction(source, "v3")
    #expect(old.spec.operations.map(\.id.description).sorted() == Self.v3.sorted())
    #expect(old.spec.version == "v3")
    #expect(old.findings.isEmpty)
  }

  /// A row of an attribute table, read as a raw line.
  private struct RawRow {
    var operations: [OperationID]
    var name: String
    var type: String
    var isRequired: Bool
    var line: Int
  }

  /// Reads rows by raw lines: the last fence's operations, then every pipe row under "| Attribute".
  private func rawRows(_ page: String) -> [RawRow] {
    var rows: [RawRow] = []
    var operations: [OperationID] = []
    var isInTable = false
    for (index, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(separator: " ").map(String.init)
      if let method = words.first.flatMap(HTTPMethod.init(rawValue:)), let path = words.last, path.hasPrefix("/") {
        let template = path.split(separator: "?").first.map(String.init) ?? path
        let segments = template.split(separator: "/").map { $0.hasPrefix(":") ? "{x}" : String($0) }
        operations.append(OperationID(method, PathTemplate("/" + segments.joined(separator: "/"))))
        continue
      }
      if line.hasPrefix("##") { operations = [] }
      if line.hasPrefix("| Attribute") {
        isInTable = true
        continue
      }
      guard isInTable, line.hasPrefix("|") else {
        isInTable = false
        continue
      }
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count >= 3, cells[0].hasPrefix("`") else { continue }
      rows.append(
        RawRow(
          operations: operations, name: cells[0].trimmingCharacters(in: CharacterSet(charactersIn: "`")),
          type: cells[1], isRequired: cells[2] == "yes", line: index + 1))
    }
    return rows
  }

  @Test(arguments: sources)
  func readsEveryRow(_ source: Source) async throws {
    for (version, count) in [("v4", 57), ("v3", 13)] {
      let folder = try #require(source.folder(version))
      let page = try String(contentsOf: folder.appendingPathComponent("runners.md"), encoding: .utf8)
      let rows = rawRows(page)
      #expect(rows.count == count)
      let spec = try await extraction(source, version).spec
      for row in rows {
        #expect(!row.operations.isEmpty, "line \(row.line)")
        for id in row.operations {
          let operation = try #require(spec.operation(id))
          // A placeholder has the name of its operation's first spelling.
          let spelling = operation.listings.first { $0.placeholders.contains(row.name) }
          let position = spelling?.placeholders.firstIndex(of: row.name)
          let name = position.map { operation.path.placeholders[$0] } ?? row.name
          let parameter = try #require(operation.parameter(name), "line \(row.line): \(row.name)")
          #expect(parameter.writtenType == row.type, "line \(row.line)")
          #expect(!parameter.schema.types.isEmpty, "line \(row.line)")
          #expect(parameter.isRequired == row.isRequired, "line \(row.line)")
          #expect(parameter.description?.isEmpty == false, "line \(row.line)")
        }
      }
    }
  }

  private func operation(_ source: Source, _ version: String, _ name: String) async throws -> APIModel.Operation {
    let spec = try await extraction(source, version).spec
    return try #require(spec.operations.first { $0.id.description == name })
  }

  private func values(_ parameter: Parameter?) -> [String] { parameter?.schema.enumeration?.values.map(\.value) ?? [] }

  @Test(arguments: sources)
  func readsEnumerations(_ source: Source) async throws {
    let list = try await operation(source, "v4", "GET /runners")
    #expect(values(list.parameter("scope")) == ["active", "paused", "online", "offline"])
    #expect(values(list.parameter("type")) == ["instance_type", "group_type", "project_type"])
    #expect(Set(values(list.parameter("status"))) == ["online", "offline", "never_contacted", "active", "paused"])
    #expect(values(list.parameter("paused")).isEmpty)
    let all = try await operation(source, "v4", "GET /runners/all")
    #expect(values(all.parameter("scope")) == ["specific", "shared", "active", "paused", "online", "offline"])
    let jobs = try await operation(source, "v4", "GET /runners/{}/jobs")
    #expect(values(jobs.parameter("status")) == ["running", "success", "failed", "canceled"])
    #expect(values(jobs.parameter("sort")) == ["asc", "desc"])
    #expect(jobs.parameter("sort")?.defaultValue == "desc")
    let update = try await operation(source, "v4", "PUT /runners/{}")
    #expect(values(update.parameter("access_level")) == ["not_protected", "ref_protected"])
    let register = try await operation(source, "v4", "POST /runners")
    #expect(values(register.parameter("access_level")) == ["not_protected", "ref_protected"])
    #expect(values(register.parameter("info")).isEmpty)
    let old = try await operation(source, "v3", "GET /runners/all")
    #expect(values(old.parameter("scope")) == ["specific", "shared", "active", "paused", "online"])
  }

  @Test(arguments: sources)
  func readsDeprecations(_ source: Source) async throws {
    let list = try await operation(source, "v4", "GET /runners")
    #expect(list.parameter("scope")?.deprecation?.replacement == "type, status")
    let status = try #require(list.parameter("status")?.schema.enumeration?.values)
    for value in status {
      let isDeprecated = ["active", "paused"].contains(value.value)
      #expect((value.deprecation?.since == "14.8") == isDeprecated, "\(value.value)")
      #expect((value.deprecation?.removal == "16.0") == isDeprecated, "\(value.value)")
    }
    let active = try #require(list.success?.schema?.items?.schema.property("active"))
    #expect(active.deprecation?.since == "14.8")
    #expect(active.deprecation?.removal == "16.0")
    #expect(active.deprecation?.replacement == "paused")
    #expect(list.success?.schema?.items?.schema.property("paused")?.deprecation == nil)
    let update = try await operation(source, "v4", "PUT /runners/{}")
    #expect(update.parameter("active")?.deprecation?.replacement == "paused")
    #expect(update.parameter("active")?.deprecation?.since == "14.8")
    #expect(update.parameter("paused")?.deprecation == nil)
    #expect(update.listings.map { $0.deprecation?.removal } == [nil, nil, "16.0"])
    let register = try await operation(source, "v4", "POST /runners")
    #expect(register.parameter("maintainer_note")?.deprecation?.replacement == "maintenance_note")
    #expect(register.parameter("maintenance_note")?.deprecation == nil)
    for operation in try await extraction(source, "v3").spec.operations {
      #expect(operation.deprecation == nil)
      #expect(operation.parameters.allSatisfy { $0.deprecation == nil })
    }
  }

  @Test(arguments: sources)
  func readsRemovals(_ source: Source) async throws {
    for name in ["GET /runners/{}", "PUT /runners/{}"] {
      let schema = try #require(try await operation(source, "v4", name).success?.schema)
      let token = try #require(schema.property("token"))
      #expect(token.removal?.version == "13.0")
      #expect(token.deprecation?.since == "12.10")
      #expect(!token.isRequired)
    }
  }

  @Test(arguments: sources)
  func readsStatuses(_ source: Source) async throws {
    let spec = try await extraction(source, "v4").spec
    let documented = spec.operations.flatMap { operation in
      operation.responses.filter(\.isStatusDocumented).map { "\(operation.id) \($0.status)" }
    }
    #expect(
      documented == [
        "POST /runners 201", "DELETE /runners 204", "POST /runners/verify 200", "POST /runners/verify 403",
      ])
  }

  @Test(arguments: sources)
  func readsResponses(_ source: Source) async throws {
    let spec = try await extraction(source, "v4").spec
    let list = try #require(try await operation(source, "v4", "GET /runners").success?.schema)
    #expect(list.types == .array)
    let item = try #require(list.items?.schema)
    #expect(item.property("id")?.schema.types == .integer)
    #expect(item.property("name")?.schema.isNullable == true)
    #expect(item.property("ip_address")?.schema.types == .string)
    let details = try #require(try await operation(source, "v4", "GET /runners/{}").success?.schema)
    #expect(details.property("contacted_at")?.schema.format == "date-time")
    #expect(details.schema(at: "projects[].path_with_namespace")?.types == .string)
    #expect(details.property("maximum_timeout")?.schema.isNullable == true)
    #expect(spec.operations.filter { !$0.samples.isEmpty }.count == 18)
    let examples = spec.operations.flatMap(\.responses).flatMap(\.examples)
    #expect(examples.allSatisfy { $0.json != nil && $0.mediaType == "application/json" })
    let unplaced = try await extraction(source, "v4").coverage.unplaced
    #expect(unplaced.map(\.kind) == [.table, .codeBlock])
    #expect(unplaced.allSatisfy { !$0.isSuspicious })
  }
}
