import APIModel
import SpecDiff
import SpecFile
import Testing

/// Pairs of OpenAPI files that differ in one place each. The verdict is what users of diff tools for OpenAPI rely on:
/// breaking where a client that follows the old contract suffers.
@Suite struct ContractPairTests {
  struct Pair: CustomTestStringConvertible {
    var what: String
    var old: String
    var new: String
    var kind: ChangeKind?
    var verdict: SpecChange.Verdict?
    /// What stands there in the old contract, where that is not the piece itself.
    var was: String?

    /// - Parameters:
    ///   - old: a piece of the contract.
    ///   - new: what stands there in the new one.
    ///   - kind, verdict: nil where nothing changes.
    init(
      _ what: String, _ old: String, _ new: String, _ kind: ChangeKind?, _ verdict: SpecChange.Verdict?,
      was: String? = nil
    ) {
      self.what = what
      self.old = old
      self.new = new
      self.kind = kind
      self.verdict = verdict
      self.was = was
    }

    var testDescription: String { what }
  }

  private static let contract = """
    openapi: 3.0.3
    info: {title: Widgets, version: "1"}
    servers: [{url: "https://api.example.com/v1"}]
    paths:
      /widgets:
        get:
          operationId: listWidgets
          parameters:
            - {name: page, in: query, schema: {type: integer, minimum: 1, maximum: 100, default: 1}}
            - {name: sort, in: query, schema: {type: string, enum: [asc, desc]}}
            - {name: tag, in: query, schema: {type: string, maxLength: 20, minLength: 2, pattern: "^[a-z]+$"}}
            - {name: since, in: query, schema: {type: string, format: date}}
            - {name: free, in: query, schema: {type: string}}
            - {name: ids, in: query, schema: {type: array, maxItems: 10, items: {type: integer}}}
            - {name: X-Trace, in: header, schema: {type: string}}
          responses:
            "200":
              description: All
              content:
                application/json:
                  schema: {type: array, items: {$ref: "#/components/schemas/Widget"}}
            "404": {description: None}
        post:
          security: [{oauth: [read]}]
          requestBody:
            required: false
            content:
              application/json:
                schema:
                  type: object
                  required: [name]
                  properties:
                    name: {type: string}
                    size: {type: integer, format: int64}
                    weight: {type: number}
                    note: {type: string, nullable: true}
                    colour: {type: string, enum: [red, blue]}
                    label: {type: string}
                    parts:
                      type: array
                      items:
                        type: object
                        required: [code]
                        properties:
                          code: {type: string}
                          count: {type: integer}
          responses:
            "201":
              description: Made
              content:
                application/json: {schema: {$ref: "#/components/schemas/Widget"}}
            "202": {description: Later}
      /widgets/{id}:
        delete:
          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
          responses:
            "204": {description: Gone}
      /parts:
        get:
          security: [{key: []}]
          responses:
            "204": {description: None}
    components:
      securitySchemes:
        key: {type: apiKey, in: query, name: key}
        oauth: {type: oauth2, flows: {implicit: {authorizationUrl: "https://example.com", scopes: {read: r, write: w}}}}
      schemas:
        Widget:
          type: object
          required: [id, name, state, owner, price]
          properties:
            id: {type: integer, format: int32}
            name: {type: string, maxLength: 50, minLength: 1}
            state: {type: string, enum: [on, off]}
            price: {type: number, maximum: 100}
            made: {type: string, format: date-time}
            comment: {type: string, nullable: true}
            kind: {oneOf: [{type: string}, {type: integer}]}
            tags: {type: array, minItems: 1, items: {type: string}}
            owner:
              type: object
              required: [name]
              properties:
                name: {type: string}
                email: {type: string}
    """

  private static func bulk(_ required: String) -> String {
    """
      /bulk:
        post:
          requestBody:
            content:
              application/json:
                schema:
                  type: array
                  items:
                    type: object
                    required: \(required)
                    properties: {code: {type: string}, note: {type: string}}
          responses: {"204": {description: Done}}
      /widgets/{id}:

    """
  }

