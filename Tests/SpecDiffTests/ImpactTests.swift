import APIModel
import SpecDiff
import TestSupport
import Testing

import struct Foundation.Data
import struct Foundation.URL

/// Which calls of a client are accused, and which are not.
@Suite struct ImpactTests {
  private static func version(_ text: String, _ base: String) -> APISpec {
    var spec = SpecText.spec(text)
    spec.server = "https://forge.example.com\(base)"
    return spec
  }

  static let old = version(
    """
    GET /projects | List projects | id name | search
    GET /projects/visible | List visible projects | id name
    GET /projects/owned | List owned projects | id name
    GET /projects/starred | List starred projects | id name
    GET /projects/all | List all projects | id name
    GET /projects/{id} | Get a project | id name
    GET /projects/{id}/events | Get project events
    POST /projects | Create project | id | name@body description@body builds_enabled@body visibility_level@body
    PUT /projects/{id} | Edit project | id | description@body only_allow_merge_if_build_succeeds@body
    DELETE /projects/{id} | Remove project
    POST /projects/fork/{id} | Fork project
    POST /projects/{id}/star | Star a project
    DELETE /projects/{id}/star | Unstar a project
    POST /projects/{id}/archive | Archive a project | id name public
    POST /projects/{id}/unarchive | Unarchive a project | id name public
    POST /projects/{id}/hooks | Add a hook | id | url@body push_events@body build_events@body
    GET /projects/{id}/repository/files | Get file | file_name size | file_path ref
    PUT /projects/{id}/repository/files | Change file | size mode | file_path branch_name@body content@body
    GET /projects/{id}/repository/commits | List commits | id title | ref_name
    POST /projects/{id}/repository/commits | Commit | id | branch_name@body commit_message@body actions@body
    GET /projects/{id}/repository/tags | List tags | name parents_ids commit
    GET /projects/{id}/builds | List builds | id status | scope
    GET /projects/{id}/builds/{build_id} | Get a build | id status
    GET /projects/{id}/builds/{build_id}/trace | Get a trace
    POST /projects/{id}/builds/{build_id}/retry | Retry a build | id status
    POST /projects/{id}/builds/{build_id}/cancel | Cancel a build | id status
    GET /projects/{id}/repository/commits/{sha}/builds | List commit builds | id status
    GET /projects/{id}/variables | List variables | key value
    POST /projects/{id}/variables | Create variable | key value | key@body value@body
    GET /projects/{id}/issues | List issues | id iid | state iid
    POST /projects/{id}/issues | Create issue | id iid | title@body labels@body assignee_id@body
    PUT /projects/{id}/issues/{issue_id} | Edit issue | id iid | state_event@body
    POST /projects/{id}/issues/{issue_id}/move | Move an issue | id iid | to_project_id@body
    POST /projects/{id}/issues/{issue_id}/subscription | Subscribe to an issue | id iid
    DELETE /projects/{id}/issues/{issue_id}/subscription | Unsubscribe from an issue | id iid
    POST /projects/{id}/issues/{issue_id}/award_emoji | Award an emoji | id | name@body
    GET /issues | List issues | id iid | state
    GET /todos | List todos | id | state
    DELETE /todos/{id} | Mark a todo as done | id
    DELETE /todos | Mark all todos as done
    GET /snippets | List snippets | id
    POST /snippets | Create a snippet | id | title@body file_name@body content@body visibility_level@body
    DELETE /snippets/{id} | Delete a snippet
    GET /runners | List runners | id | scope
    PUT /runners/{id} | Change a runner | id | active@body
    DELETE /runners/{id} | Remove a runner
    GET /version | The version | version revision
    """, "/api/v3")

