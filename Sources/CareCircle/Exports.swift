// One import is enough for users of the library. It brings the names below and no others.
//
// A public type that users have to write down belongs in this list. Types that are only passed between modules do
// not.

// Errors and texts.

@_exported import enum Wording.CareCircleError
@_exported import enum Wording.CareCircleVersion
@_exported import struct Wording.DataIssue
@_exported import struct Wording.InputProblem
@_exported import enum Wording.Language
@_exported import struct Wording.Message

// Locations, ground and quantities.

@_exported import struct Geodesy.Area
@_exported import struct Geodesy.Coordinate
@_exported import enum Geodesy.CoordinateReferenceSystem
@_exported import struct Geodesy.Length
@_exported import struct Geodesy.LocalGrid
@_exported import struct Geodesy.Speed
@_exported import struct Geodesy.UnknownCoordinateReferenceSystem
@_exported import struct PlaneGeometry.MultiPolygon
@_exported import struct PlaneGeometry.Polygon
@_exported import struct PlaneGeometry.Ring

// Estates, facilities and the other contents of registers.

@_exported import struct CareModel.AdministrativeUnit
@_exported import struct CareModel.AreaBounds
@_exported import struct CareModel.BuildingDates
@_exported import struct CareModel.CalendarDate
@_exported import enum CareModel.CareService
@_exported import struct CareModel.Estate
@_exported import enum CareModel.EstatePlace
@_exported import struct CareModel.Facility
@_exported import struct CareModel.Gate
@_exported import struct CareModel.NamedSite
@_exported import struct CareModel.NewEstate
@_exported import struct CareModel.ProvidedRoom
@_exported import struct CareModel.RoomArea
@_exported import enum CareModel.RoomKind
@_exported import enum CareModel.Setting
@_exported import enum CareModel.StarRating
@_exported import enum CareModel.UseStatus
@_exported import struct CareModel.YearRange

// Inputs, and the facts about them.

@_exported import struct Inspection.Ability
@_exported import struct Inspection.ColumnReport
@_exported import struct Inspection.DuplicateReport
@_exported import struct Inspection.FarPlaces
@_exported import struct Inspection.GroundExtent
@_exported import struct Inspection.IssueCount
@_exported import struct Inspection.MeasureReport
@_exported import enum Inspection.NameKind
@_exported import struct Inspection.NameReport
@_exported import struct Inspection.RoleChoice
@_exported import struct Inspection.RowExample
@_exported import struct Inspection.SkippedLine
@_exported import struct Inspection.SourceListing
@_exported import struct Inspection.StudyDraft
@_exported import struct Inspection.TableInspection
@_exported import struct Registers.InputInfo
@_exported import struct Registers.InputKind
@_exported import enum Registers.InputUse
@_exported import struct Registers.LoadedNetwork
@_exported import struct Registers.PlannedInputs
@_exported import enum Registers.UnitsBy
@_exported import struct StreetNetwork.WalkingProfile
@_exported import enum Tables.CRSSource
@_exported import struct Tables.Delimiter
@_exported import struct Tables.InputFile
@_exported import struct Tables.TableOrigin
@_exported import enum TextFormats.TextEncoding

// The question.

@_exported import enum Coverage.DemandSource
@_exported import struct Coverage.DetourFactor
@_exported import struct Coverage.GroundBox
@_exported import struct Coverage.OldEstateRule
@_exported import enum Coverage.ReachMethod
@_exported import struct Coverage.ReachQuestion
@_exported import struct Coverage.ReachQuestionFault
@_exported import enum Coverage.ReachTerm
@_exported import struct Coverage.RoomRequirement
@_exported import enum Coverage.ServiceCircle
@_exported import struct Coverage.StreetRules
@_exported import struct Coverage.StudyProfile
@_exported import struct Coverage.StudyTile
@_exported import struct Coverage.Walker

// The findings of a study: verdicts, gap areas, figures, supply, routes.

@_exported import enum Coverage.AmountBound
@_exported import enum Coverage.Applicability
@_exported import struct Coverage.AreaFigures
@_exported import struct Coverage.AreaInhabitants
@_exported import enum Coverage.BorderlineCause
@_exported import struct Coverage.CatchmentDecay
@_exported import struct Coverage.CoverageAreas
@_exported import struct Coverage.CoverageResults
@_exported import struct Coverage.CoverageTally
@_exported import struct Coverage.EstateClause
@_exported import struct Coverage.EstateClauses
@_exported import struct Coverage.EstateReach
@_exported import struct Coverage.GapArea
@_exported import enum Coverage.MissingFact
@_exported import struct Coverage.NearMiss
@_exported import struct Coverage.NearestFacility
@_exported import enum Coverage.OutlineMerge
@_exported import struct Coverage.PeopleTally
@_exported import struct Coverage.PopulationSpread
@_exported import struct Coverage.ProfileComparison
@_exported import enum Coverage.Qualification
@_exported import enum Coverage.Reach
@_exported import enum Coverage.ReachedFrom
@_exported import enum Coverage.Reason
@_exported import struct Coverage.ResultPart
@_exported import struct Coverage.Share
@_exported import enum Coverage.Shortcoming
@_exported import struct Coverage.SpreadTally
@_exported import struct Coverage.SupplyFigure
@_exported import struct Coverage.SupplyResults
@_exported import struct Coverage.UnitFigures
@_exported import struct Coverage.UnitRow
@_exported import enum Coverage.UnknownAge
@_exported import enum Coverage.Verdict
@_exported import struct ReportPages.EarlierRun
@_exported import struct ReportPages.MapTiles
@_exported import struct ReportPages.ReportPage
@_exported import struct Reports.AreaReport
@_exported import struct Reports.SingleRoute
@_exported import struct StreetNetwork.Route

// Plans of sites.

@_exported import struct CareModel.CandidateSite
@_exported import struct Reports.SitingReport
@_exported import struct Siting.SitingPlan
@_exported import struct Siting.SiteService

// Policies, and the findings of checking one.

@_exported import struct Compliance.Clause
@_exported import struct Compliance.ClauseKind
@_exported import enum Compliance.ClauseVerdict
@_exported import struct Compliance.ComplianceCheck
@_exported import enum Compliance.Effect
@_exported import struct Compliance.Evidence
@_exported import enum Compliance.EvidencePlace
@_exported import struct Compliance.Finding
@_exported import struct Compliance.FindingList
@_exported import enum Compliance.FindingReason
@_exported import enum Compliance.FindingUnit
@_exported import struct Compliance.Policy
@_exported import enum Compliance.PolicyLibrary
@_exported import struct Compliance.PolicyProblem
@_exported import struct Compliance.PolicyProblems
@_exported import struct Compliance.PolicySource
@_exported import struct Compliance.Register
@_exported import struct Compliance.Subject
@_exported import enum Compliance.SubjectType
@_exported import struct Reports.ComplianceReport

// Layers, files and folders of results.

@_exported import enum Layers.DatabaseExport
@_exported import enum Layers.LayerFormat
@_exported import struct Layers.ResultLayer
@_exported import enum Drawing.PictureFormat
@_exported import struct Reports.PictureOptions
@_exported import struct ResultFolders.EstateChange
@_exported import struct ResultFolders.PartJoin
@_exported import struct ResultFolders.Rectification
@_exported import struct ResultFolders.ResultComparison
@_exported import struct ResultFolders.RuleDifference
@_exported import struct ResultFolders.TownshipChange
@_exported import struct TextFormats.ByteBuffer