  static let pairs: [Pair] = [
    // Operations
    Pair("an operation is gone", "    delete:", "    x-delete:", .operationRemoved, .breaking),
    Pair(
      "an operation comes", "      responses:\n        \"204\": {description: Gone}",
      "      responses:\n        \"204\": {description: Gone}\n    get:\n      responses:\n        \"200\": {description: One}",
      .operationAdded, .safe),
    Pair(
      "an operation is deprecated", "    delete:\n", "    delete:\n      deprecated: true\n", .operationDeprecated,
      .safe),
    Pair("its id for generators", "operationId: listWidgets", "operationId: widgets", nil, nil),
    Pair("the base path", "example.com/v1", "example.com/v2", .basePathChanged, .breaking),
    Pair("the host alone", "api.example.com", "api.example.org", nil, nil),
    Pair(
      "the name of a placeholder", "{id}:\n    delete:\n      parameters: [{name: id,",
      "{key}:\n    delete:\n      parameters: [{name: key,", nil, nil),
    // Parameters
    Pair(
      "a parameter is required", "{name: free, in: query, schema", "{name: free, in: query, required: true, schema",
      .parameterRequired, .breaking),
    Pair(
      "a header is required", "in: header, schema", "in: header, required: true, schema", .parameterRequired, .breaking),
    Pair(
      "a new parameter is required", "        - {name: free,",
      "        - {name: q, in: query, required: true, schema: {type: string}}\n        - {name: free,", .parameterAdded,
      .breaking),
    Pair(
      "a new parameter is optional", "        - {name: free,",
      "        - {name: q, in: query, schema: {type: string}}\n        - {name: free,", .parameterAdded, .safe),
    Pair(
      "a parameter is gone", "        - {name: free, in: query, schema: {type: string}}\n", "", .parameterRemoved,
      .risky),
    Pair(
      "a parameter moves to a header", "{name: free, in: query", "{name: free, in: header", .parameterMoved, .breaking),
    Pair(
      "a query number takes text",
      "{name: page, in: query, schema: {type: integer, minimum: 1, maximum: 100, default: 1}}",
      "{name: page, in: query, schema: {type: string, minimum: 1, maximum: 100, default: 1}}", .parameterTypeChanged,
      .safe),
    Pair(
      "a query text takes numbers", "{name: free, in: query, schema: {type: string}}",
      "{name: free, in: query, schema: {type: integer}}", .parameterTypeChanged, .breaking),
    Pair(
      "items of an array take text", "maxItems: 10, items: {type: integer}", "maxItems: 10, items: {type: boolean}",
      .parameterTypeChanged, .breaking),
    Pair("a value is gone", "enum: [asc, desc]", "enum: [asc]", .parameterEnumChanged, .breaking),
    Pair("a value comes", "enum: [asc, desc]", "enum: [asc, desc, none]", .parameterEnumChanged, .safe),
    Pair(
      "text becomes a list of values", "{name: free, in: query, schema: {type: string}}",
      "{name: free, in: query, schema: {type: string, enum: [a, b]}}", .parameterEnumChanged, .breaking),
    Pair(
      "a list of values becomes text", "{type: string, enum: [asc, desc]}", "{type: string}", .parameterEnumChanged,
      .safe),
    Pair("the default", "default: 1", "default: 2", .parameterDefaultChanged, .breaking),
    Pair("the maximum falls", "maximum: 100, default", "maximum: 50, default", .parameterConstraintChanged, .breaking),
    Pair("the maximum rises", "maximum: 100, default", "maximum: 200, default", .parameterConstraintChanged, .safe),
    Pair("the minimum rises", "minimum: 1,", "minimum: 2,", .parameterConstraintChanged, .breaking),
    Pair("the maximum length falls", "maxLength: 20", "maxLength: 10", .parameterConstraintChanged, .breaking),
    Pair("the maximum length rises", "maxLength: 20", "maxLength: 30", .parameterConstraintChanged, .safe),
    Pair("the maximum length ends", "maxLength: 20, ", "", .parameterConstraintChanged, .safe),
    Pair("the minimum length rises", "minLength: 2", "minLength: 3", .parameterConstraintChanged, .breaking),
    Pair("fewer items are taken", "maxItems: 10", "maxItems: 5", .parameterConstraintChanged, .breaking),
    Pair(
      "a length is set", "{name: free, in: query, schema: {type: string}}",
      "{name: free, in: query, schema: {type: string, maxLength: 9}}", .parameterConstraintChanged, .risky),
    Pair("the pattern", "^[a-z]+$", "^[a-f]+$", .parameterConstraintChanged, .risky),
    Pair("the pattern ends", ", pattern: \"^[a-z]+$\"", "", .parameterConstraintChanged, .safe),
    Pair(
      "a format is set", "{name: free, in: query, schema: {type: string}}",
      "{name: free, in: query, schema: {type: string, format: uuid}}", .parameterTypeChanged, .breaking),
    Pair("a format ends", "{type: string, format: date}", "{type: string}", .parameterTypeChanged, .safe),
    Pair(
      "a cookie is required", "        - {name: free,",
      "        - {name: sid, in: cookie, required: true, schema: {type: string}}\n        - {name: free,",
      .parameterRequired, .breaking,
      was: "        - {name: sid, in: cookie, schema: {type: string}}\n        - {name: free,"),
    Pair(
      "a parameter moves into a cookie", "{name: free, in: query", "{name: free, in: cookie", .parameterMoved, .breaking
    ),
    Pair("a header in other letters", "{name: X-Trace", "{name: x-trace", nil, nil),
    Pair(
      "items must differ", "maxItems: 10, items", "maxItems: 10, uniqueItems: true, items", .parameterConstraintChanged,
      .breaking),
    Pair(
      "items need not differ", "maxItems: 10, items", "maxItems: 10, uniqueItems: false, items",
      .parameterConstraintChanged, .safe, was: "maxItems: 10, uniqueItems: true, items"),
    Pair(
      "a bound is no longer included", "{type: integer, minimum: 1, maximum",
      "{type: integer, minimum: 1, exclusiveMinimum: true, maximum", .parameterConstraintChanged, .breaking),
    Pair(
      "a factor", "weight: {type: number}", "weight: {type: number, multipleOf: 0.5}", .parameterConstraintChanged,
      .breaking),
    Pair(
      "a factor that divides the old one", "weight: {type: number}", "weight: {type: number, multipleOf: 2}",
      .parameterConstraintChanged, .safe, was: "weight: {type: number, multipleOf: 4}"),
    Pair(
      "a bound that is no integer", "weight: {type: number}", "weight: {type: number, maximum: 1.5}",
      .parameterConstraintChanged, .breaking, was: "weight: {type: number, maximum: 2.5}"),
    Pair(
      "another constant", "label: {type: string}", "label: {type: string, const: b}", .parameterEnumChanged, .breaking,
      was: "label: {type: string, const: a}"),
    // Request bodies
    Pair(
      "no other fields are taken", "              type: object\n              required: [name]",
      "              type: object\n              additionalProperties: false\n              required: [name]",
      .parameterConstraintChanged, .breaking),
    Pair(
      "other fields are taken", "              type: object\n              required: [name]",
      "              type: object\n              additionalProperties: true\n              required: [name]",
      .parameterConstraintChanged, .safe,
      was: "              type: object\n              additionalProperties: false\n              required: [name]"),
    Pair(
      "values of a map have another type", "label: {type: string}",
      "label: {type: object, additionalProperties: {type: integer}}", .parameterConstraintChanged, .breaking,
      was: "label: {type: object, additionalProperties: {type: string}}"),
    Pair(
      "a nested object takes no other fields", "                      code: {type: string}\n",
      "                      code: {type: object, additionalProperties: false, properties: {a: {type: string}}}\n",
      .parameterConstraintChanged, .breaking,
      was: "                      code: {type: object, properties: {a: {type: string}}}\n"),
    Pair(
      "a field of the items of a body is required", "  /widgets/{id}:\n", bulk("[code, note]"), .parameterRequired,
      .breaking, was: bulk("[code]")),
    Pair(
      "a property is required", "required: [name]\n              properties",
      "required: [name, size]\n              properties", .parameterRequired, .breaking),
    Pair(
      "a property is optional", "required: [name]\n              properties", "required: []\n              properties",
      .parameterOptional, .safe),
    Pair(
      "a new property is required", "required: [name]\n              properties:",
      "required: [name, more]\n              properties:\n                more: {type: string}", .parameterAdded,
      .breaking),
    Pair(
      "a new property is optional", "                label: {type: string}",
      "                label: {type: string}\n                more: {type: string}", .parameterAdded, .safe),
    Pair("a property is gone", "                label: {type: string}\n", "", .parameterRemoved, .risky),
    Pair(
      "a property is read only", "                label: {type: string}",
      "                label: {type: string, readOnly: true}", .parameterRemoved, .risky),
    Pair(
      "null is no longer taken", "note: {type: string, nullable: true}", "note: {type: string}", .parameterTypeChanged,
      .breaking),
    Pair(
      "null is taken", "label: {type: string}", "label: {type: string, nullable: true}", .parameterTypeChanged, .safe),
    Pair("a value of a property is gone", "enum: [red, blue]", "enum: [red]", .parameterEnumChanged, .breaking),
    Pair(
      "an integer takes fractions", "size: {type: integer, format: int64}", "size: {type: number}",
      .parameterTypeChanged, .safe),
    Pair(
      "a number takes integers only", "weight: {type: number}", "weight: {type: integer}", .parameterTypeChanged,
      .breaking),
    Pair(
      "a number of a body takes text", "weight: {type: number}", "weight: {type: string}", .parameterTypeChanged,
      .breaking),
    Pair(
      "an integer is narrower", "size: {type: integer, format: int64}", "size: {type: integer, format: int32}",
      .parameterTypeChanged, .breaking),
    Pair("a nested property is required", "required: [code]", "required: [code, count]", .parameterRequired, .breaking),
    Pair(
      "a nested property has another type", "count: {type: integer}", "count: {type: boolean}", .parameterTypeChanged,
      .breaking),
    Pair("a body is required", "required: false", "required: true", .requestBodyChanged, .breaking),
    Pair(
      "the media type of a body",
      "content:\n          application/json:\n            schema:\n              type: object",
      "content:\n          application/xml:\n            schema:\n              type: object", .mediaTypeChanged,
      .breaking),
    Pair(
      "another media type of a body",
      "content:\n          application/json:\n            schema:\n              type: object",
      "content:\n          application/xml: {}\n          application/json:\n            schema:\n              type: object",
      .mediaTypeChanged, .safe),
    Pair(
      "a body is optional", "  /widgets/{id}:\n",
      "  /widgets/{id}:\n    put:\n      requestBody: {required: false, content: {text/plain: {}}}\n      responses: {\"204\": {description: Done}}\n",
      .requestBodyChanged, .safe,
      was:
        "  /widgets/{id}:\n    put:\n      requestBody: {required: true, content: {text/plain: {}}}\n      responses: {\"204\": {description: Done}}\n"
    ),
    // Responses
    Pair(
      "a promised header is gone", "\"202\": {description: Later}", "\"202\": {description: Later}", .fieldRemoved,
      .breaking,
      was: "\"202\": {description: Later, headers: {X-Total: {required: true, schema: {type: integer}}}}"),
    Pair(
      "a header is gone", "\"202\": {description: Later}", "\"202\": {description: Later}", .fieldRemoved, .risky,
      was: "\"202\": {description: Later, headers: {X-Total: {schema: {type: integer}}}}"),
    Pair(
      "a header comes", "\"202\": {description: Later}",
      "\"202\": {description: Later, headers: {X-Total: {schema: {type: integer}}}}", .fieldAdded, .safe),
    Pair(
      "a header in other letters comes", "\"202\": {description: Later}",
      "\"202\": {description: Later, headers: {X-TOTAL: {schema: {type: integer}}}}", nil, nil,
      was: "\"202\": {description: Later, headers: {X-Total: {schema: {type: integer}}}}"),
    Pair(
      "a header has another type", "\"202\": {description: Later}",
      "\"202\": {description: Later, headers: {X-Total: {schema: {type: string}}}}", .fieldTypeChanged, .breaking,
      was: "\"202\": {description: Later, headers: {X-Total: {schema: {type: integer}}}}"),
    Pair(
      "a header is no longer promised", "\"202\": {description: Later}",
      "\"202\": {description: Later, headers: {ETag: {schema: {type: string}}}}", .fieldOptional, .breaking,
      was: "\"202\": {description: Later, headers: {ETag: {required: true, schema: {type: string}}}}"),
    Pair(
      "a header of an error is gone", "\"404\": {description: None}", "\"404\": {description: None}", .fieldRemoved,
      .risky, was: "\"404\": {description: None, headers: {Retry-After: {schema: {type: integer}}}}"),
    Pair(
      "values of a map of an answer have another type", "made: {type: string, format: date-time}",
      "made: {type: object, additionalProperties: {type: integer}}", .fieldTypeChanged, .breaking,
      was: "made: {type: object, additionalProperties: {type: string}}"),
    Pair(
      "a map of an answer is closed", "made: {type: string, format: date-time}",
      "made: {type: object, additionalProperties: false}", .fieldConstraintChanged, .breaking,
      was: "made: {type: object, additionalProperties: {type: string}}"),
    Pair(
      "an object of an answer is opened", "made: {type: string, format: date-time}",
      "made: {type: object, properties: {a: {type: string}}}", .fieldConstraintChanged, .safe,
      was: "made: {type: object, additionalProperties: false, properties: {a: {type: string}}}"),
    Pair(
      "items of an answer may repeat", "tags: {type: array, minItems: 1", "tags: {type: array, minItems: 1",
      .fieldConstraintChanged, .breaking, was: "tags: {type: array, uniqueItems: true, minItems: 1"),
    Pair(
      "a list of values of an attribute ends", "{type: string, enum: [on, off]}", "{type: string}", .fieldEnumChanged,
      .risky),
    Pair(
      "the pattern of an attribute", "email: {type: string}", "email: {type: string, pattern: \"@\"}",
      .fieldConstraintChanged, .safe),
    Pair(
      "another media type of an answer", "content:\n            application/json: {schema",
      "content:\n            text/csv: {}\n            application/json: {schema", .mediaTypeChanged, .safe),
    Pair(
      "a promised attribute is gone", "        name: {type: string, maxLength: 50, minLength: 1}\n", "", .fieldRemoved,
      .breaking),
    Pair(
      "an optional attribute is gone", "        made: {type: string, format: date-time}\n", "", .fieldRemoved, .risky),
    Pair("an attribute comes", "        price:", "        fresh: {type: boolean}\n        price:", .fieldAdded, .safe),
    Pair(
      "an attribute is no longer promised", "[id, name, state, owner, price]", "[id, name, state, owner]",
      .fieldOptional, .breaking),
    Pair(
      "an attribute is promised", "[id, name, state, owner, price]", "[id, name, state, owner, price, made]",
      .fieldRequired, .safe),
    Pair(
      "an attribute may be null", "price: {type: number, maximum: 100}",
      "price: {type: number, maximum: 100, nullable: true}", .fieldNullable, .breaking),
    Pair(
      "an attribute is never null", "comment: {type: string, nullable: true}", "comment: {type: string}",
      .fieldNullable, .safe),
    Pair(
      "an attribute has another type", "made: {type: string, format: date-time}", "made: {type: integer}",
      .fieldTypeChanged, .breaking),
    Pair(
      "an attribute has fractions", "id: {type: integer, format: int32}", "id: {type: number}", .fieldTypeChanged,
      .breaking),
    Pair(
      "an attribute has none", "price: {type: number, maximum: 100}", "price: {type: integer, maximum: 100}",
      .fieldTypeChanged, .safe),
    Pair("an attribute is wider", "format: int32", "format: int64", .fieldTypeChanged, .breaking),
    Pair("an attribute has another format", "format: date-time", "format: date", .fieldTypeChanged, .breaking),
    Pair(
      "an alternative is gone", "oneOf: [{type: string}, {type: integer}]", "oneOf: [{type: string}]",
      .fieldTypeChanged, .safe),
    Pair(
      "an alternative comes", "oneOf: [{type: string}, {type: integer}]",
      "oneOf: [{type: string}, {type: integer}, {type: boolean}]", .fieldTypeChanged, .breaking),
    Pair("a value of an attribute comes", "enum: [on, off]", "enum: [on, off, lost]", .fieldEnumChanged, .risky),
    Pair("a value of an attribute is gone", "enum: [on, off]", "enum: [on]", .fieldEnumChanged, .safe),
    Pair("the maximum of an attribute rises", "maximum: 100}", "maximum: 1000}", .fieldConstraintChanged, .breaking),
    Pair("the maximum of an attribute falls", "maximum: 100}", "maximum: 10}", .fieldConstraintChanged, .safe),
    Pair("the length of an attribute is free", "maxLength: 50, ", "", .fieldConstraintChanged, .breaking),
    Pair(
      "the minimum length of an attribute falls", "minLength: 1}", "minLength: 0}", .fieldConstraintChanged, .breaking),
    Pair("an array may be empty", "minItems: 1, ", "", .fieldConstraintChanged, .breaking),
    Pair(
      "items of an array have another type", "items: {type: string}}\n        owner",
      "items: {type: integer}}\n        owner", .fieldTypeChanged, .breaking),
    Pair(
      "a nested attribute is gone", "            name: {type: string}\n            email", "            email",
      .fieldRemoved, .breaking),
    Pair(
      "a list becomes an object", "schema: {type: array, items: {$ref: \"#/components/schemas/Widget\"}}",
      "schema: {$ref: \"#/components/schemas/Widget\"}", .fieldTypeChanged, .breaking),
    Pair("a success is gone", "        \"202\": {description: Later}\n", "", .statusChanged, .breaking),
    Pair(
      "a success comes", "        \"202\": {description: Later}\n",
      "        \"202\": {description: Later}\n        \"200\": {description: There}\n", .statusChanged, .safe),
    Pair("an error is gone", "        \"404\": {description: None}\n", "", .statusChanged, .safe),
    Pair(
      "an error comes", "        \"404\": {description: None}\n",
      "        \"404\": {description: None}\n        \"409\": {description: Taken}\n", .statusChanged, .safe),
    Pair(
      "the media type of an answer", "content:\n            application/json: {schema",
      "content:\n            application/xml: {schema", .mediaTypeChanged, .breaking),
    Pair(
      "a header is promised", "\"202\": {description: Later}",
      "\"202\": {description: Later, headers: {ETag: {required: true, schema: {type: string}}}}", .fieldRequired, .safe,
      was: "\"202\": {description: Later, headers: {ETag: {schema: {type: string}}}}"),
    Pair(
      "items of an answer differ", "tags: {type: array, minItems: 1",
      "tags: {type: array, uniqueItems: true, minItems: 1",
      .fieldConstraintChanged, .safe),
    Pair(
      "a map of an answer holds anything", "made: {type: string, format: date-time}", "made: {type: object}",
      .fieldConstraintChanged, .breaking, was: "made: {type: object, additionalProperties: {type: string}}"),
    Pair(
      "a map of an answer has a type", "made: {type: string, format: date-time}",
      "made: {type: object, additionalProperties: {type: string}}", .fieldConstraintChanged, .safe,
      was: "made: {type: object}"),
    Pair(
      "other fields must be text", "label: {type: string}",
      "label: {type: object, additionalProperties: {type: string}}", .parameterConstraintChanged, .risky,
      was: "label: {type: object}"),
    // Security
    Pair(
      "another way to authenticate", "[{oauth: [read]}]", "[{oauth: [read]}, {key: []}]", .authenticationChanged, .safe),
    Pair(
      "a way to authenticate is gone", "[{oauth: [read]}]", "[{key: []}]", .authenticationChanged, .breaking,
      was: "[{oauth: [read]}, {key: []}]"),
    Pair(
      "two schemes together", "[{oauth: [read]}]", "[{oauth: [read], key: []}]", .authenticationChanged, .breaking),
    Pair(
      "authentication is optional", "[{oauth: [read]}]", "[{}, {oauth: [read]}]", .authenticationChanged, .safe),
    Pair(
      "the same scheme goes elsewhere", "{type: apiKey, in: query, name: key}", "{type: apiKey, in: header, name: key}",
      .authenticationChanged, .breaking),
    Pair("a scope comes", "[{oauth: [read]}]", "[{oauth: [read, write]}]", .authenticationChanged, .risky),
    Pair(
      "a token is needed", "    delete:\n", "    delete:\n      security: [{oauth: []}]\n", .authenticationChanged,
      .breaking),
    Pair("no token is needed", "      security: [{oauth: [read]}]\n", "", .authenticationChanged, .safe),
  ]

