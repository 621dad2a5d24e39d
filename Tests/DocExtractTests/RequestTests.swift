import APIModel
import Testing

@testable import DocExtract

private func curl(_ text: String) throws -> CurlRequest {
  let requests = ShellReader.commands(in: Array(text.utf8)).compactMap { CurlRequest($0) }
  return try #require(requests.first)
}

@Suite struct ShellReaderTests {
  private func words(_ text: String) -> [[String]] {
    ShellReader.commands(in: Array(text.utf8)).map { $0.words.map(\.text) }
  }

  private func problems(_ text: String) -> [ShellCommand.Problem.Kind] {
    ShellReader.commands(in: Array(text.utf8)).flatMap(\.problems).map(\.kind)
  }

  @Test func resolvesQuotes() {
    #expect(words(#"a 'b c' "d e" f"g h"'i j'"#) == [["a", "b c", "d e", "fg hi j"]])
    #expect(words(#"a "say \"x\"" 'it\s' b\ c"#) == [["a", #"say "x""#, #"it\s"#, "b c"]])
    #expect(words(#"a "" ''"#) == [["a", "", ""]])
  }

  /// What a pipe writes is what the command sends.
  @Test func readsWhatPipesWrite() throws {
    let fed = #"$ echo '{"lit": true}' | http POST :8080/lamps"#
    #expect(try curl(fed).data.map(\.text) == [#"{"lit": true}"#])
    #expect(try curl(#"echo '{"lit": true}' |\#n  curl -d @- http://h/lamps"#).data.map(\.text) == [#"{"lit": true}"#])
    #expect(try curl("cat lamp.json | http POST :8080/lamps").data.map(\.text) == ["@-"])
    #expect(try curl("cat lamp.json | curl -d @- http://h/lamps").data.map(\.text) == ["@-"])
    // Another command, or one that takes nothing from a pipe.
    #expect(try curl(#"echo '{"lit": true}'; http POST :8080/lamps"#).data.isEmpty)
    #expect(try curl(#"echo '{"lit": true}' || http POST :8080/lamps"#).data.isEmpty)
    #expect(try curl(#"echo '{"lit": true}' | curl http://h/lamps"#).data.isEmpty)
  }

  @Test func joinsContinuedLines() {
    #expect(words("curl --header x \\\n  \"http://h/a\"") == [["curl", "--header", "x", "http://h/a"]])
    #expect(words("curl \\\r\n  a\r\nb") == [["curl", "a"], ["b"]])
    #expect(problems("curl \\\n a").isEmpty)
    #expect(problems("curl \\\r\n a").isEmpty)
  }

  @Test func joinsLinesOfOtherShells() {
    #expect(words("curl h ^\n  -d x") == [["curl", "h", "-d", "x"]])
    #expect(words("curl h `\r\n  --data x") == [["curl", "h", "--data", "x"]])
    // Before anything but an option they are what they are elsewhere.
    #expect(words("git show HEAD ^\nls") == [["git", "show", "HEAD", "^"], ["ls"]])
  }

  @Test func forgivesBrokenContinuations() {
    #expect(words("curl \\  \n  a") == [["curl", "a"]])
    #expect(problems("curl \\  \n  a") == [.brokenContinuation])
  }

  @Test func cutsAtSeparators() {
    #expect(words("a b | c; d && e\nf") == [["a", "b"], ["c"], ["d"], ["e"], ["f"]])
    #expect(words("a # b\nc") == [["a"], ["c"]])
    #expect(words("a 'x|y;z&w'") == [["a", "x|y;z&w"]])
  }

  @Test func reportsOpenQuotesAndBareAmpersands() {
    #expect(problems("curl 'http://h/a") == [.unclosedQuote])
    #expect(problems("curl http://h/a?b=1&c=2") == [.unquotedAmpersand])
    #expect(words("curl http://h/a?b=1&c=2") == [["curl", "http://h/a?b=1&c=2"]])
    #expect(problems("curl 'http://h/a?b=1&c=2'").isEmpty)
  }

  @Test func keepsSubstitutionsWhole() {
    let text = "curl --data \"$(cat << EOF\n{\"a\": \"b\"}\nEOF\n)\" http://h/a"
    #expect(words(text).count == 1)
    #expect(words(text).first?.last == "http://h/a")
    #expect(words("curl -d $(cat << EOF\n{\"a\": 1}\nEOF\n) http://h/a").first?.last == "http://h/a")
  }

  @Test func knowsWhereWordsStand() throws {
    let text = "$ curl 'http://h/a'"
    let command = try #require(ShellReader.commands(in: Array(text.utf8)).first)
    #expect(command.words.map(\.range) == [0..<1, 2..<6, 7..<19])
  }

