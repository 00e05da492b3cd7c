import Files
import Registers
import StreetNetwork
import TextFormats
import Wording

extension LoadedNetwork {
  /// Writes the graph as two tables, each of which appears whole or not at all.
  ///
  /// - Parameters:
  ///   - nodes: `id,lon,lat`: the junctions, numbered from 0.
  ///   - edges: `from,to,length_m,cost_m,steps,oneway,name`: length and cost are in metres with 5 decimals, and the
  ///     cost is greater than the length on steps; `oneway` is 1 from `from` to `to`, -1 in the other direction, and 0
  ///     for both.
  /// - Throws: `CareCircleError.cannotWrite` if a file cannot be written.
  public func writeDump(nodes: String, edges: String) throws(CareCircleError) {
    var table = ByteBuffer()
    writeNodes(to: &table)
    let first = table
    try OutputFile.write(to: nodes) { sink throws(CareCircleError) in try sink.write(first) }
    var second = ByteBuffer()
    writeEdges(to: &second)
    let last = second
    try OutputFile.write(to: edges) { sink throws(CareCircleError) in try sink.write(last) }
  }

  private func writeNodes(to buffer: inout ByteBuffer) {
    buffer.append("id,lon,lat\n")
    for (number, junction) in map.graph.junctions.enumerated() {
      buffer.appendInt(number)
      buffer.append(",")
      buffer.appendFixed(junction.coordinate.longitude, decimals: 7)
      buffer.append(",")
      buffer.appendFixed(junction.coordinate.latitude, decimals: 7)
      buffer.append("\n")
    }
  }

  private func writeEdges(to buffer: inout ByteBuffer) {
    let graph = map.graph
    buffer.append("from,to,length_m,cost_m,steps,oneway,name\n")
    for edge in 0..<graph.edgeCount {
      let length = graph.length(of: edge)
      let traits = graph.traits[edge]
      buffer.appendInt(Int(graph.ends[edge].from))
      buffer.append(",")
      buffer.appendInt(Int(graph.ends[edge].to))
      buffer.append(",")
      buffer.appendFixed(WalkUnits.metres(length), decimals: 5)
      buffer.append(",")
      buffer.appendFixed(WalkUnits.metres(graph.cost(length, on: edge)), decimals: 5)
      buffer.append(traits.contains(.steps) ? ",1," : ",0,")
      buffer.appendInt(traits.isSuperset(of: .street) ? 0 : traits.contains(.forward) ? 1 : -1)
      buffer.append(",")
      if let name = graph.name(of: edge) {
        buffer.appendCSVField(name, neutralisingFormulas: true)
      }
      buffer.append("\n")
    }
  }
}
