import APIModel
import Synchronization

/// An API made from its docs: requests in, responses out, the members it keeps inside. No socket; `RunningServer`
/// puts it on one.
///
/// What it knows are the specs alone: examples are its first members, schemas shape its answers, parameters say what
/// it refuses. The same requests in the same order get the same answers.
public final class DocumentedAPI: Sendable {
  struct State {
    var store: ResourceStore
    var tokens: TokenGenerator
    var firings: Set<FaultFiring> = []
    /// How often each operation that a fault concerns was answered.
    var turns: [String: Int] = [:]
    /// Gets every change before it is answered; nil keeps the state in memory alone.
    var keeper: (any StateKeeping)?
  }

  let options: ServeOptions
  let authentication: Authentication
  let known: [KnownValues]
  /// By mount.
  let successions: [[AttributeSuccession]]
  /// The paths where members register with a token that lets them in.
  private let registrationPaths: [String]
  /// The time that made-up dates show, so that they stay the same while the server runs.
  let startTime: Int
  let state: Mutex<State>
  private let mounts: [Mount]
  private let specs: [MountedSpec]

  struct Mount: Sendable {
    var basePath: String
    var routes: RouteTable
  }

  /// - Parameter specs: served side by side; where two claim a path, the longer base path wins, then the first.
  public init(serving specs: [MountedSpec], options: ServeOptions = ServeOptions()) {
    self.options = options
    self.specs = specs
    authentication = Authentication(token: options.token, specs: specs)
    known = specs.map { KnownValues($0.spec) }
    successions = specs.map { AttributeSuccession.all(in: $0.spec) }
    startTime = options.now()
    var collections: [CollectionTemplate] = []
    var operations: [ServedOperation] = []
    var mounts: [Mount] = []
    for (index, mounted) in specs.enumerated() {
      let map = OperationMap(mounted, mount: index, after: collections)
      collections = map.collections
      operations += map.operations
      // Docs that write a whole path mean no other below it.
      let base = PathTemplate(mounted.basePath).segments
      let whole = map.operations.filter { !base.isEmpty && $0.operation.path.segments.starts(with: base) }
      if !whole.isEmpty { mounts.append(Mount(basePath: "", routes: RouteTable(whole))) }
      mounts.append(Mount(basePath: mounted.basePath, routes: RouteTable(map.operations)))
    }
    self.mounts = mounts.enumerated().sorted {
      ($1.element.basePath.utf8.count, $0.offset) < ($0.element.basePath.utf8.count, $1.offset)
    }.map(\.element)
    registrationPaths = Set(
      operations.compactMap { served in
        served.registers(in: collections) ? served.collection.map { collections[$0].instancePath([]) } : nil
      }
    ).sorted()
    var store = ResourceStore(collections: collections, maximumMembers: options.maximumMembers)
    store.seed(from: operations)
    state = Mutex(State(store: store, tokens: TokenGenerator(seed: options.seed)))
  }

  /// The places where faults have bent answers so far, sorted.
  public var firings: [FaultFiring] { state.withLock { $0.firings }.sorted() }

  /// The tokens with which members register now, by the path where they do.
  public var registrationTokens: [(path: String, token: String)] {
    state.withLock { state in
      registrationPaths.compactMap { path in
        (state.store.registrationTokens[path]?.text ?? options.registrationToken).map { (path, $0) }
      }
    }
  }

  /// Answers one request. Nothing in a request can make it fail: what can't be served gets a 4xx.
  public func respond(to request: MockRequest) -> MockResponse {
    var response = route(request)
    if options.allowsOtherOrigins { CrossOrigin.admit(request, &response) }
    if let latency = options.latency { response.delay = (response.delay ?? .zero) + latency }
    if let log = options.log {
      log(
        RequestLog.line(
          request, response, time: options.now(),
          secrets: [options.token, options.registrationToken].compactMap(\.self)))
    }
    return response
  }

  // MARK: From the request line to the operation

  private func route(_ request: MockRequest) -> MockResponse {
    let isHead = request.method == "HEAD"
    func refuse(_ answer: Answer) -> MockResponse { answer.response(isHead: isHead, operation: nil) }
    guard request.target.utf8.count <= MockRequest.maximumTargetLength else {
      return refuse(.refusal(414, "414 URI Too Long"))
    }
    let path = String(request.path)
    guard path.hasPrefix("/"), MockRequest.isWellEncoded(path), MockRequest.isWellEncoded(request.queryText) else {
      return refuse(.refusal(400, "400 Bad Request: the request target can't be read"))
    }
    guard let match = match(path) else {
      // The docs' own paths come first; the page asks for no token, since it shows nothing but the docs.
      guard path == "/", request.method == "GET" || isHead else { return refuse(.notFound) }
      return refuse(OperationsPage.answer(specs, header: authentication.mainHeader))
    }
    if request.method == "OPTIONS", match.route.operation(.options) == nil {
      var answer = Answer(204)
      answer.setHeader("Allow", match.route.allowed)
      return answer.response(isHead: false, operation: nil)
    }
    let method = HTTPMethod(rawValue: request.method)
    guard let method, let served = match.route.operation(method) ?? (isHead ? match.route.operation(.get) : nil) else {
      var answer = Answer.refusal(405, "405 Method Not Allowed")
      answer.setHeader("Allow", match.route.allowed)
      return answer.response(isHead: isHead, operation: nil)
    }
    var answer = serve(request, served, match.values)
    answer.headers += DeprecationHeaders.headers(for: served.operation, startTime: startTime)
    return answer.response(isHead: isHead, operation: served.operation.name)
  }