  @Test(arguments: ["", "\\", "'", "\"", "$(", "a\\", "\"\\", "#", "|", "&&&", "$((", "\u{0}\u{1}"])
  func readsAnything(_ text: String) {
    for command in ShellReader.commands(in: Array(text.utf8)) {
      #expect(command.range.upperBound <= text.utf8.count)
    }
  }

  @Test func isLinear() {
    // Half a million opening marks of each kind; quadratic reading would take minutes.
    for mark in ["$(", "'\"", "\\\n", "a|", "?&a"] {
      let text = Array(String(repeating: mark, count: 1 << 18).utf8)
      #expect(ShellReader.commands(in: text).count <= text.count)
    }
  }
}

@Suite struct CurlRequestTests {
  @Test(arguments: [
    ("curl http://h/a", HTTPMethod.get, "http://h/a"),
    ("$ curl http://h/a", .get, "http://h/a"),
    ("% curl http://h/a", .get, "http://h/a"),
    ("TOKEN=x curl \"http://h/a?t=$TOKEN\"", .get, "http://h/a?t=$TOKEN"),
    ("sudo /usr/bin/curl http://h/a", .get, "http://h/a"),
    ("curl -XPOST http://h/a", .post, "http://h/a"),
    ("curl -sXDELETE http://h/a", .delete, "http://h/a"),
    ("curl -X PUT http://h/a", .put, "http://h/a"),
    ("curl --request patch http://h/a", .patch, "http://h/a"),
    ("curl --request=PUT --url=http://h/a", .put, "http://h/a"),
    ("curl --url http://h/a -I", .head, "http://h/a"),
    ("curl -d a=b http://h/a", .post, "http://h/a"),
    ("curl --data=a=b http://h/a", .post, "http://h/a"),
    ("curl -G -d a=b http://h/a", .get, "http://h/a"),
    ("curl --form file=@x http://h/a", .post, "http://h/a"),
    ("curl -T file http://h/a", .put, "http://h/a"),
    ("curl -u user:password -o out.zip -sSL http://h/a", .get, "http://h/a"),
    ("curl http://h/a > out.json", .get, "http://h/a"),
    ("curl \"http://h/a\" | jq '.[]'", .get, "http://h/a"),
    ("curl --silent --insecure --location http://h/a", .get, "http://h/a"),
  ])
  func readsMethodAndURL(_ text: String, _ method: HTTPMethod, _ url: String) throws {
    let request = try curl(text)
    #expect(request.method == method)
    #expect(request.url?.text == url)
  }

  @Test func readsHeaders() throws {
    let request = try curl("curl -sH 'PRIVATE-TOKEN: x' --header=\"Accept: text/csv\" -H\"X-A:1\" http://h/a")
    #expect(request.headers.map(\.text) == ["PRIVATE-TOKEN: x", "Accept: text/csv", "X-A:1"])
    #expect(request.header("private-token") == "x")
    #expect(request.header("X-A") == "1")
    #expect(request.header("X-B") == nil)
  }

