import CFuzzer

/// Feeds libFuzzer's inputs to `test` until the fuzzer's own arguments end the run, and returns its exit
/// code.
public func fuzz(
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt {
  var count = CommandLine.argc
  var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
  return LLVMFuzzerRunDriver(&count, &arguments, test)
}