  private func changes(_ old: String, _ new: String) throws -> [SpecChange] {
    try Differ.diff(
      OpenAPIReader.read(Array(old.utf8), path: "old.yaml"), OpenAPIReader.read(Array(new.utf8), path: "new.yaml"))
  }

  @Test func thereAreEnough() { #expect(Self.pairs.count >= 80) }

  @Test(arguments: pairs)
  func verdict(_ pair: Pair) throws {
    let changed = Self.contract.replacing(pair.old, with: pair.new)
    let before = pair.was.map { Self.contract.replacing(pair.old, with: $0) } ?? Self.contract
    try #require(changed != before && Self.contract.contains(pair.old), "the pair names nothing of the contract")
    let found = try changes(before, changed)
    #expect(found.map(\.verdict).max() == pair.verdict, "\(found.map { "\($0.kind.rawValue): \($0.message)" })")
    if let kind = pair.kind { #expect(found.contains { $0.kind == kind && $0.verdict == pair.verdict }) }
    // One thing changed, told once for each place it shows in.
    #expect(Set(found.map(\.kind)).count <= 1, "\(found.map { "\($0.kind.rawValue): \($0.message)" })")
    for change in found { #expect(change.confidence == 1 && change.correction == nil, "\(change.message)") }
  }

  @Test func aContractEqualsItself() throws {
    #expect(try changes(Self.contract, Self.contract).isEmpty)
  }
}
