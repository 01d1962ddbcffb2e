// The screens of the desk: one line each, its address and its file, fetched when it is opened.
import { Home } from './desk/lost.tsx'
import { type DeskScreen, screen } from './desk/screen.ts'

const today = () => import('../modules/oversight/screens/today.tsx')
const childPage = () => import('./desk/child-page.tsx')
const boards = () => import('./desk/board-pages.tsx')
const oversight = {
  tablets: () => import('../modules/oversight/screens/tablets.tsx'),
  pending: () => import('../modules/oversight/screens/pending.tsx'),
  system: () => import('../modules/oversight/screens/system.tsx'),
}
const restructuring = {
  changes: () => import('../modules/restructuring/screens/changes.tsx'),
  recut: () => import('../modules/restructuring/screens/recut.tsx'),
  municipalities: () => import('../modules/restructuring/screens/move-municipalities.tsx'),
}
const attendance = {
  door: () => import('../modules/attendance/screens/door-page.tsx'),
  month: () => import('../modules/attendance/screens/month-sheet.tsx'),
  paper: () => import('../modules/attendance/screens/paper-sheet.tsx'),
  referral: () => import('../modules/attendance/screens/referral-paper.tsx'),
  visits: () => import('../modules/attendance/screens/visits-page.tsx'),
}
const safety = {
  list: () => import('../modules/safety/screens/incidents.tsx'),
  one: () => import('./desk/incident-at-desk.tsx'),
  paper: () => import('../modules/safety/screens/incident-paper.tsx'),
  question: () => import('../modules/safety/screens/question-page.tsx'),
  serious: () => import('../modules/safety/screens/serious.tsx'),
}
const referrals = {
  list: () => import('../modules/referrals/screens/cases.tsx'),
  one: () => import('./desk/case-page.tsx'),
  papers: () => import('../modules/referrals/screens/letter-page.tsx'),
  plan: () => import('../modules/referrals/screens/plan-page.tsx'),
  counts: () => import('../modules/referrals/screens/counts.tsx'),
}
const learning = {
  rooms: () => import('../modules/learning/screens/room-weeks.tsx'),
  plan: () => import('../modules/learning/screens/plan-week.tsx'),
  bank: () => import('../modules/learning/screens/activities.tsx'),
  portfolio: () => import('../modules/learning/screens/portfolio.tsx'),
  story: () => import('../modules/learning/screens/week-story.tsx'),
  transition: () => import('../modules/learning/screens/transition.tsx'),
  versions: () => import('../modules/learning/screens/versions.tsx'),
}
const mentoring = {
  home: () => import('../modules/mentoring/screens/mentor-home.tsx'),
  center: () => import('../modules/mentoring/screens/center-visits.tsx'),
  note: () => import('../modules/mentoring/screens/note-visit.tsx'),
  visit: () => import('../modules/mentoring/screens/visit-page.tsx'),
  room: () => import('../modules/mentoring/screens/room-history.tsx'),
  talks: () => import('../modules/mentoring/screens/conversations.tsx'),
  instrument: () => import('../modules/mentoring/screens/interactions.tsx'),
}
const places = {
  ledger: () => import('./desk/places-page.tsx'),
  targets: () => import('../modules/places/screens/targets-page.tsx'),
  center: () => import('../modules/places/screens/center-places.tsx'),
  site: () => import('../modules/places/screens/site-places.tsx'),
}
const construction = {
  list: () => import('../modules/construction/screens/portfolio.tsx'),
  one: () => import('../modules/construction/screens/project-page.tsx'),
  funnel: () => import('../modules/construction/screens/funnel-page.tsx'),
  programme: () => import('../modules/construction/screens/programme-page.tsx'),
  money: () => import('../modules/construction/screens/money-page.tsx'),
  forecast: () => import('../modules/construction/screens/forecast-page.tsx'),
}
const needs = {
  list: () => import('../modules/needs/screens/studies.tsx'),
  one: () => import('../modules/needs/screens/study-page.tsx'),
  poster: () => import('../modules/needs/screens/poster.tsx'),
}
const partners = {
  list: () => import('../modules/partners/screens/partners-page.tsx'),
  one: () => import('./desk/partner-at-desk.tsx'),
  interest: () => import('../modules/partners/screens/interest-opened.tsx'),
  events: () => import('../modules/partners/screens/events-page.tsx'),
  event: () => import('../modules/partners/screens/event-page.tsx'),
  alike: () => import('../modules/partners/screens/alike-page.tsx'),
  materials: () => import('../modules/partners/screens/materials-page.tsx'),
}
const siting = {
  plans: () => import('../modules/siting/screens/plans-page.tsx'),
  bench: () => import('../modules/siting/screens/workbench-page.tsx'),
  plan: () => import('../modules/siting/screens/plan-page.tsx'),
  compare: () => import('../modules/siting/screens/compare-page.tsx'),
  assumptions: () => import('../modules/siting/screens/assumptions-page.tsx'),
}
const territory = {
  map: () => import('../modules/territory/screens/territory-page.tsx'),
  town: () => import('../modules/territory/screens/town-page.tsx'),
}
const agreements = {
  list: () => import('../modules/agreements/screens/agreements-page.tsx'),
  one: () => import('../modules/agreements/screens/agreement-page.tsx'),
  side: () => import('./desk/side-at-desk.tsx'),
}
const editor = () => import('../modules/development/screens/instrument-editor.tsx')
const review = () => import('./desk/review-page.tsx')
const importing = () => import('../modules/exchange/screens/import-draft.tsx')

