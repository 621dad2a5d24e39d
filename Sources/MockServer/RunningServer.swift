import APIModel
import HTTPTypes
import Hummingbird
import Logging
import Synchronization

/// Why a server did not start.
public enum ServeError: Error, Hashable, CustomStringConvertible {
  /// The address is taken, forbidden or none of this machine's; with the system's words.
  case cannotListen(host: String, port: Int, reason: String)

  public var description: String {
    switch self {
    case .cannotListen(let host, let port, let reason): "can't listen on \(host):\(port): \(reason)"
    }
  }
}

/// A server made from docs, listening.
public final class RunningServer: Sendable {
  /// What it answers, without the socket.
  public let api: DocumentedAPI
  public let host: String
  /// The port it took.
  public let port: Int
  private let task: Task<Void, any Error>

  private init(api: DocumentedAPI, host: String, port: Int, task: Task<Void, any Error>) {
    self.api = api
    self.host = host
    self.port = port
    self.task = task
  }

  /// The origin, `http://127.0.0.1:8080`; base paths come behind it.
  public var origin: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }

  /// The URL that a spec's documented paths are appended to.
  public func baseURL(_ mounted: MountedSpec) -> String { origin + mounted.basePath }

  /// Starts to listen; returns once requests are answered.
  /// - Throws: `ServeError`.
  public static func start(
    serving specs: [MountedSpec], options: ServeOptions = ServeOptions()
  ) async throws(ServeError) -> RunningServer {
    let api = DocumentedAPI(serving: specs, options: options)
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    var logger = Logger(label: "docproof.serve")
    logger.logLevel = .critical
    let application = Application(
      responder: CallbackResponder { (request: Request, _: BasicRequestContext) in await answer(request, api) },
      configuration: ApplicationConfiguration(address: .hostname(options.host, port: options.port)),
      onServerRunning: { channel in
        if let port = channel.localAddress?.port { continuation.yield(port) }
      },
      logger: logger)
    let task = Task {
      defer { continuation.finish() }
      try await application.run()
    }
    for await port in ports {
      return RunningServer(api: api, host: options.host, port: port, task: task)
    }
    var reason = "it stopped at once"
    do { try await task.value } catch { reason = "\(error)" }
    throw .cannotListen(host: options.host, port: options.port, reason: reason)
  }

  /// Stops to listen, lets requests that are being answered end, and returns when all connections are closed. A second
  /// call waits for the same end.
  public func stop() async {
    task.cancel()
    _ = await task.result
  }

  /// Returns when the server has stopped; stops it where the waiting task is cancelled.
  public func wait() async {
    await withTaskCancellationHandler {
      _ = await task.result
    } onCancel: {
      task.cancel()
    }
  }

  // MARK: Requests

  private static func answer(_ request: Request, _ api: DocumentedAPI) async -> Response {
    var headers = request.headers.map { NameValue($0.name.rawName, $0.value) }
    if let host = request.head.authority { headers.append(NameValue("Host", host)) }
    var plain = MockRequest(request.method.rawValue, request.head.path ?? "", headers: headers)
    do {
      for try await buffer in request.body {
        // One byte too many is enough for the refusal; the rest is read and dropped.
        let room = MockRequest.maximumBodyLength + 1 - plain.body.count
        if room > 0 { plain.body += buffer.readableBytesView.prefix(room) }
      }
    } catch {
      return Response(status: .badRequest)
    }
    let answer = api.respond(to: plain)
    // A server that stops doesn't wait any longer.
    if let delay = answer.delay { try? await Task.sleep(for: delay) }
    var fields = HTTPFields()
    for header in answer.headers {
      guard let name = HTTPField.Name(header.name) else { continue }
      fields.append(HTTPField(name: name, value: header.value))
    }
    let body = answer.body.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
    return Response(status: HTTPResponse.Status(code: answer.status), headers: fields, body: body)
  }
}
