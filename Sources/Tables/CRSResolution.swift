import Geodesy
import Wording

/// The coordinate reference system of a file, and where it was declared.
package struct ResolvedCRS {
  package let system: CoordinateReferenceSystem
  package let source: CRSSource

  /// Settles the system of a table from the user's declaration, its headers and its `crs` member.
  ///
  /// A header that contradicts the declaration is an error, because it was written on purpose. A contradicting `crs`
  /// member is only a doubt, since programs write it without being asked.
  package static func resolve(
    _ table: Table, headers: [CoordinateReferenceSystem], log: inout IssueLog
  ) throws(CareCircleError) -> ResolvedCRS {
    table.hasGeometry
      ? try member(table, log: &log) : try header(table, Set(headers), log: &log)
  }

  private static func header(
    _ table: Table, _ systems: Set<CoordinateReferenceSystem>, log: inout IssueLog
  ) throws(CareCircleError) -> ResolvedCRS {
    let declared = table.file.crs
    let all = systems.union(declared.map { [$0] } ?? [])
    guard all.count <= 1 else { throw .badData([.contradiction(table, all)]) }
    let ofCells = try cells(table)
    if let used = declared ?? systems.first {
      if let ofCells, !ofCells.isSame(as: used) {
        log.add(
          .crsContradiction, .doubtful, field: "crs", value: ofCells.name, .cellContradiction(used))
      }
      return ResolvedCRS(system: used, source: declared == nil ? .header : .declared)
    }
    guard let ofCells else { throw .badData([.undeclared(table)]) }
    return ResolvedCRS(system: ofCells, source: .crsMember)
  }

  /// The system named by the geometries in the cells of a table.
  private static func cells(
    _ table: Table
  ) throws(CareCircleError) -> CoordinateReferenceSystem? {
    guard let name = table.layer.cellSystem else { return nil }
    guard let system = try? CoordinateReferenceSystem(name) else {
      // Declaring the system resolves it.
      if table.file.crs != nil { return nil }
      throw .badData([.unusable(table, name)])
    }
    return system
  }

  private static func member(
    _ table: Table, log: inout IssueLog
  ) throws(CareCircleError) -> ResolvedCRS {
    guard let name = table.crsMember else {
      if let declared = table.file.crs { return ResolvedCRS(system: declared, source: .declared) }
      if let local = table.layer.localSystem { throw .badData([.localSystem(table, local)]) }
      if table.layer.isLayer { throw .badData([.layerWithoutSystem(table)]) }
      return ResolvedCRS(system: .wgs84, source: .assumed)
    }
    let system = try? CoordinateReferenceSystem(name)
    if let declared = table.file.crs {
      if system.map({ !$0.isSame(as: declared) }) ?? true {
        let message: Message =
          table.layer.isLayer ? .layerContradiction(declared) : .contradiction(declared)
        log.add(.crsContradiction, .doubtful, field: "crs", value: name, message)
      }
      return ResolvedCRS(system: declared, source: .declared)
    }
    guard let system else { throw .badData([.unusable(table, name)]) }
    return ResolvedCRS(system: system, source: table.layer.isLayer ? .layer : .crsMember)
  }
}

extension CoordinateReferenceSystem {
  /// Whether two systems agree within a metre, as WGS 84 and CGCS2000 do.
  package func isSame(as other: CoordinateReferenceSystem) -> Bool {
    let geodetic: Set<CoordinateReferenceSystem> = [.wgs84, .cgcs2000]
    return self == other || geodetic.isSuperset(of: [self, other])
  }
}

extension Message {
  fileprivate static func layerContradiction(_ declared: CoordinateReferenceSystem) -> Message {
    Message(
      en: "the layer is in another system than the declared \(declared.name), which is used",
      zh: "图层自带的坐标系与声明的\(declared.name)不一致；按声明的坐标系读取")
  }

  fileprivate static func cellContradiction(_ used: CoordinateReferenceSystem) -> Message {
    Message(
      en:
        "the SRID of the geometries differs from \(used.name), which is declared and used",
      zh: "几何中的SRID与声明的\(used.name)不一致；按声明的坐标系读取")
  }

  fileprivate static func contradiction(_ declared: CoordinateReferenceSystem) -> Message {
    Message(
      en:
        "the file's crs member says another system than the declared \(declared.name), which is used",
      zh: "文件的crs成员与声明的\(declared.name)不一致；按声明的坐标系读取")
  }
}

extension InputProblem {
  private static let choices = CoordinateReferenceSystem.choices.joined(separator: ", ")

  fileprivate static func undeclared(_ table: Table) -> InputProblem {
    InputProblem(
      .undeclaredCRS, file: table.file.name, line: table.headerLine, field: "crs",
      Message(
        en: "nothing says in which coordinates this table is; declare one of \(choices). "
          + "A wrong one shifts every point by 500 to 1,300 m",
        zh: "未声明坐标系；请声明以下之一：\(choices)。声明错误会使所有点偏移500至1300米"))
  }

  fileprivate static func contradiction(
    _ table: Table, _ systems: Set<CoordinateReferenceSystem>
  ) -> InputProblem {
    let names = systems.map(\.name).sorted().joined(separator: ", ")
    return InputProblem(
      .contradictingCRS, file: table.file.name, line: table.headerLine, field: "crs", value: names,
      Message(
        en: "the header and the declaration name different systems; correct the one that is wrong",
        zh: "表头与声明的坐标系不一致；请改正其中错误的一个"))
  }

  fileprivate static func unusable(_ table: Table, _ name: String) -> InputProblem {
    InputProblem(
      .unusableCRS, file: table.file.name, field: "crs", value: name,
      Message(
        en: "is not a system that can be used; declare one of \(choices)",
        zh: "不是可用的坐标系；请声明以下之一：\(choices)"))
  }

  /// The problem with a system that PROJ does not accept.
  package static func unusable(
    _ file: InputFile, _ system: CoordinateReferenceSystem, _ error: CoordinateTransformerError
  ) -> InputProblem {
    var advice = Message(en: "declare one of \(choices)", zh: "请声明以下之一：\(choices)")
    if case .noTransformation = error { advice = .sevenParameters }
    return InputProblem(
      .unusableCRS, file: file.name, field: "crs", value: system.name,
      Message(
        en: "cannot be used: \(error.description). \(advice.english)",
        zh: "无法使用：\(error.description)。\(advice.chinese)"))
  }
}

extension Message {
  /// Advice for datums such as Beijing 1954 and Xian 1980, whose transformation parameters only a surveying office has.
  package static let sevenParameters = Message(
    en:
      "Ask the surveying office for the seven parameters to CGCS2000 and write them into the study: "
      + "crs: { ellipsoid: krassovsky (Beijing 54) or iag75 (Xian 80), central_meridian: 120, false_easting: 500000, "
      + "seven: [dx, dy, dz, rx, ry, rz, ppm], convention: position_vector }; or have the file transformed to CGCS2000",
    zh: "请向测绘部门索取至CGCS2000的七参数并写入研究文件：crs: { ellipsoid: krassovsky（北京54）或iag75（西安80）, "
      + "central_meridian: 120, false_easting: 500000, seven: [dx, dy, dz, rx, ry, rz, ppm], "
      + "convention: position_vector }；或先将文件转换为CGCS2000")
}