  static let new = version(
    """
    GET /projects | List projects | id name | search owned:flag starred:flag
    GET /projects/{id} | Get a project | id name
    POST /projects | Create project | id | name@body description@body jobs_enabled@body visibility@body
    PUT /projects/{id} | Edit project | id | description@body only_allow_merge_if_pipeline_succeeds@body
    DELETE /projects/{id} | Remove project
    POST /projects/{id}/fork | Fork project
    POST /projects/{id}/star | Star a project
    POST /projects/{id}/unstar | Unstar a project
    POST /projects/{id}/archive | Archive a project | id name
    POST /projects/{id}/unarchive | Unarchive a project | id name
    POST /projects/{id}/hooks | Add a hook | id | url@body push_events@body job_events@body
    GET /projects/{id}/repository/files/{file_path} | Get file | file_name size | ref
    PUT /projects/{id}/repository/files/{file_path} | Change file | size mode | branch@body content@body
    GET /projects/{id}/repository/commits | List commits | id title | ref_name
    POST /projects/{id}/repository/commits | Commit | id | branch@body commit_message@body actions@body
    GET /projects/{id}/repository/tags | List tags | name parent_ids commit
    GET /projects/{id}/jobs | List jobs | id status | scope
    GET /projects/{id}/jobs/{job_id} | Get a job | id status
    GET /projects/{id}/jobs/{job_id}/trace | Get a trace
    POST /projects/{id}/jobs/{job_id}/retry | Retry a job | id status
    POST /projects/{id}/jobs/{job_id}/cancel | Cancel a job | id status
    GET /projects/{id}/variables | List variables | key value
    POST /projects/{id}/variables | Create variable | key value | key@body value@body
    GET /projects/{id}/issues | List issues | id iid | state iids
    POST /projects/{id}/issues | Create issue | id iid | title@body labels@body assignee_ids@body
    PUT /projects/{id}/issues/{issue_iid} | Edit issue | id iid | state_event@body
    POST /projects/{id}/issues/{issue_iid}/move | Move an issue | id iid | to_project_id@body
    POST /projects/{id}/issues/{issue_iid}/subscribe | Subscribe to an issue | id iid
    POST /projects/{id}/issues/{issue_iid}/unsubscribe | Unsubscribe from an issue | id iid
    POST /projects/{id}/issues/{issue_iid}/award_emoji | Award an emoji | id | name@body
    GET /issues | List issues | id iid | state
    GET /todos | List todos | id | state
    POST /todos/{id}/mark_as_done | Mark a todo as done | id
    POST /todos/mark_as_done | Mark all todos as done
    GET /snippets | List snippets | id
    POST /snippets | Create a snippet | id | title@body file_name@body content@body visibility@body
    DELETE /snippets/{id} | Delete a snippet
    GET /runners | List runners | id | scope
    PUT /runners/{id} | Change a runner | id | active@body
    DELETE /runners/{id} | Remove a runner
    GET /version | The version | version revision
    """, "/api/v4")

  private func impact(_ text: String, _ name: String) -> Impact {
    let bytes = Array(text.utf8)
    let calls =
      TrafficCalls.isTraffic(name)
      ? TrafficCalls.find(in: bytes, path: name, base: Self.old.basePath)
      : SourceCodeCalls.find(in: bytes, path: name, base: Self.old.basePath)
    return Impact(calls, old: Self.old, new: Self.new, changes: Differ.diff(Self.old, Self.new))
  }

