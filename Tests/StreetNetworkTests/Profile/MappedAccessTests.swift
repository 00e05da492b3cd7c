import StreetNetwork
import Testing

/// Lifts, and what `foot` opens although it has no `highway`.
@Suite struct MappedAccessTests {
  private typealias Tags = WalkingProfileTests

  @Test(arguments: [
    ("highway=elevator", NodeVerdict.free, NodeVerdict.free),
    ("highway=elevator access=no", .blocked, .blocked),
    ("highway=elevator foot=no", .blocked, .blocked),
    ("highway=elevator access=no foot=yes", .free, .free),
    ("highway=elevator locked=yes", .blocked, .blocked),
    ("highway=elevator locked=yes foot=yes", .free, .free),
    ("highway=elevator access=private", .free, .free),
    ("highway=elevator wheelchair=no", .free, .blocked),
    ("highway=elevator wheelchair=yes", .free, .free),
    ("barrier=fence", .blocked, .blocked), ("barrier=fence foot=yes", .opening, .opening),
    ("barrier=wall foot=designated", .opening, .opening),
    ("barrier=fence foot=no", .blocked, .blocked),
    ("barrier=hedge access=yes", .blocked, .blocked),
  ]) func theseNodes(tags: String, verdict: NodeVerdict, stepFree: NodeVerdict) {
    #expect(WalkingProfile.elder.verdict(onNode: Tags.tags(tags)) == verdict)
    #expect(WalkingProfile.stepFree.verdict(onNode: Tags.tags(tags)) == stepFree)
  }

  @Test func privateLiftsAreThoseOfTheProfile() {
    let tags = Tags.tags("highway=elevator access=private")
    #expect(WalkingProfile(refusesPrivate: true).verdict(onNode: tags) == .blocked)
  }

  @Test(arguments: [
    ("man_made=pier foot=yes", WayVerdict.walkable(.street)),
    ("man_made=pier", .notAStreet), ("man_made=pier foot=no", .notAStreet),
    ("waterway=lock_gate foot=designated", .walkable(.street)),
    ("waterway=dam foot=permissive", .walkable(.street)),
    ("waterway=weir foot=official", .walkable(.street)), ("waterway=weir", .notAStreet),
    ("man_made=breakwater foot=yes", .walkable(.street)),
    ("man_made=groyne foot=yes", .walkable(.street)),
    ("man_made=pier foot=yes bridge=yes", .walkable([.street, .offGround])),
    ("leisure=park foot=yes", .notAStreet), ("leisure=park foot=no", .notAStreet),
    ("highway=no foot=yes", .notAStreet),
    ("highway=elevator access=no", .leftOut(.accessForbidden)),
    ("highway=elevator locked=yes", .leftOut(.accessForbidden)),
    ("highway=residential demolished=yes", .leftOut(.notBuilt)),
    ("highway=residential construction=minor", .walkable(.street)),
    ("highway=residential disused=yes", .walkable(.street)),
  ]) func theseWays(tags: String, verdict: WayVerdict) {
    #expect(WalkingProfile.elder.verdict(onWay: Tags.tags(tags)) == verdict)
  }
}
