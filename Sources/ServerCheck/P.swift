import AsyncHTTPClient
import Logging
func x() -> HTTPClient { HTTPClient.shared }
