@main enum SitingBenchmark { static func main() {} }