  @Test func readsFields() throws {
    let request = try curl("curl --form 'a=b c' -F d=@e -d 'f=g%20h&i=j+k' http://h/a")
    #expect(
      request.fields == [
        NameValue("a", "b c"), NameValue("d", "@e"), NameValue("f", "g h"), NameValue("i", "j k"),
      ])
    #expect(request.mediaType == "multipart/form-data")
    #expect(try curl("curl --data-urlencode 'match[]=up' http://h/a").fields == [NameValue("match[]", "up")])
  }

  /// The value of an option that says nothing of the request is not taken for the URL.
  @Test(arguments: [
    "curl -D - -C 10 http://h/a", "curl --dump-header - --retry-delay 2 --cacert ca.pem http://h/a",
    "curl --connect-to a:1:b:2 --max-redirs 3 -K rc http://h/a", "curl -sSLkfvo out --limit-rate 1M http://h/a",
  ])
  func skipsValuesOfOtherOptions(_ text: String) throws {
    let request = try curl(text)
    #expect(request.url?.text == "http://h/a")
    #expect(request.method == .get)
    #expect(!request.hasCredentials)
  }

  @Test(arguments: ["-u a:b", "-n", "--netrc", "--cert c.pem", "--oauth2-bearer t", "--negotiate -u :"])
  func seesCredentials(_ options: String) throws {
    let request = try curl("curl \(options) http://h/a")
    #expect(request.hasCredentials)
    #expect(request.url?.text == "http://h/a")
  }

  /// Only a sample without any of these shows that nobody is asked who calls.
  @Test func credentialsLeaveTheAuthenticationOpen() async {
    let page = "# A\n\n```\nGET /a\n```\n\n```shell\ncurl OPTION http://h/a\n```\n"
    let open = await extract(page.replacing("OPTION", with: "-u a:b")).spec.operations.first
    let none = await extract(page.replacing("OPTION", with: "-s")).spec.operations.first
    #expect(open?.authentication == .unknown)
    #expect(none?.authentication == Operation.Authentication.none)
  }

  @Test func takesJSONForNoForm() throws {
    let request = try curl(#"curl -H 'Content-Type: application/json' --data '{"a": 1}' http://h/a"#)
    #expect(request.fields == nil)
    #expect(request.mediaType == "application/json")
    #expect(try curl(#"curl --data '[1]' http://h/a"#).mediaType == "application/json")
    #expect(try curl("curl http://h/a").mediaType == nil)
  }

  @Test(arguments: ["wget http://h/a", "echo curl", "curling http://h", "# curl http://h/a", "", "GET /a"])
  func leavesOtherCommandsAlone(_ text: String) {
    #expect(ShellReader.commands(in: Array(text.utf8)).compactMap { CurlRequest($0) }.isEmpty)
  }

  @Test func readsEveryCommandOfABlock() {
    let text = "curl http://h/a\n# then\ncurl -X POST \\\n  http://h/b\necho done\n"
    let requests = ShellReader.commands(in: Array(text.utf8)).compactMap { CurlRequest($0) }
    #expect(requests.map(\.url?.text) == ["http://h/a", "http://h/b"])
    #expect(requests.map(\.method) == [.get, .post])
  }

  @Test func takesAnUnknownMethodAsItIs() throws {
    let request = try curl("curl -X PURGE http://h/a")
    #expect(request.method == nil)
    #expect(request.explicitMethod?.text == "PURGE")
  }
}

@Suite struct ListingReaderTests {
  private func line(_ text: String) -> ListingReader.Line? {
    let bytes = Array(text.utf8)
    return ListingReader.line(bytes, 0..<bytes.count)
  }

  @Test(arguments: [
    ("GET /a", HTTPMethod.get, "/a"),
    ("  POST   /a/:id", .post, "/a/:id"),
    ("get /a", .get, "/a"),
    ("Delete /a", .delete, "/a"),
    ("PUT\t/a", .put, "/a"),
    ("GET projects/:id", .get, "projects/:id"),
    ("GET :id/x", .get, ":id/x"),
    ("GET: /a", .get, "/a"),
    ("GET http://h/api/v4/a", .get, "/api/v4/a"),
    ("GET https://h:8080/a?b=c", .get, "/a"),
    ("GET /a HTTP/1.1", .get, "/a"),
    ("GET /a # comment", .get, "/a"),
    ("GET /a // comment", .get, "/a"),
    ("GET /a (since 2.0)", .get, "/a"),
    ("GET /a - lists", .get, "/a"),
    ("PUT --form \"x=true\" /a/:id", .put, "/a/:id"),
    ("POST -F x=1 /a", .post, "/a"),
    ("GET /", .get, "/"),
    ("HEAD /-/ready", .head, "/-/ready"),
  ])
  func readsOperations(_ text: String, _ method: HTTPMethod, _ path: String) throws {
    let line = try #require(self.line(text))
    #expect(line.method == method)
    #expect(line.path == path)
  }

  @Test(arguments: [
    "", "GET", "GET ", "GTE /a", "get the runner", "put a/b in there", "GET a", "Get /a thing done", "post",
    "GET all the things", "{ \"GET\": \"/a\" }", "GETS /a", "curl GET /a", "DELETE FROM a/b WHERE x", "patch a/b.diff",
    "get: /a", "GET:/a",
  ])
  func leavesOtherLinesAlone(_ text: String) {
    #expect(line(text) == nil)
  }

  @Test func readsQueryAndForm() throws {
    #expect(try #require(line("GET /a?b=c&d=e,f")).query == [NameValue("b", "c"), NameValue("d", "e,f")])
    #expect(try #require(line("PUT --form \"x=true\" /a")).form == [NameValue("x", "true")])
    #expect(try #require(line("GET /a HTTP/1.1")).isRequestLine)
    #expect(try #require(line("GET https://h/a")).origin == "https://h")
  }

  @Test func knowsItsPlace() throws {
    let line = try #require(self.line("  GET  /a?b=1 # x"))
    #expect(line.range == 2..<13)
    #expect(line.pathRange == 7..<13)
    let form = try #require(self.line("PUT --form \"x=true\" /a/:id"))
    #expect(form.pathRange == 20..<26)
  }
}

