import APIModel
import Synchronization
import Testing

@testable import ServerCheck

/// A collection with state: what is created is there until it is deleted.
final class LabelServer: Sendable {
  struct State {
    var labels: [Int: JSONObject] = [:]
    var next = 7
    var requests: [String] = []
  }

  let state = Mutex(State())

  /// - Parameter override: Answers in the place of the server, or changes its state.
  func answer(
    _ request: ProbeRequest,
    _ override: (inout State, ProbeRequest) -> Result<ProbeResponse, TransportError>? = {
      _, _ in nil
    }
  ) -> Result<ProbeResponse, TransportError> {
    state.withLock { state in
      let path = String(ScriptedServer.path(request.url).dropFirst("/api/v4".count))
      state.requests.append("\(request.method.rawValue) \(path)")
      if let answer = override(&state, request) { return answer }
      let token = request.headers.first { $0.name == "PRIVATE-TOKEN" }?.value
      guard token == Runners.token else { return .success(ScriptedServer.json("{}", status: 401)) }
      let body = JSONReader.read(request.body ?? []).document.root.flatMap { JSONValue($0) }
      let id = path.split(separator: "/").last.flatMap { Int($0) }
      switch (request.method, id) {
      case (.get, nil):
        let all = state.labels.keys.sorted().compactMap { state.labels[$0].map(JSONValue.object) }
        return .success(ScriptedServer.json(JSONValue.array(all).text()))
      case (.post, nil):
        guard let name = body?["name"]?.stringValue else { return .success(ScriptedServer.json("{}", status: 400)) }
        let label: JSONObject = [
          "id": .int(state.next), "name": .string(name), "color": body?["color"] ?? "red", "starred": false,
        ]
        state.labels[state.next] = label
        state.next += 1
        return .success(ScriptedServer.json(JSONValue.object(label).text(), status: 201))
      case (.get, let id?):
        guard let label = state.labels[id] else { break }
        return .success(ScriptedServer.json(JSONValue.object(label).text()))
      case (.put, let id?):
        guard var label = state.labels[id] else { break }
        for member in body?.objectValue?.members ?? [] {
          if member.name == "starred", member.value.boolValue == nil {
            return .success(ScriptedServer.json("{}", status: 400))
          }
          label[member.name] = member.value
        }
        state.labels[id] = label
        return .success(ScriptedServer.json(JSONValue.object(label).text()))
      case (.delete, let id?):
        guard state.labels.removeValue(forKey: id) != nil else { break }
        return .success(ProbeResponse(status: 204))
      default: break
      }
      return .success(ScriptedServer.json("{}", status: 404))
    }
  }

  var names: [Int: String] { state.withLock { $0.labels.compactMapValues { $0["name"]?.stringValue } } }
  var requests: [String] { state.withLock { $0.requests } }
}
