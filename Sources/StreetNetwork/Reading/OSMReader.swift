import COsmium
import TextFormats

/// Reads a street network from an OpenStreetMap file.
public enum OSMReader {
  /// Reads a `.osm.pbf`, `.osm`, `.osm.gz` or `.osm.bz2` file. The objects may be in any order.
  ///
  /// A `.pbf` file is read in three passes, so that only what the network needs is kept in memory; files of other
  /// formats are read into memory completely. Only local files are supported.
  ///
  /// - Throws: `NetworkError`, also if the file contains no walkable street.
  public static func read(
    path: String, profile: WalkingProfile = .elder
  ) throws(NetworkError) -> StreetMap {
    let assembly = try assembly(path, profile)
    guard assembly.ways.references.count < Int32.max, assembly.ways.nodes.count < Int32.max else {
      throw .tooLarge
    }
    guard assembly.ways.count > 0 else { throw .noStreets }
    var report = assembly.report
    let graph = StreetGraph(assembly.ways, stepsFactor: profile.stepsFactor)
    report.complete(with: graph)
    return StreetMap(
      graph: graph, barriers: BarrierIndex(assembly.lines), barrierKinds: assembly.kinds,
      walledRings: assembly.rings, profile: profile, report: report)
  }

  private static func assembly(
    _ path: String, _ profile: WalkingProfile
  ) throws(NetworkError) -> OSMAssembly {
    let file = try OSMFile(path: path)
    let collector = OSMCollector(profile)
    try file.visit(cc_osm_relations, collector)
    try file.visit(cc_osm_ways, collector)
    collector.prepareForNodes()
    try file.visit(cc_osm_nodes, collector)
    collector.report.isOpenStreetMap = true
    collector.report.bytes = FileSize.bytes(path)
    collector.report.count(.deletedObjects, file.deleted)
    return OSMAssembly(collector)
  }
}
