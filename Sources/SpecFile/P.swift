import Yams
func x() throws { _ = try Yams.compose(yaml: "a: 1") }