export const deskScreens: readonly DeskScreen[] = [
  screen('/', async () => Home),
  screen('/entrar', async () => Home),
  screen('/primera-vez', async () => Home),
  screen('/mi-entrada', async () => (await import('./desk/own-entry.tsx')).OwnEntry),
  screen('/hoy', async () => (await today()).TodayPage),
  screen('/hoy/$id', async () => (await today()).TodayPlace),
  screen('/resumenes', async () => (await import('../modules/oversight/screens/digests.tsx')).Digests),
  screen('/ausencias', async () => (await import('../modules/staff/screens/leaves.tsx')).Leaves),
  screen('/tablero', async () => (await boards()).NationBoard),
  screen('/tablero/representacion/$id', async () => (await boards()).RepresentationBoard),
  screen('/tablero/centro/$id', async () => (await boards()).CenterBoard),
  screen('/tablero/centro/$id/sala/$room', async () => (await boards()).RoomBoard),
  screen(
    '/ubicacion/reparto',
    async () => (await import('../modules/siting/screens/shares-page.tsx')).SharesPage,
  ),
  screen('/territorio', async () => (await territory.map()).TerritoryPage),
  screen('/territorio/municipio/$municipality', async () => (await territory.town()).TownPage),
  screen('/centros', async () => (await import('../modules/network/screens/centers.tsx')).Centers),
  screen('/centro/$id', async () => (await import('../modules/network/screens/center.tsx')).CenterPage),
  screen('/centro/$id/cambios', async () => (await restructuring.changes()).ChangesPage),
  screen('/centro/$id/salas', async () => (await restructuring.recut()).RecutPage),
  screen('/municipios/cambio/$keys', async () => (await restructuring.municipalities()).MoveMunicipalities),
  screen('/centro/$id/ninas-y-ninos', async () => (await import('./desk/children-page.tsx')).ChildrenPage),
  screen('/centro/$id/personas-adultas', async () => (await import('./desk/adults-page.tsx')).AdultsPage),
  screen('/centro/$id/nina-o-nino/$child', async () => (await childPage()).ChildPage),
  screen('/centro/$id/nina-o-nino/$child/dia/$day', async () => (await childPage()).ChildPage),
  screen('/centro/$id/dia', async () => (await import('../modules/daily/screens/center-day.tsx')).CenterDay),
  screen(
    '/centro/$id/crecimiento',
    async () => (await import('../modules/growth/screens/overdue.tsx')).Overdue,
  ),
  screen(
    '/centro/$id/desarrollo',
    async () => (await import('../modules/development/screens/center-list.tsx')).DevelopmentCenter,
  ),
  screen(
    '/centro/$id/segundas-miradas',
    async () => (await import('../modules/development/screens/second-looks.tsx')).SecondLooks,
  ),
  screen(
    '/desarrollo',
    async () => (await import('../modules/development/screens/compare-centers.tsx')).CompareCenters,
  ),
  screen(
    '/desarrollo/cohorte',
    async () => (await import('../modules/development/screens/cohort.tsx')).Cohort,
  ),
  screen(
    '/desarrollo/revision',
    async () => (await import('../modules/development/screens/quality-review.tsx')).QualityReview,
  ),
  screen(
    '/centro/$id/nina-o-nino/$child/desarrollo-familia',
    async () => (await import('../modules/development/screens/family-sheet.tsx')).FamilySheet,
  ),
  screen(
    '/centro/$id/nina-o-nino/$child/aplicar/$instrument',
    async () => (await import('../modules/development/screens/apply-instrument.tsx')).ApplyInstrument,
  ),
  screen(
    '/instrumentos',
    async () => (await import('../modules/development/screens/instruments.tsx')).Instruments,
  ),
  screen('/instrumentos/nuevo', async () => (await editor()).NewInstrument),
  screen('/instrumentos/$instrument/$version', async () => (await editor()).NextVersion),
  screen('/centro/$id/puerta', async () => (await attendance.door()).DoorPage),
  screen('/centro/$id/puerta/dia/$day', async () => (await attendance.door()).DoorPage),
  screen('/centro/$id/puerta/mes', async () => (await attendance.month()).MonthSheet),
  screen('/centro/$id/puerta/papel', async () => (await attendance.paper()).PaperSheet),
  screen('/centro/$id/puerta/envio/$child/$day', async () => (await attendance.referral()).ReferralPaper),
  screen('/centro/$id/visitas', async () => (await attendance.visits()).VisitsPage),
  screen('/centro/$id/incidentes', async () => (await safety.list()).Incidents),
  screen('/centro/$id/incidentes/nuevo', async () => (await safety.one()).NewIncident),
  screen('/centro/$id/incidentes/nuevo/$child/$day', async () => (await safety.one()).NewIncident),
  screen('/centro/$id/incidentes/pregunta/$child/$day', async () => (await safety.question()).QuestionPage),
  screen('/centro/$id/incidentes/$incident', async () => (await safety.one()).IncidentAtDesk),
  screen('/centro/$id/incidentes/$incident/hoja/$child', async () => (await safety.paper()).IncidentPaper),
  screen('/centro/$id/nina-o-nino/$child/portafolio', async () => (await learning.portfolio()).Portfolio),
  screen('/centro/$id/nina-o-nino/$child/semana/$week', async () => (await learning.story()).WeekStory),
  screen(
    '/centro/$id/nina-o-nino/$child/paso-a-preescolar',
    async () => (await learning.transition()).Transition,
  ),
  screen('/centro/$id/aprendizaje', async () => (await learning.rooms()).RoomWeeks),
  screen('/centro/$id/aprendizaje/actividades', async () => (await learning.bank()).Activities),
  screen('/centro/$id/aprendizaje/$room/$week', async () => (await learning.plan()).PlanWeek),
  screen('/programa', async () => (await learning.versions()).Versions),
  screen('/acompanamiento', async () => (await mentoring.home()).MentorHome),
  screen('/centro/$id/acompanamiento', async () => (await mentoring.center()).CenterVisits),
  screen(
    '/centro/$id/acompanamiento/acuerdo/$agreement',
    async () => (await mentoring.center()).CenterVisits,
  ),
  screen('/centro/$id/acompanamiento/anotar', async () => (await mentoring.note()).NoteVisit),
  screen('/centro/$id/acompanamiento/visita/$visit', async () => (await mentoring.visit()).VisitPage),
  screen('/centro/$id/acompanamiento/sala/$room', async () => (await mentoring.room()).RoomHistory),
  screen('/conversaciones', async () => (await mentoring.talks()).Conversations),
  screen('/conversaciones/$person', async () => (await mentoring.talks()).ConversationPage),
  screen('/instrumentos/interacciones', async () => (await mentoring.instrument()).Interactions),
  screen('/lugares', async () => (await places.ledger()).PlacesPage),
  screen('/lugares/metas', async () => (await places.targets()).TargetsPage),
  screen('/lugares/representacion/$id', async () => (await places.ledger()).PlacesPage),
  screen('/lugares/estado/$state', async () => (await places.ledger()).PlacesPage),
  screen('/lugares/municipio/$municipality', async () => (await places.ledger()).PlacesPage),
  screen('/lugares/sitio/$book/$site', async () => (await places.site()).SitePlaces),
  screen('/centro/$id/lugares', async () => (await places.center()).CenterPlaces),
  screen('/obras', async () => (await construction.list()).Portfolio),
  screen('/obras/lista/$which', async () => (await construction.list()).Portfolio),
  screen('/obras/lista/$which/$month', async () => (await construction.list()).Portfolio),
  screen('/obras/lista/$which/de/$of', async () => (await construction.list()).Portfolio),
  screen('/obras/lista/$which/$month/de/$of', async () => (await construction.list()).Portfolio),
  screen('/obras/programa', async () => (await construction.programme()).ProgrammePage),
  screen('/obras/dinero', async () => (await construction.money()).MoneyPage),
  screen('/obras/pronostico', async () => (await construction.forecast()).ForecastPage),
  screen('/obras/pronostico/estado/$state', async () => (await construction.forecast()).ForecastPage),
  screen('/obras/pronostico/representacion/$id', async () => (await construction.forecast()).ForecastPage),
  screen('/obras/embudo', async () => (await construction.funnel()).FunnelPage),
  screen('/estudios', async () => (await needs.list()).Studies),
  screen('/estudios/$book/$study', async () => (await needs.one()).StudyPage),
  screen('/estudios/$book/$study/cartel', async () => (await needs.poster()).Poster),
  screen('/obras/$book/$project', async () => (await construction.one()).ProjectPage),
  screen('/obras/$book/$project/$part', async () => (await construction.one()).ProjectPage),
  screen('/obras/$book/$project/obra/$note', async () => (await construction.one()).ProjectPage),
  screen('/aliados', async () => (await partners.list()).PartnersPage),
  screen('/aliados/eventos', async () => (await partners.events()).EventsPage),
  screen('/aliados/eventos/$book/$event', async () => (await partners.event()).EventPage),
  screen('/aliados/parecidas', async () => (await partners.alike()).AlikePage),
  screen('/aliados/materiales', async () => (await partners.materials()).MaterialsPage),
  screen('/aliados/interes/$book/$interest', async () => (await partners.interest()).InterestOpened),
  screen('/aliados/$book/$partner', async () => (await partners.one()).PartnerAtDesk),
  screen('/ubicacion', async () => (await siting.plans()).PlansPage),
  screen('/ubicacion/mesa', async () => (await siting.bench()).Workbench),
  screen('/ubicacion/mesa/$plan', async () => (await siting.bench()).WorkbenchFrom),
  screen('/ubicacion/supuestos', async () => (await siting.assumptions()).AssumptionsPage),
  screen('/ubicacion/comparar/$a/$b', async () => (await siting.compare()).ComparePlansPage),
  screen('/ubicacion/plan/$plan', async () => (await siting.plan()).PlanPage),
  screen('/convenios', async () => (await agreements.list()).AgreementsPage),
  screen('/convenios/$book/$agreement', async () => (await agreements.one()).AgreementPage),
  screen('/mi-lado', async () => (await agreements.side()).SideAtDesk),
  screen('/incidentes-graves', async () => (await safety.serious()).SeriousIncidents),
  screen('/centro/$id/seguimiento', async () => (await referrals.list()).Cases),
  screen('/centro/$id/seguimiento/de/$child', async () => (await referrals.list()).Cases),
  screen('/centro/$id/seguimiento/$case', async () => (await referrals.one()).CasePage),
  screen('/centro/$id/seguimiento/$case/carta', async () => (await referrals.papers()).LetterPage),
  screen('/centro/$id/seguimiento/$case/plan', async () => (await referrals.plan()).PlanPage),
  screen('/seguimientos', async () => (await referrals.counts()).CaseCountsPage),
  screen('/seguimientos/$representation', async () => (await referrals.counts()).CaseCountsPage),
  screen('/centro/$id/personal', async () => (await import('../modules/staff/screens/staff.tsx')).Staff),
  screen('/encontrar', async () => (await import('../modules/children/screens/find-child.tsx')).FindChild),
  screen(
    '/expedientes-parecidos',
    async () => (await import('../modules/children/screens/likely-files.tsx')).LikelyFiles,
  ),
  screen(
    '/expedientes-parecidos/$book/$child/$from/$file',
    async () => (await import('./desk/compare-page.tsx')).ComparePage,
  ),
  screen(
    '/municipios',
    async () => (await import('../modules/network/screens/municipalities.tsx')).Municipalities,
  ),
  screen(
    '/representaciones',
    async () => (await import('../modules/network/screens/representations.tsx')).Representations,
  ),
  screen('/normas', async () => (await import('../modules/network/screens/norms.tsx')).Norms),
  screen('/tabletas', async () => (await oversight.tablets()).Tablets),
  screen('/tabletas/$id', async () => (await oversight.tablets()).Tablets),
  screen('/revision', async () => (await review()).ReviewPage),
  screen('/revision/$id', async () => (await review()).ReviewPage),
  screen('/pendientes', async () => (await oversight.pending()).Pending),
  screen('/estado', async () => (await oversight.system()).System),
  screen('/auditorias', async () => (await import('../modules/audit/screens/audits.tsx')).Audits),
  screen(
    '/auditoria/$id/$sample',
    async () => (await import('../modules/audit/screens/sample.tsx')).SamplePage,
  ),
  // one address for reporting, reading and naming: it tells nobody which of them somebody does
  screen('/proteccion', async () => (await import('../modules/protection/screens/protocol.tsx')).Protocol),
  screen('/importar', async () => (await import('../modules/exchange/screens/import.tsx')).Import),
  screen('/importar/$draft', async () => (await importing()).ImportOpen),
  screen('/importar/$draft/$step', async () => (await importing()).ImportStep),
]