@Suite struct PathNotationTests {
  @Test(arguments: [
    ("/a/:id", "/a/{id}"),
    ("/a/{id}", "/a/{id}"),
    ("/a/<id>", "/a/{id}"),
    ("/a/%{id}", "/a/{id}"),
    ("/a/{{id}}", "/a/{id}"),
    ("/a/*path", "/a/{path*}"),
    ("/a/{path*}", "/a/{path*}"),
    ("/a/{path...}", "/a/{path*}"),
    ("/a/{+path}", "/a/{path}"),
    ("/a/\\{id\\}", "/a/{id}"),
    ("/a/:project_id/b/:iid", "/a/{project_id}/b/{iid}"),
    ("/a/:merge-request-iid", "/a/{merge-request-iid}"),
    ("/a/archive.:format", "/a/archive.{format}"),
    ("/a/archive.{format}", "/a/archive.{format}"),
    ("/a/{id}:cancel", "/a/{id}:cancel"),
    ("/a/x*y", "/a/x*y"),
    ("/a/:id/b:c", "/a/{id}/b:c"),
    ("a/:id/", "/a/{id}"),
    ("//a///b", "/a/b"),
    ("/", "/"),
    ("", "/"),
    ("/-/ready", "/-/ready"),
    ("/a/{}", "/a/{}"),
    ("/a/<>", "/a/<>"),
    ("/a/{open", "/a/{open"),
    ("/a/:", "/a/:"),
    ("/a/*", "/a/*"),
    ("/{a}-{b}", "/{a}-{b}"),
    ("/halls/$hall/seats/$seat_no", "/halls/{hall}/seats/{seat_no}"),
    ("/halls/$hall/seats/$number", "/halls/{hall}/seats/{number}"),
    ("/seats/$count", "/seats/$count"),
    ("/halls/1/$links/seats", "/halls/1/$links/seats"),
    ("/apples.[format]", "/apples.{format}"),
    ("/apples/[id].json", "/apples/{id}.json"),
    ("/apples/[].json", "/apples/[].json"),
  ])
  func readsNotations(_ path: String, _ expected: String) {
    #expect(PathNotation.template(path).description == expected)
  }

  @Test func readsOptionalSuffixes() {
    let archive = PathNotation.template("/a/:id/archive[.format]")
    #expect(archive.description == "/a/{id}/archive")
    #expect(archive.optionalSuffix == ".format")
    #expect(PathNotation.template("/a/:id(/:sha)").optionalSuffix == "/{sha}")
    #expect(PathNotation.template("/a/:id(/:sha)").placeholders == ["id"])
    #expect(PathNotation.template("/a/b[]").optionalSuffix == nil)
  }

  @Test func namesOneOperationTheSame() {
    let shapes = ["/a/:id", "/a/{id}", "/a/<runner_id>", "/a/%{x}"].map { PathNotation.template($0).shape }
    #expect(Set(shapes) == ["/a/{}"])
  }
}

@Suite struct TemplateOriginTests {
  private func path(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    return ListingReader.line(bytes, 0..<bytes.count)?.path
  }

  @Test func aTemplateBeforeThePathIsTheOrigin() {
    #expect(path("GET {{ api_url }}/v1/a") == "/v1/a")
    #expect(path("GET {{baseUrl}}/v1/a") == "/v1/a")
  }

  @Test func otherTemplatesBelongToThePath() {
    #expect(path("GET {{id}}/a") == "{{id}}/a")
    #expect(path("GET {{ base_url }} and more") == nil)
    #expect(path("GET {{ name }}/a") == nil)
  }
}

@Suite struct RequestURLTests {
  @Test(arguments: [
    ("https://h/api/v4/a?b=1#c", "https://h", "/api/v4/a"),
    ("h.example.com/a", "h.example.com", "/a"),
    ("localhost:9090/a", "localhost:9090", "/a"),
    ("node-1:8080/a", "node-1:8080", "/a"),
    ("{{API_URL}}/a/b", "", "/a/b"),
    ("$BASE_URL/a", "", "/a"),
    ("SITE_ROOT/a", "", "/a"),
    ("{{id}}/a", "", "{{id}}/a"),
    ("issues:12/a", "issues:12", "/a"),
    ("/a/b", "", "/a/b"),
    ("projects/1", "", "projects/1"),
    ("https://h", "https://h", ""),
    ("https://h:8080/a:b", "https://h:8080", "/a:b"),
    ("", "", ""),
  ])
  func splits(_ text: String, _ origin: String, _ path: String) {
    let url = RequestURL(text)
    #expect(url.origin == origin)
    #expect(url.path == path)
  }

  @Test func readsTheQuery() {
    #expect(RequestURL("/a?b=1&c&d=e=f").query == [NameValue("b", "1"), NameValue("c", ""), NameValue("d", "e=f")])
    #expect(RequestURL("/a?").query.isEmpty)
  }
}
