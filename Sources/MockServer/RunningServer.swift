import APIModel
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a server did not start.
public enum ServeError: Error, Hashable, CustomStringConvertible {
  /// The address is taken, forbidden or none of this machine's; with the system's words.
  case cannotListen(host: String, port: Int, reason: String)
  /// What was kept can't be taken up, or nothing can be kept.
  case cannotKeepState(StateError)

  public var description: String {
    switch self {
    case .cannotListen(let host, let port, let reason): "can't listen on \(host):\(port): \(reason)"
    case .cannotKeepState(let error): "the file for the state \(error)"
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
  private let inFlight: AnswersInFlight

  private init(
    api: DocumentedAPI, host: String, port: Int, task: Task<Void, any Error>, inFlight: AnswersInFlight
  ) {
    self.inFlight = inFlight
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
    if let keeper = options.keeper {
      do { try api.keepState(in: keeper) } catch { throw .cannotKeepState(error) }
    }
    let inFlight = AnswersInFlight()
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    var logger = Logger(label: "docproof.serve")
    logger.logLevel = .critical
    let application = Application(
      responder: CallbackResponder { (request: Request, context: ConnectionContext) in
        await answer(request, api, inFlight, context.channel)
      },
      server: .http1(configuration: HTTP1Channel.Configuration(idleTimeout: TimeAmount(options.idleTimeout))),
      configuration: ApplicationConfiguration(address: .hostname(options.host, port: options.port)),
      onServerRunning: { channel in
        if let port = channel.localAddress?.port { continuation.yield(port) }
      },
      logger: logger)
    let task = Task {
      defer { continuation.finish() }
      if options.stopsOnSignals { try await application.runService() } else { try await application.run() }
    }
    for await port in ports {
      return RunningServer(api: api, host: options.host, port: port, task: task, inFlight: inFlight)
    }
    var reason = "it stopped at once"
    do { try await task.value } catch { reason = systemWords("\(error)") }
    throw .cannotListen(host: options.host, port: options.port, reason: reason)
  }

  /// What the system says, out of `bind(descriptor:ptr:bytes:): Address already in use) (errno: 98)`.
  private static func systemWords(_ text: String) -> String {
    var words = text[...]
    if let number = text.split(separator: " (errno").first, number.count < text.count { words = number }
    while words.last == ")" { words.removeLast() }
    let colon = words.lastIndex(of: ":").map { words.index(after: $0) } ?? words.startIndex
    return String(words[colon...].drop { $0 == " " })
  }

  /// Lets requests that are being answered end, five seconds at most, closes all connections and returns. A second
  /// call waits for the same end.
  public func stop() async {
    await inFlight.drain(atMost: .seconds(5))
    task.cancel()
    _ = await task.result
  }

  /// Returns when the server has stopped.
  public func wait() async { _ = await task.result }

  // MARK: Requests

  private static func answer(
    _ request: Request, _ api: DocumentedAPI, _ inFlight: AnswersInFlight, _ channel: any Channel
  ) async -> Response {
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
    guard let ticket = inFlight.enter() else {
      return Response(status: .serviceUnavailable, headers: [.connection: "close"])
    }
    let answer = api.respond(to: plain)
    if let delay = answer.delay { await inFlight.delay(delay) }
    if answer.delivery == .reset {
      // Without lingering the system resets the connection instead of closing it (SO_LINGER, socket(7)).
      if let options = channel as? any SocketOptionProvider {
        try? await options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
      }
      try? await channel.close()
      return Response(status: .serviceUnavailable)
    }
    var fields = HTTPFields()
    for header in answer.headers {
      guard let name = HTTPField.Name(header.name) else { continue }
      fields.append(HTTPField(name: name, value: header.value))
    }
    // The length stands among the headers, for HEAD also where no body follows.
    let body = ResponseBody { writer in
      if !answer.body.isEmpty { try await writer.write(ByteBuffer(bytes: answer.body)) }
      if case .padded(let count) = answer.delivery {
        let blanks = ByteBuffer(repeating: UInt8(ascii: " "), count: 1 << 16)
        var sent = 0
        while count.map({ sent < $0 }) ?? !inFlight.isStopping {
          let part = blanks.getSlice(at: 0, length: min(1 << 16, (count ?? Int.max) - sent)) ?? blanks
          try await writer.write(part)
          sent += part.readableBytes
          if count == nil { sent = 0 }
        }
      }
      try await writer.finish(nil)
      withExtendedLifetime(ticket) {}
    }
    return Response(status: HTTPResponse.Status(code: answer.status), headers: fields, body: body)
  }
}

/// What a request's handler knows about its connection.
private struct ConnectionContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }
}
