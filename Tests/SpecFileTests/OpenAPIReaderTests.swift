import APIModel
import Foundation
import SpecFile
import Testing

/// Other people's descriptions, read in depth.
@Suite struct OpenAPIReaderTests {
  private static func fixture(_ name: String) throws -> APISpec {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    return try OpenAPIReader.read(Array(try Data(contentsOf: folder.appendingPathComponent(name))), path: name)
  }

  private func operation(_ method: HTTPMethod, _ path: String, in name: String) throws -> APIModel.Operation {
    try #require(try Self.fixture(name).operation(OperationID(method, PathTemplate(path))))
  }

  private let library = "library-3.0.yaml"
  private let payments = "payments-3.1.json"

  private func range(_ line: Int, _ columns: Range<Int>, _ path: String) -> SourceSpan {
    SourceSpan(path: path, range: SourceRange(line: line, columns: columns))
  }

  @Test func readsWhatStandsAtTheTop() throws {
    let spec = try Self.fixture(library)
    #expect(spec.title == "Town library")
    #expect(spec.version == "2.4.0")
    #expect(spec.server == "https://main.library.example.com/v2")
    #expect(spec.pages == [library])
    #expect(
      spec.operations.map(\.name) == ["GET /books", "POST /books", "GET /books/{bookId}", "DELETE /books/{bookId}"])
    #expect(try Self.fixture(payments).basePath == "/api")
  }

  @Test func readsParameters() throws {
    let find = try operation(.get, "/books", in: library)
    #expect(find.parameters.map(\.name) == ["pageSize", "genre", "session", "filter"])
    let size = try #require(find.parameter("pageSize"))
    #expect(size.schema.types == .integer)
    #expect(size.schema.maximum == 50)
    #expect(size.defaultValue == "20")
    #expect(size.requirement == .optional)
    #expect(size.span == range(100, 13..<21, library))
    let genre = try #require(find.parameter("genre", in: .query))
    #expect(genre.schema.enumeration == Enumeration(values: ["novel", "poetry", "yes"].map { EnumerationValue($0) }))
    #expect(genre.description == "Only this genre.")
    #expect(find.parameter("filter")?.schema.types == .object)
  }

  @Test func ownParametersOverrideThePathItems() throws {
    let get = try operation(.get, "/books/{bookId}", in: library)
    #expect(get.parameters.map(\.name) == ["bookId", "verbose"])
    #expect(get.parameter("verbose")?.schema.types == .string)
    #expect(get.parameter("verbose")?.isRequired == true)
    #expect(
      get.parameter("bookId")?.schema
        == {
          var schema = Schema(types: .integer, format: "int64")
          schema.minimum = 1
          return schema
        }())
    let delete = try operation(.delete, "/books/{bookId}", in: library)
    #expect(delete.parameter("verbose")?.schema.types == .boolean)
    #expect(delete.deprecation == Deprecation(removal: "2027-01-01"))
  }

  @Test func knowsThePlaceOfEveryKey() throws {
    let find = try operation(.get, "/books", in: library)
    #expect(find.span == range(14, 5..<8, library))
    #expect(find.response(200)?.span == range(34, 9..<14, library))
    let book = try #require(find.response(200)?.schema?.items?.schema)
    #expect(book.property("isbn")?.evidence.row == range(121, 13..<17, library))
    #expect(find.response(200)?.examples.first?.span == range(47, 17..<20, library))
    let payment = try operation(.get, "/payments/{id}", in: payments)
    #expect(payment.span == range(8, 7..<12, payments))
    #expect(payment.parameters.first?.span == range(7, 31..<35, payments))
    #expect(payment.success?.schema?.property("closed_at")?.evidence.row == range(51, 11..<22, payments))
  }

  @Test func mergesAllOf() throws {
    let find = try operation(.get, "/books", in: library)
    #expect(find.success?.mediaType == "application/json")
    let book = try #require(find.success?.schema?.items?.schema)
    #expect(book.types == .object)
    // `secret` goes only into requests.
    #expect(book.properties.map(\.name) == ["title", "id", "isbn", "shelf", "sequel", "signature"])
    #expect(book.properties.filter(\.isRequired).map(\.name) == ["title", "id"])
    #expect(book.property("title")?.schema.maximumLength == 200)
    #expect(book.property("isbn")?.schema.isNullable == true)
    #expect(book.property("isbn")?.description == "Thirteen digits.")
    #expect(book.property("signature")?.deprecation == Deprecation())
    #expect(book.schema(at: "shelf.tags[]")?.types == .string)
  }

  @Test func cutsARecursiveSchema() throws {
    let find = try operation(.get, "/books", in: library)
    let sequel = try #require(find.success?.schema?.schema(at: "[].sequel"))
    #expect(sequel.properties.isEmpty)
    let payment = try operation(.get, "/payments/{id}", in: payments)
    let refund = try #require(payment.success?.schema?.property("refund")?.schema)
    #expect(refund.types == .object)
    #expect(refund.isNullable)
    #expect(refund.properties.isEmpty)
  }

  @Test func readsExamplesAndStatuses() throws {
    let find = try operation(.get, "/books", in: library)
    #expect(find.responses.map(\.status) == [200])
    #expect(find.statusRanges == [400...499, 100...599])
    #expect(find.documentsStatus(404))
    #expect(
      find.success?.examples.first?.json == [["id": 1, "title": "Emma", "isbn": .null], ["id": 2, "title": 1984]])
    let add = try operation(.post, "/books", in: library)
    #expect(add.success?.status == 201)
    #expect(add.success?.examples.first?.json == ["id": 3, "title": "Persuasion"])
    #expect(!add.documentsStatus(404))
    let missing = try #require(try operation(.get, "/payments/{id}", in: payments).response(404))
    #expect(missing.examples.map(\.text) == ["no such payment"])
  }

  @Test func readsAuthentication() throws {
    #expect(try operation(.get, "/books", in: library).authentication == .header("X-Api-Key"))
    #expect(try operation(.post, "/books", in: library).authentication == .none)
    #expect(try operation(.get, "/books/{bookId}", in: library).authentication == .header("Authorization"))
    #expect(try operation(.get, "/payments/{id}", in: payments).authentication == .unknown)
  }

  @Test func takesBodiesApart() throws {
    let add = try operation(.post, "/books", in: library)
    #expect(add.requestMediaTypes == ["application/json"])
    #expect(
      add.parameters.map(\.name) == [
        "title", "secret", "shelf", "shelf[room]", "shelf[tags]", "authors", "authors[][name]", "authors[][born]",
      ])
    #expect(add.parameters.allSatisfy { $0.location == .body })
    #expect(add.parameters.filter(\.isRequired).map(\.name) == ["title", "shelf", "authors[][name]"])
    #expect(add.parameter("shelf")?.schema == Schema(types: .object))
    #expect(add.parameter("shelf[tags]")?.schema.items?.schema == Schema(types: .string))
    #expect(add.parameter("authors")?.schema == Schema(types: .array))
    #expect(add.parameter("authors[][born]")?.schema.format == "date")
    #expect(add.parameter("authors[][name]")?.schema.maximumLength == 200)

    let patch = try operation(.patch, "/payments/{id}", in: payments)
    #expect(patch.parameters.map(\.name) == ["id", "note", "amount"])
    #expect(patch.parameters.map(\.isRequired) == [true, true, false])
    let put = try operation(.put, "/payments/{id}", in: payments)
    #expect(put.parameters.map(\.name) == ["id", "body"])
    #expect(put.parameters.last?.schema.items?.schema.types == .string)
  }

  @Test func joinsAlternatives() throws {
    let payment = try #require(try operation(.get, "/payments/{id}", in: payments).success?.schema)
    let method = try #require(payment.property("method")?.schema)
    #expect(method.properties.map(\.name) == ["type", "last4", "iban"])
    #expect(method.properties.map(\.isRequired) == [true, false, false])
    #expect(method.property("type")?.schema.enumeration?.values.map(\.value) == ["card", "transfer"])
    #expect(payment.property("amount")?.schema.types == [.integer, .string])
    let state = try #require(payment.property("state")?.schema)
    #expect(state.types == .string)
    #expect(state.isNullable)
    #expect(state.enumeration?.values.map(\.value) == ["open", "paid"])
    #expect(payment.property("kind")?.schema.enumeration?.values.map(\.value) == ["payment"])
    #expect(payment.property("closed_at")?.schema == Schema(types: .string, isNullable: true, format: "date-time"))
    #expect(payment.property("anything")?.schema == Schema())
  }

  /// What was read from anybody's file can be written and read again.
  @Test(arguments: ["library-3.0.yaml", "payments-3.1.json"])
  func writesWhatItRead(_ name: String) throws {
    let spec = try Self.fixture(name)
    try expectRoundTrip(spec)
    guard let result = try OpenAPIValidator.run(on: [OpenAPIWriter.json(spec)], extension: "json") else { return }
    #expect(result.isValid, "\(result.output)")
  }
}