  /// The client says itself, in a comment at the end of each call's line, what version 4 means for it.
  @Test func everyCallOfARealisticClientIsJudgedRight() throws {
    let url = ProjectFiles.root.appendingPathComponent("Tests/SpecDiffTests/Fixtures/client_v3.py")
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    let found = impact(text, "client_v3.py")
    // Whoever writes the old base URL breaks by that alone.
    let breaking = Set(found.concerned.map(\.call.span.line) + found.baseUses.map(\.call.span.line))
    let fine = Set(found.fine.map(\.call.span.line))
    var judged = 0
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let expected = line.hasSuffix("# breaks") ? "breaks" : line.hasSuffix("# fine") ? "fine" : "no call"
      let number = index + 1
      let verdict = breaking.contains(number) ? "breaks" : fine.contains(number) ? "fine" : "no call"
      #expect(verdict == expected, "line \(number): \(line)")
      if expected != "no call" { judged += 1 }
    }
    #expect(judged >= 50)
  }

  @Test(arguments: [
    (#"client.get("/projects/owned")"#, "GET /projects/owned", true),
    (#"fetch(`${base}/projects/${id}/star`, {method: 'DELETE'})"#, "DELETE /projects/{id}/star", true),
    (#"fetch(`${base}/projects/${id}/star`, {method: 'POST'})"#, "POST /projects/{id}/star", false),
    (#"curl --request DELETE "https://h.example/api/v4/../todos/8""#, "", false),
    (#"req, err := http.NewRequest("DELETE", host+"/todos/"+id, nil)"#, "DELETE /todos/{id}", true),
    (##"HTTParty.get("#{host}/projects/#{id}/builds")"##, "GET /projects/{id}/builds", true),
    (#"$client->get('/projects/' . $id)"#, "GET /projects/{id}", false),
    (#"$client->delete('/projects/' . $id . '/star');"#, "DELETE /projects/{id}/star", true),
    (#"$client->request('DELETE', "/projects/$id/star");"#, "DELETE /projects/{id}/star", true),
    (#"await http.DeleteAsync($"{host}/projects/{id}/star");"#, "DELETE /projects/{id}/star", true),
    (
      #"Request r = new Request.Builder().url(host + "/projects/" + id + "/star").delete().build();"#,
      "DELETE /projects/{id}/star", true
    ),
    (
      #"Request r = new Request.Builder().url(host + "/projects/" + id + "/star").post(body).build();"#,
      "POST /projects/{id}/star", false
    ),
    (
      #"rest.exchange(host + "/projects/{id}/star", HttpMethod.DELETE, null, Void.class, id);"#,
      "DELETE /projects/{id}/star", true
    ),
    (#"val url = "$host/projects/$id/builds""#, "GET /projects/{id}/builds", true),
    (#"curl -X DELETE $API/projects/$1/star"#, "DELETE /projects/{id}/star", true),
    (#"curl --request POST "$API/projects/$1/star""#, "POST /projects/{id}/star", false),
    (#"curl https://forge.example.com/api/v3/projects/7/star -X DELETE"#, "DELETE /projects/{id}/star", true),
    (#"curl -d active=false $API/runners/4 -X PUT"#, "PUT /runners/{id}", false),
    (#"curl -d title=a -d visibility_level=0 $API/snippets"#, "POST /snippets", true),
    (#"curl "$API/snippets?per_page=3""#, "GET /snippets", false),
    (#"client.delete(format!("{}/todos/{}", host, id)).send()"#, "DELETE /todos/{id}", true),
    (
      #"req, _ := http.NewRequest(http.MethodDelete, fmt.Sprintf("%s/todos/%d", host, id), nil)"#, "DELETE /todos/{id}",
      true
    ),
    // Paths that are put together segment by segment.
    (#"u, err := url.JoinPath(base, "projects", fmt.Sprint(id), "builds")"#, "GET /projects/{id}/builds", true),
    (
      #"get(['/projects', id, 'builds', build, 'trace'].join('/'))"#, "GET /projects/{id}/builds/{build_id}/trace", true
    ),
    (#"api.delete(path.join('/todos', id))"#, "DELETE /todos/{id}", true),
    (#"client.delete("/".join(["todos", str(id)]))"#, "DELETE /todos/{id}", true),
    (#"get(strings.Join([]string{host, "projects", id, "builds"}, "/"))"#, "GET /projects/{id}/builds", true),
    (#"$http->get(implode('/', ['projects', $id, 'builds']));"#, "GET /projects/{id}/builds", true),
    (#"requests.get(urljoin(base, "projects/owned"))"#, "GET /projects/owned", true),
    (#"get(path.join('/snippets', '8'))"#, "", false),
    (#"open(os.path.join("projects", name, "builds"))"#, "", false),
    (#"print(", ".join(["/projects", "owned"]))"#, "", false),
    ("http DELETE $API/todos/3", "DELETE /todos/{id}", true),
    // A path that is kept for later: an id behind it makes it another call.
    (#"_url = '/todos'"#, "DELETE /todos/{id}", true),
    (#"_url = '/snippets'; attributes = ['title', 'visibility_level']"#, "POST /snippets", true),
    (#"_url = '/snippets'; attributes = ['title', 'content']"#, "GET /snippets", false),
    // Without a method, only what concerns every operation of the path is told.
    (#"path = "/projects/%d/star""#, "POST /projects/{id}/star", false),
    (#"path = "/projects/%d/builds/%d/retry""#, "POST /projects/{id}/builds/{build_id}/retry", true),
    (#"# client.get("/projects/owned")"#, "", false),
    (#"log.info("see /projects/owned for more")"#, "", false),
    (#"names = ["projects", "owned"]"#, "", false),
  ])
  func callsAreReadInAnyLanguage(line: String, operation: String, breaks: Bool) {
    let found = impact(line + "\n", "client.txt")
    #expect(found.concerned.map(\.operation) == (breaks ? [operation] : []))
    if !breaks, !operation.isEmpty { #expect(found.fine.map(\.operation) == [operation]) }
  }

  @Test func accessLogsAreCounted() throws {
    let line = #"10.0.0.1 - - [10/Oct/2026:13:55:36 +0000] "GET /api/v3/projects/7/builds?scope=all HTTP/1.1" 200 2326"#
    let log = """
      \(line)
      \(line.split(separator: "/7/").joined(separator: "/8/")) "-" "curl/8"
      10.0.0.1 - - [10/Oct/2026:13:55:37 +0000] "GET /api/v3/projects HTTP/1.1" 200 26
      10.0.0.1 - - [10/Oct/2026:13:55:37 +0000] "GET /assets/logo.png HTTP/1.1" 200 26
      {"method": "DELETE", "path": "/api/v3/todos/4", "status": 200}
      {"method": 
      """
    let found = impact(log, "access.log")
    #expect(found.concerned.map(\.operation) == ["GET /projects/{id}/builds", "DELETE /todos/{id}"])
    #expect(found.concerned.map(\.call.requests) == [2, 1])
    #expect(found.fine.map(\.operation) == ["GET /projects"])
    let finding = try #require(found.findings.first)
    #expect(finding.message.hasSuffix("(2 requests)") && finding.severity == .error)
  }

  @Test func theBasePathIsToldOnceAFile() throws {
    let log = """
      {"method": "GET", "path": "/api/v3/projects", "status": 200}
      {"method": "GET", "path": "/api/v3/projects", "status": 200}
      {"method": "GET", "path": "/api/v3/runners?scope=all", "status": 200}
      {"method": "DELETE", "path": "/api/v3/todos/4", "status": 200}
      """
    let found = impact(log, "access.jsonl")
    #expect(found.concerned.map(\.operation) == ["DELETE /todos/{id}"])
    #expect(found.findings.map(\.severity) == [.error, .error])
    let finding = try #require(found.findings.last)
    #expect(
      finding.message == "4 requests with the old base URL: every path begins with `/api/v4`, it was `/api/v3`")
    #expect(
      finding.notes.map(\.text).contains("write `GET /api/v4/projects` instead of `GET /api/v3/projects`"))
    // What moved is told with its own new place, not with one that does not exist.
    #expect(finding.notes.count { $0.text.hasPrefix("write ") } == 2)
    #expect(
      found.findings.first?.notes.map(\.text).contains(
        "with the new base that is `POST /api/v4/todos/{id}/mark_as_done`") == true)
    #expect(found.summary.contains("1 breaks, 0 may break, 2 break by the base URL alone"), "\(found.summary)")
    #expect(!found.summary.contains("fine"))
  }

  @Test func theBasePathInSourceIsToldWhereItStands() throws {
    let found = impact(
      """
      BASE = "https://forge.example.com/api/v3"
      client.get("https://forge.example.com/api/v3/projects/%d" % id)
      client.get(BASE + "/runners")
      """, "client.py")
    #expect(found.concerned.isEmpty)
    let finding = try #require(found.findings.first)
    #expect(found.findings.count == 1 && finding.span.line == 1)
    #expect(finding.message.hasPrefix("2 places with the old base URL"))
    #expect(finding.notes.contains { $0.text.hasPrefix("write `GET /api/v4/projects/{id}` instead") })
    // Kept where nobody looked, it breaks as well.
    let elsewhere = impact("client.get('/runners')\nclient.get('/version')\n", "client.py")
    #expect(elsewhere.findings.map(\.severity) == [.error])
    #expect(
      elsewhere.findings.first?.message.hasPrefix("2 calls need the new base URL, which is kept elsewhere") == true)
    #expect(impact("client.get('/elsewhere')\n", "client.py").findings.isEmpty)
  }

  /// A log does not show what its client reads or, in a body, sends.
  @Test func whatDoesNotShowIsNotCalledFine() throws {
    let old = SpecText.spec("GET /tags | List tags | name parents\nPOST /tags | Add a tag | name | label@body")
    var new = SpecText.spec("GET /tags | List tags | name\nPOST /tags | Add a tag | name | label@body reason@body")
    new.operations[1].parameters[1].requirement = .required
    let changes = Differ.diff(old, new)
    #expect(changes.map(\.kind) == [.fieldRemoved, .parameterAdded])
    let judge = { (text: String, name: String) in
      let bytes = Array(text.utf8)
      let calls =
        TrafficCalls.isTraffic(name)
        ? TrafficCalls.find(in: bytes, path: name, base: "") : SourceCodeCalls.find(in: bytes, path: name, base: "")
      return Impact(calls, old: old, new: new, changes: changes)
    }
    let log = judge(
      """
      {"method": "GET", "path": "/tags"}
      {"method": "POST", "path": "/tags"}
      """, "access.log")
    #expect(log.concerned.isEmpty)
    #expect(log.fine.map { $0.unseen.map(\.name) } == [["parents"], ["reason"]])
    let lines = log.summary.split(separator: "\n")
    #expect(
      lines.dropFirst().map(String.init) == [
        "fine as far as it shows: GET /tags  access.log (1 request); changed, and its use not visible here: attributes `parents`",
        "fine as far as it shows: POST /tags  access.log (1 request); changed, and its use not visible here: parameters `reason`",
      ])
    // A recording has the bodies, and source code shows both.
    let body =
      #"{"log": {"entries": [{"request": {"method": "POST", "url": "http://h/tags", "postData": {"text": "{}"}}}]}}"#
    #expect(judge(body, "a.har").concerned.map(\.operation) == ["POST /tags"])
    #expect(judge("client.get('/tags')", "a.py").fine.map(\.unseen.count) == [0])
    #expect(judge("x = client.get('/tags')[0]['parents']", "a.py").concerned.count == 1)
    #expect(judge("client.post('/tags', data={'label': 1})", "a.py").concerned.map(\.operation) == ["POST /tags"])
    #expect(judge("client.post('/tags', data={'label': 1, 'reason': 2})", "a.py").concerned.isEmpty)
    let far = "def tags():\n  return client.get('/tags')\ndef show(tag):\n  return tag['parents']\n"
    #expect(judge(far, "a.py").fine.map { $0.unseen.map(\.name) } == [["parents"]])
  }

  @Test(arguments: [
    #"{"request": {"method": "DELETE", "uri": "/api/v3/todos/4", "host": "h.example"}}"#,
    #"{"httpRequest": {"requestMethod": "DELETE", "requestUrl": "https://h.example/api/v3/todos/4"}}"#,
    #"{"http": {"request": {"method": "DELETE"}}, "url": {"path": "/api/v3/todos/4"}}"#,
    #"{"http.request.method": "DELETE", "url.original": "/api/v3/todos/4"}"#,
    #"{"verb": "delete", "request_uri": "/api/v3/todos/4?x=1"}"#,
    #"{"remote": "10.0.0.1", "request": "DELETE /api/v3/todos/4 HTTP/1.1"}"#,
  ])
  func logsOfSeveralMakersAreRead(line: String) {
    #expect(impact(line + "\n", "requests.jsonl").concerned.map(\.operation) == ["DELETE /todos/{id}"])
  }

  @Test func harEntriesAreRead() {
    let har = #"""
      {"log": {"entries": [
        {"request": {"method": "POST", "url": "https://h.example/api/v3/snippets",
          "postData": {"text": "{\"title\": \"a\", \"visibility_level\": 0}"}}},
        {"request": {"method": "POST", "url": "https://h.example/api/v3/snippets",
          "postData": {"params": [{"name": "title"}]}}},
        {"request": {}}, 7
      ]}}
      """#
    let found = impact(har, "session.har")
    #expect(found.concerned.flatMap(\.changes).map(\.newName) == ["visibility"])
    #expect(found.fine.count == 1)
  }

  @Test(arguments: ["", "\"", "'/", "\"/projects/", "{", "{\"log\": 3}", "\u{0}/api/v3/", "`${`${`/projects/owned"])
  func anyTextIsReadWithoutHarm(text: String) {
    for name in ["a.py", "a.har", "a.log"] { #expect(impact(text, name).concerned.isEmpty) }
  }
}
