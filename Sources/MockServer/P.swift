import Hummingbird
func x() { _ = Router(context: BasicRequestContext.self) }