  private func match(_ path: String) -> RouteTable.Match? {
    for mount in mounts {
      let base = mount.basePath
      guard path.hasPrefix(base) else { continue }
      let rest = path.dropFirst(base.count)
      guard rest.isEmpty || rest.hasPrefix("/") else { continue }
      if let match = mount.routes.match(String(rest)) { return match }
    }
    return nil
  }

  // MARK: From the operation to the answer

  private func serve(_ request: MockRequest, _ served: ServedOperation, _ values: [String]) -> Answer {
    let faults = options.faults.filter { $0.concerns(served.operation) }
    var handling = Handling(needsToken: authentication.isNeeded(served.operation))
    var touched: [(name: String, pointers: [String])] = []
    let turn = faults.isEmpty ? 1 : nextTurn(served)
    func target(_ selection: FaultSelection) -> FaultTarget {
      FaultTarget(served: served, attribute: selection.attribute, turn: turn)
    }
    for selection in faults {
      let before = handling
      selection.fault.prepare(&handling, request, target(selection))
      // Waiving a token that nobody asks for changes nothing.
      if handling != before { touched.append((selection.fault.name, [""])) }
      if let leniency = selection.fault.leniency { handling.lenient.insert(leniency) }
    }
    var call = Call(served: served, request: request, values: values, handling: handling)
    var answer = self.answer(&call).asDocumented(by: served.operation)
    for selection in faults {
      if let leniency = selection.fault.leniency, call.handling.accepted.contains(leniency) {
        touched.append((selection.fault.name, [""]))
      }
    }
    if (200..<300).contains(answer.status) {
      for selection in faults {
        let pointers = selection.fault.bend(&answer, target(selection))
        if !pointers.isEmpty { touched.append((selection.fault.name, pointers)) }
      }
    } else {
      for selection in faults where selection.fault.bendRefusal(&answer, target(selection)) {
        touched.append((selection.fault.name, [""]))
      }
    }
    if !touched.isEmpty { record(touched, served.operation.name) }
    return answer
  }

  private func nextTurn(_ served: ServedOperation) -> Int {
    state.withLock { state in
      let turn = (state.turns[served.operation.name] ?? 0) + 1
      state.turns[served.operation.name] = turn
      return turn
    }
  }

  private func record(_ touched: [(name: String, pointers: [String])], _ operation: String) {
    state.withLock { state in
      for (name, pointers) in touched {
        for pointer in pointers where state.firings.count < FaultFiring.limit {
          state.firings.insert(FaultFiring(fault: name, operation: operation, pointer: pointer))
        }
      }
    }
  }

  private func answer(_ call: inout Call) -> Answer {
    if call.handling.refusesEveryone { return .unauthorized }
    if call.handling.needsToken, !authentication.admits(call.request) { return .unauthorized }
    let mediaType = call.served.success?.mediaType ?? Answer.json
    guard MediaType.accepts(call.request.header("accept"), mediaType) else {
      return .refusal(406, "406 Not Acceptable: this is \(mediaType)")
    }
    do {
      call.fields = try RequestFields(call.request, accepted: call.served.operation.requestMediaTypes)
    } catch {
      return error.answer
    }
    if let breach = pathBreach(call) { return breach.refusal }
    for breach in ParameterValidation.breaches(in: call.fields, of: call.served.operation) {
      guard let leniency = breach.leniency, call.handling.lenient.contains(leniency) else { return breach.refusal }
      call.handling.accepted.insert(leniency)
    }
    do {
      return try perform(call)
    } catch {
      return error.answer
    }
  }

  private func perform(_ call: Call) throws(RequestFields.Refusal) -> Answer {
    switch (call.served.role, call.served.operation.method) {
    case (.list, _): try list(call)
    case (.member, .get): read(call)
    case (.member, .delete), (.removal, _): try delete(call)
    case (.member, .put) where call.served.operation.createsByName: try put(call)
    case (.member, _): try update(call)
    case (.create, _): try create(call)
    case (.attach(let parameter), _): try attach(call, naming: parameter)
    case (.deleteBy(let attribute), _): try delete(call, by: attribute)
    case (.document, .get): readDocument(call)
    case (.document, _): try updateDocument(call)
    case (.action, _): try act(call)
    }
  }
}

/// One request on its way to its answer.
struct Call {
  var served: ServedOperation
  var request: MockRequest
  /// The path's values, in the order of its placeholders.
  var values: [String]
  var handling: Handling
  var fields = RequestFields(query: "")
}
