import COpenSSL

/// The library of checksums as it is installed.
package enum OpenSSLLibrary {
  /// The version of the library that runs, such as 3.0.17.
  package static var version: String {
    guard let text = OpenSSL_version(OPENSSL_VERSION_STRING) else { return "" }
    return String(cString: text)
  }
}
